from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLabel, QStyledItemDelegate

from annotator.domain.counting import counted
from annotator.ui import theme as themes
from annotator.ui.panels.list_panel import ListPanel
from annotator.ui.panels.row_model import RowModel


@dataclass(frozen=True, slots=True)
class Ship:
    name: str
    berth: int


class Ships(RowModel[Ship]):
    def __init__(self):
        super().__init__(lambda ship: ship.name, lambda ship: (ship.berth, ship.name))

    def shown(self, row):
        return f"{row.berth} {row.name}"

    def spoken(self, row):
        return f"{row.name}, berth {row.berth}"


class Harbour(ListPanel[Ship]):
    def __init__(self):
        super().__init__("Ships", Ships())
        self.say_when_empty("No ship is in. Wait.")

    def heading_text(self):
        return counted(len(self._rows), "ship", "ships")


@pytest.fixture
def panel(qtbot, theme):
    made = Harbour()
    qtbot.addWidget(made)
    made.dress(theme, QStyledItemDelegate(made))
    made.resize(240, 300)
    made.show()
    for ship in (Ship("Marta", 3), Ship("Anna", 1), Ship("Zora", 2)):
        made.put(ship)
    return made


@pytest.fixture
def picked(panel):
    told = []
    panel.view.row_picked.connect(told.append)
    return told


def _listed(model: QAbstractItemModel, role=Qt.ItemDataRole.DisplayRole):
    return [model.index(row, 0).data(role) for row in range(model.rowCount())]


def _texts(panel):
    return [label.text() for label in panel.findChildren(QLabel) if label.isVisible()]


def test_rows_stand_in_order_whenever_they_came(panel):
    assert _listed(panel.view.model()) == ["1 Anna", "2 Zora", "3 Marta"]


def test_a_row_is_spoken_in_its_own_words(panel):
    spoken = _listed(panel.view.model(), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken[0] == "Anna, berth 1"
    assert panel.view.accessibleName() == "Ships"


def test_a_changed_row_moves_to_its_new_place_and_stays_selected(panel, picked):
    panel.select("Anna")
    panel.put(Ship("Anna", 9))
    assert _listed(panel.view.model()) == ["2 Zora", "3 Marta", "9 Anna"]
    assert panel.selected() == "Anna"
    assert picked == []


def test_a_row_that_goes_takes_its_selection_along_and_says_nothing(panel, picked):
    panel.select("Zora")
    panel.drop("Zora")
    assert panel.selected() is None
    assert picked == []


def test_a_selection_stays_when_another_row_goes(panel):
    panel.select("Zora")
    panel.drop("Anna")
    assert panel.selected() == "Zora"


def test_a_row_that_is_not_there_can_be_neither_dropped_nor_selected(panel):
    panel.drop("Nobody")
    panel.select("Nobody")
    assert panel.selected() is None
    assert len(_listed(panel.view.model())) == 3


def test_selecting_none_clears_the_selection(panel):
    panel.select("Zora")
    panel.select(None)
    assert panel.selected() is None


def test_the_heading_counts_and_an_empty_list_says_what_to_do(panel):
    assert _texts(panel) == ["3 ships"]
    for name in ("Anna", "Zora", "Marta"):
        panel.drop(name)
    assert _texts(panel) == ["0 ships", "No ship is in. Wait."]
    panel.put(Ship("Anna", 1))
    assert _texts(panel) == ["1 ship"]


def test_the_panel_takes_the_colours_of_a_theme(panel, qapp):
    dark = themes.load(themes.DARK)
    panel.dress(dark, QStyledItemDelegate(panel))
    image = panel.grab().toImage()
    assert image.pixelColor(image.width() // 2, image.height() - 20) == dark.page


def test_the_focus_goes_to_the_rows(panel, qtbot):
    panel.activateWindow()
    panel.setFocus()
    qtbot.waitUntil(panel.view.hasFocus)


def test_what_is_no_row_says_nothing(panel):
    model = panel.view.model()
    assert model.data(model.index(-1, 0)) is None
    assert model.index(0, 0).data(Qt.ItemDataRole.DecorationRole) is None
    assert model.rowCount(model.index(0, 0)) == 0


_SHIPS = st.builds(Ship, st.sampled_from("abcdef"), st.integers(0, 4))
_DEEDS = st.lists(st.one_of(_SHIPS, st.sampled_from("abcdef")), max_size=20)


@given(st.lists(_SHIPS, max_size=6), _DEEDS)
def test_after_any_deeds_the_list_is_as_if_loaded_fresh(first, deeds):
    model = Ships()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning, model)
    model.load_rows(first)
    expected = {ship.name: ship for ship in first}
    for deed in deeds:
        if isinstance(deed, Ship):
            model.put(deed)
            expected[deed.name] = deed
        else:
            model.drop(deed)
            expected.pop(deed, None)
    fresh = Ships()
    fresh.load_rows(expected.values())
    assert _listed(model) == _listed(fresh)
    assert all(model.id_at(model.row_of(name)) == name for name in expected)
    assert all(model.row(model.row_of(name)) == ship for name, ship in expected.items())


def test_a_panel_without_a_heading_of_its_own_is_not_finished(qapp):
    with pytest.raises(NotImplementedError):
        ListPanel("Ships", Ships())


@pytest.mark.parametrize("say", [RowModel.shown, RowModel.spoken])
def test_rows_without_words_of_their_own_are_not_finished(qapp, say):
    with pytest.raises(NotImplementedError):
        say(Ships(), Ship("Anna", 1))
