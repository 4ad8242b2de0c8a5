"""Use cases on a newer text of an article: what becomes of its statements, and placing them."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from annotator.domain.annotation import Annotation
from annotator.domain.draft import Draft
from annotator.domain.quotations import form_of
from annotator.domain.reanchoring import Correction, Fate, Placement, worst
from annotator.domain.spans import TextSpan
from annotator.domain.text import sha256
from annotator.editing.backups import take_if_changed
from annotator.editing.importing import Drafts, keep_version
from annotator.editing.project import Edit, Project
from annotator.editing.statement_rows import alter, refuse_double, secondary_kinds, write_parts
from annotator.errors import RuleBroken
from annotator.store import schema
from annotator.store.annotation_filter import AnnotationFilter
from annotator.store.annotation_reading import kinds_column
from annotator.store.reading import Reader


@dataclass(frozen=True, slots=True)
class Fated:
    """A statement, and what became of its words in the newer text of its article.

    `spans` are where they stand there, () for an orphan; `guess` is what an orphan's words might
    have become. `context` is what stood around them, before and after.
    """

    annotation: Annotation
    fate: Fate
    spans: tuple[TextSpan, ...]
    words: str
    """The words there, joined as a statement's are printed; of an orphan those of the guess."""
    context: tuple[str, str]
    guess: TextSpan | None = None

    @property
    def is_placed(self) -> bool:
        """Tell whether there is a place to accept."""
        return bool(self.spans)


@dataclass(frozen=True, slots=True)
class Corrected:
    """A newer text of an article: its number, and what becomes of each statement, in text order."""

    article: str
    version: int
    statements: tuple[Fated, ...]

    def count(self, fate: Fate) -> int:
        """Return how many statements have that fate."""
        return Counter(one.fate for one in self.statements)[fate]

    @property
    def doubtful(self) -> tuple[Fated, ...]:
        """Return those that somebody has to look at."""
        return tuple(one for one in self.statements if not one.fate.is_sure)


_CONTEXT = 80


def only_draft(drafts: Drafts | None) -> tuple[str, Draft]:
    """Return the one article that was read to be the newer text, with its path.

    Raises
    ------
    RuleBroken
        Nothing could be read, or several articles were.

    """
    ready = drafts.ready if drafts else ()
    if len(ready) > 1:
        raise _refused(
            f"The file holds {len(ready):,} articles.", "Choose a file with the newer text alone."
        )
    if not ready:
        failed = drafts.failed if drafts else ()
        raise _refused(
            "The newer text could not be read.",
            failed[0].reason if failed else "Choose another file, or paste the text.",
        )
    return ready[0]


def preview(project: Project, article: str, text: str) -> Corrected:
    """Return what would become of an article's statements in a newer canonical text of it.

    Raises
    ------
    NotFound
        There is no such article.
    RuleBroken
        The text is the one that is there.

    """
    return _foretold(project, article, text, project.read)


def _foretold(project: Project, article: str, text: str, read: Reader) -> Corrected:
    _, now = project.text(article, read)
    if sha256(text) == sha256(now):
        raise _refused(
            "The text is the very one the article has.", "Bring in the text as it was corrected."
        )
    found = read.article(article)
    statements = read.annotations(AnnotationFilter(article=article))
    return Corrected(
        article,
        (found.version if found else 0) + 1,
        _fates(text, statements, project.text_under((one.id for one in statements), read)),
    )


def correct_text(
    project: Project, article: str, draft: Draft, path: str = "", initiator: object | None = None
) -> Corrected:
    """Store a newer text of an article, in one step, and place there all statements that are sure.

    Statements of every coder whose words are the same, but for typography, stand in the newer
    text from then on, in whatever state their annotation set is. All others keep the text they
    were coded in, and wait until somebody has looked at them (`waiting`, `accept`). Passages that
    were dismissed stay dismissed where they still stand. Errors as `preview`, and UnreadableInput
    without any body text.
    """
    draft.require_body()
    if path:
        take_if_changed(project.path, "before import")
    with project.edit("Correct the article's text", initiator) as edit:
        before, _ = project.text(article, edit.read)
        found = _foretold(project, article, draft.text, edit.read)
        version = keep_version(edit, article, draft, found.version, before)
        sure = [one for one in found.statements if one.fate.is_sure]
        edit.unit.change_many(
            schema.Annotation, {one.annotation.id: {"version_id": version} for one in sure}
        )
        edit.unit.remove(schema.Part, "annotation_id", [one.annotation.id for one in sure])
        for one in sure:
            write_parts(edit, one.annotation.id, draft.text, one.spans)
        _place_dismissals(edit, article, draft.text)
        edit.call_it(_label(found))
    return found


def waiting(project: Project, article: str) -> tuple[Fated, ...]:
    """Return the statements that wait in older texts of an article, with where they may stand now.

    Raises
    ------
    NotFound
        There is no such article.

    """
    _, text = project.text(article)
    statements = project.read.annotations(AnnotationFilter(article=article, waiting=True))
    return _fates(text, statements, project.text_under(one.id for one in statements))


def accept(project: Project, placed: Sequence[Fated], initiator: object | None = None) -> None:
    """Have waiting statements stand where they may stand in the newest text, in one step.

    Their words and, unless it was corrected by hand, their form are those of the newest text.

    Raises
    ------
    RuleBroken
        One of them has no place, its article is approved, or it would stand there twice.
    StaleEdit
        One was changed meanwhile.

    """
    many = len(placed)
    label = "Place a corrected statement" if many == 1 else f"Place {many:,} corrected statements"
    with project.edit(label, initiator) as edit:
        for one in placed:
            if not one.is_placed:
                raise _refused(
                    "The statement's words stand nowhere in the corrected text.",
                    "Select the words it is to have, or delete it.",
                )
            _place(project, edit, one)


def _place(project: Project, edit: Edit, one: Fated) -> None:
    annotation = one.annotation
    version, text = project.text(annotation.article, edit.read)
    if " … ".join(span.slice(text) for span in one.spans) != one.words:
        raise _refused(
            "The article's text was changed in the meantime.",
            "Look at the statement again as it is now.",
        )
    values: dict[str, object] = {"updated": edit.unit.at, "version_id": version}
    if not annotation.form_is_corrected:
        form = form_of(text, one.spans)
        also = secondary_kinds(annotation.kind, annotation.also, form)
        values |= {"form": form.value, "also": kinds_column(also)}
    set_id = alter(edit, annotation, values)
    edit.unit.remove(schema.Part, "annotation_id", [annotation.id])
    write_parts(edit, annotation.id, text, one.spans)
    refuse_double(edit, annotation.id, set_id)


# What becomes of statements


def _fates(
    new: str, statements: Iterable[Annotation], texts: Mapping[str, str]
) -> tuple[Fated, ...]:
    corrections: dict[str, Correction] = {}
    found = []
    for one in statements:
        old = texts.get(one.id)
        if old is None:  # somebody deleted it since it was read
            continue
        if old not in corrections:
            corrections[old] = Correction(old, new)
        placed = [corrections[old].place(part.span) for part in one.parts]
        found.append(_fated(one, old, new, placed))
    return tuple(found)


def _fated(one: Annotation, old: str, new: str, placed: Sequence[Placement]) -> Fated:
    fate = worst(part.fate for part in placed)
    spans = tuple(sorted(part.new for part in placed if part.new is not None))
    if any(later.start < former.end for former, later in pairwise(spans)):
        fate = Fate.ORPHAN
    before = [part.old for part in placed]
    is_quoted_anew = fate.is_sure and form_of(new, spans) is not form_of(old, before)
    if is_quoted_anew and not one.form_is_corrected:
        fate = Fate.CHANGED  # the words are the same, but are no longer the actor's own, or now are
    guess = next((part.guess for part in placed if part.guess), None)
    if fate is Fate.ORPHAN:
        guess = guess or (spans[0] if spans else None)
        spans = ()
    shown = spans or ((guess,) if guess else ())
    words = " … ".join(span.slice(new) for span in shown)
    context = old[max(0, one.start - _CONTEXT) : one.start], old[one.end : one.end + _CONTEXT]
    return Fated(one, fate, spans, words, context, guess)


def _place_dismissals(edit: Edit, article: str, text: str) -> None:
    rows = edit.read.record.stored("dismissal", "article_id", [article])
    olds = {
        row["id"]: edit.read.text(row["text_sha256"])
        for row in edit.read.record.stored("article_version", "article_id", [article])
    }
    corrections: dict[str, Correction] = {}
    changed: dict[str, dict[str, object]] = {}
    for row in rows:
        span = TextSpan(row["start"], row["end"])
        old = next((one for one in reversed(olds.values()) if span.slice(one) == row["exact"]), "")
        if not old or old == text:
            continue
        correction = corrections.setdefault(old, Correction(old, text))
        placed = correction.place(span)
        if placed.fate.is_sure and placed.new is not None:
            exact = placed.new.slice(text)
            values = {"start": placed.new.start, "end": placed.new.end, "exact": exact}
            changed[row["id"]] = values
    edit.unit.change_many(schema.Dismissal, changed)


def _label(found: Corrected) -> str:
    left = len(found.doubtful)
    if not left:
        return f"Correct the article's text, version {found.version}"
    waits = "1 statement waits" if left == 1 else f"{left:,} statements wait"
    return f"Correct the article's text, version {found.version}; {waits}"


def _refused(happened: str, todo: str) -> RuleBroken:
    return RuleBroken(happened, kept="Nothing was changed.", todo=todo)
