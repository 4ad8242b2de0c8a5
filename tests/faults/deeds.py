"""What a user does in steps, each of which is whole or absent once it was cut short."""

from collections.abc import Callable
from pathlib import Path

from annotator.domain.article import Byline
from annotator.domain.codebook import Kind
from annotator.domain.draft import Draft, Line, Original, Role
from annotator.domain.spans import TextSpan
from annotator.editing import backups
from annotator.editing.actor_exchange import export_actors, import_actors, read_table
from annotator.editing.actor_merging import merge
from annotator.editing.actors import ActorChoice
from annotator.editing.annotating import Statement, annotate, delete, retag, set_note
from annotator.editing.briefing import Wanted, export
from annotator.editing.importing import bring_in
from annotator.editing.project import Project
from annotator.editing.recoding import Recoding, recode
from annotator.editing.registry import rename
from annotator.editing.salvaging import salvage
from annotator.reports.briefing import TitleBlock
from annotator.store.annotation_filter import EVERYTHING


class Desk:
    """A folder with a project, which is opened when it is first asked for."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.path = folder / "talks.annproj"
        self._project: Project | None = None

    @property
    def project(self) -> Project:
        """Return the open project."""
        if self._project is None:
            self._project = Project.open(self.path, "Ada")
        return self._project

    def close(self) -> None:
        """Close the project."""
        if self._project is not None:
            self._project.close()
            self._project = None


def draft(number: int, lines: int = 20) -> Draft:
    """Return an article as it is read from a file."""
    body = tuple(Line(f"Speaker {number} said so in line {n}.", Role.BODY) for n in range(lines))
    return Draft(body, Original(f"{number}".encode(), "a.txt"), Byline(title=f"Talk {number}"))


def _add(desk: Desk, step: int) -> None:
    project = desk.project
    article = project.read.articles()[0].id
    span = TextSpan(step % 300, step % 300 + 8 + step // 300)
    speaker = ActorChoice.named(f"Speaker {step % 7}")
    annotate(project, Statement(article=article, spans=(span,), kind=Kind.CLAIM, actor=speaker))


def _last(desk: Desk):
    return max(desk.project.read.annotations(), key=lambda one: (one.created, one.id))


def _retag(desk: Desk, step: int) -> None:
    retag(desk.project, _last(desk), Kind.DEMAND)


def _delete(desk: Desk, step: int) -> None:
    delete(desk.project, [_last(desk)])


def _undo(desk: Desk, step: int) -> None:
    assert desk.project.undo()


def _redo(desk: Desk, step: int) -> None:
    assert desk.project.redo()


def _note(desk: Desk, step: int) -> None:
    set_note(desk.project, _last(desk), f"Heard in step {step}.")


_CODING = (_add, _retag, _add, _delete, _add, _undo, _redo, _undo, _add, _note)


def code(desk: Desk, step: int) -> None:
    """Code, change the kind, delete, undo, redo and write notes in turn."""
    _CODING[step % len(_CODING)](desk, step)


def bring_articles(desk: Desk, step: int) -> None:
    """Import 50 articles, as from files, so that a backup is made before."""
    bring_in(desk.project, [(f"{n}.txt", draft(1_000 + 50 * step + n)) for n in range(50)])


def brief(desk: Desk, step: int) -> None:
    """Code something, then export the briefing over the former one."""
    if step % 2 == 0:
        _add(desk, step)
    else:
        wanted = Wanted(TitleBlock(title=f"Briefing {step}"))
        export(desk.project, wanted, desk.folder / "briefing.docx")


def take_out_actors(desk: Desk, step: int) -> None:
    """Rename an actor, then write the registry over the former table."""
    if step % 2 == 0:
        actor = desk.project.read.actors()[0]
        rename(desk.project, actor, f"Renamed {step}")
    else:
        export_actors(desk.project, desk.folder / "actors.csv")


def bring_actors(desk: Desk, step: int) -> None:
    """Import a table of 200 actors, all of them changed each time."""
    rows = "".join(f"Minister {n},person,Note {step}\n" for n in range(200))
    table = desk.folder.with_name("table.csv")
    table.write_text(f"name,type,note\n{rows}", encoding="utf-8")
    import_actors(desk.project, read_table(table))


def merge_actors(desk: Desk, step: int) -> None:
    """Merge two actors with all their statements, and undo every third merge."""
    if step % 3 == 2:
        _undo(desk, step)
        return
    project = desk.project
    one, other, *_ = sorted(project.read.actors(), key=lambda actor: actor.name)
    merge(project, [other], one)


def recode_all(desk: Desk, step: int) -> None:
    """Give all statements another kind."""
    kind = (Kind.DEMAND, Kind.CLAIM)[step % 2]
    assert recode(desk.project, EVERYTHING, Recoding(kind=kind))


def delete_all(desk: Desk, step: int) -> None:
    """Delete all statements at once, and undo, redo and undo that."""
    if step % 4 == 0:
        delete(desk.project, desk.project.read.annotations())
    else:
        (_undo, _redo, _undo)[step % 4 - 1](desk, step)


def undo_all(desk: Desk, step: int) -> None:
    """Undo 30 edits one by one, and redo them."""
    (_undo if step < 30 else _redo)(desk, step)


def back_up(desk: Desk, step: int) -> None:
    """Code something, then take a backup."""
    if step % 2 == 0:
        _add(desk, step)
    else:
        backups.take(desk.path, f"step {step}")


def write_copy(desk: Desk, step: int) -> None:
    """Write a copy of the project to a place of the user's choice."""
    desk.project.next_labels()
    backups.write_copy(desk.path, desk.folder / f"copy {step}.annproj")


def restore(desk: Desk, step: int) -> None:
    """Take a backup, code something, and put the backup back."""
    if step % 3 == 0:
        backups.take(desk.path, f"step {step}")
    elif step % 3 == 1:
        _add(desk, step)
    else:
        (wanted,) = [
            one for one in backups.backups_of(desk.path) if one.reason == f"step {step - 2}"
        ]
        backups.restore(desk.path, wanted.path)


def mend(desk: Desk, step: int) -> None:
    """Put a backup in the place of a project that is damaged."""
    backups.restore(desk.path, backups.backups_of(desk.path)[0].path)


def salvage_all(desk: Desk, step: int) -> None:
    """Make a new project of what another one holds."""
    salvage(desk.path, desk.folder / f"salvaged {step}.annproj")


def begin_project(desk: Desk, step: int) -> None:
    """Make a new project."""
    Project.create(desk.folder / f"new {step}.annproj", "Ada").close()


def upgrade(desk: Desk, step: int) -> None:
    """Open a project of an older version."""
    assert desk.project


def look(desk: Desk, step: int) -> None:
    """Open the project and read it."""
    assert desk.project.read.articles()


DEEDS: dict[str, Callable[[Desk, int], None]] = {
    "code": code,
    "import": bring_articles,
    "brief": brief,
    "take out actors": take_out_actors,
    "bring actors": bring_actors,
    "merge": merge_actors,
    "recode": recode_all,
    "delete all": delete_all,
    "undo": undo_all,
    "back up": back_up,
    "copy": write_copy,
    "restore": restore,
    "mend": mend,
    "salvage": salvage_all,
    "begin": begin_project,
    "upgrade": upgrade,
    "look": look,
}
