"""Reports of one utterance are linked, shown and gone to by keys."""

import pytest
from PySide6.QtCore import Qt

from annotator.editing.importing import bring_in, read_paste

OTHER = (
    "The Varland Post\n\nFerry To Stay Free\n\n"
    "The night ferry would stay free, Ismene Quade said.\n\nNobody else was asked about it.\n"
)


@pytest.fixture
def coded(seat):
    """Code one utterance in two articles; the second statement is in focus."""
    bring_in(seat.project, [("", read_paste(OTHER))])
    for words in ("night ferry would stay free", "The night ferry would stay free"):
        seat.select(words)
        seat.press("C")
        seat.type("Ismene Quade")
        seat.press("Return", "Ctrl+PgDown")
        seat.settle()
    seat.press("Tab")
    assert seat.window.desk.statement is not None
    return seat


def link(seat):
    seat.in_dialog(lambda _dialog: seat.press("Return"))
    seat.press("=")


def clusters(seat):
    return [one.same_as for one in seat.annotations()]


def test_the_likeliest_other_statement_is_linked_by_enter(coded):
    link(coded)
    first, second = clusters(coded)
    assert first == second is not None
    assert coded.said == "Linked: the same as 1 other statement."


def test_another_one_is_found_by_typing_its_words(coded):
    coded.in_dialog(lambda _dialog: (coded.type("FERRY would"), coded.press("Return")))
    coded.press("=")
    assert None not in clusters(coded)


def test_escape_links_nothing(coded):
    coded.in_dialog(lambda _dialog: coded.press("Esc"))
    coded.press("=")
    assert clusters(coded) == [None, None]


def test_the_list_says_that_a_statement_is_the_same_as_others(coded):
    link(coded)
    model = coded.window.bench.statements.model
    spoken = model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.endswith("the same as others")


def test_the_inspector_goes_to_the_other_statement(coded):
    link(coded)
    here = coded.window.desk.article.id
    coded.press("I", "End", "Return")
    coded.press("Down", "Return")
    assert coded.window.desk.article.id != here
    assert coded.window.desk.statement.same_as is not None


def test_it_is_unlinked_by_its_key_and_linked_again_by_undo(coded):
    link(coded)
    coded.press("Ctrl+Shift+M")
    assert clusters(coded) == [None, None]
    coded.press("Ctrl+Z")
    assert None not in clusters(coded)
