"""Messages between the program and its worker: a kind, a length, and so many bytes."""

import struct
from typing import Final, Protocol

REQUEST: Final = b"Q"
"""A file to convert: its form and name as JSON, a line feed, its bytes."""

LOADED: Final = b"Y"
"""All that a file of this form needs is loaded, and it is looked at from now on."""

EXTRACTS: Final = b"E"
"""What was found in it, as `extract.packed` writes it."""

REFUSED: Final = b"R"
"""Why it is not taken: the three sentences of a UserError as JSON."""

BROKEN: Final = b"B"
"""Nothing can be made of it."""

TOO_LARGE: Final = b"L"
"""It needs more memory, or gives more text, than an article may."""

KINDS: Final = frozenset({REQUEST, LOADED, EXTRACTS, REFUSED, BROKEN, TOO_LARGE})

_HEAD: Final = struct.Struct("<cQ")
_PIECE: Final = 1024 * 1024


class Reader(Protocol):
    """The end of a pipe that bytes come out of."""

    def read(self, size: int, /) -> bytes:
        """Return at most `size` bytes; b"" once the other end is closed."""


class Writer(Protocol):
    """The end of a pipe that bytes go into."""

    def write(self, data: bytes, /) -> object:
        """Take all of `data`."""

    def flush(self) -> None:
        """Send what was taken."""


def send(pipe: Writer, kind: bytes, content: bytes = b"") -> None:
    """Send one message."""
    pipe.write(_HEAD.pack(kind, len(content)))
    pipe.write(content)
    pipe.flush()


def receive(pipe: Reader, most: int) -> tuple[bytes, bytes] | None:
    """Return the kind and content of the next message; None when the other end is gone.

    Raises
    ------
    ValueError
        What comes is no message of ours, or has more than `most` bytes.

    """
    head = _all_of(pipe, _HEAD.size)
    if head is None:
        return None
    kind, size = _HEAD.unpack(head)
    if kind not in KINDS or size > most:
        raise ValueError("no message of ours")
    content = _all_of(pipe, size)
    return None if content is None else (kind, content)


def _all_of(pipe: Reader, size: int) -> bytes | None:
    pieces = []
    while size:
        piece = pipe.read(min(size, _PIECE))
        if not piece:
            return None
        pieces.append(piece)
        size -= len(piece)
    return b"".join(pieces)
