"""The registry as a table: out and back without a difference, and what an import refuses."""

import csv
import io
import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.domain.actors import ActorType
from annotator.domain.codebook import Kind
from annotator.domain.text import canonical, fold
from annotator.editing import actor_merging, registry
from annotator.editing.actor_exchange import (
    Fate,
    compared,
    counts,
    export_actors,
    import_actors,
    read_table,
)
from annotator.editing.actors import ActorChoice, NewActor, one_line
from annotator.editing.project import Project
from annotator.editing.registry import Details, Role
from annotator.errors import CannotWrite, UnreadableInput
from annotator.exchange.actor_table import COLUMNS
from annotator.exchange.cells import bare, guarded

ODD = st.one_of(
    st.text(max_size=12),
    st.sampled_from([
        "=1+1", "+491", "-x", "@sum", "'=1", "''", "'", "\uff1dwide", "a,b;c", 'say "no"',
        "مِيرا تولاند", "Мира\tЖ.", "a\u2028b", "\ufeffx", "tail\\", "=cmd|' /C calc'!A0",
    ]),
)  # fmt: skip
NAMES = ODD.map(one_line).filter(lambda name: fold(name) != "")
MAYBE = st.one_of(st.just(""), ODD.map(one_line).filter(lambda name: name == "" or fold(name)))
NOTES = st.text(max_size=20).map(lambda note: canonical(note).text.strip())
DAYS = st.sampled_from(["", "2023", "2023-05", "2023-05-06"])


@st.composite
def registries(draw):
    names = draw(st.lists(NAMES, max_size=5, unique_by=fold))
    return [
        {
            "name": name,
            "type": draw(st.sampled_from(ActorType)),
            "short_name": draw(MAYBE),
            "native_name": draw(MAYBE),
            "country": draw(MAYBE),
            "note": draw(NOTES),
            "others": draw(st.lists(NAMES, max_size=3)),
            "roles": draw(st.lists(st.tuples(NAMES, DAYS, st.integers(0, 9)), max_size=2)),
        }
        for name in names
    ]


def fill(project, told):
    made = []
    for one in told:
        new = NewActor(
            name=one["name"],
            type=one["type"],
            short_name=one["short_name"],
            native_name=one["native_name"],
            aliases=tuple(one["others"]),
        )
        details = Details(country=one["country"], note=one["note"])
        made.append(registry.add_actor(project, new, details))
    for actor, one in zip(made, told, strict=True):
        for role, since, place in one["roles"]:
            body = made[place % len(made)]
            organisation = ActorChoice.known(body.id) if body.id != actor.id else None
            registry.add_role(project, actor, Role(role, organisation, since))


def seen(project):
    return {
        actor.id: (
            actor.name,
            actor.type,
            actor.short_name,
            actor.native_name,
            actor.country,
            actor.note,
            actor.other_names,
            sorted(
                (held.role, held.organisation, held.since or "", held.until or "")
                for held in map(_without_id, actor.affiliations)
            ),
        )
        for actor in project.read.actors()
    }


def _without_id(held):
    return type(held)(held.organisation and held.organisation.id, held.role, held.since, held.until)


@pytest.fixture
def make(tmp_path_factory):
    def empty():
        return Project.create(tmp_path_factory.mktemp("registry") / "other.annproj", "Ada")

    return empty


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(told=registries())
def test_a_registry_goes_out_and_comes_back_without_a_difference(make, told):
    one, other = make(), make()
    fill(one, told)
    table = one.path.with_suffix(".csv")
    assert export_actors(one, table) == len(told)
    first = table.read_bytes()
    import_actors(other, read_table(table))
    assert seen(other) == seen(one)
    again = compared(other.read, read_table(table))
    assert {step.fate for step in again} <= {Fate.UNCHANGED}
    export_actors(one, table)
    assert table.read_bytes() == first
    one.close()
    other.close()


@given(st.text())
def test_what_is_guarded_is_bare_again_and_no_formula(text):
    assert bare(guarded(text)) == text
    assert not guarded(text).startswith(tuple("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20"))


def test_an_apostrophe_that_guards_nothing_is_a_part_of_the_name():
    assert bare("'Ndrangheta") == "'Ndrangheta"


@pytest.fixture
def table(tmp_path):
    """Write a table and read it."""

    def run(text, encoding="utf-8"):
        path = tmp_path / "actors.csv"
        path.write_bytes(text.encode(encoding))
        return read_table(path)

    return run


def test_no_cell_of_a_table_is_taken_for_a_formula(project, tmp_path):
    registry.add_actor(project, NewActor(name="=HYPERLINK(1)", aliases=("@x", "-y")))
    export_actors(project, tmp_path / "out.csv")
    text = (tmp_path / "out.csv").read_text(encoding="utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(text, newline="")) for cell in row]
    assert "'=HYPERLINK(1)" in cells
    assert not any(cell.startswith(("=", "@", "-", "+")) for cell in cells)


def test_a_table_written_by_hand_needs_only_names(project, table):
    rows = table(
        "Name;Type;Role;Organisation;From\r\n"
        "Mira Tolland;;harbour master;Port Kellin;2024\r\n"
        "Port Kellin;Organisation;;;\r\n"
        "mira tolland;;pilot;;\r\n"
    )
    steps = import_actors(project, rows)
    assert counts(steps)[Fate.NEW] == 2
    port, mira = sorted(project.read.actors(), key=lambda one: one.type)
    assert (mira.name, port.type) == ("Mira Tolland", ActorType.ORGANISATION)
    assert sorted(held.title for held in mira.affiliations) == [
        "harbour master, Port Kellin",
        "pilot",
    ]


def test_an_import_adds_and_changes_but_takes_nothing_away_and_is_one_step(project, table, content):
    mira = registry.add_actor(
        project, NewActor(name="Mira Tolland", aliases=("M. Tolland",)), Details(country="Varland")
    )
    before = content(project)
    rows = table(
        f"id,name,country,note,other_name\n{mira.id},Mira Toland,,seen,Miss T.\n,Otto Vane,VR,,\n"
    )
    (first, second) = import_actors(project, rows)
    assert first.told == "renamed to Mira Toland, note, 1 more name"
    assert (first.fate, second.fate) == (Fate.CHANGED, Fate.NEW)
    changed = registry.actor_of(project, mira.id)
    assert (changed.name, changed.country, changed.note) == ("Mira Toland", "Varland", "seen")
    assert changed.other_names == ("M. Tolland", "Miss T.")
    assert project.next_labels()[0] == "Import 2 actors"
    project.undo()
    assert content(project) == before


def test_of_several_rows_the_first_that_tells_a_thing_counts(project, table):
    rows = table("name,type,country\nVarland,,VR\nvarland,state,XX\n")
    import_actors(project, rows)
    (one,) = project.read.actors()
    assert (one.name, one.type, one.country) == ("Varland", ActorType.STATE, "VR")


def test_an_actor_that_stands_in_a_table_with_and_without_its_id_is_taken_once(project, table):
    mira = registry.add_actor(project, NewActor(name="Mira Tolland"))
    rows = table(f"id,name,country\n{mira.id},Mira Tolland,VR\n,Mira Tolland,XX\n")
    assert [step.fate for step in import_actors(project, rows)] == [Fate.CHANGED, Fate.REFUSED]
    assert registry.actor_of(project, mira.id).country == "VR"


def test_a_role_in_an_organisation_that_was_merged_since_is_no_new_one(project, table):
    old, new = (
        registry.add_actor(project, NewActor(name=n)) for n in ("Port Kelin", "Port Kellin")
    )
    mira = registry.add_actor(project, NewActor(name="Mira Tolland"))
    registry.add_role(project, mira, Role("pilot", ActorChoice.known(old.id)))
    actor_merging.merge(project, [old], new)
    rows = table(f"name,role,organisation_id\nMira Tolland,pilot,{old.id}\n")
    (step,) = compared(project.read, rows)
    assert step.fate is Fate.UNCHANGED


def test_an_actor_is_found_by_the_short_name_a_table_gives_it(project, table, code):
    mira = registry.add_actor(project, NewActor(name="Mira Tolland"))
    import_actors(project, table("name,short_name\nMira Tolland,Miss Tolland\n"))
    assert code("Varland denied", Kind.CLAIM, "miss tolland").actor == mira.ref


def test_a_preview_changes_nothing(project, table, content):
    before = content(project)
    (step,) = compared(project.read, table("name\nMira Tolland\n"))
    assert step.fate is Fate.NEW
    assert content(project) == before


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("id,name\nabc,Otto Vane\n", "“abc” is no id"),
        ("name,type\nOtto Vane,alien\n", "“alien” is no type of actor"),
        ("name,role,from\nOtto Vane,pilot,May\n", "“May” is no day"),
        ("name,role,from,to\nOtto Vane,pilot,2024,2023\n", "cannot end in 2023"),
        ("name,from\nOtto Vane,2024\n", "neither words nor an organisation"),
        ("name,role,organisation\nOtto Vane,pilot,Otto Vane\n", "in itself"),
        ("id,name\n7a8e6a5e-0000-4000-8000-000000000001,Mira Tolland\n", "under another id"),
        ("name,note\n,no name\n", "has no name"),
    ],
)
def test_what_cannot_be_taken_is_left_out_with_its_reason(project, table, line, why):
    registry.add_actor(project, NewActor(name="Mira Tolland"))
    (step,) = import_actors(project, table(line))
    assert step.fate is Fate.REFUSED
    assert why in step.reason
    assert len(project.read.actors()) == 1


def test_an_old_table_finds_what_its_actor_was_merged_into(project, table, code):
    code("Varland denied", Kind.CLAIM, "Varlund")
    old, new = project.read.actors()[0], registry.add_actor(project, NewActor(name="Varland"))
    actor_merging.merge(project, [old], new)
    (step,) = compared(project.read, table(f"id,name,country\n{old.id},Varland,VR\n"))
    assert (step.actor.id, step.fate, step.told) == (new.id, Fate.CHANGED, "country")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "is empty"),
        ("who\nMira\n", "no column “name”"),
        ("name,name\na,b\n", "two columns “name”"),
        ('name\n"Mira\n', "cannot be read as a table"),
    ],
)
def test_a_file_that_is_no_such_table_is_refused(table, text, why):
    with pytest.raises(UnreadableInput, match=why):
        table(text)


def test_a_file_that_is_not_there_and_a_folder_that_is_not_are_told_of(project, tmp_path):
    with pytest.raises(UnreadableInput, match="cannot be read"):
        read_table(tmp_path / "none.csv")
    with pytest.raises(CannotWrite):
        export_actors(project, tmp_path / "none" / "out.csv")


def test_a_table_from_an_old_spreadsheet_is_read_in_its_encoding(table):
    names = ["Жанна Толланд", "Илья Вейль"]
    rows = table("\n".join(["name", *names]), "cp1251")
    assert [row.name for row in rows] == names


def test_every_column_is_documented():
    document = Path(__file__).parents[3] / "packaging" / "actor-table.md"
    told = re.findall(r"`(\w+)`", document.read_text(encoding="utf-8"))
    assert [name for name in COLUMNS if name not in told] == []
