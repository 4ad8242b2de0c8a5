"""One actor of the registry: its names, what it is, its roles, and when it may go."""

import pytest

from annotator.domain.actors import ActorType
from annotator.domain.codebook import Kind
from annotator.editing import registry
from annotator.editing.actors import ActorChoice, NewActor
from annotator.editing.registry import Details, Role
from annotator.errors import NotFound, RuleBroken, StaleEdit


@pytest.fixture
def add(project):
    """Enter an actor by name."""

    def run(name, **more):
        return registry.add_actor(project, NewActor(name=name, **more))

    return run


@pytest.fixture
def tolland(add):
    return add("Mira Tolland", short_name="Tolland", aliases=("ميرا تولاند",))


def found(project, name):
    """Return the id of the one actor who goes by a name."""
    with project.edit("look") as edit:
        return [ref.id for ref in edit.read.actors_named(registry.fold(name))]


def test_a_renamed_actor_is_found_by_its_new_name_only(project, tolland):
    one = registry.rename(project, tolland, " Mira  Toland ")
    assert one.name == "Mira Toland"
    assert found(project, "mira toland") == [tolland.id]
    assert found(project, "Mira Tolland") == []


def test_the_former_name_can_be_kept(project, tolland):
    one = registry.rename(project, tolland, "Mira Voss", keep_former=True)
    assert one.other_names == ("ميرا تولاند", "Mira Tolland")
    assert found(project, "Mira Tolland") == [tolland.id]


def test_two_actors_may_not_have_one_main_name(project, add, tolland):
    other = add("Joan Tolland", short_name="Tolland")
    with pytest.raises(RuleBroken, match="in the registry already"):
        registry.rename(project, other, "MIRA TOLLAND")
    with pytest.raises(RuleBroken, match="in the registry already"):
        add("mira tolland")


def test_a_name_may_be_written_in_another_case(project, tolland):
    assert registry.rename(project, tolland, "MIRA Tolland").name == "MIRA Tolland"


def test_what_somebody_renamed_in_the_meantime_is_not_overwritten(project, tolland):
    registry.rename(project, tolland, "Mira Voss")
    with pytest.raises(StaleEdit):
        registry.rename(project, tolland, "Mira Toland")


def test_type_country_and_note_are_one_step(project, tolland, content):
    before = content(project)
    details = Details(type=ActorType.GROUP, country="Varland", note=" Twice\nnoted. ")
    one = registry.change(project, tolland, details)
    assert (one.type, one.country, one.note) == (ActorType.GROUP, "Varland", "Twice\nnoted.")
    assert project.next_labels()[0] == "Change details of Mira Tolland"
    project.undo()
    assert content(project) == before


@pytest.mark.parametrize(
    ("details", "label"),
    [
        (Details(type=ActorType.UNNAMED), "Make Mira Tolland an unnamed actor"),
        (Details(country="VR"), "Change country of Mira Tolland"),
        (Details(native_name="ميرا"), "Change native name of Mira Tolland"),
    ],
)
def test_the_step_is_called_by_what_it_does(project, tolland, details, label):
    registry.change(project, tolland, details)
    assert project.next_labels()[0] == label


def test_an_actor_is_found_by_the_short_name_it_has_now(project, tolland):
    one = registry.change(project, tolland, Details(short_name="Miss Tolland"))
    assert found(project, "miss tolland") == [tolland.id]
    assert found(project, "tolland") == []
    assert one.other_names == ("ميرا تولاند",)


def test_a_name_that_is_short_and_native_stays_while_one_of_them_has_it(project, add):
    one = add("Kellin Port", short_name="Kellin", native_name="Kellin")
    registry.change(project, one, Details(short_name=""))
    assert found(project, "kellin") == [one.id]


@pytest.mark.parametrize("name", ["Мира Толланд", "מירה", "M. “Mimi” Tolland", "=1+1"])
def test_an_alias_in_any_script_finds_the_actor_until_it_is_removed(project, tolland, name):
    one = registry.add_alias(project, tolland, name)
    assert found(project, name) == [one.id]
    one = registry.remove_alias(project, one, name)
    assert found(project, name) == []
    assert one.names == tolland.names


def test_an_alias_is_written_in_another_way(project, tolland):
    one = registry.rename_alias(project, tolland, "ميرا تولاند", "ميرا تولند")
    assert one.other_names == ("ميرا تولند",)
    assert found(project, "ميرا تولاند") == []


def test_the_short_name_can_be_removed_as_the_other_names_are(project, tolland):
    one = registry.remove_alias(project, tolland, "Tolland")
    assert one.short_name == ""
    assert "Tolland" not in one.names


def test_a_name_the_actor_has_already_is_refused(project, tolland):
    with pytest.raises(RuleBroken, match="goes by “Tolland” already"):
        registry.add_alias(project, tolland, "Tolland")
    with pytest.raises(RuleBroken, match="already"):
        registry.rename_alias(project, tolland, "ميرا تولاند", "Mira Tolland")


def test_a_name_the_actor_does_not_have_cannot_be_removed(project, tolland):
    with pytest.raises(NotFound, match="no other name “Mira”"):
        registry.remove_alias(project, tolland, "Mira")


def test_a_role_is_valid_from_its_first_to_its_last_day(project, tolland):
    office = Role("harbour master", ActorChoice.named("Port Kellin"), "2024-03", "2025")
    one = registry.add_role(project, tolland, office)
    (held,) = one.affiliations
    assert (held.title, held.period) == ("harbour master, Port Kellin", "2024-03–2025")
    days = ("2024-02-29", "2024-03-01", "2025-12-31", "2026-01-01")
    assert [held.holds_on(day) for day in days] == [False, True, True, False]


def test_a_role_is_changed_and_removed_and_each_is_undone(project, tolland, content):
    one = registry.add_role(project, tolland, Role("pilot"))
    states = [content(project)]
    one = registry.change_role(project, one, one.affiliations[0], Role("chief pilot", until="2024"))
    states.append(content(project))
    assert one.affiliations[0].title == "chief pilot"
    assert one.affiliations[0].period == "–2024"
    assert registry.remove_role(project, one, one.affiliations[0]).affiliations == ()
    for state in reversed(states):
        project.undo()
        assert content(project) == state


def test_a_role_that_somebody_changed_in_the_meantime_is_not_overwritten(project, tolland):
    one = registry.add_role(project, tolland, Role("pilot"))
    (seen,) = one.affiliations
    registry.change_role(project, one, seen, Role("chief pilot"))
    with pytest.raises(StaleEdit):
        registry.change_role(project, one, seen, Role("captain"))
    with pytest.raises(StaleEdit):
        registry.remove_role(project, one, seen)
    (role,) = registry.actor_of(project, one.id).affiliations
    assert role.role == "chief pilot"


def test_a_name_that_somebody_changed_in_the_meantime_is_not_changed_again(project, tolland):
    registry.rename_alias(project, tolland, "ميرا تولاند", "ميرا")
    with pytest.raises(StaleEdit):
        registry.rename_alias(project, tolland, "ميرا تولاند", "تولاند")


@pytest.mark.parametrize(
    ("role", "why"),
    [
        (Role(), "needs words"),
        (Role("pilot", since="yesterday"), "is no day"),
        (Role("pilot", since="2024-13"), "is no day"),
        (Role("pilot", since="2024-02-30"), "is no day"),
        (Role("pilot", since="2025", until="2024-12"), "cannot end"),
        (Role("pilot", ActorChoice.named("Mira Tolland")), "in itself"),
    ],
)
def test_a_role_that_makes_no_sense_is_refused(project, tolland, role, why):
    with pytest.raises(RuleBroken, match=why):
        registry.add_role(project, tolland, role)


def test_an_actor_nobody_names_is_deleted_and_comes_back_by_undo(project, tolland, content):
    one = registry.add_role(project, tolland, Role("pilot", since="2024"))
    before = content(project)
    registry.delete_actor(project, one)
    assert [actor.name for actor in project.read.actors()] == []
    project.undo()
    assert content(project) == before


@pytest.mark.parametrize("place", ["actor", "target", "via"])
def test_an_actor_that_a_statement_names_is_not_deleted(project, code, tolland, place):
    choice = ActorChoice.known(tolland.id)
    named = (
        {"actor": choice} if place == "actor" else {f"{place}s".replace("vias", "via"): (choice,)}
    )
    code("reopen the quay", Kind.CLAIM, **named)
    with pytest.raises(RuleBroken, match="1 statement names Mira Tolland"):
        registry.delete_actor(project, tolland)


def test_an_organisation_in_which_somebody_holds_a_role_is_not_deleted(project, add, tolland):
    port = add("Port Kellin")
    registry.add_role(project, tolland, Role("pilot", ActorChoice.known(port.id)))
    with pytest.raises(RuleBroken, match="organisation of somebody's role"):
        registry.delete_actor(project, port)
