"""Two people at one project file, and the book that says what the file must hold."""

import os
import shutil
import tempfile
from collections import Counter
from itertools import count
from pathlib import Path

from hypothesis.stateful import RuleBasedStateMachine

from annotator.domain.actors import ActorType
from annotator.domain.article import Byline
from annotator.domain.draft import Draft, Line, Original, Role
from annotator.domain.spans import TextSpan
from annotator.editing.actors import OPEN, UNATTRIBUTED, ActorChoice
from annotator.editing.checking import check_project
from annotator.editing.importing import bring_in
from annotator.editing.project import Project
from annotator.errors import NotFound, RuleBroken, StaleEdit, UserError
from plain.book import Book
from plain.registry import UNNAMED, Refused
from plain.rows import Rows, in_order, plainly
from plain.texts import TEXTS

PEOPLE = ("Ada", "Ben")
ERRORS = {"rule": RuleBroken, "gone": NotFound, "stale": StaleEdit}
GUARDED = ("name", "type", "short_name", "native_name", "country", "note", "into")
"""What of an actor nobody may overwrite who has not seen it."""

_keys = count(1)


def fast_folder():
    """Return a folder of one's own, in memory where there is such a place."""
    memory = Path("/dev/shm")  # noqa: S108  only where it is there
    place = memory if os.access(memory, os.W_OK) else None
    return Path(tempfile.mkdtemp(prefix="desk-", dir=place))


def draft(number):
    text = TEXTS[number]
    lines = tuple(Line(words, Role.BODY) for words in text.paragraphs)
    return Draft(
        lines,
        Original(text.text.encode(), f"{number}.txt"),
        Byline(title=f"Article {number}", language=text.language),
    )


class Start:
    """A project in which each of the two has brought in an article, to be copied for each run."""

    def __init__(self):
        self.folder = fast_folder()
        self.path = self.folder / "talks.annproj"
        Project.create(self.path, "Ada").close()
        self.book, self.keys, self.past = Book(), {}, []
        for number, who in enumerate(PEOPLE):
            self.past.append((self.book.copy(), Rows(self.path)))
            project = Project.open(self.path, who)
            key = f"article {next(_keys)}"
            self.keys[bring_in(project, [("", draft(number))])[0].id] = key
            self.book.bring_in(key, number)
            project.close()
        self.rows = Rows(self.path)


class Desk(RuleBasedStateMachine):
    """Both have the project open; `told` counts what the program said."""

    start: Start
    told: Counter

    def __init__(self):
        super().__init__()
        self.folder = fast_folder()
        self.path = self.folder / "talks.annproj"
        shutil.copy(self.start.path, self.path)
        self.holds = {who: Project.open(self.path, who) for who in PEOPLE}
        self.left = []
        self.keys = dict(self.start.keys)
        self.ids = {key: one for one, key in self.keys.items()}
        self.book, self.rows = self.start.book.copy(), self.start.rows
        self.past, self.future = list(self.start.past), []
        self.backups = []
        self.seen = {who: {} for who in PEOPLE}
        self.met = {who: {} for who in PEOPLE}
        self.filed = {self.rows.sequence}
        self.sound = True

    def teardown(self):
        try:
            if self.sound:
                self.walk_back()
                for project in self.holds.values():
                    project.close()
                assert check_project(self.path).problems == ()
        finally:
            for project in (*self.holds.values(), *self.left):
                project.close()
            shutil.rmtree(self.folder)

    def walk_back(self):
        """Take back everything, one edit after the other, by both in turn."""
        while self.past:
            self.take_back(PEOPLE[len(self.past) % 2])
        assert self.holds["Ada"].undo() is None, "something was left to undo"

    # One step, in the program and in the book

    def do(self, who, act, plan, *, stale=None):
        """Do a thing in both, and look that they agree; return what the program returned.

        `stale` is False where what is changed was seen as it is, True where it was not, and None
        where others wrote meanwhile but left it as it was seen.
        """
        self.sound = False
        trial, reason = self.book.copy(), None
        trial.written, trial.who = False, who
        try:
            plan(trial)
        except Refused as refused:
            (reason,) = refused.args
        result = self._act(who, act, reason, stale)
        if result is not self:
            assert stale is not True, "what nobody had seen was overwritten"
            assert reason is None, f"must be refused: {reason}"
            changed = trial.written or trial.content() != self.book.content()
            if changed:
                self.past.append((self.book, self.rows))
                self.future.clear()
            self.book = trial
            self.told["edits"] += changed
            self.settle(who if changed else "")
        self.sound = True
        return None if result is self else result

    def _act(self, who, act, reason, stale):
        fault = None
        try:
            return act(self.holds[who])
        except UserError as told:
            fault = told
        assert all((fault.happened, fault.kept, fault.todo))
        expected = {StaleEdit} if stale is None else set()
        expected |= {ERRORS[reason]} if reason else set()
        assert stale is True or type(fault) in expected, f"refused: {fault!r}"
        self.told[type(fault).__name__] += 1
        assert Rows(self.path).tables == self.rows.tables
        return self

    def settle(self, signed):
        """Look that the file holds what the book says; `signed` is who wrote, "" for nobody."""
        before, self.rows = self.rows, Rows(self.path)
        assert self.rows.broken == []
        assert self.rows.sequence == before.sequence + bool(signed)
        assert not signed or self.rows.coder == signed
        self._learn_actors()
        found, wanted = plainly(self.rows, self.keys), in_order(self.book.content())
        for name, value in wanted.items():
            assert found[name] == value, f"{name}: {_difference(found[name], value)}"

    def _learn_actors(self):
        for one in self.rows.of("actor"):
            if one["id"] not in self.keys:
                new = [
                    key
                    for key, held in self.book.actors.items()
                    if key not in self.ids and held["name"] == one["name"]
                ]
                assert len(new) == 1, f"nobody entered {one['name']}"
                self.learn(new[0], one["id"])

    def learn(self, key, found):
        self.keys[found], self.ids[key] = key, found

    def new_key(self, sort):
        return f"{sort} {next(_keys)}"

    # Back and forth

    def take_back(self, who):
        """Undo one edit: every row is again what it was before it."""
        self._turn(who, self.past, self.future, "undo")

    def do_again(self, who):
        """Redo one edit: every row is again what it was after it."""
        self._turn(who, self.future, self.past, "redo")

    def _turn(self, who, source, other, deed):
        self.sound = False
        project = self.holds[who]
        label = project.next_labels()[deed == "redo"]
        changes = getattr(project, deed)()
        if not source:
            assert changes is None
            assert not label
            self.settle("")
        else:
            assert changes.label == label
            other.append((self.book, self.rows))
            sequence = self.rows.sequence
            self.book, wanted = source.pop()
            self.rows = Rows(self.path)
            assert (self.rows.sequence, self.rows.coder) == (sequence + 1, who)
            assert self.rows.deed == deed
            assert self.rows.tables == wanted.tables, deed
            self.told[deed] += 1
        self.sound = True

    # What somebody looks at

    def statement(self, who, pick, *, fresh):
        """Return key, statement as `who` sees it and whether that is stale; None for none."""
        known = list(self.book.statements if fresh or not self.seen[who] else self.seen[who])
        if not known:
            return None
        key = known[pick % len(known)]
        if fresh or key not in self.seen[who]:
            self.look_at(who, key)
        one, content, sequence = self.seen[who][key]
        if self.book.statements.get(key) != content:
            return key, one, True
        return key, one, None if sequence != self.rows.sequence else False

    def look_at(self, who, key):
        one = self.holds[who].read.annotation(self.ids[key])
        self.seen[who][key] = one, self.book.statements[key], self.rows.sequence
        return one

    def actor(self, who, pick, *, fresh):
        """Return key, actor as `who` sees it and whether that is stale; None for none."""
        sight = self.met[who]
        known = self.book.here() if fresh or not sight else list(sight)
        if not known:
            return None
        key = known[pick % len(known)]
        if fresh or key not in sight:
            (one,) = self.holds[who].read.actors(self.ids[key])
            sight[key] = one, self._guarded(key), self.rows.sequence
        one, content, sequence = sight[key]
        if self._guarded(key) != content:
            return key, one, True
        return key, one, None if sequence != self.rows.sequence else False

    def _guarded(self, key):
        one = self.book.actors.get(key)
        return one and {name: one[name] for name in GUARDED}

    def look_over(self, who):
        """Read everything as the window does, and compare it with the book."""
        project = self.holds[who]
        told = {one.id: one for one in project.read.annotations()}
        assert {self.keys[one] for one in told} == self.book.statements.keys()
        for one in told.values():
            wanted = self.book.statements[self.keys[one.id]]
            assert tuple((part.span.start, part.span.end) for part in one.parts) == wanted["parts"]
            text = TEXTS[self.book.articles[wanted["article"]]].text
            assert all(part.exact == part.span.slice(text) for part in one.parts)
            assert (one.kind, one.also, one.form) == tuple(
                wanted[name] for name in ("kind", "also", "form")
            )
            name = self.book.actors[wanted["actor"]]["name"] if wanted["actor"] else None
            assert (one.actor and one.actor.name) == name
            assert one.status == self.book.sets[wanted["article"], wanted["coder"]]
            assert (one.flagged, one.details.note) == (wanted["flagged"], wanted["note"])
        listed = project.read.articles()
        assert [self.keys[row.id] for row in listed] == list(self.book.articles)
        assert sum(row.annotations for row in listed) == len(told)
        assert {self.keys[one.id] for one in project.read.actors()} == {*self.book.here()}

    # Words of the rules in the words of the program

    def choice(self, chosen):
        """Return a choice for the book and for the program; a picked actor may be gone."""
        match chosen:
            case ("picked", pick):
                known = list(self.book.actors) or [None]
                key = known[pick % len(known)]
                if key is None:
                    return ("unattributed",), UNATTRIBUTED
                return ("known", key), ActorChoice.known(self.ids[key])
            case ("named", name):
                return chosen, ActorChoice.named(name, sort_of(name))
            case ("open",):
                return chosen, OPEN
        return chosen, UNATTRIBUTED

    def choices(self, several):
        both = [self.choice(one) for one in several]
        return [one for one, _ in both], [one for _, one in both]


def _difference(found, wanted):
    if not isinstance(found, dict):
        return f"{found} instead of {wanted}"
    ends = {key: (found.get(key), wanted.get(key)) for key in {*found, *wanted}}
    odd = {key: both for key, both in ends.items() if both[0] != both[1]}
    if all(isinstance(one, dict) for both in odd.values() for one in both):
        return {key: _difference(*both) for key, both in odd.items()}
    return odd or "another order"


def sort_of(name):
    return ActorType.UNNAMED if name == UNNAMED else ActorType.PERSON


def spans_in(text, wanted):
    """Return spans of a text: words that stand in it, or numbers made to fit."""
    found = []
    for one in wanted:
        at = text.find(one) if isinstance(one, str) else -1
        if at >= 0:
            found.append((at, at + len(one)))
        else:
            begin, length = one if isinstance(one, tuple) else (len(one), 3)
            begin %= len(text)
            found.append((begin, min(begin + length, len(text) + (length > 28))))
    return found


def as_spans(pairs):
    return tuple(TextSpan(*pair) for pair in pairs)
