"""The statements: whose words, how they read, at whom, through whose hands, and where."""

import pytest

from annotator.domain.article import Byline, Direction
from annotator.domain.codebook import Form, Kind
from annotator.errors import Bug
from annotator.reports.briefing import CitedArticle
from annotator.reports.seal import bookmark_name

NBSP = "\u00a0"


def test_an_actor_is_headed_by_name_role_and_organisation(make, printed):
    file = printed(make.brief(make.section(make.say(), role="Harbour master, Port Kellin")))
    assert file.of_style("Heading2") == ["Mira Tolland, Harbour master, Port Kellin"]


def test_an_actor_without_a_known_role_is_headed_by_the_name(make, printed):
    assert printed(make.brief()).of_style("Heading2") == ["Mira Tolland"]


def test_an_actor_without_a_name_still_has_a_heading(make, printed):
    file = printed(make.brief(make.section(make.say(), name="\n")))
    assert file.of_style("Heading2") == ["Actor without a name"]
    assert file.rows(3)[1][0] == "Actor without a name"


def test_the_kinds_of_an_actor_are_counted_under_the_name(make, printed):
    statements = (
        make.say("one", kind=Kind.CLAIM),
        make.say("two", kind=Kind.QUOTE),
        make.say("three", kind=Kind.QUOTE),
    )
    file = printed(make.brief(make.section(*statements)))
    assert file.of_style("ActorSummary") == ["3 statements: 2 quotes, 1 claim"]


def test_a_single_statement_is_not_counted(make, printed):
    assert printed(make.brief()).of_style("ActorSummary") == []


def test_a_statement_says_kind_form_secondary_kinds_targets_and_every_hand(make, printed):
    statement = make.say(
        "the toll must go",
        kind=Kind.DEMAND,
        also=frozenset({Kind.ACCUSATION, Kind.QUOTE}),
        form=Form.MIXED,
        targets=("Council", "Port Kellin"),
        via=("Radio Tolvene", "KVP"),
    )
    line = " · ".join((
        f"Demand{NBSP} mixed, as reported",
        "also quote, accusation",
        f"→{NBSP}Council, Port Kellin",
        f"via{NBSP}Radio Tolvene via{NBSP}KVP",
    ))
    assert printed(make.brief(make.section(statement))).of_style("StatementLine") == [line]


def test_a_statement_says_who_spoke_along_and_how_the_article_calls_the_speaker(make, printed):
    statement = make.say(together=("Adem", "Cara"), descriptor="a person close\nto the talks")
    line = printed(make.brief(make.section(statement))).of_style("StatementLine")[0]
    assert "together with Adem and Cara" in line
    assert "printed as “a person close to the talks”" in line


@pytest.mark.parametrize(
    ("role", "shown"),
    [("Deputy mayor, Kellin", "as Deputy mayor, Kellin"), ("", "role on the day unknown")],
)
def test_a_role_other_than_the_heading_says_is_named(role, shown, make, printed):
    file = printed(make.brief(make.section(make.say(role=role), role="Mayor, Kellin")))
    assert file.of_style("StatementLine")[0].endswith(shown)


def test_a_flagged_statement_is_marked(make, printed):
    assert (
        printed(make.brief(make.section(make.say(flagged=True))))
        .of_style("StatementLine")[0]
        .endswith("flagged")
    )


@pytest.mark.parametrize(
    ("form", "kind", "label"),
    [
        (Form.DIRECT, Kind.QUOTE, "direct"),
        (Form.MIXED, Kind.QUOTE, "mixed, as reported"),
        (Form.INDIRECT, Kind.CLAIM, "indirect, as reported"),
        (Form.DIRECT, Kind.ACCUSATION, "direct, as reported"),
    ],
)
def test_only_words_of_the_speakers_own_are_not_as_reported(form, kind, label, make, printed):
    file = printed(make.brief(make.section(make.say(form=form, kind=kind))))
    assert file.of_style("StatementLine")[0].endswith(f" {label}")


def test_parts_of_one_statement_are_joined_by_an_ellipsis(make, printed):
    statement = make.say(("“We will talk,”", "“but not today.”"), form=Form.DIRECT)
    assert printed(make.brief(make.section(statement))).quotations() == [
        "“We will talk,” … “but not today.”"
    ]


def test_the_articles_marks_are_printed_once_round_words_without_them(make, printed):
    bare = make.say("We will talk", form=Form.DIRECT, marks=("«", "»"))
    marked = make.say("“We will talk”", form=Form.DIRECT)
    file = printed(make.brief(make.section(bare, marked)))
    assert file.quotations() == ["«We will talk»", "“We will talk”"]


def test_every_quotation_carries_the_seal_of_its_very_words(make, printed):
    statements = (
        make.say(("We will talk,", "but not today."), form=Form.DIRECT, marks=("“", "”")),
        make.say("the second statement"),
    )
    bookmarked = printed(make.brief(make.section(*statements))).bookmarked()
    for one in statements:
        seal = bookmark_name(one.annotation, one.parts)
        assert len(seal) == 40
        assert bookmarked[seal] == " … ".join(one.parts)


def test_a_paragraph_break_and_a_tab_inside_a_quotation_stay(make, printed):
    words = "First.\n\u00a0\nSecond\tthird.\n"
    assert printed(make.brief(make.section(make.say(words)))).quotations() == [words]


def test_the_reference_names_outlet_day_and_place_and_leads_to_the_source(make, printed):
    byline = Byline(outlet="Kellin Post", date_published="2025-03-04")
    cited = (CitedArticle(1, "a", Byline()), CitedArticle(2, "b", byline))
    statement = make.say(cited=2, paragraph=18, date_said="2025-03-03")
    file = printed(make.brief(make.section(statement), cited=cited))
    assert file.of_style("Reference") == [
        f"Kellin Post · said 3 March 2025, published 4 March 2025 · [2{NBSP}¶18]"
    ]
    link = file.paragraph("¶18").find("{*}hyperlink")
    assert file.bookmarked()[link.get(link.nsmap["w"].join("{}") + "anchor")] == "2"


@pytest.mark.parametrize(
    ("said", "published", "shown"),
    [
        ("", "", "undated"),
        ("", "2025-03-04", "published 4 March 2025"),
        ("2025-03-04", "2025-03-04", "said and published 4 March 2025"),
        ("Thursday", "", "said Thursday, undated"),
    ],
)
def test_days_are_given_as_far_as_they_are_known(said, published, shown, make, printed):
    cited = (CitedArticle(1, "a", Byline(date_published=published)),)
    file = printed(make.brief(make.section(make.say(date_said=said)), cited=cited))
    assert f" · {shown} · " in file.of_style("Reference")[0]


def test_an_unknown_outlet_is_called_that(make, printed):
    cited = (CitedArticle(1, "a", Byline()),)
    assert printed(make.brief(cited=cited)).of_style("Reference")[0].startswith("Outlet unknown · ")


def test_a_statement_that_cites_no_source_is_a_bug(make, printed):
    with pytest.raises(Bug, match="cites no entry"):
        printed(make.brief(make.section(make.say(cited=7))))


def test_an_arabic_quotation_in_an_english_briefing_runs_from_the_right(make, printed):
    words = "نحن لا نطلب عطفًا، بل 3 أشياء"
    cited = (CitedArticle(1, "a", Byline(outlet="صحيفة المرفأ", language="ar")),)
    statement = make.say(
        words,
        form=Form.DIRECT,
        marks=("«", "»"),
        direction=Direction.RIGHT_TO_LEFT,
        language="ar",
    )
    file = printed(make.brief(make.section(statement), cited=cited))
    paragraph = file.paragraph(words)
    assert paragraph.pPr.pStyle.val == "QuoteRightToLeft"
    assert paragraph.pPr.find("{*}bidi") is not None
    for run in paragraph.findall("{*}r"):
        assert run.rPr.find("{*}rtl") is not None
        assert run.rPr.find("{*}lang").get(paragraph.nsmap["w"].join("{}") + "bidi") == "ar"
    assert file.quotations() == [f"«{words}»"]


def test_the_reference_line_under_it_stays_left_with_the_arabic_name_kept_together(make, printed):
    cited = (CitedArticle(1, "a", Byline(outlet="صحيفة المرفأ")),)
    file = printed(make.brief(cited=cited))
    reference = file.paragraph("¶1")
    assert reference.pPr.find("{*}bidi") is None
    assert file.of_style("Reference")[0].startswith("\u2068صحيفة المرفأ\u2069 · ")
    assert reference.find("{*}r").rPr.find("{*}rtl") is not None


@pytest.mark.parametrize(
    ("language", "attribute"), [("fr", "val"), ("ja", "eastAsia"), ("en-GB", "val")]
)
def test_the_language_of_a_quotation_is_that_of_its_article(language, attribute, make, printed):
    run = (
        printed(make.brief(make.section(make.say("Oui", language=language))))
        .paragraph("Oui")
        .find("{*}r")
    )
    name = run.nsmap["w"].join("{}") + attribute
    assert run.rPr.find("{*}lang").get(name) == language


@pytest.mark.parametrize("language", ["", "<no tag>"])
def test_words_of_an_unknown_language_claim_none(language, make, printed):
    file = printed(make.brief(make.section(make.say("Oui", language=language))))
    assert file.paragraph("Oui").find("{*}r").rPr is None
    arabic = make.say("نعم", language=language, direction=Direction.RIGHT_TO_LEFT)
    run = printed(make.brief(make.section(arabic))).paragraph("نعم").find("{*}r")
    assert run.rPr.find("{*}noProof") is not None
    assert run.rPr.find("{*}lang") is None
