"""Web archives, as browsers save a page with all its pictures in one file: the page alone."""

from dataclasses import replace
from typing import Final

from annotator.domain.article import Byline
from annotator.ingest.extract import Extract
from annotator.ingest.mime_parts import charset, content, day, field, leaves_of
from annotator.ingest.refusals import refuse
from annotator.ingest.web_page import page

MEDIA_TYPE: Final = "multipart/related"

_PAGES = ("text/html", "application/xhtml+xml")


def convert(data: bytes, name: str) -> tuple[Extract, ...]:
    """Return the article of the page in a web archive.

    Raises
    ------
    UnreadableInput
        There is no page in it, no text on the page, or it has too many parts.

    """
    whole, parts = leaves_of(data, name)
    first = next((part for part in parts if part.get_content_type() in _PAGES), None)
    if first is None:
        raise refuse(name, "is a web archive without a page in it")
    address = field(whole, "Snapshot-Content-Location") or field(first, "Content-Location")
    hints = Byline(url=address if address.startswith(("http://", "https://")) else "")
    extract = page(content(first), name, charset(first), hints)
    saved = day(whole)
    notes = (f"The page was saved on {saved}.", *extract.notes) if saved else extract.notes
    return (replace(extract, media_type=MEDIA_TYPE, notes=tuple(dict.fromkeys(notes))),)
