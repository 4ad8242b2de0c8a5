"""Word bundles of Nexis Uni and Lexis Advance, split on hidden bookmarks, else on end lines."""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from annotator.ingest.bundles.found import extract_of
from annotator.ingest.bundles.labels import Heading, Label, Labels, labels
from annotator.ingest.bundles.nexis import Block, read_article
from annotator.ingest.extract import Extract
from annotator.ingest.paragraphs import WHITE
from annotator.ingest.roles import is_copyright

_MARK = re.compile(r"(Bookmark|Body|Classification|Correction)(?:_\d{1,9})?")
_COVER = re.compile(r"[^\W\d]+ ?\((\d{1,6})\)")
_HEAD_LINES = 3
"""Headline, outlet and date stand between a cover and the first label or copyright."""

_BY_LINES = (
    "The hidden bookmarks that Nexis sets are missing: the file was split at its lines "
    "“End of Document”, so look whether each headline is right."
)
_LOST_MARKS = (
    "Some of the hidden bookmarks that Nexis sets are missing: there the file was split at its "
    "lines “End of Document”."
)
_NOT_SPLIT = (
    "This looks like several articles of a press database, but neither hidden bookmarks nor lines "
    "“End of Document” show where each begins: the file came in as one article."
)


def read_bundle(
    paragraphs: Sequence[str], bookmarks: Mapping[int, Sequence[str]], media_type: str
) -> tuple[Extract, ...]:
    """Return the articles of a Word file from Nexis, or nothing for any other Word file."""
    words = labels()
    lines, marks, lengths = _lines_of(paragraphs, bookmarks)
    marked = [place for place, names in marks.items() if "Bookmark" in names]
    ends = [place for place, line in enumerate(lines) if words.heading(line) is Heading.END]
    bodies = any("Body" in names for names in marks.values())
    if not (marked and bodies) and not (ends and _has_length(lines, words)):
        return ()
    starts = sorted({*marked, *_after(ends, lines)})
    notes = [words.note] if words.note else []
    if not marked:
        starts = sorted({_first_start(lines, words, ends[0]), *starts})
        notes.append(_BY_LINES)
    elif len(starts) > len(marked):
        notes.append(_LOST_MARKS)
    blocks = [
        _block(lines, marks, lengths, (start, end))
        for start, end in pairwise([*starts, len(lines)])
    ]
    notes += _miscount(lines[: starts[0]], len(blocks))
    articles = (extract_of(read_article(block, words), media_type) for block in blocks)
    return (*articles, Extract("", media_type, notes=tuple(notes)))


def unsplit_note(paragraphs: Sequence[str]) -> str:
    """Return a sentence where a Word file that was not split looks like several articles."""
    words = labels()
    lengths = sum(_is_length(line.strip(WHITE), words) for line in paragraphs)
    return _NOT_SPLIT if lengths > 1 else ""


def _lines_of(
    paragraphs: Sequence[str], bookmarks: Mapping[int, Sequence[str]]
) -> tuple[list[str], dict[int, set[str]], dict[int, int]]:
    """Return the lines with something on them, and of what paragraphs they come.

    That is the kinds of marks before or on a line, and how many lines a marked paragraph has.
    """
    lines: list[str] = []
    marks: dict[int, set[str]] = {}
    lengths: dict[int, int] = {}
    for place, paragraph in enumerate(paragraphs):
        for name in bookmarks.get(place, ()):
            match = _MARK.fullmatch(name)
            if match is not None:
                marks.setdefault(len(lines), set()).add(match[1])
        new = list(filter(None, (line.strip(WHITE) for line in paragraph.split("\n"))))
        if new and len(lines) in marks:
            lengths[len(lines)] = len(new)
        lines += new
    return lines, {place: names for place, names in marks.items() if place < len(lines)}, lengths


def _after(ends: Sequence[int], lines: Sequence[str]) -> list[int]:
    """Return where a line follows one that ends an article, unless it is another such line."""
    after = {place + 1 for place in ends if place + 1 < len(lines)}
    return sorted(after - set(ends))


def _first_start(lines: Sequence[str], words: Labels, end: int) -> int:
    """Return where the first article begins behind a cover, which nothing marks off."""
    label = next(
        (n for n in range(end) if words.split(lines[n]) and _is_length(lines[n], words)), 0
    )
    covered = any(_COVER.fullmatch(line) for line in lines[:label])
    while label and (words.split(lines[label - 1]) or is_copyright(lines[label - 1])):
        label -= 1
    return max(0, label - _HEAD_LINES) if covered else 0


def _block(
    lines: Sequence[str],
    marks: Mapping[int, set[str]],
    lengths: Mapping[int, int],
    borders: tuple[int, int],
) -> Block:
    start, end = borders

    def first(*kinds: str) -> int | None:
        places = (n for n in range(start, end) if marks.get(n, set()).intersection(kinds))
        place = next(places, None)
        return None if place is None else place - start

    return Block(
        tuple(lines[start:end]),
        body=first("Body"),
        tail=first("Classification", "Correction"),
        headline=lengths[start] if "Bookmark" in marks.get(start, ()) else 0,
    )


def _has_length(lines: Sequence[str], words: Labels) -> bool:
    return any(_is_length(line, words) for line in lines)


def _is_length(line: str, words: Labels) -> bool:
    label = words.split(line)
    return label is not None and label[0] is Label.LENGTH and any(map(str.isdigit, label[1]))


def _miscount(cover: Sequence[str], found: int) -> list[str]:
    """Return a sentence where a cover names another number of articles than were found."""
    counts = [int(match[1]) for match in map(_COVER.fullmatch, cover) if match]
    if not counts or counts[0] == found:
        return []
    return [f"The cover of the file names {counts[0]:,} articles, and {found:,} were found."]
