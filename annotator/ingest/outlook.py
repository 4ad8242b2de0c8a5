"""Mails as Outlook saves them one by one (.msg): their fields and their text."""

import io
import struct
from datetime import UTC, datetime, timedelta
from typing import Final

import olefile

from annotator.ingest import codecs_ready  # noqa: F401 - what it loads cannot be loaded later
from annotator.ingest.decoding import decode_markup
from annotator.ingest.extract import Extract
from annotator.ingest.letter import Letter, article_of
from annotator.ingest.packed_rtf import NotPacked, unpacked
from annotator.ingest.refusals import refuse
from annotator.ingest.rich_text import NoRichText, plain_text

MEDIA_TYPE: Final = "application/vnd.ms-outlook"

_LARGEST_PART = 50 * 1024 * 1024
_MOST_FILES = 1_000
_UNICODE, _BYTES, _BINARY = "001F", "001E", "0102"
_SUBJECT, _SENDER, _ADDRESS = "0037", "0C1A", "5D01"
_BODY, _PAGE, _RICH = "1000", "1013", "1009"
_NAME, _SHORT_NAME = "3707", "3704"
_ATTACHED = "__attach_version1.0_"
_PROPERTIES = "__properties_version1.0"
_SENT, _RECEIVED, _CODE_PAGE = 0x00390040, 0x0E060040, 0x3FFD0003
_HEAD, _ENTRY = 32, struct.Struct("<II8s")
_EPOCH = datetime(1601, 1, 1, tzinfo=UTC)
_PROTECTED = ("EncryptionInfo", "EncryptedPackage")


def convert(data: bytes, name: str) -> tuple[Extract, ...]:
    """Return a mail of Outlook as an article.

    Raises
    ------
    UnreadableInput
        The file is another one of Microsoft's old kind, damaged, or without any text.

    """
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as box:
            message = _Message(box)
            if not message.is_mail:
                raise refuse(name, _why_not(box))
            letter, notes = _letter(message, name)
    except (OSError, ValueError, IndexError, struct.error) as error:
        raise refuse(name, "is a damaged file of Outlook or of an old Office format") from error
    return (article_of(letter, name, MEDIA_TYPE, notes),)


def _why_not(box: olefile.OleFileIO) -> str:
    if any(box.exists(part) for part in _PROTECTED):
        return "is protected by a password"
    return "is in an old Office format, which this version cannot read"


class _Message:
    """The fields of a mail by their numbers, as Outlook has them."""

    def __init__(self, box: olefile.OleFileIO) -> None:
        self._box = box
        self._fixed = self._fixed_fields()

    @property
    def is_mail(self) -> bool:
        """Tell whether there are the fields that every mail has."""
        return bool(self._box.exists(_PROPERTIES))

    def text(self, number: str, folder: str = "") -> str:
        """Return a field of text, "" if there is none."""
        raw = self.data(number, _UNICODE, folder)
        if raw:
            return raw.decode("utf-16-le", "replace").rstrip("\x00")
        raw = self.data(number, _BYTES, folder)
        return raw.decode(self.codec, "replace").rstrip("\x00")

    def data(self, number: str, kind: str, folder: str = "") -> bytes:
        """Return the bytes of a field, b"" if there is none."""
        place = f"{folder}/__substg1.0_{number}{kind}".lstrip("/")
        if not self._box.exists(place):
            return b""
        if self._box.get_size(place) > _LARGEST_PART:
            raise ValueError("too large")
        with self._box.openstream(place) as stream:
            return bytes(stream.read(_LARGEST_PART))

    @property
    def codec(self) -> str:
        """Return the encoding of fields that are not Unicode."""
        number = int.from_bytes(self._fixed.get(_CODE_PAGE, b"")[:4], "little")
        try:
            "".encode(f"cp{number}")
        except LookupError:
            return "cp1252"
        return f"cp{number}"

    @property
    def sent(self) -> str:
        """Return the day of a mail as an ISO date, "" if it tells none."""
        raw = self._fixed.get(_SENT) or self._fixed.get(_RECEIVED) or b""
        if not any(raw):
            return ""
        try:
            moment = _EPOCH + timedelta(microseconds=int.from_bytes(raw, "little") // 10)
        except OverflowError:
            return ""
        return moment.date().isoformat()

    @property
    def files(self) -> tuple[str, ...]:
        """Return the names of the files that came with the mail."""
        folders = {path[0] for path in self._box.listdir() if path[0].startswith(_ATTACHED)}
        names = (
            self.text(_NAME, folder) or self.text(_SHORT_NAME, folder)
            for folder in sorted(folders)[:_MOST_FILES]
        )
        return tuple(name or "a file without a name" for name in names)

    def _fixed_fields(self) -> dict[int, bytes]:
        if not self._box.exists(_PROPERTIES):
            return {}
        with self._box.openstream(_PROPERTIES) as stream:
            raw = bytes(stream.read(_LARGEST_PART))[_HEAD:]
        whole = raw[: len(raw) // _ENTRY.size * _ENTRY.size]
        return {tag: value for tag, _, value in _ENTRY.iter_unpack(whole)}


def _letter(message: _Message, name: str) -> tuple[Letter, tuple[str, ...]]:
    notes: tuple[str, ...] = ()
    text = message.text(_BODY)
    page = message.data(_PAGE, _BINARY)
    markup = decode_markup(page, name, message.codec).text if page.strip() else message.text(_PAGE)
    if not text.strip() and not markup.strip():
        text, notes = _from_rich(message.data(_RICH, _BINARY))
    letter = Letter(
        subject=" ".join(message.text(_SUBJECT).split()),
        sender=" ".join((message.text(_SENDER) or message.text(_ADDRESS)).split()),
        sent=message.sent,
        text=text,
        markup=markup,
        attached=message.files,
    )
    return letter, notes


def _from_rich(packed: bytes) -> tuple[str, tuple[str, ...]]:
    try:
        rich = plain_text(unpacked(packed))
    except (NotPacked, NoRichText):
        return "", ()
    return rich.text, rich.notes
