"""Many statements get another kind or actor in one step, and approved ones stay."""

import pytest

from annotator.domain.codebook import ActorState, Kind
from annotator.domain.fields import Field
from annotator.editing import sets
from annotator.editing.actors import OPEN, UNATTRIBUTED, ActorChoice
from annotator.editing.checking import check_project
from annotator.editing.describing import set_fields
from annotator.editing.reading import AnnotationFilter
from annotator.editing.recoding import Outcome, Recoding, preview, recode
from annotator.errors import RuleBroken

FIGURES = "urged the council to publish the toll figures"
HIDING = "“must stop hiding” them"
DENIAL = "Varland denied that its patrol had fired first."
EVERYTHING = AnnotationFilter()


@pytest.fixture
def coded(code):
    return [
        code(FIGURES, Kind.DEMAND, "Harbour Union"),
        code(HIDING, Kind.CLAIM, "Harbour Union"),
        code(DENIAL, Kind.CLAIM, OPEN),
    ]


def kinds(project):
    return [one.kind for one in project.read.annotations()]


def test_all_that_fit_get_another_kind_in_one_step(project, coded, content):
    before = content(project)
    outcome = recode(project, EVERYTHING, Recoding(Kind.ACCUSATION))
    assert outcome == Outcome(fitting=3, changed=3, held=0, locked=0)
    assert kinds(project) == [Kind.ACCUSATION] * 3
    assert project.next_labels()[0] == "Change 3 statements to accusation"
    project.undo()
    assert content(project) == before


def test_those_that_do_not_fit_stay(project, coded):
    recode(project, AnnotationFilter(kind=Kind.CLAIM), Recoding(Kind.QUOTE))
    assert kinds(project) == [Kind.DEMAND, Kind.QUOTE, Kind.QUOTE]


def test_what_is_so_already_is_counted_and_untouched(project, coded):
    outcome = recode(project, EVERYTHING, Recoding(Kind.CLAIM))
    assert outcome == Outcome(fitting=3, changed=1, held=2, locked=0)
    assert project.read.annotation(coded[1].id) == coded[1]


def test_a_secondary_kind_and_a_subtype_follow_as_for_one_statement(project, coded):
    set_fields(project, coded[0], {Field.SUBTYPE: "act"})
    recode(project, EVERYTHING, Recoding(Kind.QUOTE))
    figures, hiding, _ = project.read.annotations()
    assert figures.details.subtype == ""
    assert Kind.QUOTE not in hiding.also


def test_all_that_fit_get_another_actor_and_lose_the_flag_of_an_open_one(project, coded):
    recode(project, EVERYTHING, Recoding(actor=ActorChoice.named("Varland")))
    found = project.read.annotations()
    assert {one.attribution for one in found} == {"Varland"}
    assert not any(one.flagged for one in found)
    recode(project, EVERYTHING, Recoding(actor=UNATTRIBUTED))
    assert {one.actor_state for one in project.read.annotations()} == {ActorState.UNATTRIBUTED}


def test_approved_statements_stay_and_are_counted(project, coded, articles):
    sets.submit(project, articles[0])
    sets.approve(project, articles[0])
    outcome = recode(project, EVERYTHING, Recoding(Kind.QUOTE))
    assert outcome == Outcome(fitting=3, changed=1, held=0, locked=2)
    assert kinds(project) == [Kind.DEMAND, Kind.CLAIM, Kind.QUOTE]


@pytest.mark.parametrize(
    "wanted",
    [
        Recoding(Kind.CLAIM),
        Recoding(Kind.CLAIM, ActorChoice.named("harbour union")),
        Recoding(actor=ActorChoice.named("Harbour Union")),
        Recoding(actor=ActorChoice.named("Nobody so far")),
        Recoding(actor=UNATTRIBUTED),
    ],
)
def test_the_preview_tells_what_then_happens(project, coded, articles, wanted):
    sets.submit(project, articles[1])
    sets.approve(project, articles[1])
    assert preview(project.read, EVERYTHING, wanted) == recode(project, EVERYTHING, wanted)
    assert check_project(project.path).ok


def test_a_passage_that_would_be_coded_twice_is_refused_and_nothing_changes(project, code, content):
    code(DENIAL, Kind.CLAIM, "Varland")
    code(DENIAL, Kind.CLAIM, "Ondria")
    before = content(project)
    with pytest.raises(RuleBroken):
        recode(project, EVERYTHING, Recoding(actor=ActorChoice.named("Mira")))
    assert content(project) == before


def test_a_recoding_that_is_stopped_changes_nothing(project, coded, content):
    before = content(project)
    wanted = Recoding(actor=ActorChoice.named("Varland"))
    assert recode(project, EVERYTHING, wanted, progress=lambda *_: False) is None
    assert content(project) == before
