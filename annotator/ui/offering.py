"""Offers a few choices in a menu, each reached by a letter."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget


@dataclass(frozen=True, slots=True)
class Choice:
    """What is chosen, in which words it is offered, and whether it holds now."""

    value: str
    words: str
    is_current: bool = False


def offer(
    name: str,
    choices: Sequence[Choice],
    take: Callable[[str], object],
    *,
    parent: QWidget,
    at: QPoint,
) -> None:
    """Show the choices at a place on the screen; `take` gets the one chosen, Esc chooses none."""
    menu = QMenu(parent)
    menu.setAccessibleName(name)
    letters: set[str] = set()
    for choice in choices:
        action = menu.addAction(_with_letter(choice.words, letters))
        action.setCheckable(True)
        action.setChecked(choice.is_current)
        action.triggered.connect(partial(_taken, take, choice.value))
        if choice.is_current:
            menu.setActiveAction(action)
    # What is chosen is told after the menu has hidden.
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(at)


def _taken(take: Callable[[str], object], chosen: str, _checked: bool = False) -> None:
    take(chosen)


def _with_letter(words: str, taken: set[str]) -> str:
    """Mark the first letter or digit that no choice above has, as the key that chooses it."""
    for place, letter in enumerate(words):
        if letter.isalnum() and letter.lower() not in taken:
            taken.add(letter.lower())
            before, after = words[:place].replace("&", "&&"), words[place:].replace("&", "&&")
            return f"{before}&{after}"
    return words.replace("&", "&&")
