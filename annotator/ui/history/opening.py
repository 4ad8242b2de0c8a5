"""Opens the history of what is on the desk, and goes to where the user wants to be afterwards."""

from PySide6.QtWidgets import QDialog, QWidget

from annotator.ui.desk import Desk
from annotator.ui.history.dialog import HistoryDialog


def show_history(desk: Desk, window: QWidget, *, of_statement: bool = False) -> None:
    """Show the history of the project, or of the statement in focus."""
    project = desk.project
    if project is None:
        return
    of = desk.statement.id if of_statement and desk.statement else None
    dialog = HistoryDialog(
        project, window, of=of, article=desk.article.id if desk.article else None
    )
    if dialog.exec() != QDialog.DialogCode.Accepted or dialog.article is None:
        return
    article, statement = dialog.article, dialog.statement
    if desk.article is None or desk.article.id != article:
        desk.open_article(article)
    if statement is None:
        return
    found = desk.trying(lambda one: one.read.annotation(statement))
    if found is not None:
        desk.focus(found)
    else:
        desk.said.emit("The statement is no longer there; the history can restore it.")
