"""The verb that finds words in all articles."""

import argparse

from annotator.cli import documents
from annotator.cli.printing import counted, print_json, print_line, say
from annotator.cli.terms import opened
from annotator.editing.search import (
    MOST_RANKED,
    Hit,
    Order,
    Search,
    fill_index,
    read_query,
)
from annotator.errors import ExitCode

_MANY_WAITING = 500
"""So many articles to be indexed first are worth a word: it takes a moment."""


def search(chosen: argparse.Namespace) -> int:
    """Print where the words stand, each place with the words around it."""
    query = read_query(chosen.query)
    order = Order.BEST if chosen.best else Order.NEWEST
    with opened(chosen) as project:
        fill_index(project, _say_once)
        found = Search(project, query, order)
        hits = found.more(chosen.limit)
        more = not found.ended and bool(found.more(1))
    if found.order is not order:
        say(f"More than {MOST_RANKED:,} articles hold these words: the newest come first.")
    if not hits:
        say("No article holds all of these words.")
    elif more:
        say(f"These are the first {counted(len(hits), 'hit')}; --limit asks for more.")
    if chosen.json:
        print_json([documents.hit(hit) for hit in hits])
        return ExitCode.DONE
    for hit in hits:
        print_line(hit.article, f"{_where(hit):13}", _in_one_line(hit))
    return ExitCode.DONE


def _say_once(done: int, there_are: int) -> bool:
    if not done and there_are >= _MANY_WAITING:
        say(f"Indexing {counted(there_are, 'article')} first …")
    return True


def _where(hit: Hit) -> str:
    return f"{hit.span.start}-{hit.span.end}" if hit.span else "headline"


def _in_one_line(hit: Hit) -> str:
    return " ".join(f"{hit.before}[{hit.words}]{hit.after}".split())
