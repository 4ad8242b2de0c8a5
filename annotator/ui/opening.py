"""Opens the window: an empty one at once, then filled step by step between two events."""

import gc
import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from annotator.errors import CannotWrite, UserError
from annotator.ui import chosen_theme, window_direction
from annotator.ui import theme as themes
from annotator.ui.fonts import load_fonts
from annotator.ui.shell import Shell

if TYPE_CHECKING:
    from annotator.crash_reports import Watch


def open_window(project: Path | None, picture: Path | None, *, stay: bool) -> int:
    """Show the window until it is closed, or without `stay` until it is filled.

    Raises
    ------
    UserError
        Without `stay`: the project cannot be opened, or the picture not be written.

    """
    application = QApplication.instance() or QApplication(sys.argv[:1])
    opening = Opening(project, picture, stay=stay)
    hook, sys.excepthook = sys.excepthook, opening.take_fault
    try:
        opening.begin()
        code = application.exec()
    finally:
        opening.end()
        sys.excepthook = hook
        gc.enable()
    if opening.fault is not None:
        raise opening.fault
    return code


class Opening(QObject):
    """The steps from nothing to a window at work; the slow ones come after the first paint."""

    def __init__(self, project: Path | None, picture: Path | None, *, stay: bool) -> None:
        super().__init__()
        self.fault: BaseException | None = None
        self._project = project
        self._picture = picture
        self._stay = stay
        self._watch: Watch | None = None
        # Unlike QTimer.singleShot(0), a timer lets what waits to be painted be painted first.
        self._next = QTimer(self, singleShot=True, interval=0)
        self._theme = chosen_theme.recall()
        self._steps: list[Callable[[], None]] = [
            self._load_use_cases,
            self._fill,
            self._open_project,
            self._finish,
        ]

    def begin(self) -> None:
        """Show the empty window; the steps follow its first paint."""
        # What is loaded now stays: looking for garbage in it would cost a tenth of the time.
        gc.disable()
        application = QApplication.instance()
        assert isinstance(application, QApplication)  # noqa: S101  made by whoever called this
        application.setStyle("Fusion")
        load_fonts(application)
        window_direction.apply_remembered()
        themes.dress(application, self._theme)
        self._shell = Shell()
        self._next.timeout.connect(self._go_on)
        self._shell.painted.connect(self._next.start)
        self._shell.show()

    def end(self) -> None:
        """Let go of what was begun: the window is closed."""
        if self._watch is not None:
            self._watch.end()

    def take_fault(
        self,
        _kind: type[BaseException],
        fault: BaseException,
        _trace: TracebackType | None,
    ) -> None:
        """Tell the user of a fault nobody expected; the window goes on."""
        if not self._stay:
            self.fault = fault
            QApplication.exit(1)
            return
        from annotator.ui.messages import (  # noqa: PLC0415 - only when all else failed
            BugDialog,
            show_bug,
            show_error,
        )

        # What fails at every paint would else bury the window under reports.
        if isinstance(fault, UserError):
            show_error(fault, self._shell)
        elif not isinstance(QApplication.activeModalWidget(), BugDialog):
            show_bug(fault, self._shell)

    def _go_on(self) -> None:
        if self._steps and self.fault is None:
            self._steps.pop(0)()
            # Between two steps the window answers to whatever the user does.
            self._next.start()

    def _load_use_cases(self) -> None:
        import annotator.editing.project  # noqa: F401, PLC0415 - half of the time to start

    def _fill(self) -> None:
        from annotator.ui.main_window import MainWindow  # noqa: PLC0415 - after the first paint

        self._window = MainWindow(self._shell, self._theme)

    def _open_project(self) -> None:
        if self._project is None:
            self._window.welcome()
        elif self._stay:
            self._window.open(self._project)
        else:
            self._window.open_or_raise(self._project)

    def _finish(self) -> None:
        gc.freeze()
        gc.enable()
        if self._picture is not None:
            self._window.show_at_work()
            # The list of statements is filled one event after the text.
            QTimer.singleShot(50, self, self._take_picture)
        elif not self._stay:
            QApplication.exit(0)
        if self._stay:
            self._stand_guard()

    def _stand_guard(self) -> None:
        from annotator.crash_reports import Watch  # noqa: PLC0415 - once the window is at work
        from annotator.ui.messages import show_left_behind  # noqa: PLC0415 - the same

        show_left_behind(self._shell)
        self._watch = Watch()

    def _take_picture(self) -> None:
        if not self._shell.grab().save(str(self._picture), "PNG"):
            fault = CannotWrite(
                f"The picture “{self._picture}” could not be written.",
                kept="Everything else is done.",
                todo="Name a folder that exists, may be written to and has room.",
            )
            if not self._stay:
                raise fault
            self._window.tell(fault)
        if not self._stay:
            QApplication.exit(0)
