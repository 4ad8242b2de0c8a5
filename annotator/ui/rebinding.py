"""Changes the keys of commands as somebody goes through them: one question, one key at a time."""

from collections.abc import Callable

from annotator.domain.key_names import works_on_every_keyboard
from annotator.ui.actions import Command
from annotator.ui.command_search import plain_name
from annotator.ui.keyboard import Keyboard, native
from annotator.ui.keymap import MOST, Keymap, objection

_YES = frozenset({"Return", "Enter"})
_NO = "Esc"
_LEFT = "Nothing was changed."
_NOT_KEPT = " It could not be written down, so it holds until the program is closed."


class Rebinding:
    """Says in a sentence what each step did, or what it wants to know before it is done."""

    def __init__(self, keyboard: Keyboard) -> None:
        self._keyboard = keyboard
        self._listener: Callable[[str], str] | None = None

    @property
    def is_listening(self) -> bool:
        """Tell whether the next key is an answer."""
        return self._listener is not None

    def offer(self, command: Command, place: int) -> str:
        """Return what can be done to one of a command's keys, or beyond the last of them."""
        keys = self._keys_of(command)
        if place < len(keys):
            key = native(keys[place])
            return f"Enter changes {key} of {_quoted(command)}, Backspace takes it away."
        if place >= MOST:
            return f"{_quoted(command)} has {MOST} keys: more cannot be added."
        return f"Enter adds a key to {_quoted(command)}."

    def ask(self, command: Command, place: int) -> str:
        """Wait for the key that takes a place among a command's keys, beyond the last a new one."""
        keys = self._keys_of(command)
        if place >= MOST:
            return self.offer(command, place)
        instead = f" in place of {native(keys[place])}" if place < len(keys) else ""
        self._listener = lambda key: self._take(command, place, key)
        return f"Press the key that is to do {_quoted(command)}{instead}; Esc leaves it."

    def give_up(self) -> None:
        """Wait for no answer any more."""
        self._listener = None

    def hear(self, key: str) -> str:
        """Take a key as the answer."""
        listener, self._listener = self._listener, None
        if listener is None:
            return ""
        if key == _NO:
            return _LEFT
        return listener(key)

    def remove(self, command: Command, place: int) -> str:
        """Take one of its keys from a command."""
        keys = self._keys_of(command)
        if place >= len(keys):
            return f"{_quoted(command)} has no key here."
        rest = (*keys[:place], *keys[place + 1 :])
        said = f"{native(keys[place])} does nothing any more."
        return self._change(self._keymap.with_keys(command.name, rest), said, command)

    def reset(self, command: Command) -> str:
        """Give a command its first keys back, after asking when another command has one of them."""
        keymap = self._keymap
        said = f"{_quoted(command)} has its first keys: {_listed(command.keys)}."
        if keymap.keys_of(command.name) == command.keys:
            return said
        losing = [f"{native(key)} from {_quoted(one)}" for key, one in self._held(command)]
        after = keymap.reset(command.name)
        if not losing:
            return self._change(after, said, command)
        question = f"This takes {' and '.join(losing)}. Enter does it, Esc leaves it."
        return self._confirm(question, lambda: self._change(after, said, command))

    def reset_all(self) -> str:
        """Give all commands their first keys back, after asking."""
        count = len(self._keymap.own)
        if not count:
            return "All commands have their first keys."
        these = "1 command gets its" if count == 1 else f"{count} commands get their"
        return self._confirm(
            f"{these} first keys back. Enter does it, Esc leaves it.",
            lambda: self._change(Keymap(), "All commands have their first keys."),
        )

    @property
    def _keymap(self) -> Keymap:
        return self._keyboard.keymap

    def _keys_of(self, command: Command) -> tuple[str, ...]:
        return self._keymap.keys_of(command.name)

    def _held(self, command: Command) -> list[tuple[str, Command]]:
        """Return the first keys of a command that other commands have now."""
        return [
            (key, one)
            for key in command.keys
            for one in self._keymap.others_with(key, command.name)
        ]

    def _take(self, command: Command, place: int, key: str) -> str:
        again = f"Press another key for {_quoted(command)}; Esc leaves it."
        if not key or (reason := objection(command.name, key)):
            self._listener = lambda other: self._take(command, place, other)
            return f"{reason}. {again}" if key else again
        keys = self._keys_of(command)
        if key in keys:
            return f"{native(key)} does {_quoted(command)} already."
        after = self._keymap.with_keys(command.name, (*keys[:place], key, *keys[place + 1 :]))
        said = f"{native(key)} does {_quoted(command)} from now on."
        holders = self._keymap.others_with(key, command.name)
        if not holders:
            return self._change(after, said, command)
        return self._confirm(
            f"{native(key)} does {' and '.join(map(_quoted, holders))} now. "
            f"Enter gives it to {_quoted(command)}, Esc leaves it.",
            lambda: self._change(after, said, command, *holders),
        )

    def _confirm(self, question: str, deed: Callable[[], str]) -> str:
        def answer(key: str) -> str:
            return deed() if key in _YES else self._confirm(question, deed)

        self._listener = answer
        return question

    def _change(self, keymap: Keymap, said: str, *touched: Command) -> str:
        is_kept = self._keyboard.change(keymap)
        warnings = "".join(map(self._warning, touched))
        return f"{said}{warnings}{'' if is_kept else _NOT_KEPT}"

    def _warning(self, command: Command) -> str:
        keys = self._keys_of(command)
        if not keys:
            return f" {_quoted(command)} has no key now."
        if any(map(works_on_every_keyboard, keys)):
            return ""
        return f" No key of {_quoted(command)} is on keyboards without Latin letters."


def _quoted(command: Command) -> str:
    return f"“{plain_name(command.text)}”"


def _listed(keys: tuple[str, ...]) -> str:
    return " or ".join(map(native, keys)) or "none"
