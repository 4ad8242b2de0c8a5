"""The file round the body: edges of the pages, paper, language, properties, the very bytes."""

import zipfile
from datetime import UTC, datetime

import docx
import pytest

from annotator import resources
from annotator.domain.article import Byline
from annotator.reports.briefing import CitedArticle, TitleBlock
from annotator.reports.package import TEMPLATE


def _edges(file):
    section = file.document.sections[0]
    return {
        name: [paragraph.text for paragraph in getattr(section, name).paragraphs]
        for name in (
            "first_page_header",
            "header",
            "even_page_header",
            "first_page_footer",
            "footer",
            "even_page_footer",
        )
    }


def test_the_banner_stands_at_head_and_foot_of_every_page(make, printed):
    edges = _edges(printed(make.brief(head=TitleBlock("The quay", banner="INTERNAL"))))
    assert all("INTERNAL" in lines for lines in edges.values())
    section = printed(make.brief(head=TitleBlock("The quay", banner="INTERNAL"))).document.sections[
        0
    ]
    assert section.different_first_page_header_footer
    assert section.header.paragraphs[0].style.name == "Banner"


def test_pages_are_headed_by_title_and_number_and_footed_by_period(make, printed):
    head = TitleBlock("The quay", number="12/2025", period="March")
    edges = _edges(printed(make.brief(head=head)))
    assert edges["header"] == edges["even_page_header"] == ["The quay\t12/2025"]
    assert edges["footer"][0].startswith("March\tPage ")


def test_the_first_page_says_what_the_file_is_instead_of_repeating_the_title(make, printed):
    edges = _edges(printed(make.brief()))
    assert edges["first_page_header"] == ["Statements briefing"]


def test_every_footer_holds_the_page_and_the_number_of_pages_as_fields(make, printed):
    section = printed(make.brief()).document.sections[0]
    for footer in (section.footer, section.first_page_footer, section.even_page_footer):
        fields = footer.part.element.iter("{*}fldSimple")
        told = [field.get(field.nsmap["w"].join("{}") + "instr").strip() for field in fields]
        assert told == ["PAGE", "NUMPAGES"]


@pytest.mark.parametrize(
    ("language", "paper", "day"),
    [
        ("en-GB", (11906, 16838), "10 March 2025"),
        ("en-US", (12240, 15840), "March 10, 2025"),
        ("fr-CA", (12240, 15840), "10 March 2025"),
        ("ca", (11906, 16838), "10 March 2025"),
    ],
)
def test_paper_and_days_follow_the_language(language, paper, day, make, printed):
    file = printed(make.brief(language=language))
    section = file.document.sections[0]
    assert (section.page_width.twips, section.page_height.twips) == paper
    assert ["Date", day] in file.rows(0)


def test_tables_are_as_wide_as_the_text_on_any_paper(make, printed):
    for language in ("en-GB", "en-US"):
        document = printed(make.brief(language=language)).document
        section = document.sections[0]
        room = section.page_width - section.left_margin - section.right_margin
        for table in document.tables:
            assert sum(column.width for column in table.columns) == room


@pytest.mark.parametrize(("language", "told"), [("en-US", "en-US"), ("not a tag", "en-GB")])
def test_the_document_is_in_the_language_of_the_briefing(language, told, make, printed):
    styles = printed(make.brief(language=language)).document.styles.element
    tag = styles.find("{*}docDefaults/{*}rPrDefault/{*}rPr/{*}lang")
    assert tag.get(tag.nsmap["w"].join("{}") + "val") == told


def test_the_properties_say_title_author_subject_language_and_day(make, printed):
    head = TitleBlock("The \x0bquay\n", prepared_by="Ada", period="March")
    known = printed(make.brief(head=head)).document.core_properties
    assert known.title == "The \ufffdquay"
    assert known.author == known.last_modified_by == "Ada"
    assert known.subject == "Statements briefing"
    assert known.keywords == "statements, March"
    assert known.language == "en-GB"
    assert known.created == known.modified == datetime(2025, 3, 10, 8, 30, tzinfo=UTC)


def test_without_a_name_the_program_is_the_author(make, printed):
    assert printed(make.brief()).document.core_properties.author == "press-annotator 1.0"


def test_a_property_holds_at_most_255_characters(make, printed):
    known = printed(make.brief(head=TitleBlock("x" * 300))).document.core_properties
    assert known.title == "x" * 255


def test_the_same_briefing_gives_the_same_bytes(make, printed):
    assert printed(make.brief()).path.read_bytes() == printed(make.brief()).path.read_bytes()


def test_only_the_time_stamp_differs_when_it_is_made_later(make, printed):
    def body(made):
        with zipfile.ZipFile(printed(make.brief(made=made)).path) as package:
            return package.read("word/document.xml").decode()

    earlier, later = body("2025-03-10T08:30:00Z"), body("2025-04-11T18:45:00.123Z")
    assert earlier != later
    assert later.replace("11 April", "10 March").replace("18:45", "08:30") == earlier


def test_a_clock_set_before_zip_files_were_invented_does_no_harm(make, printed):
    file = printed(make.brief(made="1971-01-01T00:00:00Z"))
    with zipfile.ZipFile(file.path) as package:
        assert package.testzip() is None
        assert {entry.date_time[0] for entry in package.infolist()} == {1980}


def test_nothing_of_another_programs_template_is_in_the_file(make, printed):
    with zipfile.ZipFile(printed(make.brief()).path) as package:
        names = set(package.namelist())
        core = package.read("docProps/core.xml").decode()
    assert not [name for name in names if "thumbnail" in name or "customXml" in name]
    assert "python-docx" not in core


def test_the_template_opens_by_itself_and_is_empty():
    document = docx.Document(str(resources.path(TEMPLATE)))
    assert not document.paragraphs
    assert not document.tables


def test_titles_with_markup_are_words_and_nothing_else(make, printed):
    cited = (CitedArticle(1, "a", Byline(title='<w:p/> & "x"', outlet="A&B")),)
    file = printed(make.brief(head=TitleBlock("a < b & c"), cited=cited))
    assert file.of_style("Title") == ["a < b & c"]
    assert file.rows(4)[1][1:3] == ["A&B", '<w:p/> & "x"']
