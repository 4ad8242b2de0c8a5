import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QWidget,
)

from annotator.errors import CannotWrite, UserError
from annotator.ui.messages import BugDialog, ErrorDialog, show_bug, show_error

FAULT = CannotWrite(
    "“Tolls.docx” could not be written.",
    kept="The file is as it was.",
    todo="Close it in Word and try again.",
)
LONG = UserError(
    "30 files were not brought in.\n\n" + "\n".join(f"{n}.txt is empty." for n in range(30)) + "\n",
    kept="Nothing changed.",
    todo="Mend them.",
)


@pytest.fixture
def window(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(800, 600)
    window.show()
    return window


@pytest.fixture
def open_up(qtbot):
    def show(dialog):
        qtbot.addWidget(dialog)
        dialog.show()
        dialog.activateWindow()
        qtbot.waitUntil(
            lambda: dialog.focusWidget() is not None and dialog.focusWidget().hasFocus()
        )
        return dialog

    return show


def _texts(dialog):
    labels = dialog.findChildren(QLabel)
    return [label.text() for label in labels if label.text() and label.isVisible()]


def test_an_error_says_what_happened_what_is_kept_and_what_to_do(open_up):
    assert _texts(open_up(ErrorDialog(FAULT))) == [FAULT.happened, FAULT.kept, FAULT.todo]


def test_what_happened_stands_out_and_the_list_below_it_does_not(open_up):
    dialog = open_up(ErrorDialog(LONG))
    labels = [one for one in dialog.findChildren(QLabel) if one.text()]
    assert labels[0].text() == "30 files were not brought in."
    assert labels[1].text().startswith("0.txt is empty.\n1.txt")
    assert labels[0].font().weight() > labels[1].font().weight()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Space])
def test_an_error_is_closed_by_one_key(open_up, qtbot, key):
    dialog = open_up(ErrorDialog(FAULT))
    qtbot.keyClick(dialog.focusWidget(), key)
    assert not dialog.isVisible()


def test_a_screen_reader_hears_the_whole_error(open_up):
    dialog = open_up(ErrorDialog(FAULT))
    assert dialog.accessibleName() == FAULT.happened
    assert dialog.accessibleDescription() == f"{FAULT.kept} {FAULT.todo}"


def test_a_long_error_scrolls_and_does_not_outgrow_the_screen(open_up):
    dialog = open_up(ErrorDialog(LONG))
    assert dialog.height() <= 500
    assert dialog.findChild(QScrollArea).verticalScrollBar().maximum() > 0


def test_a_short_error_takes_no_more_room_than_its_words(open_up):
    dialog = open_up(ErrorDialog(FAULT))
    area = dialog.findChild(QScrollArea)
    assert area.verticalScrollBar().maximum() == 0
    assert area.height() == area.widget().heightForWidth(area.widget().width())


def test_an_error_can_be_copied_in_part(open_up):
    dialog = open_up(ErrorDialog(FAULT))
    by_keyboard = Qt.TextInteractionFlag.TextSelectableByKeyboard
    labels = [label for label in dialog.findChildren(QLabel) if label.text()]
    assert all(label.textInteractionFlags() & by_keyboard for label in labels)


def test_what_looks_like_markup_in_an_error_is_shown_as_it_is(open_up):
    fault = UserError("<b>a</b> is <img src=file:///etc/passwd>", kept="<i>", todo="&amp;")
    dialog = open_up(ErrorDialog(fault))
    assert _texts(dialog) == [fault.happened, fault.kept, fault.todo]
    plain = Qt.TextFormat.PlainText
    assert all(one.textFormat() is plain for one in dialog.findChildren(QLabel) if one.text())


def test_work_behind_an_error_goes_on(window, qtbot):
    dialog = show_error(FAULT, window)
    gone = []
    dialog.destroyed.connect(lambda: gone.append(True))
    qtbot.waitUntil(dialog.isVisible)  # showing it did not wait for an answer
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: gone == [True])


@pytest.fixture
def bug(open_up):
    return open_up(BugDialog("Traceback:\n  <b>here</b>\nValueError: seven"))


@pytest.fixture
def save_as(monkeypatch):
    def answer(name):
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(name), ""))

    return answer


def test_a_bug_shows_its_report_as_it_is(bug):
    shown = bug.findChild(QPlainTextEdit)
    assert shown.toPlainText() == "Traceback:\n  <b>here</b>\nValueError: seven"
    assert shown.isReadOnly()
    assert shown.accessibleName() == "Report"


def test_a_bug_says_what_is_kept_and_what_to_do(bug):
    said = " ".join(_texts(bug))
    assert "A fault in the program" in said
    assert "Everything that was shown as saved is kept." in said
    assert "save the report" in said


def test_enter_saves_the_report(bug, qtbot, save_as, tmp_path):
    save_as(tmp_path / "report.txt")
    assert bug.focusWidget().text() == "Save report…"
    qtbot.keyClick(bug.focusWidget(), Qt.Key.Key_Return)
    assert (tmp_path / "report.txt").read_text(encoding="utf-8").endswith("ValueError: seven")
    assert f"The report is saved in “{tmp_path / 'report.txt'}”." in _texts(bug)
    assert bug.isVisible()


def test_escape_closes_a_bug(bug, qtbot):
    qtbot.keyClick(bug.focusWidget(), Qt.Key.Key_Escape)
    assert not bug.isVisible()


def test_enter_on_close_closes_a_bug(bug, qtbot):
    close = bug.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Close)
    close.setFocus()
    qtbot.keyClick(close, Qt.Key.Key_Return)
    assert not bug.isVisible()


def test_a_report_that_is_not_saved_after_all_says_nothing(bug, qtbot, save_as):
    before = _texts(bug)
    save_as("")
    qtbot.keyClick(bug.focusWidget(), Qt.Key.Key_Return)
    assert _texts(bug) == before


def test_a_report_that_cannot_be_saved_says_why_and_what_to_do(bug, qtbot, save_as, tmp_path):
    save_as(tmp_path / "no folder" / "report.txt")
    qtbot.keyClick(bug.focusWidget(), Qt.Key.Key_Return)
    said = _texts(bug)[-1]
    assert said.startswith("The report could not be saved: No such file or directory.")
    assert said.endswith("Please choose another folder.")


def test_a_report_of_odd_characters_can_be_saved(open_up, qtbot, save_as, tmp_path):
    save_as(tmp_path / "report.txt")
    dialog = open_up(BugDialog("name: caf\udce9"))
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    assert (tmp_path / "report.txt").read_text(encoding="utf-8") == "name: caf\\udce9"


def test_tab_leaves_the_report(bug, qtbot):
    report = bug.findChild(QPlainTextEdit)
    report.setFocus()
    qtbot.keyClick(report, Qt.Key.Key_Tab)
    assert isinstance(bug.focusWidget(), QPushButton)


def test_work_behind_a_bug_goes_on(window, qtbot):
    dialog = show_bug(ValueError("seven"), window)
    qtbot.waitUntil(dialog.isVisible)
    gone = []
    dialog.destroyed.connect(lambda: gone.append(True))
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: gone == [True])
