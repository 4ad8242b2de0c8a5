"""A statement's exact words are found in other places and coded alike in one step."""

import pytest

from annotator.domain.codebook import Kind
from annotator.domain.fields import Field
from annotator.editing import sets
from annotator.editing.actors import ActorChoice
from annotator.editing.checking import check_project
from annotator.editing.describing import set_fields
from annotator.editing.importing import bring_in
from annotator.editing.parties import set_co_actors
from annotator.editing.repeating import code_alike, occurrences
from annotator.errors import RuleBroken

WORDS = "the tolls are theft"
TEXT = (
    f"The union said {WORDS}. Later it said again that {WORDS}.",
    f"Nobody said {WORDS}ish, but “{WORDS}”, it wrote. THE TOLLS ARE THEFT, it cried.",
)


@pytest.fixture
def coded(project, make_draft, code):
    bring_in(project, [("", make_draft("Tolls", *TEXT)), ("", make_draft("More", TEXT[0]))])
    return code(WORDS, Kind.ACCUSATION, "Harbour Union")


def found(project, statement, **where):
    return [
        (one.title, one.before.split()[-1], one.inside)
        for one in occurrences(project, statement, **where)
    ]


def test_other_places_in_the_article_are_found_to_the_letter(project, coded):
    assert found(project, coded) == [("Tolls", "that", False), ("Tolls", "“", False)]
    (first, _) = occurrences(project, coded)
    assert first.span.slice(project.text(coded.article)[1]) == first.words == WORDS


def test_other_articles_are_searched_when_asked(project, coded):
    titles = [title for title, _, _ in found(project, coded, everywhere=True)]
    assert titles == ["Tolls", "Tolls", "More", "More"]


def test_articles_that_are_handed_in_are_left_out(project, coded, code):
    more = project.read.articles()[-1].id
    sets.nothing_to_code(project, more)
    assert [title for title, *_ in found(project, coded, everywhere=True)] == ["Tolls", "Tolls"]


def test_a_place_that_is_coded_is_left_out_and_one_inside_another_is_told(project, coded, code):
    code(f"Later it said again that {WORDS}", Kind.CLAIM, "Harbour Union")
    assert [inside for *_, inside in found(project, coded)] == [True, False]
    places = occurrences(project, coded)
    code_alike(project, coded, places)
    assert found(project, coded) == []


def test_the_places_are_coded_alike_in_one_step(project, coded, content):
    told = set_fields(project, coded, {Field.SUBTYPE: "condemned", Field.NOTE: "only here"})
    told = set_co_actors(project, told, [ActorChoice.named("Mira")])
    before = content(project)
    made = code_alike(project, told, occurrences(project, told, everywhere=True))
    assert len(made) == 4
    assert {(one.kind, one.attribution, one.quotation) for one in made} == {
        (Kind.ACCUSATION, "Harbour Union and Mira", WORDS)
    }
    assert {(one.details.subtype, one.details.note) for one in made} == {("condemned", "")}
    assert project.next_labels()[0] == "Code 4 more of the same accusation"
    assert check_project(project.path).ok
    project.undo()
    assert content(project) == before


def test_a_statement_of_two_passages_is_refused(project, code):
    both = code(("“We will reopen", "by May,”"), Kind.QUOTE, "Mira Tolland")
    with pytest.raises(RuleBroken):
        occurrences(project, both)


def test_words_with_signs_of_a_pattern_are_words(project, make_draft, code):
    bring_in(
        project, [("", make_draft("Signs", "It rose 5% a_b. It rose 5% a_b. It rose 5x axb."))]
    )
    statement = code("5% a_b", Kind.CLAIM, "Mira")
    assert len(occurrences(project, statement, everywhere=True)) == 1
