"""The use cases of finding what is still to be coded, and of saying that a passage is not."""

from collections import OrderedDict
from collections.abc import Iterable

from annotator.domain.gaps import Gap, GapIndex, passages
from annotator.domain.spans import TextSpan
from annotator.editing.project import Project, new_id, no_article
from annotator.errors import NotFound
from annotator.store import schema

_KEPT = 1_000
"""So many articles' passages are remembered: a text never changes under its hash."""

_known: OrderedDict[tuple[str, str], tuple[Gap, ...]] = OrderedDict()


def passages_of(text: str, sha256: str, language: str) -> tuple[Gap, ...]:
    """Return what looks like somebody's words in a canonical text; worked out once for each."""
    key = sha256, language
    found = _known.pop(key, None)
    if found is None:
        found = passages(text, language)
    _known[key] = found
    if len(_known) > _KEPT:
        _known.popitem(last=False)
    return found


def gaps_of(project: Project, article: str) -> tuple[Gap, ...]:
    """Return the passages of an article with neither a statement nor a dismissal, in text order.

    Raises
    ------
    NotFound
        There is no such article.

    """
    whole = project.read.article(article)
    if whole is None:
        raise no_article(project.path, article)
    index = GapIndex(passages_of(whole.text, whole.sha256, whole.byline.language))
    index.cover(span for mark in project.read.marks(article) for span in mark.spans)
    index.cover(project.read.dismissals(article))
    return index.open


def dismiss(
    project: Project, article: str, spans: Iterable[TextSpan], initiator: object | None = None
) -> int:
    """Keep on record that passages of an article need no statement; undo takes it back.

    Returns how many passages these are.

    Raises
    ------
    NotFound
        There is no such article, or it ends before one of the passages does.

    """
    wanted = sorted(set(spans))
    with project.edit("Dismiss passage", initiator) as edit:
        _, text = project.text(article, edit.read)
        for span in wanted:
            if span.end > len(text):
                raise NotFound(
                    f"The article has no passage {span.start} to {span.end}.",
                    kept="Nothing was changed.",
                    todo="“annotator gaps” lists the passages.",
                )
            edit.unit.add(
                schema.Dismissal(
                    id=new_id(),
                    article_id=article,
                    coder_id=edit.coder,
                    start=span.start,
                    end=span.end,
                    exact=span.slice(text),
                    at=edit.unit.at,
                )
            )
    return len(wanted)
