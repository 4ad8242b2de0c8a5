"""Opens a project in the real window, codes what it is told to by keys, and closes at the end."""

import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.ui import coder_name
from annotator.ui import theme as themes
from annotator.ui.main_window import MainWindow
from annotator.ui.shell import Shell


def main() -> None:
    application = QApplication([])
    coder_name.remember(sys.argv[2])
    shell = Shell()
    window = MainWindow(shell, themes.load(themes.LIGHT))
    shell.show()
    shell.activateWindow()
    while not shell.isActiveWindow():
        application.processEvents()
    window.open(Path(sys.argv[1]))
    print("read only" if window.desk.project.read_only else "at work", flush=True)
    for line in sys.stdin:
        for key in line.split():
            QTest.keyClick(QApplication.focusWidget(), getattr(Qt.Key, f"Key_{key}"))
            application.processEvents()
        print(len(window.desk.project.read.annotations()), flush=True)
    shell.close()


main()
