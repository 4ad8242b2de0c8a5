"""Says which moment of a project's history people mean by a day, a briefing or a number."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta

from annotator.domain.days import is_day
from annotator.editing.backups import backups_of
from annotator.editing.project import Project
from annotator.errors import NotFound, RuleBroken

_DAYS = re.compile(r"(\d{1,5})d", re.ASCII)
_CLOCK = re.compile(r"(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2}(?::\d{2})?)", re.ASCII)
_NUMBER = re.compile(r"#?(\d{1,15})", re.ASCII)

HELP = "a day, “2026-03-01 14:00”, today, 7d, briefing, backup, or an entry's number"


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment between two entries: `sequence` is the last one before it, 0 for none.

    `at` is UTC as stored, "" where only the number is known.
    """

    sequence: int
    at: str
    words: str


def moment_named(project: Project, words: str) -> Moment:
    """Return the moment that `words` name, days and times in those of this machine.

    Entries are in the order of their numbers, since clocks jump: the first that is dated at the
    moment or later, and all after it, count as later.

    Raises
    ------
    NotFound
        There is no briefing, backup or entry of that name.
    RuleBroken
        The words name no moment.

    """
    asked = words.strip().lower()
    if asked == "briefing":
        return _last_briefing(project)
    if asked == "backup":
        return _newest_backup(project)
    if number := _NUMBER.fullmatch(asked):
        sequence = int(number[1])
        if asked.startswith("#") or not is_day(asked):
            return _of_number(project, sequence)
    begin, told = _begins(asked)
    return _dated(project, begin, told)


def ends(words: str) -> str:
    """Return the first moment, in UTC as stored, after the day or the minute that words name.

    Raises
    ------
    RuleBroken
        They name neither.

    """
    asked = words.strip().lower()
    begin, _ = _begins(asked)
    longer = timedelta(0) if _CLOCK.fullmatch(asked) else timedelta(days=1)
    return _stored(begin + longer)


def _begins(asked: str) -> tuple[datetime, str]:
    today = datetime.combine(datetime.now().astimezone().date(), time())
    try:
        if asked in {"today", "yesterday"}:
            return today - timedelta(days=asked == "yesterday"), asked
        if days := _DAYS.fullmatch(asked):
            return today - timedelta(days=int(days[1]) - 1), f"the last {int(days[1])} days"
        if clock := _CLOCK.fullmatch(asked):
            return datetime.fromisoformat(f"{clock[1]}T{clock[2]}"), f"{clock[1]} {clock[2]}"
        if is_day(asked):
            return datetime.fromisoformat(f"{asked}-01-01"[:10]), asked
    except (ValueError, OverflowError):
        pass
    raise RuleBroken(
        f"“{asked}” names no moment.", kept="Nothing was changed.", todo=f"Give {HELP}."
    )


def _stored(moment: datetime) -> str:
    utc = moment.astimezone(UTC)
    return f"{utc:%Y-%m-%dT%H:%M:%S}.{utc.microsecond // 1000:03}Z"


def _dated(project: Project, begin: datetime, told: str) -> Moment:
    at = _stored(begin)
    first = project.read.record.first_at(at)
    sequence = project.read.record.newest() if first is None else first - 1
    return Moment(sequence, at, told)


def _of_number(project: Project, sequence: int) -> Moment:
    found = project.read.record.entries([sequence])
    if not found:
        raise _unknown(f"There is no entry {sequence} in the history.")
    return Moment(sequence, found[0].at, f"entry {sequence}")


def _last_briefing(project: Project) -> Moment:
    found = project.read.record.last_briefing()
    if found is None:
        raise _unknown("No briefing of this project has been exported yet.")
    return Moment(found[0], found[1], f"the briefing “{found[2]}”")


def _newest_backup(project: Project) -> Moment:
    there = backups_of(project.path)
    if not there:
        raise _unknown("There is no backup of this project.")
    newest = there[0].rung
    return Moment(newest.sequence, _stored(newest.at), "the newest backup")


def _unknown(happened: str) -> NotFound:
    return NotFound(happened, kept="Nothing was changed.", todo=f"Give {HELP}.")
