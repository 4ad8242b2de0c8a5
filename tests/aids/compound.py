"""Writes compound files, the old box of Microsoft's programs, for mails of Outlook in tests."""

import struct
from datetime import UTC, datetime
from itertools import pairwise

SECTOR, SMALL = 512, 64
END, FREE, FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
NONE = 0xFFFFFFFF
CUTOFF = 4096
EPOCH = datetime(1601, 1, 1, tzinfo=UTC)


def message(sent=datetime(2026, 11, 27, 9, tzinfo=UTC), **fields):
    """Return a mail with fields such as subject, sender, body, page, rich; files by their names."""
    numbers = {"subject": "0037001F", "sender": "0C1A001F", "body": "1000001F", "page": "10130102"}
    numbers |= {"rich": "10090102", "old_subject": "0037001E", "old_body": "1000001E"}
    ticks = int((sent - EPOCH).total_seconds() * 10_000_000) if sent else 0
    entries = struct.pack("<IIQ", 0x00390040, 6, ticks) + struct.pack("<IIQ", 0x3FFD0003, 6, 1251)
    streams = {"__properties_version1.0": bytes(32) + entries}
    for name, value in fields.items():
        if name != "files":
            data = value.encode("utf-16-le") if isinstance(value, str) else value
            streams[f"__substg1.0_{numbers[name]}"] = data
    folders = {
        f"__attach_version1.0_#{place:08X}": {"__substg1.0_3707001F": name.encode("utf-16-le")}
        for place, name in enumerate(fields.get("files", ()))
    }
    return compound(streams, folders)


def compound(streams, folders=()):
    """Return a compound file with streams, and folders of streams, by their names."""
    nodes, children = _nodes(streams, dict(folders))
    small, small_chain, large, fat = bytearray(), [], bytearray(), []
    starts = {}
    for number, (_, kind, _, data) in enumerate(nodes):
        if kind != 2 or not data:
            continue
        if len(data) < CUTOFF:
            starts[number] = len(small_chain)
            small += data.ljust(-(-len(data) // SMALL) * SMALL, b"\0")
            _chain(small_chain, -(-len(data) // SMALL))
        else:
            starts[number] = len(fat)
            large += data.ljust(-(-len(data) // SECTOR) * SECTOR, b"\0")
            _chain(fat, -(-len(data) // SECTOR))
    places = {}
    for name, block in (
        ("small", bytes(small)),
        ("small chain", b"".join(struct.pack("<I", one) for one in small_chain)),
        ("directory", _directory(nodes, children, starts, len(fat), len(small))),
    ):
        filler = b"\xff" if name == "small chain" else b"\0"
        places[name] = (len(fat) if block else END, -(-len(block) // SECTOR))
        large += block.ljust(-(-len(block) // SECTOR) * SECTOR, filler)
        _chain(fat, -(-len(block) // SECTOR))
    assert len(fat) < SECTOR // 4, "one sector of the table is enough for a test"
    table = len(fat)
    fat.append(FAT)
    large += b"".join(struct.pack("<I", one) for one in fat).ljust(SECTOR, b"\xff")
    head = struct.pack(
        "<8s16sHHHHH6xII", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"", 0x3E, 3, 0xFFFE, 9, 6, 0, 1
    )
    head += struct.pack(
        "<IIIIIIII", places["directory"][0], 0, CUTOFF, *places["small chain"], END, 0, table
    )
    return head.ljust(SECTOR, b"\xff") + bytes(large)


def _nodes(streams, folders):
    nodes = [["Root Entry", 5, NONE, b""]]
    children = {0: []}
    for name, data in streams.items():
        children[0].append(len(nodes))
        nodes.append([name, 2, NONE, data])
    for name, inner in folders.items():
        folder = len(nodes)
        children[0].append(folder)
        children[folder] = []
        nodes.append([name, 1, NONE, b""])
        for inside, data in inner.items():
            children[folder].append(len(nodes))
            nodes.append([inside, 2, NONE, data])
    return nodes, children


def _chain(table, count):
    start = len(table)
    table += [*range(start + 1, start + count), END] if count else []


def _directory(nodes, children, starts, small_start, small_size):
    right = {}
    for inside in children.values():
        inside.sort(key=lambda one: (len(nodes[one][0]), nodes[one][0].upper()))
        right |= dict(pairwise(inside))
    entries = b""
    for number, (name, kind, _, data) in enumerate(nodes):
        wide = name.encode("utf-16-le") + b"\0\0"
        start, size = starts.get(number, END if kind == 2 else 0), len(data)
        if number == 0:
            start, size = small_start, small_size
        child = next(iter(children.get(number, ())), NONE)
        entries += struct.pack(
            "<64sHBBIII16xI16xIQ",
            wide,
            len(wide),
            kind,
            1,
            NONE,
            right.get(number, NONE),
            child,
            0,
            start,
            size,
        )
    return entries.ljust(-(-len(entries) // SECTOR) * SECTOR, b"\0")
