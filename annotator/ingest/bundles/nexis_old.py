"""Bundles of the older Nexis, as web page or text, whose articles are numbered: "3 of 12"."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from lxml import html

from annotator.ingest.block_text import blocks
from annotator.ingest.bundles.found import Found
from annotator.ingest.bundles.labels import Labels
from annotator.ingest.bundles.nexis import Block, read_article
from annotator.ingest.paragraphs import WHITE

_CENTRED_RULE: Final = re.compile(
    r"\.([\w-]{1,40})\s*\{[^{}]{0,400}?text-align:\s*center", re.IGNORECASE
)
_INDENT: Final = 8
"""Lines set in the middle of a page of text begin at least so many spaces from its edge."""

Line = tuple[str, bool]
"""A paragraph, and whether it is set in the middle."""


def found_in_page(tree: html.HtmlElement, words: Labels) -> tuple[list[Found], str]:
    """Return the articles of a page of the older Nexis, and a doubt about the page or ""."""
    styles = " ".join(style.text or "" for style in tree.iter("style"))
    centred = {match[1] for match in _CENTRED_RULE.finditer(styles)}
    lines = []
    for block in tree.iter("p"):
        box = block.getparent()
        around = f"{block.get('class', '')} {box.get('class', '') if box is not None else ''}"
        middle = not centred.isdisjoint(around.split())
        lines += [(text, middle) for text in blocks(block)]
    return _articles(lines, words)


def found_in_text(text: str, words: Labels) -> tuple[list[Found], str]:
    """Return the articles of a text of the older Nexis, and a doubt about the text or ""."""
    if words.numbering.search(text) is None:
        return [], ""
    return _articles(_paragraphs(text), words)


def _paragraphs(text: str) -> list[Line]:
    """Return the paragraphs of hard-wrapped text, which blank lines part."""
    found: list[Line] = []
    gathered: list[str] = []
    for line in (*text.replace("\f", "\n\n").split("\n"), ""):
        bare = line.strip(WHITE)
        if bare:
            gathered.append(line)
        elif gathered:
            middle = all(len(one) - len(one.lstrip()) >= _INDENT for one in gathered)
            found.append((" ".join(one.strip(WHITE) for one in gathered), middle))
            gathered = []
    return found


def _articles(lines: Sequence[Line], words: Labels) -> tuple[list[Found], str]:
    """Return the articles, each from one number on to the next, and a doubt about their number."""
    numbers = [
        (place, match)
        for place, (text, _) in enumerate(lines)
        if (match := words.numbering.fullmatch(text))
    ]
    borders = [*(place for place, _ in numbers), len(lines)]
    found = [
        read_article(_block(lines[start + 1 : end]), words) for start, end in pairwise(borders)
    ]
    if not any(one.declared for one in found):
        return [], ""  # numbers alone may stand on any page
    said = {int(match[2]) for _, match in numbers}
    if len(said) != 1 or said == {len(found)}:  # several bundles in one file name several numbers
        return found, ""
    return found, f"The file names {said.pop():,} articles, and {len(found):,} were found."


def _block(lines: Sequence[Line]) -> Block:
    centred = frozenset(place for place, (_, middle) in enumerate(lines) if middle)
    return Block(tuple(text for text, _ in lines), outlet_first=True, centred=centred)
