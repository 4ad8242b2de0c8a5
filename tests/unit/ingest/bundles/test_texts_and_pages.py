import pytest

from annotator.domain.draft import Role
from annotator.ingest.reading import read_bytes, read_pasted

KINDS = {
    "nexis_text": "kellin.txt",
    "nexis_page": "kellin.html",
    "factiva_page": "kellin.html",
    "factiva_index_page": "kellin.html",
    "factiva_index_text": "kellin.txt",
    "factiva_text": "kellin.txt",
}


@pytest.fixture(params=KINDS)
def bundle(request, pieces):
    """Return what is read of each kind of bundle of the three articles."""
    data = request.getfixturevalue(request.param)(pieces)
    return read_bytes(data, KINDS[request.param])


def test_each_article_comes_once_with_its_text_and_what_is_known_of_it(bundle, pieces):
    assert [draft.text for draft in bundle.drafts] == ["\n\n".join(one.body) for one in pieces]
    assert [draft.byline.title for draft in bundle.drafts] == [one.headline for one in pieces]
    assert {draft.byline.date_published for draft in bundle.drafts} == {"2019-05-28"}
    assert {draft.byline.outlet for draft in bundle.drafts} == {"The Kellin Courier"}
    assert bundle.drafts[0].byline.page == "A10"
    assert bundle.drafts[0].byline.author.casefold() == "tovin harl"
    assert all(one.byline.copyright.startswith("Copyright 2019") for one in bundle.drafts)
    assert (bundle.failed, bundle.notes) == ((), ())


@pytest.mark.parametrize(
    "numbering", ["{} of {} DOCUMENTS", "Dokument {} von {}", "Document {} de {}"]
)
@pytest.mark.parametrize("kind", ["nexis_text", "nexis_page"])
def test_old_bundles_are_numbered_in_many_languages(request, pieces, kind, numbering):
    data = request.getfixturevalue(kind)(pieces, numbering)

    assert len(read_bytes(data, KINDS[kind]).drafts) == 3


def test_a_number_of_articles_that_is_not_there_is_a_doubt_about_the_file(pieces, nexis_text):
    data = nexis_text(pieces).replace(b"of 3 DOC", b"of 4 DOC")

    assert read_bytes(data, "k.txt").notes == ("The file names 4 articles, and 3 were found.",)


def test_a_sentence_with_such_numbers_makes_no_bundle(nexis_text):
    prose = b"Boats\n\n3 of 12\n\nThe council counted 3 of 12 documents at the quay on Monday."

    assert len(read_bytes(prose, "k.txt").drafts) == 1


@pytest.mark.parametrize(
    "spoken",
    [
        ("Wörter", "28 Mai 2019", "Deutsch", "Dokument"),
        ("mots", "28 mai 2019", "Français", "Document"),
        ("字", "2019 年 5 月 28 日 17:04", "德文", "文件"),
        ("palabras", "28 mayo 2019", "Alemán", "Documento"),
        ("parole", "28 maggio 2019", "Tedesco", "Documento"),
    ],
)
def test_factiva_is_read_in_whatever_language_it_speaks(pieces, factiva_page, spoken):
    contents = read_bytes(factiva_page(pieces, *spoken), "k.html")
    byline = contents.drafts[0].byline

    assert len(contents.drafts) == 3
    assert (byline.date_published, byline.accession) == ("2019-05-28", "KELLIN0020190528ef5s00000")
    assert (byline.section, byline.page) == ("Harbour", "A10")
    assert contents.drafts[0].text == "\n\n".join(pieces[0].body)


def test_a_page_with_a_count_before_a_date_is_no_bundle():
    said = "The council of Port Kellin said on Friday that it would publish the toll figures. " * 3
    page = (
        "<html><head><title>Union Waits</title></head><body><article><h1>Union Waits</h1>"
        f"<div>5 comments</div><div>28 May 2019</div><p>{said}</p><p>{said}</p></article></body>"
    )

    assert len(read_bytes(page.encode(), "k.html").drafts) == 1


def test_the_publisher_and_the_number_below_an_article_are_dropped(pieces, factiva_page):
    lines = read_bytes(factiva_page(pieces), "k.html").drafts[0].lines

    assert [line.text for line in lines[-2:]] == [
        "Kellin Courier Company",
        "Document KELLIN0020190528ef5s00000",
    ]
    assert {line.role for line in lines[-2:]} == {Role.DROP}


def test_the_search_below_the_last_article_is_no_article(pieces, factiva_index_text):
    contents = read_bytes(factiva_index_text(pieces), "k.txt")

    assert not any("harbour AND toll" in line.text for one in contents.drafts for line in one.lines)


def test_an_article_without_text_stops_no_other(pieces, factiva_page):
    pieces[1].body = []
    contents = read_bytes(factiva_page(pieces), "k.html")

    assert len(contents.drafts) == 2
    assert contents.failed[0].title == "Union Waits"


def test_an_article_without_its_number_of_words_is_told_of(pieces, factiva_text):
    data = factiva_text(pieces).replace(b"28 May 2019", b"a day in May", 1)
    contents = read_bytes(data, "k.txt")

    assert [draft.byline.title for draft in contents.drafts] == ["Union Waits", "Ferry Goes On"]
    assert "Article 1 in “k.txt”" in contents.failed[0].fault.happened


def test_a_page_with_more_headlines_than_articles_is_doubtful(pieces, factiva_page):
    data = factiva_page(pieces).replace(b"28 May 2019", b"a day in May", 1)

    assert read_bytes(data, "k.html").notes == (
        "The page has 3 headlines, and 2 articles were found.",
    )


@pytest.mark.parametrize("authors", ["By Tovin Harl", "Tovin Harl", "Tovin Harl and Ana de Reet"])
def test_the_headline_of_a_text_is_the_line_before_its_authors(pieces, factiva_text, authors):
    data = factiva_text(pieces).replace(b"By Tovin Harl", authors.encode())
    drafts = read_bytes(data, "k.txt").drafts

    assert [draft.byline.title for draft in drafts] == [one.headline for one in pieces]
    assert {draft.byline.author for draft in drafts} == {authors.removeprefix("By ")}


@pytest.mark.parametrize("edge", [b"", b"    "])
def test_an_old_bundle_whose_layout_was_lost_is_read_by_the_order_of_its_lines(
    pieces, nexis_text, edge
):
    data = b"\n".join(edge + line.strip() for line in nexis_text(pieces).splitlines())
    drafts = read_bytes(data, "k.txt").drafts

    assert [draft.byline.title for draft in drafts] == [one.headline for one in pieces]
    assert {draft.byline.outlet for draft in drafts} == {"The Kellin Courier"}


def test_a_bundle_can_be_pasted(pieces, nexis_text):
    contents = read_pasted(nexis_text(pieces).decode())

    assert [draft.byline.title for draft in contents.drafts] == [one.headline for one in pieces]


@pytest.mark.parametrize("kind", ["factiva_text", "factiva_index_text", "nexis_text"])
def test_the_same_bundles_come_as_rich_text(request, pieces, kind):
    text = request.getfixturevalue(kind)(pieces).decode().replace("\r\n", "\n")
    words = "".join(_RICH.get(letter, letter) for letter in text)
    words = "".join(one if one.isascii() else f"\\u{ord(one)}?" for one in words)
    contents = read_bytes(f"{{\\rtf1\\ansi {words}}}".encode(), "k.rtf")

    assert [draft.text for draft in contents.drafts] == ["\n\n".join(one.body) for one in pieces]
    assert [draft.byline.title for draft in contents.drafts] == [one.headline for one in pieces]
    assert {draft.original.media_type for draft in contents.drafts} == {"application/rtf"}


_RICH = {"\n": "\\par\n", "\f": "\\page "}
