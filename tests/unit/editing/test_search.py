"""Finding words in all articles: every place, with the words around it, whatever is indexed."""

import sqlite3
from contextlib import closing

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.domain.article import Byline
from annotator.domain.codebook import Kind
from annotator.domain.draft import Draft, Line, Original, Role
from annotator.editing.importing import bring_in
from annotator.editing.project import Project
from annotator.editing.search import Order, Search, fill_index, read_query
from annotator.store import engine, schema, search_index


def hits(project, query, order=Order.NEWEST, most=1000):
    return Search(project, read_query(query), order).more(most)


def titles(project, query, order=Order.NEWEST):
    return list(dict.fromkeys(hit.title for hit in hits(project, query, order)))


@pytest.fixture
def late_index(monkeypatch):
    """Have every article wait for the index, as those of a large import do."""
    monkeypatch.setattr(search_index, "AT_ONCE", -1)


@pytest.fixture
def bring(project, make_draft):
    """Bring in articles of one paragraph each, by title."""

    def run(**texts):
        return bring_in(project, [("", make_draft(title, text)) for title, text in texts.items()])

    return run


def test_a_hit_says_where_it_stands_and_what_stands_around_it(project, articles):
    (hit,) = hits(project, '"toll figures"')
    assert (hit.article, hit.title, hit.outlet) == (articles[0], "Harbour", "Kellin Post")
    text = project.text(hit.article)[1]
    assert hit.span.slice(text) == hit.words == "toll figures"
    start = hit.span.start - len(hit.before)
    assert text[start : hit.span.end + len(hit.after)] == hit.before + hit.words + hit.after
    assert hit.before.endswith("publish the ")


def test_the_words_around_a_hit_are_whole(project, bring):
    bring(One=f"{'ferries ' * 20}pilot{' harbours' * 20}")
    (hit,) = hits(project, "pilot")
    assert set(hit.before.split()) == {"ferries"}
    assert set(hit.after.split()) == {"harbours"}


def test_a_hit_in_a_statement_names_the_shortest_one(project, code):
    code("The Harbour Union urged the council to publish the toll figures.", Kind.DEMAND)
    inner = code("publish the toll figures", Kind.CLAIM)
    (hit,) = hits(project, "figures")
    assert hit.annotation == inner.id
    (hit,) = hits(project, "farmers")
    assert hit.annotation is None


def test_a_hit_in_the_headline_has_no_place_in_the_text(project):
    first, *rest = hits(project, "harbour")
    assert (first.span, first.words, first.title) == (None, "Harbour", "Harbour")
    assert all(hit.span for hit in rest)


def test_case_accents_and_vowel_points_make_no_difference(project, bring):
    bring(Café="L’ÉTÉ à la plage", Kalam="قَالَ الأسدُ")
    assert titles(project, "ete CAFE") == ["Café"]
    assert titles(project, "قال الاسد") == ["Kalam"]


def test_the_article_that_came_in_last_comes_first(project, bring):
    bring(One="a pilot", Two="the pilot", Three="pilots")
    assert titles(project, "pilot*") == ["Three", "Two", "One"]


def test_the_article_that_speaks_most_of_it_comes_first_if_asked_for(project, bring):
    bring(Much="pilot pilot pilot", Pilot="night work", Little=f"pilot {'and so on ' * 50}")
    assert titles(project, "pilot", Order.BEST) == ["Pilot", "Much", "Little"]


def test_too_many_articles_are_not_ranked(project, bring, monkeypatch):
    monkeypatch.setattr("annotator.store.searching.MOST_RANKED", 1)
    bring(Much="pilot pilot pilot", Little="a pilot")
    search = Search(project, read_query("pilot"), Order.BEST)
    assert [hit.title for hit in search.more(1)] == ["Little"]
    assert search.order is Order.NEWEST


def test_pages_follow_one_another_without_a_gap(project, bring):
    bring(**{f"No{number}": f"pilot {'x ' * number}pilot" for number in range(90)})
    search = Search(project, read_query("pilot"))
    paged = []
    while not search.ended:
        paged += search.more(7)
    assert paged == hits(project, "pilot")
    assert search.found == len(paged) == 180


def test_words_of_an_article_still_waiting_for_the_index_are_found(project, bring, late_index):
    bring(One="a pilot", Two="the pilot")
    assert len(project.search.waiting()) == 2
    assert titles(project, "pilot") == ["One", "Two"]
    assert fill_index(project)
    assert project.search.waiting() == []
    assert titles(project, "pilot") == ["Two", "One"]


def test_filling_the_index_can_be_stopped_and_goes_on_later(project, bring, late_index):
    bring(**{f"No{number}": f"pilot {number}" for number in range(60)})
    told = []
    assert not fill_index(project, lambda done, there_are: told.append((done, there_are)))
    assert told == [(0, 60)]
    assert fill_index(project, lambda *_: True)
    assert len(titles(project, "pilot")) == 60


def test_an_index_is_filled_portion_by_portion(project, bring, late_index, monkeypatch):
    monkeypatch.setattr(search_index, "_PORTION", 20)
    monkeypatch.setattr(search_index, "_FEW", 3)
    bring(**{f"No{number}": f"the pilot {number}" for number in range(5)})
    told = []
    assert fill_index(project, lambda done, _: told.append(done) or True)
    assert told == [0, 2, 4]
    assert titles(project, "pilot") == ["No4", "No3", "No2", "No1", "No0"]


def test_an_undone_import_is_no_longer_found_and_a_redone_one_is(project, bring):
    bring(One="a pilot")
    project.undo()
    assert hits(project, "pilot") == []
    project.redo()
    assert titles(project, "pilot") == ["One"]


def test_a_large_import_undone_and_done_again_under_other_headlines_is_found(
    project, bring, late_index
):
    bring(One="a pilot")
    fill_index(project)
    project.undo()
    bring(Two="a pilot")
    assert titles(project, "two") == ["Two"]
    assert titles(project, "one") == []


def test_a_changed_headline_is_found_under_its_new_words_only(project, bring):
    (one,) = bring(One="a pilot")
    with project.edit("Set headline") as edit:
        edit.unit.change(schema.Article, one.id, {"title": "Night ferry"})
    assert titles(project, "ferry") == ["Night ferry"]
    assert titles(project, "one") == []
    assert [hit.title for hit in hits(project, "pilot")] == ["Night ferry"]


def test_the_index_is_no_edit(project, bring, late_index, content):
    bring(One="a pilot")
    before, entries = content(project), len(project.read.history())
    fill_index(project)
    assert content(project) == before
    assert len(project.read.history()) == entries


def test_a_read_only_project_is_searched_without_an_index(project, bring, late_index, monkeypatch):
    bring(One="a pilot")
    monkeypatch.setattr(engine, "may_write", lambda _path: False)
    reading = Project.open(project.path)
    assert reading.read_only
    assert not fill_index(reading)
    assert titles(reading, "pilot") == ["One"]
    reading.close()


def test_words_of_another_coders_import_are_found_at_once(project, bring, make_draft):
    assert hits(project, "pilot") == []
    other = Project.open(project.path, "Bo")
    bring_in(other, [("", make_draft(f"No{n}", f"pilot {n}")) for n in range(30)])
    other.close()
    assert len(titles(project, "pilot")) == 30


def pasted(text):
    return Draft((Line(text, Role.BODY),), Original(text.encode(), "talk.txt"), Byline(title="–"))


TEXTS = st.lists(
    st.lists(st.sampled_from(["talk", "Talks", "tälk", "the", "قَالَ", "won’t", "北京"]), min_size=1),
    min_size=1,
    max_size=6,
    unique_by=tuple,
)


@settings(max_examples=150)
@given(TEXTS, st.sampled_from(["talk", "talk*", '"the talk"', "the talk", "قال", "won't", "京"]))
def test_what_the_index_finds_is_what_reading_every_article_finds(new_project_once, texts, query):
    project = new_project_once
    bring_in(project, [("", pasted(" ".join(words))) for words in texts])
    asked = read_query(query)
    expected = {
        (row.id, span)
        for row in project.read.articles()
        for span in asked.find(row.title, project.text(row.id)[1])[1]
    }
    assert {(hit.article, hit.span) for hit in hits(project, query)} == expected
    project.undo()


@pytest.fixture(scope="module")
def new_project_once(tmp_path_factory):
    project = Project.create(tmp_path_factory.mktemp("search") / "talks.annproj", "Ada")
    yield project
    project.close()


def test_the_index_holds_no_copy_of_the_texts(project):
    project.close()
    with closing(sqlite3.connect(project.path)) as raw:
        assert raw.execute("SELECT title, text FROM document_words").fetchall()[0] == (None, None)
