"""Who works on a project, where and since when, and how that is said."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Holder:
    """The one window that a project may be changed in; "", 0 and None for what is not known."""

    coder: str = ""
    user: str = ""
    """Under which name they are signed in at the computer."""
    host: str = ""
    """The name of the computer."""
    pid: int = 0
    since: datetime | None = None
    is_sure: bool = True
    """False for one at another computer, which this one cannot ask: it may be gone."""

    def words(self, here: str, now: datetime, quote: Callable[[str], str] = str) -> str:
        """Say who it is, where and since when, seen from the computer `here`; no full stop.

        `now` is in the reader's own time zone; `quote` is applied to names.
        """
        who = quote(self.coder or self.user or "somebody")
        if self.user and self.user != self.coder and self.coder:
            who = f"{who} ({quote(self.user)})"
        where = f"on the computer {quote(self.host)}"
        if not self.host or self.host == here:
            where = "in another window on this computer"
        return f"{who}, {where}{self._since(now)}"

    def _since(self, now: datetime) -> str:
        if self.since is None:
            return ""
        since = self.since.astimezone(now.tzinfo)
        form = "%H:%M" if since.date() == now.date() else "%Y-%m-%d %H:%M"
        return f", since {since.strftime(form)}"
