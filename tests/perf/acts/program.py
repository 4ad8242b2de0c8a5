"""The program's own window in this process, worked by its keys."""

import os
import sys
import time
import traceback
from pathlib import Path
from types import TracebackType

from painting import settle
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator import paths
from annotator.ui.opening import Opening
from annotator.ui.shell import Shell

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
_PATIENCE = 60


class Program:
    """A window on a project, filled step by step as `annotator PROJECT` fills it."""

    def __init__(self, project: Path) -> None:
        sys.excepthook = _give_up
        # Each act begins at the head of its article, wherever the one before it ended.
        (paths.config_dir() / "places.json").unlink(missing_ok=True)
        self._application = QApplication(["annotator"])
        self._opening = Opening(project, None, stay=True)
        self._opening.begin()
        self._shell = next(w for w in QApplication.topLevelWidgets() if isinstance(w, Shell))
        self._shell.resize(1200, 800)
        self.window = self._filled()
        self.desk, self.view = self.window.desk, self.window.bench.view
        settle(0.3)

    def _filled(self) -> object:
        """Let the program do all its steps, and return what it put into the window."""
        from annotator.ui.main_window import MainWindow  # noqa: PLC0415 - loaded by the program

        end = time.perf_counter() + _PATIENCE
        while time.perf_counter() < end:
            settle()
            self._shell.activateWindow()
            window = self._shell.findChild(MainWindow)
            if window and window.bench.view.hasFocus() and not self._opening._steps:
                return window
        raise TimeoutError("The window was not filled, or did not get the keyboard.")

    def press(
        self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        """Press a key where the keyboard is."""
        QTest.keyClick(QApplication.focusWidget(), key, modifier)

    @property
    def statements(self) -> int:
        """Return how many statements of the open article the project holds."""
        return len(self.desk.project.read.marks(self.desk.article.id))


def _give_up(kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
    """End the process: Qt goes on after a fault in a slot, and what follows would be no act."""
    traceback.print_exception(kind, fault, trace)
    sys.stderr.flush()
    os._exit(1)
