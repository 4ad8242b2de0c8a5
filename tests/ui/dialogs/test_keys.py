import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QScrollArea, QWidget

from annotator.ui.actions import COMMANDS, Command, Menu
from annotator.ui.dialogs.keys import KeysDialog


@pytest.fixture
def window(qtbot):
    made = []

    def make(*size):
        window = QWidget()
        qtbot.addWidget(window)
        window.resize(*size)
        window.show()
        made.append(window)
        return window

    return make


@pytest.fixture
def keys(window, open_up):
    return open_up(KeysDialog(COMMANDS, window(1280, 820)))


def _spoken(dialog):
    return [
        label.accessibleName() for label in dialog.findChildren(QLabel) if label.accessibleName()
    ]


def _texts(dialog):
    return [label.text() for label in dialog.findChildren(QLabel)]


def test_every_action_that_has_a_key_is_listed_with_all_its_keys(keys):
    spoken = _spoken(keys)
    for command in COMMANDS:
        words = command.text.replace("&", "").rstrip("…")
        mine = [one for one in spoken if one.startswith(f"{words}: ")]
        assert bool(mine) == bool(command.keys), command.name
    assert "Quote: Q or Alt+1" in spoken
    assert "Next quotation, again for a second part: \" or ' or F2" in spoken


def test_the_keys_stand_under_the_names_of_the_menus(keys):
    texts = _texts(keys)
    for menu in Menu:
        assert menu.value.replace("&", "") in texts


def test_the_keys_of_the_actor_picker_are_listed_too(keys):
    spoken = _spoken(keys)
    for one in (
        "The last actor: Enter",
        "A recent actor, or a name printed nearby: 1 – 9",
        "Search by name: letters",
        "Unattributed: 0",
        "New actor from the selection: Ctrl+Enter",
        "Leave it open: Esc",
    ):
        assert one in spoken


def test_a_menu_without_keys_is_not_listed(window, open_up):
    commands = (Command("one", "&One…", Menu.FILE, ("F2",)), Command("two", "Two", Menu.HELP))
    texts = _texts(open_up(KeysDialog(commands, window(1280, 820))))
    assert "File" in texts
    assert "One" in texts
    assert "Help" not in texts


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, "?", Qt.Key.Key_Return])
def test_one_key_closes_it(keys, until_gone, press, key):
    until_gone(keys, lambda: press(keys, key))


def test_any_key_that_makes_a_question_mark_closes_it(keys, until_gone, press):
    until_gone(keys, lambda: press(keys, (Qt.KeyboardModifier.ShiftModifier, "?")))


def test_another_key_does_not(keys, press):
    press(keys, "q", Qt.Key.Key_F2)
    assert keys.isVisible()


def test_all_keys_are_in_sight_in_a_window_of_usual_size(keys):
    area = keys.findChild(QScrollArea)
    assert area.verticalScrollBar().maximum() == 0
    assert keys.height() <= 820
    assert keys.width() <= 1280


def test_in_a_small_window_the_arrow_keys_scroll(window, open_up, press):
    dialog = open_up(KeysDialog(COMMANDS, window(640, 420)))
    bar = dialog.findChild(QScrollArea).verticalScrollBar()
    assert dialog.height() <= 420
    assert dialog.width() <= 640
    press(dialog, Qt.Key.Key_Down)
    assert bar.value() > 0
    before = bar.value()
    press(dialog, Qt.Key.Key_PageDown)
    assert bar.value() > before


def test_no_words_are_cut_off(window, open_up):
    for size in ((1280, 820), (820, 600), (640, 420)):
        dialog = open_up(KeysDialog(COMMANDS, window(*size)))
        area = dialog.findChild(QScrollArea)
        assert area.widget().minimumSizeHint().width() <= area.viewport().width()


def test_it_can_be_shown_without_a_window(open_up):
    assert open_up(KeysDialog(COMMANDS)).findChild(QScrollArea).isVisible()


def test_the_keys_are_drawn_in_the_colours_of_the_theme(keys):
    caps = [one for one in keys.findChildren(QWidget) if type(one).__name__ == "_Caps"]
    page = keys.palette().base().color()
    image = caps[0].grab().toImage()
    assert image.pixelColor(image.width() // 2, 3) == page
