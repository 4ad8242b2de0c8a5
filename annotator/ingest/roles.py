"""What each line of a page is: outlet, headline, byline, date, body, source or disclaimer."""

# ruff: noqa: RUF001 - words and marks of many scripts stand side by side here

import re
from collections.abc import Sequence

from annotator.domain.draft import Role
from annotator.ingest.dates import is_date_line

_HEAD_LINES = 8
_TAIL_LINES = 8
_LONGEST_HEADLINE = 180
_LONGEST_OUTLET = 60
_MOST_OUTLET_WORDS = 8
_MOST_UNCASED_WORDS = 4  # in scripts without capitals only the length tells a name
_LONGEST_NOTICE = 160
_LONGEST_DISCLAIMER = 400
_LONGEST_BYLINE = 100
_SMALL_WORD = 3
_VERY_SHORT = 2

_SENTENCE_ENDS = frozenset(".,:;。۔।،؛")
_CLOSING_MARKS = "\"'”’»)]"
_NO_NAME = re.compile(r"[\d,:;?!“”\"«»„،؛؟]")
_ADDRESS = re.compile(r"[\w-]+(?:\.[\w-]+)+")
_OUTLET_WORD = re.compile(
    r"\b(?:agency|broadcasting|bulletin|chronicle|courier|daily|dispatch|gazette|herald|journal"
    r"|magazine|mercury|monitor|news|newspaper|observatory|observer|post|press|radio|review|sentinel"
    r"|standard|star|telegraph|television|times|tribune|weekly|zeitung|rundschau|anzeiger|blatt"
    r"|agence|presse|courrier|gazeta|diario|periódico|gazetesi|ajansı|haber|газета|вести|новости"
    r"|агентство|известия)\b|وكالة|صحيفة|جريدة|قناة|المرصد|עיתון",
    re.IGNORECASE,
)
_BYLINE = re.compile(r"(?:by|von|par|por|автор|بقلم|מאת)(?::\s*|\s+)(\S.*)", re.IGNORECASE)
_CREDIT = re.compile(
    r"[\[(]?\s*(?:(?:sources?|quellen?|fuente|kaynak|fonte|bron|źródło|источник|المصدر|مصدر|מקור)"
    r"\s*[:\uff1a]|(?:originally|first)\s+published\s+(?:by|in|on|at)\b|republished\s+from\b)"
    r"\s*(\S.*?)\s*[\])]?",
    re.IGNORECASE,
)
_VIEWS = re.compile(
    r"[^“”\"]{0,60}\b(?:views|opinions)\s+(?:and\s+\w+\s+)?expressed\b[^“”\"]*"
    r"\b(?:not\s+necessarily|belongs?\s+to|those\s+of|the\s+authors?)\b",
    re.IGNORECASE,
)
_RESERVED = re.compile(
    r"all rights reserved|alle rechte vorbehalten|tous droits réservés"
    r"|todos los derechos reservados|tüm hakları saklıdır|все права защищены"
    r"|جميع الحقوق محفوظة|כל הזכויות שמורות|تعبر بالضرورة|تعكس بالضرورة",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[“”\"„«»]")
_SIGN = re.compile(r"©|\(c\)|copyright\s*(?:©|\(c\)|\d{4})", re.IGNORECASE)
_COPYRIGHT = re.compile(r"©|\(c\)|copyright\b", re.IGNORECASE)


def guess_roles(lines: Sequence[str]) -> list[Role]:
    """Return the role of each of the non-blank `lines`; at least one of them is body."""
    head = _head_roles(lines)
    roles = head + [Role.BODY] * (len(lines) - len(head))
    tail = max(len(head), len(lines) - _TAIL_LINES)
    roles[tail:] = map(_tail_role, lines[tail:])
    if Role.BODY not in roles:
        longest = max(range(len(lines)), key=lambda index: len(lines[index]))
        roles[longest] = Role.BODY
    return roles


def notices_behind(lines: Sequence[str]) -> list[Role]:
    """Return body for each line, but what it is for a notice among the last ones."""
    tail = max(0, len(lines) - _TAIL_LINES)
    return [Role.BODY] * tail + [_tail_role(line) for line in lines[tail:]]


def author_in(line: str) -> str:
    """Return the words behind "By", or the whole line when it has no such word."""
    match = _BYLINE.fullmatch(line)
    return match[1] if match else line


def credit_in(line: str) -> str:
    """Return the name behind "Source:", or the whole line when it has no such word."""
    match = _CREDIT.fullmatch(line)
    return match[1].rstrip(".") if match else line


def is_copyright(line: str) -> bool:
    """Tell whether `line` opens with a copyright sign or word."""
    return _COPYRIGHT.match(line) is not None


def _head_roles(lines: Sequence[str]) -> list[Role]:
    count = 0
    # The last line is never part of the head: something has to be left as body.
    while count < min(_HEAD_LINES, len(lines) - 1) and _opens(lines[count]):
        count += 1
    roles = [Role.DATE if is_date_line(line) else Role.BODY for line in lines[:count]]
    plain = [index for index, role in enumerate(roles) if role is Role.BODY]
    if plain:
        roles[plain[0]] = Role.HEADLINE
    bylines = [index for index in plain[1:] if is_byline(lines[index])]
    for index in bylines:
        roles[index] = Role.BYLINE
    names = [index for index in plain if index not in bylines]
    if len(names) > 1:
        first, second = names[:2]
        outlet = _outlet_of(lines[first], lines[second])
        if outlet is not None:
            roles[first], roles[second] = outlet
    return roles


def _opens(line: str) -> bool:
    """Tell whether `line` can stand above the body: short and not the end of a sentence."""
    if len(line) > _LONGEST_HEADLINE:
        return False
    return line.rstrip(_CLOSING_MARKS)[-1:] not in _SENTENCE_ENDS or is_date_line(line)


def is_byline(line: str) -> bool:
    """Tell whether `line` says who wrote the text, and nothing else."""
    match = _BYLINE.fullmatch(line)
    return match is not None and len(line) <= _LONGEST_BYLINE and not match[1][0].islower()


def _outlet_of(first: str, second: str) -> tuple[Role, Role] | None:
    """Return the roles of the first two short lines, or None when neither names an outlet."""
    outlet_first = (Role.OUTLET, Role.HEADLINE)
    outlet_second = (Role.HEADLINE, Role.OUTLET)
    names = _is_name(first), _is_name(second)
    if names == (True, True):
        return outlet_second if _is_rather_the_name(second, first) else outlet_first
    if names == (True, False):
        return outlet_first
    return outlet_second if names[1] else None


def _is_rather_the_name(second: str, first: str) -> bool:
    if _OUTLET_WORD.search(first):
        return False
    much_shorter = len(second.split()) <= _VERY_SHORT < len(first.split())
    return much_shorter or _OUTLET_WORD.search(second) is not None


def _is_name(line: str) -> bool:
    """Tell whether `line` can be the name of an outlet: short, capitalised, without a verb."""
    words = line.split()
    if len(line) > _LONGEST_OUTLET or len(words) > _MOST_OUTLET_WORDS or _NO_NAME.search(line):
        return False
    if _ADDRESS.fullmatch(line):
        return True
    if line.lower() == line.upper():
        return len(words) <= _MOST_UNCASED_WORDS
    return all(len(word) <= _SMALL_WORD or word[0].isupper() for word in words)


def _tail_role(line: str) -> Role:
    if len(line) <= _LONGEST_NOTICE and _CREDIT.fullmatch(line):
        return Role.SOURCE
    return Role.DISCLAIMER if _is_disclaimer(line) else Role.BODY


def _is_disclaimer(line: str) -> bool:
    if len(line) > _LONGEST_DISCLAIMER:
        return False
    if _SIGN.match(line) or ("expressed" in line and _VIEWS.match(line)):
        return True
    reserved = len(line) <= _LONGEST_NOTICE and _RESERVED.search(line)
    return bool(reserved) and not _QUOTED.search(line)
