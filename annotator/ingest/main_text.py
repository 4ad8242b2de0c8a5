"""Which text of a web page is the article, and what the page says of it."""

import re
from copy import deepcopy
from dataclasses import dataclass

from courlan import extract_domain
from lxml import html
from trafilatura import bare_extraction
from trafilatura.external import jt_stoplist_init

from annotator.domain.article import Byline

# Both read files of their library the first time: in the cage it is too late for that.
jt_stoplist_init()
extract_domain("https://kellin.example/")

_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
_MARK = re.compile(r"^(?:[-•]|\d+\.)\s+")


@dataclass(frozen=True, slots=True)
class MainText:
    """The paragraphs of the article with white space made even, and the page's own fields."""

    paragraphs: tuple[str, ...]
    byline: Byline


def main_text(tree: html.HtmlElement, url: str) -> MainText | None:
    """Return what stands out as the article of a page; None if nothing does."""
    found = bare_extraction(
        deepcopy(tree),  # it is cut to pieces
        url=url or None,
        with_metadata=True,
        include_comments=False,
        # Only dates in fields meant for them: one found by guessing is worse than none.
        date_extraction_params={"original_date": True, "extensive_search": False},
    )
    if found is None or isinstance(found, dict):
        return None
    cells = (cell for line in (found.text or "").split("\n") for cell in line.split(" | "))
    lines = (" ".join(_MARK.sub("", cell).strip("| ").split()) for cell in cells)
    date = (found.date or "")[:10]
    return MainText(
        tuple(filter(None, lines)),
        Byline(
            title=_line(found.title),
            author=_line(found.author).replace("; ", ", "),
            outlet=_line(found.sitename),
            url=url or _line(found.url),
            section=_line((found.categories or [""])[0]),
            date_published=date if _ISO.fullmatch(date) else "",
            language=_language(tree),
        ),
    )


def _line(text: str | None) -> str:
    return " ".join((text or "").split())


def _language(tree: html.HtmlElement) -> str:
    language = str(tree.get("lang") or "").strip().replace("_", "-")
    return language if re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", language) else ""
