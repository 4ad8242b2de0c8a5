"""The statements of one article in text order, as a list shows and speaks them."""

from collections.abc import Callable, Iterable

from typing_extensions import override

from annotator.domain.annotation import Annotation
from annotator.domain.codebook import Kind
from annotator.ui.panels.plain import LONGEST, isolated
from annotator.ui.panels.row_model import RowModel

NumberAt = Callable[[int], int]
"""Returns the number of the paragraph at an offset in code points."""


class AnnotationModel(RowModel[Annotation]):
    """Annotations by start, end and the time they were made."""

    def __init__(self) -> None:
        super().__init__(_id, _place)
        self._number_at: NumberAt = _first

    def load(self, annotations: Iterable[Annotation], number_at: NumberAt) -> None:
        """Hold these annotations and no others, with the paragraphs of their text."""
        self._number_at = number_at
        self.load_rows(annotations)

    def annotation(self, place: int) -> Annotation:
        """Return the annotation at a place in the list."""
        return self.row(place)

    def paragraph(self, annotation: Annotation) -> int:
        """Return the number of the paragraph a statement begins in."""
        return self._number_at(annotation.start)

    def last_paragraph(self) -> int:
        """Return the number of the paragraph the last statement begins in, or 1."""
        return self.paragraph(self.row(len(self) - 1)) if len(self) else 1

    @override
    def shown(self, row: Annotation) -> str:
        names = isolated(row.attribution)
        if row.targets:
            names = f"{names} → {targets(row)}"
        return f"{names}: {isolated(excerpt(row))}"

    @override
    def spoken(self, row: Annotation) -> str:
        return in_words(row, self.paragraph(row))


def in_words(annotation: Annotation, paragraph: int) -> str:
    """Return a statement as it is read out: its kinds, whose words they are, where it begins."""
    who = isolated(annotation.attribution)
    if annotation.targets:
        who = f"{who} to {targets(annotation)}"
    kinds = " and ".join([annotation.kind.value, *(kind.value for kind in also(annotation))])
    told = [kinds.capitalize(), who, f"paragraph {paragraph}"]
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


def _id(annotation: Annotation) -> str:
    return annotation.id


def _place(annotation: Annotation) -> tuple[int, int, str, str]:
    return annotation.start, annotation.end, annotation.created, annotation.id


def _first(_offset: int) -> int:
    return 1
