from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.backup_ladder import NEWEST, Rung, to_keep

NOON = datetime(2026, 6, 30, 12, tzinfo=UTC)
TIMES = st.datetimes(datetime(1990, 1, 1), datetime(2060, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001  given by timezones
RUNGS = st.lists(st.builds(Rung, st.integers(0, 10_000), TIMES), max_size=60)


def every(step, count):
    """Return backups made at a steady pace, the newest of them at noon."""
    return [Rung(10_000 - n, NOON - n * step) for n in range(count)]


def test_of_the_last_two_days_all_are_kept():
    rungs = every(timedelta(minutes=30), 97)
    assert to_keep(rungs) == set(rungs)


def test_of_the_last_two_weeks_the_last_of_each_day_is_kept():
    kept = to_keep(every(timedelta(hours=1), 24 * 14))
    older = sorted(rung.at for rung in kept if rung.at < NOON - timedelta(hours=48))
    assert [at.hour for at in older[:-1]] == [23] * len(older[:-1])
    assert len({at.date() for at in older}) == len(older) == 13


def test_of_the_last_ten_weeks_one_of_each_week_is_kept():
    kept = to_keep(every(timedelta(days=1), 70))
    older = [rung.at for rung in kept if rung.at < NOON - timedelta(days=15)]
    assert len({at.isocalendar()[:2] for at in older}) == len(older) == 8


def test_of_the_last_year_one_of_each_month_is_kept_and_of_earlier_ones_none():
    kept = to_keep(every(timedelta(days=7), 200))
    older = [rung.at for rung in kept if rung.at < NOON - timedelta(weeks=13)]
    assert len({(at.year, at.month) for at in older}) == len(older) == 8


@given(RUNGS)
def test_the_newest_changes_are_kept_whatever_the_clock_said(rungs):
    assert set(sorted(set(rungs), reverse=True)[:NEWEST]) <= to_keep(rungs)


@given(RUNGS)
def test_what_was_kept_once_is_kept_again(rungs):
    kept = to_keep(rungs)
    assert to_keep(kept) == kept <= set(rungs)


def test_a_clock_that_ran_ten_years_ahead_once_costs_at_most_the_oldest():
    rungs = every(timedelta(hours=1), NEWEST)
    ahead = Rung(20_000, NOON + timedelta(days=3_650))
    assert to_keep([*rungs, ahead]) >= set(rungs[: NEWEST - 1]) | {ahead}


def test_a_clock_set_back_costs_nothing():
    rungs = every(timedelta(minutes=10), 40)
    behind = Rung(20_000, NOON - timedelta(days=400))
    assert to_keep([*rungs, behind]) == {*rungs, behind}
