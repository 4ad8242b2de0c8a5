"""Entries are found by who, when and what, whatever order filters are given in."""

import pytest

from annotator.domain.history import Action, HistoryFilter
from annotator.domain.history_index import EntryIndex

LINES = [
    (1, "edit", "Import 2 articles", "ada", "2025-03-01T09:00:00.000Z", None),
    (2, "edit", "Add claim", "ada", "2025-03-02T09:00:00.000Z", None),
    (3, "edit", "Set actor to Путин", "ben", "2025-03-03T09:00:00.000Z", None),
    (4, "edit", "Delete claim", "ben", "2025-03-04T09:00:00.000Z", None),
    (5, "undo", "Delete claim", "ada", "2025-03-05T09:00:00.000Z", 4),
    (6, "redo", "Delete claim", "ada", "2025-03-06T09:00:00.000Z", 5),
    (7, "edit", "Approve article", "ben", "2025-03-07T09:00:00.000Z", None),
    (8, "edit", "Export briefing weekly.docx", "ben", "2025-03-08T09:00:00.000Z", None),
]


@pytest.fixture
def index():
    one = EntryIndex()
    one.take(LINES[:5], [4], [("s1", "a1")])
    one.take(LINES[5:], [6], [("s1", "a1")])
    return one


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({}, [8, 7, 6, 5, 4, 3, 2, 1]),
        ({"coder": "ben"}, [8, 7, 4, 3]),
        ({"coder": "nobody"}, []),
        ({"since": "2025-03-07"}, [8, 7]),
        ({"until": "2025-03-03"}, [2, 1]),
        ({"after": 6}, [8, 7]),
        ({"words": "ПУТИН actor"}, [3]),
        ({"words": "undo"}, [5]),
        ({"action": Action.ADDED}, [2, 1]),
        ({"action": Action.CHANGED}, [3]),
        ({"action": Action.DELETED}, [6, 4]),
        ({"action": Action.REVIEWED}, [7]),
        ({"action": Action.UNDONE}, [6, 5]),
        ({"action": Action.BRIEFED}, [8]),
        ({"action": Action.DELETED, "coder": "ada", "words": "claim"}, [6]),
    ],
)
def test_a_filter_leaves_what_fits(index, wanted, found):
    assert index.matching(HistoryFilter(**wanted)) == found


def test_only_what_touched_a_thing_is_left(index):
    assert index.matching(HistoryFilter(coder="ben"), {2, 3, 8}) == [8, 3]


def test_what_was_done_again_is_not_undone(index):
    assert index.undone == {5}
    assert index.gone_from("a1") == {"s1"}
    assert index.newest == 8
