"""Starts the window: makes sure that one can be opened here, then hands over to Qt."""

from pathlib import Path

from annotator.ui.platform_check import require_display, require_qt


def run(project: Path | None, picture: Path | None, *, stay: bool) -> int:
    """Open the window, on a project if one is named, and return the exit code.

    `picture` is where a PNG of the filled window goes; without `stay` the window closes after it.

    Raises
    ------
    NoWindow
        There is no display, or Qt or a library it needs is missing.
    UserError
        Without `stay`: the project cannot be opened, or the picture not be written.

    """
    require_display()
    require_qt()
    # Only now is it known that Qt can be loaded at all.
    from annotator.ui.opening import open_window  # noqa: PLC0415

    return open_window(project, picture, stay=stay)
