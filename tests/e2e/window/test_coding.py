import os

from PySide6.QtWidgets import QTableView

from annotator.domain.codebook import ActorState, Form, Kind
from annotator.editing import annotating
from annotator.editing.project import Project

FIRST = "Council leader Ismene Quade said on Monday the night ferry would stay free."


def _words(seat):
    return [(one.kind, one.attribution, one.quotation) for one in seat.annotations()]


def test_a_sentence_is_coded_by_j_and_a_letter(seat):
    seat.press("J", "C")
    (one,) = seat.annotations()
    assert (one.kind, one.quotation, one.form) == (Kind.CLAIM, FIRST, Form.INDIRECT)


def test_a_new_name_typed_into_the_picker_becomes_the_actor(seat):
    seat.press("J", "C")
    seat.type("Ismene Quade")
    seat.press("Return")
    assert _words(seat) == [(Kind.CLAIM, "Ismene Quade", FIRST)]


def test_enter_alone_takes_the_last_actor(seat):
    seat.press("J", "C")
    seat.type("Ismene Quade")
    seat.press("Return", "J", "'", "Q", "Return")
    assert [one.attribution for one in seat.annotations()] == ["Ismene Quade"] * 2


def test_a_digit_takes_an_actor_of_before(seat):
    for name in ("Ismene Quade", "Tovin Harl"):
        seat.press("J", "C")
        seat.type(name)
        seat.press("Return")
    seat.press("J", "C", "1")
    assert seat.annotations()[-1].attribution == "Ismene Quade"


def test_nought_says_that_the_article_names_nobody(seat):
    seat.press("J", "C", "0")
    (one,) = seat.annotations()
    assert one.actor_state is ActorState.UNATTRIBUTED
    assert not one.flagged


def test_escape_leaves_the_actor_open_and_flags_the_statement(seat):
    seat.press("J", "C", "Esc")
    (one,) = seat.annotations()
    assert one.actor_state is ActorState.OPEN
    assert one.flagged
    assert seat.view.hasFocus()


def test_ctrl_enter_makes_an_actor_of_the_selected_name(seat):
    seat.press("J", "C", "Esc")
    seat.select("Ismene Quade")
    seat.press("W", "Ctrl+Return")
    assert seat.annotations()[0].attribution == "Ismene Quade"


def test_a_quotation_is_coded_with_its_marks_and_is_direct(seat):
    seat.press("J", "J", "'", "Q", "0")
    (one,) = seat.annotations()
    assert (one.quotation, one.form) == ("“We will not charge a crown,”", Form.DIRECT)


def test_a_quotation_broken_by_its_speaker_is_one_statement_in_two_parts(seat):
    seat.press("J", "J", "'", "'", "Q", "0")
    (one,) = seat.annotations()
    assert [part.exact for part in one.parts] == [
        "“We will not charge a crown,”",
        "“Nobody asked us to,”",
    ]


def test_alt_and_a_digit_code_on_keyboards_without_latin_letters(seat):
    for number, kind in enumerate(Kind, 1):
        seat.press("J", f"Alt+{number}", "0")
        assert seat.annotations()[-1].kind is kind


def test_another_letter_gives_the_statement_in_focus_another_kind(seat):
    seat.press("J", "C", "0", "D")
    assert [one.kind for one in seat.annotations()] == [Kind.DEMAND]


def test_shift_and_a_letter_add_a_secondary_kind_and_take_it_away(seat):
    seat.press("J", "D", "0", "Shift+Q")
    assert seat.annotations()[0].also == {Kind.QUOTE}
    seat.press("Shift+Q")
    assert seat.annotations()[0].also == set()


def test_an_accusation_gets_its_target(seat):
    seat.press("J", "J", "J", "J", "J", "'", "A")
    seat.type("Tovin Harl")
    seat.press("Return", "T")
    seat.type("the council")
    seat.press("Return")
    (one,) = seat.annotations()
    assert one.quotation == "“The council has lied to every skipper in this port,”"
    assert [target.actor.name for target in one.targets] == ["the council"]


def test_a_further_target_is_named_beside_the_first(seat):
    seat.press("J", "D", "0")
    for name in ("the council", "the port"):
        seat.press("T")
        seat.type(name)
        seat.press("Return")
    targets = seat.annotations()[0].targets
    assert [target.actor.name for target in targets] == ["the council", "the port"]


def test_via_keeps_the_order_in_which_the_words_passed(seat):
    seat.press("J", "C", "0")
    for name in ("state radio", "Ondria Wire"):
        seat.press("V")
        seat.type(name)
        seat.press("Return")
    assert [relay.name for relay in seat.annotations()[0].via] == ["state radio", "Ondria Wire"]


def test_x_deletes_and_undo_brings_the_statement_back(seat):
    seat.press("J", "C", "0", "X")
    assert seat.annotations() == []
    seat.press("Ctrl+Z")
    assert _words(seat) == [(Kind.CLAIM, "Unattributed", FIRST)]
    seat.press("Ctrl+Shift+Z")
    assert seat.annotations() == []


def test_what_undo_takes_back_leaves_text_and_list_too(seat):
    seat.press("J", "C", "0", "Ctrl+Z", "Ctrl+Z")
    assert seat.window.bench.view.mark_order() == []
    assert seat.window.bench.statements.heading_text() == "0 statements"


def test_undo_still_works_after_closing_and_opening_the_window(seat, sit_down, project_path):
    seat.press("J", "C", "0", "Ctrl+W")
    again = sit_down(project_path)
    again.press("Ctrl+Z", "Ctrl+Z")
    assert again.annotations() == []


def test_the_status_line_says_what_was_saved_and_where(seat):
    seat.press("J", "C")
    seat.type("Ismene Quade")
    seat.press("Return")
    assert seat.said.startswith("Set actor to Ismene Quade · ¶\u00a01 · saved ")


def test_a_letter_without_a_selection_says_what_to_do_first(seat):
    seat.press("Q")
    assert seat.annotations() == []
    assert "Select a passage first" in seat.said


def test_the_same_passage_is_not_coded_twice_for_one_actor(seat):
    seat.press("J", "C", "0")
    seat.window.desk.focus_statement(None)
    seat.window.bench.view.set_caret(0)
    seat.press("J", "D")
    seat.in_dialog(lambda dialog: dialog.accept())
    seat.press("0")
    seat.wait_for(lambda: bool(seat.faults))
    assert "coded already as claim" in seat.faults[0].happened
    assert [one.attribution for one in seat.annotations()] == ["Unattributed", "Actor open"]


def test_s_takes_the_selection_as_the_words_of_the_statement(seat):
    seat.press("J", "C", "0")
    seat.select("the night ferry would stay free")
    seat.press("S")
    assert [one.quotation for one in seat.annotations()] == ["the night ferry would stay free"]


def test_f_flags_and_unflags(seat):
    seat.press("J", "C", "0", "F")
    assert seat.annotations()[0].flagged
    seat.press("F")
    assert not seat.annotations()[0].flagged


def test_a_read_only_project_is_shown_and_not_changed(sit_down, project_path, monkeypatch):
    monkeypatch.setattr("os.access", lambda _path, mode: mode == os.R_OK)
    seat = sit_down(project_path)
    seat.press("J", "C")
    assert seat.annotations() == []
    assert "may be read but not changed" in seat.said
    assert not seat.faults
    assert not seat.window._menus.action("annotate.claim").isEnabled()
    assert seat.window._menus.action("file.brief").isEnabled()


def test_another_program_s_edit_is_not_overwritten(seat, project_path):
    seat.press("J", "C", "0")
    (mine,) = seat.annotations()
    other = Project.open(project_path, "Coder A")
    annotating.toggle_flag(other, other.read.annotation(mine.id))
    other.close()
    seat.in_dialog(lambda dialog: dialog.accept())
    seat.press("D")
    seat.wait_for(lambda: bool(seat.faults))
    assert "in the meantime" in seat.faults[0].happened
    assert seat.annotations()[0].kind is Kind.CLAIM


def test_n_writes_a_note_and_ctrl_enter_keeps_it(seat):
    seat.press("J", "C", "0")

    def write(_dialog):
        seat.type("Ask the desk.")
        seat.press("Ctrl+Return")

    seat.in_dialog(write)
    seat.press("N")
    seat.wait_for(lambda: seat.annotations()[0].details.note == "Ask the desk.")
    seat.press("Ctrl+Z")
    assert seat.annotations()[0].details.note == ""


def test_escape_leaves_the_note_as_it_was(seat):
    seat.press("J", "C", "0")

    def write(_dialog):
        seat.type("Never mind.")
        seat.press("Esc")

    seat.in_dialog(write)
    seat.press("N")
    assert seat.annotations()[0].details.note == ""


def test_h_shows_what_was_done_to_the_statement_in_focus(seat):
    seat.press("J", "C", "0", "J", "D", "0", "F")
    seen = []

    def look(dialog):
        table = dialog.findChild(QTableView)
        model = table.model()
        seen.extend(model.index(row, 3).data() for row in range(model.rowCount()))
        seat.press("Esc")

    seat.in_dialog(look)
    seat.press("H")
    assert [label.strip("\u2068\u2069") for label in seen] == [
        "Flag",
        "Set actor unattributed",
        "Add demand",
    ]


def test_another_coder_signs_from_then_on_and_after_the_next_start(seat, sit_down, project_path):
    seat.press("J", "C", "0")

    def answer(_dialog):
        seat.type("Dana Oyelaran")
        seat.press("Return")

    seat.in_dialog(answer)
    seat.window._menus.action("file.coder").trigger()
    seat.wait_for(lambda: seat.said.startswith("\u2068Dana Oyelaran\u2069 is coding"))
    seat.press("J", "D", "0", "Ctrl+W")
    again = sit_down(project_path)
    again.press("J", "J", "J", "A", "0")
    coders = [one.coder for one in again.annotations()]
    assert coders[0] != "Dana Oyelaran"
    assert coders[1:] == ["Dana Oyelaran", "Dana Oyelaran"]
