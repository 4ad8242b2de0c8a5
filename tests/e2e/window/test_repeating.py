"""The words of a statement are coded in other places by keys, in one step."""

import pytest
from PySide6.QtWidgets import QDialogButtonBox, QLabel, QTreeWidget

from annotator.domain.codebook import Kind
from annotator.editing.importing import bring_in, read_paste

WORDS = "the tolls are theft"
HERE = (
    "The Kellin Post\n\nTolls Again\n\n"
    f"The union said {WORDS}. Later it said once more that {WORDS}, at the quay.\n\n"
    f"Nobody else would say that {WORDS}, or so the union wrote on Monday.\n"
)
THERE = f"The Varland Post\n\nTolls There\n\nIn Varland, too, {WORDS}, a skipper said on Friday.\n"


@pytest.fixture
def coded(seat):
    for article in (HERE, THERE):
        bring_in(seat.project, [("", read_paste(article))])
    seat.press("Ctrl+PgDown")
    seat.select(WORDS)
    seat.press("A")
    seat.type("Harbour Union")
    seat.press("Return")
    return seat


def repeat(seat, *keys, until=lambda _dialog: True):
    """Open the dialog, press keys once it has found what is waited for, and return its rows."""
    rows, told = [], []

    def answer(dialog):
        places = dialog.findChild(QTreeWidget)
        seat.press(*keys[:-1])
        seat.wait_for(lambda: until(dialog))
        items = map(places.topLevelItem, range(places.topLevelItemCount()))
        rows.extend([item.text(column) for column in range(4)] for item in items)
        told.extend(label.text() for label in dialog.findChildren(QLabel))
        told.append(dialog.findChild(QDialogButtonBox).buttons()[0].text())
        seat.press(keys[-1])

    seat.in_dialog(answer)
    seat.press("Ctrl+D")
    return rows, told


def test_every_other_place_in_the_article_is_coded_in_one_step(coded):
    rows, told = repeat(coded, "Return")
    assert len(rows) == 2
    assert rows[0][1] == WORDS
    assert rows[0][0].endswith("said once more that")
    assert "2 of 2 places ticked." in told
    assert [one.quotation for one in coded.annotations()] == [WORDS] * 3
    assert {(one.kind, one.attribution) for one in coded.annotations()} == {
        (Kind.ACCUSATION, "Harbour Union")
    }
    assert coded.said == "2 more statements coded."
    coded.press("Ctrl+Z")
    assert len(coded.annotations()) == 1


def test_a_place_without_its_tick_is_left_out(coded):
    repeat(coded, "Down", "Space", "Return")
    assert len(coded.annotations()) == 2


def test_escape_codes_nothing(coded):
    repeat(coded, "Esc")
    assert len(coded.annotations()) == 1


def test_all_articles_in_coding_are_looked_through_when_asked(coded):
    def all_found(dialog):
        return dialog.findChild(QTreeWidget).topLevelItemCount() == 3

    rows, _ = repeat(
        coded, "Shift+Tab", "Shift+Tab", "Shift+Tab", "Down", "Return", until=all_found
    )
    assert "Tolls There" in rows[-1][3]
    assert len({one.article for one in coded.annotations()}) == 2


def test_words_that_stand_nowhere_else_are_told(coded):
    coded.select("at the quay")
    coded.press("C", "0")
    rows, told = repeat(coded, "Esc")
    assert rows == []
    assert "The words stand nowhere else." in told
