"""Reads the rows that the pages of a damaged SQLite file still hold, without SQLite.

The layout is that of “Database File Format” (sqlite.org/fileformat2.html): §1.6 b-tree pages and
overflow pages, §2.1 records, §4.1 the write-ahead log.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass

Value = int | float | str | bytes | None

_HEAD = 100
"""Bytes of the file's header, in front of the first page's own."""
_TABLE_LEAF = 0x0D
_LEAF_HEAD = 8
_PAGE_SIZES = frozenset(2**power for power in range(9, 17))
_USUAL_SIZE = 4096
_LONGEST_VARINT = 9
_LOG_HEAD = 32
_FRAME_HEAD = 24
_LOG_MAGIC = (0x377F0682, 0x377F0683)
_SMALL = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}
_FLOAT, _ZERO, _ONE, _FIRST_STRING = 7, 8, 9, 12


class _Broken(Exception):
    """What stands here is no record."""


@dataclass(frozen=True, slots=True)
class Record:
    """One row as a leaf page holds it; a column that is the row's number is None in `values`."""

    number: int
    values: tuple[Value, ...]


def leaves(content: bytes) -> Iterator[list[Record]]:
    """Yield the readable rows of each table page, page by page; what is damaged is left out.

    Rows that were deleted, and pages that were given up, may still be among them.
    """
    size = page_size(content)
    for start in range(0, len(content) - size + 1, size):
        found = list(_records(content, start, size))
        if found:
            yield found


def page_size(content: bytes) -> int:
    """Return the size of a file's pages, the usual one where its header does not tell."""
    told = int.from_bytes(content[16:18], "big")
    told = 65_536 if told == 1 else told
    return told if told in _PAGE_SIZES else _USUAL_SIZE


def with_log(content: bytes, log: bytes) -> bytes:
    """Return a file with all that was committed to its write-ahead log."""
    committed: dict[int, bytes] = {}
    pending: dict[int, bytes] = {}
    for number, page, ends in _frames(log):
        pending[number] = page
        if ends:
            committed |= pending
            pending.clear()
    whole = bytearray(content)
    for number, page in committed.items():
        start = (number - 1) * len(page)
        whole.extend(bytes(max(0, start + len(page) - len(whole))))
        whole[start : start + len(page)] = page
    return bytes(whole)


def _frames(log: bytes) -> Iterator[tuple[int, bytes, bool]]:
    """Yield the pages in a log up to the first that is not whole; whether each ends a commit."""
    if len(log) < _LOG_HEAD:
        return
    magic, _, size, _, one, other, *told = struct.unpack(">8I", log[:_LOG_HEAD])
    order = ">" if magic & 1 else "<"
    sums = _checksum(log[:24], order, (0, 0))
    if magic not in _LOG_MAGIC or size not in _PAGE_SIZES or sums != tuple(told):
        return
    for at in range(_LOG_HEAD, len(log) - _FRAME_HEAD - size + 1, _FRAME_HEAD + size):
        head, page = log[at : at + _FRAME_HEAD], log[at + _FRAME_HEAD : at + _FRAME_HEAD + size]
        number, ends, *salts, first, second = struct.unpack(">6I", head)
        sums = _checksum(page, order, _checksum(head[:8], order, sums))
        if salts != [one, other] or sums != (first, second):
            return
        yield number, page, ends > 0


def _checksum(data: bytes, order: str, sums: tuple[int, int]) -> tuple[int, int]:
    one, other = sums
    words = struct.unpack(f"{order}{len(data) // 4}I", data)
    for first, second in zip(words[::2], words[1::2], strict=True):
        one = (one + first + other) & 0xFFFFFFFF
        other = (other + second + one) & 0xFFFFFFFF
    return one, other


def _records(content: bytes, start: int, size: int) -> Iterator[Record]:
    head = start + (_HEAD if start == 0 else 0)
    if content[head] != _TABLE_LEAF:
        return
    count = int.from_bytes(content[head + 3 : head + 5], "big")
    pointers = head + _LEAF_HEAD
    for place in range(pointers, min(pointers + 2 * count, start + size - 1), 2):
        at = int.from_bytes(content[place : place + 2], "big")
        if pointers - start <= at < size:
            try:
                yield _record(content, start + at, size)
            except (_Broken, IndexError, struct.error, UnicodeDecodeError):
                continue


def _record(content: bytes, at: int, size: int) -> Record:
    length, at = _varint(content, at)
    number, at = _varint(content, at)
    if number >= 1 << 63:
        number -= 1 << 64
    return Record(number, _values(_payload(content, at, length, size)))


def _payload(content: bytes, at: int, length: int, size: int) -> bytes:
    """Return a record's bytes, those on overflow pages included."""
    if not 0 < length <= len(content):
        raise _Broken
    local = length
    if length > size - 35:
        least = (size - 12) * 32 // 255 - 23
        local = least + (length - least) % (size - 4)
        local = local if local <= size - 35 else least
    parts, left = [content[at : at + local]], length - local
    following = int.from_bytes(content[at + local : at + local + 4], "big") if left else 0
    seen = set()
    while left > 0:
        start = (following - 1) * size
        if following < 1 or following in seen or start + size > len(content):
            raise _Broken
        seen.add(following)
        part = content[start + 4 : start + min(size, 4 + left)]
        parts.append(part)
        left -= len(part)
        following = int.from_bytes(content[start : start + 4], "big")
    return b"".join(parts)


def _values(payload: bytes) -> tuple[Value, ...]:
    head, at = _varint(payload, 0)
    if head > len(payload):
        raise _Broken
    body, values = head, list[Value]()
    while at < head:
        kind, at = _varint(payload, at)
        value, length = _value(payload, body, kind)
        values.append(value)
        body += length
    if at != head or body != len(payload):
        raise _Broken
    return tuple(values)


def _value(payload: bytes, at: int, kind: int) -> tuple[Value, int]:
    if kind == 0:
        return None, 0
    if kind in _SMALL:
        return int.from_bytes(payload[at : at + _SMALL[kind]], "big", signed=True), _SMALL[kind]
    if kind == _FLOAT:
        return float(struct.unpack(">d", payload[at : at + 8])[0]), 8
    if kind in {_ZERO, _ONE}:
        return kind - _ZERO, 0
    if kind < _FIRST_STRING:
        raise _Broken
    length = (kind - _FIRST_STRING) // 2
    data = payload[at : at + length]
    return (data if kind % 2 == 0 else data.decode()), length


def _varint(content: bytes, at: int) -> tuple[int, int]:
    value = 0
    for place in range(_LONGEST_VARINT - 1):
        byte = content[at + place]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:  # noqa: PLR2004  the highest bit says that more follows
            return value, at + place + 1
    return value << 8 | content[at + _LONGEST_VARINT - 1], at + _LONGEST_VARINT
