"""Articles that carry one story, found as they come in."""

import pytest
from wire_story import OTHER, STORY, longer

from annotator.editing.families import families, find_again
from annotator.editing.importing import bring_in
from annotator.editing.project import Project
from annotator.store.schema import Article


@pytest.fixture
def empty(tmp_path):
    project = Project.create(tmp_path / "wire.annproj", "Ada")
    yield project
    project.close()


@pytest.fixture
def bring(make_draft):
    def bring(project, *texts):
        drafts = [("", make_draft(f"Title {n}", text)) for n, text in enumerate(texts)]
        return bring_in(project, drafts)

    return bring


def family_ids(project):
    return [[one.article for one in family] for family in families(project.read)]


def test_articles_that_carry_one_story_are_a_family_whichever_came_first(empty, bring):
    (first,) = bring(empty, STORY)
    second, third = bring(empty, longer(STORY), OTHER)
    assert family_ids(empty) == [[first.id, second.id]]
    assert (first.carries, second.carries, third.carries) == ("", first.id, "")


def test_the_articles_of_one_import_are_compared_with_each_other(empty, bring):
    first, _, third = bring(empty, STORY, OTHER, longer(STORY))
    assert family_ids(empty) == [[first.id, third.id]]


def test_a_third_carrier_joins_the_family_that_is_there(empty, bring):
    report = bring(empty, STORY, longer(STORY), f"{STORY} The council will meet again on Friday.")
    assert family_ids(empty) == [[one.id for one in report]]


def test_an_article_that_carries_two_stories_makes_one_family_of_both(empty, bring):
    one, other = STORY, OTHER
    report = bring(empty, one, f"{one} And so on.", other, f"{other} And so on.", f"{one} {other}")
    assert family_ids(empty) == [[entry.id for entry in report]]


def test_undo_of_an_import_takes_the_older_article_out_of_the_family(empty, bring):
    bring(empty, STORY)
    bring(empty, longer(STORY))
    empty.undo()
    assert [row.family for row in empty.read.articles()] == [""]
    empty.redo()
    assert len(family_ids(empty)[0]) == 2


def test_a_project_opened_again_knows_what_was_there_before(empty, bring):
    (first,) = bring(empty, STORY)
    again = Project.open(empty.path, "Bo")
    (second,) = bring(again, longer(STORY))
    again.close()
    assert family_ids(empty) == [[first.id, second.id]]


def test_a_family_is_called_by_its_first_article_so_that_copies_call_it_alike(empty, bring):
    (founder,) = bring(empty, STORY)
    bring(empty, longer(STORY))
    assert {row.family for row in empty.read.articles()} == {founder.id}


def test_looking_for_families_anew_finds_those_of_a_project_that_had_none(empty, bring):
    report = bring(empty, STORY, OTHER, longer(STORY))
    with empty.edit("Forget") as edit:
        rows = {one.id: {"family": None} for one in report}
        edit.unit.change_many(Article, rows)
    assert family_ids(empty) == []
    assert find_again(empty) == 2
    assert family_ids(empty) == [[report[0].id, report[2].id]]
    assert find_again(empty) == 0
    assert find_again(empty, progress=lambda done, _all: done < 1) is None
