"""Shows what was read before it is stored, and lets each guess be set right by one key."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QItemSelection, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QKeyEvent,
    QKeySequence,
    QShortcut,
)
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from annotator.domain.draft import Draft, Role
from annotator.editing.importing import relabel
from annotator.ui.dialogs.draft_lines import DraftLines
from annotator.ui.dialogs.draft_summary import DraftSummary
from annotator.ui.dialogs.line_delegate import LineDelegate
from annotator.ui.dialogs.plain_label import AlarmLabel, QuietLabel
from annotator.ui.dialogs.role_legend import RoleLegend
from annotator.ui.dialogs.roles import ROLES, WORDS
from annotator.ui.panels.row_list import RowList


class ImportPreview(QDialog):
    """Goes through drafts; the caller stores what `drafts` returns once it was accepted."""

    def __init__(self, drafts: Sequence[tuple[str, Draft]], parent: QWidget | None = None) -> None:
        """Take at least one draft, each with the path it came from."""
        super().__init__(parent)
        self._drafts = list(drafts)
        self._place = 0
        self._without_body = {
            place for place, (_, draft) in enumerate(self._drafts) if not _has_body(draft)
        }
        self.setWindowTitle("Import articles" if len(self._drafts) > 1 else "Import article")
        self.resize(920, 700)
        self._summary = DraftSummary()
        self._lines = DraftLines(self._drafts[0][1])
        self._list = _LineList()
        self._list.setModel(self._lines)
        self._list.setItemDelegate(LineDelegate(self._lines))
        self._list.fit_rows()
        self._legend = RoleLegend()
        self._position = QuietLabel()
        self._reason = AlarmLabel()
        self._accept = QPushButton(_accept_text(len(self._drafts)))
        self._lay_out()
        self._connect()
        self._show_draft(0)
        self._list.setFocus()

    def drafts(self) -> list[tuple[str, Draft]]:
        """Return the drafts as they stand, with the paths they came with."""
        return list(self._drafts)

    @override
    def done(self, result: int) -> None:
        super().done(result)
        # Its window would hold on to all the drafts; whoever opened it reads it before it goes.
        self.deleteLater()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._summary, 1)
        if len(self._drafts) > 1:
            head.addWidget(self._steps(), 0, Qt.AlignmentFlag.AlignTop)
        foot = QHBoxLayout()
        foot.addWidget(self._reason, 1)
        foot.addStretch(0)
        foot.addWidget(self._buttons())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(12)
        layout.addLayout(head)
        layout.addWidget(self._list, 1)
        layout.addWidget(self._legend)
        layout.addLayout(foot)
        # A button outside a dialog cannot be its default: Enter would press another one.
        self._accept.setDefault(True)

    def _steps(self) -> QWidget:
        steps = QWidget()
        row = QHBoxLayout(steps)
        row.setContentsMargins(12, 0, 0, 0)
        self._position.setWordWrap(False)
        row.addWidget(_step("Previous article, Ctrl+PgUp", Qt.ArrowType.LeftArrow, self._back))
        row.addWidget(self._position)
        row.addWidget(_step("Next article, Ctrl+PgDn", Qt.ArrowType.RightArrow, self._on))
        return steps

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        buttons.addButton(self._accept, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons

    def _connect(self) -> None:
        self._list.current_moved.connect(self._mark_role)
        self._legend.role_chosen.connect(self._give_role)
        for place, one in enumerate(ROLES, 1):
            for keys in (one.letter, f"Alt+{place}"):
                shortcut = QShortcut(QKeySequence(keys), self)
                shortcut.activated.connect(lambda role=one.role: self._give_role(role))
        for keys, slot in (("Ctrl+PgDown", self._on), ("Ctrl+PgUp", self._back)):
            QShortcut(QKeySequence(keys), self).activated.connect(slot)

    def _on(self) -> None:
        self._show_draft(min(self._place + 1, len(self._drafts) - 1))

    def _back(self) -> None:
        self._show_draft(max(self._place - 1, 0))

    def _show_draft(self, place: int) -> None:
        self._place = place
        draft = self._drafts[place][1]
        self._lines.show(draft)
        where = f"{place + 1:,} of {len(self._drafts):,}"
        self._position.say(where)
        self._list.setAccessibleName(f"Lines of article {where}")
        self._list.select_row(0 if draft.lines else None)
        self._tell(draft)

    def _give_role(self, role: Role) -> None:
        row = self._list.selected_row()
        if row is None:
            return
        path, draft = self._drafts[self._place]
        changed = relabel(draft, row, role)
        self._drafts[self._place] = (path, changed)
        self._without_body.discard(self._place)
        if not _has_body(changed):
            self._without_body.add(self._place)
        self._lines.renew(changed)
        self._tell(changed)
        said = QAccessibleAnnouncementEvent(self._list, f"Line {row + 1}: {WORDS[role]}")
        QAccessible.updateAccessibility(said)

    def _tell(self, draft: Draft) -> None:
        self._summary.show_draft(draft)
        self._mark_role()
        self._reason.say(self._why_not())
        self._accept.setEnabled(not self._without_body)

    def _mark_role(self) -> None:
        row = self._list.selected_row()
        self._legend.mark(None if row is None else self._lines.line(row).role)

    def _why_not(self) -> str:
        if not self._without_body:
            return ""
        if self._place in self._without_body:
            return "No line is marked as body: go to one with the arrow keys and press B."
        first = min(self._without_body)
        way = "Ctrl+PgDn" if first > self._place else "Ctrl+PgUp"
        return f"Article {first + 1:,} has no line marked as body: go there with {way}."


class _LineList(RowList):
    """Tells of every move, and leaves Enter to the dialog."""

    current_moved = Signal()

    @override
    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        self.current_moved.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            event.ignore()
        else:
            super().keyPressEvent(event)


def _step(name: str, arrow: Qt.ArrowType, slot: Callable[[], None]) -> QToolButton:
    button = QToolButton()
    button.setArrowType(arrow)
    button.setAutoRaise(True)
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    button.setAccessibleName(name)
    button.clicked.connect(slot)
    return button


def _has_body(draft: Draft) -> bool:
    return any(line.role is Role.BODY for line in draft.lines)


def _accept_text(count: int) -> str:
    return "Bring in the article" if count == 1 else f"Bring in all {count:,} articles"
