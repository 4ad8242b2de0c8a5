"""The strip above the text: which article is open and where it comes from."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from annotator.domain.article import Article, Byline
from annotator.ui.panels.ink import MARGIN, Ink, is_mirrored, mirror, paint_text, strong
from annotator.ui.panels.plain import isolated, turned
from annotator.ui.theme import Theme

UNTITLED = "Untitled article"
UNDATED = "undated"

_SIDE = MARGIN + 8


class ArticleHeading(QWidget):
    """Shows title and origin of the open article."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._title = ""
        self._origin = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Draw the strip in another theme."""
        self._theme = theme
        self.update()

    def show_article(self, article: Article | None) -> None:
        """Show what is known of an article; nothing at all for none."""
        self.setVisible(article is not None)
        if article is not None:
            self._title = article.byline.title or UNTITLED
            self._origin = origin(article.byline)
            self.setAccessibleName(self._title)
            self.setAccessibleDescription(self._origin)
            self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(300, 2 * self._line() + 16)

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), self._theme.page)
        painter.fillRect(0, self.height() - 1, self.width(), 1, self._theme.border)
        mirror(painter, self.rect(), self.layoutDirection())
        line = self._line()
        upper = QRect(_SIDE, 7, self.width() - 2 * _SIDE, line)
        lower = upper.translated(0, line)
        ink = Ink(strong(self.font()), self._theme.text)
        paint_text(painter, upper, isolated(self._title), ink)
        told = turned(self._origin) if is_mirrored(painter) else self._origin
        paint_text(painter, lower, told, Ink(self.font(), self._theme.muted))

    def _line(self) -> int:
        return QFontMetrics(self.font()).height() + 2


def origin(byline: Byline) -> str:
    """Return where an article was found, whom that outlet credits, by whom it is, and its day."""
    outlet = isolated(byline.outlet) if byline.outlet else ""
    if byline.republished_from:
        outlet = f"{outlet} ← {isolated(byline.republished_from)}".strip()
    author = isolated(byline.author) if byline.author else ""
    date = isolated(byline.date_published) if byline.date_published else UNDATED
    return " · ".join(filter(None, (outlet, author, date)))
