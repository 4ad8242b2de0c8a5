"""Use cases on families: the articles that carry one story are found when they come in."""

from collections import OrderedDict, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from annotator.domain.families import ALIKE, Sequences, Shelf, containment, sequences_of
from annotator.editing.project import Edit, Project
from annotator.store import schema
from annotator.store.article_reading import Story
from annotator.store.reading import Reader

Progress = Callable[[int, int], bool]
"""Called with how many are done and how many there are; returning False cancels."""

_HELD = 256
"""So many texts' sequences are kept to be compared again: each takes some ten kilobytes."""


@dataclass(frozen=True, slots=True)
class Carrier:
    """One of the articles that carry a story."""

    article: str
    title: str
    outlet: str
    date_published: str


def families(read: Reader) -> list[tuple[Carrier, ...]]:
    """Return the articles that carry one story, family by family, the first that came in first."""
    found: dict[str, list[Carrier]] = defaultdict(list)
    for row in read.articles():
        if row.family:
            carrier = Carrier(row.id, row.title, row.outlet, row.date_published)
            found[row.family].append(carrier)
    return [tuple(carriers) for carriers in found.values() if len(carriers) > 1]


def get_ready(project: Project) -> None:
    """Remember the texts of all articles, so that those that come in are compared with them."""
    for sha256 in sorted(project.read.text_hashes()):
        if sha256 not in project.shelf:
            project.shelf.add(sha256, sequences_of(project.read.text(sha256)))


def find_again(
    project: Project,
    initiator: object | None = None,
    progress: Progress = lambda _done, _there_are: True,
) -> int | None:
    """Find the families of all articles anew; return how many changed theirs, None if stopped."""
    try:
        with project.edit("Find articles that carry one story", initiator) as edit:
            return _find_again(edit, progress)
    except _Stopped:
        return None


class _Stopped(Exception):
    """Whoever watches wants no more of it."""


def _find_again(edit: Edit, progress: Progress) -> int:
    there = edit.read.stories()
    finder = Finder(edit.read, Shelf(), ())
    for done, story in enumerate(there):
        if not progress(done, len(there)):
            raise _Stopped
        finder.place(story.article, story.sha256, edit.read.text(story.sha256))
    changed = {
        story.article: {"family": finder.family_of.get(story.article)}
        for story in there
        if story.family != finder.family_of.get(story.article)
    }
    edit.unit.change_many(schema.Article, changed)
    return len(changed)


class Finder:
    """Puts articles into families one after the other, in the order in which they come in.

    A family is called by the id of its first article, so that two people who bring the same
    articles into copies of a project come to the same families.
    """

    def __init__(self, read: Reader, shelf: Shelf, there: Iterable[Story]) -> None:
        self._read = read
        self._shelf = shelf
        self._articles: defaultdict[str, list[str]] = defaultdict(list)
        self._order: dict[str, int] = {}
        self._held: OrderedDict[str, Sequences] = OrderedDict()
        self.family_of: dict[str, str] = {}
        """The families of articles that have one, as they are by now."""
        for story in there:
            self._know(story.article, story.sha256)
            if story.family:
                self.family_of[story.article] = story.family

    def place(self, article: str, sha256: str, text: str) -> str | None:
        """Put an article into a family; return the article it was found by, None for no family."""
        sequences = sequences_of(text)
        alike = self._alike(sequences)
        if alike:
            self._join([*alike, article], min(alike, key=self._order.__getitem__))
        self._know(article, sha256)
        self._shelf.add(sha256, sequences)
        self._hold(sha256, sequences)
        return alike[0] if alike else None

    def _alike(self, sequences: Sequences) -> list[str]:
        """Return articles that carry the story, of each family only one."""
        found: dict[str, str] = {}
        for sha256 in self._shelf.candidates(sequences):
            for article in self._articles.get(sha256, ()):
                family = self.family_of.get(article, article)
                if family not in found and containment(sequences, self._of(sha256)) >= ALIKE:
                    found[family] = article
        return list(found.values())

    def _join(self, articles: list[str], first: str) -> None:
        """Make one family of these articles and of the families they are in."""
        name = self.family_of.get(first, first)
        merged = {self.family_of[one] for one in articles if one in self.family_of} - {name}
        for one in articles:
            self.family_of[one] = name
        if merged:
            for one, family in self.family_of.items():
                if family in merged:
                    self.family_of[one] = name

    def _know(self, article: str, sha256: str) -> None:
        self._order[article] = len(self._order)
        self._articles[sha256].append(article)

    def _of(self, sha256: str) -> Sequences:
        if sha256 not in self._held:
            self._hold(sha256, sequences_of(self._read.text(sha256)))
        return self._held[sha256]

    def _hold(self, sha256: str, sequences: Sequences) -> None:
        self._held[sha256] = sequences
        while len(self._held) > _HELD:
            self._held.popitem(last=False)
