from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QElapsedTimer, QTimer
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from annotator.domain.annotation import Annotation
from annotator.editing.importing import bring_in, read_paste
from annotator.editing.project import Project
from annotator.errors import UserError
from annotator.ui import theme as themes
from annotator.ui.fonts import load_fonts
from annotator.ui.main_window import MainWindow
from annotator.ui.shell import Shell

WIRE = (
    "The Kellin Courier\n\n"
    "Council Leader Rejects Toll Claims\n\n"
    "Council leader Ismene Quade said on Monday the night ferry would stay free.\n\n"
    "\u00a0\n\n"
    "“We will not charge a crown,” she said. “Nobody asked us to,” she added at the quay.\n\n"
    "\u00a0\n\n"
    "The Harbour Union urged the council to publish its toll figures.\n\n"
    "\u00a0\n\n"
    "“The council has lied to every skipper in this port,” union head Tovin Harl said.\n\n"
    "\u00a0\n\n"
    "A person briefed on the talks said Ondria wanted the strait reopened by Sunday.\n\n"
    "\u00a0\n\n"
    "Source: Ondria Wire\n\n"
    "The views expressed in this article belong to the author alone."
)
"""An article as it is pasted from a web page; its body has five paragraphs."""


_PATIENCE = 10_000


@dataclass
class Seat:
    """Somebody at the keyboard in front of the window."""

    window: MainWindow
    shell: Shell
    faults: list[UserError]

    @property
    def project(self) -> Project:
        assert self.window.desk.project is not None
        return self.window.desk.project

    @property
    def text(self) -> str:
        return self.window.desk.text

    @property
    def view(self) -> QWidget:
        return self.window.bench.view

    @property
    def said(self) -> str:
        return self.window._status._said.text()

    def annotations(self) -> list[Annotation]:
        return self.project.read.annotations()

    def press(self, *keys: str) -> None:
        """Press keys by the names that menus show, in the widget that has the focus."""
        for key in keys:
            self._take_the_keyboard()
            combination = QKeySequence(key)[0]
            popup = QApplication.activePopupWidget()
            target = popup or QApplication.focusWidget() or self.shell
            window = target.window()
            QTest.keyClick(target, combination.key(), combination.keyboardModifiers())
            if window.isVisible():
                # A dialog that has closed goes with the next event, and its answer with it.
                self.settle()

    def _take_the_keyboard(self) -> None:
        """Have an active window: no one gives the keyboard back where there is no window manager.

        An X server tells of it later, and until then no key of the window counts.
        """
        if QApplication.activeWindow() is None or QApplication.focusWidget() is None:
            (QApplication.activeModalWidget() or self.shell).activateWindow()
            self.wait_for(lambda: QApplication.activeWindow() is not None)
            self.settle()

    def type(self, words: str) -> None:
        """Type words in the widget that has the focus."""
        self._take_the_keyboard()
        QTest.keyClicks(QApplication.focusWidget(), words)
        self.settle()

    def settle(self) -> None:
        """Let everything happen that one event makes others do."""
        for _ in range(3):
            QApplication.processEvents()

    def wait_for(self, what: Callable[[], bool]) -> None:
        """Wait until work done aside has come to the window."""
        clock = QElapsedTimer()
        clock.start()
        while not what():
            assert clock.elapsed() < _PATIENCE, "It did not come about."
            QTest.qWait(5)

    def in_dialog(self, deed: Callable[[QDialog], None]) -> None:
        """Do something in the next dialog that opens, once it is on screen."""
        clock = QElapsedTimer()
        clock.start()

        def look() -> None:
            dialog, focus = QApplication.activeModalWidget(), QApplication.focusWidget()
            if isinstance(dialog, QDialog) and focus is not None and focus.window() is dialog:
                deed(dialog)
            elif clock.elapsed() < _PATIENCE:
                QTimer.singleShot(10, self.window, look)
            elif isinstance(dialog, QDialog):
                dialog.reject()

        QTimer.singleShot(10, self.window, look)

    def select(self, words: str) -> None:
        """Select words by the keyboard: from their beginning, with Shift and the arrow keys."""
        start = self.text.index(words)
        self.window.bench.view.set_caret(start)
        self.press(*["Shift+Right"] * len(words))

    def paste(self, text: str, *answer: str) -> None:
        """Paste an article and answer the preview by keys; Enter alone accepts it."""
        QGuiApplication.clipboard().setText(text)
        before = {row.id for row in self.project.read.articles()}
        self.in_dialog(lambda _dialog: self.press(*(answer or ("Return",))))
        self.press("Ctrl+V")
        if not answer or answer[-1] == "Return":
            self.wait_for(lambda: self._open_article() not in {*before, None})
            self.settle()

    def _open_article(self) -> str | None:
        article = self.window.desk.article
        return article.id if article else None


@pytest.fixture
def sit_down(qtbot, qapp, tmp_path):
    """Open the window, on a project if one is named."""

    def open_window(project: Path | None = None) -> Seat:
        qapp.setStyle("Fusion")
        load_fonts(qapp)
        theme = themes.load(themes.LIGHT)
        themes.dress(qapp, theme)
        shell = Shell()
        qtbot.addWidget(shell)
        window = MainWindow(shell, theme)
        seat = Seat(window, shell, [])
        window.desk.failed.connect(seat.faults.append)
        with qtbot.waitExposed(shell):
            shell.show()
        shell.activateWindow()
        qtbot.waitUntil(shell.isActiveWindow)
        if project is None:
            window.welcome()
        else:
            window.open(project)
        seat.settle()
        return seat

    yield open_window
    # The next test may look at colours without dressing anything.
    themes.dress(qapp, themes.load(themes.LIGHT))


@pytest.fixture
def project_path(tmp_path):
    """A project that holds one wire article."""
    path = tmp_path / "Talks.annproj"
    project = Project.create(path, "Coder A")
    bring_in(project, [("", read_paste(WIRE))])
    project.close()
    return path


@pytest.fixture
def seat(sit_down, project_path):
    """Somebody with the wire article open."""
    return sit_down(project_path)
