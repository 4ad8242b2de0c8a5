"""The options of the verbs that look back."""

from __future__ import annotations  # see annotator.cli.parser

from annotator.cli.values import count, name, text

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

_WHEN = "a day, “2026-03-01 14:00”, today, 7d, briefing, backup or an entry's number"


def history(parser: argparse.ArgumentParser) -> None:
    """Take the filters of the history."""
    parser.add_argument(
        "--of", type=name, metavar="ID", help="only what touched this statement, article or actor"
    )
    parser.add_argument("--last", type=count, metavar="N", help="only the newest N entries")
    parser.add_argument("--coder", type=name, metavar="NAME", help="only what this coder did")
    parser.add_argument("--article", type=text, metavar="ID", help="only what was done in it")
    parser.add_argument(
        "--statement", type=name, metavar="ID", help="each version of it, and what changed"
    )
    parser.add_argument("--since", type=text, metavar="WHEN", help=_WHEN)
    parser.add_argument("--until", type=text, metavar="WHEN", help="a day, or a day and a time")
    parser.add_argument("--words", type=text, metavar="WORDS", help="words of what was done")
    parser.add_argument(
        "--deleted", action="store_true", help="only deletions, with the ids that undelete takes"
    )


def changes(parser: argparse.ArgumentParser) -> None:
    """Take the moment to compare with."""
    parser.add_argument("--since", required=True, type=text, metavar="WHEN", help=_WHEN)


def undelete(parser: argparse.ArgumentParser) -> None:
    """Take what is to come back."""
    parser.add_argument(
        "ids", nargs="+", type=text, metavar="ID", help="as “history --deleted” prints it"
    )
    parser.add_argument(
        "--with-needed", dest="needed", action="store_true", help="and what it needs to stand on"
    )
    parser.add_argument("--coder", type=name, metavar="NAME", help="who restores it")
