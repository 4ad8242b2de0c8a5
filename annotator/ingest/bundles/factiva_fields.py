"""Articles of Factiva with an index: each thing said of them stands behind a code of letters."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from annotator.domain.draft import Role
from annotator.ingest.bundles.found import Found
from annotator.ingest.bundles.labels import Labels

BODY: Final = frozenset({"LP", "TD"})
_NAMES = (
    "AN ART BY CLM CO CR CT CX CY DLN ED ET HD IN IPC IPD LA LP NS PD PG PUB RE RF RST SC SE "
    "SN TD VOL WC"
)
CODES: Final = frozenset(_NAMES.split())
"""The codes of Factiva's index; what each stands for is in its own help pages."""

_FIRST = frozenset({"HD", "SE", "CLM"})
"""The codes an article can open with; only these stand before their text with a single space."""

_CODED = re.compile(r"[ \t]*([A-Z]{2,3})(?:[ ]?\t\s*|[ ]{2,}|$)(.*)")
_OPENING = re.compile(r"[ \t]*(HD|SE|CLM) (?=\S)(.*)")
_ACCESSION = re.compile(r"(\S{8,})\s*$")
_FEWEST = 3  # codes, or they are only words in capitals

Field = tuple[str, list[str]]
"""A code, and the paragraphs behind it."""


def articles_in(lines: Iterable[str]) -> list[list[Field]]:
    """Return the fields of each article in the lines of a text; none if there is no index.

    An article ends with a page (a form feed), or where another one opens; what follows the last
    one, the search that was made, is left out.
    """
    found: list[list[Field]] = []
    fields: list[Field] = []
    for line in lines:
        for part, piece in enumerate(line.split("\f")):
            if part:
                found.append(fields)
                fields = []
            code, text = _split(piece)
            if code and _opens_another(code, fields):
                found.append(fields)
                fields = []
            if code:
                fields.append((code, []))
            if fields and text.strip():
                fields[-1][1].append(text)
    return [one for one in (*found, fields) if is_article(one)]


def is_article(fields: Sequence[Field]) -> bool:
    """Tell whether there are as many fields as an article has, with a headline or a length."""
    codes = {code for code, _ in fields}
    return len(codes) >= _FEWEST and bool(codes & {"HD", "WC"})


def read_fields(fields: Iterable[Field], words: Labels) -> Found:
    """Return what the fields of one article say, each of their paragraphs in its role."""
    found = Found()
    for code, paragraphs in fields:
        for text in paragraphs:
            _take(found, code, text, words)
    return found


def _split(line: str) -> tuple[str, str]:
    """Return the code a line opens with, or "", and what else stands on it."""
    match = _CODED.match(line) or _OPENING.match(line)
    return (match[1], match[2]) if match and match[1] in CODES else ("", line)


def _opens_another(code: str, fields: Sequence[Field]) -> bool:
    """Tell whether an article begins with a code, as the one before has its headline and text."""
    seen = {code for code, _ in fields}
    return code in _FIRST and "HD" in seen and bool(seen & (BODY | {"WC", "AN"}))


def _take(found: Found, code: str, text: str, words: Labels) -> None:
    role = _ROLES.get(code)
    if role is not None:
        found.add(text, role)
        return
    found.add(f"{code}: {text}", Role.DROP)
    if code == "WC":
        found.declared = found.declared or text
    elif code in {"SE", "CLM"}:
        found.section = found.section or text
    elif code == "PG":
        found.page = found.page or text
    elif code == "LA":
        found.language = found.language or words.language(text)
    elif code == "AN":
        match = _ACCESSION.search(text)
        found.accession = found.accession or (match[1] if match else "")


_ROLES: Final = {
    "HD": Role.HEADLINE,
    "BY": Role.BYLINE,
    "PD": Role.DATE,
    "SN": Role.OUTLET,
    "CY": Role.DISCLAIMER,
    "LP": Role.BODY,
    "TD": Role.BODY,
}


def rows_of(pairs: Iterable[tuple[str, list[str]]]) -> Iterator[Field]:
    """Yield the rows of a table whose first cell is a code; others go on with the field before."""
    for code, paragraphs in pairs:
        if code.strip() in CODES:
            yield code.strip(), paragraphs
