"""What a briefing says of articles that carry the story a statement is coded in."""

import docx
import pytest
from wire_story import STORY, longer

from annotator.domain.article import Byline
from annotator.domain.codebook import Kind
from annotator.domain.draft import Draft, Line, Original, Role
from annotator.domain.spans import TextSpan
from annotator.editing.actors import ActorChoice
from annotator.editing.annotating import Statement, annotate
from annotator.editing.briefing import Wanted, export, gather
from annotator.editing.importing import bring_in
from annotator.editing.project import Project
from annotator.reports.briefing import TitleBlock

WORDS = "No further money is needed"
WANTED = Wanted(TitleBlock("Quays"))


def draft(outlet, text):
    byline = Byline(title="Quay", outlet=outlet, date_published="2026-05-04")
    return Draft((Line(text, Role.BODY),), Original(text.encode()), byline)


@pytest.fixture
def project(tmp_path):
    """Three carriers of one story; the third has straight marks and left the quotation out."""
    one = Project.create(tmp_path / "wire.annproj", "Ada")
    cut = longer(STORY).replace("“No further money is needed,” ", "", 1)
    texts = (STORY, longer(STORY).replace("“", '"').replace("”", '"'), cut)
    outlets = ("Lunmark Courier", "Ostrand Herald", "Varde Post")
    drafts = [draft(outlet, text) for outlet, text in zip(outlets, texts, strict=True)]
    bring_in(one, [("", each) for each in drafts])
    yield one
    one.close()


def code(project, place, words=WORDS):
    article = project.read.articles()[place].id
    start = project.text(article)[1].index(words)
    annotate(
        project,
        Statement(
            article=article,
            spans=(TextSpan(start, start + len(words)),),
            kind=Kind.QUOTE,
            actor=ActorChoice.named("Odile Marrant"),
        ),
    )


def carried(briefing):
    return [
        [one.outlet for one in statement.carried]
        for section in briefing.sections
        for statement in section.statements
    ]


def test_a_statement_names_the_other_carriers_that_print_its_very_words(project):
    code(project, 0)
    briefing = gather(project, WANTED)
    assert carried(briefing) == [["Ostrand Herald"]]
    assert (briefing.statements, briefing.carried) == (1, 1)


def test_kinds_of_quotation_marks_do_not_hide_a_carrier(project):
    code(project, 0, "“No further money is needed,” its director")
    assert carried(gather(project, WANTED)) == [["Ostrand Herald"]]


def test_an_appearance_that_is_coded_itself_counts_once(project):
    code(project, 0)
    code(project, 1)
    briefing = gather(project, WANTED)
    assert carried(briefing) == [["Ostrand Herald"], ["Lunmark Courier"]]
    assert (briefing.statements, briefing.carried) == (2, 0)


def test_the_word_file_tells_carriers_and_appearances_apart_from_statements(project, tmp_path):
    code(project, 0)
    export(project, WANTED, tmp_path / "quays.docx")
    document = docx.Document(tmp_path / "quays.docx")
    told = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert "also carried by Ostrand Herald (4 May 2026)" in told
    cells = {cell.text for table in document.tables for row in table.rows for cell in row.cells}
    assert {"1\nstatement", "2\nappearances"} <= cells


def test_without_families_there_is_no_word_of_appearances(tmp_path):
    alone = Project.create(tmp_path / "alone.annproj", "Ada")
    bring_in(alone, [("", draft("Lunmark Courier", STORY))])
    code(alone, 0)
    briefing = export(alone, WANTED, tmp_path / "quays.docx")
    alone.close()
    assert carried(briefing) == [[]]
    document = docx.Document(tmp_path / "quays.docx")
    cells = {cell.text for table in document.tables for row in table.rows for cell in row.cells}
    assert not any("appearance" in cell for cell in cells)
