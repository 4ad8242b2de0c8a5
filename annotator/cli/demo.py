"""The verb that shows the whole job on the sample articles."""

import argparse
import os
import sys
from pathlib import Path

from annotator.cli.printing import print_line, say
from annotator.editing.briefing import Wanted, export
from annotator.editing.project import SUFFIX, Project
from annotator.editing.samples import fill_with_samples
from annotator.errors import CannotWrite, ExitCode, NoWindow
from annotator.reports.briefing import TitleBlock

_CODER = "Sample coder"


def demo(chosen: argparse.Namespace) -> int:
    """Make the sample project, its briefing and a picture of the window in a folder."""
    folder: Path = chosen.out
    project_path, report = folder / f"sample{SUFFIX}", folder / "briefing.docx"
    picture = folder / "window.png"
    _clear(folder, project_path, (report, picture))
    project = Project.create(project_path, _CODER)
    try:
        fill_with_samples(project)
        head = TitleBlock(title="Sample briefing", prepared_by=project.coder_name)
        briefing = export(project, Wanted(head), report)
        articles, actors = len(project.read.articles()), len(project.read.actors())
    finally:
        project.close()
    print_line(
        f"{articles} articles, {actors} actors, {briefing.statements} statements in the briefing"
    )
    print_line(f"project   {project_path}")
    print_line(f"briefing  {report}")
    return _show(chosen, project_path, picture)


def _show(chosen: argparse.Namespace, project: Path, picture: Path) -> int:
    stay = not chosen.no_window and _has_display()
    if not stay:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    try:
        code = int(chosen.open_window(project, picture, stay=stay))
    except NoWindow as fault:
        say(str(fault))
        return ExitCode.IN_PART
    print_line(f"window    {picture}")
    return code


def _has_display() -> bool:
    if not sys.platform.startswith("linux"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))


def _clear(folder: Path, project: Path, others: tuple[Path, ...]) -> None:
    """Make the folder, and take away what an earlier demo left in it and nobody worked on."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        mine = _is_mere_sample(project)
        for file in (project, *others):
            if file.exists() and not mine:
                raise CannotWrite(
                    f"“{file}” is there already, and is not just what an earlier demo left.",
                    kept="Nothing was touched.",
                    todo="Name another folder with --out, or move the file away.",
                )
        for file in (project, project.with_name(f"{project.name}-wal"), *others):
            file.unlink(missing_ok=True)
        project.with_name(f"{project.name}-shm").unlink(missing_ok=True)
    except OSError as fault:
        raise CannotWrite(
            f"The folder “{folder}” cannot be written to: {fault.strerror}.",
            kept="Nothing else was touched.",
            todo="Name another folder with --out.",
        ) from fault


def _is_mere_sample(path: Path) -> bool:
    """Tell whether a project holds what a demo puts into it and nobody else's work."""
    if not path.exists():
        return False
    project = Project.open(path)
    try:
        return all(entry.coder == _CODER for entry in project.read.history())
    finally:
        project.close()
