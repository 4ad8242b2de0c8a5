"""Use cases on briefings: gathered from the project as plain data, then written as Word."""

import hashlib
import json
import os
from collections import defaultdict
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path

import annotator
from annotator.domain.actors import ActorRef, Affiliation
from annotator.domain.annotation import Annotation
from annotator.domain.article import Article
from annotator.domain.codebook import ActorState, Form, Kind
from annotator.domain.days import first_day
from annotator.domain.segmentation import ParagraphIndex
from annotator.domain.text import direction_of, fold
from annotator.editing.carriers import Carriers
from annotator.editing.importing import Progress
from annotator.editing.project import Project, new_id
from annotator.errors import NotFound, RuleBroken, UserError
from annotator.reports.briefing import ActorSection, Briefing, CitedArticle, Statement, TitleBlock
from annotator.reports.marks import marks_round
from annotator.store import schema
from annotator.store.annotation_filter import EVERYTHING, AnnotationFilter
from annotator.store.clock import now

UNATTRIBUTED_HEADING = "Unattributed"
"""Over the statements for which the articles name nobody."""

_PRINTING_ORDER = {kind: place for place, kind in enumerate(Kind)}


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which statements a briefing is to hold, and what stands at its head."""

    head: TitleBlock
    chosen: AnnotationFilter = EVERYTHING


def gather(project: Project, wanted: Wanted) -> Briefing:
    """Return the briefing of all statements whose actor is decided, by actor.

    Raises
    ------
    NotFound
        No statement fits.

    """
    found = project.read.annotations(wanted.chosen)
    # What waits in an older text is no longer in the article it would be said to be in.
    decided = [
        one for one in found if one.actor_state is not ActorState.OPEN and not one.is_waiting
    ]
    carriers = Carriers(project)
    cited, spoken = _spoken(project, decided, carriers)
    if not spoken:
        raise NotFound(
            f"“{project.path.name}” has no statement with an actor to put into a briefing.",
            kept="No file was written.",
            todo="Annotate at least one statement and say whose words it is.",
        )
    return Briefing(
        head=wanted.head,
        sections=_sections(spoken),
        cited=tuple(cited),
        made=now(),
        program=f"press-annotator {annotator.__version__}",
        left_open=sum(one.actor_state is ActorState.OPEN for one in found),
        left_waiting=sum(
            one.is_waiting and one.actor_state is not ActorState.OPEN for one in found
        ),
        carried=carriers.further,
    )


def export(
    project: Project,
    wanted: Wanted,
    target: Path,
    progress: Progress | None = None,
) -> Briefing:
    """Write the briefing to `target`, which is replaced only by a whole file.

    Raises
    ------
    NotFound
        No statement fits.
    RuleBroken
        The target is the project itself.
    Cancelled
        `progress` returned False. The target is as it was.
    CannotWrite
        The folder or the disk does not take the file. The target is as it was.

    """
    from annotator.reports.word import write_briefing  # noqa: PLC0415 - 70 ms only exports pay

    if os.path.exists(target) and target.samefile(project.path):  # noqa: PTH110 - bears any name
        raise RuleBroken(
            "The briefing would take the project's place.",
            kept="Nothing was changed.",
            todo="Choose another name.",
        )
    briefing = gather(project, wanted)
    write_briefing(briefing, target, progress)
    return briefing


def keep_on_record(
    project: Project, target: Path, through: int, initiator: object | None = None
) -> None:
    """Put on record that a briefing was written to `target`, so that what changed since is known.

    It speaks of all entries up to the one numbered `through`. Undo passes it over: the file is
    where it is. In a project that takes no entry now, the briefing is whole all the same, and
    what changed is told since the one before it: too much, never too little.
    """
    with (
        suppress(UserError, OSError),
        project.edit(f"Export briefing {target.name}", initiator) as edit,
    ):
        edit.let_stand()
        edit.unit.add(
            schema.BriefingRecord(
                id=new_id(),
                preset="statements",
                settings=json.dumps({"through": through}),
                file_name=target.name,
                file_sha256=hashlib.sha256(target.read_bytes()).hexdigest(),
                coder_id=edit.coder,
                at=edit.unit.at,
            )
        )


@dataclass(frozen=True, slots=True)
class _Spoken:
    """A statement, whose words it is, and what that actor was on the day."""

    statement: Statement
    actor: ActorRef | None
    role: str
    day: str


def _spoken(
    project: Project, annotations: Iterable[Annotation], carriers: Carriers
) -> tuple[list[CitedArticle], list[_Spoken]]:
    """Return the articles in the order cited and their statements, one text read at a time."""
    actors = {actor.id: actor for actor in project.read.actors()}
    cited: list[CitedArticle] = []
    spoken: list[_Spoken] = []
    for key, group in groupby(annotations, key=lambda one: one.article):
        article = project.read.article(key)
        if article is None:  # another window took it out since the statements were read
            continue
        paragraphs = ParagraphIndex(article.text)
        cited.append(CitedArticle(len(cited) + 1, key, article.byline))
        for one in group:
            statement = _statement(one, article, len(cited), paragraphs.number_at(one.start))
            statement = replace(statement, carried=carriers.of(one))
            day = first_day(one.details.date_said, article.byline.date_published)
            actor = actors.get(one.actor.id) if one.actor else None
            role = _role(actor.role_on(day or None)) if actor else ""
            spoken.append(_Spoken(statement, one.actor, role, day))
    return cited, spoken


def _role(held: Affiliation | None) -> str:
    return held.title if held else ""


def _statement(annotation: Annotation, article: Article, cited: int, paragraph: int) -> Statement:
    parts = tuple(part.exact for part in annotation.parts)
    direct = annotation.form is Form.DIRECT
    spans = [part.span for part in annotation.parts]
    direction = direction_of("".join(parts))
    # Words that run the other way than their article are in a language nobody has named.
    language = article.byline.language if direction is article.direction else ""
    return Statement(
        annotation=annotation.id,
        kind=annotation.kind,
        also=annotation.also,
        form=annotation.form,
        parts=parts,
        marks=marks_round(article.text, spans) if direct else ("", ""),
        direction=direction,
        language=language,
        cited=cited,
        paragraph=paragraph,
        descriptor=annotation.details.descriptor,
        together=tuple(actor.name for actor in annotation.co_actors),
        targets=tuple(target.actor.name for target in annotation.targets),
        via=tuple(relay.name for relay in annotation.via),
        date_said=annotation.details.date_said,
        flagged=annotation.flagged,
    )


def _sections(spoken: Iterable[_Spoken]) -> tuple[ActorSection, ...]:
    by_actor: dict[str, list[_Spoken]] = defaultdict(list)
    for one in spoken:
        by_actor[one.actor.id if one.actor else ""].append(one)
    return tuple(sorted(map(_section, by_actor.values()), key=_place))


def _place(section: ActorSection) -> tuple[bool, int, str, str]:
    """Order sections by how much they hold, what nobody is named for last."""
    return section.actor is None, -len(section.statements), fold(section.name), section.name


def _section(spoken: Sequence[_Spoken]) -> ActorSection:
    """Head the section with the newest role; a statement made in another one carries its own."""
    actor = spoken[0].actor
    role = max(spoken, key=lambda one: one.day).role
    order = sorted(spoken, key=lambda one: _PRINTING_ORDER[one.statement.kind])
    statements = tuple(
        replace(one.statement, role=None if one.role == role else one.role) for one in order
    )
    if actor is None:
        return ActorSection(None, UNATTRIBUTED_HEADING, "", statements)
    return ActorSection(actor.id, actor.name, role, statements)
