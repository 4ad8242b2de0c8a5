"""The commands that change how the window looks at its article, and that go from pane to pane."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMainWindow, QWidget

from annotator.ui import window_direction
from annotator.ui.desk import Desk
from annotator.ui.focus_mode import FocusMode
from annotator.ui.keyboard import Keyboard
from annotator.ui.marking import Marking
from annotator.ui.menus import Deeds
from annotator.ui.other_script import OtherScript
from annotator.ui.reading import Reading, Tick, nowhere
from annotator.ui.workbench import Workbench

_FOCUS = "view.focus"
_RIGHT_TO_LEFT = "view.right_to_left"


class Viewing(QObject):
    """What the View menu does, themes apart."""

    def __init__(
        self, shell: QMainWindow, desk: Desk, bench: Workbench, keyboard: Keyboard
    ) -> None:
        super().__init__(shell)
        self._shell = shell
        self._bench = bench
        self._reading = Reading(desk, bench.view)
        self._marking = Marking(desk, bench.view)
        self.find_panes: Callable[[], tuple[QWidget, ...]] = bench.panes
        """Tells between which parts of the page that is shown the keyboard goes."""
        self._focus_mode = FocusMode(shell, desk, bench, keyboard)
        self._tick: Tick = nowhere
        lists = (bench.articles.view, bench.statements.view)
        self._other_script = OtherScript(desk, keyboard, bench.view, *lists)
        self._focus_mode.ended.connect(self._show_switches)

    def deeds(self) -> Deeds:
        """Return what each command does, by the command's name."""
        return {
            **self._reading.deeds(),
            **self._marking.deeds(),
            _RIGHT_TO_LEFT: self._turn_round,
            "view.next_pane": partial(self._go_to_pane, 1),
            "view.previous_pane": partial(self._go_to_pane, -1),
            "view.text": self._go_to_text,
            _FOCUS: self._show_text_alone,
            "view.filter": self._bench.listing.ask,
            "view.unfilter": self._bench.listing.show_all,
        }

    def show_in(self, tick: Tick) -> None:
        """Show from now on in the menus what is on."""
        self._tick = tick
        self._reading.show_in(tick)
        self._marking.show_in(tick)
        self._show_switches()

    def _show_text_alone(self) -> None:
        self._focus_mode.toggle()
        self._show_switches()

    def _go_to_text(self) -> None:
        if self._focus_mode.is_on and self._bench.view.hasFocus():
            self._focus_mode.leave()
        self._bench.go_to(self._bench.view)

    def _turn_round(self) -> None:
        window_direction.turn_round()
        self._show_switches()

    def _show_switches(self) -> None:
        self._tick(_RIGHT_TO_LEFT, window_direction.is_leftwards())
        self._tick(_FOCUS, self._focus_mode.is_on)

    def _go_to_pane(self, step: int) -> None:
        panes = self.find_panes()
        now = self._shell.focusWidget()
        here = next((n for n, pane in enumerate(panes) if _holds(pane, now)), -step)
        self._bench.go_to(panes[(here + step) % len(panes)])


def _holds(pane: QWidget, focus: QWidget | None) -> bool:
    return focus is not None and (pane is focus or pane.isAncestorOf(focus))
