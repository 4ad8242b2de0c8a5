"""Reading single parts of a zip file that may be damaged or made to do harm."""

import codecs
import io
import lzma
import zipfile
import zlib
from typing import IO, Final

MOST_PARTS: Final = 5_000
LARGEST_PART: Final = 50 * 1024 * 1024
LARGEST_TOTAL: Final = 200 * 1024 * 1024
LARGEST_RATIO: Final = 100
RATIO_FROM: Final = 1024 * 1024
"""The ratio counts from so many bytes on: small repetitive parts are packed well and harmless."""

codecs.lookup("cp437")  # names are written in it, and in the cage no codec can be loaded any more

_DAMAGED = "is damaged or was cut off, so it cannot be opened"
_BOMB = "unpacks to far more than an article can hold"
_FAULTS = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    OSError,
    ValueError,
    NotImplementedError,  # a packing method the library does not know
    RuntimeError,
    OverflowError,
)


class HarmfulZip(Exception):
    """A zip file that is damaged, protected or over a cap; the text follows the file's name."""


class CagedZip:
    """The parts of a zip file by name; names are labels here and never become paths."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _FAULTS as error:
            raise HarmfulZip(_DAMAGED) from error
        names = self._zip.namelist()
        if len(names) > MOST_PARTS:
            raise HarmfulZip(f"holds more than {MOST_PARTS:,} parts, which no article needs")
        if len(set(names)) < len(names):
            raise HarmfulZip("is damaged: it holds two parts of the same name")
        self._names = frozenset(names)
        self._total = 0

    def __contains__(self, name: str) -> bool:
        return name in self._names

    def open(self, name: str) -> "CappedPart":
        """Return the part `name` as a stream.

        Raises
        ------
        HarmfulZip
            The part is protected by a password or cannot be found where it should be.

        """
        part = self._zip.getinfo(name)
        if part.flag_bits & 1:
            raise HarmfulZip("is protected by a password")
        try:
            return CappedPart(self, self._zip.open(part), part.compress_size)
        except _FAULTS as error:
            raise HarmfulZip(_DAMAGED) from error

    def count(self, size: int) -> None:
        """Add `size` unpacked bytes to those of the whole file."""
        self._total += size
        if self._total > LARGEST_TOTAL:
            raise HarmfulZip(_BOMB)


class CappedPart:
    """One part as a stream that counts what it unpacks, whatever the directory says."""

    def __init__(self, owner: CagedZip, stream: IO[bytes], packed: int) -> None:
        self._owner = owner
        self._stream = stream
        self._packed = packed
        self._size = 0

    def read(self, size: int) -> bytes:
        """Return at most `size` bytes, and b"" at the end.

        Raises
        ------
        HarmfulZip
            The part is damaged, or larger than the caps allow.

        """
        try:
            data = self._stream.read(size)
        except _FAULTS as error:
            raise HarmfulZip(_DAMAGED) from error
        self._size += len(data)
        allowed = max(RATIO_FROM, self._packed * LARGEST_RATIO)
        if self._size > min(allowed, LARGEST_PART):
            raise HarmfulZip(_BOMB)
        self._owner.count(len(data))
        return data
