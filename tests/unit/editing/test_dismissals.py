"""A passage that needs no annotation is on record, and the record can be taken back."""

from annotator.editing.project import new_id
from annotator.store import schema


def test_a_dismissed_passage_is_undone_and_redone_like_any_edit(project, articles, content):
    harbour, before = articles[0], content(project)
    words = project.text(harbour)[1][:10]
    heard = []
    project.listen(heard.append)
    with project.edit("Dismiss passage") as edit:
        row = {"id": new_id(), "article_id": harbour, "coder_id": edit.coder}
        passage = {"start": 0, "end": 10, "exact": words, "at": edit.unit.at}
        edit.unit.add_many(schema.Dismissal, [row | passage])
    after = content(project)
    assert [dict(row)["exact"] for row in after["dismissal"]] == [words]
    assert heard[0].articles == {harbour}
    project.undo()
    assert content(project) == before
    project.redo()
    assert content(project) == after
