"""Shows the guideline beside the window, for as long as somebody codes by it."""

from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from annotator.domain.codebook import Kind
from annotator.domain.guideline import Guideline
from annotator.ui.dialogs.guideline_cases import CasesPage
from annotator.ui.dialogs.guideline_rule import RulePage
from annotator.ui.dialogs.plain_label import QuietLabel
from annotator.ui.keyboard import Keyboard
from annotator.ui.theme import Theme

OWN_NAME: Final = "help.guideline"

_WIDTH: Final = 560
_TALLEST: Final = 760


class GuidelineDialog(QDialog):
    """Leaves the window below it in use; closed by Esc, or by the key that opened it."""

    def __init__(
        self,
        guideline: Guideline,
        theme: Theme,
        keyboard: Keyboard,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._keyboard = keyboard
        self.setWindowTitle("Guideline")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._rule = RulePage(guideline, theme)
        self._cases = CasesPage(guideline, theme)
        self._tabs = QTabWidget()
        self._tabs.setDocumentMode(True)
        self._tabs.addTab(self._rule, "The &rule")
        self._tabs.addTab(self._cases, "Borderline &cases")
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self).activated.connect(self._search)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        # Enter in the search field closes nothing.
        buttons.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        buttons.rejected.connect(self.reject)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 0, 16, 0)
        ways = " or ".join(["Esc", *keyboard.keys_of(OWN_NAME)[:1]])
        foot.addWidget(QuietLabel(f"Ctrl+F searches the cases. {ways} goes back."), 1)
        foot.addWidget(buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 12)
        layout.addWidget(self._tabs, 1)
        layout.addLayout(foot)
        self.finished.connect(self._give_back_focus)
        self._place()

    def show_at(self, kind: Kind | None) -> None:
        """Come to the front with the keyboard, at the question that decides a kind."""
        self.mark(kind)
        if kind or not self.isVisible():
            self._tabs.setCurrentWidget(self._rule)
            self._rule.setFocus()
        self.show()
        self.activateWindow()
        if kind:
            # How high the words above are is known once they are laid out.
            QTimer.singleShot(0, self, lambda: self._rule.go_to(kind))

    def mark(self, kind: Kind | None) -> None:
        """Mark the question that decides the kind of the statement in focus, if there is one."""
        self._rule.mark(kind)

    def set_theme(self, theme: Theme) -> None:
        """Draw the kinds in another theme."""
        self._rule.set_theme(theme)
        self._cases.set_theme(theme)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._keyboard.is_pressed(OWN_NAME, event):
            self.reject()
        else:
            super().keyPressEvent(event)

    def _search(self) -> None:
        self._tabs.setCurrentWidget(self._cases)
        self._cases.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._cases.field.selectAll()

    def _give_back_focus(self) -> None:
        # To the window as a whole: it knows which of its parts had the keyboard.
        if parent := self.parentWidget():
            parent.window().activateWindow()

    def _place(self) -> None:
        """Stand right of the window, or over its right edge: the lists there are covered last."""
        parent = self.parentWidget()
        if parent is None:
            self.resize(_WIDTH, _TALLEST)
            return
        window, screen = parent.window().frameGeometry(), parent.screen().availableGeometry()
        self.resize(min(_WIDTH, screen.width()), min(_TALLEST, window.height(), screen.height()))
        left = min(window.right() + 1, screen.right() + 1 - self.width())
        self.move(max(screen.left(), left), max(screen.top(), window.top()))
