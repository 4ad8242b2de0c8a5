"""Rich text (RTF) to plain text, by a reader that no file of that kind can lead astray."""

import codecs
import re
from dataclasses import dataclass, field, replace
from typing import Final

from annotator.domain.article import Byline
from annotator.ingest import codecs_ready  # noqa: F401 - what it loads cannot be loaded later
from annotator.ingest.bundles import whole
from annotator.ingest.bundles.labels import labels
from annotator.ingest.extract import Extract
from annotator.ingest.refusals import refuse
from annotator.ingest.rich_text_words import CHARSETS, LEFT_OUT, MARKS, NOTED, SIGNS

MEDIA_TYPE: Final = "application/rtf"

_TOKEN = re.compile(
    r"\\([A-Za-z]{1,32})(-?\d+)? ?|\\'([0-9A-Fa-f]{2})|\\(.)|([{}])|([\r\n]+)"
    r"|([^\\{}\r\n]+)|\\",
    re.DOTALL,
)
_ENCODINGS = {"ansi": "cp1252", "mac": "mac_roman", "pc": "cp437", "pca": "cp850"}
_MOST_DEPTH = 10_000
_MOST_SKIPPED = 20
_MOST_DIGITS = 12
_UTF_8 = 65_001
_CHANGES = "Tracked insertions were taken as accepted, and tracked deletions were left out."
_FOOTNOTES = "Footnotes and endnotes were left out."
_HIDDEN = "Hidden text was left out."


@dataclass(frozen=True, slots=True)
class RichText:
    r"""The text of an RTF file: "\n\n" between paragraphs, "\n" in lines, "\f" between pages."""

    text: str
    title: str = ""
    notes: tuple[str, ...] = ()


class NoRichText(Exception):
    """The bytes are no rich text, or nested beyond reason."""


def prepare() -> None:
    """Read the files that `convert` needs while files can be opened."""
    labels()


def convert(data: bytes, name: str) -> tuple[Extract, ...]:
    """Return an RTF file as one article, or those of one that a press database has made.

    Raises
    ------
    UnreadableInput
        It is no RTF file, or damaged.

    """
    try:
        rich = plain_text(data)
    except NoRichText as error:
        raise refuse(name, "is a damaged rich text file (RTF) that cannot be read") from error
    bundle = whole.in_text(rich.text, "", media_type=MEDIA_TYPE)
    if bundle:
        return bundle
    return (Extract(rich.text, MEDIA_TYPE, hints=Byline(title=rich.title), notes=rich.notes),)


def plain_text(data: bytes) -> RichText:
    """Return the text of an RTF file as a reader sees it, all tracked changes accepted.

    Raises
    ------
    NoRichText
        The bytes do not begin as rich text does, or are nested beyond reason.

    """
    start = data.find(b"{\\rtf")
    if start < 0 or data[:start].strip():
        raise NoRichText
    reader = _Reader()
    reader.read(data[start:].decode("latin-1"))
    notes = tuple(note for note in (_CHANGES, _FOOTNOTES, _HIDDEN) if note in reader.seen)
    return RichText(reader.joined("body"), " ".join(reader.joined("title").split()), notes)


@dataclass(slots=True)
class _State:
    """What holds until the group ends."""

    target: str = "body"
    """Where text goes: "body" or "title"; other words are for groups whose text is not read."""

    codec: str = "cp1252"
    skipped: int = 1
    """How many characters stand for a Unicode one where that is not understood."""

    hidden: bool = False
    deleted: bool = False


@dataclass(slots=True)
class _Reader:
    """One pass over the file."""

    state: _State = field(default_factory=_State)
    stack: list[_State] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)
    pieces: dict[str, list[str]] = field(default_factory=lambda: {"body": [], "title": []})
    fonts: dict[int, str] = field(default_factory=dict)
    named: int = 0
    """The number of the font that the table of fonts is at."""

    default: str = "cp1252"
    pending: bytearray = field(default_factory=bytearray)
    to_skip: int = 0
    starred: bool = False

    def joined(self, target: str) -> str:
        """Return the text that went to a target."""
        # Letters beyond the first 65,536 come as two halves.
        raw = "".join(self.pieces[target]).encode("utf-16-le", "surrogatepass")
        return raw.decode("utf-16-le", "replace")

    def read(self, source: str) -> None:
        """Take in the whole file."""
        place = 0
        while (token := _TOKEN.match(source, place)) is not None:
            place = token.end()
            word, number, code, sign, brace, _line, plain = token.groups()
            if word is not None:
                if word == "bin":
                    place += max(0, _value(number))
                else:
                    self._word(word, None if number is None else _value(number))
            elif brace:
                self._brace(brace)
            elif code is not None:
                self._bytes(bytes([int(code, 16)]))
            elif sign is not None:
                self._sign(sign)
            elif plain is not None:
                self._bytes(plain.encode("latin-1"))
        self._flush()

    def _brace(self, brace: str) -> None:
        self._flush()
        self.to_skip = 0
        self.starred = False
        if brace == "{":
            if len(self.stack) > _MOST_DEPTH:
                raise NoRichText
            self.stack.append(replace(self.state))
        elif self.stack:
            self.state = self.stack.pop()

    def _word(self, word: str, number: int | None) -> None:
        starred, self.starred = self.starred, False
        if self.to_skip and word != "u":
            self.to_skip -= 1
            return
        if word in LEFT_OUT or starred:
            if word in NOTED and self.state.target == "body":
                self.seen.add(_FOOTNOTES)
            self._flush()
            self.state.target = "nowhere"
        elif word in MARKS:
            self._put(MARKS[word])
        elif word == "u" and number is not None:
            self._put(chr(number % 0x10000))
            self.to_skip = self.state.skipped
        else:
            self._set(word, 1 if number is None else number)

    def _set(self, word: str, number: int) -> None:
        """Change what holds from here to the end of the group."""
        self._flush()
        state = self.state
        if word in _ENCODINGS:
            self.default = state.codec = _ENCODINGS[word]
        elif word == "ansicpg":
            self.default = state.codec = _codec_of(number) or self.default
        elif word in {"f", "fcharset", "cpg"}:
            self._set_font(word, number)
        elif word == "uc":
            state.skipped = min(max(number, 0), _MOST_SKIPPED)
        elif word in {"v", "deleted", "plain", "revised"}:
            self._set_look(word, number)
        elif word in {"fonttbl", "info"} or (word == "title" and state.target == "info"):
            state.target = word

    def _set_look(self, word: str, number: int) -> None:
        state = self.state
        if word == "v":
            state.hidden = bool(number)
        elif word == "deleted":
            state.deleted = bool(number)
        elif word == "plain":
            state.hidden = state.deleted = False
            state.codec = self.default
        else:
            self.seen.add(_CHANGES)

    def _set_font(self, word: str, number: int) -> None:
        if self.state.target != "fonttbl":
            if word == "f":
                self.state.codec = self.fonts.get(number, self.default)
        elif word == "f":
            self.named = number
        elif codec := _codec_of(number) if word == "cpg" else CHARSETS.get(number):
            # A font for Western letters may still hold those of the document's own language.
            self.fonts[self.named] = self.default if number == 0 else codec

    def _sign(self, sign: str) -> None:
        if sign == "*":
            self.starred = True
        elif sign in SIGNS:
            self._put(SIGNS[sign])

    def _put(self, text: str) -> None:
        """Take in text that is Unicode already."""
        self._flush()
        self._add(text)

    def _bytes(self, data: bytes) -> None:
        """Take in bytes of the font's encoding, which one letter may need several of."""
        if self.to_skip:
            left = data[self.to_skip :]
            self.to_skip -= len(data) - len(left)
            data = left
        if data:
            self.starred = False
            self.pending += data

    def _flush(self) -> None:
        if self.pending:
            data = bytes(self.pending)
            self.pending.clear()
            self._add(data.decode(self.state.codec, "replace"))

    def _add(self, text: str) -> None:
        state = self.state
        if state.target not in self.pieces:
            return
        if state.deleted:
            self.seen.add(_CHANGES)
        elif state.hidden:
            if text.strip():
                self.seen.add(_HIDDEN)
        else:
            self.pieces[state.target].append(text)


def _value(number: str | None) -> int:
    """Return a number as far as one can be meant; Python refuses those of 5,000 digits."""
    return int((number or "0")[:_MOST_DIGITS].rstrip("-") or 0)


def _codec_of(number: int) -> str:
    """Return Python's name of the code page of this number, "" if there is none."""
    try:
        return codecs.lookup("utf-8" if number == _UTF_8 else f"cp{number}").name
    except LookupError:
        return ""
