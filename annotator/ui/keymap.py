"""Which keys do what: those the program comes with, and those its user has put in their place."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from annotator.domain.key_names import key_name
from annotator.errors import NotFound, RuleBroken, UserError
from annotator.ui import kept
from annotator.ui.actions import COMMANDS, Command, Menu, meet
from annotator.ui.command_search import plain_name

MOST = 6
"""So many keys one command can have."""

_NAME = "keys"
_BY_NAME = {command.name: command for command in COMMANDS}
_MOVING = ("Left", "Right", "Up", "Down", "Home", "End")
_TEXTS_OWN = frozenset({
    *(f"{held}{key}" for held in ("", "Shift+", "Ctrl+", "Ctrl+Shift+") for key in _MOVING),
    *("PgUp", "PgDown", "Shift+PgUp", "Shift+PgDown", "Ctrl+A", "Backspace", "Menu"),
})
_EVERY_DIALOGS = frozenset({"Return", "Enter", "Tab", "Shift+Tab", "Esc"})
_MENUS = {f"Alt+{menu.value[menu.value.index('&') + 1].upper()}": menu for menu in Menu}

_AS_BEFORE = "The keys are as they were."


@dataclass(frozen=True, slots=True)
class Keymap:
    """The keys of every command; `own` holds those of the commands whose keys were changed."""

    own: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))

    def keys_of(self, name: str) -> tuple[str, ...]:
        """Return the keys of a command, the one that menus show first."""
        return self.own.get(name, _BY_NAME[name].keys)

    def holder(self, key: str) -> Command | None:
        """Return the first command in the menus that a key does, if there is one."""
        return next((one for one in COMMANDS if key in self.keys_of(one.name)), None)

    def others_with(self, key: str, name: str) -> tuple[Command, ...]:
        """Return the commands, apart from the one named, that have a key where that one is too."""
        met = (one for one in COMMANDS if one.name != name and meet(one, _BY_NAME[name]))
        return tuple(one for one in met if key in self.keys_of(one.name))

    def with_keys(self, name: str, keys: Iterable[str]) -> "Keymap":
        """Give a command these keys and no others, and take them from whatever had them there."""
        wanted = tuple(dict.fromkeys(keys))
        own = {}
        for command in COMMANDS:
            now = self.keys_of(command.name)
            after = now
            if command.name == name:
                after = wanted
            elif meet(command, _BY_NAME[name]):
                after = tuple(key for key in now if key not in wanted)
            if after != command.keys:
                own[command.name] = after
        return Keymap(MappingProxyType(own))

    def reset(self, name: str) -> "Keymap":
        """Give a command the keys the program comes with, and take them from whatever had them."""
        return self.with_keys(name, _BY_NAME[name].keys)


def command_named(words: str) -> Command:
    """Return the command of that name, or that menus call so, whatever the case.

    Raises
    ------
    NotFound
        There is none.

    """
    called = plain_name(words).casefold()
    for command in COMMANDS:
        if words == command.name or called == plain_name(command.text).casefold():
            return command
    raise NotFound(
        f"There is no command “{words}”.",
        kept=_AS_BEFORE,
        todo="“annotator keys” lists the commands by their names.",
    )


def objection(name: str, key: str) -> str:
    """Return why a command cannot have a key, "" when it can."""
    command = _BY_NAME[name]
    if key in command.keys:
        return ""
    if key in _TEXTS_OWN:
        return f"{key} moves and selects in the text"
    if key in _EVERY_DIALOGS:
        return f"{key} is needed in lists and dialogs"
    if key in _MENUS:
        return f"{key} opens the menu {plain_name(_MENUS[key].value)}"
    return ""


def checked(name: str, written: Sequence[str]) -> tuple[str, ...]:
    """Return keys in the one way they are written, if a command can have all of them.

    Raises
    ------
    NoSuchKey
        One of them is no key.
    RuleBroken
        One of them has to do something else, or there are more than `MOST`.

    """
    keys = tuple(dict.fromkeys(map(key_name, written)))
    if len(keys) > MOST:
        raise RuleBroken(
            f"A command can have {MOST} keys, and these are {len(keys)}.",
            kept=_AS_BEFORE,
            todo="Leave some of them out.",
        )
    for reason in filter(None, (objection(name, key) for key in keys)):
        raise RuleBroken(f"{reason}.", kept=_AS_BEFORE, todo="Choose another key.")
    return keys


@dataclass(frozen=True, slots=True)
class Recalled:
    """The keys that were kept; `complaint` says in a sentence what of them could not be read."""

    keymap: Keymap
    complaint: str = ""


def recall() -> Recalled:
    """Return the keys as they were changed last, or else those the program comes with.

    What cannot be read is put aside, so that it can be mended by hand, and is told of only once.
    """
    found = kept.read(_NAME)
    if found is None and not kept.is_there(_NAME):
        return Recalled(Keymap())
    keymap, is_whole = _read(found)
    if is_whole:
        return Recalled(keymap)
    complaint = "Some of your own keys could not be read; first keys are used in their place."
    if aside := kept.set_aside(_NAME):
        remember(keymap)
        complaint += f" What was there is now in {aside.name}."
    return Recalled(keymap, complaint)


def remember(keymap: Keymap) -> bool:
    """Keep the keys for the next start, and tell whether that could be done."""
    return kept.write(_NAME, {name: list(keys) for name, keys in keymap.own.items()})


def _read(found: object) -> tuple[Keymap, bool]:
    """Return what can be made of the kept keys, and whether that is all of it.

    Commands that this version does not have are passed over.
    """
    if not isinstance(found, dict):
        return Keymap(), False
    keymap, is_whole = Keymap(), True
    # In the order of the menus: of two that claim the same key the first has it.
    given: dict[str, Sequence[str]] = {}
    for command in COMMANDS:
        if command.name not in found:
            continue
        met = (keys for name, keys in given.items() if meet(command, _BY_NAME[name]))
        taken = {key for keys in met for key in keys}
        keys = _keys_in(command.name, found[command.name])
        is_whole = is_whole and keys is not None and taken.isdisjoint(keys)
        free = [key for key in (command.keys if keys is None else keys) if key not in taken]
        keymap = keymap.with_keys(command.name, free)
        given[command.name] = free
    return keymap, is_whole


def _keys_in(name: str, written: object) -> tuple[str, ...] | None:
    """Return the keys kept for a command, or None when anything about them is wrong."""
    if not isinstance(written, list) or not all(isinstance(one, str) for one in written):
        return None
    try:
        return checked(name, written)
    except UserError:
        return None
