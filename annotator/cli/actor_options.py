"""The options of the verb for the registry of actors: one set for each of its steps."""

from __future__ import annotations  # the types named here cost more than the help page

import argparse
from collections.abc import Callable

from annotator.cli import values

ACTOR_TYPES = ("person", "organisation", "state", "group", "unnamed")

_DAY = "as 2024-05-31, 2024-05 or 2024"


def add_steps(parser: argparse.ArgumentParser) -> None:
    """Add the steps the verb can take, each with its options."""
    steps = parser.add_subparsers(dest="step", metavar="STEP", required=True)
    for name, (line, edits, options) in _STEPS.items():
        step = steps.add_parser(name, help=line, description=f"{line[0].upper()}{line[1:]}.")
        step.add_argument(
            "--json", action="store_true", default=argparse.SUPPRESS, help="print JSON"
        )
        if edits:
            step.add_argument("--coder", type=values.name, metavar="NAME", help="who does it")
        options(step)


def _named(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "actor", type=values.name, metavar="NAME", help="any of its names, or its id's beginning"
    )


def _list(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--type", choices=ACTOR_TYPES, help="only such actors")
    parser.add_argument("--like", default="", type=values.name, metavar="WORDS", help="in a name")
    parser.add_argument("--unused", action="store_true", help="only those nothing refers to")


def _details(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--type", choices=ACTOR_TYPES)
    parser.add_argument("--short", type=values.name, metavar="NAME", help="short name")
    parser.add_argument("--native", type=values.name, metavar="NAME", help="name in its script")
    parser.add_argument("--country", type=values.name, metavar="NAME")
    parser.add_argument("--note", type=values.text, metavar="TEXT")


def _add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", type=values.name, metavar="NAME")
    _details(parser)
    parser.add_argument("--alias", action="append", default=[], type=values.name, metavar="NAME")


def _set(parser: argparse.ArgumentParser) -> None:
    _named(parser)
    _details(parser)


def _rename(parser: argparse.ArgumentParser) -> None:
    _named(parser)
    parser.add_argument("name", type=values.name, metavar="NEW")
    parser.add_argument("--keep", action="store_true", help="keep the former name as another one")


def _alias(parser: argparse.ArgumentParser) -> None:
    _named(parser)
    one = parser.add_mutually_exclusive_group(required=True)
    one.add_argument("--add", type=values.name, metavar="OTHER")
    one.add_argument("--remove", type=values.name, metavar="OTHER")
    one.add_argument("--change", nargs=2, type=values.name, metavar=("OTHER", "NEW"))


def _role(parser: argparse.ArgumentParser) -> None:
    _named(parser)
    parser.add_argument("--role", type=values.name, metavar="WORDS", help="such as an office")
    parser.add_argument("--organisation", type=values.name, metavar="NAME", help="where")
    parser.add_argument("--from", dest="since", type=values.name, metavar="DAY", help=_DAY)
    parser.add_argument("--to", dest="until", type=values.name, metavar="DAY", help=_DAY)
    which = parser.add_mutually_exclusive_group()
    number = "as “show” numbers the roles"
    which.add_argument("--change", type=values.count, metavar="N", help=number)
    which.add_argument("--remove", type=values.count, metavar="N", help=number)


def _merge(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("actors", nargs="+", type=values.name, metavar="NAME")
    parser.add_argument("--into", required=True, type=values.name, metavar="NAME")


def _near(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("actor", nargs="?", type=values.name, metavar="NAME", help="default: all")


def _differ(parser: argparse.ArgumentParser) -> None:
    _named(parser)
    parser.add_argument("other", type=values.name, metavar="OTHER")


def _split(parser: argparse.ArgumentParser) -> None:
    _named(parser)
    parser.add_argument(
        "--statements", nargs="+", required=True, type=values.name, metavar="ID", help="from where"
    )
    parser.add_argument(
        "--to", required=True, type=values.name, metavar="NAME", help="entered if not known"
    )
    parser.add_argument("--type", choices=ACTOR_TYPES, default="person", help="if it is entered")


def _export(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("-o", "--out", required=True, type=values.path, metavar="FILE.csv")


def _import(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=values.path, metavar="FILE.csv")
    parser.add_argument(
        "--preview", action="store_true", help="only tell what would be done, and change nothing"
    )


_STEPS: dict[str, tuple[str, bool, Callable[[argparse.ArgumentParser], None]]] = {
    "list": ("list the actors", False, _list),
    "show": ("print all that is known of an actor", False, _named),
    "where": ("list the statements that name an actor", False, _named),
    "add": ("enter an actor", True, _add),
    "rename": ("give an actor another main name", True, _rename),
    "set": ("set type, short or native name, country or note", True, _set),
    "alias": ("add, change or remove another name", True, _alias),
    "role": ("add, change or remove a role with its days", True, _role),
    "merge": ("make several actors one", True, _merge),
    "near": ("list actors whose names are so alike that they may be one", False, _near),
    "differ": ("say that two such actors are not the same", True, _differ),
    "split": ("give some of an actor's statements to another", True, _split),
    "export": ("write the registry as a table", False, _export),
    "import": ("bring in a table of actors, as “export” writes it", True, _import),
    "delete": ("take an actor out that nothing refers to", True, _named),
}
"""Each step with its help line, whether it edits, and its options."""
