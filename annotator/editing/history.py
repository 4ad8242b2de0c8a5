"""The use cases of looking at a project's history: which entries there are, and where each was."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from annotator.domain.history import (
    ALL_HISTORY,
    EntryTold,
    HistoryFilter,
    HistoryRow,
    Version,
    Where,
)
from annotator.domain.history_index import EntryIndex
from annotator.domain.segmentation import ParagraphIndex
from annotator.editing import entry_words
from annotator.editing.project import Project
from annotator.errors import NotFound

__all__ = ["History", "read_index"]

_TEXTS = 200
"""So many articles' paragraphs are remembered."""


def read_index(project: Project, after: EntryIndex | None = None) -> EntryIndex:
    """Return an index of all entries; `after`, if given, is brought up to date and returned."""
    index = after or EntryIndex()
    record, newest = project.read.record, index.newest
    removed = record.deletions(newest)
    gone = ((one.subject, one.row["article_id"]) for one in removed if one.table == "annotation")
    index.take(record.lines(newest), (one.sequence for one in removed), gone)
    return index


class History:
    """One look at the history; what is asked of an entry is read when it is asked.

    The index, which filters need, takes a second to read from a long journal: `index` may be set
    once it is there.
    """

    def __init__(self, project: Project, index: EntryIndex | None = None) -> None:
        self._project = project
        self._record = project.read.record
        self.index = index
        self._paragraphs: dict[str, ParagraphIndex] = {}

    def bring_up_to_date(self) -> EntryIndex:
        """Read the entries that came since, or all of them, into the index."""
        self.index = read_index(self._project, self.index)
        return self.index

    def everything(self) -> Sequence[int]:
        """Return all sequence numbers, newest first, without reading an entry."""
        return range(self._record.newest(), 0, -1)

    def matching(self, chosen: HistoryFilter = ALL_HISTORY) -> Sequence[int]:
        """Return the entries that fit, newest first."""
        if chosen == ALL_HISTORY:
            return self.everything()
        index = self.index or self.bring_up_to_date()
        subjects: frozenset[str] | None = None
        if chosen.subject is not None:
            subjects = frozenset({chosen.subject})
        elif chosen.article is not None:
            there = self._record.statements_in(chosen.article)
            subjects = index.gone_from(chosen.article) | {chosen.article, *there}
        touching = None if subjects is None else self._record.touching(subjects)
        return index.matching(chosen, touching)

    def rows(self, sequences: Iterable[int]) -> list[HistoryRow]:
        """Return entries as they are listed: where each was, and how many things it touched."""
        undone = self.index.undone if self.index else ()
        entries = self._record.entries(sequences, undone)
        touched = {one.sequence: self._record.touched_by(one.sequence) for one in entries}
        statements = {
            subject
            for lines in touched.values()
            for table, subject, _, _ in lines
            if table in entry_words.STATEMENT_TABLES
        }
        places = self._record.places_of(statements)
        spots = {sequence: _spots(lines, places) for sequence, lines in touched.items()}
        titles = self._record.titles({one for spot in spots.values() for one in spot.articles})
        self._read_paragraphs(spot.articles[0] for spot in spots.values() if spot.start is not None)
        return [
            HistoryRow(
                one,
                self._where(spots[one.sequence], titles),
                entry_words.count_things(touched[one.sequence]),
            )
            for one in entries
        ]

    def told(self, sequence: int) -> EntryTold:
        """Return what one entry did, in words."""
        return entry_words.tell(self._project, sequence)

    def versions(self, subject: str) -> list[Version]:
        """Return a statement, article or actor as each entry that touched it left it, newest first.

        Raises
        ------
        NotFound
            Nothing was ever done to it.

        """
        undone = self.index.undone if self.index else ()
        found = entry_words.versions(self._project, subject, undone)
        if not found:
            raise NotFound(
                f"Nothing was ever done to “{subject}”.",
                kept="Nothing was changed.",
                todo="Give the whole id, as “annotator history” prints it.",
            )
        return found

    def _where(self, spot: "_Spot", titles: dict[str, str]) -> Where | None:
        if not spot.articles:
            return None
        first, paragraph = spot.articles[0], None
        if spot.start is not None and first in self._paragraphs:
            paragraph = self._paragraphs[first].number_at(spot.start)
        return Where(first, titles.get(first, ""), paragraph, len(spot.articles) - 1)

    def _read_paragraphs(self, articles: Iterable[str]) -> None:
        missing = set(articles) - self._paragraphs.keys()
        if len(self._paragraphs) + len(missing) > _TEXTS:
            self._paragraphs.clear()
        for article, text in self._record.texts_of(missing).items():
            self._paragraphs[article] = ParagraphIndex(text)


@dataclass(frozen=True, slots=True)
class _Spot:
    """The articles an entry touched, and where its statement begins if it touched only one."""

    articles: tuple[str, ...]
    start: int | None


def _spots(lines: Sequence[entry_words.Line], places: dict[str, tuple[str, int]]) -> _Spot:
    statements = dict.fromkeys(one[1] for one in lines if one[0] in entry_words.STATEMENT_TABLES)
    known = [places[one] for one in statements if one in places]
    articles = dict.fromkeys([*(place[0] for place in known), *entry_words.articles_in(lines)])
    alone = len(known) == 1 and len(articles) == 1
    return _Spot(tuple(articles), known[0][1] if alone else None)
