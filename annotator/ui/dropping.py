"""Files and folders dropped on the window come in like those that were chosen."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, QTimer
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

_ASKING = {QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop}


class Dropping(QObject):
    """Takes what is dropped on a window; addresses of the network are no files and are refused."""

    def __init__(
        self, window: QWidget, may: Callable[[], bool], bring_in: Callable[[list[Path]], None]
    ) -> None:
        """Ask `may` whether anything is taken just now, and give the paths to `bring_in`."""
        super().__init__(window)
        self._window = window
        self._may = may
        self._bring_in = bring_in
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() not in _ASKING or not isinstance(event, QDropEvent):
            return False
        paths = _paths(event.mimeData())
        if not paths or not self._may():
            event.ignore()
            return True
        event.setDropAction(Qt.DropAction.CopyAction)  # files stay where they are
        event.accept()
        if event.type() == QEvent.Type.Drop:
            # What follows may ask something: the program that the files come from must not wait.
            QTimer.singleShot(0, self._window, lambda: self._bring_in(paths))
        return True


def _paths(dropped: QMimeData) -> list[Path]:
    urls = dropped.urls()
    # A name of the network, as Windows writes it, would be asked for by opening it.
    local = [url for url in urls if url.isLocalFile() and not url.host()]
    return [Path(url.toLocalFile()) for url in local] if len(local) == len(urls) else []
