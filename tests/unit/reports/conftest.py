"""Plain briefings, and a way to see the Word file each becomes."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from types import SimpleNamespace

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from lxml import etree

from annotator.domain.article import Byline
from annotator.domain.codebook import Form, Kind
from annotator.reports.briefing import ActorSection, Briefing, CitedArticle, Statement, TitleBlock
from annotator.reports.word import write_briefing

MADE = "2025-03-10T08:30:00Z"


def _say(words: str | tuple[str, ...] = "We will reopen the quay by May.", **more) -> Statement:
    """Return a statement; its id follows from its words."""
    parts = (words,) if isinstance(words, str) else words
    known = {
        "annotation": str(uuid.uuid5(uuid.NAMESPACE_OID, "|".join(parts))),
        "kind": Kind.QUOTE,
        "also": frozenset(),
        "form": Form.INDIRECT,
        "direction": "ltr",
        "language": "en",
        "cited": 1,
        "paragraph": 1,
    }
    return Statement(**{**known, "parts": parts, **more})


def _section(*statements: Statement, name: str = "Mira Tolland", role: str = "") -> ActorSection:
    return ActorSection(f"id of {name}", name, role, statements)


def _brief(*sections: ActorSection, **more) -> Briefing:
    """Return a briefing; whatever is not said about it is plain."""
    known = {
        "head": TitleBlock("The quay"),
        "sections": sections or (_section(_say()),),
        "cited": (CitedArticle(1, "a1", Byline(title="Harbour", outlet="Kellin Post")),),
        "made": MADE,
        "program": "press-annotator 1.0",
    }
    return Briefing(**{**known, **more})


@pytest.fixture(scope="session")
def make() -> SimpleNamespace:
    """Return what makes statements, sections and whole briefings."""
    return SimpleNamespace(say=_say, section=_section, brief=_brief)


@dataclass(frozen=True)
class Printed:
    """A briefing's Word file, read back."""

    path: Path

    @cached_property
    def document(self) -> Document:
        return docx.Document(str(self.path))

    @cached_property
    def body(self) -> etree._Element:
        return self.document.element.body

    def of_style(self, *styles: str) -> list[str]:
        """Return the texts of all paragraphs of these styles, those in tables too."""
        return [
            "".join(_characters(paragraph))
            for paragraph in self.body.iter(qn("w:p"))
            if paragraph.pPr.pStyle.val in styles
        ]

    def quotations(self) -> list[str]:
        return self.of_style("Quote", "QuoteRightToLeft")

    def paragraph(self, holding: str) -> etree._Element:
        """Return the first paragraph in whose text the words stand."""
        return next(p for p in self.body.iter(qn("w:p")) if holding in "".join(_characters(p)))

    def rows(self, place: int) -> list[list[str]]:
        """Return the cells of a table, row by row."""
        return [
            [
                "\n".join("".join(_characters(p)) for p in cell.iter(qn("w:p")))
                for cell in row.tc_lst
            ]
            for row in self.document.tables[place]._tbl.tr_lst
        ]

    def bookmarked(self) -> dict[str, str]:
        """Return the text inside every bookmark by its name."""
        found: dict[str, str] = {}
        for start in self.body.iter(qn("w:bookmarkStart")):
            inside = ""
            for after in start.itersiblings():
                if after.tag == qn("w:bookmarkEnd"):
                    break
                inside += "".join(_characters(after))
            found[start.get(qn("w:name"))] = inside
        return found


_SHOWN = {qn("w:br"): "\n", qn("w:tab"): "\t"}


def _characters(element: etree._Element) -> list[str]:
    return [
        _SHOWN.get(one.tag, one.text or "")
        for one in element.iter(qn("w:t"), qn("w:br"), qn("w:tab"))
        if one.getparent().tag == qn("w:r")
    ]


@pytest.fixture(scope="session")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Briefing], Printed]:
    folder = tmp_path_factory.mktemp("printed")

    def run(briefing: Briefing) -> Printed:
        target = folder / f"{uuid.uuid4().hex}.docx"
        write_briefing(briefing, target)
        return Printed(target)

    return run
