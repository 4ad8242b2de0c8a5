"""Gathering a briefing: which statements go in, under whom, in which role, cited as what."""

import docx
import pytest

from annotator.domain.actors import ActorType
from annotator.domain.article import Direction
from annotator.domain.codebook import Form, Kind
from annotator.editing.actors import OPEN, UNATTRIBUTED, ActorChoice, NewActor, enter
from annotator.editing.annotating import delete
from annotator.editing.briefing import Wanted, export, gather
from annotator.editing.project import new_id
from annotator.errors import CannotWrite, NotFound, RuleBroken
from annotator.reports.briefing import TitleBlock
from annotator.store import schema
from annotator.store.annotation_filter import AnnotationFilter

WANTED = Wanted(TitleBlock("Talks"))


@pytest.fixture
def mira(project):
    """Enter a person who was deputy until the end of 2024 and harbour master after it."""
    with project.edit("Enter actor") as edit:
        port = enter(edit, NewActor(name="Port Kellin", type=ActorType.ORGANISATION))
        actor = enter(edit, NewActor(name="Mira Tolland"))
        for role, since, until in (
            ("Deputy harbour master", "2020-01-01", "2024-12-31"),
            ("Harbour master", "2025-01-01", ""),
        ):
            edit.unit.add(
                schema.Affiliation(
                    id=new_id(),
                    actor_id=actor.id,
                    organisation_id=port.id,
                    role=role,
                    since=since,
                    until=until,
                )
            )
    return ActorChoice.known(actor.id)


def _publish(project, article, day):
    with project.edit("Set date") as edit:
        edit.unit.change(schema.Article, article, {"date_published": day})


def test_statements_stand_under_their_actor_those_with_most_first(project, code):
    code("Varland denied that its patrol had fired first.", Kind.CLAIM, "Varland")
    code("We will reopen the quay by May,", Kind.QUOTE, "Mira Tolland")
    code("publish the toll figures", Kind.DEMAND, "Harbour Union")
    code("must stop hiding", Kind.ACCUSATION, "Harbour Union")
    code("Farmers from Varland were not asked", Kind.CLAIM, UNATTRIBUTED)
    briefing = gather(project, WANTED)
    assert [(one.name, len(one.statements)) for one in briefing.sections] == [
        ("Harbour Union", 2),
        ("Mira Tolland", 1),
        ("Varland", 1),
        ("Unattributed", 1),
    ]
    assert briefing.sections[-1].actor is None


def test_under_an_actor_kinds_come_in_their_fixed_order_and_then_in_text_order(project, code):
    code("must stop hiding", Kind.ACCUSATION, "Union")
    code("Varland denied that its patrol had fired first.", Kind.CLAIM, "Union")
    code("publish the toll figures", Kind.CLAIM, "Union")
    kinds = [(one.kind, one.cited) for one in gather(project, WANTED).sections[0].statements]
    assert kinds == [(Kind.CLAIM, 1), (Kind.CLAIM, 2), (Kind.ACCUSATION, 1)]


def test_a_statement_brings_along_all_that_is_printed_of_it(project, code):
    annotation = code(
        ("must stop hiding", "publish the toll figures"),
        Kind.DEMAND,
        "Harbour Union",
        also=frozenset({Kind.ACCUSATION}),
        targets=(ActorChoice.named("Council"),),
        via=(ActorChoice.named("KVP"), ActorChoice.named("Radio")),
        descriptor="the union",
        date_said="2025-03-04",
    )
    [statement] = gather(project, WANTED).sections[0].statements
    assert statement.annotation == annotation.id
    assert statement.parts == ("publish the toll figures", "must stop hiding")
    assert statement.form is Form.MIXED
    assert statement.also == {Kind.ACCUSATION, Kind.QUOTE}
    assert statement.targets == ("Council",)
    assert statement.via == ("KVP", "Radio")
    assert (statement.descriptor, statement.date_said) == ("the union", "2025-03-04")
    assert (statement.cited, statement.paragraph) == (1, 2)
    assert statement.marks == ("", "")


def test_a_direct_quotation_gets_the_articles_own_marks(project, code):
    code("We will reopen the quay by May,", Kind.QUOTE, "Mira")
    assert gather(project, WANTED).sections[0].statements[0].marks == ("“", "”")


def test_a_statement_by_several_names_the_others(project, code):
    annotation = code("publish the toll figures", Kind.DEMAND, "Harbour Union")
    with project.edit("Add speaker") as edit:
        other = enter(edit, NewActor(name="Farmers"))
        edit.unit.add(schema.CoActor(annotation_id=annotation.id, ordinal=0, actor_id=other.id))
    assert gather(project, WANTED).sections[0].statements[0].together == ("Farmers",)


def test_the_direction_is_that_of_the_quotation_not_of_its_article(project, code):
    code("قال المتحدث إن المحادثات ستستمر.", Kind.CLAIM, "Speaker")
    code("Varland denied", Kind.CLAIM, "Speaker")
    directions = {one.direction for one in gather(project, WANTED).sections[0].statements}
    assert directions == set(Direction)


def test_words_that_run_the_other_way_are_not_said_to_be_in_the_articles_language(project, code):
    with project.edit("Describe") as edit:
        for row in project.read.articles():
            edit.unit.change(schema.Article, row.id, {"language": "en"})
    code("قال المتحدث إن المحادثات ستستمر.", Kind.CLAIM, "Speaker")
    code("Varland denied", Kind.CLAIM, "Speaker")
    spoken = gather(project, WANTED).sections[0].statements
    assert {(one.direction, one.language) for one in spoken} == {
        (Direction.RIGHT_TO_LEFT, ""),
        (Direction.LEFT_TO_RIGHT, "en"),
    }


def test_open_statements_are_left_out_and_counted(project, code):
    code("must stop hiding", Kind.ACCUSATION, OPEN)
    code("publish the toll figures", Kind.DEMAND, "Harbour Union")
    briefing = gather(project, WANTED)
    assert (briefing.statements, briefing.left_open) == (1, 1)


def test_only_cited_articles_are_numbered_in_the_order_they_came_in(project, code, articles):
    code("Varland denied that its patrol had fired first.", Kind.CLAIM, "Varland")
    cited = gather(project, WANTED).cited
    assert [(one.number, one.article, one.byline.title) for one in cited] == [
        (1, articles[1], "Strait")
    ]


def test_a_filter_chooses_the_statements(project, code):
    code("Varland denied that its patrol had fired first.", Kind.CLAIM, "Varland")
    code("publish the toll figures", Kind.DEMAND, "Harbour Union")
    chosen = Wanted(TitleBlock("Talks"), AnnotationFilter(kind=Kind.DEMAND))
    assert [one.name for one in gather(project, chosen).sections] == ["Harbour Union"]


@pytest.mark.parametrize(
    ("days", "role"),
    [
        (("2024-06-01", "2025-03-04"), "Deputy harbour master, Port Kellin"),
        (("", "2025-03-04"), "Harbour master, Port Kellin"),
        (("Thursday", "2024-03-04"), "Deputy harbour master, Port Kellin"),
        (("2019-06-01", ""), ""),
        (("", ""), "Harbour master, Port Kellin"),
    ],
)
def test_the_role_is_the_one_held_on_the_day(days, role, project, code, mira):
    said, published = days
    _publish(project, project.read.articles()[0].id, published)
    code("We will reopen the quay by May,", Kind.QUOTE, mira, date_said=said)
    section = gather(project, WANTED).sections[0]
    assert (section.name, section.role) == ("Mira Tolland", role)


def test_the_heading_has_the_newest_role_and_an_older_statement_its_own(
    project, code, articles, mira
):
    _publish(project, articles[0], "2025-03-04")
    code("We will reopen the quay by May,", Kind.QUOTE, mira)
    code("must stop hiding", Kind.CLAIM, mira, date_said="2024-06-01")
    code("publish the toll figures", Kind.DEMAND, mira, date_said="2019-06-01")
    section = gather(project, WANTED).sections[0]
    assert section.role == "Harbour master, Port Kellin"
    assert [one.role for one in section.statements] == [
        None,
        "Deputy harbour master, Port Kellin",
        "",
    ]


def test_a_project_without_a_decided_statement_makes_no_briefing(project, code, tmp_path):
    code("must stop hiding", Kind.ACCUSATION, OPEN)
    with pytest.raises(NotFound) as refused:
        export(project, WANTED, tmp_path / "b.docx")
    assert refused.value.kept == "No file was written."
    assert not (tmp_path / "b.docx").exists()


def test_an_article_taken_out_by_another_window_meanwhile_is_left_out(
    project, code, articles, monkeypatch
):
    code("Varland denied that its patrol had fired first.", Kind.CLAIM, "Varland")
    code("publish the toll figures", Kind.DEMAND, "Harbour Union")
    whole = project.read.article
    monkeypatch.setattr(
        project.read, "article", lambda key: None if key == articles[0] else whole(key)
    )
    briefing = gather(project, WANTED)
    assert [one.name for one in briefing.sections] == ["Varland"]
    assert [one.number for one in briefing.cited] == [1]


def test_an_export_writes_the_quotations_as_they_stand_in_the_articles(project, code, tmp_path):
    code("We will reopen the quay by May,", Kind.QUOTE, "Mira Tolland")
    deleted = code("publish the toll figures", Kind.DEMAND, "Harbour Union")
    delete(project, [deleted])
    told = []
    target = tmp_path / "b.docx"
    briefing = export(project, WANTED, target, lambda done, _: told.append(done) or True)
    quoted = [
        one.text for one in docx.Document(str(target)).paragraphs if one.style.name == "Quote"
    ]
    assert quoted == ["“We will reopen the quay by May,”"]
    assert briefing.statements == 1
    assert told[-1] == 2


def test_a_briefing_never_takes_the_place_of_its_project(project, code):
    code("publish the toll figures", Kind.DEMAND, "Harbour Union")
    before = project.path.read_bytes()
    with pytest.raises(RuleBroken, match="take the project's place"):
        export(project, WANTED, project.path)
    assert project.path.read_bytes() == before


def test_an_export_to_a_missing_folder_is_one_clear_sentence(project, code, tmp_path):
    code("publish the toll figures", Kind.DEMAND, "Harbour Union")
    with pytest.raises(CannotWrite, match="its folder does not exist"):
        export(project, WANTED, tmp_path / "missing" / "b.docx")
