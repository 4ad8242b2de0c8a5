"""Starts the program on a project; tells when it is painted, when it is ready, what it takes.

The program itself runs: this only looks on. The project is shown once the window is free between
two events and holds it; the window is at rest when the last step that kept it from answering is
over. The key J must then select a sentence where there is an article.
"""

import os
import sys
import time
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QTimer

from annotator.ui.shell import Shell

_BEGUN = float(os.environ["BEGUN"])
_BEAT = 1
"""Milliseconds between two looks at whether the window answers."""
_STEP = 0.003
"""Seconds of processor between two looks that mean the window was at work on something."""
_QUIET = 0.8
"""Seconds without such a step after which the window is at rest."""


def _now() -> tuple[float, float]:
    return time.monotonic() - _BEGUN, time.process_time()


class Onlooker(QObject):
    """Looks at the window from between its events."""

    def __init__(self, project: Path) -> None:
        super().__init__()
        self._project = project
        self._beat = self._rest = (0.0, 0.0)
        self._figures: dict[str, list[tuple[float, float]]] = {}
        self._shell: Shell | None = None
        self._timer = QTimer(self, interval=_BEAT)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._look)

    def watch(self, shell: Shell) -> None:
        """Look on from the moment when a window is about to be on the screen."""
        self._shell = shell
        shell.windowHandle().installEventFilter(self)

    def eventFilter(self, window: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() != QEvent.Type.Expose:
            return False
        # Paints the whole window and hands it to the screen.
        window.removeEventFilter(self)
        window.event(event)
        self._beat = self._rest = _now()
        self._figures["first paint"] = [self._beat]
        self._timer.start()
        return True

    def _look(self) -> None:
        now = _now()
        if now[1] - self._beat[1] > _STEP:
            self._rest = now
        self._beat = now
        if "shown" not in self._figures and self._project.stem in self._shell.windowTitle():
            self._figures["shown"] = [now]
        if now[0] - self._rest[0] > _QUIET:
            self._timer.stop()
            self._end()

    def _end(self) -> None:
        status = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
        mb = next(int(line.split()[1]) for line in status if line.startswith("VmRSS")) / 1024
        self._make_sure()
        from measuring import tell  # noqa: PLC0415 - only now, so that it costs the start nothing

        tell(self._figures | {"usable": [self._rest], "memory": [(mb, mb)]})
        os._exit(0)

    def _make_sure(self) -> None:
        from PySide6.QtTest import QTest  # noqa: PLC0415

        from annotator.ui.article.view import ArticleView  # noqa: PLC0415

        view = self._shell.findChild(ArticleView)
        self._shell.activateWindow()
        QTest.qWait(200)
        QTest.keyClick(view, Qt.Key.Key_J)
        answers = self._project.stem.startswith("empty") or view.selected_span() is not None
        if "shown" not in self._figures or not answers:
            sys.stderr.write("The window does not show the project, or does not answer.\n")
            sys.stderr.flush()
            os._exit(1)


def main(project: Path) -> int:
    """Run the program as its command does, with an onlooker."""
    onlooker = Onlooker(project)
    show_event = Shell.showEvent

    def show_and_tell(shell: Shell, event: QEvent) -> None:
        show_event(shell, event)
        onlooker.watch(shell)

    Shell.showEvent = show_and_tell
    from annotator.__main__ import main as program  # noqa: PLC0415 - begins only now

    return program([str(project)])


sys.exit(main(Path(sys.argv[1])))
