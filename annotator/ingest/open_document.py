"""OpenDocument texts (.odt): the paragraphs as a reader sees them, tracked changes accepted."""

import re
from collections.abc import Iterator
from typing import Final

from lxml import etree

from annotator.domain.article import Byline
from annotator.domain.draft import PARAGRAPH_BREAK
from annotator.ingest.caged_zip import CagedZip, CappedPart, HarmfulZip
from annotator.ingest.extract import Extract
from annotator.ingest.refusals import refuse
from annotator.ingest.xml_parts import events, forget

MEDIA_TYPE: Final = "application/vnd.oasis.opendocument.text"

_SPACE = "{urn:oasis:names:tc:opendocument:xmlns:"
_TEXT = f"{_SPACE}text:1.0}}"
_OFFICE = f"{_SPACE}office:1.0}}"
_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_ENCRYPTED = f"{_SPACE}manifest:1.0}}encryption-data"
_CONTENT, _META, _MANIFEST = "content.xml", "meta.xml", "META-INF/manifest.xml"
_CHANGES_AT = f"{_TEXT}tracked-changes"
_NOTE_AT = f"{_TEXT}note"
_LEFT_OUT = frozenset({
    *(_CHANGES_AT, _NOTE_AT, f"{_TEXT}ruby-text", f"{_TEXT}sequence-decls"),
    *(f"{_OFFICE}annotation", f"{_OFFICE}forms", f"{_TEXT}variable-decls"),
    f"{_SPACE}drawing:1.0}}desc",
    f"{_SPACE}svg-compatible:1.0}}title",
})
_PARAGRAPHS = frozenset({f"{_TEXT}p", f"{_TEXT}h"})
_MARKS = {f"{_TEXT}tab": "\t", f"{_TEXT}line-break": "\n"}
_SPACES = f"{_TEXT}s"
_LAID_OUT = re.compile("[ \t\n\r]+")
_MOST_SPACES = 1_000
_LONGEST_HINT = 300

_CHANGES = "Tracked insertions were taken as accepted, and tracked deletions were left out."
_FOOTNOTES = "Footnotes and endnotes were left out."
_NOTED = {_CHANGES_AT: _CHANGES, _NOTE_AT: _FOOTNOTES}


def convert(data: bytes, name: str) -> tuple[Extract, ...]:
    """Return an OpenDocument text as one article.

    Raises
    ------
    UnreadableInput
        The file is no OpenDocument text, damaged, protected, or made to do harm.

    """
    try:
        parts = _opened(data)
        reader = _Reader()
        text = PARAGRAPH_BREAK.join(reader.paragraphs(parts.open(_CONTENT)))
        notes = tuple(note for note in (_CHANGES, _FOOTNOTES) if note in reader.seen)
        return (Extract(text, MEDIA_TYPE, hints=Byline(title=_title(parts)), notes=notes),)
    except HarmfulZip as error:
        raise refuse(name, str(error)) from error
    except (etree.LxmlError, ValueError) as error:  # ValueError: an encoding nobody knows
        raise refuse(name, "is a damaged OpenDocument text that cannot be read") from error


def _opened(data: bytes) -> CagedZip:
    """Return the parts of a file that has a content and no password."""
    parts = CagedZip(data)
    if _CONTENT not in parts:
        raise HarmfulZip("is a zip archive without an OpenDocument text in it")
    if _is_encrypted(parts):
        raise HarmfulZip("is protected by a password")
    return parts


class _Reader:
    """One pass over the content, holding no more of it than the paragraph being read."""

    def __init__(self) -> None:
        self.seen: set[str] = set()
        self._skipping = 0

    def paragraphs(self, part: CappedPart) -> Iterator[str]:
        """Yield the text of each paragraph and heading, cells and text boxes among them."""
        for event, element in events(part):
            tag = str(element.tag)
            if event == "start":
                self._skipping += tag in _LEFT_OUT
                self.seen.update(note for at, note in _NOTED.items() if tag == at)
                continue
            self._skipping -= tag in _LEFT_OUT
            if tag in _PARAGRAPHS and not self._skipping:
                text = "".join(_pieces(element))
                forget(element)
                if text:
                    yield text


def _pieces(element: etree._Element) -> Iterator[str]:
    """Yield the text within a paragraph; paragraphs in it, of text boxes, came before."""
    yield _flat(element.text)
    for child in element:
        tag = str(child.tag)
        if tag in _MARKS:
            yield _MARKS[tag]
        elif tag == _SPACES:
            count = str(child.get(f"{_TEXT}c", "1"))
            yield " " * (min(int(count), _MOST_SPACES) if count.isdecimal() else 1)
        elif tag not in _LEFT_OUT and tag not in _PARAGRAPHS:
            yield from _pieces(child)
        yield _flat(child.tail)


def _flat(text: str | None) -> str:
    """Return text of the markup, in which line ends and rows of spaces are one space."""
    return _LAID_OUT.sub(" ", text or "")


def _is_encrypted(parts: CagedZip) -> bool:
    if _MANIFEST not in parts:
        return False
    return any(element.tag == _ENCRYPTED for _, element in events(parts.open(_MANIFEST)))


def _title(parts: CagedZip) -> str:
    """Return the title among the document's properties, which is often a left-over."""
    if _META in parts:
        for event, element in events(parts.open(_META)):
            if event == "end" and element.tag == _TITLE:
                return " ".join((element.text or "").split())[:_LONGEST_HINT]
    return ""
