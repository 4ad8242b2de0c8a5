"""What a command of the window is: its name, menu and keys, and what must be there for it."""

from dataclasses import dataclass
from enum import StrEnum


class Menu(StrEnum):
    """The menus of the window, in order."""

    FILE = "&File"
    EDIT = "&Edit"
    ARTICLE = "&Article"
    SELECT = "&Select"
    STATEMENT = "&Statement"
    ACTORS = "A&ctors"
    VIEW = "&View"
    HELP = "&Help"


class Needs(StrEnum):
    """What must be there before an action can be done."""

    NOTHING = "nothing"
    PROJECT = "an open project"
    ARTICLE = "an article"
    STATEMENT = "a statement"
    REGISTRY = "the registry of actors"
    ACTOR = "an actor in the registry"


@dataclass(frozen=True, slots=True)
class Command:
    """One action: the name code knows it by, what the menu says, and its keys.

    One of the keys works on every keyboard: on a Greek or Arabic one there is no J to press, so a
    command with a letter or a sign has a function key, an arrow, or Alt with a digit as well.
    """

    name: str
    text: str
    menu: Menu
    keys: tuple[str, ...] = ()
    needs: Needs = Needs.ARTICLE
    edits: bool = False
    """Whether it changes the project, so that a read-only project greys it out."""
    in_text: bool = False
    """Whether its keys count only while the article has the focus."""
    begins_group: bool = False
    """Whether a line sets it apart from the commands above it."""
    submenu: str = ""
    """The menu within its menu that holds it, "" for none."""
    is_switch: bool = False
    """Whether a tick beside it tells that it is on."""


_OF_TEXT = frozenset({Needs.ARTICLE, Needs.STATEMENT})
_OF_REGISTRY = frozenset({Needs.REGISTRY, Needs.ACTOR})


def meet(one: Command, other: Command) -> bool:
    """Tell whether two commands can ever be there at once, so that they may not share a key.

    The text and the registry are pages of one window, of which one is shown.
    """
    needs = {one.needs, other.needs}
    return not (needs & _OF_TEXT and needs & _OF_REGISTRY)
