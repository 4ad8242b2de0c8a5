import json
import threading
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialog, QFileDialog, QLabel, QLineEdit, QPushButton

from annotator import paths
from annotator.domain.codebook import Kind
from annotator.domain.spans import TextSpan
from annotator.editing.actors import OPEN, ActorChoice
from annotator.editing.annotating import Statement, annotate
from annotator.errors import UserError
from annotator.reports.briefing import TitleBlock
from annotator.ui.dialogs import briefing_memory
from annotator.ui.dialogs.briefing import BriefingDialog
from annotator.ui.dialogs.briefing_content import in_words, sum_up
from annotator.ui.dialogs.briefing_memory import BriefingFields

HELD = "12 statements by 3 actors from 2 articles"
_CTRL_ENTER = (Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_Return)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "Harbour tolls.annproj"


@pytest.fixture
def ask(open_up, qtbot, path):
    """Open the form for a project of which only the path matters here."""

    def show(content=lambda _path: HELD, *, at=path):
        dialog = open_up(BriefingDialog(SimpleNamespace(path=at), content=content))
        qtbot.waitUntil(lambda: "Counting the statements…" not in _texts(dialog))
        return dialog

    return show


def _texts(dialog):
    return [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]


def _field(dialog, name):
    fields = [*dialog.findChildren(QLineEdit), *dialog.findChildren(QComboBox)]
    return next(one for one in fields if one.accessibleName() == name)


def _write(dialog):
    return next(one for one in dialog.findChildren(QPushButton) if one.text() == "Write briefing")


def _retype(qtbot, field, words):
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(field, Qt.Key.Key_Delete)
    qtbot.keyClicks(field, words)


def test_the_first_briefing_is_called_after_its_project_and_lies_beside_it(ask, path):
    head, target = ask().wanted()
    assert head == TitleBlock(title="Statements: Harbour tolls")
    assert target == path.with_name("Harbour tolls briefing.docx")


def test_it_says_what_the_briefing_will_hold(ask):
    assert f"{HELD}." in _texts(ask())


def test_ctrl_enter_writes_it_with_what_was_filled_in(ask, press, path):
    dialog = ask()
    enter = Qt.Key.Key_Return
    press(dialog, " 2025", enter, "12/2025", enter, "3 to 9 March", enter, "Ada", enter, "Bo")
    press(dialog, enter, "Internal", enter, _CTRL_ENTER)
    assert dialog.result() == QDialog.DialogCode.Accepted
    head, target = dialog.wanted()
    assert head == TitleBlock(
        title="Statements: Harbour tolls 2025",
        number="12/2025",
        period="3 to 9 March",
        prepared_by="Ada",
        cleared_by="Bo",
        distribution="Internal",
        banner="",
    )
    assert target.parent == path.parent


def test_enter_alone_writes_nothing(ask, press):
    dialog = ask()
    press(dialog, *[Qt.Key.Key_Return] * 7)
    assert dialog.isVisible()


def test_enter_on_the_button_writes_it(ask, press):
    dialog = ask()
    _write(dialog).setFocus()
    press(dialog, Qt.Key.Key_Return)
    assert dialog.result() == QDialog.DialogCode.Accepted


def test_escape_leaves(ask, press):
    dialog = ask()
    press(dialog, "New", Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert dialog.result() == QDialog.DialogCode.Rejected


def test_what_was_left_is_not_remembered(ask, press):
    press(ask(), "New", Qt.Key.Key_Escape)
    assert ask().wanted()[0].title == "Statements: Harbour tolls"


def test_the_next_briefing_of_a_project_is_filled_in_as_the_last_one(ask, press, tmp_path, qtbot):
    dialog = ask()
    _retype(qtbot, _field(dialog, "Prepared by"), "Ada")
    _retype(qtbot, _field(dialog, "File"), str(tmp_path / "Week 12"))
    _field(dialog, "Banner").setCurrentText("TLP:GREEN")
    press(dialog, _CTRL_ENTER)
    head, target = ask().wanted()
    assert (head.prepared_by, head.banner) == ("Ada", "TLP:GREEN")
    assert target == tmp_path / "Week 12.docx"


def test_another_project_does_not_remember_it(ask, press, tmp_path):
    press(ask(), " new", _CTRL_ENTER)
    other = tmp_path / "Strait.annproj"
    assert ask(at=other).wanted()[0].title == "Statements: Strait"


@pytest.mark.parametrize("banner", ["OFFICIAL", "Embargoed until Friday"])
def test_a_banner_is_chosen_or_typed(ask, banner):
    dialog = ask()
    _field(dialog, "Banner").setCurrentText(banner)
    assert dialog.wanted()[0].banner == banner


def test_no_banner_is_no_banner(ask):
    assert ask().wanted()[0].banner == ""


@pytest.mark.parametrize(
    ("name", "typed", "reason"),
    [
        ("Title", "", "The briefing needs a title."),
        ("File", "", "Say which file the briefing is to be written to."),
        ("File", "/nowhere/at/all", "There is no folder “/nowhere/at”."),
    ],
)
def test_what_is_missing_is_said_at_once(ask, qtbot, name, typed, reason):
    dialog = ask()
    good = _field(dialog, name).text()
    _retype(qtbot, _field(dialog, name), typed)
    assert reason in _texts(dialog)
    assert not _write(dialog).isEnabled()
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert dialog.isVisible()
    _retype(qtbot, _field(dialog, name), good)
    assert reason not in _texts(dialog)
    assert _write(dialog).isEnabled()


def test_a_folder_is_no_file(ask, qtbot, tmp_path):
    folder = tmp_path / "out.docx"
    folder.mkdir()
    dialog = ask()
    _field(dialog, "File").setText(str(folder))
    assert "This is a folder: add a file name to it." in _texts(dialog)


def test_a_folder_that_may_not_be_opened_is_named(ask, monkeypatch, tmp_path):
    def refuse(_path):
        raise PermissionError

    monkeypatch.setattr(Path, "stat", refuse)
    dialog = ask()
    monkeypatch.undo()
    assert f"You may not open the folder “{tmp_path}”." in _texts(dialog)
    assert not _write(dialog).isEnabled()


def test_a_name_no_file_can_have_is_refused(ask, tmp_path):
    dialog = ask()
    _field(dialog, "File").setText(str(tmp_path / ("x" * 400)))
    said = _texts(dialog)
    assert "No file can have this name." in said
    assert not _write(dialog).isEnabled()


def test_a_file_that_is_there_will_be_replaced_and_it_says_so(ask, tmp_path):
    (tmp_path / "old.docx").write_text("old")
    dialog = ask()
    notice = "A file of that name is there and will be replaced."
    assert notice not in _texts(dialog)
    _field(dialog, "File").setText(str(tmp_path / "old"))
    assert notice in _texts(dialog)


def test_the_file_can_be_looked_for(ask, qtbot, monkeypatch, tmp_path):
    answers = iter([("", ""), (str(tmp_path / "Week 12"), "")])
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: next(answers))
    dialog = ask()
    browse = next(one for one in dialog.findChildren(QPushButton) if "rowse" in one.text())
    before = _field(dialog, "File").text()
    qtbot.mouseClick(browse, Qt.MouseButton.LeftButton)
    assert _field(dialog, "File").text() == before
    qtbot.mouseClick(browse, Qt.MouseButton.LeftButton)
    assert dialog.wanted()[1] == tmp_path / "Week 12.docx"


def test_every_field_has_a_name_a_screen_reader_speaks(ask):
    fields = ask().findChildren(QLineEdit)
    names = {field.accessibleName() for field in fields} - {""}
    assert names == {
        "Title", "Number", "Period", "Prepared by", "Cleared by", "Distribution", "File",
    }  # fmt: skip


def test_nothing_can_be_written_before_it_is_known_what(open_up, path, qtbot):
    counted = threading.Event()
    slow = BriefingDialog(SimpleNamespace(path=path), content=lambda _: counted.wait(10) and HELD)
    dialog = open_up(slow)
    assert "Counting the statements…" in _texts(dialog)
    assert not _write(dialog).isEnabled()
    counted.set()
    qtbot.waitUntil(_write(dialog).isEnabled)


def test_a_project_without_statements_says_what_to_do(ask):
    def nothing(_path):
        raise UserError("There is no statement.", kept="Nothing.", todo="Annotate one.")

    dialog = ask(nothing)
    assert "There is no statement. Annotate one." in _texts(dialog)
    assert not _write(dialog).isEnabled()


def test_a_bug_while_counting_is_no_message_to_the_user(open_up, path, qtbot):
    def broken(_path):
        raise ZeroDivisionError

    with qtbot.captureExceptions() as caught:
        dialog = open_up(BriefingDialog(SimpleNamespace(path=path), content=broken))
        qtbot.waitUntil(lambda: bool(caught))
    assert caught[0][0] is ZeroDivisionError
    assert not _write(dialog).isEnabled()


def test_leaving_while_it_still_counts_does_no_harm(open_up, path, press, until_gone):
    counted = threading.Event()
    slow = BriefingDialog(SimpleNamespace(path=path), content=lambda _: counted.wait(10) and HELD)
    dialog = open_up(slow)
    until_gone(dialog, lambda: press(dialog, Qt.Key.Key_Escape))
    counted.set()


@pytest.fixture
def code(project, articles):
    def run(article, actor):
        annotate(
            project,
            Statement(
                article=articles[article],
                spans=(TextSpan(0, 10),),
                kind=Kind.CLAIM,
                actor=ActorChoice.named(actor) if actor else OPEN,
            ),
        )

    return run


def test_the_sum_counts_what_a_briefing_would_hold_and_leave_out(project, code):
    code(0, "Marta Hallvard")
    assert sum_up(project.path) == "1 statement by 1 actor from 1 article"
    code(1, "")
    assert sum_up(project.path) == (
        "1 statement by 1 actor from 1 article; 1 left out because its actor is open"
    )


def test_several_left_out_are_counted_in_the_plural():
    briefing = SimpleNamespace(
        statements=1200, sections=(), cited=(1, 2), left_open=2, left_waiting=0
    )
    assert in_words(briefing) == (
        "1,200 statements by 0 actors from 2 articles; 2 left out because their actor is open"
    )


def test_a_project_without_any_statement_is_refused_by_the_sum(project):
    with pytest.raises(UserError):
        sum_up(project.path)


def test_the_real_sum_is_shown(project, code, open_up, qtbot):
    code(0, "Marta Hallvard")
    dialog = open_up(BriefingDialog(project))
    qtbot.waitUntil(lambda: "1 statement by 1 actor from 1 article." in _texts(dialog))
    assert _write(dialog).isEnabled()


def test_at_first_nothing_is_remembered(path):
    assert briefing_memory.recall(path) is None


@pytest.mark.parametrize("content", ["[1]", "{", '{"x": 3}', '"text"'])
def test_a_damaged_memory_counts_as_none(path, content):
    paths.config_dir().mkdir(parents=True)
    (paths.config_dir() / "briefings.json").write_text(content)
    assert briefing_memory.recall(path) is None
    briefing_memory.remember(path, BriefingFields(title="A"))
    assert briefing_memory.recall(path) == BriefingFields(title="A")


def test_what_is_no_text_is_not_taken_from_memory(path):
    paths.config_dir().mkdir(parents=True)
    kept = {str(path): {"title": 7, "number": "12", "odd": "x"}}
    (paths.config_dir() / "briefings.json").write_text(json.dumps(kept))
    assert briefing_memory.recall(path) == BriefingFields(number="12")


def test_the_oldest_projects_are_forgotten():
    for number in range(52):
        briefing_memory.remember(Path(f"/{number}.annproj"), BriefingFields(title=str(number)))
    assert briefing_memory.recall(Path("/1.annproj")) is None
    assert briefing_memory.recall(Path("/2.annproj")) == BriefingFields(title="2")
