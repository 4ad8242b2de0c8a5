"""What the two do to statements."""

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from annotator.domain.codebook import Kind
from annotator.domain.fields import Field
from annotator.editing import annotating, gaps, importing, parties, recoding, repeating, same, sets
from annotator.editing.describing import set_fields
from annotator.editing.reading import AnnotationFilter
from plain.desk import PEOPLE, Desk, as_spans, draft, spans_in
from plain.registry import NAMES
from plain.texts import TEXTS

WHO = st.sampled_from(PEOPLE)
PICK = st.integers(0, 60)
FRESH = st.sampled_from((True, True, False))
KIND = st.sampled_from(tuple(Kind))
NAMED = st.sampled_from(sorted(NAMES)).map(lambda name: ("named", name))
PICKED = PICK.map(lambda pick: ("picked", pick))
CHOICE = st.one_of(st.just(("open",)), st.just(("unattributed",)), NAMED, PICKED)
FEW = st.lists(st.one_of(NAMED, PICKED), max_size=2)
WORDS = ("must pay", "Ondria", "we 🕊️ pay", "السَّلام", "👩‍👩‍👧", "e\u0301lan", "Ondria\u00a0said")
SPAN = st.one_of(st.sampled_from(WORDS), st.tuples(st.integers(0, 120), st.integers(1, 30)))
SPANS = st.lists(SPAN, min_size=1, max_size=3)
NOTE = st.sampled_from(("", "ask Mira", "“\u200f؟”\n🕊️"))
FIELDS = st.fixed_dictionaries(
    {},
    optional={
        Field.SUBTYPE: st.sampled_from(("", "denial", "threat", "act", "lied")),
        Field.MODALITY: st.sampled_from(("", "past")),
        Field.FORM: st.sampled_from(("", "direct")),
        Field.DATE_SAID: st.sampled_from(("", "2026-03", "2026-03-09", "2026")),
        Field.PLACE: st.sampled_from(("", "Port Kellin", "القاهرة")),
        Field.TOPICS: st.sampled_from(("", "tolls; peace", "Peace", "peace;tolls")),
        Field.STANCE: st.sampled_from(("", "+1")),
        Field.CERTAINTY: st.sampled_from(("", "low")),
        Field.VERIFICATION: st.sampled_from(("", "disputed")),
        Field.PARAPHRASE: NOTE,
    },
)


with_statements = precondition(lambda self: self.book.statements)


class Coding(Desk):
    """Statements, articles and sets."""

    def change(self, who, pick, fresh, act, plan):
        """Change a statement as somebody sees it."""
        found = self.statement(who, pick, fresh=fresh)
        if found is not None:
            key, one, stale = found

            def planned(book):
                if key in book.statements:
                    plan(book, key)

            self.do(who, lambda project: act(project, one), planned, stale=stale)
            if key in self.book.statements:
                self.look_at(who, key)

    def article(self, pick):
        known = list(self.book.articles)
        return known[pick % len(known)] if known else None

    @rule(who=WHO, number=st.sampled_from(range(len(TEXTS))))
    def bring_in(self, who, number):
        key = self.new_key("article")

        def act(project):
            (report,) = importing.bring_in(project, [("", draft(number))])
            self.keys.setdefault(report.id, key)
            self.ids[self.keys[report.id]] = report.id

        self.do(who, act, lambda book: book.bring_in(key, number))

    @rule(
        who=WHO,
        at=PICK,
        wanted=SPANS,
        kinds=st.tuples(KIND, st.sets(KIND, max_size=2)),
        parties=st.tuples(CHOICE, FEW, FEW),
    )
    def annotate(self, who, at, wanted, kinds, parties):
        article = self.article(at)
        if article is None:
            return
        spans = spans_in(TEXTS[self.book.articles[article]].text, wanted)
        (kind, also), (chosen, *few) = kinds, parties
        key, (plain, choice) = self.new_key("statement"), self.choice(chosen)
        (targets, aimed), (via, passed) = map(self.choices, few)
        statement = annotating.Statement(
            article=self.ids[article],
            spans=as_spans(spans),
            kind=kind,
            also=frozenset(also),
            actor=choice,
            targets=tuple(aimed),
            via=tuple(passed),
        )
        given = {"article": article, "coder": who, "spans": spans, "kind": kind.value}
        given |= {"also": {one.value for one in also}, "actor": plain}
        given |= {"targets": targets, "via": via}

        def act(project):
            self.learn(key, annotating.annotate(project, statement).id)

        self.do(who, act, lambda book: book.annotate(key, given))

    @with_statements
    @rule(who=WHO, pick=PICK, fresh=FRESH, kind=KIND)
    def retag(self, who, pick, fresh, kind):
        self.change(
            who,
            pick,
            fresh,
            lambda project, one: annotating.retag(project, one, kind),
            lambda book, key: book.retag(key, kind.value),
        )

    @with_statements
    @rule(who=WHO, pick=PICK, fresh=FRESH, kind=KIND)
    def also(self, who, pick, fresh, kind):
        self.change(
            who,
            pick,
            fresh,
            lambda project, one: annotating.toggle_secondary(project, one, kind),
            lambda book, key: book.toggle_secondary(key, kind.value),
        )

    @with_statements
    @rule(who=WHO, pick=PICK, fresh=FRESH, chosen=CHOICE)
    def set_actor(self, who, pick, fresh, chosen):
        plain, choice = self.choice(chosen)
        self.change(
            who,
            pick,
            fresh,
            lambda project, one: annotating.set_actor(project, one, choice),
            lambda book, key: book.set_actor(key, plain),
        )

    @with_statements
    @rule(
        who=WHO,
        pick=PICK,
        fresh=FRESH,
        few=FEW,
        what=st.sampled_from(("set_targets", "set_via", "set_co_actors")),
    )
    def set_parties(self, who, pick, fresh, few, what):
        plain, choices = self.choices(few)
        planned = {"set_co_actors": "set_joint"}.get(what, what)
        self.change(
            who,
            pick,
            fresh,
            lambda project, one: getattr(parties, what)(project, one, choices),
            lambda book, key: getattr(book, planned)(key, plain),
        )

    @with_statements
    @rule(who=WHO, pick=PICK, fresh=FRESH, wanted=SPANS)
    def set_spans(self, who, pick, fresh, wanted):
        text = TEXTS[pick % len(TEXTS)].text
        spans = spans_in(text, wanted)
        self.change(
            who,
            pick,
            fresh,
            lambda project, one: annotating.set_spans(project, one, as_spans(spans)),
            lambda book, key: book.set_spans(key, spans),
        )

    @with_statements
    @rule(who=WHO, pick=PICK, fresh=FRESH, note=NOTE)
    def write_note(self, who, pick, fresh, note):
        self.change(
            who,
            pick,
            fresh,
            lambda project, one: annotating.set_note(project, one, note),
            lambda book, key: book.alter(key, note=note),
        )

    @with_statements
    @rule(who=WHO, pick=PICK, fresh=FRESH)
    def flag(self, who, pick, fresh):
        self.change(
            who,
            pick,
            fresh,
            annotating.toggle_flag,
            lambda book, key: book.alter(key, flagged=not book.statements[key]["flagged"]),
        )

    @with_statements
    @rule(who=WHO, pick=PICK, fresh=FRESH, fields=FIELDS)
    def describe(self, who, pick, fresh, fields):
        plain = {field.value.replace("-", "_"): value for field, value in fields.items()}
        if "topics" in plain:
            labels = (label.strip() for label in plain["topics"].split(";"))
            plain["topics"] = tuple(filter(None, labels))
        self.change(
            who,
            pick,
            fresh,
            lambda project, one: set_fields(project, one, fields),
            lambda book, key: book.set_fields(key, plain),
        )

    @with_statements
    @rule(who=WHO, pick=PICK, other=PICK)
    def link(self, who, pick, other):
        known, new = list(self.book.statements), self.new_key("cluster")
        if known:
            to = known[other % len(known)]
            self.change(
                who,
                pick,
                True,
                lambda project, one: same.link(project, one, [self.ids[to]]),
                lambda book, key: book.link(key, to, new),
            )

    @with_statements
    @rule(who=WHO, pick=PICK, fresh=FRESH)
    def unlink(self, who, pick, fresh):
        self.change(who, pick, fresh, same.unlink, lambda book, key: book.unlink(key))

    @with_statements
    @rule(who=WHO, picks=st.sets(PICK, min_size=1, max_size=3), fresh=FRESH)
    def delete(self, who, picks, fresh):
        found = [self.statement(who, pick, fresh=fresh) for pick in sorted(picks)]
        found = {one[0]: one for one in found if one is not None}
        if found:
            stale = [one[2] for one in found.values()]
            ones = [one for _, one, _ in found.values()]
            kept = [key for key in found if key in self.book.statements]
            self.do(
                who,
                lambda project: annotating.delete(project, ones),
                lambda book: book.delete(kept),
                stale=True if True in stale else None if None in stale else False,
            )

    @with_statements
    @rule(who=WHO, pick=PICK, everywhere=st.booleans())
    def repeat(self, who, pick, everywhere):
        found = self.statement(who, pick, fresh=True)
        if found is None:
            return
        key, one, _ = found
        keys = [self.new_key("statement") for _ in range(3)]
        own = self.book.statements[key]["article"]

        def plan(book):
            places = book.occurrences(key, who)
            places = [one for one in places if everywhere or one[0] == own][:3]
            book.code_alike(key, places, who, keys[: len(places)])

        def act(project):
            places = repeating.occurrences(project, one, everywhere=everywhere)[:3]
            coded = repeating.code_alike(project, one, places)
            at = {(other.article, other.parts[0].span): other.id for other in coded}
            for new, place in zip(keys, places, strict=False):
                self.learn(new, at[place.article, place.span])

        self.do(who, act, plan)

    @with_statements
    @rule(
        who=WHO,
        picks=st.sets(PICK, min_size=1, max_size=5),
        kind=st.one_of(st.none(), KIND),
        chosen=st.one_of(st.none(), CHOICE),
    )
    def recode(self, who, picks, kind, chosen):
        known = list(self.book.statements)
        keys = sorted({known[pick % len(known)] for pick in picks if known})
        plain, choice = self.choice(chosen) if chosen else (None, None)
        ids = frozenset(self.ids[key] for key in keys)
        if keys and (kind or chosen):
            self.do(
                who,
                lambda project: recoding.recode(
                    project, AnnotationFilter(ids=ids), recoding.Recoding(kind, choice)
                ),
                lambda book: book.recode(keys, kind and kind.value, plain),
            )

    @rule(who=WHO, at=PICK, wanted=SPANS)
    def dismiss(self, who, at, wanted):
        article = self.article(at)
        if article is not None:
            spans = spans_in(TEXTS[self.book.articles[article]].text, wanted)
            self.do(
                who,
                lambda project: gaps.dismiss(project, self.ids[article], as_spans(spans)),
                lambda book: book.dismiss(article, who, spans),
            )

    @rule(
        who=WHO,
        of=WHO,
        at=PICK,
        step=st.sampled_from(("submit", "nothing_to_code", "return_set", "approve")),
        words=st.sampled_from(("", "look at 🕊️ again")),
    )
    def move_set(self, who, of, at, step, words):
        article = self.article(at)
        if article is None:
            return
        one = self.ids[article]
        act, plan = {
            "submit": (
                lambda project: sets.submit(project, one),
                lambda book: book.hand_in(article, who, "submitted"),
            ),
            "nothing_to_code": (
                lambda project: sets.nothing_to_code(project, one),
                lambda book: book.hand_in(article, who, "nothing to code"),
            ),
            "return_set": (
                lambda project: sets.return_set(project, one, of, words),
                lambda book: book.review(article, who, of, "returned", words),
            ),
            "approve": (
                lambda project: sets.approve(project, one, of),
                lambda book: book.review(article, who, of, "approved"),
            ),
        }[step]
        self.do(who, act, plan)
