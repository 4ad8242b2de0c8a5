"""The verb that lists the keys of the window, changes them, and takes them from a file."""

import argparse
import json
from pathlib import Path

from annotator.cli import documents
from annotator.cli.printing import print_json, print_line, say
from annotator.cli.terms import refused
from annotator.errors import CannotWrite, ExitCode, UnreadableInput
from annotator.ui import keymap as keymaps
from annotator.ui.actions import COMMANDS, Command, meet
from annotator.ui.command_search import plain_name
from annotator.ui.keymap import Keymap, checked, command_named

_LARGEST = 1_000_000


def keys(chosen: argparse.Namespace) -> int:
    """List the keys, after changing them if that is asked."""
    if chosen.keys and chosen.step != "set":
        raise refused("Only “keys set” takes keys.", "Leave them out.")
    recalled = keymaps.recall()
    if recalled.complaint:
        say(recalled.complaint)
    match chosen.step:
        case "list":
            return _list(recalled.keymap, chosen.what, as_json=chosen.json)
        case "set":
            command = command_named(_what(chosen, "a command"))
            changed = _set(recalled.keymap, command, chosen)
        case "reset":
            changed = _reset(recalled.keymap, chosen)
        case _:
            changed = _read(Path(_what(chosen, "a file")))
    if not keymaps.remember(changed):
        raise CannotWrite(
            "The keys could not be kept.",
            kept="They are as they were.",
            todo="Make room and give yourself leave to write in your configuration folder.",
        )
    which = None if chosen.step == "import" else chosen.what
    return _list(changed, which, as_json=chosen.json)


def _list(keymap: Keymap, which: str | None, *, as_json: bool) -> int:
    commands = [command_named(which)] if which else COMMANDS
    if as_json:
        print_json([documents.keys_of(one, keymap.keys_of(one.name)) for one in commands])
        return ExitCode.DONE
    for command in commands:
        now = keymap.keys_of(command.name)
        first = "" if now == command.keys else f"(first {_told(command.keys)})"
        print_line(*filter(None, (command.name, plain_name(command.text), _told(now), first)))
    return ExitCode.DONE


def _told(these: tuple[str, ...]) -> str:
    return " or ".join(these) or "none"


def _what(chosen: argparse.Namespace, thing: str) -> str:
    if not chosen.what:
        raise refused(f"“keys {chosen.step}” needs {thing}.", "“annotator keys --help” shows how.")
    return str(chosen.what)


def _set(keymap: Keymap, command: Command, chosen: argparse.Namespace) -> Keymap:
    wanted = checked(command.name, chosen.keys)
    _mind_holders(keymap, command, wanted, may_take=chosen.take)
    return keymap.with_keys(command.name, wanted)


def _reset(keymap: Keymap, chosen: argparse.Namespace) -> Keymap:
    if not chosen.what:
        return Keymap()
    command = command_named(chosen.what)
    _mind_holders(keymap, command, command.keys, may_take=chosen.take)
    return keymap.reset(command.name)


def _mind_holders(
    keymap: Keymap, command: Command, wanted: tuple[str, ...], *, may_take: bool
) -> None:
    """Tell whose keys are taken, or refuse to take them."""
    held = [(key, one) for key in wanted for one in keymap.others_with(key, command.name)]
    for key, holder in held:
        if not may_take:
            raise refused(
                f"{key} does “{plain_name(holder.text)}” ({holder.name}) already.",
                "Choose another key, or add --take to take it from there.",
            )
        say(f"{key} does “{plain_name(holder.text)}” ({holder.name}) no longer.")


def _read(file: Path) -> Keymap:
    """Return the keys of a file as “keys --json” writes it; commands not in it have first keys."""
    keymap = Keymap()
    given: dict[str, list[Command]] = {}
    for entry in _entries(file):
        name, written = _command_and_keys(file, entry)
        command = command_named(name)
        wanted = checked(command.name, written)
        for key in wanted:
            holders = given.setdefault(key, [])
            for one in holders:
                if one is not command and meet(one, command):
                    raise _unreadable(file, f"{key} stands at {one.name} and {command.name}")
            holders.append(command)
        keymap = keymap.with_keys(command.name, wanted)
    return keymap


def _command_and_keys(file: Path, entry: object) -> tuple[str, list[str]]:
    match entry:
        case {"command": str(name), "keys": [*written]}:
            keys = [one for one in written if isinstance(one, str)]
            if len(keys) == len(written):
                return name, keys
        case _:
            pass
    raise _unreadable(file, "An entry names no command with its keys")


def _entries(file: Path) -> list[object]:
    try:
        with file.open("rb") as opened:
            found = json.loads(opened.read(_LARGEST))
    except OSError as fault:
        raise _unreadable(file, f"It cannot be read ({fault.strerror})") from fault
    except (ValueError, RecursionError) as fault:
        raise _unreadable(file, "It is no JSON document") from fault
    if not isinstance(found, list):
        raise _unreadable(file, "It is no list of commands")
    return found


def _unreadable(file: Path, why: str) -> UnreadableInput:
    return UnreadableInput(
        f"“{file}” cannot be taken over. {why}.",
        kept="The keys are as they were.",
        todo="“annotator keys --json” writes such a file.",
    )
