"""Which quotation marks of a line open a quotation, which close it, and which are apostrophes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum
from functools import lru_cache

# ruff: noqa: RUF001  look-alikes are the very matter of this module
_MARK = re.compile("''|``|[\"＂“”„‟«»‹›「」『』‘’‚']")

# Marks of one family can close each other: papers open with “ and close with '' or ".
_FAMILY = {
    **dict.fromkeys(('"', "＂", "''", "``", "“", "”", "„", "‟"), 0),
    **dict.fromkeys("«»", 1),
    **dict.fromkeys("‹›", 2),
    **dict.fromkeys("「」", 3),
    **dict.fromkeys("『』", 4),
}
_STRAIGHT = ('"', "＂", "''")
_MOSTLY_OPEN = {"“": "„", "«": "»", "‹": "›"}
"""Marks that close only what the mark beside them has opened, the German way."""
_MOSTLY_CLOSE = ("”", "»", "›")
_ONLY_CLOSE = ("」", "』")

_QUOTE_SIGNS = "\"＂“”„‟«»‹›‘’‚'`"
_BEFORE_OPENING = frozenset("([{<¿¡-‐‑‒–—―/:" + _QUOTE_SIGNS)
_AFTER_CLOSING = frozenset(".,;:!?…)]}>-‐‑‒–—―/،؛؟۔。，、！？" + _QUOTE_SIGNS)

# Words that lose their beginning: 'Tis, 'em, rock 'n' roll, the '90s.
_ELISION = re.compile(
    r"(?:tis|twas|twere|twill|em|til|till|cause|cos|n|bout|neath|ere|\d0s)\b", re.IGNORECASE
)
# Endings that may keep their apostrophe: the ministers' plan, goin' home, ol' man.
_CUT_ENDING = re.compile(r"(?:s|\win|\bo|\bol)\Z", re.IGNORECASE)


class _Role(Enum):
    """What a mark does where it stands."""

    OPENS = "opens"
    CLOSES = "closes"
    NOTHING = "nothing"


class _Mode(Enum):
    """How to read marks that can be read two ways."""

    NESTED = "nested"
    """What looks like an opening mark opens, even inside a quotation with the same marks."""
    FLAT = "flat"
    """Nothing nests within marks of its own family."""
    TURNS = "turns"
    """The same, and straight marks open and close in turn, however they are spaced."""


@dataclass(frozen=True, slots=True)
class MarkedRun:
    """A quotation in a line: its own ends, and those of what stands between its marks."""

    start: int
    inner_start: int
    inner_end: int
    end: int
    closed: bool


@dataclass(frozen=True, slots=True)
class _Mark:
    """A mark and what its neighbours make it look like; it may look like neither."""

    sign: str
    start: int
    end: int
    before: str
    """The character before it, a space at the start of the line."""
    after: str

    @property
    def opens(self) -> bool:
        """Whether it hangs on the word behind it only."""
        return self.free_before and not (self.after.isspace() or self.after in _AFTER_CLOSING)

    @property
    def closes(self) -> bool:
        """Whether it hangs on the word before it only."""
        return not self.free_before and (self.after.isspace() or self.after in _AFTER_CLOSING)

    @property
    def free_before(self) -> bool:
        """Whether no word touches it from before."""
        return self.before.isspace() or self.before in _BEFORE_OPENING


@lru_cache(maxsize=64)
def marked_runs(line: str) -> tuple[MarkedRun, ...]:
    """Return the outermost quotations of a line, in order."""
    marks = list(_marks(line))
    double = [mark for mark in marks if mark.sign in _FAMILY]
    scan = _Scan(line, double, _Mode.NESTED)
    if not scan.clean:
        straight = sum(mark.sign in _STRAIGHT for mark in double)
        scan = _Scan(line, double, _Mode.FLAT if straight % 2 else _Mode.TURNS)
    single = [mark for mark in marks if mark.sign not in _FAMILY]
    runs = sorted([*scan.runs, *_single_runs(line, single, scan.runs)], key=lambda run: run.start)
    return tuple(_outermost(runs))


def _marks(line: str) -> Iterator[_Mark]:
    padded = f" {line} "
    for found in _MARK.finditer(line):
        start, end = found.span()
        yield _Mark(found[0], start, end, padded[start], padded[end + 1])


def _outermost(runs: list[MarkedRun]) -> Iterator[MarkedRun]:
    covered = 0
    for run in runs:
        if run.start >= covered:
            covered = run.end
            yield run


def _run(line: str, opening: _Mark, closing: _Mark | None) -> MarkedRun:
    if closing is None:
        end = len(line.rstrip())
        return MarkedRun(opening.start, opening.end, end, end, closed=False)
    return MarkedRun(opening.start, opening.end, closing.start, closing.end, closed=True)


@dataclass(slots=True)
class _Scan:
    """One reading of a line's double marks from left to right."""

    line: str
    marks: list[_Mark]
    mode: _Mode
    runs: list[MarkedRun] = field(default_factory=list)
    clean: bool = True
    """Whether every mark has found its fellow."""
    open: list[_Mark] = field(default_factory=list)
    of_family: tuple[list[str], ...] = field(default_factory=lambda: ([], [], [], [], []))
    """The signs that opened what is open, by family."""

    def __post_init__(self) -> None:
        for mark in self.marks:
            match self._role(mark):
                case _Role.OPENS:
                    self._open(mark)
                case _Role.CLOSES:
                    self._close(mark)
                case _Role.NOTHING:
                    self.clean = self.clean and _is_inch(mark)
        if self.open:
            self.clean = False
            self.runs.append(_run(self.line, self.open[0], None))

    def _role(self, mark: _Mark) -> _Role:
        """Decide what the mark does, given what is open."""
        openers = self.of_family[_FAMILY[mark.sign]]
        if not openers:
            return _role_outside(mark, self.mode)
        role = _role_inside(mark, openers[-1], self.mode)
        if role is _Role.OPENS and self.mode is not _Mode.NESTED:
            return _Role.NOTHING
        return role

    def _open(self, mark: _Mark) -> None:
        self.open.append(mark)
        self.of_family[_FAMILY[mark.sign]].append(mark.sign)

    def _close(self, mark: _Mark) -> None:
        """Close the last quotation of the mark's family, and with it all that it holds."""
        family, closed = _FAMILY[mark.sign], None
        while closed is None or _FAMILY[closed.sign] != family:
            closed = self.open.pop()
            self.of_family[_FAMILY[closed.sign]].pop()
        if not self.open:
            self.runs.append(_run(self.line, closed, mark))


def _role_outside(mark: _Mark, mode: _Mode) -> _Role:
    """Decide what a mark does where no quotation of its family is open."""
    if mark.sign in _STRAIGHT:
        stray = mark.closes and (mode is not _Mode.TURNS or _is_inch(mark))
        return _Role.NOTHING if stray else _Role.OPENS
    if mark.sign in _MOSTLY_CLOSE:
        begins = mark.free_before and (mark.start == 0 or not mark.after.isspace())
        return _Role.OPENS if begins else _Role.NOTHING
    return _Role.NOTHING if mark.sign in _ONLY_CLOSE else _Role.OPENS


def _role_inside(mark: _Mark, opener: str, mode: _Mode) -> _Role:
    """Decide what a mark does inside a quotation that `opener`, of the same family, began."""
    if mark.sign in _STRAIGHT:
        opens = mark.opens and mode is not _Mode.TURNS
    elif mark.sign in _MOSTLY_OPEN:
        opens = not mark.closes if opener != _MOSTLY_OPEN[mark.sign] else mark.opens
    elif mark.sign in _MOSTLY_CLOSE:
        opens = mark.opens and opener == mark.sign
    else:
        opens = mark.sign not in _ONLY_CLOSE
    return _Role.OPENS if opens else _Role.CLOSES


def _is_inch(mark: _Mark) -> bool:
    """Tell whether the mark may stand for inches or seconds."""
    return mark.sign in _STRAIGHT and mark.before.isdigit()


def _single_runs(line: str, marks: list[_Mark], doubles: list[MarkedRun]) -> Iterator[MarkedRun]:
    """Pair the single marks that stand in no double quotation.

    A mark that may be an apostrophe closes a quotation only if no better one comes before the
    next quotation begins. What is never closed is an apostrophe, except at the start of a line.
    """
    opening: _Mark | None = None
    fallback: _Mark | None = None
    for mark in _outside(marks, doubles):
        if opening is not None and _may_close(mark, opening):
            if not _may_belong_to_word(line, mark):
                yield _run(line, opening, mark)
                opening = fallback = None
            else:
                fallback = fallback or mark
        elif _may_open(line, mark):
            if opening is not None and fallback is not None:
                yield _run(line, opening, fallback)
            opening, fallback = mark, None
    if opening is not None and fallback is not None:
        yield _run(line, opening, fallback)
    elif opening is not None and not doubles and not line[: opening.start].strip():
        yield _run(line, opening, None)


def _outside(marks: list[_Mark], runs: list[MarkedRun]) -> Iterator[_Mark]:
    """Yield the marks that stand in none of the runs."""
    coming = iter(runs)
    run = next(coming, None)
    for mark in marks:
        while run is not None and run.end <= mark.start:
            run = next(coming, None)
        if run is None or mark.end <= run.start:
            yield mark


def _may_open(line: str, mark: _Mark) -> bool:
    return (
        mark.sign != "’"
        and mark.free_before
        and not mark.after.isspace()
        and _ELISION.match(line, mark.end) is None
    )


def _may_close(mark: _Mark, opening: _Mark) -> bool:
    signs = "‘’'" if opening.sign == "‚" else "’'"
    return mark.sign in signs and not mark.before.isspace() and not mark.after.isalnum()


def _may_belong_to_word(line: str, mark: _Mark) -> bool:
    word = line[max(0, mark.start - 3) : mark.start]
    return mark.after.isspace() and mark.end < len(line) and _CUT_ENDING.search(word) is not None
