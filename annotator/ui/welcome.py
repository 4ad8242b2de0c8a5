"""The page shown while no project is open: what to begin with."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from annotator.ui import recent_projects
from annotator.ui.choice import Choice
from annotator.ui.dialogs.plain_label import PlainLabel, QuietLabel, bold
from annotator.ui.keyboard import Keyboard
from annotator.ui.shell import TITLE

_WIDTH = 620
_PURPOSE = (
    "Record who said what in press articles, word for word, and hand it over as a Word briefing. "
    "Everything stays on this computer."
)
_ALSO = (
    "{help.tour} leads through the first minutes; {file.paste} brings in an article you have "
    "copied; {help.keys} shows all keys."
)


class WelcomePage(QWidget):
    """Offers the sample project, a new or old project, and an import."""

    sample_wanted = Signal()
    new_wanted = Signal()
    open_wanted = Signal(object)  # Path of a recent project, or None: ask which
    import_wanted = Signal()

    def __init__(self, keyboard: Keyboard, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keyboard = keyboard
        self._keyed: dict[str, Choice] = {}
        self._also = QuietLabel()
        self._sample = Choice(
            "Open the sample project",
            "Six invented articles with their statements, to look around and try every key",
            "Enter",
            is_first=True,
        )
        self._sample.clicked.connect(self.sample_wanted)
        self._entries: list[Choice] = []
        self._recent = QVBoxLayout()
        self._recent.setSpacing(2)
        self._recent_heading = PlainLabel("Recent projects")
        self._recent_heading.setFont(bold(self._recent_heading.font()))
        self._recent_heading.setContentsMargins(2, 18, 0, 2)
        self._lay_out(self._column())
        self.setFocusProxy(self._sample)
        keyboard.rebound.connect(self._show_keys)
        self._show_keys()

    def show_recent(self) -> None:
        """List the projects that were open last."""
        for entry in self._entries:
            self._recent.removeWidget(entry)
            entry.deleteLater()
        self._entries = [self._entry(path) for path in recent_projects.listed()]
        for entry in self._entries:
            self._recent.addWidget(entry)
        self._recent_heading.setVisible(bool(self._entries))

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.show_recent()
        self._sample.setFocus()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._sample.click()
        else:
            super().keyPressEvent(event)

    def _column(self) -> QWidget:
        name = PlainLabel(TITLE)
        name.setFont(bold(name.font(), 2.4))
        purpose = QuietLabel(_PURPOSE)
        column = QWidget()
        column.setMaximumWidth(_WIDTH)
        layout = QVBoxLayout(column)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.setSpacing(10)
        layout.addWidget(name)
        layout.addWidget(purpose)
        layout.addSpacing(14)
        layout.addWidget(self._sample)
        layout.addLayout(self._others())
        layout.addWidget(self._also)
        layout.addWidget(self._recent_heading)
        layout.addLayout(self._recent)
        return column

    def _others(self) -> QHBoxLayout:
        new = Choice("New project…", "Begin with an empty file")
        new.clicked.connect(self.new_wanted)
        old = Choice("Open a project…", "Go on with a file you have")
        old.clicked.connect(lambda: self.open_wanted.emit(None))
        articles = Choice("Import articles…", "Into a new project")
        articles.clicked.connect(self.import_wanted)
        self._keyed = {"file.new": new, "file.open": old, "file.import": articles}
        row = QHBoxLayout()
        row.setSpacing(10)
        for choice in (new, old, articles):
            row.addWidget(choice, 1)
        return row

    def _show_keys(self) -> None:
        for name, choice in self._keyed.items():
            choice.show_key(next(iter(self._keyboard.keys_of(name)), ""))
        self._also.say(self._keyboard.fill(_ALSO))

    def _entry(self, path: Path) -> Choice:
        entry = Choice(path.stem, str(path.parent), is_line=True)
        entry.clicked.connect(lambda: self.open_wanted.emit(path))
        return entry

    def _lay_out(self, column: QWidget) -> None:
        middle = QWidget()
        around = QVBoxLayout(middle)
        around.setContentsMargins(0, 0, 0, 0)
        around.addStretch(2)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(column, 100)
        row.addStretch(1)
        around.addLayout(row)
        around.addStretch(3)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(middle)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(area)
