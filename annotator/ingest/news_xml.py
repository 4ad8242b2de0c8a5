"""News in XML: feeds (RSS, Atom) and the wire format NewsML-G2, each article by itself."""

from collections.abc import Callable, Iterator
from email.utils import parsedate_to_datetime
from typing import Final

from lxml import etree

from annotator.domain.article import Byline
from annotator.domain.draft import Role
from annotator.ingest.block_text import blocks, tree_of
from annotator.ingest.dates import date_in
from annotator.ingest.extract import Extract
from annotator.ingest.refusals import refuse

FEED_TYPE: Final = "application/rss+xml"
NEWSML_TYPE: Final = "application/vnd.iptc.g2.newsitem+xml"

_MOST_ARTICLES = 5_000
_LEAF_TEXTS = ("inlineXML", "inlineData")
_SUMMARY_ONLY = "The feed holds a summary of this article only."
_ENOUGH = 400  # characters that a summary hardly ever has
_Element = etree._Element  # noqa: SLF001 - the library has no other name for it


def convert(data: bytes, name: str) -> tuple[Extract, ...]:
    """Return the articles of a feed or of a file in NewsML-G2.

    Raises
    ------
    UnreadableInput
        The file is neither, damaged, or made to do harm.

    """
    root = _root(data, name)
    kind = _local(root)
    found: Iterator[Extract]
    if kind in {"rss", "RDF"}:
        found = map(_rss_article(root), _within(root, "item"))
    elif kind == "feed":
        found = map(_atom_article(root), _within(root, "entry"))
    else:
        found = map(
            _wire_article, [root] if kind == "newsItem" else list(_within(root, "newsItem"))
        )
    extracts = tuple(one for one, _ in zip(found, range(_MOST_ARTICLES + 1), strict=False))
    if not extracts:
        raise refuse(name, "is an XML file without a news article in it")
    if len(extracts) > _MOST_ARTICLES:
        raise refuse(name, f"holds more than {_MOST_ARTICLES:,} articles", "Split it.")
    return extracts


def _root(data: bytes, name: str) -> _Element:
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise refuse(name, "is a damaged XML file that cannot be read") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise refuse(name, "holds a document type definition, which no news needs")
    return root


def _rss_article(root: _Element) -> Callable[[_Element], Extract]:
    channel = next(_within(root, "channel"), root)
    outlet, language = _text(channel, "title"), _text(channel, "language")

    def article(item: _Element) -> Extract:
        full = _text(item, "encoded", flat=False)
        byline = Byline(
            title=_plain(_text(item, "title")),
            outlet=_text(item, "source") or outlet,
            author=_text(item, "creator") or _text(item, "author"),
            url=_web(_text(item, "link") or _text(item, "guid")),
            date_published=_day(_text(item, "pubDate") or _text(item, "date")),
            language=language,
        )
        summary = _text(item, "description", flat=False)
        return _article(byline, full or summary, FEED_TYPE, is_whole=bool(full))

    return article


def _atom_article(root: _Element) -> Callable[[_Element], Extract]:
    outlet, language = _text(root, "title"), _language(root)

    def article(entry: _Element) -> Extract:
        links = [child for child in entry if _local(child) == "link"]
        link = next((one for one in links if one.get("rel", "alternate") == "alternate"), None)
        author = next((child for child in entry if _local(child) == "author"), entry)
        full = _markup(entry, "content")
        byline = Byline(
            title=_plain(_text(entry, "title")),
            outlet=outlet,
            author=_text(author, "name"),
            url=_web("" if link is None else str(link.get("href", ""))),
            date_published=_day(_text(entry, "published") or _text(entry, "updated")),
            language=_language(entry) or language,
        )
        return _article(byline, full or _markup(entry, "summary"), FEED_TYPE, is_whole=bool(full))

    return article


def _wire_article(item: _Element) -> Extract:
    about = next((child for child in item if _local(child) == "contentMeta"), item)
    managed = next((child for child in item if _local(child) == "itemMeta"), item)
    provider = next(_within(managed, "provider"), managed)
    content = next((one for leaf in _LEAF_TEXTS for one in _within(item, leaf)), item)
    byline = Byline(
        title=_text(about, "headline") or _text(managed, "title"),
        outlet=_text(provider, "name") or str(provider.get("literal", "")),
        author=_text(about, "by"),
        accession=str(item.get("guid", ""))[:200],
        copyright=next((_flat(one) for one in _within(item, "copyrightNotice")), ""),
        date_published=_day(_text(about, "contentCreated") or _text(managed, "versionCreated")),
        language=_language(content) or _language(item),
    )
    body = next(_within(content, "body"), content)
    return _article(byline, _inner(body), NEWSML_TYPE, is_whole=True)


def _article(byline: Byline, markup: str, media_type: str, *, is_whole: bool) -> Extract:
    tree = tree_of(markup) if markup.strip() else None
    texts = [] if tree is None else blocks(tree)
    pieces = [line for text in texts for line in text.split("\n") if line.strip()]
    lines = [(Role.HEADLINE.value, byline.title)] if byline.title else []
    lines += [("", piece) for piece in pieces if piece != byline.title]
    short = not is_whole and 0 < sum(map(len, pieces)) < _ENOUGH
    notes = (_SUMMARY_ONLY,) if short else ()
    told = tuple(lines or [(Role.DROP.value, "No text")])
    return Extract("", media_type, hints=byline, certain=True, notes=notes, lines=told)


def _local(element: _Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _within(element: _Element, name: str) -> Iterator[_Element]:
    return element.iter(f"{{*}}{name}")


def _text(element: _Element, name: str, *, flat: bool = True) -> str:
    """Return the text of the first child of that name, "" if there is none."""
    for child in element:
        if _local(child) == name:
            return _flat(child) if flat else "".join(map(str, child.itertext()))
    return ""


def _flat(element: _Element) -> str:
    return " ".join("".join(map(str, element.itertext())).split())


def _markup(entry: _Element, name: str) -> str:
    """Return the content of an Atom entry as HTML, whichever of its three ways it is written."""
    for child in entry:
        if _local(child) == name:
            kind = child.get("type", "text")
            if kind == "xhtml":
                return _inner(child)
            text = "".join(map(str, child.itertext()))
            return text if kind in {"html", "text/html"} else f"<p>{_escaped(text)}</p>"
    return ""


def _inner(element: _Element) -> str:
    """Return what is in an element as HTML."""
    inside = "".join(etree.tostring(child, encoding="unicode", method="html") for child in element)
    return f"<div>{_escaped(element.text or '')}{inside}</div>"


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def _plain(text: str) -> str:
    """Return a title without the HTML that some feeds write in it."""
    tree = tree_of(f"<p>{text}</p>") if "<" in text or "&" in text else None
    return text if tree is None else " ".join(" ".join(blocks(tree)).split())


def _web(address: str) -> str:
    return address if address.startswith(("http://", "https://")) else ""


def _day(text: str) -> str:
    """Return a date as feeds (RFC 822 and 3339) write it as an ISO date, "" for any other."""
    if not text:
        return ""
    try:
        return parsedate_to_datetime(text).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return date_in(text[:10])


def _language(element: _Element) -> str:
    return str(element.get("{http://www.w3.org/XML/1998/namespace}lang", ""))
