"""What a user does, in a process of its own that may be killed or lose its power at any moment.

Usage: worker.py DEED PROJECT ROUNDS [synchronous]. What is acknowledged is appended, a line each,
to the file “acks” beside the project: only after the call that promises it has returned.
"""

import os
import sys
from pathlib import Path

from annotator.domain.article import Byline
from annotator.domain.codebook import Kind
from annotator.domain.draft import Draft, Line, Original, Role
from annotator.domain.spans import TextSpan
from annotator.editing import backups
from annotator.editing.actor_exchange import export_actors
from annotator.editing.actor_merging import merge
from annotator.editing.actors import ActorChoice
from annotator.editing.annotating import Statement, add, annotate, delete, retag
from annotator.editing.briefing import Wanted, export
from annotator.editing.checking import repair_project
from annotator.editing.importing import bring_in
from annotator.editing.project import Project
from annotator.editing.recoding import Recoding, recode
from annotator.editing.salvaging import salvage
from annotator.errors import CannotWrite, UserError
from annotator.reports.briefing import TitleBlock
from annotator.store import engine
from annotator.store.annotation_filter import AnnotationFilter
from annotator.ui import keymap

deed, path, rounds = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
if len(sys.argv) > 4:
    # The planted fault: what a harness that is worth anything must notice.
    engine._DURABLE = ("PRAGMA journal_mode = WAL", f"PRAGMA synchronous = {sys.argv[4]}")

acks = os.open(path.with_name("acks"), os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)


def acknowledge(*words: str) -> None:
    os.write(acks, (" ".join(words) + "\n").encode())


def draft(number: int) -> Draft:
    lines = tuple(Line(f"Speaker {number} said so in line {n}.", Role.BODY) for n in range(20))
    return Draft(lines, Original(f"{number}".encode(), "a.txt"), Byline(title=f"Talk {number}"))


def code(project: Project) -> None:
    (article, *_) = [row.id for row in project.read.articles()]
    begun = len(project.read.history())
    for number in range(begun, begun + rounds):
        start = number % 300
        span = TextSpan(start, start + 8 + number // 300)
        speaker = ActorChoice.named(f"Speaker {number % 7}")
        statement = Statement(article=article, spans=(span,), kind=Kind.CLAIM, actor=speaker)
        one = annotate(project, statement)
        acknowledge("has", one.id, "claim")
        match number % 4:
            case 0:
                retag(project, one, Kind.DEMAND)
                acknowledge("has", one.id, "demand")
            case 1:
                delete(project, [one])
                acknowledge("gone", one.id)
            case 2:
                project.undo()
                acknowledge("gone", one.id)


def bring_articles(project: Project) -> None:
    begun = 1_000 * len(project.read.articles())
    for number in range(begun, begun + rounds):
        report = bring_in(project, [(f"{n}.txt", draft(100 * number + n)) for n in range(50)])
        acknowledge("articles", str(len(project.read.articles())), report[0].id)


def brief(project: Project) -> None:
    target = path.with_name("briefing.docx")
    for number in range(rounds):
        export(project, Wanted(TitleBlock(title=f"Briefing {number}")), target)
        acknowledge("briefing", str(number))


def restore(project: Project) -> None:
    for number in range(rounds):
        made = backups.take(path, f"round {number}")
        acknowledge("backup", made.path.name)
        code_one = Statement(
            article=project.read.articles()[0].id,
            spans=(TextSpan(number, number + 5 + len(project.read.annotations())),),
            kind=Kind.QUOTE,
            actor=ActorChoice.named("Speaker"),
        )
        annotate(project, code_one)
        backups.restore(path, made.path)
        acknowledge("restored", str(len(project.read.annotations())))


def undo_all(project: Project) -> None:
    for _ in range(rounds):
        while project.undo():
            acknowledge("statements", str(len(project.read.annotations())))
        while project.redo():
            acknowledge("statements", str(len(project.read.annotations())))


def fill(project: Project) -> None:
    bring_in(project, [("", draft(n)) for n in range(1, rounds)])
    for row in project.read.articles():
        with project.edit("Code") as edit:
            for start in range(0, 400, 20):
                statement = Statement(
                    article=row.id,
                    spans=(TextSpan(start, start + 15),),
                    kind=Kind.QUOTE,
                    actor=ActorChoice.named(f"Speaker {start}"),
                )
                add(project, edit, statement)


def undo_import(project: Project) -> None:
    number = len(project.read.articles())
    bring_in(project, [("", draft(100 * number + n)) for n in range(20)])
    for _ in range(rounds):
        project.undo()
        project.redo()
        acknowledge("articles", str(len(project.read.articles())))


def merge_actors(project: Project) -> None:
    for _ in range(rounds):
        one, other, *_ = project.read.actors()
        merge(project, [other], one)
        acknowledge("merged", other.id)
        project.undo()
        acknowledge("taken", "back")


def recode_all(project: Project) -> None:
    for number in range(rounds):
        kind = (Kind.DEMAND, Kind.ACCUSATION)[number % 2]
        recode(project, AnnotationFilter(), Recoding(kind=kind))
        acknowledge("recoded", kind)


def list_actors(project: Project) -> None:
    for number in range(rounds):
        export_actors(project, path.with_name("actors.csv"))
        acknowledge("listed", str(number))


def mend(project: Project) -> None:
    for number in range(rounds):
        repair_project(path)
        acknowledge("mended", str(number))


def save_from_damage(project: Project) -> None:
    for number in range(rounds):
        for end in ("", "-wal", "-shm"):
            path.with_name(f"salvaged.annproj{end}").unlink(missing_ok=True)
        salvage(path, path.with_name("salvaged.annproj"))
        acknowledge("salvaged", str(number))


def keep_keys(project: Project) -> None:
    os.environ["XDG_CONFIG_HOME"] = str(path.parent / "config")
    for number in range(rounds):
        key = f"Ctrl+Alt+{number % 10}"
        if not keymap.remember(keymap.Keymap().with_keys("edit.undo", [key])):
            raise CannotWrite(
                "The keys were not kept.", kept="They are as they were.", todo="Make room."
            )
        acknowledge("keys", key)


def begin() -> None:
    opened = Project.open(path, "Ada")
    try:
        if not opened.read.articles():
            bring_in(opened, [("", draft(0))])
        DEEDS[deed](opened)
    finally:
        opened.close()


DEEDS = {
    "code": code,
    "fill": fill,
    "import": bring_articles,
    "brief": brief,
    "restore": restore,
    "undo": undo_all,
    "open": lambda _project: acknowledge("opened"),
    "undo-import": undo_import,
    "merge": merge_actors,
    "recode": recode_all,
    "list": list_actors,
    "repair": mend,
    "salvage": save_from_damage,
    "keys": keep_keys,
}
if limit := os.environ.get("LARGEST_FILE"):
    import resource

    resource.setrlimit(resource.RLIMIT_FSIZE, (int(limit), int(limit)))
try:
    begin()
except UserError as fault:
    if "TRY_AGAIN" not in os.environ:
        raise
    print(f"annotator.errors.{type(fault).__name__}: {fault}", file=sys.stderr)
    begin()
    acknowledge("again")
