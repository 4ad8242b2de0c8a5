"""The Word file round a briefing's body: template, page edges, properties, zip."""

import io
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, BinaryIO

from annotator import resources
from annotator.reports.briefing import Briefing
from annotator.reports.front import title_of
from annotator.reports.styles import Style
from annotator.reports.wording import letter_paper
from annotator.reports.wordml import clean, field_of, is_language, name, one_line, paragraph, run

if TYPE_CHECKING:
    from docx.document import Document
    from docx.section import _Footer as Footer
    from docx.section import _Header as Header

TEMPLATE = "templates/briefing.docx"

_SUBJECT = "Statements briefing"
_BODY = "word/document.xml"
_END_OF_BODY = b"<w:sectPr"
_LETTER = (12240, 15840)
"""The American paper, in twentieths of a point."""
_EARLIEST = datetime(1980, 1, 1, tzinfo=UTC)
"""The first time a zip can hold."""


@dataclass(frozen=True, slots=True)
class Shell:
    """A finished file but for its body; `width` is that of the text in twentieths of a point."""

    parts: dict[str, bytes]
    width: int
    made: datetime

    def write(self, body: Iterable[str], file: BinaryIO) -> None:
        """Write the file with the body in it, the same bytes for the same body."""
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=4) as package:
            for part, data in self.parts.items():
                if part != _BODY:
                    package.writestr(self._entry(part), data)
                    continue
                before, mark, after = data.partition(_END_OF_BODY)
                with package.open(self._entry(part), "w") as stream:
                    stream.write(before)
                    for xml in body:
                        stream.write(xml.encode())
                    stream.write(mark + after)

    def _entry(self, part: str) -> zipfile.ZipInfo:
        entry = zipfile.ZipInfo(part, self.made.timetuple()[:6])
        entry.compress_type = zipfile.ZIP_DEFLATED
        entry.create_system = 0  # the same bytes on every system
        return entry


def shell(briefing: Briefing) -> Shell:
    """Return the file a briefing is to stand in, from the program's own template."""
    import docx  # 70 ms that only exports pay

    document = docx.Document(io.BytesIO(resources.read_bytes(TEMPLATE)))
    made = datetime.fromisoformat(briefing.made).astimezone(UTC)
    width = _set_page(document, briefing)
    _set_edges(document, briefing, width)
    _set_language(document, briefing.language)
    _set_properties(document, briefing, made)
    buffer = io.BytesIO()
    document.save(buffer)
    with zipfile.ZipFile(buffer) as saved:
        parts = {part: saved.read(part) for part in saved.namelist()}
    return Shell(parts, width, max(made, _EARLIEST))


def _set_page(document: "Document", briefing: Briefing) -> int:
    from docx.shared import Twips  # 70 ms that only exports pay

    section = document.sections[0]
    if letter_paper(briefing.language):
        section.page_width, section.page_height = map(Twips, _LETTER)
    room = (section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0)
    return room // Twips(1)


def _set_edges(document: "Document", briefing: Briefing, width: int) -> None:
    """Fill the edges of all pages, also of those kinds a later editor may switch on."""
    section = document.sections[0]
    section.different_first_page_header_footer = True
    head = briefing.head
    tab = f'<w:tabs><w:tab w:val="right" w:pos="{width}"/></w:tabs>'
    banner = paragraph(Style.BANNER, name(head.banner)) if one_line(head.banner) else ""
    right = f"<w:r><w:tab/></w:r>{name(head.number)}" if one_line(head.number) else ""
    first = banner or paragraph(Style.HEADER, run(_SUBJECT) + right, tab)
    top = paragraph(Style.HEADER, name(title_of(head)) + right, tab)
    page = f"{run('Page ')}{field_of('PAGE', '1')}{run(' of ')}{field_of('NUMPAGES', '1')}"
    left = name(head.period) if one_line(head.period) else ""
    bottom = paragraph(Style.FOOTER, f"{left}<w:r><w:tab/></w:r>{page}", tab)
    _fill(section.first_page_header, first)
    _fill(section.header, banner + top)
    _fill(section.even_page_header, banner + top)
    for footer in (section.footer, section.first_page_footer, section.even_page_footer):
        _fill(footer, bottom + banner)


def _fill(edge: "Header | Footer", xml: str) -> None:
    from docx.oxml import parse_xml  # 70 ms that only exports pay
    from docx.oxml.ns import nsdecls  # 70 ms that only exports pay

    edge.is_linked_to_previous = False
    root = edge.part.element
    for child in list(root):
        root.remove(child)
    root.extend(parse_xml(f"<w:hdr {nsdecls('w', 'r')}>{xml}</w:hdr>"))


def _set_language(document: "Document", language: str) -> None:
    from docx.oxml.ns import qn  # 70 ms that only exports pay

    if is_language(language):
        for tag in document.styles.element.xpath("w:docDefaults/w:rPrDefault/w:rPr/w:lang"):
            tag.set(qn("w:val"), language)


def _set_properties(document: "Document", briefing: Briefing, made: datetime) -> None:
    known = document.core_properties
    author = one_line(briefing.head.prepared_by) or one_line(briefing.program)
    known.title = _short(title_of(briefing.head))
    known.author = known.last_modified_by = _short(author)
    known.subject = _SUBJECT
    known.keywords = _short(", ".join(filter(None, ("statements", one_line(briefing.head.period)))))
    known.language = _short(one_line(briefing.language))
    known.created = known.modified = made
    known.revision = 1


def _short(text: str) -> str:
    """Return the text cut to what a core property may hold."""
    return clean(text)[:255]
