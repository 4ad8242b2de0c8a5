"""The matrix of actors and kinds, and the annex of sources."""

# ruff: noqa: RUF001  the Arabic letters are meant

from annotator.domain.article import Byline
from annotator.domain.codebook import Kind
from annotator.reports.briefing import CitedArticle

MATRIX, SOURCES = 3, 4
NBSP, PUNCTUATION_SPACE, FIGURE_SPACE = "\u00a0", "\u2008", "\u2007"


def _plain(rows):
    drop = str.maketrans("", "", NBSP + PUNCTUATION_SPACE + FIGURE_SPACE)
    return [[cell.translate(drop) for cell in row] for row in rows]


def test_the_matrix_counts_actors_by_kind_with_totals_and_secondary_kinds_in_brackets(
    make, printed
):
    mira = make.section(
        make.say("a", kind=Kind.DEMAND, also=frozenset({Kind.QUOTE})),
        make.say("b", kind=Kind.DEMAND),
        make.say("c", kind=Kind.QUOTE),
        name="Mira",
    )
    adem = make.section(make.say("d", kind=Kind.CLAIM, also=frozenset({Kind.QUOTE})), name="Adem")
    file = printed(make.brief(mira, adem))
    assert _plain(file.rows(MATRIX)) == [
        ["Actor", "Quote", "Claim", "Demand", "Accusation", "Total"],
        ["Mira", "1(1)", "·", "2", "·", "3"],
        ["Adem", "·(1)", "1", "·", "·", "1"],
        ["All actors", "1(2)", "1", "2", "·", "4"],
    ]
    assert "In brackets: how often a kind is a secondary one." in file.of_style("Note")


def test_without_secondary_kinds_nothing_is_said_of_brackets(make, printed):
    assert not any("brackets" in note for note in printed(make.brief()).of_style("Note"))


def test_figures_of_one_column_end_at_the_same_place(make, printed):
    many = make.section(
        *(make.say(f"m{n}", kind=Kind.CLAIM, also=frozenset({Kind.QUOTE})) for n in range(12)),
        name="Mira",
    )
    few = make.section(make.say("d", kind=Kind.CLAIM, also=frozenset({Kind.QUOTE})), name="Adem")
    none = make.section(make.say("e", kind=Kind.CLAIM), name="Cara")
    rows = printed(make.brief(many, few, none)).rows(MATRIX)[1:4]
    assert [row[1] for row in rows] == [
        f"·{NBSP}(12)",
        f"·{NBSP}(1){FIGURE_SPACE}",
        f"·{NBSP}{PUNCTUATION_SPACE * 2}{FIGURE_SPACE * 2}",
    ]


def test_a_matrix_of_many_actors_is_cut_into_tables_of_500_rows_with_one_total(make, printed):
    sections = [make.section(make.say(str(n)), name=f"Actor {n}") for n in range(501)]
    file = printed(make.brief(*sections))
    first, second = file.rows(3), file.rows(4)
    assert len(first) == 1 + 500
    assert [row[0] for row in second] == ["Actor", "Actor 500", "All actors"]
    assert second[-1][-1] == "501"
    assert file.of_style("Caption")[1:3] == [
        f"Table{NBSP}2{NBSP}{NBSP}Statements by actor and kind, actors 1 to 500",
        f"Table{NBSP}3{NBSP}{NBSP}Statements by actor and kind, actors 501 to 501",
    ]


def test_the_annex_numbers_every_source_with_what_is_known_of_it(make, printed):
    cited = (
        CitedArticle(
            1,
            "a",
            Byline(
                title="Harbour",
                outlet="Kellin Post",
                author="Nessa Quill",
                agency="KVP",
                republished_from="Sarrow Observer",
                section="News",
                page="4",
                accession="K-1",
                url="https://kellin.example/1",
                date_published="2025-03-04",
                language="en-GB",
            ),
        ),
        CitedArticle(2, "b", Byline(language="tlh")),
        CitedArticle(3, "c", Byline()),
    )
    known = (
        "Harbour",
        "By Nessa Quill",
        "Agency: KVP",
        "Republished from: Sarrow Observer",
        "Section: News",
        "Page: 4",
        "Accession: K-1",
        "https://kellin.example/1",
    )
    assert printed(make.brief(cited=cited)).rows(SOURCES) == [
        ["No.", "Outlet", "Article", "Published", "Language"],
        [
            "1",
            "Kellin Post",
            "\n".join(known),
            "4 March 2025",
            "English",
        ],
        ["2", "Unknown", "Untitled", "undated", "tlh"],
        ["3", "Unknown", "Untitled", "undated", "Unknown"],
    ]


def test_a_long_annex_is_cut_into_tables_of_500_rows(make, printed):
    cited = tuple(CitedArticle(n, f"a{n}", Byline(title=f"Title {n}")) for n in range(1, 502))
    file = printed(make.brief(cited=cited))
    assert [len(file.rows(place)) for place in (SOURCES, SOURCES + 1)] == [501, 2]
    assert file.of_style("Caption")[-2:] == [
        f"Table{NBSP}3{NBSP}{NBSP}Sources cited, 1 to 500",
        f"Table{NBSP}4{NBSP}{NBSP}Sources cited, 501 to 501",
    ]


def test_a_right_to_left_title_keeps_its_own_direction_in_the_annex(make, printed):
    cited = (CitedArticle(1, "a", Byline(title="سَمْران: خلاف")),)
    cell = printed(make.brief(cited=cited)).rows(SOURCES)[1][2]
    assert cell == "\u2068سَمْران: خلاف\u2069"


def test_the_last_line_says_what_the_quotations_are_and_what_made_the_file(make, printed):
    line = printed(make.brief()).of_style("Note")[-1]
    assert "letter for letter" in line
    assert line.endswith("Made with press-annotator 1.0, 10 March 2025, 08:30 UTC.")


def test_heading_rows_are_repeated_and_no_row_is_split(make, printed):
    file = printed(make.brief())
    for place in (2, MATRIX, SOURCES):
        rows = file.document.tables[place]._tbl.tr_lst
        assert rows[0].trPr.find("{*}tblHeader") is not None
        assert all(row.trPr.find("{*}cantSplit") is not None for row in rows)
        assert all(row.trPr.find("{*}tblHeader") is None for row in rows[1:])


def test_a_short_matrix_stays_on_one_page(make, printed):
    *kept, last = printed(make.brief()).document.tables[MATRIX]._tbl.tr_lst
    assert all(p.pPr.find("{*}keepNext") is not None for row in kept for p in row.iter("{*}p"))
    assert all(p.pPr.find("{*}keepNext") is None for p in last.iter("{*}p"))


def test_the_total_of_a_long_matrix_never_stands_alone_on_a_page(make, printed):
    sections = [make.section(make.say(str(n)), name=f"Actor {n}") for n in range(40)]
    rows = printed(make.brief(*sections)).document.tables[MATRIX]._tbl.tr_lst
    assert rows[-2].find(".//{*}keepNext") is not None
    assert rows[-3].find(".//{*}keepNext") is None
    assert len(rows[-2].findall(".//{*}keepNext")) == 6


def test_captions_are_numbered_by_fields(make, printed):
    file = printed(make.brief())
    fields = [
        field.get(field.nsmap["w"].join("{}") + "instr").split()
        for field in file.body.iter("{*}fldSimple")
    ]
    assert fields == [["SEQ", "Table", r"\*", "ARABIC"]] * 3
    assert [caption[:7] for caption in file.of_style("Caption")] == [
        f"Table{NBSP}{number}" for number in (1, 2, 3)
    ]
