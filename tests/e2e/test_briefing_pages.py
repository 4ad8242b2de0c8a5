"""The pages of a briefing as LibreOffice lays them out: every quotation can be read on them."""

import re
import shutil
import subprocess
import unicodedata
from dataclasses import dataclass
from pathlib import Path

import pytest

from annotator.editing.briefing import Wanted, export
from annotator.editing.project import Project
from annotator.editing.samples import fill_with_samples
from annotator.reports.briefing import Briefing, TitleBlock

pytestmark = [pytest.mark.office, pytest.mark.timeout(300)]

BANNER = "INTERNAL"


@dataclass(frozen=True)
class Pages:
    """A briefing and the text of each of its pages."""

    briefing: Briefing
    texts: list[str]
    size: str


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Pages:
    for tool in ("soffice", "pdftotext", "pdfinfo"):
        if shutil.which(tool) is None:
            pytest.skip(f"{tool} is not on this machine")
    folder = tmp_path_factory.mktemp("pages")
    project = Project.create(folder / "sample.annproj", "Ada")
    try:
        fill_with_samples(project)
        head = TitleBlock("Harbour and water", number="12/2026", banner=BANNER)
        briefing = export(project, Wanted(head), folder / "briefing.docx")
    finally:
        project.close()
    _convert(folder)
    text = _told("pdftotext", "-layout", folder / "briefing.pdf", "-")
    size = re.search(r"Page size: +(.*)", _told("pdfinfo", folder / "briefing.pdf"))
    return Pages(briefing, text.rstrip("\f").split("\f"), size[1] if size else "")


def _convert(folder: Path) -> None:
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ("soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", folder)
    subprocess.run((*command, folder / "briefing.docx"), check=True, capture_output=True)


def _told(*command: object) -> str:
    parts = [str(part) for part in command]
    return subprocess.run(parts, check=True, capture_output=True, encoding="utf-8").stdout


def _letters(text: str) -> str:
    """Return letters and digits only, as fonts and line ends change all else."""
    return "".join(char for char in unicodedata.normalize("NFKC", text) if char.isalnum())


def test_every_latin_quotation_stands_on_the_pages_whole(pages):
    whole = _letters("".join(_body(page) for page in pages.texts))
    missing = [
        words
        for section in pages.briefing.sections
        for one in section.statements
        if (words := " … ".join(one.parts)).isascii() or _is_latin(words)
        if _letters(words) not in whole
    ]
    assert missing == []


def test_every_word_of_a_right_to_left_quotation_stands_on_the_pages(pages):
    words = {
        _letters_in_any_order(word)
        for section in pages.briefing.sections
        for one in section.statements
        if one.direction == "rtl"
        for word in _words(" ".join(one.parts))
    }
    assert words
    assert words <= {_letters_in_any_order(word) for word in _words("\n".join(pages.texts))}


def test_every_page_has_the_banner_twice_and_its_number(pages):
    total = len(pages.texts)
    for number, page in enumerate(pages.texts, 1):
        assert page.count(BANNER) == 2
        assert f"Page {number} of {total}" in page


def test_no_page_is_blank_and_all_are_a4(pages):
    assert all(len(_letters(_body(page))) > 100 for page in pages.texts)
    assert "A4" in pages.size


def test_no_heading_or_caption_stands_alone_at_the_foot_of_a_page(pages):
    headings = {section.name for section in pages.briefing.sections}
    for page in pages.texts:
        last = _body(page).strip().splitlines()[-1].strip()
        assert last not in headings
        assert not last.startswith("Table")


def _body(page: str) -> str:
    """Return a page without what stands at its head and foot."""
    lines = page.splitlines()
    kept = [
        line
        for line in lines
        if line.strip() != BANNER
        and not re.search(r"Page \d+ of \d+\s*$", line)
        and not re.fullmatch(r"\s*Harbour and water\s+12/2026\s*", line)
    ]
    return "\n".join(kept)


def _words(text: str) -> list[str]:
    """Return the words without vowel signs: pdftotext tears the others apart."""
    found = re.findall(r"[^\W\d_](?:[^\W\d_]|[\u0591-\u05c7\u064b-\u0652])*", text)
    return [word for word in found if word.isalpha()]


def _letters_in_any_order(word: str) -> str:
    """Return a word's letters sorted: pdftotext turns the two letters of an Arabic ligature."""
    return "".join(sorted(unicodedata.normalize("NFKC", word)))


def _is_latin(words: str) -> bool:
    return all("LATIN" in unicodedata.name(char, "") for char in words if char.isalpha())
