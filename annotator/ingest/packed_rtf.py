"""Rich text as Outlook packs it; after Microsoft's “Rich Text Format (RTF) Compression”."""

import struct
from typing import Final

_HEAD: Final = struct.Struct("<IIII")
_PACKED, _PLAIN = 0x75465A4C, 0x414C454D
_WINDOW = 4096
_SHORTEST = 2
_LARGEST = 50 * 1024 * 1024
_KNOWN: Final = (
    b"{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern "
    b"\\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0"
    b"\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx"
)
"""What every packer has in its window when it begins."""


class NotPacked(Exception):
    """The bytes are not packed rich text, or damaged."""


def unpacked(data: bytes) -> bytes:
    """Return rich text out of its packing.

    Raises
    ------
    NotPacked
        The bytes are not packed rich text.

    """
    if len(data) < _HEAD.size:
        raise NotPacked
    _, size, kind, _ = _HEAD.unpack_from(data)
    if kind == _PLAIN:
        return data[_HEAD.size : _HEAD.size + size]
    if kind != _PACKED or size > _LARGEST:
        raise NotPacked
    return _expanded(data[_HEAD.size :], size)


def _expanded(data: bytes, size: int) -> bytes:
    """Return the bytes that `data` stands for: single ones, and places in the last 4,096."""
    window = bytearray(_KNOWN.ljust(_WINDOW, b" "))
    write, place = len(_KNOWN), 0
    out = bytearray()
    while place < len(data) and len(out) < size:
        flags = data[place]
        place += 1
        for bit in range(8):
            if flags >> bit & 1:
                if place + 2 > len(data):
                    return bytes(out)
                pair = int.from_bytes(data[place : place + 2], "big")
                place += 2
                start, length = pair >> 4, (pair & 0xF) + _SHORTEST
                if start == write % _WINDOW:
                    return bytes(out)  # the mark of the end
                piece = [(start + step) % _WINDOW for step in range(length)]
            elif place < len(data):
                window[write % _WINDOW] = data[place]
                piece = [write % _WINDOW]
                place += 1
            else:
                return bytes(out)
            for source in piece:
                window[write % _WINDOW] = window[source]
                out.append(window[source])
                write += 1
    return bytes(out[:size])
