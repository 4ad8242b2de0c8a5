from importlib import metadata

import PySide6
import pytest
from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import QLabel, QPushButton, QTableView

from annotator import __version__
from annotator.ui.dialogs.about import AboutDialog


def _rows(dialog):
    model = dialog.findChild(QTableView).model()
    return {
        model.index(row, 0).data(): (model.index(row, 1).data(), model.index(row, 2).data())
        for row in range(model.rowCount())
    }


def _said(dialog):
    return "\n".join(label.text() for label in dialog.findChildren(QLabel))


def test_it_names_the_program_its_version_and_its_licence(open_up):
    said = _said(open_up(AboutDialog()))
    assert "Annotator" in said
    assert f"Version {__version__}" in said
    assert "MIT licence" in said


def test_it_promises_to_stay_offline(open_up):
    assert "Everything stays on this computer" in _said(open_up(AboutDialog()))


def test_qt_is_named_with_the_version_that_runs_and_its_licence(open_up):
    dialog = open_up(AboutDialog())
    rows = _rows(dialog)
    assert rows["Qt"] == (qVersion(), "LGPL-3.0")
    assert rows["PySide6-Essentials"] == (PySide6.__version__, "LGPL-3.0")
    said = _said(dialog)
    assert "GNU Lesser General Public License, version 3" in said
    assert "which you may replace" in said


def test_every_library_the_program_asks_for_is_named(open_up):
    named = {name.lower().replace("_", "-") for name in _rows(open_up(AboutDialog()))}
    for line in metadata.requires("press-annotator") or []:
        name = line.split(";")[0].split("<")[0].split(">")[0].split("=")[0].strip()
        assert name.lower().replace("_", "-") in named


def test_fonts_are_named_with_their_licence(open_up):
    rows = _rows(open_up(AboutDialog()))
    fonts = [name for name in rows if name.startswith(("Noto", "Font Awesome"))]
    assert len(fonts) == 3
    assert {rows[name][1] for name in fonts} == {"SIL Open Font License 1.1"}


def test_a_library_that_does_not_tell_its_version_is_still_named(open_up, monkeypatch):
    def unknown(name):
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(metadata, "version", unknown)
    assert _rows(open_up(AboutDialog()))["lxml"] == ("", "BSD-3-Clause")


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
def test_one_key_closes_it(open_up, press, until_gone, key):
    dialog = open_up(AboutDialog())
    until_gone(dialog, lambda: press(dialog, key))


def test_the_list_is_reached_by_tab(open_up, press):
    dialog = open_up(AboutDialog())
    assert isinstance(dialog.focusWidget(), QPushButton)
    press(dialog, Qt.Key.Key_Tab)
    assert dialog.focusWidget() is dialog.findChild(QTableView)
    assert dialog.focusWidget().accessibleName() == "Libraries and fonts with their licences"
