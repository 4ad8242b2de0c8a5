"""Brings a Word bundle of Nexis, as full of formatting as real ones, into a new project."""

import io
import os
import sys
import tempfile
import time
import zipfile
from pathlib import Path

from measuring import Cost, tell
from workload import article

from annotator.editing.importing import Outcome, bring_in, read_drafts
from annotator.editing.project import Project

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_LOOKS = '<w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial"/><w:sz w:val="20"/></w:rPr>'
_LENGTH = 4_000  # characters of an article
_RUN = 60  # characters set alike, before a link or another font


def main(count: int, *, repeats: int) -> None:
    bundle = _bundle(count)
    costs = [_import(bundle, count) for _ in range(repeats)]
    read, stored = zip(*costs, strict=True)
    whole = [Cost(*map(sum, zip(*both, strict=True))) for both in costs]
    tell({"read": read, "store": stored, "whole": whole})


def _import(bundle: bytes, count: int) -> tuple[Cost, Cost]:
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "bundle.docx"
        path.write_bytes(bundle)
        project = Project.create(Path(place) / "new.annproj", "Ada")
        begun = _now()
        drafts = read_drafts([path])
        read = _now().since(begun)
        begun = _now()
        report = bring_in(project, drafts.ready)
        stored = _now().since(begun)
        project.close()
    assert sum(one.status is Outcome.IMPORTED for one in report) == count
    return read, stored


def _now() -> Cost:
    """Return the cost up to now, that of the worker that takes files apart among it."""
    times = os.times()
    return Cost(time.perf_counter(), sum(times[:4]))


def _bundle(count: int) -> bytes:
    body = article(_LENGTH)
    paragraphs: list[str] = []
    for number in range(count):
        head = (
            f"Berth {number} Stays Open",
            "The Kellin Courier",
            "May 28, 2019 Tuesday",
            "Section:\u00a0News; Pg. A10",
            f"Length:\u00a0{len(body.split())} words",
        )
        paragraphs += [_paragraph("", f"Bookmark_{number + 1}"), *map(_paragraph, head)]
        paragraphs.append(_paragraph("Body", f"Body_{number}"))
        paragraphs += map(_paragraph, f"{body}\n\nThis was day {number}.".split("\n\n"))
        paragraphs += map(_paragraph, ("Load-Date:\u00a0May 29, 2019", "End of Document"))
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as parts:
        document = f"<w:body>{''.join(paragraphs)}</w:body>"
        whole = f'<w:document xmlns:w="{_WORD}">{document}</w:document>'
        parts.writestr("word/document.xml", whole)
    return data.getvalue()


def _paragraph(text: str, bookmark: str = "") -> str:
    mark = f'<w:bookmarkStart w:id="1" w:name="{bookmark}"/>' if bookmark else ""
    runs = "".join(
        f'<w:r>{_LOOKS}<w:t xml:space="preserve">{text[at : at + _RUN]}</w:t></w:r>'
        for at in range(0, len(text), _RUN)
    )
    return f'<w:p><w:pPr><w:spacing w:before="200"/></w:pPr>{mark}{runs}</w:p>'


main(int(sys.argv[1]), repeats=int(sys.argv[2]))
