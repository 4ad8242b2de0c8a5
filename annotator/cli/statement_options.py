"""The options of the verbs that code and change statements."""

from __future__ import annotations  # the types named here cost more than the help page

import argparse

from annotator.cli import values
from annotator.cli.actor_options import ACTOR_TYPES

KINDS = "quote, claim, demand or accusation"

_FIELDS = (
    "subtype modality form descriptor date-said place topics stance certainty reliability "
    "credibility verification verification-note paraphrase translation note target via joint-actor"
)


def annotate(parser: argparse.ArgumentParser) -> None:
    """Add what says where a statement stands, what it is and whose."""
    parser.add_argument("--article", required=True, type=values.text, metavar="ID")
    parser.add_argument("--start", type=int, metavar="N", help="first code point")
    parser.add_argument("--end", type=int, metavar="N", help="one past the last code point")
    parser.add_argument(
        "--quote",
        action="append",
        type=values.text,
        metavar="TEXT",
        help="the words; again for a further part",
    )
    parser.add_argument("--kind", required=True, type=values.name, metavar="KIND", help=KINDS)
    parser.add_argument("--also", action="append", default=[], type=values.name, metavar="KIND")
    parser.add_argument(
        "--actor", type=values.name, metavar="NAME", help="a name not yet known is entered"
    )
    parser.add_argument("--unattributed", action="store_true", help="the article names nobody")
    parser.add_argument("--actor-type", choices=ACTOR_TYPES, default="person")
    for option, more in (("--target", "FUNCTION"), ("--via", "KIND")):
        parser.add_argument(
            option,
            action="append",
            default=[],
            type=values.name,
            metavar="NAME",
            help=f"or NAME:TYPE, or NAME:TYPE:{more}",
        )
    parser.add_argument("--note", default="", type=values.text, metavar="TEXT")
    parser.add_argument(
        "--set",
        action="append",
        default=[],
        type=values.text,
        metavar="FIELD=VALUE",
        help="an optional field, as for set-field",
    )
    parser.add_argument("--coder", type=values.name, metavar="NAME")


def set_field(parser: argparse.ArgumentParser) -> None:
    """Add which field of which statement is to hold what."""
    parser.add_argument(
        "statement", type=values.text, metavar="STATEMENT", help="its id, or the id's beginning"
    )
    parser.add_argument("field", type=values.name, metavar="FIELD", help=f"one of: {_FIELDS}")
    parser.add_argument(
        "value", nargs="*", type=values.text, metavar="VALUE", help="none empties the field"
    )
    parser.add_argument("--coder", type=values.name, metavar="NAME", help="who does it")


def recode(parser: argparse.ArgumentParser) -> None:
    """Add what the statements that fit the filters are to become."""
    parser.add_argument("--to-kind", type=values.name, metavar="KIND", help=KINDS)
    parser.add_argument("--to-actor", type=values.name, metavar="NAME", help="or NAME:TYPE")
    parser.add_argument("--to-unattributed", action="store_true", help="the article names nobody")
    parser.add_argument("--dry-run", action="store_true", help="only say how many would change")
    parser.add_argument("--signed", type=values.name, metavar="NAME", help="who does it")


def same(parser: argparse.ArgumentParser) -> None:
    """Add which statements are the same."""
    parser.add_argument(
        "statement", type=values.text, metavar="STATEMENT", help="its id, or the id's beginning"
    )
    parser.add_argument(
        "others", nargs="*", type=values.text, metavar="OTHER", help="none lists what is linked"
    )
    parser.add_argument("--apart", action="store_true", help="take it out of its cluster")
    parser.add_argument("--coder", type=values.name, metavar="NAME", help="who does it")


def correct(parser: argparse.ArgumentParser) -> None:
    """Add the newer text, and what is to be done with statements that wait to be placed."""
    parser.add_argument(
        "article", type=values.text, metavar="ARTICLE", help="an article's id, or its beginning"
    )
    parser.add_argument(
        "file",
        nargs="?",
        type=values.text,
        metavar="FILE",
        help="the newer text, or - for standard input; without it, what waits is listed",
    )
    parser.add_argument("--dry-run", action="store_true", help="only tell what would become of all")
    parser.add_argument(
        "--accept",
        action="append",
        default=[],
        type=values.text,
        metavar="STATEMENT",
        help="let it stand where it was found in the newer text; again for more",
    )
    parser.add_argument("--accept-all", action="store_true", help="so all that were found")
    parser.add_argument(
        "--place", type=values.text, metavar="STATEMENT", help="at --quote, or --start and --end"
    )
    parser.add_argument("--start", type=int, metavar="N", help="first code point")
    parser.add_argument("--end", type=int, metavar="N", help="one past the last code point")
    parser.add_argument("--quote", action="append", type=values.text, metavar="TEXT")
    parser.add_argument(
        "--delete", action="append", default=[], type=values.text, metavar="STATEMENT"
    )
    parser.add_argument("--coder", type=values.name, metavar="NAME", help="who does it")


def repeat(parser: argparse.ArgumentParser) -> None:
    """Add where a statement's words are looked for, and whether they are coded there."""
    parser.add_argument(
        "statement", type=values.text, metavar="STATEMENT", help="its id, or the id's beginning"
    )
    parser.add_argument("--everywhere", action="store_true", help="in all articles in coding")
    parser.add_argument("--code", action="store_true", help="code the places like the statement")
    parser.add_argument("--inside", action="store_true", help="also those inside other statements")
    parser.add_argument("--coder", type=values.name, metavar="NAME", help="who does it")
