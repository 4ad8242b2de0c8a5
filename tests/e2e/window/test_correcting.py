"""An outlet has published a newer text: the article is corrected by keys, and nothing is lost."""

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QLabel

from annotator.ui.dialogs.correction import CorrectionDialog
from annotator.ui.dialogs.fated import FatedList
from annotator.ui.dialogs.waiting import WaitingDialog

FREE = "Council leader Ismene Quade said on Monday the night ferry would stay free."
CROWN = "“We will not charge a crown,”"
LIED = "“The council has lied to every skipper in this port,”"
OPENED = "A person briefed on the talks said Ondria wanted the strait reopened by Sunday."
CODED = (FREE, CROWN, LIED, OPENED)
EXCHANGES = (("stay free.", "not stay free after May."), (OPENED, "It was raining hard."))


@pytest.fixture
def coded(seat):
    """Somebody who has coded four statements by keys."""
    for words in CODED:
        seat.select(words)
        seat.press("C", "0")
    return seat


def newer(seat, *exchanges):
    text = "It rained all day in Kellin.\n\n" + seat.text
    for old, new in exchanges:
        assert old in text
        text = text.replace(old, new)
    return f"The Kellin Courier\n\nCouncil Leader Rejects Toll Claims\n\n{text}\n"


def correct(seat, text, *answer, place=None, begin=None):
    """Bring a newer text in, go through the two dialogs, and do `place` in the third."""
    QGuiApplication.clipboard().setText(text)
    done, told = [], []

    def look(dialog):
        assert isinstance(dialog, CorrectionDialog)
        told.extend(label.text() for label in dialog.findChildren(QLabel))
        seat.press(*(answer or ("Return",)))
        if place is None:
            done.append(True)
        else:
            seat.in_dialog(go_through)

    def go_through(dialog):
        assert isinstance(dialog, WaitingDialog)
        place(dialog)
        done.append(True)

    def accept_roles(_dialog):
        seat.press("Return")
        seat.in_dialog(look)

    seat.in_dialog(accept_roles)
    if begin is None:
        seat.press("Ctrl+Shift+V")
    else:
        begin()
    seat.wait_for(lambda: bool(done))
    seat.settle()
    return told


def _words(seat):
    return {one.quotation: one.is_waiting for one in seat.annotations()}


def test_a_newer_text_moves_the_statements_that_are_sure(coded):
    told = correct(coded, newer(coded))
    assert "4 statements: 4 stay as they were." in told
    assert coded.text.startswith("It rained all day")
    assert coded.said.startswith("The text is corrected: version 2.")
    marks = coded.view.mark_order()
    assert [mark.spans[0].slice(coded.text) for mark in marks] == list(CODED)
    assert coded.window.bench.banner.notices() == ()


def test_cancelled_nothing_is_changed(coded):
    before = coded.text
    correct(coded, newer(coded, *EXCHANGES), "Escape")
    assert coded.text == before
    assert coded.said == "Cancelled. Nothing was changed."


def test_what_changed_is_shown_side_by_side_and_accepted_or_deleted_by_a_key(coded):
    seen = []

    def place(dialog):
        listed = dialog.findChild(FatedList)
        seen.append(listed.words())
        coded.press("A")
        seen.append(listed.words())
        coded.press("X")

    told = correct(coded, newer(coded, *EXCHANGES), place=place)
    assert "4 statements: 2 stay as they were, 1 changed, 1 not found." in told
    after = FREE.replace("stay free.", "not stay free after May.")
    assert seen[0] == (FREE, after)
    assert seen[1][0] == OPENED
    assert _words(coded) == {after: False, CROWN: False, LIED: False}
    assert coded.said == "All statements have their place."


def test_what_is_left_waits_in_the_list_and_under_a_notice(coded):
    correct(coded, newer(coded, *EXCHANGES), place=lambda _dialog: coded.press("Escape"))
    assert coded.said == "2 statements still wait."
    (notice,) = coded.window.bench.banner.notices()
    assert notice.text.startswith("2 statements wait for a place")
    painted = [mark.spans[0].slice(coded.text) for mark in coded.view.mark_order()]
    assert painted == [CROWN, LIED]
    assert _words(coded) == {FREE: True, CROWN: False, LIED: False, OPENED: True}
    coded.in_dialog(lambda _dialog: coded.press("Ctrl+Return", "X"))
    coded.press("Ctrl+Shift+P")
    assert coded.window.bench.banner.notices() == ()
    assert not any(_words(coded).values())


def test_words_are_selected_by_hand_in_the_corrected_text(coded):
    correct(coded, newer(coded, EXCHANGES[1]), place=lambda _dialog: coded.press("S"))
    assert coded.said.startswith("Select the words the statement is to have")
    assert coded.window.desk.statement.quotation == OPENED
    coded.select("It was raining hard.")
    coded.press(coded.window._keyboard.keys_of("statement.words")[0])
    assert _words(coded)["It was raining hard."] is False
    assert coded.window.bench.banner.notices() == ()


def test_one_undo_brings_the_older_text_and_every_statement_back(coded):
    before = coded.text
    correct(coded, newer(coded, *EXCHANGES), place=lambda _dialog: coded.press("Escape"))
    coded.press("Ctrl+Z")
    assert coded.text == before
    assert [mark.spans[0].slice(coded.text) for mark in coded.view.mark_order()] == list(CODED)
    assert coded.window.bench.banner.notices() == ()


def test_a_waiting_statement_is_gone_to_in_the_list_and_changed_like_any_other(coded):
    correct(coded, newer(coded, *EXCHANGES), place=lambda _dialog: coded.press("Escape"))
    coded.press("F7", "Home")
    assert coded.window.desk.statement.is_waiting
    coded.press("Escape", "F", "W", "0")
    (one,) = (one for one in coded.annotations() if one.flagged)
    assert (one.quotation, one.is_waiting) == (FREE, True)


def test_the_newer_text_may_come_from_a_file(coded, monkeypatch, tmp_path):
    path = tmp_path / "newer.txt"
    path.write_text(newer(coded), encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_asked: (str(path), ""))
    correct(coded, "", begin=coded.window._tools._waiting.deeds()["article.correct_file"])
    assert coded.text.startswith("It rained all day")


def test_the_same_text_is_refused_in_a_sentence(coded):
    QGuiApplication.clipboard().setText(
        f"The Kellin Courier\n\nCouncil Leader Rejects Toll Claims\n\n{coded.text}\n"
    )
    coded.in_dialog(lambda _dialog: coded.press("Return"))
    coded.press("Ctrl+Shift+V")
    coded.wait_for(lambda: bool(coded.faults))
    assert coded.faults[0].happened == "The text is the very one the article has."


def test_without_a_text_on_the_clipboard_it_is_said_so(coded):
    QGuiApplication.clipboard().setText("")
    coded.press("Ctrl+Shift+V")
    assert coded.said == "The clipboard holds no text: copy the newer text first."


def test_without_anything_that_waits_it_is_said_so(coded):
    coded.press("Ctrl+Shift+P")
    assert coded.said == "No statement of this article waits for a place."
