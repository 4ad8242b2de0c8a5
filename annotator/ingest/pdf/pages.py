"""The pieces of text on the pages of a PDF file, with where they stand; all that PDFium is for."""

import sys
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

import pypdfium2 as pdfium
from pypdfium2 import raw

MOST_PAGES: Final = 2_000

_LINE_ENDS = ("\r", "\n")
_HYPHEN = "\u0002"  # PDFium's own sign for a hyphen at the end of a line
_WIDE_GAP = 1.0  # of the size of the letters: a gutter between columns, or a tabulator
_OTHER_LINE = 0.5  # of the size of the letters, up or down
_LEAST_SIZE = 1.0
_FROM_RIGHT = ("R", "AL")


class Locked(Exception):
    """The file is protected by a password."""


class NotReadable(Exception):
    """The file is no PDF file, or damaged."""


@dataclass(slots=True)
class Piece:
    """A run of text on one printed line; lengths in points, `top` measured from the page's top."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float

    @property
    def middle(self) -> float:
        """Return the height at which the piece stands."""
        return (self.top + self.bottom) / 2

    @property
    def centre(self) -> float:
        """Return how far from the left edge of the page the middle of the piece is."""
        return (self.left + self.right) / 2


@dataclass(slots=True)
class Page:
    """The pieces of one page in the order in which the file has them."""

    width: float
    height: float
    pieces: list[Piece] = field(default_factory=list)


@dataclass(slots=True)
class Printed:
    """All pages, and the title that the file's properties name, or ""."""

    pages: list[Page]
    title: str


def pages_of(data: bytes) -> Printed:
    """Return what is printed on the pages of a PDF file.

    Raises
    ------
    Locked
        The file is protected by a password.
    NotReadable
        The file cannot be read as a PDF file, or has more than MOST_PAGES pages.

    """
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            raise Locked from error
        raise NotReadable from error
    try:
        if len(document) > MOST_PAGES:
            raise NotReadable
        title = document.get_metadata_value("Title") or ""
        return Printed([_page(document, number) for number in range(len(document))], title)
    except pdfium.PdfiumError as error:
        raise NotReadable from error
    finally:
        document.close()


def _page(document: pdfium.PdfDocument, number: int) -> Page:
    page = document[number]
    width, height = page.get_size()
    text = page.get_textpage()
    try:
        return Page(width, height, list(_pieces(text, height)))
    finally:
        text.close()
        page.close()


def _pieces(text: pdfium.PdfTextPage, height: float) -> Iterator[Piece]:
    """Yield runs of letters, parted where a line ends or a wide gap is."""
    piece: Piece | None = None
    space = ""
    for letter, here in _signs(text, height):
        if here is None:
            if letter in _LINE_ENDS and piece is not None:
                yield piece
                piece = None
            space = " "
            continue
        if piece is not None and _goes_on(piece, here):
            _take_in(piece, here, space)
        else:
            if piece is not None:
                yield piece
            piece = here
        space = ""
    if piece is not None:
        yield piece


def _signs(text: pdfium.PdfTextPage, height: float) -> Iterator[tuple[str, Piece | None]]:
    """Yield each printed sign with its place, and white space without one.

    A sign may stand for several letters. PDFium turns round the signs of a line that runs from
    right to left, and with them the letters of each, which were in order before.
    """
    last: Piece | None = None
    for index in range(text.count_chars()):
        letter = _letter(text, index)
        if not letter or letter.isspace():
            if last is not None:
                yield last.text, last
                last = None
            yield letter, None
            continue
        left, bottom, right, top = text.get_charbox(index, loose=True)
        size = max(_LEAST_SIZE, raw.FPDFText_GetFontSize(text, index))
        here = Piece(letter, left, height - top, right, height - bottom, size)
        if last is not None and _is_one_sign(last, here):
            last.text = here.text + last.text
            continue
        if last is not None:
            yield last.text, last
        last = here
    if last is not None:
        yield last.text, last


def _is_one_sign(last: Piece, here: Piece) -> bool:
    """Tell whether two letters of a script from right to left have the very same place."""
    if unicodedata.bidirectional(here.text) not in _FROM_RIGHT:
        return False
    return (last.left, last.top, last.right) == (here.left, here.top, here.right)


def _letter(text: pdfium.PdfTextPage, index: int) -> str:
    code = raw.FPDFText_GetUnicode(text, index)
    letter = chr(code) if 0 < code <= sys.maxunicode else ""
    return "-" if letter == _HYPHEN else letter


def _goes_on(piece: Piece, here: Piece) -> bool:
    """Tell whether a letter stands on the line of a piece and not far from its end."""
    size = max(piece.size, here.size)
    if abs(piece.middle - here.middle) > size * _OTHER_LINE:
        return False
    return -size < max(here.left - piece.right, piece.left - here.right) < size * _WIDE_GAP or (
        piece.left <= here.left <= piece.right
    )


def _take_in(piece: Piece, here: Piece, space: str) -> None:
    piece.text += space + here.text
    piece.left, piece.right = min(piece.left, here.left), max(piece.right, here.right)
    piece.top, piece.bottom = min(piece.top, here.top), max(piece.bottom, here.bottom)
    piece.size = max(piece.size, here.size)
