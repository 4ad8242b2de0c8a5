"""The statements a list shows, in order; what a row says is read when somebody looks at it."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from typing_extensions import override

from annotator.domain.annotation import Annotation, Place
from annotator.domain.codebook import Kind
from annotator.ui.panels.plain import LONGEST, isolated
from annotator.ui.panels.row_model import RowModel

NumberAt = Callable[[int], int]
"""Returns the number of the paragraph at an offset in code points."""

Fetch = Callable[[Sequence[str]], Iterable[Annotation]]
"""Returns the annotations of these ids that can be read."""

_AROUND = 32
"""So many rows on either side are read along with one that is to be shown."""

_KEPT = 2_000
"""Of so many rows it is remembered what they say."""

_GONE = "This statement cannot be read."


class AnnotationModel(RowModel[Place]):
    """Places by article, start, end and the time the statement was made."""

    def __init__(self) -> None:
        super().__init__(_id, _itself)
        self._number_at: NumberAt = _first
        self._fetch: Fetch = _nothing
        self._read: dict[str, Annotation | None] = {}
        self._titles: Mapping[str, str] = {}
        self._article_places: dict[str, int] = {}
        self._last_start = 0

    def load(self, annotations: Iterable[Annotation], number_at: NumberAt) -> None:
        """Hold these annotations of one article and no others."""
        self.begin(_nothing, number_at)
        for annotation in annotations:
            self.take_in(annotation)

    def begin(
        self, fetch: Fetch, number_at: NumberAt, titles: Mapping[str, str] | None = None
    ) -> None:
        """Hold nothing yet; rows are read by `fetch`.

        `titles` names the articles, by id, where the list holds more than the open one.
        """
        self._fetch, self._number_at, self._titles = fetch, number_at, titles or {}
        self._read.clear()
        self._article_places.clear()
        self._last_start = 0
        self.load_rows([])

    @override
    def append(self, rows: Sequence[Place]) -> None:
        if rows:
            self._article_places |= {place.article: place.article_place for place in rows[-1:]}
            self._last_start = max(self._last_start, *(place.start for place in rows))
        super().append(rows)

    def take_in(self, annotation: Annotation, place: Place | None = None) -> None:
        """Take in an annotation, new or changed; its place is known where the list has several."""
        self._read.pop(annotation.id, None)
        self._read[annotation.id] = annotation
        self._last_start = max(self._last_start, annotation.start)
        self.put(place or self._place_of(annotation))
        self._forget_the_oldest()

    def forget(self) -> None:
        """Read anew what rows say when they are shown next."""
        self._read.clear()

    def annotation(self, place: int) -> Annotation | None:
        """Return the annotation at a place in the list; None when it cannot be read."""
        row = self.id_at(place)
        if row not in self._read:
            self._read_around(place)
        return self._read[row]

    def paragraph(self, annotation: Annotation) -> int:
        """Return the number of the paragraph a statement begins in."""
        return self._number_at(annotation.start)

    def last_paragraph(self) -> int:
        """Return the number of the paragraph the last statement begins in, or 1."""
        return self._number_at(self._last_start)

    @property
    def is_of_many(self) -> bool:
        """Tell whether the list holds statements of several articles."""
        return bool(self._titles)

    def title(self, article: str) -> str:
        """Return an article's title, to be told where the list has several."""
        return self._titles.get(article, "")

    @override
    def shown(self, row: Place) -> str:
        annotation = self._at(row)
        if annotation is None:
            return _GONE
        names = speaker(annotation)
        if annotation.targets:
            names = f"{names} → {targets(annotation)}"
        return f"{names}: {isolated(excerpt(annotation))}"

    @override
    def spoken(self, row: Place) -> str:
        annotation = self._at(row)
        if annotation is None:
            return _GONE
        if self.is_of_many:
            return in_words(annotation, f"in {isolated(self.title(annotation.article))}")
        return in_words(annotation, f"paragraph {self.paragraph(annotation)}")

    def _at(self, row: Place) -> Annotation | None:
        place = self.row_of(row.annotation)
        return None if place is None else self.annotation(place)

    def _read_around(self, place: int) -> None:
        around = range(max(0, place - _AROUND), min(len(self), place + _AROUND))
        ids = [row for row in map(self.id_at, around) if row not in self._read]
        found = {one.id: one for one in self._fetch(ids)}
        self._read |= {row: found.get(row) for row in ids}
        self._forget_the_oldest()

    def _forget_the_oldest(self) -> None:
        while len(self._read) > _KEPT:
            del self._read[next(iter(self._read))]

    def _place_of(self, annotation: Annotation) -> Place:
        span = annotation.parts[0].span
        article = self._article_places.setdefault(annotation.article, 0)
        return Place(
            "", article, span.start, span.end, annotation.created, annotation.id, annotation.article
        )


def speaker(annotation: Annotation) -> str:
    """Return whose words a statement is, with the article's own words for them if noted."""
    name, printed = isolated(annotation.attribution), annotation.details.descriptor
    return f"{name} “{isolated(printed)}”" if printed.strip() else name


WAITS = "in the older text"
"""Said of a statement whose words wait for a place in the newest text of its article."""


def in_words(annotation: Annotation, where: str) -> str:
    """Return a statement as it is read out: its kinds, whose words they are, and where."""
    who = speaker(annotation)
    if annotation.is_waiting:
        where = WAITS
    if annotation.targets:
        who = f"{who} to {targets(annotation)}"
    kinds = " and ".join([annotation.kind.value, *(kind.value for kind in also(annotation))])
    told = [kinds.capitalize(), who, where]
    told += ["the same as others"] if annotation.same_as else []
    return ", ".join([*told, "flagged"] if annotation.flagged else told)


def excerpt(annotation: Annotation) -> str:
    """Return the beginning of a statement's words, its parts joined as they are printed."""
    words, length = [], 0
    for part in annotation.parts:
        words.append(part.exact[: LONGEST + 1])
        length += len(part.exact)
        if length > LONGEST:
            break
    return " … ".join(words)


def targets(annotation: Annotation) -> str:
    """Return the names of those a statement is aimed at."""
    return ", ".join(isolated(target.actor.name) for target in annotation.targets)


def also(annotation: Annotation) -> list[Kind]:
    """Return the secondary kinds in the order in which kinds are printed."""
    return [kind for kind in Kind if kind in annotation.also]


def _id(place: Place) -> str:
    return place.annotation


def _itself(place: Place) -> Place:
    return place


def _first(_offset: int) -> int:
    return 1


def _nothing(_ids: Sequence[str]) -> Iterable[Annotation]:
    return ()
