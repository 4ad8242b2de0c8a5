"""What a user does that reads or writes files, and how it is seen that nothing of it was lost."""

import os
import shutil
import sqlite3
import traceback
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import site_deeds_shared
from site_desk import NAME, code, draft

from annotator.editing import backups, restoring, salvaging
from annotator.editing.actor_exchange import export_actors, import_actors, read_table
from annotator.editing.annotating import delete
from annotator.editing.briefing import Wanted, export, keep_on_record
from annotator.editing.checking import check_project, repair_project, save_list
from annotator.editing.importing import bring_in
from annotator.editing.outside import Outside
from annotator.editing.project import Project
from annotator.errors import DamagedProject, UserError
from annotator.reports.briefing import TitleBlock

_SPOILT = b"spoilt" * 2_000


def _with_project(deed: Callable[[Project], object]) -> Callable[[Path], None]:
    def run(folder: Path) -> None:
        project = Project.open(folder / NAME, "Ada")
        try:
            deed(project)
        finally:
            project.close()

    return run


def _code_twice(project: Project) -> None:
    number = len(project.read.annotations())
    code(project, 20 + number)
    other = Project.open(project.path, "Ben")  # beside a log
    try:
        code(other, 40 + number)
        Outside(project).look()
    finally:
        other.close()


def _import(project: Project) -> None:
    number = len(project.read.articles())
    bring_in(project, [(f"{n}.txt", draft(100 * number + n)) for n in range(3)])


def _brief(project: Project) -> None:
    for _ in range(2):  # the second time there is one already
        export(project, Wanted(TitleBlock(title="Talks")), project.path.with_name("talks.docx"))


def _registry(project: Project) -> None:
    table = project.path.with_name("actors.csv")
    export_actors(project, table)
    import_actors(project, read_table(table))


def _undo(project: Project) -> None:
    project.undo()
    project.redo()


def _edit_what_was_moved(project: Project) -> None:
    away = project.path.with_name("away")
    project.path.rename(away)
    try:
        code(project, 7)
    except UserError:
        pass
    finally:
        away.rename(project.path)
    code(project, 30 + len(project.read.annotations()))


def _oldest(path: Path) -> Path:
    there = backups.backups_of(path)
    return there[-1].path if there else backups.named(path, "").path


def _copy(folder: Path) -> None:
    (folder / "copy.annproj").unlink(missing_ok=True)
    backups.write_copy(folder / NAME, folder / "copy.annproj")


def _restore(folder: Path) -> None:
    backups.compare(folder / NAME, _oldest(folder / NAME))
    backups.restore(folder / NAME, _oldest(folder / NAME))


def _restore_damaged(folder: Path) -> None:
    path = folder / NAME
    for end in ("-wal", "-shm"):
        path.with_name(NAME + end).unlink(missing_ok=True)
    for one in _damaged(folder):
        one.unlink()
    path.write_bytes(_SPOILT)
    path.with_name(f"{NAME}-journal").write_bytes(_SPOILT)
    backups.restore(path, _oldest(path))


def _damaged(folder: Path) -> list[Path]:
    there = (one for one in folder.glob("talks*") if one.is_file())
    return sorted(one for one in there if one.read_bytes() == _SPOILT)


def _create(folder: Path) -> None:
    for end in ("", "-wal", "-shm"):
        (folder / f"new.annproj{end}").unlink(missing_ok=True)
    Project.create(folder / "new.annproj", "Ada").close()


def _upgrade(folder: Path) -> None:
    Project.open(folder / "old.annproj", "Ada").close()


def _repair(folder: Path) -> None:
    with closing(sqlite3.connect(folder / NAME)) as raw:
        raw.execute("UPDATE annotation SET note = 'spoilt' WHERE sequence = 2")
        raw.commit()
    check_project(folder / NAME)
    repair_project(folder / NAME)


def _save_list(folder: Path) -> None:
    found = check_project(folder / NAME)
    for name in ("list.csv", "list.txt"):
        save_list(found, folder / name)


def _salvage(folder: Path) -> None:
    for end in ("", "-wal", "-shm"):
        (folder / f"salvaged.annproj{end}").unlink(missing_ok=True)
    project = Project.open(folder / NAME, "Ada")
    try:
        code(project, 60 + len(project.read.annotations()))  # so that there is a log
        salvaging.salvage(folder / NAME, folder / "salvaged.annproj")
    finally:
        project.close()


def _read_a_spoilt_one(folder: Path) -> None:
    path = folder / "spoilt.annproj"
    shutil.copy(folder / "shared.annproj", path)
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("PRAGMA journal_mode = DELETE")
        raw.execute("PRAGMA ignore_check_constraints = ON")
        raw.execute("UPDATE annotation SET kind = 'nonsense', codebook_version_id = 'lost'")
        raw.commit()
    project = Project.open(path, "Ada")
    try:
        project.read.annotations()
    except DamagedProject:
        return
    finally:
        project.close()
    raise AssertionError("What is spoilt was read.")


def _rescue(folder: Path) -> None:
    os.environ["XDG_DATA_HOME"] = str(folder / "home")
    path = folder / "lost.annproj"
    shutil.copy(folder / "shared.annproj", path)
    project = Project.open(path, "Ada")
    try:
        outside = Outside(project)
        path.unlink()
        rescued = outside.rescue()
        assert check_project(rescued).ok
    finally:
        project.close()


def _record(project: Project) -> None:
    target = project.path.with_name("talks.docx")
    export(project, Wanted(TitleBlock(title="Talks")), target)
    keep_on_record(project, target, 1)


def _bring_back(project: Project) -> None:
    delete(project, project.read.annotations()[:1])
    restoring.restore(project, restoring.deleted_things(project)[-1:])


DEEDS: dict[str, Callable[[Path], None]] = {
    "code": _with_project(_code_twice),
    "import": _with_project(_import),
    "brief": _with_project(_brief),
    "registry": _with_project(_registry),
    "undo": _with_project(_undo),
    "moved": _with_project(_edit_what_was_moved),
    "back up": lambda folder: backups.take(folder / NAME, "by hand"),
    "copy": _copy,
    "restore": _restore,
    "restore a damaged one": _restore_damaged,
    "create": _create,
    "upgrade": _upgrade,
    "repair": _repair,
    "salvage": _salvage,
    "read a spoilt one": _read_a_spoilt_one,
    "rescue": _rescue,
    "record": _with_project(_record),
    "bring back": _with_project(_bring_back),
    "save list": _save_list,
    **site_deeds_shared.DEEDS,
}


def attempt(deed: Callable[[Path], None], folder: Path) -> str:
    """Do something; return "", what a user is told, or, after “bug:”, what nobody should see."""
    try:
        deed(folder)
    except UserError as fault:
        if not all(part.endswith(".") for part in (fault.happened, fault.kept, fault.todo)):
            return f"bug: no three sentences: {fault}"
        return str(fault)
    except Exception:  # noqa: BLE001  whatever it is, nobody should see it
        return f"bug: {traceback.format_exc()}"
    return ""


def held(folder: Path) -> set[str]:
    """Return the ids of the statements a project holds."""
    with closing(sqlite3.connect(folder / NAME)) as raw:
        return {row[0] for row in raw.execute("SELECT id FROM annotation")}


_TAKES_AWAY = {"undo", "restore", "restore a damaged one"}


def wrong_after(deed: str, folder: Path, before: set[str]) -> list[str]:
    """Return what is lost, damaged or left lying about."""
    wrong = [
        f"left: {path.name}"
        for path in folder.rglob("*")
        if path.name.endswith((".unfinished", ".tmp")) or ".unfinished-" in path.name
    ]
    projects = [folder / NAME, folder / "shared.annproj", *(folder / "backups").glob("talks *")]
    for path in projects:
        if deed == "restore a damaged one" and path.name == NAME:
            continue
        if not path.exists() or (deed != "repair" and not check_project(path).ok):
            wrong.append(f"damaged: {path.name}")
    if deed == "restore a damaged one":
        kept = [one.name for one in _damaged(folder)]
        if len(kept) != 2 or kept[1] != f"{kept[0]}-journal":
            wrong.append(f"what was damaged is not kept once, and whole: {kept}")
    if deed not in _TAKES_AWAY and not before <= held(folder):
        wrong.append("statements are lost")
    return wrong
