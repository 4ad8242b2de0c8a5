"""What the two do to the registry, to the history and to the file itself."""

import shutil

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from annotator.editing import actor_exchange, actor_merging, backups, registry
from annotator.editing.actors import NewActor
from annotator.editing.checking import check_project
from annotator.editing.project import Project
from annotator.editing.registry import Details, Role
from plain.coding import CHOICE, FRESH, PICK, WHO, Coding
from plain.desk import fast_folder, sort_of
from plain.registry import NAMES

NAME = st.sampled_from(sorted(NAMES))
SHORT = st.sampled_from(("", *sorted(NAMES)[:3]))
ROLE = st.tuples(
    st.one_of(st.none(), NAME.map(lambda name: ("named", name))),
    st.sampled_from(("minister", "وزير")),
    st.sampled_from(("", "2024-05")),
    st.sampled_from(("", "2025")),
)


after_work = precondition(lambda self: self.rows.sequence not in self.filed)
"""What is done to the file is worth doing where something was written since the last time."""
with_actors = precondition(lambda self: self.book.here())


class Keeping(Coding):
    """Actors, undo and redo, backups, and what happens to a program that holds a file."""

    def change_actor(self, who, pick, fresh, act, plan):
        """Change an actor as somebody sees it."""
        found = self.actor(who, pick, fresh=fresh)
        if found is not None:
            key, one, stale = found

            def planned(book):
                if key in book.here():
                    plan(book, key)

            self.do(who, lambda project: act(project, one), planned, stale=stale)
            if key in self.book.here():
                self.actor(who, self.book.here().index(key), fresh=True)

    @rule(who=WHO, name=NAME, short=SHORT)
    def add_actor(self, who, name, short):
        new = NewActor(name=name, type=sort_of(name), short_name=short)
        self.do(
            who,
            lambda project: registry.add_actor(project, new),
            lambda book: book.add_actor(name, short),
        )

    @with_actors
    @rule(who=WHO, pick=PICK, fresh=FRESH, name=NAME, keep=st.booleans())
    def rename(self, who, pick, fresh, name, keep):
        self.change_actor(
            who,
            pick,
            fresh,
            lambda project, one: registry.rename(project, one, name, keep_former=keep),
            lambda book, key: book.rename(key, name, keep_former=keep),
        )

    @with_actors
    @rule(who=WHO, pick=PICK, name=NAME, taken=st.booleans())
    def change_names(self, who, pick, name, taken):
        act, plan = (
            (registry.remove_alias, "remove_alias") if taken else (registry.add_alias, "add_alias")
        )
        self.change_actor(
            who,
            pick,
            True,
            lambda project, one: act(project, one, name),
            lambda book, key: getattr(book, plan)(key, name),
        )

    @with_actors
    @rule(who=WHO, pick=PICK, fresh=FRESH, short=SHORT, note=st.sampled_from((None, "", "a\nb")))
    def change_details(self, who, pick, fresh, short, note):
        values = {"short_name": short} | ({} if note is None else {"note": note})
        self.change_actor(
            who,
            pick,
            fresh,
            lambda project, one: registry.change(project, one, Details(**values)),
            lambda book, key: book.change(key, **values),
        )

    @with_actors
    @rule(who=WHO, pick=PICK, role=ROLE)
    def add_role(self, who, pick, role):
        self.change_actor(
            who,
            pick,
            True,
            lambda project, one: registry.add_role(project, one, self._role(role)),
            lambda book, key: book.add_role(key, role),
        )

    @with_actors
    @rule(who=WHO, pick=PICK, at=PICK, role=st.one_of(st.none(), ROLE), fresh=FRESH)
    def replace_role(self, who, pick, at, role, fresh):
        found = self.actor(who, pick, fresh=fresh)
        if found is None or not found[1].affiliations:
            return
        key, one, _ = found
        held = one.affiliations[at % len(one.affiliations)]
        body = self.keys[held.organisation.id] if held.organisation else None
        former = (body, held.role, held.since or "", held.until or "")
        there = key in self.book.here() and former in self.book.actors[key]["roles"]

        def act(project):
            if role is None:
                registry.remove_role(project, one, held)
            else:
                registry.change_role(project, one, held, self._role(role))

        def plan(book):
            if there:
                book.replace_role(key, former, role)

        self.do(who, act, plan, stale=None if there else True)

    def _role(self, role):
        body = self.choice(role[0])[1] if role[0] else None
        return Role(role[1], body, role[2], role[3])

    @with_actors
    @rule(who=WHO, pick=PICK, other=PICK, fresh=FRESH)
    def merge(self, who, pick, other, fresh):
        both = [self.actor(who, one, fresh=fresh) for one in (pick, other)]
        if None not in both:
            (key, one, stale), (to, into, also_stale) = both

            def plan(book):
                if True not in {stale, also_stale}:
                    book.merge(key, to)

            self.do(
                who,
                lambda project: actor_merging.merge(project, [one], into),
                plan,
                stale=True
                if True in {stale, also_stale}
                else None
                if None in {stale, also_stale}
                else False,
            )

    @with_actors
    @rule(who=WHO, pick=PICK, picks=st.sets(PICK, min_size=1, max_size=3), chosen=CHOICE)
    def split(self, who, pick, picks, chosen):
        found = self.actor(who, pick, fresh=True)
        if found is not None:
            key, one, _ = found
            plain, choice = self.choice(chosen)
            named = self.book.naming(key)
            keys = sorted({named[pick % len(named)] for pick in picks if named})
            self.do(
                who,
                lambda project: actor_merging.split(
                    project, one, [self.ids[key] for key in keys], choice
                ),
                lambda book: book.split(key, keys, plain),
            )

    @with_actors
    @rule(who=WHO, pick=PICK, fresh=FRESH)
    def delete_actor(self, who, pick, fresh):
        self.change_actor(
            who,
            pick,
            fresh,
            registry.delete_actor,
            lambda book, key: book.delete_actor(key, book.naming(key)),
        )

    @rule(who=WHO)
    def take_the_registry_out_and_in(self, who):
        def act(project):
            table = self.path.with_name("actors.csv")
            actor_exchange.export_actors(project, table)
            actor_exchange.import_actors(project, actor_exchange.read_table(table))

        self.do(who, act, lambda _book: None)

    # Back and forth

    @rule(who=WHO, times=st.integers(1, 3))
    def undo(self, who, times):
        for _ in range(times):
            self.take_back(who)

    @precondition(lambda self: self.future)
    @rule(who=WHO, times=st.integers(1, 3))
    def redo(self, who, times):
        for _ in range(times):
            self.do_again(who)

    # The file

    @after_work
    @rule(who=WHO)
    def look(self, who):
        self.look_over(who)
        for key in self.book.statements:
            self.look_at(who, key)
        for pick in range(len(self.book.here())):
            self.actor(who, pick, fresh=True)

    @after_work
    @rule(who=WHO, crashed=st.booleans())
    def reopen(self, who, crashed):
        self.filed = {self.rows.sequence}
        if crashed:
            self.left.append(self.holds[who])
        else:
            self.holds[who].close()
        self.holds[who] = Project.open(self.path, who)
        self.settle("")

    @after_work
    @rule()
    def go_on_with_what_a_crash_left(self):
        """Both programs end at once: the file and its log are all there is."""
        self.filed = {self.rows.sequence}
        folder = fast_folder()
        for end in ("", "-wal"):
            part = self.path.with_name(self.path.name + end)
            if part.exists():
                shutil.copy(part, folder / part.name)
        made = self.folder / "backups"
        if made.exists():
            made.rename(folder / "backups")
        for project in (*self.holds.values(), *self.left):
            project.close()
        self.left.clear()
        shutil.rmtree(self.folder)
        self.folder, self.path = folder, folder / self.path.name
        self.holds = {who: Project.open(self.path, who) for who in self.holds}
        self.settle("")

    @after_work
    @precondition(lambda self: len(self.backups) < 4)
    @rule()
    def back_up(self):
        self.filed = {self.rows.sequence}
        made = backups.take(self.path, f"by hand {len(self.backups)}")
        self.backups.append((made.path.name, self._state()))
        self.settle("")

    @after_work
    @precondition(lambda self: self.backups)
    @rule(pick=PICK)
    def restore(self, pick):
        self.sound = False
        name, (book, rows, past, future) = self.backups[pick % len(self.backups)]
        kept = backups.restore(self.path, self.path.parent / "backups" / name).kept
        if len(self.backups) < 4:
            self.backups.append((kept.name, self._state()))
        self.past, self.future = list(past), list(future)
        self.book, self.rows = book, rows
        self.settle("")
        assert self.rows.tables == rows.tables
        self.filed = {self.rows.sequence}
        self.told["restored"] += 1
        self.sound = True

    def _state(self):
        return self.book, self.rows, list(self.past), list(self.future)

    @after_work
    @rule(chance=st.integers(0, 4))
    def check(self, chance):
        if not chance:
            assert check_project(self.path).problems == ()
