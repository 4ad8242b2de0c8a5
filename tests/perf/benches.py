"""The acts whose speed is promised, each measured in turn with its limit."""

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from measuring import Cost, best, in_turn, median, percentile_95, whole_process
from projects import STATEMENTS, Projects
from stories import PHRASE, RARE
from table import Row, Unit


@dataclass(frozen=True, slots=True)
class Size:
    """An article's length in code points, and how many annotations it has."""

    length: int
    annotations: int

    def __str__(self) -> str:
        if self.length < 1_000_000:
            return f"{self.length // 1000} kB / {self.annotations:,}"
        return f"{self.length // 1_000_000} MB / {self.annotations:,}"


@dataclass(frozen=True, slots=True)
class Plan:
    """How much is measured."""

    projects: Projects
    rounds: int = 5
    starts: int = 9
    repeats: int = 9
    pages: int = 150
    small: Size = Size(5_000, 30)
    usual: Size = Size(20_000, 150)
    series: int = 20
    large: Size = Size(1_000_000, 10_000)
    one_paragraph: Size = Size(200_000, 2_000)
    files: int = 1_000
    bundled: int = 100
    articles: int = 10_000
    actors: int = 20_000
    statements: tuple[int, int, int] = (200, 2_000, 20_000)
    paragraphs: int = 300
    walked: int = 400
    """Annotations of the article of so many paragraphs."""
    presses: int = 100
    line: int = 500_000
    nested: int = 3_000
    searched: tuple[int, ...] = (10_000, 100_000)
    entries: int = 200_000
    """How many entries the long journal has."""
    commits: int = 500
    megabytes: int = 100
    checked: int = 4_000


Bench = Callable[[Plan], Iterator[Row]]


def command_line(plan: Plan) -> Iterator[Row]:
    """`annotator --help` beside an interpreter that does nothing."""
    bare: list[Cost] = []
    ours: list[Cost] = []
    for _ in range(4 * plan.starts):
        bare.append(whole_process(sys.executable, "-c", "pass"))
        ours.append(whole_process(sys.executable, "-m", "annotator", "--help"))
    yield Row("annotator --help", median(ours), median(bare), 4)


def start(plan: Plan) -> Iterator[Row]:
    """The window on an empty project, and on one with an article."""
    empty, article = plan.projects.empty(), plan.projects.article(*_of(plan.small))
    bare, ours, with_article = in_turn(
        plan.starts,
        ("limits.window", ()),
        ("acts.start", (empty,)),
        ("acts.start", (article,)),
    )
    limit, memory = median(bare["first paint"]), median(bare["memory"])
    yield Row("window: first paint", median(ours["first paint"]), limit, 1.5)
    for name, figures in (("empty project", ours), (str(plan.small), with_article)):
        yield Row(f"window: usable and at rest, {name}", median(figures["usable"]), limit, 5)
        yield Row("… the project shown and keys answered", median(figures["shown"]), limit)
    yield Row(
        "window: memory, empty project", median(ours["memory"]), memory, 2, unit=Unit.MEGABYTES
    )


def reading(plan: Plan) -> Iterator[Row]:
    """Opening an article until it is painted; paging and scrolling through the large one."""
    for size, goal, pages in ((plan.small, 2.5, 0), (plan.large, 4, plan.pages)):
        project = plan.projects.article(*_of(size))
        ours, bare = in_turn(
            plan.rounds,
            ("acts.reading", (project, pages)),
            ("limits.reading", (*_of(size), pages)),
        )
        yield Row(f"open {size}", median(ours["open"]), median(bare["open"]), goal)
        yield Row("… and its statements listed", median(ours["listed"]), median(bare["open"]))
        longest = max(ours["longest turn"])
        yield Row("… no key answered for, at the longest", longest, goal=0.05, absolute=True)
    for act, beside in (("page", "page"), ("page by key", "page"), ("wheel", "wheel")):
        name = f"{act}, 95 of 100, {plan.large}"
        limit = percentile_95(bare[beside])
        yield Row(name, percentile_95(ours[act]), limit, 0.016, absolute=True)


def switching(plan: Plan) -> Iterator[Row]:
    """Going to the next article, and back to one that was left on its fourth page."""
    project = plan.projects.series(plan.series, *_of(plan.usual))
    ours, bare = in_turn(
        plan.rounds,
        ("acts.switching", (project,)),
        ("limits.reading", (*_of(plan.usual), 0)),
    )
    limit = median(bare["open"])
    for act, name in (("first", "next article"), ("back", "back to where one was left")):
        yield Row(f"{name}, {plan.usual}", median(ours[act]), limit, 0.05, absolute=True)
        yield Row("… 95 of 100", percentile_95(ours[act]), limit, 0.05, absolute=True)


def one_paragraph(plan: Plan) -> Iterator[Row]:
    """Opening an article that came without any line break."""
    project = plan.projects.one_paragraph(*_of(plan.one_paragraph))
    (ours,) = in_turn(plan.rounds, ("acts.reading", (project, 0)))
    name = f"open one paragraph, {plan.one_paragraph}"
    yield Row(name, median(ours["open"]), goal=2, absolute=True)


def coding(plan: Plan) -> Iterator[Row]:
    """Each act on a statement until it is committed and painted."""
    sizes = (plan.small, plan.large)
    tasks: list[tuple[str, tuple[object, ...]]] = []
    for size in sizes:
        copy = plan.projects.copy(plan.projects.article(*_of(size)))
        tasks.append(("limits.coding", (*_of(size), plan.repeats)))
        tasks.append(("acts.coding", (copy, plan.repeats)))
    figures = in_turn(plan.rounds, *tasks)
    for act in ("add", "re-kind", "delete", "undo"):
        few, many = (
            Row(f"{act} at {size.annotations:,}", median(ours[act]), median(bare[act]), goal)
            for size, bare, ours, goal in zip(
                sizes, figures[::2], figures[1::2], (3, 4), strict=True
            )
        )
        yield few
        yield many
        yield Row("… the second beside the first", many.ours, few.ours, 1.5)


def importing(plan: Plan) -> Iterator[Row]:
    """A folder of text files brought in as one step."""
    folder = plan.projects.files(plan.files)
    ours, bare = in_turn(
        plan.rounds, ("acts.importing", (folder, 2)), ("limits.importing", (folder, 2))
    )
    with_words, without = median(bare["import with words"]), median(bare["import"])
    yield Row(f"import {plan.files:,} .txt, words indexed", median(ours["whole"]), with_words, 3)
    yield Row("… until they are stored", median(ours["import"]), without)
    yield Row("… their words indexed, aside", median(ours["index"]), with_words.since(without))


def bundling(plan: Plan) -> Iterator[Row]:
    """A Word bundle of a press database taken apart and brought in as one step."""
    (ours,) = in_turn(plan.rounds, ("acts.bundling", (plan.bundled, 2)))
    name = f"import a bundle of {plan.bundled}"
    yield Row(name, median(ours["whole"]), goal=5, absolute=True)
    yield Row("… taken apart, aside", median(ours["read"]))
    yield Row("… stored", median(ours["store"]))


_ASKED = {
    "a phrase of a fifth": f'"{PHRASE}"',
    "a rare phrase": f'"{RARE}"',
    "a common word": "figures",
    "beginnings": "figur*",
    "two words": "figures case",
}


def searching(plan: Plan) -> Iterator[Row]:
    """The first 50 hits with the words around them, in all articles."""
    for count in plan.searched:
        asked = list(_ASKED.values())
        ours, bare = in_turn(
            plan.rounds,
            ("acts.searching", (plan.projects.stories(count), plan.repeats, *asked)),
            ("limits.searching", (plan.projects.bare_index(count), plan.repeats, *asked)),
        )
        for order in ("newest", "best"):
            for name, query in _ASKED.items():
                key = f"{order}: {query}"
                act = f"search {count:,}, {order} 50: {name}"
                yield Row(act, median(ours[key]), median(bare[key]), 4)


def picking(plan: Plan) -> Iterator[Row]:
    """Typing a name into the actor picker, and opening it, among very many actors."""
    project = plan.projects.copy(plan.projects.actors(plan.actors))
    (ours,) = in_turn(plan.rounds, ("acts.picking", (project, plan.repeats)))
    of = f"among {plan.actors:,} actors"
    key = percentile_95(ours["key"])
    yield Row(f"a key in the picker, 95 of 100, {of}", key, goal=0.016, absolute=True)
    yield Row("… the slowest", max(ours["key"]), goal=0.016, absolute=True)
    at_once = max(ours["key at once"])
    yield Row("… the slowest as soon as it opens", at_once, goal=0.016, absolute=True)
    yield Row("… code and open the picker", median(ours["open"]))
    yield Row("… the first time", median(ours["open first"]))


def briefing(plan: Plan) -> Iterator[Row]:
    """The statements briefing as a Word file."""
    again: list[Cost] = []
    for count, goal in zip(plan.statements, (1, None, 20), strict=True):
        project = plan.projects.statements(count)
        ours, bare = in_turn(
            plan.rounds, ("acts.briefing", (project, count)), ("limits.word", (count,))
        )
        again.append(median(ours["again"]))
        name, limit = f"briefing of {count:,}", median(bare["again"])
        yield Row(name, median(ours["first"]), limit, goal, absolute=True)
    last, middle = f"{plan.statements[-1]:,}", f"{plan.statements[-2]:,}"
    yield Row(f"… {last} beside {middle}", again[-1], again[-2], 11)


def listing(plan: Plan) -> Iterator[Row]:
    """The list of a large project's articles until it is painted, and what is done in it."""
    project = plan.projects.listed(plan.articles)
    count = f"{plan.articles:,} articles / {STATEMENTS * plan.articles:,}"
    ours, bare = in_turn(plan.rounds, ("acts.listing", (project,)), ("limits.listing", (project,)))
    limit = median(bare["list"])
    yield Row(f"list {count}", median(ours["list"]), limit, 6)
    yield Row("… the query alone", median(ours["read"]), median(bare["read"]))
    yield Row("… filtered by a word", median(ours["filter"]), goal=0.05, absolute=True)
    yield Row("… one moved to another group", median(ours["move"]), goal=0.016, absolute=True)


def looking_back(plan: Plan) -> Iterator[Row]:
    """A long history until it is painted, and what is asked of it."""
    project = plan.projects.long_record(plan.entries)
    (ours,) = in_turn(1, ("acts.history", (project,)))
    yield Row(f"history of {plan.entries:,} entries", median(ours["open"]))
    yield Row("… filtered, to paint", median(ours["filter"]), goal=0.05, absolute=True)
    yield Row("… by words that none has", median(ours["match"]), goal=0.05, absolute=True)
    yield Row("… a step far down and what it changed", median(ours["jump"]))
    yield Row("… what changed since 1,000 entries", median(ours["since"]))


def walking(plan: Plan) -> Iterator[Row]:
    """From sentence to sentence through an article with many statements, key to paint."""
    project = plan.projects.paragraphs(plan.paragraphs, plan.walked)
    (ours,) = in_turn(plan.rounds, ("acts.walking", (project, plan.presses)))
    of = f"{plan.paragraphs} paragraphs / {plan.walked}"
    for key in ("J", "K"):
        yield Row(f"{key} to paint, {of}", median(ours[key]), goal=0.016, absolute=True)
        worst = percentile_95(ours[key])
        yield Row("… 95 of 100", worst, goal=0.033, absolute=True)


def segmenting(plan: Plan) -> Iterator[Row]:
    """Selecting in a very long line, in quotations within each other, and without any space."""
    (ours,) = in_turn(plan.rounds, ("acts.segmenting", (plan.line, plan.nested, 3)))
    for name, costs in ours.items():
        yield Row(name, median(costs))


def committing(plan: Plan) -> Iterator[Row]:
    """One statement with its journal entry committed, beside one bare row of SQLite."""
    (figures,) = in_turn(1, ("acts.committing", (plan.projects.folder, plan.commits)))
    ours, bare = median(figures["ours"]), median(figures["bare"])
    yield Row(f"commit a statement, {plan.commits}", ours, bare, 4)
    slow, bare_slow = percentile_95(figures["ours"]), percentile_95(figures["bare"])
    yield Row("… 95 of 100", slow, bare_slow)


def backing_up(plan: Plan) -> Iterator[Row]:
    """A backup of a large project, made from the window, which must hear keys all the while."""
    project = plan.projects.copy(plan.projects.heavy(plan.megabytes))
    (ours,) = in_turn(1, ("acts.backing_up", (project, plan.rounds)))
    yield Row(f"backup of {plan.megabytes} MB", median(ours["backup"]), goal=1, absolute=True)
    longest = max(ours["gap"])
    yield Row("… the window hears nothing, at the longest", longest, goal=0.016, absolute=True)
    yield Row("… at rest", max(ours["gap at rest"]))


def checking(plan: Plan) -> Iterator[Row]:
    """The doctor over a whole project: the best of several, since what it reads is the same."""
    (ours,) = in_turn(1, ("acts.checking", (plan.projects.checked(plan.checked), plan.repeats)))
    of = f"{plan.checked:,} statements"
    yield Row(f"check of {of}", best(ours["whole"]), goal=0.1, absolute=True)
    yield Row("… of it the journal and the rows", best(ours["journal and rows"]))
    yield Row("… the look at opening", best(ours["look"]), goal=0.05, absolute=True)


BENCHES: dict[str, Bench] = {
    "help": command_line,
    "start": start,
    "open": reading,
    "switch": switching,
    "paragraph": one_paragraph,
    "code": coding,
    "list": listing,
    "history": looking_back,
    "import": importing,
    "bundle": bundling,
    "actor": picking,
    "search": searching,
    "brief": briefing,
    "walk": walking,
    "segment": segmenting,
    "commit": committing,
    "backup": backing_up,
    "check": checking,
}
"""What can be measured, by the name it is asked for."""


def _of(size: Size) -> tuple[int, int]:
    return size.length, size.annotations
