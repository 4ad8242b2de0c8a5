"""Leaves nothing in the window but the article, until the same key or Esc brings all back."""

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QLabel, QMainWindow, QToolBar, QWidget

from annotator.domain.article import Article
from annotator.ui.desk import Desk
from annotator.ui.keyboard import Keyboard
from annotator.ui.workbench import Workbench

_HIGHEST = 16_777_215
"""Qt's own limit of a widget's height."""
_SHOWN = 4_000
"""How long a sentence stays on the page, in milliseconds."""
_ABOVE_THE_FOOT = 24
_HELLO = "Only the article is shown. {view.focus} or {view.text} brings the rest back."


class FocusMode(QObject):
    """Hides panes, strips, tool bars and status line, and the menu bar but for its keys."""

    ended = Signal()

    def __init__(
        self, shell: QMainWindow, desk: Desk, bench: Workbench, keyboard: Keyboard
    ) -> None:
        super().__init__(shell)
        self._shell = shell
        self._keyboard = keyboard
        self._bench = bench
        self._hidden: list[QWidget] = []
        self._whisper = _Whisper(bench)
        desk.said.connect(self._say)
        desk.article_opened.connect(self._make_sure_of_a_text)

    @property
    def is_on(self) -> bool:
        """Tell whether only the article is shown."""
        return self._bench.is_alone

    def toggle(self) -> None:
        """Show the article alone, or all again."""
        if self.is_on:
            self.leave()
            return
        others = [self._shell.statusBar(), *self._shell.findChildren(QToolBar)]
        self._hidden = [one for one in others if not one.isHidden()]
        for one in self._hidden:
            one.hide()
        # Hidden, a menu bar takes the keys of its commands with it.
        self._shell.menuBar().setMaximumHeight(0)
        self._bench.set_alone(True)
        self._bench.view.setFocus()
        self._whisper.say(self._keyboard.fill(_HELLO))

    def leave(self) -> None:
        """Show all again."""
        self._whisper.hide()
        self._shell.menuBar().setMaximumHeight(_HIGHEST)
        for one in self._hidden:
            one.show()
        self._hidden = []
        self._bench.set_alone(False)
        self.ended.emit()

    def _say(self, sentence: str) -> None:
        # What else the status line would tell.
        if self.is_on and sentence:
            self._whisper.say(sentence)

    def _make_sure_of_a_text(self, article: Article | None) -> None:
        if article is None and self.is_on:
            self.leave()


class _Whisper(QLabel):
    """A sentence at the foot of the page that goes by itself."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAutoFillBackground(True)
        self.setContentsMargins(10, 4, 10, 4)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        self._going = QTimer(self, singleShot=True, interval=_SHOWN)
        self._going.timeout.connect(self.hide)

    def say(self, sentence: str) -> None:
        """Show a sentence for a while."""
        page = self.parentWidget()
        self.setText(sentence)
        self.adjustSize()
        if page is not None:
            left = max(0, (page.width() - self.width()) // 2)
            self.move(left, page.height() - self.height() - _ABOVE_THE_FOOT)
        self.show()
        self.raise_()
        self._going.start()
