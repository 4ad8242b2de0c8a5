"""What an import did, told file by file."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from annotator.editing.importing import BroughtIn, Outcome


@dataclass(frozen=True, slots=True)
class FileReport:
    """What came of one file, or of what was pasted, whose path is ""."""

    path: str
    articles: tuple[BroughtIn, ...]
    notes: tuple[str, ...] = ()
    """What was unsure about the file as a whole, in whole sentences."""

    @property
    def name(self) -> str:
        """Return what the file is called."""
        return PurePath(self.path).name or "What was pasted"

    @property
    def is_bundle(self) -> bool:
        """Tell whether the file held more than one article, read or not."""
        return len(self.articles) > 1

    @property
    def doubtful(self) -> tuple[BroughtIn, ...]:
        """Return the articles that came in and should be looked at."""
        return tuple(one for one in self.articles if one.status is Outcome.IMPORTED and one.notes)

    @property
    def failed(self) -> tuple[BroughtIn, ...]:
        """Return what did not come in, each with its reason."""
        return tuple(one for one in self.articles if one.status is Outcome.FAILED)

    def count(self, outcome: Outcome) -> int:
        """Return with how many articles it went so."""
        return sum(one.status is outcome for one in self.articles)

    @property
    def summary(self) -> str:
        """Return in one sentence how many articles came in, are doubtful, and failed."""
        came_in = self.count(Outcome.IMPORTED)
        counts = (
            (self.count(Outcome.DUPLICATE), "there already"),
            (len(self.doubtful), "doubtful"),
            (len(self.failed), "failed"),
            (sum(bool(one.carries) for one in self.articles), "with a story others carry"),
        )
        articles = "article" if came_in == 1 else "articles"
        more = "".join(f", {count:,} {words}" for count, words in counts if count)
        return f"{came_in:,} {articles} came in{more}."


def by_file(report: Sequence[BroughtIn], notes: Iterable[tuple[str, str]] = ()) -> list[FileReport]:
    """Return what came of each file, in the order in which the files are first told of.

    `notes` are sentences about files as a whole, each with the path of its file.
    """
    articles: dict[str, list[BroughtIn]] = {}
    told: dict[str, list[str]] = {}
    for one in report:
        articles.setdefault(one.path, []).append(one)
    for path, note in notes:
        told.setdefault(path, []).append(note)
    return [
        FileReport(path, tuple(several), tuple(told.get(path, ())))
        for path, several in articles.items()
    ]
