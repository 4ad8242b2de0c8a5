"""The commands that change how the window looks at its article, and that go from pane to pane."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from annotator.ui import window_direction
from annotator.ui.desk import Desk
from annotator.ui.marking import Marking
from annotator.ui.menus import Deeds
from annotator.ui.reading import Reading, Tick
from annotator.ui.workbench import Workbench

_RIGHT_TO_LEFT = "view.right_to_left"


class Viewing(QObject):
    """What the View menu does, themes apart."""

    def __init__(self, shell: QWidget, desk: Desk, bench: Workbench) -> None:
        super().__init__(shell)
        self._shell = shell
        self._bench = bench
        self._reading = Reading(desk, bench.view)
        self._marking = Marking(desk, bench.view)
        self._tick: Tick | None = None
        self.find_panes: Callable[[], tuple[QWidget, ...]] = bench.panes
        """Tells between which parts of the page that is shown the keyboard goes."""

    def deeds(self) -> Deeds:
        """Return what each command does, by the command's name."""
        return {
            **self._reading.deeds(),
            **self._marking.deeds(),
            _RIGHT_TO_LEFT: self._turn_round,
            "view.next_pane": partial(self._go_to_pane, 1),
            "view.previous_pane": partial(self._go_to_pane, -1),
            "view.text": self._bench.view.setFocus,
            "view.list": self._bench.statements.setFocus,
            "view.filter": self._bench.listing.ask,
            "view.unfilter": self._bench.listing.show_all,
        }

    def show_in(self, tick: Tick) -> None:
        """Show from now on in the menus what is on."""
        self._tick = tick
        self._reading.show_in(tick)
        self._marking.show_in(tick)
        tick(_RIGHT_TO_LEFT, window_direction.is_leftwards())

    def _turn_round(self) -> None:
        window_direction.turn_round()
        if self._tick is not None:
            self._tick(_RIGHT_TO_LEFT, window_direction.is_leftwards())

    def _go_to_pane(self, step: int) -> None:
        panes = self.find_panes()
        now = self._shell.focusWidget()
        here = next((n for n, pane in enumerate(panes) if _holds(pane, now)), -step)
        panes[(here + step) % len(panes)].setFocus()


def _holds(pane: QWidget, focus: QWidget | None) -> bool:
    return focus is not None and (pane is focus or pane.isAncestorOf(focus))
