import threading

import pytest

from annotator.errors import UnreadableInput
from annotator.ui.background import Job

PATIENCE = 10
"""Seconds after which a test gives up; none takes as long."""


@pytest.fixture
def told():
    return []


def _job(work, told):
    job = Job(work)
    job.progressed.connect(lambda done, there_are: told.append((done, there_are)))
    job.finished.connect(lambda result: told.append(("finished", result)))
    job.failed.connect(lambda fault: told.append(("failed", fault)))
    return job


def test_the_work_is_done_aside_and_its_result_comes_back(qtbot, told):
    job = _job(lambda _progress: threading.current_thread().name, told)
    with qtbot.waitSignal(job.finished):
        job.start()
    assert told == [("finished", "annotator work")]


def test_news_come_in_the_thread_of_the_window(qtbot):
    threads = []
    job = Job(lambda _progress: None)
    job.finished.connect(lambda _: threads.append(threading.current_thread()))
    with qtbot.waitSignal(job.finished):
        job.start()
    assert threads == [threading.main_thread()]


def test_it_tells_how_far_the_work_is(qtbot, told):
    go_on = threading.Event()

    def work(progress):
        progress(3, 9)
        go_on.wait(PATIENCE)
        progress(9, 9)

    job = _job(work, told)
    with qtbot.waitSignal(job.progressed):
        job.start()
    with qtbot.waitSignal(job.finished):
        go_on.set()
    assert told == [(3, 9), (9, 9), ("finished", None)]


def test_work_that_is_cancelled_stops_at_its_next_step_and_says_how_far_it_came(qtbot, told):
    asked = threading.Event()

    def work(progress):
        done = 0
        while progress(done, 1000):
            done += 1
            asked.wait(PATIENCE)
        return done

    job = _job(work, told)
    with qtbot.waitSignal(job.progressed):
        job.start()
    with qtbot.waitSignal(job.finished):
        job.cancel()
        asked.set()
    assert told[-1] == ("finished", 1)


@pytest.mark.parametrize(
    "fault", [UnreadableInput("No text.", kept="Nothing.", todo="Try."), ZeroDivisionError()]
)
def test_what_went_wrong_comes_back_as_it_was_raised(qtbot, told, fault):
    def work(_progress):
        raise fault

    job = _job(work, told)
    with qtbot.waitSignal(job.failed):
        job.start()
    assert told == [("failed", fault)]


def test_work_begun_before_it_was_started_can_be_cancelled(qtbot, told):
    job = _job(lambda progress: progress(0, 1), told)
    job.cancel()
    with qtbot.waitSignal(job.finished):
        job.start()
    assert told[-1] == ("finished", False)


def test_a_job_that_is_done_is_let_go(qtbot):
    job = Job(lambda _progress: "much data")
    gone = []
    job.destroyed.connect(lambda: gone.append(True))
    job.start()
    qtbot.waitUntil(lambda: gone == [True])


def test_a_closing_program_tells_the_work_to_stop_and_waits_for_it(qtbot, qapp, told):
    begun, ended = threading.Event(), []

    def work(progress):
        begun.set()
        while progress(1, 2):
            pass
        ended.append(True)

    job = _job(work, told)
    job.start()
    begun.wait(PATIENCE)
    qapp.aboutToQuit.emit()
    assert ended == [True]
    qtbot.wait(50)
    assert told == []  # nobody is left to tell


def test_work_whose_window_has_gone_ends_without_a_word(qtbot, told):
    go_on, ended = threading.Event(), threading.Event()

    def work(_progress):
        go_on.wait(PATIENCE)
        ended.set()

    job = _job(work, told)
    job.start()
    job.deleteLater()
    with qtbot.waitSignal(job.destroyed):
        pass
    go_on.set()
    assert ended.wait(PATIENCE)
    assert told == []
