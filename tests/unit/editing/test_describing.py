"""What may be added to a statement: each field in one step, and only what it may hold."""

import pytest

from annotator.domain.actors import ActorType
from annotator.domain.codebook import Form, Kind, RelayKind, TargetFunction
from annotator.domain.fields import Field, options, value
from annotator.editing import annotating, parties
from annotator.editing.actors import ActorChoice
from annotator.editing.describing import set_fields
from annotator.editing.parties import Aim, Hand
from annotator.editing.recoding import Recoding, recode
from annotator.errors import RuleBroken, StaleEdit
from annotator.store.annotation_filter import EVERYTHING

WORDS = "It said the council “must stop hiding” them."

VALUES = {
    Field.SUBTYPE: "stop",
    Field.MODALITY: "conditional",
    Field.FORM: "direct",
    Field.DESCRIPTOR: "the dockers’ voice",
    Field.DATE_SAID: "2026-03",
    Field.PLACE: "Port Kellin",
    Field.TOPICS: "tolls; dredging",
    Field.STANCE: "-1",
    Field.CERTAINTY: "low",
    Field.RELIABILITY: "B",
    Field.CREDIBILITY: "2",
    Field.VERIFICATION: "disputed",
    Field.VERIFICATION_NOTE: "denied by the council\nsee letter",
    Field.PARAPHRASE: "Publish the figures.",
    Field.TRANSLATION: "Zahlen her",
    Field.NOTE: "whose figures?",
}


@pytest.fixture
def statement(code):
    return code(WORDS, Kind.DEMAND, "Harbour Union")


@pytest.mark.parametrize("field", list(Field))
def test_a_field_is_filled_in_emptied_and_given_back(project, statement, content, field):
    before = content(project)
    filled = set_fields(project, statement, {field: VALUES[field]})
    assert value(filled, field) == VALUES[field]
    emptied = set_fields(project, filled, {field: ""})
    assert value(emptied, field) == ""
    project.undo()
    project.undo()
    assert content(project) == before


def test_all_fields_at_once_are_one_step(project, statement):
    filled = set_fields(project, statement, VALUES)
    assert {field: value(filled, field) for field in Field} == VALUES
    project.undo()
    left = project.read.annotation(statement.id)
    assert not any(value(left, field) for field in Field)


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        (Field.SUBTYPE, "denial"),
        (Field.CERTAINTY, "very"),
        (Field.RELIABILITY, "G"),
        (Field.CREDIBILITY, "0"),
        (Field.DATE_SAID, "Thursday"),
        (Field.DATE_SAID, "2026-02-30"),
        (Field.FORM, "straight"),
    ],
)
def test_what_a_field_may_not_hold_is_refused_and_nothing_is_stored(
    project, statement, field, typed
):
    with pytest.raises(RuleBroken):
        set_fields(project, statement, {Field.PLACE: "Kellin", field: typed})
    assert project.read.annotation(statement.id) == statement


def test_a_letter_of_a_rating_may_be_small(project, statement):
    assert set_fields(project, statement, {Field.RELIABILITY: "b"}).details.reliability == "B"


@pytest.mark.parametrize(
    ("day", "precise"), [("2026", "year"), ("2026-03", "month"), ("2026-03-05", "day"), ("", "")]
)
def test_how_precise_a_day_is_is_kept_with_it(project, statement, day, precise):
    before = set_fields(project, statement, {Field.DATE_SAID: "1999"})
    assert set_fields(project, before, {Field.DATE_SAID: day}).details.date_said_precision == (
        precise
    )


def test_a_topic_is_known_again_in_any_case(project, statement, code):
    set_fields(project, statement, {Field.TOPICS: "Tolls; night  work"})
    other = code("Varland denied that its patrol had fired first.", Kind.CLAIM, "Varland")
    told = set_fields(project, other, {Field.TOPICS: "TOLLS; tolls; peace"})
    assert told.details.topics == ("Tolls", "peace")
    assert [label for _, label in project.read.topics()] == ["Tolls", "night work", "peace"]


def test_a_form_that_is_emptied_is_computed_again(project, statement):
    corrected = set_fields(project, statement, {Field.FORM: "indirect"})
    assert (corrected.form, corrected.form_is_corrected) == (Form.INDIRECT, True)
    computed = set_fields(project, corrected, {Field.FORM: ""})
    assert (computed.form, computed.form_is_corrected) == (Form.MIXED, False)


def test_subtypes_are_those_of_all_kinds_of_the_statement(project, statement):
    names = [option.value for option in options(Field.SUBTYPE, statement)]
    assert names == ["act", "stop", "change", "yield", "meet", "help"]
    both = annotating.toggle_secondary(project, statement, Kind.CLAIM)
    assert "denial" in [option.value for option in options(Field.SUBTYPE, both)]


def test_a_subtype_goes_with_the_kind_it_belongs_to(project, statement):
    stop = set_fields(project, statement, {Field.SUBTYPE: "stop"})
    claim = annotating.retag(project, stop, Kind.CLAIM)
    assert claim.details.subtype == ""
    project.undo()
    assert project.read.annotation(statement.id).details.subtype == "stop"


def test_one_actor_may_be_aimed_at_as_two_things(project, statement):
    council = ActorChoice.named("The council")
    aims = [
        Aim(council, TargetFunction.ACCUSED),
        Aim(council, TargetFunction.BENEFICIARY),
        Aim(council, TargetFunction.ACCUSED),
    ]
    told = parties.set_targets(project, statement, aims)
    assert [target.function for target in told.targets] == ["accused", "beneficiary"]


def test_a_further_target_leaves_what_the_others_are(project, statement):
    aims = [Aim(ActorChoice.named("The council"), TargetFunction.BENEFICIARY)]
    told = parties.set_targets(project, statement, aims)
    told = parties.set_targets(
        project, told, [*parties.aims_of(told), ActorChoice.named("Varland")]
    )
    assert [target.function for target in told.targets] == ["beneficiary", "addressee"]


def test_an_unnamed_party_passes_on_as_one(project, statement):
    source = ActorChoice.named("a source in the port", ActorType.UNNAMED)
    agency = Hand(ActorChoice.named("KVP", ActorType.ORGANISATION), RelayKind.AGENCY)
    told = parties.set_via(project, statement, [source, agency])
    assert [relay.kind for relay in told.via] == ["unnamed", "agency"]


@pytest.mark.parametrize("value", ["", "mixed"])
def test_the_form_of_a_statement_that_is_gone_is_not_changed(project, statement, value):
    annotating.delete(project, [statement])
    with pytest.raises(StaleEdit):
        set_fields(project, statement, {Field.FORM: value})


def test_free_text_in_the_chain_stays_free_text(project, statement):
    told = parties.set_via(project, statement, [Hand(None, RelayKind.OUTLET, "a local paper")])
    again = parties.set_via(project, told, [*parties.hands_of(told), ActorChoice.named("KVP")])
    assert [(relay.name, relay.actor is None) for relay in again.via] == [
        ("a local paper", True),
        ("KVP", False),
    ]
    assert again.via[0].kind is RelayKind.OUTLET


def test_joint_actors_stand_beside_the_actor_each_once(project, statement):
    names = ("Varland", "Harbour Union", "VARLAND", "Mira")
    told = parties.set_co_actors(project, statement, map(ActorChoice.named, names))
    assert told.attribution == "Harbour Union and Varland and Mira"
    project.undo()
    assert project.read.annotation(statement.id).attribution == "Harbour Union"


def test_a_joint_actor_who_becomes_the_actor_is_named_once(project, statement):
    names = ("Varland", "Mira")
    told = parties.set_co_actors(project, statement, map(ActorChoice.named, names))
    told = annotating.set_actor(project, told, ActorChoice.named("Varland"))
    assert told.attribution == "Varland and Mira"
    project.undo()
    assert project.read.annotation(told.id).attribution == "Harbour Union and Varland and Mira"


def test_recoding_names_a_joint_actor_once(project, statement):
    parties.set_co_actors(project, statement, [ActorChoice.named("Varland")])
    recode(project, EVERYTHING, Recoding(actor=ActorChoice.named("Varland")))
    assert project.read.annotation(statement.id).attribution == "Varland"
