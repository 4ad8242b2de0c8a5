from docx import Document

from annotator.ui.dialogs.keys import KeysDialog
from annotator.ui.history.dialog import HistoryDialog


def test_f9_and_enter_write_a_briefing_with_every_quotation_verbatim(seat, tmp_path):
    seat.press("J", "C", "0", "J", "'", "Q", "0")
    target = tmp_path / "briefing.docx"

    def answer(dialog):
        dialog._target.setText(str(target))
        seat.wait_for(dialog._write.isEnabled)
        seat.press("Ctrl+Return")

    seat.in_dialog(answer)
    seat.press("F9")
    seat.wait_for(lambda: "written to" in seat.said)
    text = "\n".join(paragraph.text for paragraph in Document(str(target)).paragraphs)
    for one in seat.annotations():
        assert one.quotation in text


def test_check_says_that_nothing_is_broken(seat):
    seat.press("J", "C", "0")
    seat.window._menus.action("file.check").trigger()
    seat.wait_for(lambda: "No problem found" in seat.said)


def test_the_history_lists_what_was_done(seat):
    seat.press("J", "C", "0")
    seen = []

    def look(dialog):
        seen.append(dialog)
        seat.press("Esc")

    seat.in_dialog(look)
    seat.press("Ctrl+H")
    assert isinstance(seen[0], HistoryDialog)


def test_a_question_mark_shows_the_keys(seat):
    seen = []

    def look(dialog):
        seen.append(dialog)
        seat.press("Esc")

    seat.in_dialog(look)
    seat.press("?")
    assert isinstance(seen[0], KeysDialog)


def test_the_menu_names_what_undo_would_take_back(seat):
    seat.press("J", "C", "0")
    assert "Set actor" in seat.window._menus.action("edit.undo").text()
    seat.press("Ctrl+Z")
    assert "Set actor" in seat.window._menus.action("edit.redo").text()
