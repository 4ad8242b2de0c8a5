"""Usability check U17: J in an article of 300 paragraphs and 400 statements, key by key.

How many milliseconds a press takes is measured by `tests/perf/run.py --only walk`.
"""

import threading

import pytest
from PySide6.QtCore import QRectF
from sqlalchemy import Engine, event

from annotator.domain.codebook import Kind
from annotator.domain.draft import Draft, Line, Original, Role
from annotator.domain.segmentation import paragraphs
from annotator.domain.sentences import sentences
from annotator.domain.spans import TextSpan
from annotator.editing.actors import UNATTRIBUTED
from annotator.editing.annotating import Statement, add
from annotator.editing.importing import bring_in
from annotator.editing.project import Project
from annotator.ui.article import view as article_view

PARAGRAPHS = 300
STATEMENTS = 400
PRESSES = 100


def _paragraph(number):
    return (
        f"Mayor Quade said berth {number} would cost {number + 3} crowns a night. "
        f"“Nobody asked us about berth {number},” skipper Harl told the council of Port Kellin."
    )


@pytest.fixture
def long_desk(sit_down, tmp_path):
    """Somebody before an article of 300 paragraphs with 400 statements, many of them crossing."""
    project = Project.create(tmp_path / "Long.annproj", "Coder A")
    lines = tuple(Line(_paragraph(number), Role.BODY) for number in range(PARAGRAPHS))
    bring_in(project, [("", Draft(lines, Original(b"", "long.txt")))])
    (row,) = project.read.articles()
    text = project.text(row.id)[1]
    step = len(text) // STATEMENTS
    with project.edit("Code") as edit:
        for number in range(STATEMENTS):
            start = number * step + 1
            span = TextSpan(start, min(len(text), start + 2 * step))
            kind = list(Kind)[number % 4]
            add(
                project,
                edit,
                Statement(article=row.id, spans=(span,), kind=kind, actor=UNATTRIBUTED),
            )
    project.close()
    return sit_down(tmp_path / "Long.annproj")


def _sentences(text):
    return [span for line in paragraphs(text) for span in sentences(text, line)]


def test_u17_j_and_k_walk_the_sentences_and_each_is_on_screen(long_desk):
    view = long_desk.window.bench.view
    wanted = _sentences(long_desk.text)[:PRESSES]
    for key, spans in (("J", wanted), ("K", wanted[-2::-1])):
        for span in spans:
            long_desk.press(key)
            assert view.selected_span() == span
            assert view.viewport().rect().contains(view.rect_at(span.start).center())


def test_u17_a_press_of_j_paints_no_more_than_a_screen_and_reads_nothing(long_desk, monkeypatch):
    view = long_desk.window.bench.view
    painted, asked = [], []
    paint = article_view.paint_marks

    def count_lines(painter, sheet, look, clip):
        painted.append(len(list(sheet.lines(clip))))
        paint(painter, sheet, look, clip)

    def note(statement):
        if threading.current_thread() is threading.main_thread():
            asked.append(statement)

    def watch(driver, *_rest):
        driver.set_trace_callback(note)

    listed = long_desk.window.bench.statements.model
    long_desk.wait_for(lambda: listed.rowCount() == STATEMENTS)
    long_desk.wait_for(lambda: long_desk.window.bench.gaps.index() is not None)
    long_desk.settle()
    screen = QRectF(view.viewport().rect())
    monkeypatch.setattr(article_view, "paint_marks", count_lines)
    fits = screen.height() / view.fontMetrics().height()
    event.listen(Engine, "checkout", watch)
    try:
        for _ in range(PRESSES):
            painted.clear()
            long_desk.press("J")
            assert sum(painted) <= 2 * fits
    finally:
        event.remove(Engine, "checkout", watch)
    assert not asked, "\n".join(asked)
