import pytest

from annotator.domain.draft import Role
from annotator.ingest.reading import read_bytes

NAME = "kellin.DOCX"
COVER = (
    "Date and Time: Friday, 5. July 2019 09:31:00 CEST",
    "Job Number: 00000001",
    "Documents (3)",
    "1. Council Rejects Toll Claims; Harbour Talks",
    "Client/Matter: -None-",
    "Search Terms: harbour",
)


def read(data):
    return read_bytes(data, NAME)


def test_each_article_of_a_bundle_is_a_draft_of_its_own(pieces, nexis_docx):
    contents = read(nexis_docx(pieces, cover=COVER))

    assert [draft.text for draft in contents.drafts] == ["\n\n".join(one.body) for one in pieces]
    assert [draft.byline.title for draft in contents.drafts] == [one.headline for one in pieces]
    assert (contents.failed, contents.notes) == ((), ())


def test_what_the_labels_say_is_known_of_the_article(pieces, nexis_docx):
    byline = read(nexis_docx(pieces)).drafts[0].byline

    assert (byline.outlet, byline.date_published) == ("The Kellin Courier", "2019-05-28")
    assert (byline.section, byline.page) == ("News; Briefs", "A10")
    assert byline.author == "TOVIN HARL"
    assert byline.copyright.startswith("Copyright 2019 Kellin Courier")


def test_what_is_no_text_stays_as_lines_that_are_dropped(pieces, nexis_docx):
    lines = read(nexis_docx(pieces)).drafts[0].lines
    dropped = [line.text for line in lines if line.role is Role.DROP]

    assert dropped == [
        "Section:\u00a0News; Briefs; Pg. A10; Column",
        "Length:\u00a015 words",
        "Dateline:\u00a0PORT KELLIN",
        "Highlight:\u00a0A long night at the quay",
        "Body",
        "Graphic",
        "Photo: the quay at night",
        "Load-Date:\u00a0May 29, 2019",
        "End of Document",
    ]


def test_every_article_keeps_the_whole_file_as_its_original(pieces, nexis_docx):
    data = nexis_docx(pieces)

    assert {draft.original.data for draft in read(data).drafts} == {data}


def test_the_language_is_taken_from_its_label(pieces, nexis_docx):
    pieces[1].tail[1] = "Sprache:\u00a0DEUTSCH; GERMAN"

    assert read(nexis_docx(pieces)).drafts[1].byline.language == "de"


def test_a_length_far_off_is_a_doubt_and_no_fault(pieces, nexis_docx):
    first, second, third = read(nexis_docx(pieces)).drafts

    assert (first.notes, second.notes) == ((), ())
    assert third.notes == ("Doubtful length: the file says 500 words, and 14 were counted.",)


@pytest.mark.parametrize("cover", [(), COVER])
def test_without_bookmarks_the_end_lines_part_the_articles_and_that_is_told(
    pieces, nexis_docx, cover
):
    contents = read(nexis_docx(pieces, bookmarks=False, cover=cover))

    assert [draft.text for draft in contents.drafts] == ["\n\n".join(one.body) for one in pieces]
    assert [draft.byline.title for draft in contents.drafts] == [one.headline for one in pieces]
    assert "bookmarks that Nexis sets are missing" in contents.notes[0]


def test_end_lines_of_other_languages_part_articles_too(pieces, nexis_docx):
    contents = read(nexis_docx(pieces, bookmarks=False, ends="Fin du document"))

    assert len(contents.drafts) == 3


def test_bookmarks_need_no_word_of_any_language(pieces, nexis_docx):
    pieces[0].labels = ["Osa:\u00a0Uudised", "Pikkus:\u00a015 sõna"]
    contents = read(nexis_docx(pieces, ends="Dokumendi lõpp"))

    assert contents.drafts[0].lines[0].role is Role.HEADLINE
    assert contents.drafts[0].text.startswith("PORT KELLIN")
    assert contents.drafts[0].byline.date_published == "2019-05-28"


def test_where_nothing_parts_the_articles_it_is_told_plainly(pieces, nexis_docx):
    draft = read(nexis_docx(pieces, bookmarks=False, ends="")).only

    assert "came in as one article" in draft.notes[-1]


def test_an_article_without_text_is_named_and_the_rest_comes_in(pieces, nexis_docx):
    pieces[1].body = []
    contents = read(nexis_docx(pieces))
    (failed,) = contents.failed

    assert len(contents.drafts) == 2
    assert failed.title == "Union Waits"
    assert failed.fault.happened == (
        "Article 2 (“Union Waits”) in “kellin.DOCX” holds no text below its headline."
    )


def test_a_cover_that_names_more_articles_is_a_doubt_about_the_file(pieces, nexis_docx):
    contents = read(nexis_docx(pieces[:2], cover=COVER))

    assert contents.notes == ("The cover of the file names 3 articles, and 2 were found.",)


def test_without_a_printed_date_the_day_of_loading_stands_for_it(pieces, nexis_docx):
    pieces[0].date = "Correction Appended"
    draft = read(nexis_docx(pieces)).drafts[0]

    assert draft.byline.date_published == "2019-05-29"
    assert any("No date is printed" in note for note in draft.notes)


def test_an_added_correction_is_left_out_and_told(pieces, nexis_docx):
    pieces[0].tail = ["Correction", "It was berth two.", *pieces[0].tail]
    draft = read(nexis_docx(pieces, bookmarks=False)).drafts[0]

    assert "berth two" not in draft.text
    assert any("correction" in note for note in draft.notes)


def test_an_ordinary_word_file_with_bookmarks_and_such_words_is_one_article(word_of):
    draft = read(word_of([("End of Document", "Bookmark_1"), ("They signed it at noon.", "")])).only

    assert draft.notes == ()
