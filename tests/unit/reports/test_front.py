"""The first page: what the briefing is, its figures, and what it holds."""

from annotator.domain.article import Byline
from annotator.domain.codebook import Kind
from annotator.reports.briefing import CitedArticle, TitleBlock


def _cited(number, **byline):
    return CitedArticle(number, f"a{number}", Byline(**byline))


def test_the_title_block_says_what_the_briefing_is_and_who_stands_for_it(make, printed):
    head = TitleBlock(
        title="The quay",
        number="12/2025",
        period="3 to 9 March 2025",
        cut_off="9 March, 18:00",
        prepared_by="Ada",
        cleared_by="R. Osei",
        distribution="Desk heads",
    )
    file = printed(make.brief(head=head))
    assert file.of_style("Title") == ["The quay"]
    assert file.rows(0) == [
        ["Number", "12/2025"],
        ["Date", "10 March 2025"],
        ["Period", "3 to 9 March 2025"],
        ["Information cut-off", "9 March, 18:00"],
        ["Prepared by", "Ada"],
        ["Cleared by", "R. Osei"],
        ["Distribution", "Desk heads"],
    ]


def test_a_briefing_without_a_title_is_called_what_it_is(make, printed):
    assert printed(make.brief(head=TitleBlock("\n "))).of_style("Title") == ["Statements briefing"]


def test_the_title_block_tells_from_when_the_articles_are(make, printed):
    cited = tuple(
        _cited(place, date_published=day)
        for place, day in enumerate(("2025-03-09", "", "2025-03-03"), 1)
    )
    assert ["Articles of", "3 to 9 March 2025"] in printed(make.brief(cited=cited)).rows(0)


def test_the_figures_count_articles_outlets_statements_actors_and_languages(make, printed):
    cited = (
        _cited(1, outlet="Kellin Post", language="en-GB"),
        _cited(2, outlet="Kellin Post", language="en"),
        _cited(3, outlet="Sarrow Observer", language="ar"),
    )
    sections = (
        make.section(make.say("one"), make.say("two"), name="Mira"),
        make.section(make.say("three"), name="Adem"),
    )
    assert printed(make.brief(*sections, cited=cited)).rows(1) == [
        ["3\narticles", "2\noutlets", "3\nstatements", "2\nactors", "2\nlanguages"]
    ]


def test_one_of_each_is_named_in_the_singular(make, printed):
    cited = (_cited(1, outlet="Kellin Post", language="en"),)
    assert printed(make.brief(cited=cited)).rows(1) == [
        ["1\narticle", "1\noutlet", "1\nstatement", "1\nactor", "1\nlanguage"]
    ]


def test_kinds_are_counted_with_dots_for_none_and_shares_of_the_whole(make, printed):
    statements = (
        make.say("one", kind=Kind.CLAIM),
        make.say("two", kind=Kind.CLAIM, also=frozenset({Kind.ACCUSATION})),
        make.say("three", kind=Kind.DEMAND),
    )
    file = printed(make.brief(make.section(*statements)))
    assert [row[:4] for row in file.rows(2)] == [
        ["Kind", "Statements", "Also", "Share"],
        ["Quote", "·", "·", "0%"],
        ["Claim", "2", "·", "67%"],
        ["Demand", "1", "·", "33%"],
        ["Accusation", "·", "1", "0%"],
    ]


def test_the_longest_bar_fills_its_cell_and_the_others_are_in_proportion(make, printed):
    statements = [make.say(word, kind=Kind.CLAIM) for word in "abcd"]
    file = printed(make.brief(make.section(*statements, make.say("e", kind=Kind.DEMAND))))
    width = file.document.tables[2]._tbl.tr_lst[1].tc_lst[4].width.twips - 216
    free = {
        style: next(
            int(paragraph.pPr.ind.right.twips)
            for paragraph in file.body.iter("{*}p")
            if paragraph.pPr.pStyle.val == style
        )
        for style in ("BarClaim", "BarDemand")
    }
    assert free["BarClaim"] == 0
    assert abs((width - free["BarDemand"]) - width / 4) <= 1


def test_the_reader_is_told_that_nothing_is_verified_and_what_was_left_out(make, printed):
    assert printed(make.brief()).of_style("Note")[0] == (
        "Statements are reported as printed; none has been verified."
    )
    assert (
        printed(make.brief(left_open=1))
        .of_style("Note")[0]
        .endswith("1 statement was left out because its actor is still open.")
    )
    assert (
        printed(make.brief(left_open=1200))
        .of_style("Note")[0]
        .endswith("1,200 statements were left out because their actor is still open.")
    )


def test_the_contents_lead_to_every_part_and_actor(make, printed):
    names = ("Mira", "Adem", "Cara", "Dov")
    file = printed(make.brief(*(make.section(make.say(name), name=name) for name in names)))
    listed = file.of_style("TOC1", "TOC2")
    assert listed == [
        "Statements by actor",
        *names,
        "Actors and kinds",
        "Annex A: Sources",
    ]
    anchors = {
        link.get(link.nsmap["w"].join("{}") + "anchor") for link in file.body.iter("{*}hyperlink")
    }
    assert anchors <= set(file.bookmarked())


def test_a_list_of_contents_too_long_for_the_page_names_the_parts_only(make, printed):
    sections = [make.section(make.say(str(place)), name=f"Actor {place}") for place in range(17)]
    assert len(printed(make.brief(*sections)).of_style("TOC1", "TOC2")) == 3


def test_a_handful_of_actors_needs_no_contents(make, printed):
    assert not printed(make.brief()).of_style("TOCHeading", "TOC1", "TOC2")


def test_a_right_to_left_title_stands_right(make, printed):
    file = printed(make.brief(head=TitleBlock("محطة التحلية")))
    assert file.paragraph("محطة").pPr.find("{*}bidi") is not None
    assert printed(make.brief()).paragraph("The quay").pPr.find("{*}bidi") is None
