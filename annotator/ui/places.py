"""Remembers where in each article its reader was: on this computer, never in the project."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer

from annotator.domain.article import Article
from annotator.ui import kept
from annotator.ui.article.view import ArticleView, ReadingPosition
from annotator.ui.desk import Desk

MOST = 500
"""Of how many articles the place is remembered; the one left longest ago is forgotten first."""

_NAME = "places"
_PAUSE = 2_000
"""So many milliseconds after an article was left the file is written, or when its project closes:
not while the next article is being shown."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody is in an article, and at which statement."""

    position: ReadingPosition
    statement: str | None


class Places(QObject):
    """Takes the reader of an article back to the line at the top, the caret, and the statement.

    Articles are known by their ids, so a project may be moved or copied.
    """

    def __init__(self, desk: Desk, view: ArticleView) -> None:
        """Watch a desk whose articles are shown in a view already when this hears of them."""
        super().__init__(view)
        self._desk = desk
        self._view = view
        self._left: dict[str, Place] = {}
        self._known: dict[str, Place] = {}
        self._writing = QTimer(self, singleShot=True, interval=_PAUSE)
        self._writing.timeout.connect(self._write)
        desk.article_left.connect(self._note)
        desk.article_opened.connect(self._return)
        desk.project_opened.connect(self._write)

    def latest(self, articles: Iterable[str]) -> str | None:
        """Return which of these articles was left last, None if none was ever opened."""
        self._known = self._every()
        here = set(articles)
        return next((article for article in reversed(self._known) if article in here), None)

    def _note(self, article: Article) -> None:
        statement = self._desk.statement
        place = Place(self._view.position_state(), statement.id if statement else None)
        for places in (self._left, self._known):
            places.pop(article.id, None)
            places[article.id] = place
        self._writing.start()

    def _return(self, article: Article | None) -> None:
        place = self._known.get(article.id) if article else None
        if article is None or place is None:
            return
        if place.statement is not None:
            self._desk.focus_statement(place.statement)
        self._view.restore_position(place.position)

    def _write(self) -> None:
        self._writing.stop()
        if not self._left:
            return
        newest = list(self._every().items())[-MOST:]
        self._left.clear()
        kept.write(_NAME, {article: _row(place) for article, place in newest})

    def _every(self) -> dict[str, Place]:
        # Another window of the program may have written since.
        every = _read()
        for article, place in self._left.items():
            every.pop(article, None)
            every[article] = place
        return every


def _read() -> dict[str, Place]:
    """Return the places kept, the article left last at the end; what is damaged counts as none."""
    found = kept.read(_NAME)
    if not isinstance(found, dict):
        return {}
    places = ((article, _place(row)) for article, row in found.items())
    return {article: place for article, place in places if place is not None}


def _row(place: Place) -> list[object]:
    return [place.position.top, place.position.caret, place.statement]


def _place(row: object) -> Place | None:
    match row:
        case [int(top), int(caret), str() | None as statement] if min(top, caret) >= 0:
            return Place(ReadingPosition(caret=caret, top=top), statement)
    return None
