"""Puts the lists beside the text, or over it, one at a time, where there is no room beside it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QSplitter, QVBoxLayout, QWidget
from typing_extensions import override

from annotator.ui.article.page import Page

_SHARE_LENT = 3
"""A list lends the text one part in so many of its width for its ease."""

_STRIP = 48
"""So much of the text, in pixels, can be seen beside a drawer, however narrow the window is."""


class Drawer(QFrame):
    """Holds a list that lies over the text; Esc leaves it where there is no text to go to, too."""

    left = Signal()  # by Esc

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAutoFillBackground(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        self.hide()

    def take(self, column: QWidget) -> None:
        """Hold a list from now on."""
        layout = self.layout()
        assert layout is not None  # noqa: S101  set when the drawer was made
        layout.addWidget(column)
        column.show()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


@dataclass(frozen=True, slots=True)
class Beside:
    """A list beside the text."""

    column: QWidget
    """What is moved, with all that belongs to the list."""
    readers: tuple[QWidget, ...]
    """What takes the keyboard, from the top."""
    from_width: int
    """From this width of the window on, in pixels, there is room for it."""
    width: int
    """How wide it is, in pixels."""


class Panes(QWidget):
    """The text with its two lists.

    A list without room beside the text is a drawer: it lies over the text for as long as it has
    the keyboard.
    """

    def __init__(self, before: Beside, text: QWidget, after: Beside, view: Page) -> None:
        """Take the lists before and after the text, the text's column, and the text in it."""
        super().__init__()
        self._lists = (before, after)
        self._view = view
        self._is_alone = False
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        for panel in (before.column, text, after.column):
            self._splitter.addWidget(panel)
            self._splitter.setCollapsible(self._splitter.indexOf(panel), False)
        self._splitter.setStretchFactor(1, 1)
        self._splitter.setSizes([before.width, 640, after.width])
        self._lent: dict[Beside, int] = {}
        self._splitter.splitterMoved.connect(self._forget_lent)
        self._drawers = {one: Drawer(self) for one in self._lists}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._splitter)
        for drawer in self._drawers.values():
            drawer.left.connect(view.setFocus)
        view.zoomed.connect(self.arrange)
        QApplication.instance().focusChanged.connect(self._follow)  # type: ignore[union-attr]

    @property
    def is_alone(self) -> bool:
        """Tell whether the text has the window for itself, however wide that is."""
        return self._is_alone

    def set_alone(self, alone: bool) -> None:
        """Give the text all the room, or let the lists stand beside it again."""
        self._is_alone = alone
        self.arrange()

    def panes(self) -> tuple[QWidget, ...]:
        """Return what takes the keyboard, in reading order, in drawers as well."""
        before, after = (
            [reader for reader in one.readers if not reader.isHidden()] for one in self._lists
        )
        return (*before, self._view, *after)

    def go_to(self, pane: QWidget) -> None:
        """Give a pane the keyboard; a drawer opens for it."""
        for one in self._lists:
            if pane in one.readers and not self._is_docked(one):
                self._open(one)
        pane.setFocus()

    def arrange(self) -> None:
        """Put beside the text the lists there is room for, and make drawers of the others."""
        wanted = self._with_room()
        moved = [one for one in self._lists if self._is_docked(one) != (one in wanted)]
        for one in moved:
            self._dock(one) if one in wanted else self._undock(one)
        # What a list leaves or takes is shared out only now.
        self._splitter.refresh()
        if moved:
            self._share_out()
            self._forget_lent()
        self._spare_the_text()
        for one, drawer in self._drawers.items():
            if drawer.isVisible():
                self._place(one)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    def _with_room(self) -> list[Beside]:
        if self._is_alone:
            return []
        room = self.width()
        docked = [one for one in self._lists if room >= one.from_width]
        while docked and room < self._view.least_width() + sum(
            one.column.minimumSizeHint().width() for one in docked
        ):
            docked.pop(0)
        return docked

    def _is_docked(self, one: Beside) -> bool:
        return self._splitter.indexOf(one.column) >= 0

    def _dock(self, one: Beside) -> None:
        self._drawers[one].hide()
        place = 0 if one is self._lists[0] else self._splitter.count()
        self._splitter.insertWidget(place, one.column)
        self._splitter.setCollapsible(self._splitter.indexOf(one.column), False)
        self._splitter.setStretchFactor(self._splitter.indexOf(one.column), 0)
        one.column.show()

    def _undock(self, one: Beside) -> None:
        if one.column.isAncestorOf(self.focusWidget() or self):
            self._view.setFocus()
        self._drawers[one].take(one.column)

    def _share_out(self) -> None:
        """Give each list its usual width and the text the rest."""
        before, after = ([one.width] if self._is_docked(one) else [] for one in self._lists)
        rest = max(1, self.width() - sum([*before, *after]))
        self._splitter.setSizes([*before, rest, *after])

    def _spare_the_text(self) -> None:
        """Have the lists lend the text what room it lacks, and take back what it can spare.

        They lend a part for its ease, and as much as they can lest it be scrolled sideways.
        """
        middle = int(self._is_docked(self._lists[0]))
        sizes = before = self._splitter.sizes()
        docked = {one: self._splitter.indexOf(one.column) for one in self._lists}
        docked = {one: place for one, place in docked.items() if place >= 0}
        sizes = _moved(sizes, middle, {docked[one]: -lent for one, lent in self._lent.items()})
        whole = sizes
        for wanted, keep in (
            (self._view.good_width(), _keep_most),
            (self._view.least_width(), _keep_least),
        ):
            # The list behind the text lends first.
            for one, place in reversed(docked.items()):
                missing = max(0, wanted - sizes[middle])
                given = min(missing, max(0, sizes[place] - keep(one)))
                sizes = _moved(sizes, middle, {place: given})
        if sizes != before:
            self._splitter.setSizes(sizes)
        # Qt may have given less than it was asked for.
        sizes = self._splitter.sizes()
        self._lent = {one: whole[place] - sizes[place] for one, place in docked.items()}

    def _forget_lent(self) -> None:
        """Take the widths as they are from now on: somebody has moved a border."""
        self._lent = {}

    def _open(self, one: Beside) -> None:
        self._place(one)
        self._drawers[one].show()
        self._drawers[one].raise_()

    def _place(self, one: Beside) -> None:
        width = min(one.width, self.width() - _STRIP)
        begins = (one is self._lists[0]) != self.isRightToLeft()
        left = 0 if begins else self.width() - width
        self._drawers[one].setGeometry(QRect(left, 0, width, self.height()))

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Close a drawer once the keyboard is elsewhere among the panes; a picker may be asked."""
        if now is None or not self.isAncestorOf(now):
            return
        for drawer in self._open_drawers():
            if not drawer.isAncestorOf(now):
                drawer.hide()

    def _open_drawers(self) -> Iterator[Drawer]:
        yield from (drawer for drawer in self._drawers.values() if drawer.isVisible())


def _moved(sizes: Sequence[int], middle: int, given: Mapping[int, int]) -> list[int]:
    """Return the sizes after each place has given so much to the middle, or got it back."""
    moved = [size - given.get(place, 0) for place, size in enumerate(sizes)]
    moved[middle] += sum(given.values())
    return moved


def _keep_most(one: Beside) -> int:
    return max(_keep_least(one), one.width - one.width // _SHARE_LENT)


def _keep_least(one: Beside) -> int:
    return one.column.minimumSizeHint().width()
