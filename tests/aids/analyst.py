"""Somebody who does random things to a project, for tests of what holds whatever is done."""

import random
from collections.abc import Callable
from contextlib import suppress

from annotator.domain.annotation import Annotation
from annotator.domain.codebook import Kind
from annotator.domain.draft import Draft
from annotator.domain.fields import Field
from annotator.domain.spans import TextSpan
from annotator.editing import annotating, importing, parties, same
from annotator.editing.actors import OPEN, UNATTRIBUTED, ActorChoice
from annotator.editing.describing import set_fields
from annotator.editing.project import Project
from annotator.editing.reading import AnnotationFilter
from annotator.editing.recoding import Recoding, recode
from annotator.editing.repeating import code_alike, occurrences
from annotator.errors import RuleBroken

CHOICES = (OPEN, UNATTRIBUTED, *map(ActorChoice.named, ("Varland", "Ondria", "KVP", "Mira")))
NAMED = CHOICES[2:]
FIELDS = (
    (Field.PLACE, "Port Kellin"),
    (Field.TOPICS, "tolls; peace"),
    (Field.TOPICS, "Peace"),
    (Field.DATE_SAID, "2026-03"),
    (Field.FORM, "direct"),
    (Field.CERTAINTY, "low"),
    (Field.VERIFICATION, "disputed"),
)
NOTES = ("", "ask Mira", "“\u200f؟”\n🕊️")
DEEDS = ("retag", "also", "actor", "known", "target", "via", "words", "note", "flag", "delete")
MORE_DEEDS = ("fields", "emptied", "joint", "same", "apart", "recode", "repeat")


class Analyst:
    """Does random things to a project, each of them allowed or refused as for a person."""

    def __init__(self, dice: random.Random, draft: Callable[..., Draft]) -> None:
        self.dice = dice
        self._draft = draft
        self._imports = 0

    def act(self, project: Project) -> bool:
        """Do one thing; tell whether it left an entry in the journal."""
        before = project.read.history(limit=1)
        with suppress(RuleBroken):
            self._try(project)
        return project.read.history(limit=1) != before

    def _try(self, project: Project) -> None:
        known = project.read.annotations()
        if self.dice.random() < 0.01:
            self._bring_in(project)
        elif not known or self.dice.random() < 0.25:
            self._annotate(project)
        else:
            self._change(project, self.dice.choice((*DEEDS, *DEEDS, *MORE_DEEDS)), known)

    def _bring_in(self, project: Project) -> None:
        self._imports += 1
        words = f"Varland said no {self._imports} times."
        importing.bring_in(project, [("", self._draft(f"Note {self._imports}", words))])

    def _annotate(self, project: Project) -> None:
        article = self.dice.choice(project.read.articles()).id
        statement = annotating.Statement(
            article=article,
            spans=tuple(self._span(project, article) for _ in range(self.dice.choice((1, 1, 2)))),
            kind=self._kind(),
            actor=self.dice.choice(CHOICES),
            targets=self._few(),
            via=self._few(),
        )
        annotating.annotate(project, statement)

    def _change(self, project: Project, deed: str, known: list[Annotation]) -> None:
        one, choose = self.dice.choice(known), self.dice.choice
        deeds: dict[str, Callable[[], object]] = {
            "retag": lambda: annotating.retag(project, one, self._kind()),
            "also": lambda: annotating.toggle_secondary(project, one, self._kind()),
            "actor": lambda: annotating.set_actor(project, one, choose(CHOICES)),
            "known": lambda: annotating.set_actor(project, one, self._known(project)),
            "target": lambda: parties.set_targets(project, one, self._few()),
            "via": lambda: parties.set_via(project, one, self._few()),
            "words": lambda: annotating.set_spans(project, one, [self._span(project, one.article)]),
            "note": lambda: annotating.set_note(project, one, choose(NOTES)),
            "flag": lambda: annotating.toggle_flag(project, one),
            "delete": lambda: annotating.delete(
                project, self.dice.sample(known, min(2, len(known)))
            ),
        }
        (deeds | self._more_deeds(project, one, known))[deed]()

    def _more_deeds(
        self, project: Project, one: Annotation, known: list[Annotation]
    ) -> dict[str, Callable[[], object]]:
        choose = self.dice.choice
        recoding = choose((Recoding(self._kind()), Recoding(actor=choose(CHOICES))))
        few = frozenset(other.id for other in self.dice.sample(known, min(5, len(known))))
        return {
            "fields": lambda: set_fields(project, one, dict(self.dice.sample(FIELDS, 2))),
            "emptied": lambda: set_fields(project, one, {field: "" for field, _ in FIELDS}),
            "joint": lambda: parties.set_co_actors(project, one, self._few()),
            "same": lambda: same.link(project, one, [choose(known).id]),
            "apart": lambda: same.unlink(project, one),
            "recode": lambda: recode(project, AnnotationFilter(ids=few), recoding),
            "repeat": lambda: code_alike(project, one, occurrences(project, one)[:3]),
        }

    def _known(self, project: Project) -> ActorChoice:
        actors = project.read.actors()
        return ActorChoice.known(self.dice.choice(actors).id) if actors else UNATTRIBUTED

    def _kind(self) -> Kind:
        return self.dice.choice(tuple(Kind))

    def _few(self) -> tuple[ActorChoice, ...]:
        return tuple(self.dice.sample(NAMED, self.dice.randrange(3)))

    def _span(self, project: Project, article: str) -> TextSpan:
        length = len(project.text(article)[1])
        start = self.dice.randrange(length - 1)
        return TextSpan(start, self.dice.randrange(start + 1, min(length, start + 40) + 1))
