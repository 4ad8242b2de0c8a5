"""The verbs and their options; nothing else is loaded until a verb is chosen."""

from __future__ import annotations  # the types named here cost more than the help page

import argparse
from collections.abc import Callable

import annotator
from annotator.cli import history_options, statement_options
from annotator.cli.actor_options import add_steps
from annotator.cli.values import count as _count
from annotator.cli.values import name as _name
from annotator.cli.values import offset as _offset
from annotator.cli.values import path as _path
from annotator.cli.values import text as _text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, NoReturn


_FORMS = ("txt", "docx", "pdf", "odt", "rtf", "html", "eml", "msg", "mhtml", "xml")
"""The words for formats; a test holds them against those that can be read."""


class Parser(argparse.ArgumentParser):
    """A parser whose complaints are sentences like all others."""

    def __init__(self, **settings: Any) -> None:  # noqa: ANN401 - argparse's own
        super().__init__(allow_abbrev=False, **settings)

    def error(self, message: str) -> NoReturn:  # type: ignore[explicit-override] # its import is slow
        """Refuse the command line."""
        from annotator.errors import UserError  # noqa: PLC0415 - the help page has none

        raise UserError(
            f"The command was not understood: {message}.",
            kept="Nothing was done.",
            todo=f"“{self.prog} --help” shows how it is used.",
        )


def _project(parser: Parser) -> None:
    parser.add_argument("project", type=_path, metavar="PROJECT", help="the project file")
    parser.add_argument("--json", action="store_true", help="print one JSON document")


def _import(parser: Parser) -> None:
    _project(parser)
    parser.add_argument("paths", type=_path, nargs="+", metavar="PATH", help="files or folders")
    parser.add_argument("--as", dest="form", choices=_FORMS, help="take every file for")


def _show(parser: Parser) -> None:
    _project(parser)
    parser.add_argument(
        "article", type=_text, metavar="ARTICLE", help="an article's id, or its beginning"
    )


def _filters(parser: Parser) -> None:
    _project(parser)
    parser.add_argument("--kind", type=_name, metavar="KIND", help=statement_options.KINDS)
    parser.add_argument("--actor", type=_name, metavar="NAME")
    parser.add_argument("--target", type=_name, metavar="NAME", help="at whom it is aimed")
    parser.add_argument("--flagged", action="store_true", help="only flagged statements")
    parser.add_argument("--text", type=_text, metavar="WORDS", help="words of the statement")
    parser.add_argument("--article", type=_text, metavar="ID")
    parser.add_argument("--coder", type=_name, metavar="NAME")
    parser.add_argument("--status", type=_name, metavar="STATE", help="as articles show it")


def _progress(parser: Parser) -> None:
    _project(parser)
    parser.add_argument("--gaps", action="store_true", help="count the gaps of all articles too")


def _gaps(parser: Parser) -> None:
    _project(parser)
    parser.add_argument("--article", type=_text, metavar="ID")
    parser.add_argument(
        "--dismiss",
        action="append",
        default=[],
        type=_offset,
        metavar="N",
        help="the passage that begins at N needs no statement; again for more",
    )
    parser.add_argument("--coder", type=_name, metavar="NAME", help="who says so")


def _families(parser: Parser) -> None:
    _project(parser)
    parser.add_argument("--find", action="store_true", help="look for them anew first")
    parser.add_argument("--coder", type=_name, metavar="NAME", help="who does so")


def _annotate(parser: Parser) -> None:
    _project(parser)
    statement_options.annotate(parser)


def _annotations(parser: Parser) -> None:
    _filters(parser)
    parser.add_argument("--order", choices=("text", "actor", "kind"), default="text")


def _recode(parser: Parser) -> None:
    _filters(parser)
    statement_options.recode(parser)


def _same(parser: Parser) -> None:
    _project(parser)
    statement_options.same(parser)


def _repeat(parser: Parser) -> None:
    _project(parser)
    statement_options.repeat(parser)


def _correct(parser: Parser) -> None:
    _project(parser)
    statement_options.correct(parser)


def _set_field(parser: Parser) -> None:
    _project(parser)
    statement_options.set_field(parser)


def _set(parser: Parser) -> None:
    _show(parser)
    parser.add_argument(
        "step",
        choices=("submit", "return", "approve", "nothing"),
        metavar="STEP",
        help="submit, return, approve or nothing (to code)",
    )
    parser.add_argument("--coder", type=_name, metavar="NAME", help="whose work it is")
    parser.add_argument("--comment", type=_text, metavar="TEXT", help="why it is returned")


def _actor(parser: Parser) -> None:
    _project(parser)
    add_steps(parser)


def _search(parser: Parser) -> None:
    _project(parser)
    parser.add_argument(
        "query",
        type=_text,
        metavar="QUERY",
        help='words that must all occur, "a phrase", or begin* for the beginning of a word',
    )
    parser.add_argument("--best", action="store_true", help="best articles first, not the newest")
    parser.add_argument("--limit", type=_count, default=50, metavar="N", help="default: 50 hits")


def _history(parser: Parser) -> None:
    _project(parser)
    history_options.history(parser)


def _changes(parser: Parser) -> None:
    _project(parser)
    history_options.changes(parser)


def _undelete(parser: Parser) -> None:
    _project(parser)
    history_options.undelete(parser)


def _brief(parser: Parser) -> None:
    _project(parser)
    parser.add_argument("-o", "--out", required=True, type=_path, metavar="OUT.docx")
    parser.add_argument("--preset", choices=("statements",), default="statements")
    parser.add_argument("--title", default="", type=_text, metavar="TEXT")
    parser.add_argument("--number", default="", type=_text, metavar="TEXT")
    parser.add_argument("--period", default="", type=_text, metavar="TEXT")
    parser.add_argument("--prepared-by", default="", type=_name, metavar="NAME")
    parser.add_argument("--cleared-by", default="", type=_name, metavar="NAME")
    parser.add_argument("--distribution", default="", type=_text, metavar="TEXT")
    parser.add_argument("--banner", default="", type=_text, metavar="TEXT", help="on every page")


def _check(parser: Parser) -> None:
    _project(parser)
    parser.add_argument(
        "--repair", action="store_true", help="mend, after a backup, what the journal can tell"
    )


def _backup(parser: Parser) -> None:
    _project(parser)
    parser.add_argument("-o", "--out", type=_path, metavar="FILE", help="not beside the project")


def _borrow(parser: Parser) -> None:
    parser.add_argument("project", type=_path, metavar="SHARED", help="the project to borrow")
    parser.add_argument("-o", "--out", required=True, type=_path, metavar="LOCAL")
    parser.add_argument("--coder", type=_name, metavar="NAME", help="who borrows it")
    parser.add_argument("--json", action="store_true", help="print one JSON document")


def _publish(parser: Parser) -> None:
    parser.add_argument("project", type=_path, metavar="LOCAL", help="the local copy")
    parser.add_argument(
        "shared",
        type=_path,
        nargs="?",
        metavar="SHARED",
        help="by default, where it was borrowed; or a name that is free there",
    )
    parser.add_argument("--json", action="store_true", help="print one JSON document")


def _give_back(parser: Parser) -> None:
    parser.add_argument("project", type=_path, metavar="LOCAL", help="the local copy")
    parser.add_argument("--json", action="store_true", help="print one JSON document")


def _salvage(parser: Parser) -> None:
    parser.add_argument("damaged", type=_path, metavar="DAMAGED", help="is only read")
    parser.add_argument("-o", "--out", required=True, type=_path, metavar="NEW")
    parser.add_argument("--json", action="store_true", help="print one JSON document")


def _restore(parser: Parser) -> None:
    _project(parser)
    parser.add_argument(
        "backup",
        nargs="?",
        default="",
        metavar="BACKUP",
        help="its number or name as backups lists it; by default the newest",
    )


def _merge(parser: Parser) -> None:
    _project(parser)
    parser.add_argument(
        "copies", type=_path, nargs="+", metavar="COPY", help="another copy of it; is only read"
    )
    parser.add_argument("--dry-run", action="store_true", help="tell only what it would bring")
    parser.add_argument(
        "--theirs",
        type=_name,
        action="append",
        default=[],
        metavar="ID[:FIELD]",
        help="where both changed this, take what the copy has",
    )
    parser.add_argument("--all-theirs", action="store_true", help="do so wherever both did")
    parser.add_argument("--coder", type=_name, metavar="NAME", help="who merges")


def _guideline(parser: Parser) -> None:
    parser.add_argument(
        "project", type=_path, nargs="?", metavar="PROJECT", help="by default, as for a new project"
    )
    parser.add_argument("--case", default="", type=_name, metavar="WORDS", help="only such cases")
    parser.add_argument("--json", action="store_true", help="print one JSON document")


def _keys(parser: Parser) -> None:
    parser.add_argument(
        "step",
        nargs="?",
        choices=("list", "set", "reset", "import"),
        default="list",
        metavar="STEP",
        help="list (as by default), set, reset, or import what “keys --json” has written",
    )
    parser.add_argument("what", nargs="?", metavar="COMMAND|FILE", help="by default, all commands")
    parser.add_argument(
        "keys", nargs="*", type=_text, metavar="KEY", help="all keys it is to have, such as Ctrl+J"
    )
    parser.add_argument("--take", action="store_true", help="take keys from what has them")
    parser.add_argument("--json", action="store_true", help="print one JSON document")


def _demo(parser: Parser) -> None:
    parser.add_argument("--out", type=_path, default="out", metavar="DIR")
    parser.add_argument("--no-window", action="store_true", help="open no window at the end")


Verb = tuple[str, str, str, Callable[[Parser], None]]

VERBS: dict[str, Verb] = {
    "demo": ("demo", "demo", "make a sample project, briefing and picture of the window", _demo),
    "import": ("bringing_in", "import_files", "bring in articles from files and folders", _import),
    "paste": ("bringing_in", "paste", "bring in one article from standard input", _project),
    "articles": ("listing", "articles", "list the articles", _filters),
    "actors": ("listing", "actors", "list the actors", _filters),
    "actor": ("actors", "act", "look up or change the actors, one step at a time", _actor),
    "annotations": ("listing", "annotations", "list the annotations", _annotations),
    "progress": ("progress", "progress", "tell how far the work is", _progress),
    "gaps": ("gaps", "gaps", "list, or dismiss, passages that have no statement yet", _gaps),
    "families": ("families", "list_families", "list the articles that carry one story", _families),
    "show": ("listing", "show", "print an article's canonical text", _show),
    "search": ("search", "search", "find words in all articles", _search),
    "annotate": ("coding", "annotate", "code one statement", _annotate),
    "recode": ("recoding", "change", "give all statements that fit another kind or actor", _recode),
    "same": ("linking", "same_statement", "link reports of one utterance, or list them", _same),
    "repeat": ("repeating", "repeat", "find a statement's words elsewhere, and code them", _repeat),
    "correct": ("correcting", "correct", "bring in a newer text of an article", _correct),
    "set-field": ("describing", "set_field", "fill in or empty a field of a statement", _set_field),
    "set": ("setting", "put", "submit, return or approve the work on an article", _set),
    "undo": ("coding", "undo", "take back the last edit", _project),
    "redo": ("coding", "redo", "do again what was last undone", _project),
    "history": ("history", "history", "list what was done, newest first", _history),
    "changes": ("history", "changes", "tell what changed since a moment", _changes),
    "undelete": ("history", "undelete", "bring back what was deleted or merged", _undelete),
    "brief": ("briefing", "brief", "write a Word briefing", _brief),
    "guideline": ("guideline", "guideline", "print the rules to code by", _guideline),
    "backup": ("keeping", "backup", "make a checked copy of a project", _backup),
    "backups": ("keeping", "list_backups", "list the backups of a project", _project),
    "restore": ("keeping", "restore", "put a backup in the project's place", _restore),
    "borrow": ("lending", "borrow", "make a local copy of a shared project to work on", _borrow),
    "publish": ("lending", "publish", "put a local copy in the shared one's place", _publish),
    "give-back": ("lending", "give_back", "let others borrow, without publishing", _give_back),
    "conflicts": ("lending", "conflicts", "list versions a sync client put beside", _project),
    "merge": ("merging", "merge", "bring in what was done in another copy", _merge),
    "keys": ("keys", "keys", "list the keys of the window, or change them", _keys),
    "salvage": ("keeping", "salvage", "make a new project of what a damaged one holds", _salvage),
    "check": ("checking", "check", "make sure that nothing in a project is broken", _check),
}
"""Each verb with the module and function that do it, its help line and its options."""


def build_parser() -> Parser:
    """Return the parser of the whole command line."""
    parser = Parser(
        prog="annotator",
        description="Annotate who said what in press articles, and hand over a Word briefing. "
        "Without a verb the window opens, on PROJECT if one is named.",
        epilog="Exit codes: 0 done, 1 done in part, 2 wrong use or not found, 3 damaged or locked.",
    )
    parser.add_argument("--version", action="version", version=annotator.__version__)
    verbs = parser.add_subparsers(metavar="VERB", required=True)
    for name, (module, action, line, options) in VERBS.items():
        verb = verbs.add_parser(name, help=line, description=f"{line[0].upper()}{line[1:]}.")
        verb.set_defaults(module=module, action=action)
        options(verb)
    return parser
