"""Going from gap to gap by keys, coding or dismissing what is found."""

import pytest

from annotator.domain.codebook import Kind
from annotator.editing import annotating
from annotator.editing.annotating import Statement
from annotator.editing.gaps import gaps_of
from annotator.editing.importing import bring_in, read_paste
from annotator.editing.project import Project

WORDS = (
    "Council leader Ismene Quade said on Monday the night ferry would stay free.",
    "“We will not charge a crown,”",
    "“Nobody asked us to,”",
    "The Harbour Union urged the council to publish its toll figures.",
    "“The council has lied to every skipper in this port,”",
    "A person briefed on the talks said Ondria wanted the strait reopened by Sunday.",
)
"""The gaps of the wire article, as a reader sees them."""


def _selected(seat):
    return [span.slice(seat.text) for span in seat.window.bench.view.selected_parts()]


def _left(seat):
    return len(gaps_of(seat.project, seat.window.desk.article.id))


@pytest.mark.parametrize("key", ["G", "F5"])
def test_the_key_selects_one_gap_after_the_other_and_begins_again(seat, key):
    for words in (*WORDS, WORDS[0]):
        seat.press(key)
        assert _selected(seat) == [words]


def test_the_other_key_goes_back(seat):
    seat.press("Shift+G")
    assert _selected(seat) == [WORDS[-1]]
    seat.press("Shift+F5")
    assert _selected(seat) == [WORDS[-2]]


def test_the_next_gap_lies_behind_a_selection_made_backwards_too(seat):
    seat.window.bench.view.set_caret(seat.text.index("“We"))
    seat.press("Shift+Ctrl+Home", "G")
    assert _selected(seat) == [WORDS[1]]


def test_the_status_line_says_which_gap_it_is_and_why(seat):
    seat.press("G")
    assert seat.said == "Gap 1 of 6: a sentence with “said” without a statement."
    seat.press("G")
    assert seat.said == "Gap 2 of 6: a quotation without a statement."


def test_the_next_key_annotates_the_gap_which_is_none_then(seat):
    seat.press("G", "G", "Q", "0", "G")
    (annotation,) = seat.annotations()
    assert annotation.quotation == WORDS[1]
    assert _selected(seat) == [WORDS[2]]
    assert seat.said == "Gap 2 of 5: a quotation without a statement."


def test_undoing_or_deleting_a_statement_opens_the_gap_again(seat):
    seat.press("G", "C", "0", "Ctrl+Z", "Ctrl+Z", "Shift+G")
    assert seat.said.startswith("Gap 1 of 6")
    seat.press("C", "0", "X", "Shift+G")
    assert seat.said.startswith("Gap 1 of 6")


def test_a_statement_given_other_words_opens_the_gap_it_leaves(seat):
    seat.press("G", "C", "0", "G", "S", "Shift+G")
    assert seat.said.startswith("Gap 1 of 5")
    assert _selected(seat) == [WORDS[0]]


@pytest.mark.parametrize("key", ["Shift+X", "Ctrl+Del"])
def test_a_gap_is_dismissed_and_the_next_selected_until_undone(seat, key):
    seat.press("G", "G", key)
    assert seat.said == "Dismissed and saved. Gap 2 of 5: a quotation without a statement."
    assert _selected(seat) == [WORDS[2]]
    assert _left(seat) == 5
    seat.press("Ctrl+Z", "Shift+G")
    assert _selected(seat) == [WORDS[1]]
    assert _left(seat) == 6


def test_the_gap_at_the_caret_is_dismissed_without_selecting_it(seat):
    seat.window.bench.view.set_caret(seat.text.index("urged"))
    seat.press("Shift+X")
    assert _left(seat) == 5


def test_all_gaps_in_the_selection_are_dismissed_at_once(seat):
    seat.press("J", "Shift+J", "Shift+J", "Shift+X")
    assert _left(seat) == 3
    seat.press("Ctrl+Z")
    assert _left(seat) == 6


def test_where_there_is_no_gap_nothing_is_dismissed_and_it_is_said(seat):
    seat.press("G", "C", "0", "Shift+X")
    assert seat.said == "There is no gap here: G goes to the next one."
    assert _left(seat) == 5


def test_when_none_is_left_that_is_said(seat):
    seat.press("Ctrl+A", "Shift+X")
    assert seat.said.startswith("Dismissed and saved. No gap left")
    seat.press("G")
    assert seat.said.startswith("No gap left")


def test_submitting_says_once_how_many_are_left(seat):
    seat.press("G", "C", "0", "Ctrl+Return")
    assert "5 gaps left." in seat.said
    assert seat.project.read.articles()[0].state == "submitted"


def test_dismissing_is_in_the_history_with_the_coder(seat):
    seat.press("G", "Shift+X")
    assert seat.project.read.history()[0].label == "Dismiss passage"


def test_a_long_article_is_looked_through_aside_while_the_window_answers(sit_down, tmp_path):
    path = tmp_path / "Long.annproj"
    project = Project.create(path, "Coder A")
    body = "\n\n".join(f"The council said toll {number} would rise." for number in range(9_000))
    bring_in(project, [("", read_paste(f"The Courier\n\nTolls\n\n{body}\n"))])
    project.close()
    seat = sit_down(path)
    seat.press("G")
    assert seat.said == "This long article is still being looked through for gaps."
    # What is annotated meanwhile is no gap when they are found.
    seat.press("J", "C", "0")
    seat.wait_for(lambda: seat.window.bench.gaps.index() is not None)
    seat.press("G")
    assert seat.said.startswith("Gap 1 of 8,999")
    seat.press("C", "0", "G")
    assert seat.said.startswith("Gap 1 of 8,998")


def test_many_statements_coded_and_undone_at_once_close_and_open_their_gaps(sit_down, tmp_path):
    path = tmp_path / "Many.annproj"
    project = Project.create(path, "Coder A")
    body = "\n\n".join(f"The council said toll {number} would rise." for number in range(250))
    bring_in(project, [("", read_paste(f"The Courier\n\nTolls\n\n{body}\n"))])
    project.close()
    seat = sit_down(path)
    seat.press("G")
    article = seat.window.desk.article.id
    with seat.project.edit("Code all") as edit:
        for gap in gaps_of(seat.project, article):
            one = Statement(article=article, spans=(gap.span,), kind=Kind.CLAIM)
            annotating.add(seat.project, edit, one)
    seat.press("G")
    assert seat.said.startswith("No gap left")
    seat.press("Ctrl+Z", "Ctrl+Home", "G")
    assert seat.said.startswith("Gap 1 of 250")
