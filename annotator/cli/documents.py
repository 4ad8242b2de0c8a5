"""The JSON documents of the command line; keys may be added, never renamed."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from annotator.domain.actors import Actor, ActorRef, ActorUse, Member
from annotator.domain.annotation import Annotation
from annotator.domain.article import Article, ArticleRow
from annotator.domain.codebook import ActorState, Kind
from annotator.domain.fields import Field, value
from annotator.domain.gaps import Gap
from annotator.domain.guideline import Case, Guideline
from annotator.domain.near_names import Near
from annotator.editing.actor_exchange import Fate, Step
from annotator.editing.backups import Backup
from annotator.editing.borrowing import Loan, Published
from annotator.editing.checking import Findings, Problem
from annotator.editing.conflicts import ConflictedCopy
from annotator.editing.families import Carrier
from annotator.editing.import_report import by_file
from annotator.editing.importing import BroughtIn, Outcome
from annotator.editing.salvaging import Salvaged
from annotator.editing.search import Hit
from annotator.ui.actions import Command
from annotator.ui.command_search import plain_name

Document = dict[str, Any]


def brought_in(report: Sequence[BroughtIn], notes: Sequence[tuple[str, str]] = ()) -> Document:
    """Describe what an import did with each article, and what came of each file."""
    return {
        "articles": [
            {
                "id": one.id or None,
                "title": one.title,
                "outlet": one.outlet,
                "status": one.status.value,
                "reason": one.reason,
                "path": one.path,
                "notes": list(one.notes),
                "carries": one.carries or None,
            }
            for one in report
        ],
        "files": [
            {
                "path": file.path,
                "imported": file.count(Outcome.IMPORTED),
                "duplicate": file.count(Outcome.DUPLICATE),
                "failed": file.count(Outcome.FAILED),
                "doubtful": len(file.doubtful),
                "notes": list(file.notes),
            }
            for file in by_file(report, notes)
        ],
    }


def article_row(row: ArticleRow) -> Document:
    """Describe an article as a list shows it."""
    return asdict(row) | {"state": row.state.value}


def article(one: Article) -> Document:
    """Describe an article with its text."""
    return {
        "id": one.id,
        "title": one.byline.title,
        "outlet": one.byline.outlet,
        "byline": one.byline.author,
        "republished_from": one.byline.republished_from,
        "date_published": one.byline.date_published,
        "language": one.byline.language,
        "direction": one.direction.value,
        "version": one.version,
        "sha256": one.sha256,
        "state": one.state.value,
        "notes": list(one.notes),
        "text": one.text,
    }


def annotation(one: Annotation) -> Document:
    """Describe an annotation; offsets are code points of the canonical text, half-open."""
    return {
        "id": one.id,
        "article": one.article,
        "coder": one.coder,
        "kind": one.kind.value,
        "also": [kind.value for kind in Kind if kind in one.also],
        "form": one.form.value,
        "actor": _ref(one.actor) if one.actor else None,
        "unattributed": one.actor_state is ActorState.UNATTRIBUTED,
        "targets": [
            _ref(target.actor) | {"function": target.function.value} for target in one.targets
        ],
        "via": [
            {
                "id": relay.actor.id if relay.actor else None,
                "name": relay.name,
                "kind": relay.kind.value,
            }
            for relay in one.via
        ],
        "parts": [
            {"start": part.span.start, "end": part.span.end, "text": part.exact}
            for part in one.parts
        ],
        "status": one.status.value,
        "flagged": one.flagged,
        "note": one.details.note,
        "joint_actors": [_ref(actor) for actor in one.co_actors],
        "same_as": one.same_as,
        "form_is_corrected": one.form_is_corrected,
        "fields": _fields(one),
        "waiting": one.is_waiting,
    }


def gap(article: str, one: Gap, text: str) -> Document:
    """Describe a passage without a statement; offsets as in an annotation."""
    return {
        "article": article,
        "start": one.span.start,
        "end": one.span.end,
        "text": one.span.slice(text),
        "reason": one.reason.value,
        "cue": one.cue,
    }


def carrier(one: Carrier) -> Document:
    """Describe an article of a family."""
    return {
        "id": one.article,
        "title": one.title,
        "outlet": one.outlet,
        "date_published": one.date_published or None,
    }


def backup(one: Backup) -> Document:
    """Describe a backup beside a project."""
    return {
        "path": str(one.path),
        "newest_change": one.rung.sequence,
        "at": one.rung.at.isoformat().replace("+00:00", "Z"),
        "reason": one.reason,
    }


def loan(one: Loan) -> Document:
    """Describe the local copy of a shared project."""
    return {
        "shared": one.shared,
        "local": one.local,
        "who": one.who,
        "user": one.user,
        "host": one.host,
        "since": one.since,
        "newest_change": one.sequence,
    }


def published(done: Published) -> Document:
    """Describe where a local copy went."""
    return {
        "path": str(done.path),
        "in_place": not done.refusal,
        "reason": done.refusal,
        "kept": str(done.kept) if done.kept else None,
    }


def conflicted_copy(one: ConflictedCopy) -> Document:
    """Describe another version of a project beside it."""
    here, there = one.parting.here, one.parting.there
    return {
        "path": str(one.path),
        "common_change": one.parting.common,
        "only_here": {"changes": here.entries, "by": dict(here.by)},
        "only_there": {"changes": there.entries, "by": dict(there.by)},
    }


def salvaged(found: Salvaged) -> Document:
    """Describe what was got out of a damaged project."""
    return asdict(found)


def actor(one: Actor) -> Document:
    """Describe an actor of the registry."""
    return {
        "id": one.id,
        "name": one.name,
        "type": one.type.value,
        "aliases": list(one.aliases),
        "affiliations": [
            {
                "organisation": held.organisation.name if held.organisation else "",
                "role": held.role,
                "from": held.since,
                "to": held.until,
            }
            for held in one.affiliations
        ],
        "annotations": one.statements,
        "short_name": one.short_name,
        "native_name": one.native_name,
        "country": one.country,
        "note": one.note,
    }


def member(one: Member) -> Document:
    """Describe somebody with a role in an organisation."""
    return _ref(one.actor) | {
        "role": one.held.role,
        "from": one.held.since,
        "to": one.held.until,
    }


def actor_import(steps: Sequence[Step], fates: Mapping[Fate, int]) -> Document:
    """Describe what an import of actors does with each of them."""
    return {
        "counts": {fate.value: number for fate, number in fates.items()},
        "actors": [
            {
                "line": step.row.line,
                "id": step.actor.id if step.actor else step.row.id or None,
                "name": step.name,
                "fate": step.fate.value,
                "told": step.told,
            }
            for step in steps
        ],
    }


def near(one: Near) -> Document:
    """Describe two actors that may be one."""
    return {
        "first": _ref(one.first.ref),
        "second": _ref(one.second.ref),
        "names": list(one.names),
        "score": round(one.score),
    }


def actor_use(use: ActorUse) -> Document:
    """Describe a statement that names an actor."""
    return {
        "annotation": use.annotation,
        "as": use.capacity.value,
        "kind": use.kind.value,
        "article": use.article,
        "title": use.title,
        "text": use.words,
        "descriptor": use.descriptor,
    }


def hit(found: Hit) -> Document:
    """Describe a place where words stand; one in a headline has no offsets in the text."""
    return {
        "article": found.article,
        "annotation": found.annotation,
        "start": found.span.start if found.span else None,
        "end": found.span.end if found.span else None,
        "before": found.before,
        "hit": found.words,
        "after": found.after,
        "title": found.title,
    }


def guideline(rules: Guideline, cases: Sequence[Case]) -> Document:
    """Describe a guideline with some of its cases."""
    return {
        "version": rules.version,
        "sections": [asdict(section) for section in (*rules.before, *rules.after)],
        "kinds": [asdict(rule) for rule in rules.kinds],
        "cases": [asdict(case) for case in cases],
    }


def keys_of(command: Command, keys: Sequence[str]) -> Document:
    """Describe a command of the window with its keys."""
    return {
        "command": command.name,
        "menu": plain_name(command.menu.value),
        "text": plain_name(command.text),
        "keys": list(keys),
        "first_keys": list(command.keys),
    }


def findings(found: Findings) -> Document:
    """Describe what a check found."""
    return {
        "ok": found.ok,
        "problems": [_problem(one) for one in found.problems],
        "advice": [_problem(one) for one in found.advice],
        "counts": found.counts,
    }


def _problem(one: Problem) -> Document:
    """Describe what was found, with the id of the statement, article or actor it leads to."""
    told: Document = {"rule": one.rule, "id": one.id, "detail": one.detail}
    sort, subject = one.subject
    return told | ({sort: subject} if subject else {})


_APART = frozenset({Field.TOPICS, Field.NOTE})
"""Fields that are a list, or have a key of their own in the document."""


def _fields(one: Annotation) -> Document:
    """Describe the optional fields that are filled in; a form computed from the marks is not."""
    held = {field: value(one, field) for field in Field if field not in _APART}
    fields: Document = {field.value: words for field, words in held.items() if words}
    return fields | ({"topics": list(one.details.topics)} if one.details.topics else {})


def _ref(ref: ActorRef) -> Document:
    return {"id": ref.id, "name": ref.name}
