"""The formats articles come in: their extensions, their names, and who converts them."""

import codecs
import re
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Final, cast

from annotator.ingest.extract import Extract

TEXT: Final = "txt"
"""The one form that is read without a converter."""


@dataclass(frozen=True, slots=True)
class Form:
    """One kind of file that is taken apart in a worker.

    `converter` is a module and a function in it, from the bytes and the name of a file to
    extracts; it is loaded only in the worker.
    """

    words: str
    extensions: tuple[str, ...]
    converter: str
    by_name: bool = False
    """Whether a file shows no mark of this form, so that its name may tell it."""


FORMS: Final = {
    "docx": Form("Word document", (".docx",), "annotator.ingest.docx:convert"),
    "pdf": Form("PDF file", (".pdf",), "annotator.ingest.pdf.convert:convert"),
    "odt": Form("OpenDocument text", (".odt", ".ott"), "annotator.ingest.open_document:convert"),
    "rtf": Form("rich text file", (".rtf",), "annotator.ingest.rich_text:convert"),
    "html": Form(
        "web page", (".html", ".htm", ".xhtml"), "annotator.ingest.web_page:convert", by_name=True
    ),
    "xml": Form(
        "file of news in XML", (".xml", ".rss", ".atom"), "annotator.ingest.news_xml:convert"
    ),
    "eml": Form("mail", (".eml",), "annotator.ingest.mail:convert", by_name=True),
    "msg": Form("mail of Outlook", (".msg",), "annotator.ingest.outlook:convert"),
    "mhtml": Form(
        "web archive", (".mhtml", ".mht"), "annotator.ingest.web_archive:convert", by_name=True
    ),
}
"""Each form by the word that the command line has for it."""

_TEXTS: Final = {".txt": "Plain text", ".text": "Plain text", ".md": "Markdown text"}

FORMATS: Final = _TEXTS | {
    extension: form.words for form in FORMS.values() for extension in form.extensions
}
"""The extensions taken from a folder, in lower case, and what people call such files."""

_HEAD = 4_096
_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,400}?-->\s*)?(?:<!doctype\s+html|<html[\s>])",
    re.IGNORECASE | re.DOTALL,
)
_NEWS = re.compile(
    r"\s*(?:<[?!](?:[^>-]|-(?!->))*-*>\s*)*<(?:\w+:)?(?:rss|feed|RDF|newsItem|newsMessage)[\s>]"
)
_MAIL = re.compile(
    r"(?:From [^\n]*\n)?(?:[!-9;-~]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*?MIME-Version:\s*1", re.IGNORECASE
)
_PAGE_IN_MAIL = re.compile(
    r"^(?:Snapshot-Content-Location:|Content-Type:\s*multipart/related\b(?=(?:[^\n]|\n[ \t])*"
    r"text/html)|From:\s*<Saved by )",
    re.IGNORECASE | re.MULTILINE,
)
_PDF = b"%PDF-"
_MARKED = ((b"{\\rtf", "rtf"), (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "msg"))
_OPEN_DOCUMENT = (
    b"mimetypeapplication/vnd.oasis.opendocument.text"  # it is the first part, unpacked
)
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")


def converter(form: str) -> Callable[[bytes, str], tuple[Extract, ...]]:
    """Return the function that converts files of `form`, loaded with all that it needs."""
    place, _, name = FORMS[form].converter.partition(":")
    module = import_module(place)
    # In the cage no file can be opened any more: what a converter reads from one it reads now.
    getattr(module, "prepare", lambda: None)()
    return cast("Callable[[bytes, str], tuple[Extract, ...]]", getattr(module, name))


def form_of(data: bytes, name: str) -> str:
    """Return the form that the bytes of a file show; its name counts where they show none."""
    named = form_named(name)
    shown = _form_by_mark(data) or _form_by_words(_head_of(data), named)
    if shown:
        return shown
    return named if named != TEXT and FORMS[named].by_name and data.strip() else TEXT


def _form_by_mark(data: bytes) -> str:
    """Return the form whose mark a file begins with, "" if there is none."""
    if data.startswith(_ZIP):
        return "odt" if _OPEN_DOCUMENT in data[:_HEAD] else "docx"
    if _PDF in data[:_HEAD]:
        return "pdf"
    return next((form for mark, form in _MARKED if data.startswith(mark)), "")


def _form_by_words(head: str, named: str) -> str:
    """Return the form that the first words of a file show, "" if it may be any text."""
    if _PAGE.match(head):
        return "html"
    if _NEWS.match(head):
        return "xml"
    if _MAIL.match(head):
        return "mhtml" if named == "mhtml" or _PAGE_IN_MAIL.search(head) else "eml"
    return ""


def _head_of(data: bytes) -> str:
    """Return the beginning of a file as far as marks need it, letters beyond ASCII as they come."""
    head = data[:_HEAD]
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return head.decode("utf-16", "ignore")
    return head.removeprefix(codecs.BOM_UTF8).decode("latin-1")


def form_named(name: str) -> str:
    """Return the form that a file's name promises; text where it promises nothing."""
    for form, described in FORMS.items():
        if name.lower().endswith(described.extensions):
            return form
    return TEXT
