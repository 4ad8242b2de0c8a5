"""Saved web pages: the article of a page, with what the page and the program that saved it say."""

import html
import re
from dataclasses import replace
from typing import Final

from annotator.domain.article import Byline
from annotator.domain.counting import counted
from annotator.domain.draft import Role
from annotator.ingest import codecs_ready  # noqa: F401 - what it loads cannot be loaded later
from annotator.ingest.block_text import blocks, tree_of
from annotator.ingest.bundles import whole
from annotator.ingest.bundles.labels import labels
from annotator.ingest.dates import date_in, is_date_line
from annotator.ingest.decoding import decode_markup
from annotator.ingest.extract import Extract
from annotator.ingest.main_text import main_text
from annotator.ingest.refusals import refuse
from annotator.ingest.roles import is_byline

MEDIA_TYPE: Final = "text/html"

_HEAD = 8_192
_SINGLE_FILE = re.compile(
    r"<!--\s*Page saved with SingleFile\s+url:\s*(\S+)\s+saved date:\s*([^\n]+?)\s*(?:\n[^>]*)?-->"
)
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(\S+)\s*-->")
_CHARSET = re.compile(
    rb"""<meta[^>]+charset\s*=\s*["']?\s*([\w.:-]+)|<\?xml[^>]+encoding\s*=\s*["']([\w.:-]+)""",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r".{40,}[.!?…。؟][\"'”’»)\]]*", re.DOTALL)
_ENOUGH = 0.9  # of the letters of the main text have to be found again on the page
_LONG = 20  # characters from which a piece of a paragraph is known by itself
_NOTICES = (
    "advertisement advert sponsored anzeige werbung publicité publicidad reklam реклама إعلان"
)
_ADVERTISEMENT = frozenset(_NOTICES.split())
_WHOLE_PAGE = (
    "No main text stands out on this page: all of it was taken; drop what is not of the article."
)


def prepare() -> None:
    """Read the files that `convert` needs while files can be opened."""
    labels()


def convert(data: bytes, name: str) -> tuple[Extract, ...]:
    """Return the article of a saved page, or those of a page that a press database has made.

    Raises
    ------
    UnreadableInput
        There is no text on the page, or it is no page.

    """
    return _bundle(data, name) or (page(data, name),)


def _bundle(data: bytes, name: str) -> tuple[Extract, ...]:
    decoded = decode_markup(data, name, declared_charset(data))
    tree = tree_of(decoded.text)
    if tree is None:
        return ()
    return whole.in_page(tree, MEDIA_TYPE, decoded.encoding, decoded.note)


def page(data: bytes, name: str, charset: str = "", hints: Byline | None = None) -> Extract:
    """Return the article of a page; `charset` and `hints` are what came with it, as in a mail.

    Raises
    ------
    UnreadableInput
        There is no text on the page, or it is no page.

    """
    declared = charset or declared_charset(data)
    decoded = decode_markup(data, name, declared)
    known = hints or Byline()
    url, saved = _saved(decoded.text[:_HEAD])
    notes = [decoded.note] if decoded.note else []
    if saved:
        notes.append(f"The page was saved on {saved}.")
    extract = page_text(decoded.text, name, replace(known, url=known.url or url))
    return replace(extract, encoding=decoded.encoding, notes=(*notes, *extract.notes))


def page_text(markup: str, name: str, known: Byline) -> Extract:
    """Return the article of a page that is decoded already."""
    tree = tree_of(markup)
    seen = [] if tree is None else blocks(tree)
    if tree is None or not seen:
        raise refuse(name, "is a web page without any text")
    found = main_text(tree, known.url)
    if found is None or not any(map(_SENTENCE.fullmatch, found.paragraphs)):
        return Extract("\n\n".join(seen), MEDIA_TYPE, hints=known, notes=(_WHOLE_PAGE,))
    byline = replace(
        found.byline, url=known.url or found.byline.url, outlet=known.outlet or found.byline.outlet
    )
    if not byline.title:  # then the first lines may tell it
        return Extract("\n\n".join(seen), MEDIA_TYPE, hints=byline)
    lines, left_out = _arranged(seen, found.paragraphs, byline.title)
    notes = (_left_out(left_out),) if left_out else ()
    return Extract("", MEDIA_TYPE, hints=byline, certain=True, notes=notes, lines=lines)


def declared_charset(data: bytes) -> str:
    """Return the encoding that a page names in its first lines, or ""."""
    match = _CHARSET.search(data[:_HEAD])
    return (match[1] or match[2]).decode("ascii") if match else ""


def _arranged(
    seen: list[str], main: tuple[str, ...], title: str
) -> tuple[tuple[tuple[str, str], ...], int]:
    """Return the lines of the article as they stand on the page, and how many others there are.

    The library that finds the main text makes spaces even, so its lines are only used to find
    the blocks they come from. Others are kept, to be dropped, where they may be of the article.
    """
    pieces = [line for block in seen for line in block.split("\n") if line.strip()]
    wanted, whole = set(main), " ".join(main)
    even = [" ".join(piece.split()) for piece in pieces]
    taken = [one in wanted or (len(one) >= _LONG and one in whole) for one in even]
    found = sum(len(one) for one, is_in in zip(even, taken, strict=True) if is_in)
    if found < _ENOUGH * len(whole):
        return _with_title([("", line) for line in main], title), 0
    first, last = taken.index(True), len(taken) - 1 - taken[::-1].index(True)
    lines: list[tuple[str, str]] = []
    left_out = 0
    for place, (piece, plain) in enumerate(zip(pieces, even, strict=True)):
        if plain == title and not any(role == Role.HEADLINE for role, _ in lines):
            lines.append((Role.HEADLINE.value, piece))
        elif taken[place]:
            lines.append((_role_of(piece), piece))
        elif first < place < last or _SENTENCE.fullmatch(piece):
            lines.append(((Role.BYLINE if is_byline(piece) else Role.DROP).value, piece))
        else:
            left_out += 1
    return _with_title(lines, title), left_out


def _role_of(piece: str) -> str:
    """Return what a piece of the main text is; "" for body, or a notice if it stands at the end."""
    if is_date_line(piece):
        return Role.DATE.value
    return Role.DROP.value if piece.casefold().strip(" :") in _ADVERTISEMENT else ""


def _with_title(lines: list[tuple[str, str]], title: str) -> tuple[tuple[str, str], ...]:
    if title and not any(role == Role.HEADLINE for role, _ in lines):
        lines = [(Role.HEADLINE.value, title), *lines]
    return tuple(lines)


def _left_out(count: int) -> str:
    return f"Left out: {counted(count, 'short piece', 'short pieces')} of the page, such as menus."


def _saved(head: str) -> tuple[str, str]:
    """Return the address a page was saved from and the day, each "" if the page does not say."""
    if match := _SINGLE_FILE.search(head):
        return html.unescape(match[1]), date_in(match[2])
    match = _SAVED_FROM.search(head)
    return (html.unescape(match[1]), "") if match else ("", "")
