"""A briefing as plain data: everything the Word file says, before any of it is laid out."""

from collections import Counter
from dataclasses import dataclass

from annotator.domain.article import Byline, Direction
from annotator.domain.codebook import Form, Kind


@dataclass(frozen=True, slots=True)
class CitedArticle:
    """One numbered entry of the annex of sources."""

    number: int
    article: str
    byline: Byline


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement with its verbatim words.

    `parts` are the article's own characters; `marks` are the quotation marks it sets round them
    where they hold none. `paragraph` counts from 1 in the cited article. `via` begins with the
    hand nearest to the speaker.
    """

    annotation: str
    kind: Kind
    also: frozenset[Kind]
    form: Form
    parts: tuple[str, ...]
    direction: Direction
    language: str
    cited: int
    paragraph: int
    marks: tuple[str, str] = ("", "")
    descriptor: str = ""
    role: str | None = None
    """What the actor was on the day where the heading says something else; "" when unknown."""
    together: tuple[str, ...] = ()
    """The further speakers of a joint statement."""
    targets: tuple[str, ...] = ()
    via: tuple[str, ...] = ()
    carried: tuple[Byline, ...] = ()
    """The other articles that print these words, as they carry the same story."""
    date_said: str = ""
    flagged: bool = False


@dataclass(frozen=True, slots=True)
class ActorSection:
    """All statements of one actor; `role` is the one held at the newest, "" when unknown."""

    actor: str | None
    """The actor's id, or None for statements nobody is named for."""
    name: str
    role: str
    statements: tuple[Statement, ...]

    @property
    def counts(self) -> Counter[Kind]:
        """Count the statements by their main kind."""
        return Counter(statement.kind for statement in self.statements)

    @property
    def secondary(self) -> Counter[Kind]:
        """Count how often each kind is a secondary one."""
        return Counter(kind for statement in self.statements for kind in statement.also)


@dataclass(frozen=True, slots=True)
class TitleBlock:
    """What stands at the head of a briefing; "" leaves a line out."""

    title: str
    number: str = ""
    period: str = ""
    cut_off: str = ""
    prepared_by: str = ""
    cleared_by: str = ""
    distribution: str = ""
    banner: str = ""


@dataclass(frozen=True, slots=True)
class Briefing:
    """A statements briefing. Sections and sources come in the order in which they are printed."""

    head: TitleBlock
    sections: tuple[ActorSection, ...]
    cited: tuple[CitedArticle, ...]
    made: str
    """When it was made: ISO date and time, UTC."""
    program: str
    language: str = "en-GB"
    left_open: int = 0
    """How many statements were left out because their actor is still open."""
    left_waiting: int = 0
    """How many others were left out because their words are in an older text of the article."""
    carried: int = 0
    """How often statements appear in further articles, which carry the story they are coded in."""

    @property
    def statements(self) -> int:
        """Count all statements."""
        return sum(len(section.statements) for section in self.sections)

    @property
    def counts(self) -> Counter[Kind]:
        """Count all statements by their main kind."""
        return sum((section.counts for section in self.sections), Counter())
