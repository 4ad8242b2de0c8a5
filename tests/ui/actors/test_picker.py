import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QTextEdit, QWidget

from annotator.domain.actors import Actor, ActorRef, ActorType, Affiliation
from annotator.domain.codebook import ActorState
from annotator.editing.actors import UNATTRIBUTED, ActorChoice
from annotator.ui import theme as themes
from annotator.ui.actors.picker import ActorPicker

HALLVARD = Actor(
    "h", "Marta Hallvard", affiliations=(Affiliation(ActorRef("v", "Varland"), "Minister"),)
)
UNION = Actor("u", "Harbour Union", ActorType.ORGANISATION, aliases=("the dockers",))
SAHILI = Actor("s", "مريم الساحلي", aliases=("Maryam Sahili",))
BRENN = Actor("b", "Otto Brenn")
TWIN = Actor("t", "Otto Brenn")
MANY = [Actor(str(number), f"Rand {number:04}") for number in range(2_000)]
EVERYONE = [HALLVARD, UNION, SAHILI, BRENN]
NOBODY_ELSE = Qt.KeyboardModifier.NoModifier


class Window(QWidget):
    """A window with a text, another field, and keys of its own."""

    def __init__(self, theme):
        super().__init__()
        self.resize(900, 700)
        self.text = QTextEdit(self, readOnly=True)
        self.text.setGeometry(0, 0, 900, 600)
        self.other = QLineEdit(self)
        self.other.setGeometry(0, 620, 200, 30)
        self.fired = []
        for keys in ("D", "1", "0", "Return", "Ctrl+Return", "Esc", "Up", "Down", "Tab", "Ctrl+T"):
            action = QAction(self)
            action.setShortcut(keys)
            action.triggered.connect(lambda _=False, keys=keys: self.fired.append(keys))
            self.addAction(action)
        self.picker = ActorPicker(theme, self)
        self.picker.tester = QAbstractItemModelTester(
            self.picker.answers, QAbstractItemModelTester.FailureReportingMode.Fatal
        )
        self.answers = []
        self.picker.chosen.connect(self.answers.append)
        self.picker.dismissed.connect(lambda: self.answers.append(None))

    def ask(self, **changed):
        known = {
            "recent": [HALLVARD.ref, UNION.ref, SAHILI.ref],
            "everyone": EVERYONE,
            "suggestion": "",
            "beside": QRect(100, 100, 80, 20),
            "may_be_nobody": True,
        }
        self.picker.ask("Demand by:", **known | changed)

    def press(self, key, modifiers=NOBODY_ELSE):
        """Press a key wherever the keyboard is, the window's own keys included."""
        QTest.keyClick(self.windowHandle(), key, modifiers)

    def type(self, text):
        for char in text:
            self.press(Qt.Key(ord(char.upper())))

    def rows(self):
        """Return the names offered, with their keys; ⏎ stands before what Enter takes."""
        current = self.picker.view.currentIndex().row()
        return [
            ("⏎" if place == current else row.key, row.name)
            for place, row in enumerate(self.picker.answers.rows)
        ]


@pytest.fixture
def window(theme, qtbot):
    made = Window(theme)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    made.text.setFocus()
    qtbot.waitUntil(made.text.hasFocus)
    return made


def test_the_picker_is_hidden_until_it_is_asked(window):
    assert not window.picker.isVisible()


def test_the_last_actor_is_on_enter_and_the_others_on_digits(window):
    window.ask()
    assert window.rows() == [
        ("⏎", "Marta Hallvard"),
        ("1", "Harbour Union"),
        ("2", "مريم الساحلي"),
        ("0", "Unattributed"),
    ]


def test_enter_takes_the_last_actor(window):
    window.ask()
    window.press(Qt.Key.Key_Return)
    assert window.answers == [ActorChoice.known("h")]


def test_the_enter_key_of_the_number_pad_takes_the_last_actor(window):
    window.ask()
    window.press(Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    assert window.answers == [ActorChoice.known("h")]


def test_a_digit_takes_a_recent_actor(window):
    window.ask()
    window.press(Qt.Key.Key_2)
    assert window.answers == [ActorChoice.known("s")]


def test_a_digit_of_another_script_takes_a_recent_actor(window):
    window.ask()
    event = QKeyEvent(QKeyEvent.Type.KeyPress, 0x0662, NOBODY_ELSE, "٢")
    QApplication.sendEvent(window.picker.field, event)
    assert window.answers == [ActorChoice.known("s")]


def test_zero_takes_nobody(window):
    window.ask()
    window.press(Qt.Key.Key_0)
    assert window.answers == [UNATTRIBUTED]


def test_where_somebody_must_be_named_zero_takes_nothing_and_says_so(window):
    window.ask(may_be_nobody=False)
    window.press(Qt.Key.Key_0)
    assert window.answers == []
    assert "cannot be chosen here" in window.picker.note.text()


def test_a_digit_without_an_actor_takes_nothing_and_says_so(window):
    window.ask(recent=[HALLVARD.ref])
    window.press(Qt.Key.Key_1)
    assert (window.answers, window.picker.field.text()) == ([], "")
    assert window.picker.note.text().startswith("There is no actor 1 in the list.")


def test_after_a_space_digits_are_part_of_a_name(window):
    window.ask(recent=[HALLVARD.ref, UNION.ref], everyone=[*EVERYONE, Actor("7", "7 Isles")])
    window.type(" 7")
    assert window.rows()[0] == ("⏎", "7 Isles")


def test_ten_recent_actors_fill_enter_and_the_nine_digits(window):
    many = [Actor(str(number), f"Rand {number}") for number in range(12)]
    window.ask(recent=[actor.ref for actor in many], everyone=many)
    assert [key for key, _ in window.rows()] == ["⏎", *"123456789", "0"]


def test_names_printed_nearby_have_the_digits_from_seven(window):
    window.ask(printed=["Edda Quill", "Port Kellin"])
    assert window.rows() == [
        ("⏎", "Marta Hallvard"),
        ("1", "Harbour Union"),
        ("2", "مريم الساحلي"),
        ("7", "Edda Quill"),
        ("8", "Port Kellin"),
        ("0", "Unattributed"),
    ]
    window.press(Qt.Key.Key_7)
    assert window.answers == [ActorChoice.named("Edda Quill")]


def test_beside_names_printed_nearby_six_recent_actors_have_digits(window):
    many = [Actor(str(number), f"Rand {number}") for number in range(12)]
    window.ask(recent=[actor.ref for actor in many], everyone=many, printed=["Edda Quill"])
    assert [key for key, _ in window.rows()] == ["⏎", *"123456", "7", "0"]


def test_a_name_printed_nearby_is_the_actor_whose_name_ends_with_it(window):
    window.ask(printed=["Brenn", "Hallvard"])
    assert window.rows()[3:] == [("7", "Otto Brenn"), ("0", "Unattributed")]
    window.press(Qt.Key.Key_7)
    assert window.answers == [ActorChoice.known("b")]


def test_a_name_printed_nearby_that_two_actors_have_is_not_offered(window):
    window.ask(printed=["Brenn"], everyone=[*EVERYONE, TWIN])
    assert [key for key, _ in window.rows()] == ["⏎", "1", "2", "0"]


def test_enter_never_takes_a_name_printed_nearby(window):
    window.ask(recent=[], printed=["Edda Quill"])
    window.press(Qt.Key.Key_Return)
    assert (window.answers, window.picker.isVisible()) == ([], True)


def test_among_many_actors_a_name_printed_nearby_is_offered_once_all_are_known(window, qtbot):
    window.ask(everyone=[*EVERYONE, *MANY], printed=["Rand 1999"])
    qtbot.waitUntil(lambda: ("7", "Rand 1999") in window.rows())
    window.press(Qt.Key.Key_7)
    assert window.answers == [ActorChoice.known("1999")]


def test_without_a_last_actor_enter_takes_nothing(window):
    window.ask(recent=[])
    window.press(Qt.Key.Key_Return)
    assert (window.answers, window.picker.isVisible()) == ([], True)


def test_without_a_last_actor_the_arrow_keys_reach_the_known_ones(window):
    window.ask(recent=[])
    window.press(Qt.Key.Key_Down)
    window.press(Qt.Key.Key_Return)
    assert window.answers == [ActorChoice.known("u")]


def test_letters_search_and_enter_takes_what_is_marked(window):
    window.ask()
    window.type("bre")
    assert window.rows() == [("⏎", "Otto Brenn"), ("Ctrl ⏎", "bre")]
    window.press(Qt.Key.Key_Return)
    assert window.answers == [ActorChoice.known("b")]


def test_an_alias_finds_its_actor_and_is_shown(window):
    window.ask()
    window.type("dock")
    row = window.picker.answers.rows[0]
    assert (row.name, row.aside) == ("Harbour Union", "= \u2068the dockers\u2069")


def test_the_role_of_an_actor_is_shown(window):
    window.ask()
    assert window.picker.answers.rows[0].role == "Minister, Varland"


def test_the_role_shown_is_the_one_held_on_the_day_it_was_said(window):
    offices = (
        Affiliation(None, "deputy", "2019", "2023-04"),
        Affiliation(ActorRef("v", "Varland"), "minister", "2024-06-17"),
    )
    actor = Actor("o", "Otto Vane", affiliations=offices)
    source = Actor("x", "a person briefed", ActorType.UNNAMED)
    everyone = [actor, source]
    recent = [actor.ref, source.ref]

    def roles(day):
        window.ask(recent=recent, everyone=everyone, day=day)
        return [row.role for row in window.picker.answers.rows[:2]]

    assert roles("2024-07-01") == ["minister, Varland, 2024–", "unnamed"]
    assert roles("2020-02-02") == ["deputy, 2019–2023", "unnamed"]
    assert roles("2023-12-01") == ["", "unnamed"]
    assert roles("") == ["minister, Varland, 2024–", "unnamed"]
    window.type("otto")
    assert window.picker.answers.rows[0].role == "minister, Varland, 2024–"


def test_what_is_typed_at_once_is_searched_again_when_all_names_are_ready(window, qtbot):
    window.ask(everyone=MANY, recent=[])
    window.picker.field.setText("rand 1999")
    assert [row.before for row in window.picker.answers.rows] == ["New actor"]
    qtbot.waitUntil(lambda: window.picker.answers.rows[0].name == "Rand 1999")


def test_what_enter_takes_is_the_same_when_all_names_are_ready(window, qtbot):
    window.ask(everyone=MANY, recent=[])
    window.picker.field.setText("rand 199")
    qtbot.waitUntil(lambda: len(window.picker.answers.rows) > 1)
    marked = window.picker.answers.rows[window.picker.view.currentIndex().row()]
    assert (marked.before, marked.name) == ("New actor", "rand 199")


def test_a_misspelt_name_is_offered_as_the_known_one_behind_the_new(window, qtbot):
    window.ask()
    window.type("marta halvard")
    rows = window.picker.answers.rows
    assert [row.before for row in rows] == ["New actor"]
    qtbot.waitUntil(lambda: len(window.picker.answers.rows) == 2)
    assert "Nearly the same name is known" in window.picker.note.text()
    near = window.picker.answers.rows[1]
    assert (near.name, near.aside) == ("Marta Hallvard", "near-equal name")
    assert window.picker.view.currentIndex().row() == 0
    window.press(Qt.Key.Key_Down)
    window.press(Qt.Key.Key_Return)
    assert window.answers == [ActorChoice.known("h")]


def test_a_name_that_is_like_no_other_is_offered_alone(window, qtbot):
    window.ask()
    window.type("selma oru")
    qtbot.waitUntil(lambda: not window.picker._resting.isActive())
    assert [row.name for row in window.picker.answers.rows] == ["selma oru"]


def test_arrow_keys_and_tab_move_the_mark_round(window):
    window.ask()
    marks = []
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Tab, Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Up):
        window.press(key)
        marks.append(window.picker.view.currentIndex().row())
    assert marks == [1, 2, 1, 0, 3]


def test_a_name_nobody_has_is_entered_by_enter(window):
    window.ask()
    window.type("ines")
    assert window.rows() == [("⏎", "ines")]
    assert window.picker.types.isVisible()
    window.press(Qt.Key.Key_Return)
    assert window.answers == [ActorChoice.named("ines")]


def test_ctrl_enter_enters_what_is_typed_though_others_match(window):
    window.ask()
    window.type("bre")
    window.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert window.answers == [ActorChoice.named("bre")]


def test_ctrl_enter_enters_the_name_found_in_the_text(window):
    window.ask(suggestion="Ines  Tarrow")
    assert window.rows()[-1] == ("Ctrl ⏎", "Ines Tarrow")
    window.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert window.answers == [ActorChoice.named("Ines Tarrow")]


def test_a_name_found_in_the_text_that_is_known_takes_the_known_actor(window, qtbot):
    window.ask(suggestion="The Dockers")
    window.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert window.answers == [ActorChoice.known("u")]


def test_among_many_actors_a_name_found_in_the_text_is_known_after_a_moment(window, qtbot):
    window.ask(everyone=[*EVERYONE, *MANY], suggestion="The Dockers")
    assert window.picker.answers.rows[-1].is_new
    qtbot.waitUntil(lambda: not window.picker.answers.rows[-1].is_new)
    window.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert window.answers == [ActorChoice.known("u")]


def test_the_mark_stays_where_it_was_when_all_names_are_known(window, qtbot):
    window.ask(recent=[], everyone=[*EVERYONE, *MANY], suggestion="The Dockers")
    window.press(Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: not window.picker._preparing.isActive())
    assert window.picker.view.currentIndex().row() == 0


def test_a_name_that_several_have_is_not_offered_as_new(window):
    window.ask(everyone=[BRENN, TWIN])
    window.picker.field.setText("Otto Brenn")
    assert [name for _, name in window.rows()] == ["Otto Brenn", "Otto Brenn"]


def test_signs_that_make_no_name_are_not_offered_as_new(window):
    window.ask()
    window.picker.field.setText("\u200b")
    assert window.rows() == []


def test_ctrl_enter_without_any_name_takes_nothing(window):
    window.ask()
    window.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert (window.answers, window.picker.isVisible()) == ([], True)


def test_ctrl_t_changes_what_a_new_actor_is(window):
    window.ask()
    window.type("ines")
    window.press(Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    window.press(Qt.Key.Key_Return)
    assert window.answers == [ActorChoice.named("ines", ActorType.ORGANISATION)]


def test_ctrl_t_comes_round_to_person(window):
    window.ask(suggestion="Ines Tarrow")
    seen = []
    for _ in ActorType:
        window.press(Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
        seen.append(window.picker.answers.rows[-1].role)
    assert seen == ["organisation", "state", "group", "unnamed", "person"]


def test_a_click_chooses_the_type_and_leaves_the_keyboard_alone(window, qtbot):
    window.ask()
    window.type("ines")
    buttons = window.picker.types.findChildren(type(window.picker.types._group.button(0)))
    qtbot.mouseClick(buttons[3], Qt.MouseButton.LeftButton)
    window.press(Qt.Key.Key_Return)
    assert window.answers == [ActorChoice.named("ines", ActorType.GROUP)]


def test_the_next_question_asks_for_a_person_again(window):
    window.ask(suggestion="Ines Tarrow")
    window.press(Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    window.press(Qt.Key.Key_Escape)
    window.ask(suggestion="Ines Tarrow")
    assert window.picker.answers.rows[-1].choice.type is ActorType.PERSON


def test_a_click_takes_a_row(window, qtbot):
    window.ask()
    view = window.picker.view
    place = view.visualRect(window.picker.answers.index(1, 0)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert window.answers == [ActorChoice.known("u")]


def test_escape_chooses_nothing(window):
    window.ask()
    window.type("bre")
    window.press(Qt.Key.Key_Escape)
    assert (window.answers, window.picker.isVisible()) == ([None], False)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
@pytest.mark.parametrize("name", ["text", "other"])
def test_the_keyboard_goes_back_to_where_it_was(window, key, name):
    before = getattr(window, name)
    before.setFocus()
    window.ask()
    assert window.picker.field.hasFocus()
    window.press(key)
    assert before.hasFocus()


def test_the_keys_of_the_window_sleep_while_the_picker_is_open(window):
    window.ask()
    window.press(Qt.Key.Key_Down)
    window.press(Qt.Key.Key_Up)
    window.press(Qt.Key.Key_Tab)
    window.type("d10")
    window.press(Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    window.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    window.ask()
    window.press(Qt.Key.Key_Escape)
    assert window.fired == []
    window.press(Qt.Key.Key_D)
    assert window.fired == ["D"]


def test_the_key_that_is_still_held_down_is_no_part_of_a_name(window):
    window.ask()
    held = QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key.Key_D, NOBODY_ELSE, "d", True)
    QApplication.sendEvent(window.picker.field, held)
    assert window.picker.field.text() == ""


def test_going_on_elsewhere_leaves_the_actor_open(window):
    window.ask()
    window.other.setFocus()
    assert (window.answers, window.picker.isVisible()) == ([None], False)
    assert window.other.hasFocus()


def test_hiding_the_picker_leaves_the_actor_open_once(window):
    window.ask()
    window.picker.hide()
    window.picker.hide()
    assert window.answers == [None]
    assert window.text.hasFocus()


def test_a_second_question_takes_the_place_of_the_first(window):
    window.ask()
    window.type("bre")
    window.ask(recent=[UNION.ref])
    assert (window.picker.field.text(), window.rows()[0]) == ("", ("⏎", "Harbour Union"))
    window.press(Qt.Key.Key_Escape)
    assert window.text.hasFocus()


def test_an_answer_may_ask_the_next_question(window):
    window.picker.chosen.connect(lambda choice: choice.id == "h" and window.ask())
    window.ask()
    window.press(Qt.Key.Key_Return)
    assert window.picker.field.hasFocus()


def test_actors_entered_meanwhile_are_found(window):
    window.ask()
    window.press(Qt.Key.Key_Escape)
    window.ask(everyone=[*EVERYONE, Actor("i", "Ines Tarrow")])
    window.type("ines")
    assert window.rows() == [("⏎", "Ines Tarrow"), ("Ctrl ⏎", "ines")]


def test_names_are_made_searchable_while_nobody_types(window, qtbot):
    window.ask(everyone=[Actor(str(n), f"Rand {n}") for n in range(1_200)])
    qtbot.waitUntil(lambda: not window.picker._preparing.isActive())
    assert window.picker._search.prepare(0)


def test_a_screen_reader_is_told_the_question_and_the_row_enter_takes(window):
    window.ask()
    assert window.picker.field.accessibleName() == "Demand by:"
    assert "Marta Hallvard" in window.picker.field.accessibleDescription()
    window.press(Qt.Key.Key_Down)
    assert "Harbour Union" in window.picker.field.accessibleDescription()


@pytest.mark.parametrize("top", [0, 300, 590, 690])
@pytest.mark.parametrize("left", [0, 850])
def test_the_picker_stays_inside_the_window(window, top, left):
    window.ask(beside=QRect(left, top, 40, 10))
    assert window.rect().contains(window.picker.geometry())
    window.resize(640, 420)
    assert window.rect().contains(window.picker.geometry())


def test_the_picker_does_not_hide_the_words_it_asks_about(window):
    for top in (40, 580):
        words = QRect(100, top, 40, 16)
        window.ask(beside=words)
        assert not window.picker.geometry().intersects(words)


@pytest.mark.parametrize("name", [themes.LIGHT, themes.DARK])
def test_odd_names_are_painted_as_plain_text(window, name):
    odd = [Actor("x", "x" * 10_000), Actor("m", "<b>Rand</b> & Söhne"), SAHILI]
    window.picker.set_theme(themes.load(name))
    window.ask(recent=[actor.ref for actor in odd], everyone=odd, suggestion="<i>Ines</i>")
    assert not window.picker.grab().isNull()
    window.picker.field.setText("<b>rand")
    assert window.rows()[0] == ("⏎", "<b>Rand</b> & Söhne")


def test_an_open_actor_is_never_chosen_by_the_picker(window):
    window.ask()
    assert all(row.choice.state is not ActorState.OPEN for row in window.picker.answers.rows)
