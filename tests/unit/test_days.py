"""Days as people give them."""

import pytest

from annotator.domain.actors import Affiliation
from annotator.domain.days import are_in_order, first_day, is_day


@pytest.mark.parametrize("day", ["2024", "2024-02", "2024-02-29"])
def test_a_day_a_month_and_a_year_are_days(day):
    assert is_day(day)


@pytest.mark.parametrize("words", ["", "24", "2024-2", "2023-02-29", "2024-13", "٢٠٢٤", "2024-"])
def test_these_are_none(words):
    assert not is_day(words)


@pytest.mark.parametrize(
    ("since", "until", "fits"),
    [
        ("2024", "2024-05", True),
        ("2024-05", "2024", True),
        ("2024-05-02", "2024-05-01", False),
        ("", "2024", True),
        ("2025", "2024-12-31", False),
    ],
)
def test_a_period_ends_no_sooner_than_it_begins_as_far_as_is_known(since, until, fits):
    assert are_in_order(since, until) is fits


def test_the_first_date_with_a_whole_day_counts():
    assert first_day("", "2024-05-06T10:00Z", "2023-01-01") == "2024-05-06"
    assert first_day("about 2024", "2024-05") == ""


@pytest.mark.parametrize(
    ("since", "until", "period", "years"),
    [
        ("2024-06-17", None, "2024-06-17–", "2024–"),
        ("2024-01-02", "2024-03-04", "2024-01-02–2024-03-04", "2024"),
        (None, "2023", "–2023", "–2023"),
        (None, None, "", ""),
    ],
)
def test_a_role_says_from_when_to_when_it_was_held(since, until, period, years):
    held = Affiliation(None, "envoy", since, until)
    assert (held.period, held.years) == (period, years)
