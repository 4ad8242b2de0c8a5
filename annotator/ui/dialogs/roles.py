"""The roles a line can have, each with its word and its key, in the order they are shown in."""

from dataclasses import dataclass
from typing import Final

from annotator.domain.draft import Role


@dataclass(frozen=True, slots=True)
class RoleKey:
    """What a role is called, and the letter that gives it to a line."""

    role: Role
    word: str
    letter: str


ROLES: Final = (
    RoleKey(Role.OUTLET, "Outlet", "O"),
    RoleKey(Role.HEADLINE, "Headline", "H"),
    RoleKey(Role.BYLINE, "Byline", "Y"),
    RoleKey(Role.DATE, "Date", "T"),
    RoleKey(Role.BODY, "Body", "B"),
    RoleKey(Role.SOURCE, "Source", "S"),
    RoleKey(Role.DISCLAIMER, "Disclaimer", "L"),
    RoleKey(Role.DROP, "Drop", "X"),
)

WORDS: Final = {one.role: one.word for one in ROLES}
