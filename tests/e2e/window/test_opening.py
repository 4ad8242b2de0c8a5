"""How the window comes up: what is loaded when, and what becomes of a fault nobody expected."""

import json
import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QMenu

_SEEN = """
import gc, json, sys
from pathlib import Path

from annotator.ui import opening

seen = {}
project = Path(sys.argv[1])


def loaded():
    return sorted(sys.modules)


class Watched(opening.Opening):
    def begin(self):
        super().begin()
        self._shell.painted.connect(lambda: seen.update(painted=loaded()))
        seen["garbage looked for while opening"] = gc.isenabled()

    def _finish(self):
        super()._finish()
        seen["filled"] = loaded()
        seen["title"] = self._shell.windowTitle()
        seen["garbage looked for once open"] = gc.isenabled()


opening.Opening = Watched
seen["code"] = opening.open_window(project, None, stay=False)
print(json.dumps(seen))
"""

_FAULT = """
import sys

from PySide6.QtCore import QTimer

from annotator.ui import opening
from annotator.ui.messages import BugDialog

stay = sys.argv[1] == "stay"


class Faulty(opening.Opening):
    def _finish(self):
        super()._finish()
        QTimer.singleShot(200, self, self._look)
        QTimer.singleShot(20, self, self._fail)
        self._fail()

    def _fail(self):
        raise ZeroDivisionError("a fault nobody expected")

    def _look(self):
        for dialog in self._shell.findChildren(BugDialog):
            print("shown with its words:", "a fault nobody expected" in dialog._report)
            print("and the versions:", "Python 3" in dialog._report)
            dialog.reject()
        print("the window lives on:", self._shell.isVisible())
        self._shell.close()


opening.Opening = Faulty
try:
    print("ended with", opening.open_window(None, None, stay=stay))
except ZeroDivisionError as fault:
    print("raised:", fault)
"""


_PICTURED = ("file.new", "file.open", "file.brief")


def _told(script: str, *arguments: object) -> str:
    command = [sys.executable, "-c", script, *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=100)
    assert done.returncode == 0, done.stderr
    return done.stdout


def _within(loaded: list[str], *libraries: str) -> list[str]:
    tops = tuple(f"{library}." for library in libraries)
    return [name for name in loaded if name in libraries or name.startswith(tops)]


def test_an_empty_window_is_painted_before_the_project_can_be_read(project_path: Path):
    seen = json.loads(_told(_SEEN, project_path))
    assert _within(seen["painted"], "sqlalchemy", "annotator.editing", "annotator.store") == []
    assert "sqlalchemy" in seen["filled"]
    assert seen["title"].startswith("Talks")


def test_what_is_needed_only_later_is_loaded_only_later(project_path: Path):
    seen = json.loads(_told(_SEEN, project_path))
    later = ("docx", "lxml", "charset_normalizer", "qtawesome", "qtpy")
    ours = ("annotator.ingest", "annotator.reports", "annotator.ui.bringing_in")
    assert _within(seen["filled"], *later, *ours) == []


def test_garbage_is_looked_for_again_once_the_window_is_open(project_path: Path):
    seen = json.loads(_told(_SEEN, project_path))
    assert not seen["garbage looked for while opening"]
    assert seen["garbage looked for once open"]
    assert seen["code"] == 0


def test_a_fault_nobody_expected_is_shown_and_the_window_lives_on():
    told = _told(_FAULT, "stay").splitlines()
    assert told == [
        "shown with its words: True",
        "and the versions: True",
        "the window lives on: True",
        "ended with 0",
    ]


def test_a_window_that_is_not_to_stay_passes_such_a_fault_on():
    assert _told(_FAULT, "go").splitlines() == ["raised: a fault nobody expected"]


def _file_menu(seat) -> QMenu:
    """Return the menu as it is the moment before it is seen; offscreen Qt cannot show one."""
    menu = seat.shell.menuBar().actions()[0].menu()
    menu.aboutToShow.emit()
    return menu


def _pictures(menu: QMenu) -> dict[str, int]:
    """Return how bright each picture is at its brightest, by the command's name."""
    found = {}
    for action in menu.actions():
        if not action.icon().isNull():
            image = action.icon().pixmap(QSize(32, 32)).toImage()
            points = [image.pixelColor(x, y) for x in range(32) for y in range(32)]
            found[action.objectName()] = max(point.lightness() for point in points if point.alpha())
    return found


def test_a_menu_has_its_pictures_when_it_is_seen(seat):
    assert set(_PICTURED) <= _pictures(_file_menu(seat)).keys()


def test_pictures_follow_the_theme(seat):
    light = _pictures(_file_menu(seat))
    seat.press("Ctrl+Shift+L")
    dark = _pictures(_file_menu(seat))
    assert all(dark[name] > light[name] for name in _PICTURED)
