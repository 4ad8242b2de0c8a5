"""Word documents: the paragraphs as a reader sees them with all tracked changes accepted."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from lxml import etree

from annotator.domain.article import Byline
from annotator.domain.draft import PARAGRAPH_BREAK
from annotator.ingest.bundles import nexis_word
from annotator.ingest.bundles.labels import labels
from annotator.ingest.caged_zip import CagedZip, CappedPart, HarmfulZip
from annotator.ingest.extract import Extract
from annotator.ingest.refusals import refuse
from annotator.ingest.xml_parts import events, forget

MEDIA_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

_WORD = (
    "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}",
    "{http://purl.oclc.org/ooxml/wordprocessingml/main}",
)
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_PROPERTIES = "{http://purl.org/dc/elements/1.1/}"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_MAIN_PART = "word/document.xml"
_CORE_PART = "docProps/core.xml"
_RELATIONS_PART = "_rels/.rels"
_LEFT_OUT = frozenset({"del", "moveFrom", "rt", "Fallback"})  # rt: how a word is pronounced
_CHANGED = frozenset({"del", "ins", "moveFrom", "moveTo"})
_NOTED = frozenset({"footnoteReference", "endnoteReference"})
_MARKS = {
    "tab": "\t",
    "ptab": "\t",
    "br": "\n",
    "cr": "\n",
    "noBreakHyphen": "\u2011",
    "softHyphen": "\u00ad",
}
# Most of a Word file says how the text looks; only these elements are looked at one by one.
_WATCHED = tuple(
    f"{{*}}{tag}" for tag in ("document", "p", "r", "bookmarkStart", *_LEFT_OUT, *_CHANGED)
)
_OFF = frozenset({"0", "false", "off"})
_LONGEST_HINT = 300

_CHANGES = "Tracked insertions were taken as accepted, and tracked deletions were left out."
_FOOTNOTES = "Footnotes and endnotes were left out."
_HIDDEN = "Hidden text was left out."


@dataclass(frozen=True, slots=True)
class WordText:
    """The paragraphs of a Word document, what its properties say, and what was left out of it."""

    paragraphs: tuple[str, ...]
    hints: Byline
    notes: tuple[str, ...]
    bookmarks: Mapping[int, list[str]]
    """The names of the bookmarks that begin in a paragraph, or in empty ones before it."""

    @property
    def text(self) -> str:
        """Return the paragraphs as one text."""
        return PARAGRAPH_BREAK.join(self.paragraphs)


def prepare() -> None:
    """Read the files that `convert` needs while files can be opened."""
    labels()


def convert(data: bytes, name: str) -> tuple[Extract, ...]:
    """Return the article of a Word document, or all those of a bundle; raises as `read_word`."""
    word = read_word(data, name)
    bundle = nexis_word.read_bundle(word.paragraphs, word.bookmarks, MEDIA_TYPE)
    if bundle:
        return bundle
    doubt = nexis_word.unsplit_note(word.paragraphs)
    notes = (*word.notes, doubt) if doubt else word.notes
    return (Extract(word.text, MEDIA_TYPE, hints=word.hints, notes=notes),)


def read_word(data: bytes, name: str) -> WordText:
    """Return the text of the Word document in `data`, with its paragraphs kept apart.

    Raises
    ------
    UnreadableInput
        The file is no Word document, damaged, protected, or made to do harm.

    """
    try:
        parts = CagedZip(data)
        main = _main_part(parts)
        if main not in parts:
            raise refuse(name, "is a zip archive without a Word text in it")
        reader = _Reader()
        paragraphs = tuple(reader.paragraphs(parts.open(main)))
        return WordText(paragraphs, _hints(parts), reader.notes, reader.bookmarks)
    except HarmfulZip as error:
        raise refuse(name, str(error)) from error
    except (etree.LxmlError, ValueError) as error:  # ValueError: an encoding nobody knows
        raise refuse(name, "is a damaged Word document whose text cannot be read") from error


class _Reader:
    """One pass over the main part, holding no more of it than the paragraph being read."""

    def __init__(self) -> None:
        self._open: list[list[str]] = []  # a text box is a paragraph within a paragraph
        self._carried: list[str] = []
        self._skipping = 0
        self._seen: set[str] = set()
        self._count = 0
        self.bookmarks: dict[int, list[str]] = {}

    @property
    def notes(self) -> tuple[str, ...]:
        """Return a sentence for each thing that was seen and is not in the text as it stands."""
        return tuple(note for note in (_CHANGES, _FOOTNOTES, _HIDDEN) if note in self._seen)

    def paragraphs(self, part: CappedPart) -> Iterator[str]:
        """Yield the text of each paragraph, cells of tables and text boxes among them."""
        for event, element in events(part, _WATCHED):
            tag = _word_name(element)
            if event == "start":
                self._enter(tag, element)
            elif tag in _LEFT_OUT:
                self._skipping -= 1
            elif tag == "r":
                self._take_run(element)
            elif tag == "p":
                text = self._leave_paragraph(element)
                if text:
                    self._count += 1
                    yield text
        if self._carried:
            yield "".join(self._carried)

    def _enter(self, tag: str, element: etree._Element) -> None:
        if tag in _LEFT_OUT:
            self._skipping += 1
        elif tag == "p":
            self._open.append([])
        elif tag == "bookmarkStart":
            names = [str(value) for key, value in element.items() if str(key).endswith("}name")]
            self.bookmarks.setdefault(self._count, []).extend(names)
        if tag in _CHANGED:
            self._seen.add(_CHANGES)

    def _take_run(self, run: etree._Element) -> None:
        pieces = "".join(self._pieces(run))
        hidden = _is_hidden(run)
        run.clear()
        if not pieces or self._skipping or not self._open:
            return
        if hidden:
            self._seen.add(_HIDDEN)
        else:
            self._open[-1].append(pieces)

    def _pieces(self, run: etree._Element) -> Iterator[str]:
        for child in run:
            tag = _word_name(child)
            if tag == "t":
                # A line end in the markup is a space; only w:br breaks a line.
                yield (child.text or "").replace("\r", " ").replace("\n", " ")
            elif tag in _MARKS:
                yield _MARKS[tag]
            elif tag in _NOTED:
                self._seen.add(_FOOTNOTES)

    def _leave_paragraph(self, paragraph: etree._Element) -> str:
        pieces = self._open.pop()
        goes_on = any(
            _word_name(mark) == "del"
            for properties in paragraph
            if _word_name(properties) == "pPr"
            for run in properties
            if _word_name(run) == "rPr"
            for mark in run
        )
        forget(paragraph)
        if self._skipping:
            return ""
        pieces = self._carried + pieces
        # A deleted paragraph mark: the text runs on in the next paragraph.
        self._carried = pieces if goes_on else []
        return "" if goes_on else "".join(pieces)


def _word_name(element: etree._Element) -> str:
    """Return the local name of an element of Word's own language, or ""."""
    tag = str(element.tag)  # of an entity reference, which is not resolved, a function
    if tag == _FALLBACK:  # the same text box once more, for older programs
        return "Fallback"
    return tag.rpartition("}")[2] if tag.startswith(_WORD) else ""


def _is_hidden(run: etree._Element) -> bool:
    for properties in run:
        if _word_name(properties) == "rPr":
            return any(_is_vanish(mark) for mark in properties)
    return False


def _is_vanish(mark: etree._Element) -> bool:
    if _word_name(mark) != "vanish":
        return False
    return not any(value in _OFF for value in mark.attrib.values())


def _main_part(parts: CagedZip) -> str:
    """Return the name of the part with the text, which some programs call otherwise."""
    if _MAIN_PART in parts or _RELATIONS_PART not in parts:
        return _MAIN_PART
    for event, element in events(parts.open(_RELATIONS_PART)):
        kind = str(element.get("Type", ""))
        if event == "end" and element.tag == _RELATION and kind.endswith("/officeDocument"):
            return str(element.get("Target", "")).lstrip("/")
    return _MAIN_PART


def _hints(parts: CagedZip) -> Byline:
    """Return title and author from the document's properties, which are often left-overs."""
    found = {}
    if _CORE_PART in parts:
        for event, element in events(parts.open(_CORE_PART)):
            if event == "end" and str(element.tag).startswith(_PROPERTIES):
                text = " ".join((element.text or "").split())
                found[str(element.tag).rpartition("}")[2]] = text[:_LONGEST_HINT]
    return Byline(title=found.get("title", ""), author=found.get("creator", ""))
