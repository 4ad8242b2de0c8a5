"""A newer text of an article: what is sure is placed, the rest waits, and nothing is lost."""

import sqlite3
from contextlib import closing

import pytest

from annotator.domain.codebook import Form, Kind
from annotator.domain.reanchoring import Fate
from annotator.domain.spans import TextSpan
from annotator.domain.text import sha256
from annotator.editing.annotating import delete, set_spans
from annotator.editing.briefing import Wanted, gather
from annotator.editing.checking import check_project
from annotator.editing.correcting import accept, correct_text, preview, waiting
from annotator.editing.gaps import dismiss, gaps_of
from annotator.editing.merging import merge_copy
from annotator.editing.project import Project
from annotator.editing.sets import approve, return_set, submit
from annotator.errors import RuleBroken, UnreadableInput
from annotator.reports.briefing import TitleBlock
from annotator.store.annotation_filter import AnnotationFilter

QUAY = "“We will reopen the quay by May,”"
FIGURES = "The Harbour Union urged the council to publish the toll figures."
HIDING = "must stop hiding"
FARMERS = "👩‍🌾 Farmers from Varland were not asked"


@pytest.fixture
def coded(code):
    """Code four statements in the first article."""
    return [
        code(QUAY, Kind.QUOTE, "Mira Tolland"),
        code(FIGURES, Kind.DEMAND, "Harbour Union"),
        code(("council", HIDING), Kind.DEMAND, "Harbour Union"),
        code(FARMERS, Kind.CLAIM, "Mira Tolland"),
    ]


@pytest.fixture
def newer(project, articles, make_draft):
    """Make a newer text of the first article by exchanging words in it."""

    def make(*exchanges: tuple[str, str]):
        text = project.text(articles[0])[1]
        for old, new in exchanges:
            assert old in text
            text = text.replace(old, new)
        return make_draft("Harbour", *text.split("\n\n"))

    return make


def _sound(project: Project) -> None:
    assert check_project(project.path).ok


def _by_words(project: Project, article: str) -> dict[str, bool]:
    found = project.read.annotations(AnnotationFilter(article=article))
    return {one.quotation: one.is_waiting for one in found}


def test_statements_behind_an_added_sentence_move_along(project, articles, coded, newer):
    found = correct_text(project, articles[0], newer(("“We will", "It rained. “We will")))
    assert (found.version, found.count(Fate.KEPT)) == (2, 4)
    assert not any(_by_words(project, articles[0]).values())
    text = project.text(articles[0])[1]
    for mark in project.read.marks(articles[0]):
        one = project.read.annotation(mark.annotation)
        assert [span.slice(text) for span in mark.spans] == [part.exact for part in one.parts]
    _sound(project)


def test_a_preview_changes_nothing(project, articles, coded, newer, content):
    before = content(project)
    found = preview(project, articles[0], newer(("by May", "by June")).text)
    assert [one.annotation.quotation for one in found.doubtful] == [QUAY]
    assert content(project) == before


def test_other_quotation_marks_are_taken_over_unasked(project, articles, coded, newer):
    found = correct_text(project, articles[0], newer(("“", '"'), ("”", '"')))
    assert found.count(Fate.TYPOGRAPHIC) >= 1
    assert QUAY.replace("“", '"').replace("”", '"') in _by_words(project, articles[0])
    _sound(project)


def test_changed_words_wait_in_the_text_they_were_coded_in(project, articles, coded, newer):
    correct_text(project, articles[0], newer(("by May", "by June")))
    assert _by_words(project, articles[0])[QUAY]
    (one,) = waiting(project, articles[0])
    assert (one.fate, one.words) == (Fate.CHANGED, QUAY.replace("May", "June"))
    assert one.annotation.id not in {mark.annotation for mark in project.read.marks(articles[0])}
    _sound(project)


def test_what_waits_is_accepted_where_it_was_found(project, articles, coded, newer):
    correct_text(project, articles[0], newer(("by May", "by June")))
    accept(project, waiting(project, articles[0]))
    assert _by_words(project, articles[0])[QUAY.replace("May", "June")] is False
    assert waiting(project, articles[0]) == ()
    _sound(project)


def test_what_waits_gets_the_words_somebody_selects(project, articles, coded, newer):
    correct_text(project, articles[0], newer((FIGURES, "The union wants the books opened.")))
    (one,) = (one for one in waiting(project, articles[0]) if one.annotation.quotation == FIGURES)
    assert (one.fate, one.spans) == (Fate.ORPHAN, ())
    text = project.text(articles[0])[1]
    start = text.index("The union wants")
    changed = set_spans(project, one.annotation, [TextSpan(start, start + 33)])
    assert (changed.quotation, changed.is_waiting) == ("The union wants the books opened.", False)
    _sound(project)


def test_an_orphan_keeps_its_words_note_and_actor(project, articles, code, newer):
    orphan = code(FIGURES, Kind.DEMAND, "Harbour Union", note="Ask again.")
    correct_text(project, articles[0], newer((FIGURES, "It rained.")))
    kept = project.read.annotation(orphan.id)
    assert (kept.quotation, kept.details.note) == (FIGURES, "Ask again.")
    assert kept.actor == orphan.actor
    with pytest.raises(RuleBroken):
        accept(project, waiting(project, articles[0]))
    _sound(project)


def test_one_undo_takes_a_whole_correction_back_and_one_redo_brings_it(
    project, articles, coded, newer, content
):
    before = content(project)
    correct_text(project, articles[0], newer(("by May", "by June"), ("“", '"'), ("”", '"')))
    after = content(project)
    project.undo()
    assert content(project) == before
    _sound(project)
    project.redo()
    assert content(project) == after
    _sound(project)


def test_the_older_text_is_kept_as_it_was(project, articles, coded, newer):
    old = project.text(articles[0])[1]
    correct_text(project, articles[0], newer(("by May", "by June")))
    assert project.read.text(sha256(old)) == old
    assert project.read.article(articles[0]).version == 2


def test_words_that_lose_their_quotation_marks_wait(project, articles, code, newer):
    code("We will reopen the quay by May,", Kind.QUOTE, "Mira Tolland")
    correct_text(project, articles[0], newer((QUAY, "We will reopen the quay by May,")))
    (one,) = waiting(project, articles[0])
    assert one.words == one.annotation.quotation
    accept(project, [one])
    assert project.read.annotation(one.annotation.id).form is Form.INDIRECT


def test_work_that_is_approved_stays_so_and_what_is_doubtful_waits(project, articles, coded, newer):
    submit(project, articles[0])
    approve(project, articles[0])
    correct_text(project, articles[0], newer(("“We will", "So: “We will"), (FIGURES, "It rained.")))
    by_words = _by_words(project, articles[0])
    assert by_words[QUAY] is False
    assert by_words[FIGURES] is True
    orphan = next(one for one in waiting(project, articles[0]) if not one.is_placed)
    with pytest.raises(RuleBroken, match="approved"):
        delete(project, [orphan.annotation])
    return_set(project, articles[0])
    delete(project, [orphan.annotation])
    assert FIGURES not in _by_words(project, articles[0])


def test_words_that_come_back_in_a_third_text_stand_there_again(project, articles, coded, newer):
    old = newer()
    correct_text(project, articles[0], newer(("by May", "by June")))
    correct_text(project, articles[0], old)
    assert not any(_by_words(project, articles[0]).values())
    assert project.read.article(articles[0]).version == 3
    _sound(project)


def test_a_briefing_leaves_out_what_waits_and_says_so(project, articles, coded, newer):
    correct_text(project, articles[0], newer(("by May", "by June")))
    briefing = gather(project, Wanted(TitleBlock("Daily")))
    assert (briefing.statements, briefing.left_waiting) == (3, 1)


def test_a_dismissed_passage_stays_dismissed_where_it_moves(project, articles, newer):
    gap = gaps_of(project, articles[0])[1]
    dismiss(project, articles[0], [gap.span])
    left = len(gaps_of(project, articles[0]))
    correct_text(project, articles[0], newer(("“We will", "It rained. “We will")))
    assert len(gaps_of(project, articles[0])) == left
    _sound(project)


def test_a_dismissed_passage_that_is_rewritten_is_looked_at_again(project, articles, newer):
    gap = gaps_of(project, articles[0])[1]
    dismiss(project, articles[0], [gap.span])
    left = len(gaps_of(project, articles[0]))
    correct_text(project, articles[0], newer((FIGURES, "The union urged it to open all books.")))
    assert len(gaps_of(project, articles[0])) == left + 1
    _sound(project)


def test_the_same_text_is_refused(project, articles, newer):
    with pytest.raises(RuleBroken, match="the very one"):
        correct_text(project, articles[0], newer())


def test_a_text_without_a_body_is_refused(project, articles, make_draft):
    with pytest.raises(UnreadableInput):
        correct_text(project, articles[0], make_draft("Harbour"))


def _corrected_copy(project, tmp_path, article, draft):
    """Return a copy of the project in which the article was corrected."""
    path = tmp_path / "copy.annproj"
    with closing(sqlite3.connect(project.path)) as here, closing(sqlite3.connect(path)) as there:
        here.backup(there)
    other = Project.open(path, "Bea")
    correct_text(other, article, draft)
    other.close()
    return path


def test_a_correction_merged_in_leaves_what_was_coded_here_meanwhile_waiting(
    project, articles, newer, code, tmp_path
):
    copy = _corrected_copy(project, tmp_path, articles[0], newer(("“We will", "So: “We will")))
    fresh = code("a person briefed on the talks said", Kind.CLAIM, "Mira Tolland")
    merge_copy(project, copy)
    assert project.read.article(articles[0]).version == 2
    assert [one.annotation.id for one in waiting(project, articles[0])] == [fresh.id]
    accept(project, waiting(project, articles[0]))
    _sound(project)


def test_two_corrections_of_one_article_follow_one_another_when_merged(
    project, articles, coded, newer, tmp_path
):
    copy = _corrected_copy(project, tmp_path, articles[0], newer(("by May", "by June")))
    correct_text(project, articles[0], newer(("“We will", "So: “We will")))
    merge_copy(project, copy)
    assert project.read.article(articles[0]).version == 3
    _sound(project)
    assert merge_copy(project, copy).new == 0


def test_the_same_correction_in_both_copies_is_one_when_merged(
    project, articles, coded, newer, tmp_path
):
    same = newer(("“We will", "So: “We will"))
    copy = _corrected_copy(project, tmp_path, articles[0], same)
    correct_text(project, articles[0], same)
    merge_copy(project, copy)
    assert project.read.article(articles[0]).version == 2
    assert waiting(project, articles[0]) == ()
    _sound(project)
