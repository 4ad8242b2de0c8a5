"""Opens a project in a folder where nobody may write, as somebody without rights, and copies it."""

import codecs
import json
import os
import pkgutil
import sys
from importlib import import_module
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton

import annotator
from annotator.ui import theme as themes
from annotator.ui.main_window import MainWindow
from annotator.ui.shell import Shell

NOBODY = 65534


def press(shell: Shell, *keys: Qt.Key) -> None:
    for key in keys:
        while QApplication.focusWidget() is None:
            # No one gives the keyboard back after a dialog where there is no window manager.
            shell.activateWindow()
            QTest.qWait(10)
        QTest.keyClick(QApplication.focusWidget(), key)
        QTest.qWait(20)


def give_up_root() -> None:
    for module in pkgutil.walk_packages(annotator.__path__, "annotator."):
        if not module.name.endswith("__main__"):
            import_module(module.name)  # what only root may read
    for name in ("ascii", "latin-1", "utf-16"):
        codecs.lookup(name)
    os.setgid(NOBODY)
    os.setuid(NOBODY)


def main() -> None:
    project, copy, picture = map(Path, sys.argv[1:])
    application = QApplication([])
    give_up_root()
    theme = themes.load(themes.LIGHT)
    themes.dress(application, theme)
    shell = Shell()
    window = MainWindow(shell, theme)
    shell.show()
    shell.activateWindow()
    while not shell.isActiveWindow():
        application.processEvents()
    window.open(project)
    press(shell, Qt.Key.Key_J, Qt.Key.Key_C, Qt.Key.Key_0)
    banner = window.bench.banner
    told = {
        "read_only": window.desk.project.read_only,
        "statements": len(window.desk.project.read.annotations()),
        "notices": [one.text for one in banner.notices()],
        "may_code": window._menus.action("annotate.claim").isEnabled(),
        "beside": sorted(one.name for one in project.parent.iterdir()),
    }
    shell.grab().save(str(picture))
    QFileDialog.getSaveFileName = lambda *_: (str(copy), "")
    while not isinstance(QApplication.focusWidget(), QPushButton):
        press(shell, Qt.Key.Key_F6)
    press(shell, Qt.Key.Key_Return)
    while window.desk.project.path != copy:
        QTest.qWait(20)
    press(shell, Qt.Key.Key_J, Qt.Key.Key_C, Qt.Key.Key_0)
    told["copy"] = len(window.desk.project.read.annotations())
    told["notices_of_copy"] = len(banner.notices())
    shell.close()
    print(json.dumps(told), flush=True)


main()
