"""Web pages of Factiva: anchored on the line with the number of words, in whatever language."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from lxml import etree, html

from annotator.domain.draft import Role
from annotator.ingest.block_text import blocks
from annotator.ingest.bundles.factiva_fields import Field, is_article, read_fields, rows_of
from annotator.ingest.bundles.found import Found
from annotator.ingest.bundles.labels import Labels
from annotator.ingest.dates import date_in
from annotator.ingest.roles import is_copyright

_LENGTH: Final = re.compile(
    r"\d{1,3}(?:[.,'\s\u00a0\u202f]?\d{1,3}){0,3}[\s\u00a0]*[^\W\d_]\S{0,19}"
)
_LONGEST_LENGTH: Final = 40
_CODE: Final = re.compile(r"[A-Z0-9]{3,10}")
_PAGE: Final = re.compile(r"[A-Z]{0,4}\d[\d ,/-]{0,10}")
_ACCESSION: Final = re.compile(r"(?:^|\s)([A-Z0-9]{4,}\d{8}[a-z0-9]{6,})$")
_LONGEST_PUBLISHER: Final = 80
_BLOCKS: Final = frozenset({"div", "p", "table", "ul", "ol", "h1", "h2", "h3", "h4"})
_HEADLINE_ID: Final = "hd"
_HEADLINE_CLASS: Final = "Headline"
_AUTHOR_CLASS: Final = "author"
_PARAGRAPH_CLASS: Final = "articleParagraph"


def found_in(tree: html.HtmlElement, words: Labels) -> list[Found]:
    """Return the articles of a page of Factiva, none for any other page, each only once."""
    indexed = [read_fields(fields, words) for fields in _tables(tree)]
    return indexed or [_read(box, anchor, words) for box, anchor in _boxes(tree)]


def _tables(tree: html.HtmlElement) -> Iterator[list[Field]]:
    """Yield the fields of each table that is an index."""
    for table in tree.iter("table"):
        cells = ([cell for cell in row if cell.tag in {"td", "th"}] for row in _rows(table))
        pairs = ((" ".join(blocks(two[0])), blocks(two[1])) for two in cells if len(two) == 2)  # noqa: PLR2004 - the code and what it says
        fields = list(rows_of(pairs))
        if is_article(fields):
            yield fields


def _rows(table: html.HtmlElement) -> Iterator[html.HtmlElement]:
    """Yield the rows of a table itself, and not those of tables in it."""
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in {"tbody", "thead"}:
            yield from (row for row in child if row.tag == "tr")


def _boxes(tree: html.HtmlElement) -> Iterator[tuple[list[html.HtmlElement], int]]:
    """Yield what is in each box with a line of words and one with a date, and where that is.

    Boxes lie in boxes: anchored on its line, each article is found once.
    """
    seen: set[etree._Element] = set()
    for element in tree.iter("div", "p"):
        box = element.getparent()
        if box is None or box in seen or not _is_length(element):
            continue
        inside = [one for one in box if isinstance(one.tag, str) and _text(one)]
        place = inside.index(element)
        if place and place + 1 < len(inside) and date_in(_text(inside[place + 1])):
            seen.add(box)
            if _is_of_factiva(inside):
                yield inside, place


def _is_of_factiva(inside: Sequence[html.HtmlElement]) -> bool:
    """Tell a page of Factiva from others that put, say, "5 comments" before a date."""
    return _ACCESSION.search(_text(inside[-1])) is not None or any(
        _PARAGRAPH_CLASS in one.get("class", "") for one in inside
    )


def _is_length(element: html.HtmlElement) -> bool:
    """Tell whether an element holds a number and one word, such as "1,234 words"."""
    if any(child.tag in _BLOCKS for child in element):
        return False
    text = _text(element)
    return len(text) <= _LONGEST_LENGTH and _LENGTH.fullmatch(text) is not None


def _read(inside: Sequence[html.HtmlElement], anchor: int, words: Labels) -> Found:
    found = Found(declared=_text(inside[anchor]))
    _read_above(found, inside[:anchor])
    found.add(found.declared, Role.DROP)
    found.add(_text(inside[anchor + 1]), Role.DATE)
    end = anchor + 2
    while end < len(inside) and inside[end].tag == "div":
        _read_below(found, _text(inside[end]), words, first=end == anchor + 2)
        end += 1
    _read_body(found, inside[end:])
    return found


def _read_above(found: Found, above: Sequence[html.HtmlElement]) -> None:
    """Give the lines above the length their roles: a section, the headline, authors."""
    title = _headline_of(above)
    for place, element in enumerate(above):
        text = _text(element)
        if place == title:
            found.add(text, Role.HEADLINE)
        elif _AUTHOR_CLASS in element.get("class", "").split():
            found.add(text, Role.BYLINE)
        else:
            found.add(text, Role.DROP)
            if place < title:
                found.section = found.section or text


def _headline_of(above: Sequence[html.HtmlElement]) -> int:
    """Return which line is the headline: the one marked as such, else the longest."""
    for place, element in enumerate(above):
        if element.get("id") == _HEADLINE_ID or any(
            _HEADLINE_CLASS in one.get("class", "")
            for one in element.iter()
            if one.tag is not etree.Comment
        ):
            return place
    return max(range(len(above)), key=lambda place: len(_text(above[place])))


def _read_below(found: Found, text: str, words: Labels, *, first: bool) -> None:
    """Take one of the lines between date and body: the outlet, its code, page, language, rights."""
    if first:
        found.add(text, Role.OUTLET)
        return
    if is_copyright(text):
        found.add(text, Role.DISCLAIMER)
        return
    found.add(text, Role.DROP)
    language = words.language(text)
    if language:
        found.language = found.language or language
    elif not found.page and _PAGE.fullmatch(text) and not found.language:
        found.page = text


def _read_body(found: Found, body: Sequence[html.HtmlElement]) -> None:
    """Take the body; its last lines name the publisher and the article's own number."""
    lines = [
        (text, _PARAGRAPH_CLASS in one.get("class", "")) for one in body for text in blocks(one)
    ]
    end = len(lines)
    match = _ACCESSION.search(lines[-1][0]) if lines else None
    if match is not None:
        found.accession = match[1]
        end -= 1
        if end and not lines[end - 1][1] and len(lines[end - 1][0]) <= _LONGEST_PUBLISHER:
            end -= 1
    for text, _ in lines[:end]:
        found.add(text, Role.BODY)
    for text, _ in lines[end:]:
        found.add(text, Role.DROP)


def _text(element: html.HtmlElement) -> str:
    return " ".join(blocks(element)).replace("\n", " ")
