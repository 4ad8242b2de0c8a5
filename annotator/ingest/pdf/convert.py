"""PDF files as articles: the text in its order, and what had to be guessed for that."""

import re
from typing import Final

from annotator.domain.article import Byline, Direction
from annotator.domain.counting import counted
from annotator.domain.draft import PARAGRAPH_BREAK
from annotator.ingest import codecs_ready  # noqa: F401 - what it loads cannot be loaded later
from annotator.ingest.extract import Extract
from annotator.ingest.languages import main_direction
from annotator.ingest.pdf.heads import without_heads
from annotator.ingest.pdf.mirroring import turned_round
from annotator.ingest.pdf.order import Row, rows_of
from annotator.ingest.pdf.pages import Locked, NotReadable, Page, pages_of
from annotator.ingest.pdf.reflow import Reflown, reflow
from annotator.ingest.refusals import refuse

MEDIA_TYPE: Final = "application/pdf"

_SHOWN = 5
_LONGEST = 60
_NO_TITLE = re.compile(
    r"untitled.*|microsoft word.*|.*\.(?:docx?|odt|indd|pdf|qxd|pages)", re.IGNORECASE
)
_UNMAPPED = 0.1  # of the letters may stand for nothing known


def convert(data: bytes, name: str) -> tuple[Extract, ...]:
    """Return the text of a PDF file as one article.

    Raises
    ------
    UnreadableInput
        The file is protected, damaged, or holds pictures of pages only.

    """
    try:
        printed = pages_of(data)
    except Locked as error:
        todo = "Open it with its password, print it to a new PDF file without one, and import that."
        raise refuse(name, "is protected by a password", todo) from error
    except NotReadable as error:
        raise refuse(name, "is damaged or cut off and cannot be read as a PDF file") from error
    sample = _letters(printed.pages, name)
    from_right = main_direction(sample) is Direction.RIGHT_TO_LEFT
    gutters: list[float] = []
    rows = [rows_of(page, gutters, from_right=from_right) for page in printed.pages]
    kept, heads = without_heads(printed.pages, rows)
    flown = reflow(kept)
    paragraphs = turned_round(flown.paragraphs) if from_right else flown.paragraphs
    title = " ".join(printed.title.split())
    return (
        Extract(
            PARAGRAPH_BREAK.join(paragraphs),
            MEDIA_TYPE,
            hints=Byline(title="" if _NO_TITLE.fullmatch(title) else title),
            notes=(*_missing(printed.pages), *_order_noted(rows), *_notes(flown, heads)),
        ),
    )


def _letters(pages: list[Page], name: str) -> str:
    """Return all letters of a file, whose order does not matter, or refuse it without any."""
    letters = "".join(piece.text for page in pages for piece in page.pieces)
    if not letters:
        todo = "Let a program recognise its text first (OCR), then import the result."
        raise refuse(name, "holds pictures of pages and no text, as a scanner makes them", todo)
    unknown = sum(not one.isprintable() or one == "\ufffd" for one in letters)
    if unknown > len(letters) * _UNMAPPED:
        todo = "Print it to a new PDF file, or let a program recognise its text (OCR)."
        raise refuse(name, "does not say which letters its signs stand for", todo)
    return letters


def _missing(pages: list[Page]) -> list[str]:
    empty = [str(number) for number, page in enumerate(pages, 1) if not page.pieces]
    if not empty:
        return []
    shown = ", ".join(empty[:_SHOWN]) + (" and others" if len(empty) > _SHOWN else "")
    return [f"Pages without any text, empty or a picture of it: {shown}."]


def _order_noted(rows: list[list[Row]]) -> list[str]:
    several = [str(number) for number, page in enumerate(rows, 1) if page and page[-1].column]
    if not several:
        return []
    shown = ", ".join(several[:_SHOWN]) + (" and others" if len(several) > _SHOWN else "")
    return [f"Columns were put one after the other, so check their order, on pages: {shown}."]


def _notes(flown: Reflown, heads: list[str]) -> list[str]:
    notes = []
    if flown.joined:
        notes.append(
            f"Joined into paragraphs: {counted(flown.joined, 'printed line', 'printed lines')}."
        )
    if flown.words:
        words = tuple(dict.fromkeys(flown.words))
        shown = ", ".join(f"“{word}”" for word in words[:_SHOWN])
        more = f" and {len(words) - _SHOWN:,} more" if len(words) > _SHOWN else ""
        notes.append(f"Made whole at the end of a line: {shown}{more}.")
    if heads:
        shown = ", ".join(f"“{one[:_LONGEST]}”" for one in heads[:_SHOWN])
        notes.append(f"Left out as running heads and page numbers: {shown}.")
    return notes
