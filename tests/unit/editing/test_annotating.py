"""Coding statements, seen from the project afterwards."""

import pytest

from annotator.domain.codebook import ActorState, Form, Kind, TargetFunction
from annotator.domain.spans import TextSpan
from annotator.editing import annotating, parties
from annotator.editing.actors import OPEN, UNATTRIBUTED, ActorChoice
from annotator.editing.project import Project
from annotator.errors import NotFound, RuleBroken, StaleEdit


def test_a_quoted_sentence_is_a_direct_quote(code):
    one = code("“We will reopen the quay by May,”", Kind.QUOTE, "Mira Tolland")
    assert one.form is Form.DIRECT
    assert one.also == frozenset()


def test_quoted_words_make_a_demand_also_a_quote(code):
    one = code("the council “must stop hiding” them", Kind.DEMAND, "Harbour Union")
    assert one.form is Form.MIXED
    assert one.also == {Kind.QUOTE}


def test_the_words_stored_are_those_of_the_article(code, project, articles):
    one = code("urged the council", Kind.DEMAND)
    text = project.text(articles[0])[1]
    assert [text[part.span.start : part.span.end] for part in one.parts] == ["urged the council"]


def test_a_statement_in_two_parts_is_one_annotation(code):
    one = code(("urged the council", "must stop hiding"), Kind.DEMAND)
    assert one.quotation == "urged the council … must stop hiding"


def test_half_a_family_of_emoji_is_widened_to_the_whole_of_it(project, articles):
    text = project.text(articles[0])[1]
    start = text.index("👩")
    half = annotating.Statement(
        article=articles[0], spans=(TextSpan(start, start + 1),), kind=Kind.CLAIM
    )
    assert annotating.annotate(project, half).quotation == "👩‍🌾"


def test_an_actor_left_open_flags_the_statement_and_choosing_one_unflags_it(code, project):
    one = code("Varland denied", Kind.CLAIM, OPEN)
    assert (one.actor_state, one.flagged) == (ActorState.OPEN, True)
    one = annotating.set_actor(project, one, ActorChoice.named("Varland"))
    assert (one.attribution, one.flagged) == ("Varland", False)


def test_unattributed_is_not_the_same_as_open(code):
    one = code("Varland denied", Kind.CLAIM, UNATTRIBUTED)
    assert (one.actor, one.flagged, one.attribution) == (None, False, "Unattributed")


def test_the_target_of_an_accusation_is_the_accused(code):
    targets = (ActorChoice.named("Varland"),)
    one = code("patrol had fired first", Kind.ACCUSATION, "Ondria", targets=targets)
    assert [(t.actor.name, t.function) for t in one.targets] == [
        ("Varland", TargetFunction.ACCUSED)
    ]


def test_via_keeps_its_order(code):
    via = tuple(map(ActorChoice.named, ("state radio", "KVP")))
    one = code("Varland denied", Kind.CLAIM, "Varland", via=via)
    assert [relay.name for relay in one.via] == ["state radio", "KVP"]


def test_an_actor_is_found_by_its_name_in_any_case_and_accent(code, project):
    code("Varland denied", Kind.CLAIM, "Çem Öz")
    code("fired first", Kind.CLAIM, "cem oz")
    assert [actor.name for actor in project.read.actors()] == ["Çem Öz"]


def test_a_span_beyond_the_text_is_refused_and_nothing_is_stored(project, articles):
    far = annotating.Statement(article=articles[0], spans=(TextSpan(0, 10**6),), kind=Kind.CLAIM)
    with pytest.raises(RuleBroken, match="beyond"):
        annotating.annotate(project, far)
    assert project.read.annotations() == []


def test_parts_that_overlap_are_refused(project, articles):
    spans = (TextSpan(0, 10), TextSpan(5, 20))
    both = annotating.Statement(article=articles[0], spans=spans, kind=Kind.CLAIM)
    with pytest.raises(RuleBroken, match="overlap"):
        annotating.annotate(project, both)


def test_a_selection_of_white_space_is_refused(project, articles):
    gap = project.text(articles[0])[1].index("\n\n")
    blank = annotating.Statement(
        article=articles[0], spans=(TextSpan(gap, gap + 2),), kind=Kind.CLAIM
    )
    with pytest.raises(RuleBroken, match="white space"):
        annotating.annotate(project, blank)


def test_an_unknown_article_is_named(project):
    lost = annotating.Statement(article="nowhere", spans=(TextSpan(0, 1),), kind=Kind.CLAIM)
    with pytest.raises(NotFound, match="nowhere"):
        annotating.annotate(project, lost)


def test_one_passage_is_not_coded_twice_for_one_actor(code, project):
    code("Varland denied", Kind.CLAIM, "Varland")
    with pytest.raises(RuleBroken, match="coded already as claim by Varland"):
        code("Varland denied", Kind.ACCUSATION, "Varland")
    assert len(project.read.annotations()) == 1


def test_one_passage_may_be_coded_for_two_actors(code, project):
    code("Varland denied", Kind.CLAIM, "Varland")
    code("Varland denied", Kind.CLAIM, "Ondria")
    assert len(project.read.annotations()) == 2


def test_a_new_kind_is_no_longer_a_secondary_one(code, project):
    one = code("the council “must stop hiding” them", Kind.DEMAND, also=frozenset({Kind.CLAIM}))
    one = annotating.retag(project, one, Kind.CLAIM)
    assert (one.kind, one.also) == (Kind.CLAIM, {Kind.QUOTE})


def test_a_secondary_kind_toggles_on_and_off(code, project):
    one = code("Varland denied", Kind.CLAIM)
    one = annotating.toggle_secondary(project, one, Kind.ACCUSATION)
    assert one.also == {Kind.ACCUSATION}
    assert annotating.toggle_secondary(project, one, Kind.ACCUSATION).also == frozenset()


def test_moving_the_borders_computes_the_form_anew(code, project, articles):
    one = code("The Harbour Union urged the council", Kind.DEMAND)
    text = project.text(articles[0])[1]
    start = text.index("must stop hiding")
    one = annotating.set_spans(project, one, [TextSpan(start, start + len("must stop hiding"))])
    assert (one.quotation, one.form) == ("must stop hiding", Form.DIRECT)


def test_what_hangs_on_a_statement_is_not_overwritten_while_the_clock_stands_still(
    project, code, monkeypatch
):
    monkeypatch.setattr("annotator.store.project_file.now", lambda: "2026-12-01T09:00:00.000Z")
    seen = code("Varland denied", Kind.CLAIM)
    parties.set_targets(project, seen, [ActorChoice.named("Ondria")])
    with pytest.raises(StaleEdit):
        parties.set_targets(project, seen, [])


def test_an_edit_of_what_somebody_changed_meanwhile_is_refused(code, project):
    seen = code("Varland denied", Kind.CLAIM)
    annotating.retag(project, seen, Kind.DEMAND)
    with pytest.raises(StaleEdit):
        annotating.retag(project, seen, Kind.ACCUSATION)
    assert project.read.annotation(seen.id).kind is Kind.DEMAND


def test_a_deleted_statement_comes_back_whole(code, project):
    targets = (ActorChoice.named("Ondria"),)
    one = code("Varland denied", Kind.ACCUSATION, "Varland", targets=targets)
    annotating.delete(project, [one])
    assert project.read.annotations() == []
    project.undo()
    (back,) = project.read.annotations()
    assert (back.parts, back.actor, back.targets) == (one.parts, one.actor, one.targets)


def test_an_actor_without_a_name_is_refused(code):
    with pytest.raises(RuleBroken, match="needs a name"):
        code("Varland denied", Kind.CLAIM, ActorChoice.named(" \u200b\t"))


def test_listeners_hear_what_changed_after_it_is_stored(project, code):
    heard = []
    project.listen(lambda changes: heard.append((changes, len(project.read.annotations()))))
    one = code("Varland denied", Kind.CLAIM, "Varland")
    ((changes, stored),) = heard
    assert (changes.label, changes.annotations, stored) == ("Add claim", {one.id}, 1)
    assert changes.actors == {one.actor.id}


def test_an_edit_that_changes_nothing_returns_the_statement_as_another_window_left_it(
    project, code
):
    project.listen(project.touched)  # as a window does to show what has changed
    mine = code("urged the council", Kind.DEMAND)
    other = Project.open(project.path, "Bo")
    annotating.toggle_flag(other, mine)
    other.close()
    seen = project.read.annotation(mine.id)
    assert annotating.retag(project, seen, Kind.DEMAND).revision == seen.revision


def test_a_statement_that_somebody_deletes_at_once_was_coded_all_the_same(project, code):
    other = Project.open(project.path, "Bo")

    def strike(changes):
        annotating.delete(other, [other.read.annotation(one) for one in changes.annotations])

    project.listen(strike)
    assert code("Varland denied", Kind.CLAIM, "Varland").kind is Kind.CLAIM
    assert project.read.annotations() == []
    other.close()
