"""Web pages of Factiva: anchored on the line with the number of words, in whatever language."""

from collections.abc import Iterator, Sequence
from typing import Final

from lxml import etree, html

from annotator.ingest.block_text import blocks
from annotator.ingest.bundles.factiva_fields import Field, is_article, read_fields, rows_of
from annotator.ingest.bundles.factiva_lines import Line, Mark, accession_in, is_length, read
from annotator.ingest.bundles.found import Found
from annotator.ingest.bundles.labels import Labels
from annotator.ingest.dates import date_in

_BLOCKS: Final = frozenset({"div", "p", "table", "ul", "ol", "h1", "h2", "h3", "h4"})
_HEADLINE_ID: Final = "hd"
_HEADLINE_CLASS: Final = "Headline"
_AUTHOR_CLASS: Final = "author"
_PARAGRAPH_CLASS: Final = "articleParagraph"


def found_in(tree: html.HtmlElement, words: Labels) -> tuple[list[Found], str]:
    """Return the articles of a page of Factiva, each only once, and a doubt about the page or "".

    There are none for any other page.
    """
    indexed = [read_fields(fields, words) for fields in _tables(tree)]
    found = indexed or [_read(box, anchor, words) for box, anchor in _boxes(tree)]
    headlines = sum(element.get("id") == _HEADLINE_ID for element in tree.iter("div"))
    if not found or headlines <= len(found):
        return found, ""
    return found, f"The page has {headlines:,} headlines, and {len(found):,} articles were found."


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
    return accession_in(_text(inside[-1])) != "" or any(
        _PARAGRAPH_CLASS in one.get("class", "") for one in inside
    )


def _is_length(element: html.HtmlElement) -> bool:
    return not any(child.tag in _BLOCKS for child in element) and is_length(_text(element))


def _read(inside: Sequence[html.HtmlElement], anchor: int, words: Labels) -> Found:
    body = anchor + 2
    while body < len(inside) and inside[body].tag == "div":
        body += 1
    lines = [Line(_text(one), _mark_of(one)) for one in inside[:body]]
    lines += [Line(text, _mark_of(one)) for one in inside[body:] for text in blocks(one)]
    return read(lines, anchor, body, words)


def _mark_of(element: html.HtmlElement) -> Mark:
    classes = element.get("class", "")
    if element.get("id") == _HEADLINE_ID or any(
        _HEADLINE_CLASS in str(one.get("class", "")) for one in element.iter("span", "div", "b")
    ):
        return Mark.HEADLINE
    if _AUTHOR_CLASS in classes.split():
        return Mark.AUTHOR
    return Mark.PARAGRAPH if _PARAGRAPH_CLASS in classes else Mark.NONE


def _text(element: html.HtmlElement) -> str:
    return " ".join(blocks(element)).replace("\n", " ")
