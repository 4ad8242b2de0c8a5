"""Codes sentence after sentence by keys in the real window, and tells of each once it is saved."""

import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.ui import theme as themes
from annotator.ui.main_window import MainWindow
from annotator.ui.shell import Shell


def main() -> None:
    application = QApplication([])
    theme = themes.load(themes.LIGHT)
    shell = Shell()
    window = MainWindow(shell, theme)
    shell.show()
    shell.activateWindow()
    while not shell.isActiveWindow():
        application.processEvents()
    window.open(Path(sys.argv[1]))

    def tell(changes: object) -> None:
        for annotation in changes.annotations:
            print(changes.label, annotation, flush=True)

    window.desk.changed.connect(tell)
    view = window.bench.view
    marks = view.mark_order()
    # Go on behind what was coded before an earlier kill.
    view.set_caret(marks[-1].spans[-1].end if marks else 0)
    while True:
        for key in (Qt.Key.Key_J, Qt.Key.Key_C, Qt.Key.Key_0):
            QTest.keyClick(QApplication.focusWidget(), key)
            application.processEvents()


main()
