"""Looking back by the keyboard: what was done, what each step changed, and bringing it back."""

import pytest
from PySide6.QtWidgets import QLabel

from annotator.editing.briefing import keep_on_record
from annotator.ui.history.dialog import HistoryDialog


@pytest.fixture
def coded(seat):
    """Code one statement by the keyboard and return it."""
    seat.press("J", "C", "0")
    (one,) = seat.annotations()
    return one


@pytest.fixture
def look(seat):
    """Open the history and do something in it."""

    def run(deed, *keys):
        seen = []

        def in_it(dialog):
            seen.append(dialog)
            try:
                deed(dialog)
            finally:
                if dialog.isVisible():
                    dialog.reject()

        seat.in_dialog(in_it)
        seat.press(*(keys or ("Ctrl+H",)))
        assert isinstance(seen[0], HistoryDialog)

    return run


def _told(dialog):
    labels = (label.text() for label in dialog.findChildren(QLabel))
    return " ".join(labels).replace("\u2068", "").replace("\u2069", "")


def _field(dialog):
    page = dialog.net if dialog._shows_net() else dialog.steps
    return page.field.toPlainText().replace("\u2068", "").replace("\u2069", "")


def test_a_deleted_statement_is_restored_by_two_keys(seat, coded, look):
    seat.press("Del", "J", "Q", "0")

    def bring_back(dialog):
        while "Delete" not in dialog.steps.steps.words(dialog.steps.table.selected_row())[3]:
            seat.press("Down")
        assert "Statement deleted" in _field(dialog)
        seat.press("Alt+R")
        seat.wait_for(lambda: "Restored" in _told(dialog))

    look(bring_back)
    assert coded.id in {one.id for one in seat.annotations()}
    assert len(seat.annotations()) == 2
    seat.press("Ctrl+Z")
    assert coded.id not in {one.id for one in seat.annotations()}


def test_what_cannot_be_restored_says_why(seat, coded, look):
    seat.press("Del", "Ctrl+Z")

    def bring_back(dialog):
        seat.press("Down")
        seat.press("Alt+R")
        seat.wait_for(lambda: "in the project already" in _told(dialog))

    look(bring_back)
    assert len(seat.annotations()) == 1


def test_enter_opens_the_article_at_the_statement(seat, coded, look):
    seat.press("J", "Q", "0")
    assert seat.window.desk.statement.id != coded.id

    def go(dialog):
        while dialog.steps.found.annotation != coded.id:
            seat.press("Down")
        seat.press("Return")

    look(go)
    assert seat.window.desk.statement.id == coded.id


def test_h_shows_each_version_of_the_statement(seat, coded, look):
    seat.press("D")

    def read(dialog):
        assert "Kind: claim → demand" in _field(dialog)
        seat.press("End")
        assert f"Words: {coded.quotation}" in _field(dialog)

    look(read, "H")


def test_words_filter_the_steps_and_escape_shows_all_again(seat, coded, look):
    def search(dialog):
        everything = dialog.steps.steps.rowCount()
        dialog.steps.filters.words.setFocus()
        seat.type("import")
        seat.wait_for(lambda: dialog.steps.steps.rowCount() == 1)
        seat.press("Return")
        assert dialog.steps.table.hasFocus()
        seat.press("Esc")
        assert dialog.isVisible()
        assert dialog.steps.steps.rowCount() == everything

    look(search)


def test_what_changed_since_the_last_briefing_leads_to_the_statement(seat, coded, look, tmp_path):
    target = tmp_path / "weekly.docx"
    target.write_bytes(b"a briefing")
    keep_on_record(seat.project, target, seat.project.read.record.newest())
    seat.press("D", "J", "Q", "0")

    def compare(dialog):
        seat.press("Alt+W")
        seat.wait_for(lambda: dialog.net.rows.rowCount() == 2)
        assert "1 new, 1 changed" in _told(dialog)
        while dialog.net.marked().id != coded.id:
            seat.press("Down")
        assert "Kind: claim → demand" in _field(dialog)
        seat.press("Return")

    look(compare)
    assert seat.window.desk.statement.id == coded.id
