"""What is on the desk: the open project, one of its articles, one of the article's statements."""

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from annotator.domain.annotation import Annotation
from annotator.domain.article import Article
from annotator.domain.changes import Changes
from annotator.domain.segmentation import ParagraphIndex
from annotator.editing.project import Project
from annotator.errors import UserError

_Result = TypeVar("_Result")

MANY = 200
"""From this many changed statements on, an article is shown anew instead of one by one."""


class Desk(QObject):
    """Holds the open project and tells the panels what is looked at and what has changed."""

    project_opened = Signal(object)  # Project | None
    article_left = Signal(object)  # Article, while all that belongs to it is still there
    article_opened = Signal(object)  # Article | None
    statement_focused = Signal(object)  # Annotation | None
    changed = Signal(object)  # Changes
    signed = Signal(str)  # the name of the coder from now on
    said = Signal(str)  # what the status line is to say
    failed = Signal(object)  # UserError

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.project: Project | None = None
        self.article: Article | None = None
        self._paragraphs: ParagraphIndex | None = None
        self.statement: Annotation | None = None
        self.touched: dict[str, Annotation] = {}
        """While a change is told of: the statements it touched, as they are now, up to MANY."""

    @property
    def text(self) -> str:
        """Return the canonical text of the open article."""
        return self.article.text if self.article else ""

    @property
    def paragraphs(self) -> ParagraphIndex:
        """Return the paragraphs of the open article, looked for once somebody asks."""
        if self._paragraphs is None:
            self._paragraphs = ParagraphIndex(self.text)
        return self._paragraphs

    def open_project(self, project: Project | None) -> None:
        """Put another project on the desk in place of the present one."""
        self.open_article(None)
        if self.project is not None:
            self.project.close()
        self.project = project
        if project is not None:
            project.listen(self._take_in)
        self.project_opened.emit(project)

    def open_article(self, article: str | None) -> None:
        """Put an article on the desk, or clear it."""
        if self.project is None:
            return
        found = self.trying(lambda project: project.read.article(article)) if article else None
        if self.article is not None:
            self.article_left.emit(self.article)
        self.statement = None
        self.article = found
        self._paragraphs = None
        self.article_opened.emit(found)
        if self.statement is None:  # none of those who heard of it went to a statement at once
            self.statement_focused.emit(None)

    def sign_as(self, coder: str) -> None:
        """Have all that is done from now on kept under another coder's name."""
        if self.project is not None:
            self.project.coder_name = coder
            self.signed.emit(coder)

    def focus_statement(self, annotation: str | None) -> None:
        """Look at one statement of the article, or at none."""
        if annotation != (self.statement.id if self.statement else None):
            self.focus(self._read(annotation) if annotation else None)

    def focus(self, annotation: Annotation | None) -> None:
        """Look at a statement that has just been read."""
        self.statement = annotation
        self.statement_focused.emit(annotation)

    def trying(self, deed: Callable[[Project], _Result]) -> _Result | None:
        """Do something with the project; a fault the user can act on is told, not raised."""
        if self.project is None:
            return None
        try:
            return deed(self.project)
        except UserError as fault:
            self.failed.emit(fault)
            return None

    def where(self, annotation: Annotation) -> str:
        """Return a statement's paragraph as it is printed."""
        if annotation.is_waiting:
            return "in the older text"
        return f"¶\u00a0{self.paragraphs.number_at(annotation.start)}"

    def _read(self, annotation: str) -> Annotation | None:
        return self.trying(lambda project: project.read.annotation(annotation))

    def _take_in(self, changes: Changes) -> None:
        changes = self._with_namesakes(changes)
        # Read once for all who show them: six queries a statement are most of an edit's cost.
        self.touched = {}
        if 0 < len(changes.annotations) <= MANY:
            self.touched = self.trying(lambda project: project.touched(changes)) or {}
        focused = self.statement.id if self.statement else ""
        if focused in changes.annotations:
            self.statement = self.touched.get(focused) or self._read(focused)
            self.statement_focused.emit(self.statement)
        if self._has_another_text(changes):
            # Before anybody paints what is at a place in the new text into the old one.
            self.open_article(self.article.id if self.article else None)
        self.changed.emit(changes)
        self.touched = {}
        if self.article is not None and self.article.id in changes.articles:
            self._reread_article(self.article.id)

    def _has_another_text(self, changes: Changes) -> bool:
        """Tell whether the open article is still there, with another text than the one shown."""
        article = self.article
        if article is None or article.id not in changes.articles:
            return False
        version = self.trying(lambda project: project.read.newest_version(article.id))
        return version is not None and version[1] != article.sha256

    def _with_namesakes(self, changes: Changes) -> Changes:
        """Add the statements of the open article that name a changed actor: they read otherwise."""
        article = self.article
        if not changes.actors or article is None:
            return changes
        naming = self.trying(lambda one: one.read.registry.naming(changes.actors, article.id))
        return replace(changes, annotations=changes.annotations | (naming or frozenset()))

    def _reread_article(self, article: str) -> None:
        # Its text, which may be long, is read again only when it is another one.
        version = self.trying(lambda project: project.read.newest_version(article))
        if version is None or (self.article is not None and version[1] != self.article.sha256):
            self.open_article(article if version else None)
