"""Everything that may be said of a statement is within reach of the keyboard."""

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from annotator.domain.codebook import Form, Kind

DEMAND = "urged the council to publish its toll figures"


@pytest.fixture
def coded(seat):
    """Code a demand and leave it in focus."""
    seat.select(DEMAND)
    seat.press("D")
    seat.type("Harbour Union")
    seat.press("Return")
    return seat


def one(seat):
    (annotation,) = seat.annotations()
    return annotation


def inspector(seat):
    return seat.window.bench.inspector


def lines(seat):
    """Return the rows of the inspector as they are read out."""
    model = inspector(seat).view.model()
    rows = [model.spoken(model.row(place)) for place in range(model.rowCount())]
    return [row.translate({0x2068: None, 0x2069: None}) for row in rows]


def go_to(seat, label):
    """Press the arrow key until the row with that label is selected."""
    for _ in range(40):
        row = inspector(seat).selected_row()
        if row is not None and row.label == label:
            return
        seat.press("Down")
    raise AssertionError(f"no row {label} in {lines(seat)}")


def all_fields(seat):
    seat.press("I", "I")


def test_it_is_hidden_until_it_is_asked_for(coded):
    assert inspector(coded).isHidden()
    coded.press("I")
    assert inspector(coded).view.hasFocus()
    assert lines(coded) == ["Kind: demand", "Actor: Harbour Union", "Form: indirect (by its marks)"]


def test_the_key_lists_empty_fields_too_and_then_hides_it(coded):
    coded.press("I", "I")
    assert "Modality: empty" in lines(coded)
    coded.press("I")
    assert inspector(coded).isHidden()
    assert coded.view.hasFocus()


def test_it_follows_the_statement_in_focus(coded):
    coded.press("I", "Esc", "J", "C", "0")
    assert lines(coded)[:2] == ["Kind: claim, also quote", "Actor: unattributed"]


def test_a_field_is_chosen_by_its_letter(coded):
    all_fields(coded)
    go_to(coded, "Certainty")
    coded.press("Return", "L")
    assert one(coded).details.certainty == "low"
    assert inspector(coded).selected_row().label == "Certainty"


def test_escape_in_the_choices_changes_nothing(coded):
    all_fields(coded)
    go_to(coded, "Modality")
    coded.press("Return", "Esc")
    assert one(coded).details.modality is None


def test_delete_empties_a_field_and_leaves_the_statement(coded):
    all_fields(coded)
    go_to(coded, "Subtype")
    coded.press("Return", "A", "Del")
    assert one(coded).details.subtype == ""
    coded.press("Ctrl+Z")
    assert one(coded).details.subtype == "act"


def test_words_are_typed_into_a_dialog(coded):
    all_fields(coded)
    go_to(coded, "Place")
    coded.in_dialog(lambda _dialog: (coded.type("Port Kellin"), coded.press("Return")))
    coded.press("Return")
    assert one(coded).details.place == "Port Kellin"


def test_a_day_that_is_none_is_told_and_may_be_typed_again(coded):
    told = []

    def answer(dialog):
        coded.type("Monday")
        coded.press("Return")
        told.extend(label.text() for label in dialog.findChildren(QLabel))
        coded.press("Ctrl+A")
        coded.type("2026-03-02")
        coded.press("Return")

    all_fields(coded)
    go_to(coded, "Said on")
    coded.in_dialog(answer)
    coded.press("Return")
    assert "“Monday” is no day. Write it as 2024-05-31, 2024-05 or 2024." in told
    assert (one(coded).details.date_said, one(coded).details.date_said_precision) == (
        "2026-03-02",
        "day",
    )


def test_a_rating_is_three_keys_and_one_step(coded):
    coded.press("R", "B", "2")
    assert (one(coded).details.reliability, one(coded).details.credibility) == ("B", "2")
    coded.press("Ctrl+Z")
    assert (one(coded).details.reliability, one(coded).details.credibility) == ("", "")


def test_topics_are_typed_one_key_away(coded):
    coded.in_dialog(lambda _dialog: (coded.type("tolls; night work"), coded.press("Return")))
    coded.press("L")
    assert one(coded).details.topics == ("tolls", "night work")


def test_what_a_target_is_can_be_chosen(coded):
    coded.press("T")
    coded.type("The council")
    coded.press("Return", "I")
    go_to(coded, "Addressee")
    coded.press("Return", "B")
    assert one(coded).targets[0].function == "beneficiary"
    assert "Beneficiary: The council" in lines(coded)


def test_one_of_several_targets_is_taken_off(coded):
    for name in ("The council", "Varland"):
        coded.press("T")
        coded.type(name)
        coded.press("Return")
    coded.press("I")
    go_to(coded, "Addressee")
    coded.press("Del")
    assert [target.actor.name for target in one(coded).targets] == ["Varland"]


def test_the_kind_of_who_passed_it_on_and_the_order_can_be_chosen(coded):
    for name in ("a source", "KVP"):
        coded.press("V")
        coded.type(name)
        coded.press("Return")
    coded.press("I")
    go_to(coded, "Via")
    coded.press("Down", "Return", "A")
    assert [relay.kind for relay in one(coded).via] == ["other", "agency"]
    coded.press("Return", "P")
    assert [relay.name for relay in one(coded).via] == ["KVP", "a source"]


def test_a_joint_actor_is_added_and_taken_off(coded):
    coded.press("Shift+W")
    coded.type("Varland")
    coded.press("Return")
    assert one(coded).attribution == "Harbour Union and Varland"
    coded.press("I")
    go_to(coded, "And")
    coded.press("Del")
    assert one(coded).attribution == "Harbour Union"


def test_the_form_can_be_corrected(coded):
    coded.press("I")
    go_to(coded, "Form")
    coded.press("Return", "M")
    assert (one(coded).form, one(coded).form_is_corrected) == (Form.MIXED, True)
    assert "Form: mixed" in lines(coded)


def test_the_kind_can_be_changed_here_too(coded):
    coded.press("I", "Return", "Q")
    assert one(coded).kind is Kind.QUOTE


def test_without_a_statement_it_says_how_to_go_to_one(seat):
    seat.press("I")
    told = " ".join(label.text() for label in inspector(seat).findChildren(QLabel))
    assert "No statement is in focus." in told
    assert "Press Tab" in told


def test_every_pane_is_reached_with_the_inspector_among_them(coded):
    coded.press("I", "Esc")
    seen = []
    for _ in range(4):
        coded.press("F6")
        seen.append(inspector(coded).isAncestorOf(QApplication.focusWidget()))
    assert seen.count(True) == 1


def test_a_read_only_project_shows_all_and_changes_nothing(coded, monkeypatch):
    before = coded.annotations()
    coded.press("I")
    monkeypatch.setattr(coded.project.file, "read_only", True)
    coded.press("Return", "Down", "Down", "Return", "Del")
    assert QApplication.activePopupWidget() is None
    assert coded.annotations() == before
    assert coded.said.startswith("This project may be read but not changed")
