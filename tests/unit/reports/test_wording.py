"""Words for numbers, days, shares and languages."""

import pytest

from annotator.domain.counting import counted
from annotator.reports.wording import day, days, figure, language_name, share


@pytest.mark.parametrize(
    ("text", "language", "shown"),
    [
        ("2025-03-04", "en-GB", "4 March 2025"),
        ("2025-03-04", "en-US", "March 4, 2025"),
        ("2025-03-04T18:00:00Z", "en-GB", "4 March 2025"),
        ("2025-03", "en-GB", "March 2025"),
        ("2025-13", "en-GB", "2025-13"),
        ("2025-02-30", "en-GB", "2025-02-30"),
        ("Thursday", "en-GB", "Thursday"),
        ("", "en-GB", ""),
    ],
)
def test_a_day_is_written_out_as_far_as_it_is_known(text, language, shown):
    assert day(text, language) == shown


@pytest.mark.parametrize(
    ("first", "last", "language", "shown"),
    [
        ("2025-03-04", "2025-03-04", "en-GB", "4 March 2025"),
        ("2025-03-04", "2025-03-09", "en-GB", "4 to 9 March 2025"),
        ("2025-03-04", "2025-04-09", "en-GB", "4 March 2025 to 9 April 2025"),
        ("2025-03-04", "2025-03-09", "en-US", "March 4, 2025 to March 9, 2025"),
        ("2025-03", "2025-03-09", "en-GB", "March 2025 to 9 March 2025"),
    ],
)
def test_a_stretch_of_days_names_a_common_month_once(first, last, language, shown):
    assert days(first, last, language) == shown


def test_thousands_are_set_apart_and_nothing_is_a_dot():
    assert counted(1, "statement", "statements") == "1 statement"
    assert counted(12345, "statement", "statements") == "12,345 statements"
    assert (figure(0), figure(1234)) == ("·", "1,234")


def test_a_share_of_nothing_is_a_dot():
    assert (share(0, 0), share(1, 3), share(0, 3)) == ("·", "33%", "0%")


def test_a_language_goes_by_its_english_name_or_else_its_tag():
    assert [language_name(tag) for tag in ("ar-EG", "EN", "tlh", "")] == [
        "Arabic",
        "English",
        "tlh",
        "Unknown",
    ]
