"""Days as people give them: whole, or only the month or the year."""

import re
from datetime import date

_SHAPE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def is_day(words: str) -> bool:
    """Tell whether `words` is an ISO 8601 calendar date, of a day, a month or a year."""
    shape = _SHAPE.fullmatch(words)
    if shape is None:
        return False
    year, month, day = (int(part) if part else 1 for part in shape.groups())
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def are_in_order(since: str, until: str) -> bool:
    """Tell whether a period can begin in `since` and end in `until`; "" is open."""
    known = min(len(since), len(until))
    return since[:known] <= until[:known]


def first_day(*dates: str) -> str:
    """Return the ISO date at the head of the first of these that begins with one, or ""."""
    return next((found[0] for text in dates if (found := _DAY.match(text))), "")
