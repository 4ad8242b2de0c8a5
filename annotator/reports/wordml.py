"""Word's XML as text: escaped runs, paragraphs, links, fields and bookmarks.

Text, because building 20,000 statements node by node costs many times as much.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import count

from annotator.domain.article import Direction
from annotator.domain.text import direction_of, is_right_to_left
from annotator.reports.styles import Character, Style

NO_BREAK_SPACE = "\u00a0"
_ISOLATE, _END_OF_ISOLATE = "\u2068", "\u2069"

_FORBIDDEN = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_BREAKS = re.compile(r"[\t\n]+")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_STYLED = re.compile(r'<w:pStyle w:val="\w+"/>(?!<w:keepNext/>)')
_EAST_ASIAN = frozenset({"zh", "ja", "ko", "yue"})
_TO_THE_LEFT = "<w:bidi/>"
_TEXT, _END_OF_TEXT = '<w:t xml:space="preserve">', "</w:t>"


def clean(text: str) -> str:
    """Put U+FFFD where a character stands that XML forbids or reads differently."""
    return _FORBIDDEN.sub("\ufffd", text)


def one_line(text: str) -> str:
    """Return a name or a title on one line, without space at its ends."""
    return clean(_BREAKS.sub(" ", text)).strip()


def escape(text: str) -> str:
    """Return the text as it may stand in an element or between the quotes of an attribute."""
    safe = clean(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return safe.replace('"', "&quot;")


def run(text: str, style: Character | None = None, language: str = "", rtl: bool = False) -> str:
    """Return a run; line breaks and tabs of the text stay what they are."""
    inner = escape(text)
    if "\n" in inner or "\t" in inner:
        inner = inner.replace("\n", f"{_END_OF_TEXT}<w:br/>{_TEXT}")
        inner = inner.replace("\t", f"{_END_OF_TEXT}<w:tab/>{_TEXT}")
    return f"<w:r>{_properties(style, language, rtl)}{_TEXT}{inner}{_END_OF_TEXT}</w:r>"


@lru_cache(maxsize=512)
def _properties(style: Character | None, language: str, rtl: bool) -> str:
    known = is_language(language)
    found = "".join((
        f'<w:rStyle w:val="{style}"/>' if style else "",
        "" if known or not rtl else "<w:noProof/>",
        "<w:rtl/>" if rtl else "",
        f'<w:lang w:{_script(language, rtl)}="{language}"/>' if known else "",
    ))
    return f"<w:rPr>{found}</w:rPr>" if found else ""


def _script(language: str, rtl: bool) -> str:
    """Return which of the three languages of a run is meant."""
    if rtl:
        return "bidi"
    return "eastAsia" if language.partition("-")[0].lower() in _EAST_ASIAN else "val"


def is_language(tag: str) -> bool:
    """Tell whether Word can take the tag for a language."""
    return _LANGUAGE.fullmatch(tag) is not None


def name(text: str, style: Character | None = None) -> str:
    """Return a run for a name or title that must not turn the line round it."""
    shown = one_line(text)
    if not is_right_to_left(shown):
        return run(shown, style)
    rtl = direction_of(shown) is Direction.RIGHT_TO_LEFT
    return run(f"{_ISOLATE}{shown}{_END_OF_ISOLATE}", style, rtl=rtl)


def names(texts: Iterable[str], between: str = ", ") -> str:
    """Return a list of names, each kept apart from the line's own direction."""
    return run(between).join(name(text) for text in texts)


def turned(text: str) -> str:
    """Return the property of a paragraph that runs the way most of its text does."""
    return _TO_THE_LEFT if direction_of(text) is Direction.RIGHT_TO_LEFT else ""


def paragraph(style: Style, content: str, properties: str = "") -> str:
    """Return a paragraph; `properties` follow the style in the order Word's schema sets."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{content}</w:p>'


def kept_with_next(paragraphs: str) -> str:
    """Return paragraphs made by `paragraph`, none of them ending a page before what follows."""
    return _STYLED.sub(r"\g<0><w:keepNext/>", paragraphs)


def link(anchor: str, content: str) -> str:
    """Return a link to a bookmark of the same file."""
    return f'<w:hyperlink w:anchor="{anchor}" w:history="1">{content}</w:hyperlink>'


def field_of(instruction: str, cached: str) -> str:
    """Return a field that shows `cached` until the word processor works it out."""
    return f'<w:fldSimple w:instr=" {instruction} ">{run(cached)}</w:fldSimple>'


@dataclass(slots=True)
class Numbering:
    """Hands out what must be counted through a whole file."""

    _bookmarks: "count[int]" = field(default_factory=lambda: count(1))
    _tables: "count[int]" = field(default_factory=lambda: count(1))

    def bookmark(self, anchor: str, content: str) -> str:
        """Return the content inside a bookmark."""
        number = next(self._bookmarks)
        return (
            f'<w:bookmarkStart w:id="{number}" w:name="{anchor}"/>{content}'
            f'<w:bookmarkEnd w:id="{number}"/>'
        )

    def caption(self, words: str) -> str:
        """Return the numbered caption that stands over a table."""
        number = field_of(r"SEQ Table \* ARABIC", str(next(self._tables)))
        content = f"{run('Table' + NO_BREAK_SPACE)}{number}{run(NO_BREAK_SPACE * 2 + words)}"
        return paragraph(Style.CAPTION, content)
