"""Finding an actor by what somebody types."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.actors import Actor
from annotator.domain.name_search import NameSearch, words
from annotator.domain.text import fold


def _actor(name, *aliases, statements=0):
    return Actor(id=name, name=name, aliases=aliases, statements=statements)


def _names(found):
    return [hit.actor.name for hit in found]


def test_a_name_is_found_by_the_beginning_of_any_of_its_words():
    search = NameSearch([_actor("Marta Hallvard"), _actor("Otto Brenn")])
    assert _names(search.find("hall")) == ["Marta Hallvard"]


def test_several_beginnings_find_the_name_that_has_them_all():
    search = NameSearch([_actor("Marta Hallvard"), _actor("Marta Brenn")])
    assert _names(search.find("ha mar")) == ["Marta Hallvard"]


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("Ülkü Şahin", "ulku sahin"),
        ("أمين الساحلي", "امين"),
        ("Ines O'Tarrow", "otarrow"),
        ("U.K.P. Union", "ukp"),
        ("Port-Kellin Guild", "kellin"),
        ("Port-Kellin Guild", "PORT–KELLIN"),
    ],
)
def test_accents_case_marks_and_forms_of_letters_make_no_difference(name, typed):
    assert _names(NameSearch([_actor(name)]).find(typed)) == [name]


def test_an_alias_is_found_and_named():
    (found,) = NameSearch([_actor("Harbour Union", "the dockers")]).find("dock")
    assert (found.actor.name, found.name) == ("Harbour Union", "the dockers")


def test_beginnings_of_words_come_before_letters_inside_them():
    search = NameSearch([_actor("Brandt", statements=50), _actor("Rand")])
    assert _names(search.find("ran")) == ["Rand", "Brandt"]


def test_the_whole_name_comes_first_even_with_few_statements():
    search = NameSearch([_actor("Varlander", statements=50), _actor("Varland")])
    assert _names(search.find("varland")) == ["Varland", "Varlander"]


def test_among_equals_the_one_with_most_statements_comes_first():
    search = NameSearch([_actor("Rand A", statements=1), _actor("Rand B", statements=2)])
    assert _names(search.find("rand")) == ["Rand B", "Rand A"]


def test_an_actor_with_several_fitting_names_is_offered_once():
    assert len(NameSearch([_actor("Rand", "Rando", "Randy")]).find("ran")) == 1


def test_no_more_are_offered_than_asked_for():
    search = NameSearch([_actor(f"Rand {number}") for number in range(30)])
    assert len(search.find("ran")) == 9


def test_signs_without_letters_find_nobody():
    assert NameSearch([_actor("Rand – Sons")]).find(" – … ") == []


def test_everybody_with_the_same_name_is_told():
    search = NameSearch([_actor("Rand"), _actor("KVP", "RAND"), _actor("Randy")])
    assert {hit.actor.name for hit in search.named("rand")} == {"Rand", "KVP"}


def test_names_folded_for_a_former_search_are_used_again(monkeypatch):
    actors = [_actor("Marta Hallvard"), _actor("Otto Brenn")]
    former = NameSearch(actors)
    former.prepare()
    folded = []
    monkeypatch.setattr(
        "annotator.domain.name_search.fold", lambda name: folded.append(name) or fold(name)
    )
    NameSearch([*actors, _actor("Ines Tarrow")], former).prepare()
    assert folded == ["Ines Tarrow"]


def test_the_foremost_are_those_with_the_most_statements():
    search = NameSearch([
        _actor("Rand", statements=1),
        _actor("Brenn", statements=4),
        _actor("Abt"),
    ])
    assert [actor.name for actor in search.foremost(2)] == ["Brenn", "Rand"]


def test_an_actor_is_known_by_id():
    search = NameSearch([_actor("Rand")])
    assert search.actor("Rand").name == "Rand"
    assert search.actor("Brenn") is None


def test_preparing_in_portions_ends_when_all_are_prepared():
    search = NameSearch([_actor(f"Rand {number}") for number in range(5)])
    assert [search.prepare(2) for _ in range(4)] == [False, False, True, True]


_NAME = st.text("abc áأا-'.", min_size=1, max_size=8)
_ACTORS = st.lists(
    st.tuples(_NAME, st.lists(_NAME, max_size=2), st.integers(0, 3)), max_size=8
).map(
    lambda rows: [
        Actor(id=str(place), name=name, aliases=tuple(aliases), statements=count)
        for place, (name, aliases, count) in enumerate(rows)
    ]
)


def _tier(name, typed):
    """Return how well a name fits by going through its words one by one; None if not at all."""
    wanted = words(fold(typed))
    if fold(name) == fold(typed):
        return 0
    have = words(fold(name))
    if wanted and all(any(word.startswith(one) for word in have) for one in wanted):
        return 1
    if wanted and all(one in " ".join(have) for one in wanted):
        return 2
    return None


@given(_ACTORS, _NAME, st.integers(0, 9))
def test_the_search_agrees_with_looking_at_every_name(actors, typed, prepared):
    search = NameSearch(actors)
    search.prepare(prepared)
    expected = []
    for actor in actors:
        tiers = [tier for name in actor.names if (tier := _tier(name, typed)) is not None]
        if tiers:
            expected.append((min(tiers), -actor.statements, actor.name, actor.id))
    assert [hit.actor.id for hit in search.find(typed)] == [row[-1] for row in sorted(expected)]
