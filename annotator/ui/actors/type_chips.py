"""The choice of what sort of party a new actor is."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QWidget

from annotator.domain.actors import ActorType
from annotator.ui.panels.ink import blend
from annotator.ui.theme import Theme

_TYPES = tuple(ActorType)


class TypeChips(QWidget):
    """A row of small buttons, one of them pressed; the keyboard stays where it is."""

    type_picked = Signal(object)  # ActorType

    def __init__(self, about: str = "The new actor is a") -> None:
        """Take the words that a screen reader says before the type."""
        super().__init__()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 4, 12, 2)
        layout.setSpacing(4)
        self._group = QButtonGroup(self)
        for place, kind in enumerate(_TYPES):
            button = QToolButton()
            button.setText(kind.value.capitalize())
            button.setAccessibleName(f"{about}: {kind.value}")
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self._group.addButton(button, place)
            layout.addWidget(button)
        layout.addStretch(1)
        self._group.idClicked.connect(self._tell)

    def set_theme(self, theme: Theme) -> None:
        """Draw the buttons in another theme."""
        pressed = blend(theme.panel, theme.accent, 0.2)
        self.setStyleSheet(
            f"QToolButton {{ color: {theme.text.name()}; background: transparent;"
            f" border: 1px solid {theme.border.name()}; border-radius: 4px; padding: 2px 6px; }}"
            f"QToolButton:checked {{ background: {pressed.name()};"
            f" border-color: {theme.accent.name()}; }}"
        )

    def show_type(self, kind: ActorType) -> None:
        """Press the button of a type."""
        self._group.button(_TYPES.index(kind)).setChecked(True)

    def _tell(self, place: int) -> None:
        self.type_picked.emit(_TYPES[place])


def type_after(kind: ActorType) -> ActorType:
    """Return the type that comes next, the first after the last."""
    return _TYPES[(_TYPES.index(kind) + 1) % len(_TYPES)]
