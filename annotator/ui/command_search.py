"""Finds commands by a few letters of what the menus call them."""

from collections.abc import Sequence

from annotator.domain.text import fold
from annotator.ui.actions import Command

_FARTHEST = 3


def plain_name(words: str) -> str:
    """Return what a menu says without its mark for the underlined letter and its dots."""
    return words.replace("&", "").rstrip("…")


def find_commands(
    commands: Sequence[Command], typed: str, recent: Sequence[str] = ()
) -> list[Command]:
    """Return the commands that what was typed may mean, the likeliest first.

    Each word must begin a word of the command or its menu, or stand within one, in any order; or
    all of it are initials of words that follow one another. Among equals those used lately come
    first, `recent` naming the latest first, then those higher up in the menus.
    """
    wanted = fold(typed).replace("-", " ").split()
    lately = {name: place for place, name in enumerate(recent)}
    ranked = []
    for place, command in enumerate(commands):
        distance = _distance(command, wanted)
        if distance < _FARTHEST:
            ranked.append((distance, lately.get(command.name, len(lately)), place, command))
    return [command for *_, command in sorted(ranked, key=lambda entry: entry[:3])]


def _distance(command: Command, wanted: Sequence[str]) -> int:
    """Return 0 for beginnings of words, 1 for initials, 2 for letters within, else the most."""
    own = _words(command.text)
    words = [*own, *_words(command.menu.value)]
    if all(any(word.startswith(one) for word in words) for one in wanted):
        return 0
    if "".join(wanted) in _initials(own):
        return 1
    if all(any(one in word for word in words) for one in wanted):
        return 2
    return _FARTHEST


def _words(text: str) -> list[str]:
    folded = fold(plain_name(text))
    return "".join(char if char.isalnum() else " " for char in folded).split()


def _initials(words: Sequence[str]) -> str:
    return "".join(word[0] for word in words)
