"""Finds entries of a long history by who, when and what without asking the project again."""

from collections import defaultdict
from collections.abc import Collection, Iterable

from annotator.domain.history import ALL_HISTORY, Action, HistoryFilter
from annotator.domain.text import fold

Line = tuple[int, str, str, str, str, int | None]
"""Sequence number, deed, label, coder's id, moment in UTC, and which entry it takes back."""

TAKING_AWAY = ("Delete ", "Merge ")
"""How the labels begin of edits that can take things out of the project; undo can, too."""

_BEGINNINGS: dict[Action, tuple[str, ...]] = {
    Action.ADDED: ("Add ", "Code", "Import ", "Annotate ", "Dismiss ", "Restore "),
    Action.DELETED: TAKING_AWAY,
    Action.REVIEWED: ("Submit ", "Nothing to code", "Return ", "Approve "),
    Action.BRIEFED: ("Export briefing",),
}
"""How the labels of each sort begin; what begins otherwise changes something."""


class EntryIndex:
    """The entries taken in so far, by column: a filter goes through 200,000 in some 20 ms."""

    def __init__(self) -> None:
        self._sequences: list[int] = []
        self._kinds: list[int] = []
        self._coders: list[str] = []
        self._people: dict[str, str] = {}
        self._moments: list[str] = []
        self._places: dict[tuple[str, str], int] = {}
        self._reverts: list[tuple[int, int]] = []
        self._deletions: set[int] = set()
        self._gone: dict[str, set[str]] = defaultdict(set)
        self.undone: frozenset[int] = frozenset()
        """Which entries stand taken back."""

    @property
    def newest(self) -> int:
        """Return the last sequence number taken in, 0 for none."""
        return self._sequences[-1] if self._sequences else 0

    def take(
        self, lines: Iterable[Line], deletions: Iterable[int], gone: Iterable[tuple[str, str]]
    ) -> None:
        """Take in later entries in order, which of them deleted, and deleted statements.

        `gone` pairs the ids of statements that were deleted with those of their articles.
        """
        for sequence, deed, label, coder, moment, reverts in lines:
            self._sequences.append(sequence)
            place = self._places.setdefault((deed, label), len(self._places))
            self._kinds.append(place)
            # One object for each coder: comparing it with itself takes no time.
            self._coders.append(self._people.setdefault(coder, coder))
            self._moments.append(moment)
            if reverts is not None:
                self._reverts.append((sequence, reverts))
        self._deletions.update(deletions)
        for annotation, article in gone:
            self._gone[article].add(annotation)
        self.undone = undone_of(reversed(self._reverts))

    def gone_from(self, article: str) -> frozenset[str]:
        """Return the ids of an article's statements that were ever deleted."""
        return frozenset(self._gone.get(article, ()))

    def matching(
        self, chosen: HistoryFilter = ALL_HISTORY, touching: Collection[int] | None = None
    ) -> list[int]:
        """Return the entries that fit, newest first; of those in `touching` where it is given."""
        rows: Collection[int] = range(len(self._sequences))
        if touching is not None:
            rows = [row for row in rows if self._sequences[row] in touching]
        if chosen.action is not None or chosen.words:
            fit = self._fitting(chosen)
            kinds = self._kinds
            rows = [row for row in rows if kinds[row] in fit]
        if chosen.action is Action.DELETED:
            rows = [row for row in rows if self._sequences[row] in self._deletions]
        if chosen.coder is not None:
            coders, coder = self._coders, self._people.get(chosen.coder)
            rows = [row for row in rows if coders[row] is coder]
        rows = self._in_time(chosen, rows)
        found = [self._sequences[row] for row in rows]
        found.reverse()
        return found

    def _in_time(self, chosen: HistoryFilter, rows: Collection[int]) -> Collection[int]:
        moments, since, until = self._moments, chosen.since, chosen.until
        if since is not None:
            rows = [row for row in rows if moments[row] >= since]
        if until is not None:
            rows = [row for row in rows if moments[row] < until]
        if chosen.after is not None:
            rows = [row for row in rows if self._sequences[row] > chosen.after]
        return rows

    def _fitting(self, chosen: HistoryFilter) -> frozenset[int]:
        """Return which deeds with which labels fit: there are far fewer of them than entries."""
        words = fold(chosen.words or "").split()
        return frozenset(
            place
            for (deed, label), place in self._places.items()
            if (chosen.action is None or _is(chosen.action, deed, label))
            and (not words or _holds(deed, label, words))
        )


def undone_of(reverts: Iterable[tuple[int, int]]) -> frozenset[int]:
    """Return which entries stand taken back, from who took back which, the newest first.

    Going down, the later one is met first, whether it stands by then or was taken back itself.
    """
    taken: set[int] = set()
    for sequence, reverted in reverts:
        if sequence not in taken:
            taken.add(reverted)
    return frozenset(taken)


def _is(action: Action, deed: str, label: str) -> bool:
    if action is Action.DELETED:
        return deed != "edit" or label.startswith(TAKING_AWAY)
    if action is Action.UNDONE or deed != "edit":
        return action is Action.UNDONE and deed != "edit"
    if action is Action.CHANGED:
        return not label.startswith(tuple(word for all_ in _BEGINNINGS.values() for word in all_))
    return label.startswith(_BEGINNINGS[action])


def _holds(deed: str, label: str, words: Iterable[str]) -> bool:
    told = fold(f"{deed} {label}" if deed != "edit" else label)
    return all(word in told for word in words)
