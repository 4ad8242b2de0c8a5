"""The present moment, in the one form in which the project stores times."""

from datetime import UTC, datetime


def now() -> str:
    """Return the moment in UTC: ISO 8601 with milliseconds and a Z."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
