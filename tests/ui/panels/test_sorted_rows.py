from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.counting import counted
from annotator.ui.panels.plain import LONGEST, isolated, one_line
from annotator.ui.panels.sorted_rows import SortedRows

_ROWS = st.lists(st.tuples(st.sampled_from("abcdef"), st.integers(0, 3)), max_size=12)


def _sorted(rows):
    made = SortedRows(lambda row: row[0], lambda row: (row[1], row[0]))
    made.load(rows)
    return made


@given(_ROWS)
def test_every_row_is_found_where_it_stands(rows):
    made = _sorted(rows)
    assert [made.place_of(row[0]) for row in made] == list(range(len(made)))


@given(_ROWS)
def test_rows_come_in_order_and_the_last_of_one_id_counts(rows):
    assert list(_sorted(rows)) == sorted(dict(rows).items(), key=lambda row: (row[1], row[0]))


def test_a_row_that_is_not_there_has_no_place():
    assert _sorted([("a", 1)]).place_of("b") is None


def test_a_name_that_turns_the_direction_cannot_turn_the_words_after_it():
    assert isolated("Rand\u202e\u2069 Ltd") == "\u2068Rand Ltd\u2069"


def test_a_name_over_several_lines_becomes_one():
    assert one_line("Harbour\r\n\u2028 Union") == "Harbour Union"


def test_an_endless_name_is_cut():
    assert one_line("x" * 10_000) == "x" * LONGEST + "…"


def test_one_thing_is_counted_in_the_singular():
    assert [counted(n, "row", "rows") for n in (0, 1, 1200)] == ["0 rows", "1 row", "1,200 rows"]
