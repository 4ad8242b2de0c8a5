"""Bytes to text: certain encodings first, then a guess that is always said to be one."""

import codecs
import re
import unicodedata
from contextlib import suppress
from dataclasses import dataclass

from annotator.domain.counting import counted
from annotator.errors import UnreadableInput
from annotator.ingest.languages import language_of
from annotator.ingest.paragraphs import WHITE
from annotator.ingest.refusals import refuse


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of some bytes, the encoding it was read by, and whether that is certain."""

    text: str
    encoding: str
    certain: bool
    note: str = ""
    """A whole sentence about the doubt, or "" when there is none."""


_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_KINDS = (
    (b"%PDF-", "is a PDF file, not a text file"),
    (b"PK\x03\x04", "is a zip archive, not a text file"),
    (b"PK\x05\x06", "is an empty zip archive, not a text file"),
    (b"\x7fELF", "is a program, not a text file"),
    (b"\xff\xd8\xff", "is a JPEG picture, not a text file"),
    (b"\x89PNG\r\n", "is a PNG picture, not a text file"),
    (b"GIF8", "is a GIF picture, not a text file"),
    (b"\x1f\x8b", "is a compressed file (gzip), not a text file"),
    (b"SQLite format 3\x00", "is a database, not a text file"),
    (b"{\\rtf", "is a rich text file (RTF), not a text file"),
    (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "is protected by a password or in an old Office format, which this version cannot read",
    ),
)
_TAKEN_FOR = {
    "iso-8859-1": "cp1252",
    "latin-1": "cp1252",
    "us-ascii": "cp1252",
    "gb2312": "gb18030",
}
"""What browsers read for encodings that pages declare and do not keep to."""

_MARKUP = re.compile(r"\s*(?:<!doctype\s+html|<html[\s>]|<\?xml\s)", re.IGNORECASE)
_CONTROLS = bytes(sorted({*range(0x20)} - {*b"\t\n\r\f\v"}))
_CONTROL_SHARE = 0.01

# Code pages of news copy, commonest first. Without the list the detector names rare ones
# (Icelandic Mac, Latin-6) for everyday text.
_CANDIDATES = [
    *("cp1252", "cp1250", "cp1251", "cp1256", "cp1254", "cp1253", "cp1255", "cp1257"),
    *("koi8_r", "koi8_u", "iso8859_15", "iso8859_2", "iso8859_5", "iso8859_6", "iso8859_7"),
    *("iso8859_8", "iso8859_9", "mac_roman", "mac_cyrillic", "cp866"),
    *("gb18030", "big5", "cp932", "euc_jp", "cp949"),
]
_CENTRAL_EUROPEAN = frozenset({"cp1250", "iso8859_2"})
_WESTERN_LANGUAGES = frozenset({"en", "de", "fr", "es"})
_SAMPLE = 65_536  # bytes: the detector needs no more and takes seconds over 25 MB
_SOUND_PER_FAULT = 50
_SOUND_LETTERS_PER_FAULT = 5
_PLAUSIBLE = 10_000  # characters looked at before UTF-16 without a mark is believed
_STRANGE = frozenset({"Cc", "Cn", "Co", "Cs"})
_LAYOUT = frozenset("\t\n\r\f\v\x85")


def decode(data: bytes, name: str) -> Decoded:
    """Return the text of `data`, a file or input called `name`.

    Raises
    ------
    UnreadableInput
        The bytes are no text or hold none.

    """
    for magic, why in _KINDS:
        if data.startswith(magic):
            raise refuse(name, why)
    decoded = _by_mark(data, name) or _by_content(data, name)
    if not decoded.text.strip(WHITE):
        raise refuse(name, "is empty: it holds no text")
    if _MARKUP.match(decoded.text):
        raise refuse(
            name,
            "is a web page or an XML file, which this version cannot read",
            "Open it in a browser, copy the article and paste it here.",
        )
    return decoded


def decode_markup(data: bytes, name: str, declared: str) -> Decoded:
    """Return the text of a page or a part of a mail that names its own encoding, or "".

    What is sound UTF-8 is UTF-8 whatever is declared, for other encodings hardly ever look so.

    Raises
    ------
    UnreadableInput
        The bytes are no text or hold none.

    """
    decoded = _by_mark(data, name) or (None if b"\x00" in data else _as_declared(data, declared))
    if decoded is None:
        decoded = _by_content(data, name)
    else:
        _refuse_controls(decoded.text.encode("utf-8", "replace"), name)
    if not decoded.text.strip(WHITE):
        raise refuse(name, "is empty: it holds no text")
    return decoded


def _as_declared(data: bytes, declared: str) -> Decoded | None:
    """Read bytes by the encoding they name, unless they are UTF-8 or it does not fit."""
    with suppress(UnicodeDecodeError):
        return Decoded(data.decode(), "utf-8", certain=True)
    try:
        encoding = codecs.lookup(_TAKEN_FOR.get(declared.lower(), declared)).name
        return Decoded(data.decode(encoding), encoding, certain=True)
    except (LookupError, ValueError):  # no such codec, not one of texts, or bytes it has not
        return None


def _by_mark(data: bytes, name: str) -> Decoded | None:
    for mark, encoding in _MARKS:
        if not data.startswith(mark):
            continue
        body = data[len(mark) :]
        try:
            text, note = body.decode(encoding), ""
        except UnicodeDecodeError:
            text = body.decode(encoding, "replace")
            faults = text.count("\ufffd")
            if faults * _SOUND_PER_FAULT > len(text):
                raise _not_text(name) from None
            note = _faulty(encoding, faults)
        if encoding == "utf-8":
            _refuse_controls(body, name)
        elif not _plausible(text):
            raise _not_text(name)
        return Decoded(text, encoding, not note, note)
    return None


def _by_content(data: bytes, name: str) -> Decoded:
    if b"\x00" in data:
        return _by_nul_pattern(data, name)
    _refuse_controls(data, name)
    try:
        return Decoded(data.decode(), "utf-8", certain=True)
    except UnicodeDecodeError:
        return _damaged_utf8(data) or _guess(data, name)


def _refuse_controls(data: bytes, name: str) -> None:
    controls = len(data) - len(data.translate(None, _CONTROLS))
    if b"\x00" in data or controls > len(data) * _CONTROL_SHARE:
        raise _not_text(name)


def _not_text(name: str) -> UnreadableInput:
    return refuse(name, "is not a text file")


def _by_nul_pattern(data: bytes, name: str) -> Decoded:
    """Read UTF-32 or UTF-16 without a mark, whose spaces and line ends leave regular NULs."""
    odd, even = data[1::2].count(0), data[::2].count(0)
    encodings = ["utf-32-le", "utf-32-be", "utf-16-le" if odd > even else "utf-16-be"]
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _plausible(text):
            words = encoding.upper()
            note = f"The file names no encoding; it was read as {words} because of its NUL bytes."
            return Decoded(text, encoding, certain=False, note=note)
    raise _not_text(name)


def _plausible(text: str) -> bool:
    """Tell whether nearly all code points are ones that texts are written with."""
    sample = text[:_PLAUSIBLE]
    strange = sum(
        letter not in _LAYOUT and unicodedata.category(letter) in _STRANGE for letter in sample
    )
    return "\x00" not in text and strange <= len(sample) * _CONTROL_SHARE


def _damaged_utf8(data: bytes) -> Decoded | None:
    """Read UTF-8 in which single bytes are broken, which a guess would garble as a whole."""
    text = data.decode("utf-8", "replace")
    faults = text.count("\ufffd")
    # Each sound letter beyond ASCII takes two to four bytes, which chance rarely gets right.
    sound = len(text) - len(text.encode("ascii", "ignore")) - faults
    if sound < faults * _SOUND_LETTERS_PER_FAULT or faults * _SOUND_PER_FAULT > len(text):
        return None
    return Decoded(text, "utf-8", certain=False, note=_faulty("utf-8", faults))


def _faulty(encoding: str, faults: int) -> str:
    return (
        f"The file is {encoding.upper()} with damaged bytes; "
        f"the letters lost in {counted(faults, 'place', 'places')} were replaced by “\ufffd”."
    )


def _guess(data: bytes, name: str) -> Decoded:
    sample = data[:_SAMPLE]
    if len(data) > _SAMPLE and b"\n" in sample:
        sample = sample[: sample.rindex(b"\n") + 1]
    encoding = _detected(sample)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        text = data.decode(encoding, "replace")
    faults = text.count("\ufffd")
    if faults * _SOUND_PER_FAULT > len(text):
        raise _not_text(name)
    note = (
        f"The file names no encoding; it was read as {encoding}, which is a guess: "
        "compare a few accented letters with the original."
    )
    if faults:
        places = counted(faults, "place", "places")
        note += f" In {places} a letter could not be read and stands as “\ufffd”."
    return Decoded(text, encoding, certain=False, note=note)


def _detected(sample: bytes) -> str:
    # Loading the detector takes longer than reading a hundred ordinary files.
    from charset_normalizer import from_bytes  # noqa: PLC0415 - see above

    best = from_bytes(sample, cp_isolation=_CANDIDATES).best()
    encoding = best.encoding if best else "cp1252"
    if encoding in _CENTRAL_EUROPEAN:
        # The detector prefers cp1250 for French, where it turns "à" into "ŕ".
        western = sample.decode("cp1252", "replace")
        if "\ufffd" not in western and language_of(western) in _WESTERN_LANGUAGES:
            return "cp1252"
    return encoding
