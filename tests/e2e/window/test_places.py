"""Who comes back to an article finds it where it was left, on this computer only."""

import json

import pytest

from annotator import paths
from annotator.domain.codebook import Kind
from annotator.domain.spans import TextSpan
from annotator.editing import annotating
from annotator.editing.actors import UNATTRIBUTED
from annotator.editing.importing import bring_in, read_paste
from annotator.editing.project import Project
from annotator.ui import kept
from annotator.ui.desk import MANY

SENTENCES = [f"Speaker {number} of the harbour said so in a long speech." for number in range(300)]
BODY = "\n\n\u00a0\n\n".join(" ".join(SENTENCES[n : n + 6]) for n in range(0, 300, 6))


@pytest.fixture
def two_path(tmp_path):
    """A project with two articles of fifty paragraphs."""
    path = tmp_path / "Two.annproj"
    project = Project.create(path, "Coder A")
    for title, body in (("The First Speech", BODY), ("The Second Speech", BODY.upper())):
        bring_in(project, [("", read_paste(f"The Courier\n\n{title}\n\n{body}"))])
    project.close()
    return path


@pytest.fixture
def reader(sit_down, two_path):
    """Somebody with the first of two articles open."""
    return sit_down(two_path)


def _title(seat):
    return seat.window.desk.article.byline.title


def _top_line(seat):
    """Return the paragraph that is the first on the page."""
    top = seat.window.bench.view.position_state().top
    return seat.window.desk.paragraphs.number_at(top)


def _close(seat):
    seat.shell.close()
    seat.settle()


def test_going_back_to_an_article_shows_the_paragraph_and_the_caret_that_were_left(reader):
    reader.press(*["PgDown"] * 6)
    left, caret = _top_line(reader), reader.window.bench.view.caret()
    assert left > 5
    reader.press("Ctrl+PgDown")
    assert _top_line(reader) == 1
    reader.press("PgDown", "Ctrl+PgUp")
    assert _top_line(reader) == left
    assert reader.window.bench.view.caret() == caret
    reader.press("Ctrl+PgDown")
    assert _top_line(reader) > 1


def test_another_article_is_shown_from_its_upper_margin_on(reader):
    reader.press(*["PgDown"] * 6, "Ctrl+PgDown")
    assert reader.window.bench.view.verticalScrollBar().value() == 0


def test_the_statement_looked_at_is_looked_at_again(reader):
    reader.select("Speaker 40 of the harbour")
    reader.press("C", "0")
    statement = reader.window.desk.statement.id
    reader.press("Ctrl+PgDown")
    assert reader.window.desk.statement is None
    reader.press("Ctrl+PgUp")
    assert reader.window.desk.statement.id == statement
    reader.wait_for(lambda: reader.window.bench.statements.selected() == statement)
    reader.press("F")
    assert reader.annotations()[0].flagged


def test_a_statement_that_is_gone_meanwhile_is_not_looked_for(reader):
    reader.select("Speaker 2 of the harbour")
    reader.press("C", "0", "Ctrl+PgDown")
    annotating.delete(reader.project, reader.annotations(), None)
    reader.press("Ctrl+PgUp")
    assert reader.window.desk.statement is None
    assert reader.faults == []


def test_the_program_opens_a_project_at_the_article_and_place_last_read(reader, sit_down, two_path):
    reader.press("Ctrl+PgDown", *["PgDown"] * 9)
    left, caret = _top_line(reader), reader.window.bench.view.caret()
    assert left > 8
    _close(reader)
    again = sit_down(two_path)
    assert _title(again) == "The Second Speech"
    assert _top_line(again) == left
    assert again.window.bench.view.caret() == caret


def test_the_place_holds_in_a_window_of_another_width_and_size_of_type(reader):
    reader.press(*["PgDown"] * 6)
    left = _top_line(reader)
    reader.press("Ctrl+PgDown", "Ctrl++", "Ctrl++", "Ctrl++")
    reader.shell.resize(700, 600)
    reader.settle()
    reader.press("Ctrl+PgUp")
    assert _top_line(reader) == left


def test_reading_leaves_the_project_file_as_it_is(reader, two_path):
    before = two_path.read_bytes()
    reader.press(*["PgDown"] * 4, "Ctrl+PgDown", "PgDown")
    _close(reader)
    assert two_path.read_bytes() == before


def test_an_article_shown_anew_after_a_large_edit_stays_where_it_is(reader):
    article = reader.window.desk.article
    with reader.project.edit("Code all") as edit:
        start = 0
        for sentence in SENTENCES[: MANY + 1]:
            start = reader.text.index(sentence, start)
            span = TextSpan(start, start + len(sentence))
            statement = annotating.Statement(
                article=article.id, spans=(span,), kind=Kind.CLAIM, actor=UNATTRIBUTED
            )
            annotating.add(reader.project, edit, statement)
    reader.press(*["PgDown"] * 6)
    left = _top_line(reader)
    reader.press("Ctrl+Z")
    assert reader.annotations() == []
    assert _top_line(reader) == left


def test_no_more_places_are_kept_than_there_is_use_for(reader, sit_down, two_path):
    kept.write("places", {f"article {number}": [0, 0, None] for number in range(2_000)})
    reader.press("Ctrl+PgDown")
    _close(reader)
    found = kept.read("places")
    assert len(found) == 500
    assert "article 1999" in found
    assert "article 0" not in found
    assert (paths.config_dir() / "places.json").stat().st_size < 100_000


@pytest.mark.parametrize(
    "damage",
    [
        "null",
        '{"x": 1}',
        '{"ARTICLE": [1]}',
        '{"ARTICLE": [-4, -4, null]}',
        '{"ARTICLE": [9e99, 1, ""]}',
    ],
)
def test_a_damaged_record_of_places_is_as_good_as_none(sit_down, two_path, damage):
    project = Project.open(two_path)
    article = project.read.articles()[0].id
    project.close()
    paths.config_dir().mkdir(parents=True)
    (paths.config_dir() / "places.json").write_text(damage.replace("ARTICLE", article))
    seat = sit_down(two_path)
    assert (_title(seat), _top_line(seat)) == ("The First Speech", 1)
    _close(seat)
    assert isinstance(json.loads((paths.config_dir() / "places.json").read_text()), dict)


def test_a_place_behind_the_end_of_the_text_is_its_end(sit_down, two_path):
    project = Project.open(two_path)
    article = project.read.articles()[0].id
    project.close()
    kept.write("places", {article: [10**12, 10**12, "no such statement"]})
    seat = sit_down(two_path)
    assert seat.window.bench.view.caret() == len(seat.text)
    assert seat.faults == []
