"""One article of Nexis, new or old: what stands above its body, the body, what stands below."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from annotator.domain.draft import Role
from annotator.ingest.bundles.found import Found
from annotator.ingest.bundles.labels import Heading, Label, Labels
from annotator.ingest.dates import date_in
from annotator.ingest.roles import is_copyright

_LONGEST_HEAD: Final = 25
"""So many lines are looked through for labels where nothing marks the beginning of the body."""
_LONGEST_HEADING: Final = 30
_LEFT_OUT: Final = (
    "Left out of the text: a correction that the outlet added, at the end of the lines."
)


@dataclass(frozen=True, slots=True)
class Block:
    """The lines of one article, and what is known of them without reading any word."""

    lines: tuple[str, ...]
    body: int | None = None
    """Where the heading of the body stands, or the first line of the body."""
    tail: int | None = None
    """Where what follows the body begins."""
    headline: int = 0
    """How many lines from the first on are known to be the headline."""
    outlet_first: bool = False
    """Whether outlet and date stand above the headline, as in old bundles."""
    centred: frozenset[int] = frozenset()
    """The lines set in the middle, as old bundles set all but headline, labels and body."""


def read_article(block: Block, words: Labels) -> Found:
    """Return what one article of Nexis holds, each of its lines in its role."""
    found = Found()
    below = _tail_of(block, words)
    start = _body_of(block, words, below)
    _read_head(found, block, words, start)
    if start < below and _is_heading_of_body(block, words, start):
        found.add(block.lines[start], Role.DROP)
        start += 1
    for line in block.lines[start:below]:
        found.add(line, Role.BODY)
    for line in block.lines[below:]:
        _read_tail_line(found, line, words)
    return found


def _body_of(block: Block, words: Labels, below: int) -> int:
    """Return where the body begins, its heading included."""
    if block.body is not None:
        return min(block.body, below)
    end = 0
    labelled = False
    for place, line in enumerate(block.lines[: min(below, _LONGEST_HEAD)]):
        if words.heading(line) is Heading.BODY:
            return place
        if labelled and place > end + 1:
            break  # one line may go on with the label before, two are the body
        if words.split(line) is not None:
            end, labelled = place + 1, True
        elif not labelled and (place in block.centred or is_copyright(line)):
            end = place + 1
    return end


def _is_heading_of_body(block: Block, words: Labels, start: int) -> bool:
    line = block.lines[start]
    if words.heading(line) is Heading.BODY:
        return True
    return start == block.body and len(line) <= _LONGEST_HEADING and line[-1:].isalpha()


def _tail_of(block: Block, words: Labels) -> int:
    """Return where what follows the body begins."""
    lines = block.lines
    end = len(lines)
    while end and (_is_tail_line(lines[end - 1], words) or end - 1 in block.centred):
        end -= 1
    if block.tail is not None:
        end = min(end, block.tail)
    opens = {Heading.GRAPHIC, Heading.CLASSIFICATION}
    if block.body is None:  # else a correction has a bookmark of its own
        opens.add(Heading.CORRECTION)
    first = (block.body or 0) + 1
    for place in range(first, end):
        if words.heading(lines[place]) in opens:
            return place
        labelled = words.split(lines[place])
        # "Update:" may also open a paragraph of the body.
        if labelled is not None and labelled[0] is Label.LOAD_DATE and date_in(labelled[1]):
            return place
    return end


def _is_tail_line(line: str, words: Labels) -> bool:
    return (
        words.split(line) is not None
        or words.heading(line) in {Heading.END, Heading.CLASSIFICATION}
        or is_copyright(line)
    )


def _read_head(found: Found, block: Block, words: Labels, end: int) -> None:
    """Give each line above the body its role; labels are read, and the rest goes by its place."""
    plain: list[int] = []
    labelled = False
    for place, line in enumerate(block.lines[:end]):
        label = words.split(line)
        if label is None and not is_copyright(line) and not labelled:
            plain.append(place)
        labelled = labelled or label is not None
    roles = dict(_roles_of(block, plain))
    for place, line in enumerate(block.lines[:end]):
        if place in roles:
            found.add(line, roles[place])
        elif is_copyright(line):
            found.add(line, Role.DISCLAIMER)
        else:
            _read_label(found, line, words)


def _roles_of(block: Block, plain: Sequence[int]) -> Iterator[tuple[int, Role]]:
    """Return the roles of the lines without a label: headline, outlet and date, in either order."""
    dates = [place for place in plain[1:] if date_in(block.lines[place])]
    date = dates[0] if dates else None
    if block.outlet_first:
        yield from _roles_of_old(block, plain, date)
        return
    cut = block.headline or 1
    if not block.headline and date is not None:
        cut = max(1, plain.index(date) - 1)  # the outlet stands between headline and date
    for place in plain[:cut]:
        yield place, Role.HEADLINE
    for place in plain[cut : cut + 1]:
        if place != date:
            yield place, Role.OUTLET
    if date is not None:
        yield date, Role.DATE


def _roles_of_old(
    block: Block, plain: Sequence[int], date: int | None
) -> Iterator[tuple[int, Role]]:
    """Return the roles where outlet and date are set in the middle, or at least stand first."""
    above = [place for place in plain if place in block.centred]
    if not above and len(plain) > 1:
        above = list(plain[: plain.index(date) + 1] if date is not None else plain[:1])
    for place in above[:1]:
        yield place, Role.OUTLET
    if date is not None:
        yield date, Role.DATE
    for place in plain:
        if place not in above and place != date:
            yield place, Role.HEADLINE


def _read_label(found: Found, line: str, words: Labels) -> None:
    """Take what a labelled line says; the line itself is kept, and dropped from the text."""
    label, value = words.split(line) or (Label.OTHER, "")
    if label is Label.BYLINE and value:
        found.add(value, Role.BYLINE)
        return
    found.add(line, Role.DROP)
    if label is Label.SECTION:
        _read_section(found, value, words)
    elif label is Label.LENGTH:
        found.declared = found.declared or value
    elif label is Label.PAGE:
        found.page = found.page or value
    elif label is Label.LANGUAGE:
        found.language = found.language or words.language(value)
    elif label is Label.LOAD_DATE:
        found.loaded = found.loaded or value
    elif label is Label.ACCESSION:
        found.accession = found.accession or value


def _read_section(found: Found, value: str, words: Labels) -> None:
    """Split "News; Briefs; Pg. A10; Column" into the section and the page."""
    page = words.page.search(value)
    if page is not None:
        found.page = found.page or page[1]
        value = value[: page.start()]
    found.section = found.section or value.strip(" \u00a0;,.")


def _read_tail_line(found: Found, line: str, words: Labels) -> None:
    if words.heading(line) is Heading.CORRECTION:
        found.notes.append(_LEFT_OUT)
    if is_copyright(line):
        found.add(line, Role.DISCLAIMER)
    else:
        label = words.split(line)
        if label is not None and label[0] is Label.BYLINE:
            found.add(line, Role.DROP)
        else:
            _read_label(found, line, words)
