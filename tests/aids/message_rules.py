"""What a sentence to a user must be like, whichever fault it tells of."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from annotator import errors

_TECHNICAL = re.compile(
    r"Traceback|Errno|sqlite|SQLAlchemy|\bException\b|\bNoneType\b|\bNULL\b|0x[0-9a-f]{4}|!"
)
_QUOTED = re.compile("“[^”]*”")
_FIRST = re.compile(r"[-A-Z0-9“‘(\[{<\"'«]|[^\x00-\x7f]")
_LAST = (".", "?", ".”", "…")
KINDS = frozenset(
    name
    for name, one in vars(errors).items()
    if isinstance(one, type) and issubclass(one, errors.UserError)
)


@dataclass(frozen=True, slots=True)
class Message:
    """One message as the code writes it; what is filled in stands in braces."""

    place: str
    happened: str | None
    kept: str | None
    todo: str | None


def flaws(happened: str, kept: str, todo: str, *, filled_in: bool = False) -> list[str]:
    """Return what is wrong with the three sentences of a message.

    What is `filled_in`, such as a name the user gave, may be anything: only what is missing counts.
    """
    found = []
    for name, words in (("what happened", happened), ("what is kept", kept), ("to do", todo)):
        # A name in quotation marks may be anything.
        said = _QUOTED.sub("“x”", words.strip())
        if not said:
            found.append(f"nothing on {name}")
            continue
        if filled_in:
            continue
        first = said.splitlines()[0]
        if not _FIRST.match(first):
            found.append(f"{name} begins in the middle: {words!r}")
        # A line to be typed at the end is left as it is typed.
        if not said.endswith(_LAST) and not first.endswith(_LAST) and ": " not in said:
            found.append(f"{name} is no whole sentence: {words!r}")
        if _TECHNICAL.search(said):
            found.append(f"{name} speaks of the inside of the program: {words!r}")
    return found


def messages_in(file: Path) -> Iterator[Message]:
    """Yield the messages that a module writes out."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and _name_of(node) in KINDS:
            said = {word.arg: _words(word.value) for word in node.keywords}
            happened = _words(node.args[0]) if node.args else said.get("happened")
            place = f"{file.name}:{node.lineno}"
            yield Message(place, happened, said.get("kept"), said.get("todo"))


def _name_of(call: ast.Call) -> str:
    return getattr(call.func, "id", getattr(call.func, "attr", ""))


def _words(node: ast.expr) -> str | None:
    """Return a text with what is filled in as “{x}”, None where it is made elsewhere."""
    match node:
        case ast.Constant(value=str(words)):
            return words
        case ast.JoinedStr(values=pieces):
            return "".join(_words(piece) or "" for piece in pieces)
        case ast.FormattedValue():
            return "{x}"
        case ast.IfExp(body=body, orelse=other):
            either = (_words(body), _words(other))
            return either[0] if None not in either else None
    return None
