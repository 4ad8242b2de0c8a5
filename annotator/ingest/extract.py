"""What a converter finds in one file: plain data that may cross from a worker to the program."""

import json
from dataclasses import asdict, dataclass, field, fields
from typing import Any, Self

from annotator.domain.article import Byline

_KNOWN = {one.name for one in fields(Byline)}


@dataclass(frozen=True, slots=True)
class Extract:
    """The text of one article with its paragraphs kept apart, and what the file says of it.

    `hints` are left-overs of a program unless `certain`: then they stand in fields meant for them,
    such as the head of a mail, and come before what the lines of the text seem to say. A certain
    title is no line of `text`. `notes` are whole sentences.
    """

    text: str
    media_type: str
    encoding: str = ""
    hints: Byline = field(default_factory=Byline)
    certain: bool = False
    notes: tuple[str, ...] = ()

    def to_plain(self) -> dict[str, Any]:
        """Return this as what JSON can hold."""
        return {**asdict(self), "notes": list(self.notes)}

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
            } if set(hints) == _KNOWN and all(
                isinstance(word, str) for word in (*notes, *hints.values())
            ):
                byline = Byline(**hints)
                return cls(text, media_type, encoding, byline, certain, tuple(notes))
        raise ValueError("no extract")


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
