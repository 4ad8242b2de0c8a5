import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton, QWidget

from annotator.ui.background import Job
from annotator.ui.dialogs.progress import show_progress

PATIENCE = 10
"""Seconds after which a test gives up; none takes as long."""


class Slow:
    """Work that goes on until it is told to."""

    def __init__(self):
        self.go_on = threading.Event()
        self.was_stopped = False

    def __call__(self, progress):
        progress(3, 1200)
        self.go_on.wait(PATIENCE)
        self.was_stopped = not progress(4, 1200)


@pytest.fixture
def window(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.fixture
def slow(qtbot):
    work = Slow()
    yield work
    work.go_on.set()


def _started(work, window, title="Reading files"):
    job = Job(work, window)
    dialog = show_progress(job, title, window)
    job.start()
    return job, dialog


def _texts(dialog):
    return [label.text() for label in dialog.findChildren(QLabel)]


def test_it_tells_how_far_the_work_is(slow, window, qtbot):
    _, dialog = _started(slow, window)
    qtbot.waitUntil(lambda: "3 of 1,200" in _texts(dialog))
    qtbot.waitUntil(dialog.isVisible)
    bar = dialog.findChild(QProgressBar)
    assert (bar.value(), bar.maximum()) == (3, 1200)
    assert "Reading files…" in _texts(dialog)
    assert bar.accessibleName() == "Reading files"


def test_before_the_first_news_it_shows_that_something_goes_on(slow, window):
    dialog = show_progress(Job(slow, window), "Reading files", window)
    bar = dialog.findChild(QProgressBar)
    assert (bar.minimum(), bar.maximum()) == (0, 0)
    assert "Beginning" in _texts(dialog)
    dialog.deleteLater()


def test_work_that_is_done_at_once_shows_nothing(window, until_gone):
    shown = []
    _, dialog = _started(lambda _progress: None, window)
    dialog.finished.connect(lambda _: shown.append(dialog.isVisible()))
    until_gone(dialog, lambda: None)
    assert shown in ([], [False])


def test_it_goes_when_the_work_is_done(slow, window, qtbot, until_gone):
    _, dialog = _started(slow, window)
    qtbot.waitUntil(dialog.isVisible)
    until_gone(dialog, slow.go_on.set)


def test_it_goes_when_the_work_fails(window, qtbot, until_gone):
    go_on = threading.Event()

    def work(_progress):
        go_on.wait(PATIENCE)
        raise ValueError

    _, dialog = _started(work, window)
    qtbot.waitUntil(dialog.isVisible)
    until_gone(dialog, go_on.set)


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Return])
def test_one_key_stops_the_work(slow, window, qtbot, key):
    job, dialog = _started(slow, window)
    qtbot.waitUntil(dialog.isVisible)
    qtbot.waitUntil(lambda: "3 of 1,200" in _texts(dialog))
    qtbot.keyClick(dialog, key)
    assert "Stopping…" in _texts(dialog)
    assert not dialog.findChild(QPushButton).isEnabled()
    assert dialog.isVisible()  # the work still holds on to its files
    gone = []
    dialog.destroyed.connect(lambda: gone.append(True))
    with qtbot.waitSignal(job.finished):
        slow.go_on.set()
    assert slow.was_stopped
    qtbot.waitUntil(lambda: gone == [True])


def test_news_that_come_after_stopping_are_not_shown(slow, window, qtbot):
    _, dialog = _started(slow, window)
    qtbot.waitUntil(dialog.isVisible)
    qtbot.waitUntil(lambda: "3 of 1,200" in _texts(dialog))
    dialog.reject()
    shown = []
    dialog.destroyed.connect(lambda: shown.append("gone"))
    counts = next(one for one in dialog.findChildren(QLabel) if one.text() == "Stopping…")
    job = dialog._job
    job.progressed.connect(lambda *_: shown.append(counts.text()))
    slow.go_on.set()
    qtbot.waitUntil(lambda: shown[-1:] == ["gone"])
    assert shown == ["Stopping…", "gone"]


def test_closing_it_by_the_mouse_stops_the_work_and_waits(slow, window, qtbot, until_gone):
    _, dialog = _started(slow, window)
    qtbot.waitUntil(dialog.isVisible)
    dialog.close()
    qtbot.waitUntil(lambda: "Stopping…" in _texts(dialog))
    until_gone(dialog, slow.go_on.set)
    assert slow.was_stopped
