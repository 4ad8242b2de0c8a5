"""Which statements a filter finds, and the order of the places it finds them at."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.annotation import ListOrder
from annotator.domain.codebook import Kind
from annotator.domain.review import SetState
from annotator.domain.text import fold
from annotator.editing import annotating, choosing
from annotator.editing.actors import ActorChoice
from annotator.editing.choosing import Wanted, conditions, in_pieces
from annotator.editing.reading import AnnotationFilter
from annotator.store import schema

QUAY = "“We will reopen the quay by May,”"
FIGURES = "urged the council to publish the toll figures"
HIDING = "“must stop hiding” them"
DENIAL = "Varland denied that its patrol had fired first."
ARABIC = "قال المتحدث إن المحادثات ستستمر."


@pytest.fixture
def coded(code):
    """Code five statements in an order that is not that of the text."""
    council = (ActorChoice.named("The council"),)
    return {
        "arabic": code(ARABIC, Kind.CLAIM),
        "denial": code(DENIAL, Kind.CLAIM, "Varland"),
        "hiding": code(HIDING, Kind.ACCUSATION, "Harbour Union", targets=council),
        "figures": code(FIGURES, Kind.DEMAND, "Harbour Union", targets=council),
        "quay": code(QUAY, Kind.QUOTE, "Mira Tolland"),
    }


@pytest.fixture
def found(project, coded):
    """Return the names of the statements that meet the conditions, by both ways to ask."""
    names = {one.id: name for name, one in coded.items()}

    def ask(**conditions):
        chosen = AnnotationFilter(**conditions)
        whole = [names[one.id] for one in project.read.annotations(chosen)]
        assert [names[place.annotation] for place in project.read.places(chosen)] == whole
        return whole

    return ask


def test_statements_come_in_the_order_of_articles_and_text(found):
    assert found() == ["quay", "figures", "hiding", "denial", "arabic"]


def test_by_the_parties_a_statement_is_aimed_at(found, coded):
    council = coded["hiding"].targets[0].actor.id
    assert found(targets=frozenset({council})) == ["figures", "hiding"]
    assert found(targets=frozenset({coded["quay"].actor.id})) == []


def test_by_any_of_several_actors(found, coded):
    actors = frozenset(coded[name].actor.id for name in ("quay", "denial"))
    assert found(actors=actors) == ["quay", "denial"]


def test_who_speaks_jointly_counts_as_an_actor(project, found, coded):
    mira = coded["quay"].actor.id
    with project.edit("Add a speaker") as edit:
        joint = schema.CoActor(annotation_id=coded["denial"].id, ordinal=0, actor_id=mira)
        edit.unit.add(joint)
    assert found(actor=mira) == ["quay", "denial"]


def test_by_the_flag(project, found, coded):
    annotating.toggle_flag(project, coded["quay"])
    assert found(flagged=True) == ["quay", "arabic"]
    assert found(flagged=False, kind=Kind.CLAIM) == ["denial"]


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("TOLL figures", ["figures"]),
        ('"must stop', ["hiding"]),
        ("المتحدّث", ["arabic"]),
        ("quay by June", []),
        ("%", []),
    ],
)
def test_by_words_in_any_case_with_any_marks_and_vowel_points(found, typed, names):
    assert found(words=fold(typed)) == names


def test_by_words_of_any_part(project, code):
    both = code(("“We will reopen", "by May,”"), Kind.QUOTE, "Mira Tolland")
    chosen = AnnotationFilter(words="by may")
    assert [one.id for one in project.read.annotations(chosen)] == [both.id]
    assert len(project.read.places(chosen)) == 1


def test_by_articles_and_several_conditions_at_once(found, coded, articles):
    assert found(articles=frozenset(articles[1:])) == ["denial", "arabic"]
    assert found(articles=frozenset(articles), kind=Kind.CLAIM, words="patrol") == ["denial"]


@given(st.text(st.characters(max_codepoint=127)))
def test_plain_letters_fold_alike_by_themselves_and_beside_others(plain):
    beside = fold(f"{plain}é")
    assert beside.startswith(fold(plain))
    assert fold(plain) == beside.removesuffix("e").rstrip()


@pytest.fixture
def wanted(project, coded, articles):
    """Return the names of the statements that somebody wants listed, piece by piece."""
    names = {one.id: name for name, one in coded.items()}
    counts = [(row.id, row.annotations) for row in project.read.articles()]

    def ask(**asked):
        chosen = conditions(project.read, Wanted(**asked), articles[0])
        pieces = in_pieces(project.read, chosen, counts)
        return [names[place.annotation] for piece in pieces for place in piece]

    return ask


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ({}, ["quay", "figures", "hiding"]),
        ({"everywhere": True}, ["quay", "figures", "hiding", "denial", "arabic"]),
        ({"actor": "UNION", "everywhere": True}, ["figures", "hiding"]),
        ({"actor": "nobody of that name", "everywhere": True}, []),
        ({"target": "counc", "kind": Kind.ACCUSATION}, ["hiding"]),
        ({"flagged": True, "everywhere": True}, ["arabic"]),
        ({"words": "THE", "everywhere": True}, ["quay", "figures", "hiding"]),
        ({"coder": "Ada", "kind": Kind.QUOTE}, ["quay"]),
        ({"coder": "Somebody else"}, []),
        ({"status": SetState.IN_CODING, "words": "quay"}, ["quay"]),
        ({"status": SetState.APPROVED}, []),
    ],
)
def test_what_is_wanted_is_found_in_this_article_or_in_all(wanted, asked, names):
    assert wanted(**asked) == names


def test_many_articles_are_looked_through_a_few_at_a_time(
    project, coded, articles, monkeypatch, wanted
):
    monkeypatch.setattr(choosing, "PIECE", 1)
    monkeypatch.setattr(choosing, "_WORDED", 1)
    assert wanted(everywhere=True) == ["quay", "figures", "hiding", "denial", "arabic"]
    assert wanted(everywhere=True, words="must stop") == ["hiding"]


@pytest.mark.parametrize(
    ("order", "names"),
    [
        (ListOrder.TEXT, ["quay", "figures", "hiding", "denial", "arabic"]),
        (ListOrder.ACTOR, ["figures", "hiding", "quay", "denial", "arabic"]),
        (ListOrder.KIND, ["quay", "denial", "arabic", "figures", "hiding"]),
    ],
)
def test_statements_are_ordered_by_the_project(project, coded, order, names):
    found = {one.id: name for name, one in coded.items()}
    placed = project.read.places(AnnotationFilter(), order)
    assert [found[place.annotation] for place in placed] == names
    assert placed == sorted(placed)


def test_what_is_wanted_is_said_in_words():
    asked = Wanted(
        kind=Kind.DEMAND, actor="tol", target="kel", words="quay", flagged=True, everywhere=True
    )
    assert asked.in_words() == "flagged demands by “tol” to “kel” with “quay”, in all articles"
    assert Wanted().in_words() == "statements"


def test_a_statement_whose_words_are_not_those_of_the_text_is_told(project, coded, articles):
    text = project.text(articles[0])[1]
    assert project.read.astray(articles[0], text) == []
    altered = text.replace("toll figures", "tall figures")
    assert project.read.astray(articles[0], altered) == [coded["figures"].id]
