"""Leads from something that is told of, such as a problem, to where it can be looked at."""

from PySide6.QtCore import QObject

from annotator.editing.checking import Subject
from annotator.ui.desk import Desk
from annotator.ui.registry.registry import Registry
from annotator.ui.workbench import Workbench


class Leading(QObject):
    """Opens the article of a statement at the statement, an article, or an actor's page."""

    def __init__(self, desk: Desk, bench: Workbench, registry: Registry) -> None:
        super().__init__(registry)
        self._desk = desk
        self._bench = bench
        self._registry = registry

    def go_to(self, subject: Subject) -> None:
        """Show what it is, by its sort and its id; what is gone cannot be shown."""
        sort, wanted = subject
        if sort == "actor":
            self._registry.open(wanted)
            return
        article, statement = wanted, None
        if sort == "annotation":
            statement = self._desk.trying(lambda project: project.read.annotation(wanted))
            if statement is None:
                return
            article = statement.article
        self._registry.leave()
        if self._desk.article is None or self._desk.article.id != article:
            self._desk.open_article(article)
        if statement is not None:
            self._desk.focus_statement(statement.id)
        self._bench.view.setFocus()
