"""The page of the registry: all actors at the left, at the right all that is known of one."""

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from annotator.ui import theme as themes
from annotator.ui.actors.type_chips import TypeChips
from annotator.ui.dialogs.plain_label import PlainLabel, QuietLabel, bold
from annotator.ui.keyboard import Keyboard
from annotator.ui.panels.plain import isolated
from annotator.ui.registry.facts import Known, Section, facts_of
from annotator.ui.registry.facts_view import FactsView
from annotator.ui.registry.list import ActorList
from annotator.ui.theme import Theme

_NONE = "Choose an actor in the list.\n\n{actors.new} enters a new one, Esc goes back to the text."
_HELP = (
    "{actors.rename} rename · {actors.type} type · {actors.alias} name · {actors.role} role · "
    "{actors.details} details · {actors.merge} merge · {actors.split} move statements · "
    "{actors.delete} delete · {edit.undo} undo · Esc back to the text"
)


class RegistryPage(QWidget):
    """Lays the parts out and hands on what is done in them."""

    left = Signal()  # Esc: back to the text

    def __init__(self, theme: Theme, keyboard: Keyboard) -> None:
        super().__init__()
        self._keyboard = keyboard
        self.list = ActorList(theme, keyboard)
        self.facts = FactsView(theme)
        self.chips = TypeChips("The actor is a")
        self._name = PlainLabel(" ")
        self._name.setFont(bold(self._name.font(), 1.35))
        self._name.setWordWrap(False)
        self._help = QuietLabel(keyboard.fill(_HELP))
        self._nobody = QuietLabel(keyboard.fill(_NONE))
        self._nobody.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._about = self._make_about()
        self._sides = QStackedWidget()
        self._sides.addWidget(self._nobody)
        self._sides.addWidget(self._about)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(self.list)
        splitter.addWidget(self._sides)
        splitter.setChildrenCollapsible(False)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([340, 780])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(splitter)
        self.setAutoFillBackground(True)
        self.list.view.installEventFilter(self)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Draw the page in another theme."""
        colours = QPalette(themes.palette(theme))
        colours.setColor(QPalette.ColorRole.Window, theme.page)
        self.setPalette(colours)
        self._sides.setPalette(colours)
        self.list.set_theme(theme)
        self.facts.set_theme(theme)
        self.chips.set_theme(theme)

    def panes(self) -> tuple[QWidget, ...]:
        """Return the parts that have the keyboard in turn."""
        known = self._sides.currentWidget() is self._about
        return (self.list.field, self.list, *((self.facts,) if known else ()))

    def show_actor(self, known: Known | None) -> None:
        """Show all that is known of an actor, or what to press where there is none."""
        if known is None:
            self._sides.setCurrentWidget(self._nobody)
            self.facts.show_facts([])
            return
        self._sides.setCurrentWidget(self._about)
        self._name.say(isolated(known.actor.name))
        self.chips.show_type(known.actor.type)
        self.facts.show_facts(facts_of(known, self._keyboard.fill))

    def place_beside(self) -> QRect:
        """Return where a question about the actor is to stand beside, on this page."""
        row = self.list.view.selected_row()
        if row is None:
            return QRect(self.list.geometry().topLeft(), self.list.field.size())
        place = self.list.view.visualRect(self.list.view.model().index(row, 0))
        viewport = self.list.view.viewport()
        return QRect(viewport.mapTo(self, place.topLeft()), place.size())

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            watched is self.list.view
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Right}
        ):
            self._go_to_facts()
            return True
        return super().eventFilter(watched, event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Left and self.facts.hasFocus():
            self.list.setFocus()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _go_to_facts(self) -> None:
        if self.facts.fact() is None and not self.facts.select_first(Section.USE):
            self.facts.select_first(Section.FIELD)
        self.facts.setFocus()

    def _make_about(self) -> QWidget:
        about = QWidget()
        layout = QVBoxLayout(about)
        layout.setContentsMargins(12, 12, 12, 8)
        layout.setSpacing(6)
        self._name.setContentsMargins(12, 0, 0, 0)
        self._help.setContentsMargins(12, 4, 0, 0)
        for part in (self._name, self.chips, self.facts, self._help):
            layout.addWidget(part, 1 if part is self.facts else 0)
        return about
