# ruff: noqa: RUF001 - words of many scripts
import re
import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.article import Direction
from annotator.domain.draft import Original, Role
from annotator.domain.text import canonical
from annotator.errors import UnreadableInput
from annotator.ingest.cleaning import clean

ARABIC = (
    "قال الوزير يوم الجمعة إن الميناء سيبقى مغلقا حتى يوم الثلاثاء بسبب أعمال الصيانة في الجسر."
)
PROSE = "The council of Port Kellin said on Friday that it would publish the toll figures soon."


def roles(draft):
    return [line.role for line in draft.lines]


def texts(draft, role):
    return [line.text for line in draft.lines if line.role is role]


def test_a_copied_wire_page_falls_into_outlet_headline_body_source_and_disclaimer(
    draft_of, wire, body
):
    draft = draft_of(wire)

    assert roles(draft) == [
        Role.OUTLET,
        Role.HEADLINE,
        *[Role.BODY] * len(body),
        Role.SOURCE,
        Role.DISCLAIMER,
    ]
    assert draft.text == "\n\n".join(body)
    assert draft.notes == ()


def test_a_copied_wire_page_tells_its_byline(draft_of, wire):
    byline = draft_of(wire).byline

    assert byline.outlet == "The Port Kellin Observatory For Harbours"
    assert byline.title == "Varland Welcomes Toll Talks, Union Waits"
    assert byline.republished_from == "Varland Evening Post"
    assert byline.language == "en"
    assert byline.date_published == ""


def test_a_no_break_space_inside_a_paragraph_is_kept(draft_of, wire):
    assert "which\u00a0it calls" in draft_of(wire).text


def test_a_headline_without_an_outlet_is_the_title(draft_of):
    draft = draft_of(f"Varland Welcomes Toll Talks\n\n{PROSE}\n\n{PROSE}")

    assert draft.byline.title == "Varland Welcomes Toll Talks"
    assert draft.byline.outlet == ""
    assert roles(draft) == [Role.HEADLINE, Role.BODY, Role.BODY]


@pytest.mark.parametrize(
    ("first", "second", "outlet"),
    [
        ("The Kellin Courier", "Union waits for toll figures", "The Kellin Courier"),
        ("Union waits for toll figures", "The Kellin Courier", "The Kellin Courier"),
        ("kellin-courier.example", "Union waits for toll figures", "kellin-courier.example"),
        ("KVP", "Will the Bridge Reopen?", "KVP"),
        ("Union Waits For Toll Figures", "KVP", "KVP"),
        ("Toll talks go on", "The union waits and the council says nothing", ""),
    ],
)
def test_of_two_short_lines_the_one_that_is_a_name_is_the_outlet(draft_of, first, second, outlet):
    draft = draft_of(f"{first}\n{second}\n\n{PROSE}")

    assert draft.byline.outlet == outlet
    assert draft.byline.title == (second if outlet == first else first)


def test_byline_and_date_under_the_headline_are_read(draft_of):
    draft = draft_of(
        f"The Kellin Courier\nUnion waits\nBy Ana Reet, Port Kellin\n3 March 2025, 10:40\n\n{PROSE}"
    )

    assert roles(draft) == [Role.OUTLET, Role.HEADLINE, Role.BYLINE, Role.DATE, Role.BODY]
    assert draft.byline.author == "Ana Reet, Port Kellin"
    assert draft.byline.date_published == "2025-03-03"


def test_a_date_behind_the_author_is_read_from_the_same_line(draft_of):
    byline = draft_of(f"Union waits\n\nBy Ana Reet | 3 March 2025\n\n{PROSE}").byline

    assert (byline.author, byline.date_published) == ("Ana Reet", "2025-03-03")


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("2025-03-03", "2025-03-03"),
        ("Published: March 3rd, 2025", "2025-03-03"),
        ("Mon, 3 Mar 2025 10:00 GMT", "2025-03-03"),
        ("Port Kellin, 3 March 2025", "2025-03-03"),
        ("Montag, 3. März 2025", "2025-03-03"),
        ("lundi 3 mars 2025", "2025-03-03"),
        ("3 de marzo de 2025", "2025-03-03"),
        ("3 Mart 2025", "2025-03-03"),
        ("3 марта 2025 г.", "2025-03-03"),
        ("3 آذار 2025", "2025-03-03"),
    ],
)
def test_a_date_line_with_one_reading_dates_the_article(draft_of, line, date):
    draft = draft_of(f"Union waits for figures\n\n{line}\n\n{PROSE}")

    assert texts(draft, Role.DATE) == [line]
    assert draft.byline.date_published == date


@pytest.mark.parametrize(
    "line", ["03/04/2025", "Published 3 March 2025, updated 4 March 2025", "3.4.25"]
)
def test_a_date_line_with_two_readings_leaves_the_date_open_and_says_so(draft_of, line):
    draft = draft_of(f"Union waits for figures\n\n{line}\n\n{PROSE}")

    assert texts(draft, Role.DATE) == [line]
    assert draft.byline.date_published == ""
    assert any(line in note for note in draft.notes)


def test_a_headline_that_names_a_day_is_no_date_line(draft_of):
    draft = draft_of(f"Harbour strike set for 3 March 2025\n\n{PROSE}")

    assert draft.byline.title == "Harbour strike set for 3 March 2025"


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Source: Varland Evening Post", "Varland Evening Post"),
        ("(Source: KVP)", "KVP"),
        ("Source\u00a0: KVP", "KVP"),
        ("Quelle: Kelliner Rundschau", "Kelliner Rundschau"),
        ("المصدر: وكالة كيلين", "وكالة كيلين"),
        ("Originally published by the Varland Evening Post.", "the Varland Evening Post"),
    ],
)
def test_a_credit_near_the_end_is_where_the_text_was_republished_from(draft_of, line, name):
    draft = draft_of(f"Union waits\n\n{PROSE}\n\n{line}")

    assert draft.byline.republished_from == name
    assert draft.text == PROSE


def test_a_credit_far_from_the_end_stays_in_the_text(draft_of):
    paragraphs = [PROSE, "Source: a note on the wall", *[PROSE] * 12]

    assert draft_of("\n\n".join(paragraphs)).text == "\n\n".join(paragraphs)


@pytest.mark.parametrize(
    "line",
    [
        "© 2025 The Kellin Courier",
        "Copyright 2025 KVP. All rights reserved.",
        "All rights reserved.",
        "Alle Rechte vorbehalten.",
        "جميع الحقوق محفوظة",
        "Opinions expressed here are those of the author.",
    ],
)
def test_a_disclaimer_near_the_end_is_kept_out_of_the_text(draft_of, line):
    draft = draft_of(f"Union waits\n\n{PROSE}\n\n{line}")

    assert texts(draft, Role.DISCLAIMER) == [line]
    assert draft.text == PROSE


def test_a_copyright_line_is_kept_in_the_byline(draft_of):
    assert draft_of(f"Union waits\n\n{PROSE}\n\n© 2025 KVP").byline.copyright == "© 2025 KVP"


def test_a_quotation_about_views_and_rights_stays_in_the_text(draft_of):
    quotation = "“The views expressed by the council do not necessarily bind us,” said Jon Vale."
    other = "“We want all rights reserved for those who fish here,” he said."

    assert draft_of(f"Union waits\n\n{quotation}\n\n{other}").text == f"{quotation}\n\n{other}"


def test_plain_prose_is_body_from_its_first_line(draft_of):
    draft = draft_of(f"{PROSE}\n\n{PROSE}")

    assert draft.text == f"{PROSE}\n\n{PROSE}"
    assert draft.byline.title == "The council of Port Kellin said on Friday that it would…"


def test_a_text_without_letters_takes_its_title_from_the_file(draft_of):
    assert draft_of("1, 2, 3.").byline.title == "kellin.txt"


def test_a_single_short_line_is_body(draft_of):
    assert roles(draft_of("Union waits")) == [Role.BODY]


def test_the_last_line_is_body_however_short(draft_of):
    assert roles(draft_of("Union waits for figures\n\nNobody")) == [
        Role.HEADLINE,
        Role.BODY,
    ]


def test_a_text_of_nothing_but_notices_keeps_its_longest_line_as_body(draft_of):
    draft = draft_of("Source: KVP\n\nAll rights reserved, in Varland and beyond")

    assert draft.text


@pytest.mark.parametrize("width", [60, 72, 90])
def test_hard_wrapped_paragraphs_are_joined_again(draft_of, body, width):
    folded = "\n\n".join(textwrap.fill(one.replace("\u00a0", " "), width) for one in body)
    draft = draft_of(f"The Kellin Courier\nUnion waits\n\n{folded}\n")

    assert draft.text == "\n\n".join(body).replace("\u00a0", " ")
    assert draft.byline.title == "Union waits"
    assert any("were joined" in note for note in draft.notes)


def test_wrapped_paragraphs_marked_by_an_indent_are_kept_apart(draft_of, body):
    folded = "\n".join(textwrap.fill(one, 64, initial_indent="   ") for one in body)

    assert len(texts(draft_of(folded), Role.BODY)) == len(body)


def test_a_word_parted_at_its_hyphen_is_joined_without_a_space(draft_of):
    draft = draft_of(
        "the minister said on Friday that a new agreement between the Varland-\n"
        "Ondria council and the union of the harbour would be signed very soon\n"
        "and that nobody had to wait."
    )

    assert "Varland-Ondria council" in draft.text


def test_lines_that_are_paragraphs_are_not_joined(draft_of, body):
    assert draft_of("Union waits\n" + "\n".join(body)).text == "\n\n".join(body)


def test_short_sentences_on_lines_of_their_own_are_not_joined(draft_of):
    talk = [
        "“When will the bridge at Port Kellin reopen for the lorries?” she asked.",
        "“The bridge will reopen by May, as the council has promised,” he said.",
        "“I do not believe a word of what the council has promised,” she said.",
    ]

    assert draft_of("\n".join(talk)).text == "\n\n".join(talk)


@pytest.mark.parametrize("line_end", ["\r\n", "\r", "\n", "\u2028", "\u2029", "\x85", "\v"])
def test_every_kind_of_line_end_parts_lines(draft_of, line_end):
    assert draft_of(f"Union waits{line_end}{line_end}{PROSE}").text == PROSE


def test_two_full_lines_are_joined_where_a_sentence_runs_over_their_border(draft_of):
    first = "The council of Port Kellin said on Friday that it would publish the"

    assert draft_of(f"{first}\ntoll figures soon.").text == f"{first} toll figures soon."
    assert draft_of(f"{first}.\nNobody believed it.").text == f"{first}.\n\nNobody believed it."


def test_lines_much_wider_than_the_rest_are_no_wrapped_text(draft_of, body):
    notes = "\n".join(["The toll is nine crowns for lorries and for boats", "two for bicycles"] * 3)
    draft = draft_of("\n\n".join([*body, notes]))

    assert len(texts(draft, Role.BODY)) == len(body) + 6


def test_a_page_break_parts_paragraphs(draft_of):
    assert draft_of(f"{PROSE}\f{PROSE}").text == f"{PROSE}\n\n{PROSE}"


def test_characters_no_word_file_can_hold_are_replaced_and_counted(draft_of):
    draft = draft_of(f"\x07{PROSE}\n\n\ud800{PROSE}")

    assert draft.text.count("\ufffd") == 2
    assert draft.notes[0].startswith("2 ")


@pytest.mark.parametrize("blank", ["\u200b", "\u200f\u200e", "\u2003", "\u3000\t", "\ufeff"])
def test_lines_of_invisible_characters_are_no_paragraphs(draft_of, blank):
    assert len(draft_of(f"{PROSE}\n{blank}\n{PROSE}").lines) == 2


def test_invisible_marks_at_the_ends_of_a_line_are_not_text(draft_of):
    assert draft_of(f"{PROSE}\n\n\u200b\ufeff{PROSE}\u00a0").text == f"{PROSE}\n\n{PROSE}"


def test_an_arabic_page_is_read_from_right_to_left(draft_of):
    draft = draft_of(
        f"وكالة كيلين\n\nالميناء مغلق حتى الثلاثاء\n\n{ARABIC}\n\nالمصدر: صحيفة فارلاند"
    )

    assert draft.direction is Direction.RIGHT_TO_LEFT
    assert draft.byline.outlet == "وكالة كيلين"
    assert draft.byline.language == "ar"
    assert draft.byline.republished_from == "صحيفة فارلاند"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Der Rat hat am Freitag erklärt, dass die Brücke nicht vor dem Mai öffnet und die"),
        ("fr", "Le conseil a déclaré vendredi que le pont ne serait pas ouvert et que les péages"),
        ("es", "El consejo dijo el viernes que el puente no se abrirá y que la tasa de los barcos"),
        ("tr", "Bakan köprünün mayıs ayına kadar kapalı olarak kalacağını ve bir heyet için çok"),
        ("ru", "Совет заявил в пятницу, что мост не откроется до мая и что он не будет на связи"),
        ("he", "המועצה אמרה ביום שישי כי הגשר לא ייפתח לפני חודש מאי"),
        ("", "Рада заявила, що міст не відкриється до травня і що її рішення є остаточним"),
        ("", "وزیر گفت که پل تا ماه می باز نمی‌شود و گزارش‌های دیگر نادرست است"),
        ("", "Kellin Varland Ondria"),
    ],
)
def test_the_language_is_guessed_and_left_open_when_unsure(draft_of, language, text):
    assert draft_of(f"{text}.").byline.language == language


def test_a_line_of_half_a_million_characters_is_one_paragraph(draft_of):
    line = "word " * 99_999 + "word."

    assert draft_of(line).text == line


def test_a_hundred_thousand_paragraphs_are_all_kept(draft_of):
    assert len(draft_of("A line of words.\n" * 100_000).lines) == 100_000


def test_a_text_of_millions_of_lines_is_refused(draft_of):
    with pytest.raises(UnreadableInput, match="lines"):
        draft_of("a\n" * 2_000_000)


@pytest.mark.parametrize("raw", ["", " \n\t", "\u00a0\n\u200b", "\ufeff", "\u200f"])
def test_a_text_of_white_space_only_is_refused(draft_of, raw):
    with pytest.raises(UnreadableInput) as caught:
        draft_of(raw)

    assert "kellin.txt" in caught.value.happened


NASTY = st.text(
    st.one_of(
        st.characters(), st.sampled_from("\n\n\n\r \u00a0.:-“”\ufeff\u2028\u2029\x85\x00\ud800")
    ),
    max_size=300,
)


@given(NASTY)
def test_whatever_is_cleaned_has_canonical_lines_and_a_body(raw):
    try:
        draft = clean(raw, Original(b"", "kellin.txt"))
    except UnreadableInput:
        return

    assert draft.text
    assert canonical(draft.text).text == draft.text
    assert draft.byline.title
    for line in draft.lines:
        assert line.text.strip()
        assert "\n" not in line.text
        assert canonical(line.text).text == line.text


_BREAKS = dict.fromkeys((0xB, 0xC), "\n")
_LAYOUT = re.compile(r"[\s\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]+")


@given(NASTY)
def test_cleaning_loses_and_moves_no_visible_character(raw):
    try:
        draft = clean(raw, Original(b"", "kellin.txt"))
    except UnreadableInput:
        return
    kept = "".join(line.text for line in draft.lines)

    assert _LAYOUT.sub("", kept) == _LAYOUT.sub("", canonical(raw.translate(_BREAKS)).text)


@given(NASTY)
def test_the_text_of_a_draft_is_its_body_lines_a_blank_line_apart(raw):
    try:
        draft = clean(raw, Original(b"", "kellin.txt"))
    except UnreadableInput:
        return

    assert draft.text.split("\n\n") == texts(draft, Role.BODY)


@given(NASTY)
def test_cleaning_a_cleaned_body_again_changes_no_word(raw):
    try:
        once = clean(raw, Original(b"", "kellin.txt"))
    except UnreadableInput:
        return
    again = clean(once.text, Original(b"", "kellin.txt"))

    assert [line.text for line in again.lines] == once.text.split("\n\n")
