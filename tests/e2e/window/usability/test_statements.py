"""Usability checks U3 to U8: statements coded by a handful of keys each, read from the file."""

import pytest

from annotator.editing.briefing import Wanted, gather
from annotator.reports.briefing import TitleBlock

_IN_A_STRETCH = (
    "SELECT a.kind, a.form, p.name, t.exact FROM annotation a"
    " LEFT JOIN actor p ON p.id = a.actor_id"
    " JOIN annotation_part t ON t.annotation_id = a.id"
    ' WHERE t.start >= ? AND t."end" <= ? ORDER BY t.start'
)


@pytest.fixture
def coded(desk, file, paragraph):
    """Return the kind, form, actor and words of what the file has of a paragraph."""

    def look(number):
        start = desk.text.index(paragraph(number))
        return file.rows(_IN_A_STRETCH, start, start + len(paragraph(number)))

    return look


@pytest.fixture
def go_to(desk, paragraph):
    """Put the caret before a paragraph with no statement in focus, as a click there would."""

    def go(number):
        desk.window.desk.focus_statement(None)
        desk.window.bench.view.set_caret(desk.text.index(paragraph(number)))

    return go


@pytest.fixture
def spoken(desk, go_to):
    """Three actors have been used before in other paragraphs, Ned Arlow last."""
    go_to(5)
    for name in ("Orsa Valdane", "Edrin Holm", "Ned Arlow"):
        desk.press("J", "C")
        desk.type(name)
        desk.press("Return")


@pytest.mark.usefixtures("spoken")
def test_u3_a_sentence_is_a_claim_of_a_recent_actor_after_three_keys(
    desk, file, paragraph, coded, go_to
):
    (before,) = file.rows("SELECT max(sequence) FROM journal_entry")
    go_to(1)
    # Slot 1 and 2 are the two before the last; the last has Enter.
    desk.press("J", "C", "2")
    assert coded(1) == [("claim", "indirect", "Orsa Valdane", paragraph(1))]
    on_record = file.rows("SELECT DISTINCT table_name FROM journal_row WHERE sequence > ?", *before)
    assert ("annotation",) in on_record


@pytest.mark.usefixtures("spoken")
def test_u4_a_quotation_is_taken_with_its_marks_for_the_last_actor(desk, coded, go_to):
    go_to(2)
    desk.press("J", "'", "Q", "Return")
    ((kind, form, actor, words),) = coded(2)
    assert (kind, form, actor) == ("quote", "direct", "Ned Arlow")
    assert (words[0], words[-1]) == ("“", "”")


@pytest.mark.usefixtures("spoken")
def test_u5_an_accusation_and_its_target_take_nine_keys(desk, file, coded, go_to):
    go_to(18)
    keys = ["'", "A", "1", "T", "v", "a", "l", "Return"]
    for key in keys:
        desk.press(key)
    assert len(keys) <= 9
    ((kind, form, actor, _),) = coded(18)
    assert (kind, form, actor) == ("accusation", "direct", "Edrin Holm")
    assert file.rows(
        "SELECT p.name, t.function FROM annotation_target t JOIN actor p ON p.id = t.actor_id"
    ) == [("Orsa Valdane", "accused")]


def test_u6_a_demand_passed_on_by_an_unnamed_voice_names_both(desk, file, paragraph, coded, go_to):
    go_to(10)
    desk.press("J", "D")
    desk.type("Sam")
    desk.press("Return", "V")
    desk.type("source close")
    desk.press("Return")
    assert coded(10) == [("demand", "indirect", "Samran", paragraph(10))]
    assert file.rows(
        "SELECT v.ordinal, p.name, p.type FROM annotation_via v JOIN actor p ON p.id = v.actor_id"
    ) == [(0, "A source close to the talks", "unnamed")]


def test_u7_a_second_kind_comes_and_goes_and_counts_nothing_twice(desk, file):
    desk.press("J", "D", "0", "Shift+Q")
    assert file.rows("SELECT kind, also FROM annotation") == [("demand", "quote")]
    (section,) = gather(desk.project, Wanted(TitleBlock(title="Count"))).sections
    assert section.counts.total() == 1
    desk.press("Shift+Q")
    assert file.rows("SELECT kind, also FROM annotation") == [("demand", "")]


@pytest.mark.usefixtures("spoken")
def test_u8_a_run_of_quotations_takes_two_keys_each_once_selected(desk, paragraph, coded, go_to):
    go_to(16)
    for _ in range(16, 21):
        desk.press("'")
        desk.press("Q", "Return")
    found = [row for number in range(16, 21) for row in coded(number)]
    assert [row[:3] for row in found] == [("quote", "direct", "Ned Arlow")] * 5
    assert all(words in paragraph(number) for number, (*_, words) in enumerate(found, 16))
