"""The lines of a draft as a list, however many and however long they are."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from typing_extensions import override

from annotator.domain.draft import Draft, Line
from annotator.ui.dialogs.roles import WORDS
from annotator.ui.panels.plain import one_line

_ROOT = QModelIndex()


class DraftLines(QAbstractListModel):
    """One row for each line; only the beginning of a line is ever handed out."""

    def __init__(self, draft: Draft) -> None:
        super().__init__()
        self._draft = draft

    def show(self, draft: Draft) -> None:
        """Show another draft."""
        self.beginResetModel()
        self._draft = draft
        self.endResetModel()

    def renew(self, draft: Draft) -> None:
        """Show what has become of the draft: the same lines in other roles."""
        self._draft = draft
        self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, 0))

    def line(self, row: int) -> Line:
        """Return the line of a row."""
        return self._draft.lines[row]

    @override
    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._draft.lines)

    @override
    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> str | None:
        if not index.isValid():
            return None
        line = self.line(index.row())
        if role == Qt.ItemDataRole.DisplayRole:
            return one_line(line.text)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{WORDS[line.role]}: {one_line(line.text)}"
        return None
