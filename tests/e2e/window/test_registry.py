import pytest
from PySide6.QtWidgets import QFileDialog

from annotator.domain.actors import ActorType
from annotator.domain.codebook import Kind
from annotator.domain.spans import TextSpan
from annotator.editing import registry
from annotator.editing.actors import ActorChoice, NewActor
from annotator.editing.annotating import Statement, annotate
from annotator.editing.project import Project
from annotator.editing.registry import Role


@pytest.fixture
def seat(sit_down, project_path):
    """Somebody in front of an article with three statements, one by a misspelt name."""
    project = Project.open(project_path, "Coder A")
    article = project.read.articles()[0].id
    for n, (start, name) in enumerate((
        (0, "Ismene Quade"),
        (20, "Ismene Quede"),
        (40, "Harbour Union"),
    )):
        span = (TextSpan(start, start + 15),)
        choice = ActorChoice.named(name)
        target = (ActorChoice.named("Ismene Quede"),) if n == 2 else ()
        annotate(project, Statement(
            article=article, spans=span, kind=Kind.CLAIM, actor=choice, targets=target
        ))  # fmt: skip
    project.close()
    seat = sit_down(project_path)
    seat.press("Ctrl+R")
    return seat


def _page(seat):
    return seat.window.registry.page


def _listed(seat):
    rows = _page(seat).list.view.model()
    return [rows.index(row, 0).data() for row in range(rows.rowCount())]


def _lines(seat):
    return [fact.text.strip("\u2068\u2069") for fact in _page(seat).facts.rows.facts]


def _names(seat):
    return [actor.name for actor in seat.project.read.actors()]


def _go_to(seat, name):
    seat.press("Home")
    for _ in range(len(_listed(seat))):
        if seat.window.registry.actor().name == name:
            return
        seat.press("Down")
    raise AssertionError(f"{name} is not listed")


def _answer(seat, **fields):
    """Fill in the next dialog by its fields' names, and take it by Enter."""

    def deed(dialog):
        for name, words in fields.items():
            dialog._fields[name].setFocus()
            dialog._fields[name].selectAll()
            if words.isascii():
                seat.type(words)
            else:  # as an input method would
                dialog._fields[name].insert(words)
        dialog._fields[next(iter(fields))].setFocus()
        seat.press("Ctrl+Return")

    seat.in_dialog(deed)


def test_ctrl_r_shows_all_actors_and_goes_back_to_the_text(seat):
    assert _listed(seat) == ["Harbour Union", "Ismene Quade", "Ismene Quede"]
    seat.press("Ctrl+R")
    assert seat.view.isVisible()
    assert seat.view.hasFocus()
    seat.press("Ctrl+R", "Esc")
    assert seat.view.hasFocus()


def test_typing_in_the_search_field_narrows_the_list(seat):
    seat.press("Shift+F6")
    seat.type("quede")
    assert _listed(seat) == ["Ismene Quede"]
    assert seat.window.registry.actor().name == "Ismene Quede"
    seat.press("Esc")
    assert len(_listed(seat)) == 3


def test_enter_on_a_statement_opens_it_in_the_text(seat):
    _go_to(seat, "Ismene Quade")
    seat.press("Return", "Return")
    assert seat.view.hasFocus()
    assert seat.window.desk.statement.actor.name == "Ismene Quade"


def test_a_renamed_actor_reads_otherwise_in_the_list_of_statements_too(seat):
    _go_to(seat, "Ismene Quade")
    _answer(seat, name="Ismene Quaid")
    seat.press("F2")
    assert "Ismene Quaid" in _listed(seat)
    seat.press("Esc")
    statements = seat.window.bench.statements.view.model()
    assert "Ismene Quaid" in statements.index(0, 0).data()


def test_the_statement_in_focus_has_the_new_name_of_its_actor(seat):
    seat.press("Esc", "Tab")
    assert seat.window.desk.statement.actor.name == "Ismene Quade"
    seat.press("Ctrl+R")
    assert seat.window.registry.actor().name == "Ismene Quade"
    _answer(seat, name="Ismene Quaid")
    seat.press("F2")
    assert seat.window.desk.statement.actor.name == "Ismene Quaid"


def test_a_name_that_another_actor_has_is_refused_in_the_dialog(seat):
    _go_to(seat, "Ismene Quade")
    told = []

    def deed(dialog):
        dialog._fields["name"].setText("Harbour Union")
        seat.press("Return")
        told.append(dialog._fault.text())
        seat.press("Esc")

    seat.in_dialog(deed)
    seat.press("F2")
    assert "in the registry already" in told[0]
    assert _names(seat) == ["Harbour Union", "Ismene Quade", "Ismene Quede"]


def test_names_and_roles_are_added_and_deleted_by_keys(seat):
    _go_to(seat, "Ismene Quade")
    _answer(seat, name="Исмена")
    seat.press("A")
    _answer(seat, role="council leader", organisation="Port Council", since="2024-05")
    seat.press("O")
    (actor,) = (one for one in seat.project.read.actors() if one.name == "Ismene Quade")
    assert actor.other_names == ("Исмена",)
    assert [(held.title, held.period) for held in actor.affiliations] == [
        ("council leader, Port Council", "2024-05–")
    ]
    page = _page(seat)
    page.facts.setFocus()
    seat.press("Home", "Down")
    assert page.facts.fact().name == "Исмена"
    seat.press("Del", "Ctrl+Z", "Down", "Del")
    assert seat.project.read.actors(actor.id)[0].other_names == ()


def test_the_type_goes_round_by_a_key(seat):
    _go_to(seat, "Harbour Union")
    seat.press("T")
    assert seat.window.registry.actor().type is ActorType.ORGANISATION
    assert _page(seat).chips._group.checkedButton().text() == "Organisation"
    seat.press("Ctrl+Z")
    assert seat.window.registry.actor().type is ActorType.PERSON


def test_a_near_equal_name_is_offered_and_merged_by_enter_and_undo_parts_them(seat):
    _go_to(seat, "Ismene Quade")
    seat.wait_for(lambda: "Ismene Quede" in _lines(seat))
    seat.press("Return")
    while _page(seat).facts.fact().near is None:
        seat.press("Up")
    seat.press("Return")
    assert _listed(seat) == ["Harbour Union", "Ismene Quade"]
    assert seat.window.registry.actor().statements == 2
    assert {one.attribution for one in seat.annotations()} == {"Harbour Union", "Ismene Quade"}
    seat.press("Ctrl+Z")
    assert _listed(seat) == ["Harbour Union", "Ismene Quade", "Ismene Quede"]


def test_of_two_that_are_not_the_same_neither_is_offered_again(seat):
    _go_to(seat, "Ismene Quade")
    seat.wait_for(lambda: "Ismene Quede" in _lines(seat))
    seat.press("Return")
    while _page(seat).facts.fact().near is None:
        seat.press("Up")
    seat.press("D")
    seat.wait_for(lambda: seat.window.registry._near is not None)
    assert "Ismene Quede" not in _lines(seat)
    assert len(seat.project.read.registry.apart()) == 1


def test_an_actor_is_merged_into_one_that_is_searched_for(seat):
    _go_to(seat, "Ismene Quede")
    seat.press("M")
    seat.type("harb")
    seat.press("Return")
    assert _listed(seat) == ["Harbour Union", "Ismene Quade"]
    assert seat.window.registry.actor().name == "Harbour Union"
    assert "Merge Ismene Quede into Harbour Union" in seat.said


def test_marked_statements_go_to_another_actor(seat):
    _go_to(seat, "Ismene Quede")
    seat.press("Return", "Down", "Space", "S")
    seat.type("Tovin Harl")
    seat.press("Ctrl+Return")
    targets = [target.actor.name for one in seat.annotations() for target in one.targets]
    assert targets == ["Tovin Harl"]
    assert "Tovin Harl" in _listed(seat)


def test_only_an_actor_that_nothing_refers_to_is_deleted(seat):
    seat.window.desk.failed.disconnect(seat.window.tell)
    _go_to(seat, "Ismene Quade")
    seat.press("Del")
    assert "names Ismene Quade" in str(seat.faults[0])
    _answer(seat, name="Nobody Yet")
    seat.press("N")
    assert seat.window.registry.actor().name == "Nobody Yet"
    seat.press("Del")
    assert "Nobody Yet" not in _listed(seat)
    assert seat.window.registry.actor().name == "Ismene Quede"


def test_the_list_shows_only_those_with_near_equal_names_on_demand(seat):
    seat.press("Ctrl+Shift+R")
    seat.wait_for(lambda: _listed(seat) == ["Ismene Quade", "Ismene Quede"])
    assert _page(seat).list.heading_text() == "2 actors with near-equal names"
    seat.press("Esc")
    assert len(_listed(seat)) == 3


def test_on_this_page_the_keys_of_statements_code_nothing(seat):
    before = len(seat.annotations())
    seat.press("J", "Q", "C", "F")
    assert len(seat.annotations()) == before
    menus = seat.window._menus
    assert not menus.action("annotate.quote").isEnabled()
    seat.press("Esc")
    assert menus.action("annotate.quote").isEnabled()
    assert not menus.action("actors.merge").isEnabled()


def test_an_empty_registry_says_what_to_press(sit_down, project_path):
    seat = sit_down(project_path)
    seat.press("Ctrl+R")
    told = _page(seat).list.empty.text()
    assert "Press N to enter one" in told
    assert _page(seat)._nobody.isVisible()


def test_every_part_and_line_has_a_name_for_screen_readers(seat):
    _go_to(seat, "Ismene Quade")
    page = _page(seat)
    parts = (page.list.view, page.list.field, page.facts)
    assert all(part.accessibleName() for part in parts)
    rows = page.facts.rows
    spoken = [rows.data(rows.index(n, 0), 0x0B) for n in range(rows.rowCount())]
    assert all(spoken)
    assert registry.actor_of(seat.project, seat.window.registry.actor().id).name in spoken[0]


def test_a_project_that_is_opened_next_shows_its_own_actors(seat, tmp_path):
    other = Project.create(tmp_path / "Other.annproj", "Coder A")
    registry.add_actor(other, NewActor(name="Someone Else"))
    other.close()
    seat.window.open(tmp_path / "Other.annproj")
    seat.press("Ctrl+R")
    assert _listed(seat) == ["Someone Else"]


def test_the_registry_goes_out_as_a_table_and_comes_back_after_a_look_at_it(
    seat, tmp_path, monkeypatch
):
    table = tmp_path / "actors.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(table), ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(table), ""))
    menus = seat.window._menus
    menus.action("actors.export").trigger()
    seat.wait_for(lambda: "3 actors written" in seat.said)
    table.write_text(table.read_text("utf-8-sig").replace("Harbour", "Dock"), "utf-8")
    told = []

    def answer(dialog):
        told.append(dialog._counts.text())
        seat.press("Return")

    seat.in_dialog(answer)
    menus.action("actors.import").trigger()
    seat.wait_for(lambda: bool(told))
    seat.wait_for(lambda: "Dock Union" in _listed(seat))
    assert told == ["3 actors: 0 new, 1 changed, 2 unchanged, 0 left out"]
    assert seat.said == "Actors: 1 changed, 2 unchanged."
    menus.action("edit.undo").trigger()
    seat.wait_for(lambda: "Harbour Union" in _listed(seat))


def test_an_import_that_is_thought_better_of_changes_nothing(seat, tmp_path):
    table = tmp_path / "actors.csv"
    table.write_text("name\nOtto Vane\n", "utf-8")
    seat.in_dialog(lambda _dialog: seat.press("Esc"))
    seat.window.registry.exchange().bring_in_from(table)
    seat.wait_for(lambda: "Import cancelled" in seat.said)
    assert "Otto Vane" not in _names(seat)


def test_the_picker_shows_the_role_held_when_it_was_said(sit_down, project_path):
    project = Project.open(project_path, "Coder A")
    quade = registry.add_actor(project, NewActor(name="Ismene Quade"))
    for role, since, until in (("clerk", "2019", "2021"), ("council leader", "2024", "")):
        quade = registry.add_role(project, quade, Role(role, None, since, until))
    annotate(project, Statement(
        article=project.read.articles()[0].id,
        spans=(TextSpan(0, 15),),
        kind=Kind.CLAIM,
        actor=ActorChoice.known(quade.id),
        date_said="2020-05-01",
    ))  # fmt: skip
    project.close()
    seat = sit_down(project_path)
    seat.press("Tab", "W")
    assert seat.window.bench.picker.answers.rows[0].role == "clerk, 2019–2021"


def test_an_organisation_shows_who_has_a_role_in_it_and_enter_goes_there(seat):
    union, quade = (
        next(one for one in seat.project.read.actors() if one.name == name)
        for name in ("Harbour Union", "Ismene Quade")
    )
    role = Role("patron", ActorChoice.known(union.id), "2024")
    registry.add_role(seat.project, quade, role)
    _go_to(seat, "Harbour Union")
    page = _page(seat)
    page.facts.setFocus()
    seat.press("Home")
    while page.facts.fact().person != quade.id:
        seat.press("Down")
    assert page.facts.fact().aside == "\u2068patron\u2069, 2024–"
    seat.press("Return")
    assert seat.window.registry.actor().name == "Ismene Quade"
