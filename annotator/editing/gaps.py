"""The use case of finding what is still to be coded in an article."""

from collections import OrderedDict

from annotator.domain.gaps import Gap, GapIndex, passages
from annotator.editing.project import Project

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
    """Return the passages of an article that have no statement yet, in text order.

    Raises
    ------
    NotFound
        There is no such article.

    """
    _, text = project.text(article)
    version = project.read.newest_version(article)
    (row,) = project.read.articles(article)
    index = GapIndex(passages_of(text, version[1] if version else "", row.language))
    index.cover(span for mark in project.read.marks(article) for span in mark.spans)
    return index.open
