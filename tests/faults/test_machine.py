"""Two people do whatever they like to one file, and a plain book says what it must hold."""

import faulthandler
import os
import random
import shutil
import time
from collections import Counter
from functools import cache

import pytest
from hypothesis import HealthCheck, seed, settings
from hypothesis.stateful import run_state_machine_as_test
from plain.desk import Start
from plain.keeping import Keeping

from annotator.store import whereabouts

SHARES = 2
"""Into so many tests the examples are divided, so that they may run side by side."""


@pytest.fixture
def start(monkeypatch):
    # A folder stays on its disk: asked at each opening it costs a tenth of the time.
    system_of = cache(whereabouts.file_system_of)
    monkeypatch.setattr(whereabouts, "file_system_of", lambda path: system_of(path.parent))
    made = Start()
    yield made
    shutil.rmtree(made.folder)


@pytest.mark.timeout(4 * 3600)
@pytest.mark.parametrize("share", range(SHARES))
def test_the_file_holds_what_the_book_says_whatever_two_people_do(start, share, request):
    faulthandler.cancel_dump_traceback_later()  # it runs for minutes, and does not hang
    by_night = request.config.getoption("--nightly")
    examples, steps, rounds = (10_000, 50, 10) if by_night else (300, 30, 1)
    # By day always the same, so that a change that is red was made red by itself.
    usual = random.SystemRandom().randrange(10**8) if by_night else 20261201
    begin = int(os.environ.get("FAULT_SEED", usual))
    told = Counter()

    class Bound(Keeping):
        pass

    Bound.start, Bound.told = start, told
    each = examples // SHARES // rounds
    # What a round has shown is shown, should the night be too short for the next one.
    for number in range(rounds):
        seed_of = begin + share * rounds + number
        print(f"FAULT_SEED={begin} share {share}: {each} examples of {steps}, seed {seed_of}")
        begun = time.monotonic()
        try:
            run_state_machine_as_test(
                seed(seed_of)(Bound),
                settings=settings(
                    max_examples=each,
                    stateful_step_count=steps,
                    deadline=None,
                    print_blob=True,
                    suppress_health_check=list(HealthCheck),
                ),
            )
        finally:
            print(f"{time.monotonic() - begun:.0f} s: {dict(told)}")
