"""The tests on a display really are on one."""

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot


@pytest.mark.x11
def test_a_window_on_the_display_gets_the_keyboard(qtbot: QtBot) -> None:
    assert QGuiApplication.platformName() in {"xcb", "wayland"}
    field = QLineEdit()
    qtbot.addWidget(field)
    field.show()
    field.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    qtbot.keyClicks(field, "said")
    assert field.text() == "said"
