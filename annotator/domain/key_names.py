"""Reads the name of a key, alone or with others held down, as menus write it: “Ctrl+Shift+Z”."""

import unicodedata

from annotator.errors import UserError

HELD = ("Meta", "Ctrl", "Alt", "Shift")
"""Keys that are held down while another is pressed, in the order in which they are written."""

_SAME = {"control": "Ctrl", "win": "Meta", "super": "Meta", "cmd": "Meta", "option": "Alt"}
_MODIFIERS = {name.lower(): name for name in HELD} | _SAME

_PLAIN = (
    *("Esc", "Tab", "Backspace", "Return", "Enter", "Ins", "Del", "Pause", "Home", "End", "Left"),
    *("Up", "Right", "Down", "PgUp", "PgDown", "Space", "Menu"),
    *(f"F{number}" for number in range(1, 36)),
)
_LONG = {
    "escape": "Esc",
    "insert": "Ins",
    "delete": "Del",
    "pageup": "PgUp",
    "pagedown": "PgDown",
    "pgdn": "PgDown",
}
_NAMED = {name.lower(): name for name in _PLAIN} | _LONG

_LONGEST = 60
_BEYOND_ONE_UNIT = 0x10000


class NoSuchKey(UserError):
    """What was written names no key."""


def key_name(written: str) -> str:
    """Return a key's name in the one way it is written in menus and in files.

    Case does not count, nor does the order of the keys held down; Shift is left out before a sign,
    since which sign needs it depends on the keyboard.

    Raises
    ------
    NoSuchKey
        It names no key that is pressed with none, one or several of `HELD`.

    """
    *held, key = _split("".join(written.split())) if len(written) <= _LONGEST else [""]
    modifiers = [_MODIFIERS.get(name.lower(), "") for name in held]
    name = _NAMED.get(key.lower()) or _character(key)
    if not name or "" in modifiers or len(set(modifiers)) < len(modifiers):
        raise NoSuchKey(
            f"“{written[:_LONGEST]}” is no key.",
            kept="The keys are as they were.",
            todo="Write a key as the menus do, such as J, F2 or Ctrl+Shift+Z.",
        )
    if modifiers == ["Shift"] and _is_sign(name):
        modifiers = []
    return "+".join([*(name for name in HELD if name in modifiers), name])


def works_on_every_keyboard(key: str) -> bool:
    """Tell whether a key, by its name, can be pressed where there are no Latin letters.

    Systems read a letter pressed with Ctrl as on a Latin keyboard; digits with Alt are in place.
    """
    *held, last = _split(key)
    if last in _NAMED.values() or "Ctrl" in held:
        return True
    return "Alt" in held and last.isascii() and last.isdigit()


def _split(written: str) -> list[str]:
    """Return the keys held down and the key pressed, which may be the plus sign itself."""
    if written == "+":
        return ["+"]
    if written.endswith("++"):
        return [*written[:-2].split("+"), "+"]
    return written.split("+")


def _character(key: str) -> str:
    # Marks that combine with a letter before them are on no key of their own.
    usable = len(key) == 1 and len(key.lower()) == 1 and key.isprintable() and not key.isspace()
    if not usable or ord(key) >= _BEYOND_ONE_UNIT or unicodedata.category(key)[0] == "M":
        return ""
    capital = key.upper()
    return capital if len(capital) == 1 else key


def _is_sign(name: str) -> bool:
    return len(name) == 1 and not name.isalnum()
