"""A passage that needs no annotation is on record, and the record can be taken back."""

import pytest

from annotator.domain.spans import TextSpan
from annotator.editing.gaps import dismiss, gaps_of
from annotator.errors import NotFound


def test_a_dismissed_passage_is_undone_and_redone_like_any_edit(project, articles, content):
    harbour, before = articles[0], content(project)
    heard = []
    project.listen(heard.append)
    dismiss(project, harbour, [TextSpan(0, 10)])
    after = content(project)
    (row,) = map(dict, after["dismissal"])
    assert row["exact"] == project.text(harbour)[1][:10]
    assert heard[0].articles == {harbour}
    project.undo()
    assert content(project) == before
    project.redo()
    assert content(project) == after


def test_a_dismissed_passage_is_no_gap_any_more(project, articles):
    first, *others = gaps_of(project, articles[0])
    dismiss(project, articles[0], [first.span])
    assert gaps_of(project, articles[0]) == tuple(others)
    project.undo()
    assert gaps_of(project, articles[0]) == (first, *others)


def test_dismissals_of_one_article_leave_the_others_alone(project, articles):
    before = gaps_of(project, articles[1])
    dismiss(project, articles[0], [before[0].span])
    assert gaps_of(project, articles[1]) == before


def test_a_passage_beyond_the_end_is_not_found_and_nothing_is_kept(project, articles, content):
    before = content(project)
    with pytest.raises(NotFound):
        dismiss(project, articles[0], [TextSpan(0, 5), TextSpan(0, 9_999)])
    assert content(project) == before


def test_who_dismissed_it_and_when_is_in_the_history(project, articles):
    dismiss(project, articles[0], [TextSpan(0, 5)])
    newest = project.read.history(articles[0], 1)[0]
    assert (newest.label, newest.coder) == ("Dismiss passage", "Ada")
