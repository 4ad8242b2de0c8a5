"""What a converter finds in one file: plain data that may cross from a worker to the program."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field, fields
from typing import Any, Self

from annotator.domain.article import Byline
from annotator.domain.draft import Role

_KNOWN = {one.name for one in fields(Byline)}
_ROLES = {"", *(role.value for role in Role)}


@dataclass(frozen=True, slots=True)
class Extract:
    """The text of one article with its paragraphs kept apart, and what the file says of it.

    `hints` are left-overs of a program unless `certain`: then they stand in fields meant for them,
    such as the head of a mail, and come before what the lines of the text seem to say. `notes` are
    whole sentences. Where the file tells what each line is, `lines` has them and `text` is empty:
    a role's word, or "" for what may be body or a notice behind it, and the line. One with
    neither is no article: its notes are about the file as a whole.
    """

    text: str
    media_type: str
    encoding: str = ""
    hints: Byline = field(default_factory=Byline)
    certain: bool = False
    notes: tuple[str, ...] = ()
    lines: tuple[tuple[str, str], ...] = ()

    @property
    def is_article(self) -> bool:
        """Tell whether there is an article, and not only notes about the file."""
        return bool(self.lines or self.text)

    @property
    def headline(self) -> str:
        """Return the headline as far as the lines are known to hold one."""
        return " ".join(line for role, line in self.lines if role == Role.HEADLINE)

    @property
    def size(self) -> int:
        """Return how many characters there are."""
        return len(self.text) + sum(len(line) for _, line in self.lines)

    def to_plain(self) -> dict[str, Any]:
        """Return this as what JSON can hold."""
        return asdict(self)

    @classmethod
    def from_plain(cls, plain: object) -> Self:
        """Return what `to_plain` has made.

        Raises
        ------
        ValueError
            It was made by something else.

        """
        match plain:
            case {
                "text": str() as text,
                "media_type": str() as media_type,
                "encoding": str() as encoding,
                "hints": dict() as hints,
                "certain": bool() as certain,
                "notes": list() as notes,
                "lines": list() as lines,
            } if set(hints) == _KNOWN and _are_words((*notes, *hints.values())):
                pairs = tuple(map(_pair, lines))
                byline = Byline(**hints)
                return cls(text, media_type, encoding, byline, certain, tuple(notes), pairs)
        raise ValueError("no extract")


def _are_words(values: Iterable[object]) -> bool:
    return all(isinstance(one, str) for one in values)


def _pair(plain: object) -> tuple[str, str]:
    match plain:
        case [str() as role, str() as line] if role in _ROLES:
            return role, line
    raise ValueError("no line")


def packed(extracts: tuple[Extract, ...]) -> bytes:
    """Return extracts as bytes that `unpacked` reads."""
    plain = [one.to_plain() for one in extracts]
    # Half a letter is passed on: it is replaced, and counted, where the text is made canonical.
    return json.dumps(plain, ensure_ascii=False).encode("utf-8", "surrogatepass")


def unpacked(data: bytes) -> tuple[Extract, ...]:
    """Return the extracts that `packed` was given.

    Raises
    ------
    ValueError
        The bytes were made by something else.

    """
    try:
        plain = json.loads(data.decode("utf-8", "surrogatepass"))
    except RecursionError as error:
        raise ValueError("nested without end") from error
    if not isinstance(plain, list):
        raise ValueError("no list")  # noqa: TRY004 - as above
    return tuple(map(Extract.from_plain, plain))
