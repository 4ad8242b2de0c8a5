"""Bundles in files that are web pages or text, whichever database they are of."""

from collections.abc import Iterable

from lxml import html

from annotator.ingest.bundles import factiva_fields, factiva_lines, factiva_page, nexis_old
from annotator.ingest.bundles.found import Found, extract_of
from annotator.ingest.bundles.labels import labels
from annotator.ingest.extract import Extract
from annotator.ingest.paragraphs import WHITE


def in_page(
    tree: html.HtmlElement, media_type: str, encoding: str, note: str = ""
) -> tuple[Extract, ...]:
    """Return the articles of a page that is a bundle, or nothing for any other page.

    `note` is a sentence about the page as a whole, or "".
    """
    words = labels()
    found, doubt = factiva_page.found_in(tree, words)
    if not found:
        found, doubt = nexis_old.found_in_page(tree, words)
    return _extracts(found, (media_type, encoding), (words.note, note, doubt))


def in_text(
    text: str, encoding: str, note: str = "", media_type: str = "text/plain"
) -> tuple[Extract, ...]:
    """Return the articles of a text that is a bundle, or nothing for any other text."""
    words = labels()
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    found, doubt = nexis_old.found_in_text(text, words)
    if not found:
        fields = factiva_fields.articles_in(text.split("\n"))
        found = [factiva_fields.read_fields(one, words) for one in fields]
    if not found:
        lines = (line.strip(WHITE) for line in text.replace("\f", "\n").split("\n"))
        found = factiva_lines.articles_in(list(filter(None, lines)), words)
    return _extracts(found, (media_type, encoding), (words.note, note, doubt))


def _extracts(
    found: list[Found], kind: tuple[str, str], notes: Iterable[str]
) -> tuple[Extract, ...]:
    if not found:
        return ()
    told = tuple(filter(None, notes))
    return (*(extract_of(one, *kind) for one in found), Extract("", *kind, notes=told))
