"""What counts as right in the quiz over borderline cases."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.codebook import Kind
from annotator.domain.guideline import Case, Coding
from annotator.domain.quiz import Answer, Quiz, kinds_of, statements_in
from annotator.editing.guideline import guideline_of

Q, C, D, A = Kind
DEMAND = Case("Publish it, they said.", "", (Coding(D, also=(A,)),))
TWO = Case("He should go, he lied.", "", (Coding(D), Coding(A)))
NOTHING = Case("Thousands marched.", "", ())
PERHAPS = Case("“I am tired,” she said.", "", (Coding(Q, optional=True),))
SHIPPED = guideline_of(None).cases


@pytest.mark.parametrize(
    ("case", "kinds", "is_right"),
    [
        (DEMAND, [D], True),
        (DEMAND, [A], False),  # what it also is
        (DEMAND, [], False),
        (DEMAND, [D, D], False),
        (TWO, [D, A], True),
        (TWO, [A, D], True),
        (TWO, [D, D], False),
        (TWO, [D], False),
        (NOTHING, [], True),
        (NOTHING, [C], False),
        (PERHAPS, [Q], True),
        (PERHAPS, [], True),
        (PERHAPS, [C], False),
    ],
)
def test_an_answer_is_right_when_all_statements_and_no_others_are_found(case, kinds, is_right):
    assert Answer(case, tuple(kinds)).is_right is is_right


def test_as_many_keys_are_wanted_as_there_are_statements():
    assert [statements_in(case) for case in (DEMAND, TWO, NOTHING, PERHAPS)] == [1, 2, 0, 0]


def test_cases_are_asked_one_after_the_other_and_counted():
    quiz = Quiz((DEMAND, TWO, NOTHING))
    assert quiz.case is DEMAND
    quiz = quiz.with_answer([D]).with_answer([C])
    assert (quiz.case, quiz.right, quiz.missed) == (NOTHING, 1, (TWO,))
    quiz = quiz.with_answer([])
    assert (quiz.case, quiz.right) == (None, 2)
    assert quiz.with_answer([C]) == quiz


def test_sixteen_of_twenty_pass():
    quiz = Quiz((NOTHING,) * 20)
    assert quiz.needed == 16
    for _ in range(15):
        quiz = quiz.with_answer([])
    for _ in range(4):
        quiz = quiz.with_answer([C])
    assert not quiz.with_answer([C]).is_passed
    assert quiz.with_answer([]).is_passed


@given(st.integers(0, 60))
def test_no_fewer_than_four_in_five_are_needed_and_no_more_than_all(count):
    needed = Quiz((NOTHING,) * count).needed
    assert 4 * count <= 5 * needed < 4 * count + 5


@pytest.mark.parametrize("case", SHIPPED, ids=lambda case: case.sentence[:40])
def test_every_case_of_the_guideline_is_right_as_it_is_coded_there(case):
    assert Answer(case, tuple(one.kind for one in case.codings)).is_right
    assert set(kinds_of(case)) == {one.kind for one in case.codings}
