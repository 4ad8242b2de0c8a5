"""Names that may be one actor's, and names that are not though they look alike."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.domain.actors import Actor, ActorType
from annotator.domain.name_search import NameSearch
from annotator.domain.near_names import NearNames, nearest


def people(*names, kind=ActorType.PERSON):
    return [Actor(f"id-{n}", name, kind, statements=n) for n, name in enumerate(names)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mira Tolland", "Mira Toland"),
        ("Mira Tolland", "mira TOLLAND"),
        ("Mira Tolland", "Tolland, Mira"),
        ("Mira Tolland", "M. Tolland"),
        ("Mira Tolland", "Tolland"),
        ("Ismail Çelikoğlu", "Ismail Celikoglu"),
        ("Mohammed Darwan", "Muhammad Darwan"),
        ("Hosein Amir-Belian", "Hosein Amirbelian"),
        ("Sana'a Council", "Sanaa Council"),
        ("ميرا تولاند", "مِيرا تولند"),
        ("Мира Толланд", "Мира Толанд"),
    ],
)
def test_these_may_be_one(one, other):
    (near,) = NearNames(people(one, other)).pairs()
    assert near.names == (other, one)
    assert NearNames(people(one, other)).to("id-0")[0].second.id == "id-0"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mira Tolland", "Joan Tolland"),
        ("Ministry of Trade of Varland", "Ministry of Trade of Ondria"),
        ("North Varland", "South Varland"),
        ("M. Tolland", "Joan Tolland"),
        ("Quade", "Quine"),
        ("Li", "Li Wen"),
        ("Varland", "State radio"),
        ("...", "?!"),
    ],
)
def test_these_are_two(one, other):
    names = NearNames(people(one, other))
    assert names.pairs() == []
    assert names.to("id-0") == []


def test_a_state_is_not_what_is_called_after_it():
    names = ("Varland", "Varland Airways")
    assert NearNames(people(*names, kind=ActorType.ORGANISATION)).pairs() == []


def test_a_surname_that_many_have_is_nobodys():
    many = [f"{first} Tolland" for first in ("Ada", "Bea", "Cleo", "Dora", "Ella")]
    assert NearNames(people("Tolland", *many)).pairs() == []


def test_an_alias_is_compared_too():
    one = Actor("1", "Port Authority", aliases=("Kellin Harbour Board",))
    other = Actor("2", "Kelin Harbour Board", statements=3)
    (near,) = NearNames([one, other]).pairs()
    assert near.names == ("Kelin Harbour Board", "Kellin Harbour Board")
    assert near.first is other


def test_of_whom_it_is_said_that_they_differ_are_not_offered():
    both = people("Mira Tolland", "Mira Toland")
    apart = frozenset({frozenset(("id-0", "id-1"))})
    assert NearNames(both, apart).pairs() == []
    assert NearNames(both, apart).to("id-0") == []


def test_the_search_can_be_ended():
    names = [f"Name {letter}{letter}olland" for letter in "bcdfg"]
    assert NearNames(people(*names, "Mira Tolland", "Mira Toland")).pairs(lambda *_: False) == []


def test_a_word_that_thousands_share_takes_no_square_of_the_time():
    chance = random.Random(1)
    letters = "bcdfghjklmnpqrstvwxz"
    names = ["Council of " + "".join(chance.choices(letters, k=9)) for _ in range(3000)]
    compared = NearNames(people(*names, "Council of Kellinport", "Council of Kelinport"))
    assert ("Council of Kelinport", "Council of Kellinport") in [
        near.names for near in compared.pairs()
    ]


@settings(max_examples=60)
@given(st.lists(st.text(max_size=12), max_size=12))
def test_any_names_are_borne_and_no_pair_is_told_twice(names):
    near = NearNames(people(*names))
    pairs = [frozenset((one.first.id, one.second.id)) for one in near.pairs()]
    assert len(pairs) == len(set(pairs))
    assert all(len(pair) == 2 for pair in pairs)
    for n in range(len(names)):
        assert all(one.score >= 86 for one in near.to(f"id-{n}"))


def test_what_is_typed_finds_the_name_that_was_meant():
    search = NameSearch(people("Mira Tolland", "Harbour Union", "Iran"))
    search.prepare()
    assert [hit.name for hit in nearest(search, "mira toland")] == ["Mira Tolland"]
    assert nearest(search, "iraq") == []
    assert nearest(search, "mi") == []
