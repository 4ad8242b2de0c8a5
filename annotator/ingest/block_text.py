"""The visible text of a tree of HTML, one string for each block, with nothing else touched."""

import re
from collections.abc import Iterator
from typing import Final

from lxml import etree, html

from annotator.ingest.paragraphs import WHITE

_UNSEEN = (
    "script style head noscript template svg math iframe object embed applet audio video canvas "
    "select button textarea input datalist dialog map"
)
_WITHIN = (
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q rb rp "
    "rt ruby s samp small span strike strong sub sup time tt u var wbr img"
)
_SKIPPED: Final = frozenset(_UNSEEN.split())
_INLINE: Final = frozenset(_WITHIN.split())
_LAID_OUT = re.compile("[ \t\n\r\f]+")  # what HTML takes for one space; a no-break space is not
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE
)
_PROLOG = re.compile(r"\s*<\?xml[^>]*\?>", re.IGNORECASE)
_EMBEDDED = re.compile(r"""data:[\w/+.;=-]*;base64,[A-Za-z0-9+/=\s%]*""")
_BREAK = "\n"


def tree_of(markup: str) -> html.HtmlElement | None:
    """Return the tree of an HTML page, without what is embedded in it; None if it holds nothing.

    Entities and definitions are not looked at, and nothing the page names is opened.
    """
    markup = _EMBEDDED.sub("", _PROLOG.sub("", markup, count=1)).replace("\x00", "")
    if not markup.strip():
        return None
    parser = html.HTMLParser(no_network=True, huge_tree=False, remove_pis=True, encoding="utf-8")
    try:
        # As bytes: half a letter, which a string may hold, would stop the parser.
        return html.document_fromstring(markup.encode("utf-8", "replace"), parser=parser)
    except etree.ParserError:  # nothing but comments
        return None


def blocks(tree: html.HtmlElement) -> list[str]:
    """Return the text of each block that a reader sees; `<br>` is a line feed in it."""
    found = ("".join(pieces).split(_BREAK) for pieces in _runs(tree))
    texts = (_BREAK.join(_LAID_OUT.sub(" ", line).strip(" ") for line in lines) for lines in found)
    return [text for text in (one.strip(WHITE) for one in texts) if text]


def _runs(tree: html.HtmlElement) -> Iterator[list[str]]:
    pieces: list[str] = []
    for piece in _pieces(tree):
        if piece is not None:
            pieces.append(piece)
        elif pieces:
            yield pieces
            pieces = []
    yield pieces


def _pieces(tree: html.HtmlElement) -> Iterator[str | None]:
    """Yield the pieces of text in their order, and None where a block begins or ends."""
    walker = etree.iterwalk(tree, events=("start", "end", "comment"))
    for event, element in walker:
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            if tag in _SKIPPED or _is_hidden(element):
                walker.skip_subtree()
                continue
            if tag == "br":
                yield _BREAK
            elif tag not in _INLINE:
                yield None
            yield _flat(element.text)
        else:
            if tag and tag != "br" and tag not in _INLINE:
                yield None
            if element is not tree:
                yield _flat(element.tail)


def _flat(text: str | None) -> str:
    """Return text in which a line feed means nothing, as it does in HTML."""
    return (text or "").replace("\n", " ").replace("\r", " ")


def _is_hidden(element: etree._Element) -> bool:
    return "hidden" in element.attrib or bool(_HIDDEN.search(element.get("style", "")))
