"""Whatever stands in an article or a name, the file opens and quotes it letter for letter."""

# ruff: noqa: RUF001  odd characters are the matter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.domain.article import Byline
from annotator.domain.codebook import Form, Kind
from annotator.domain.text import canonical, direction_of
from annotator.reports.briefing import CitedArticle, TitleBlock
from annotator.reports.wordml import clean, one_line

# Weighted to what breaks files: controls, astral characters, joined emoji, marks, both directions.
_NASTY = st.sampled_from([
    *"\x00\x01\x08\x0b\x0c\x1b\x1f\x7f\x85\u00a0\u00ad\u2028\u2029\u200f\u202e\u2066\ufeff\ufffe\uffff",
    *"&<>\"'\t\n\r]]>",
    "👩‍🌾",
    "🇻🇦",
    "e\u0301",
    "قال",
    "שלום",
    "𝔘",
    "\U0010ffff",
])
_ANY = st.text() | st.lists(_NASTY | st.text(max_size=5), min_size=1).map("".join)
_WORDS = _ANY.map(lambda raw: canonical(raw).text).filter(str.strip)


@settings(max_examples=settings.default.max_examples // 5)
@given(
    parts=st.lists(st.lists(_WORDS, min_size=1, max_size=3), min_size=1, max_size=8),
    names=st.lists(_ANY, min_size=4, max_size=4),
)
def test_any_text_is_quoted_letter_for_letter(parts, names, make, printed):
    statements = [
        make.say(
            tuple(words),
            kind=kind,
            form=Form.DIRECT,
            direction=direction_of("".join(words)),
            language=names[0],
            descriptor=names[1],
            targets=(names[2],),
            annotation=f"00000000-0000-0000-0000-{place:012}",
        )
        for place, (words, kind) in enumerate(zip(parts, [*Kind] * 2, strict=False))
    ]
    cited = (CitedArticle(1, "a", Byline(*names, language=names[0])),)
    head = TitleBlock(*names)
    briefing = make.brief(
        make.section(*statements, name=names[3], role=names[2]), cited=cited, head=head
    )
    assert printed(briefing).quotations() == [" … ".join(words) for words in parts]


@given(_ANY)
def test_what_xml_forbids_becomes_a_sign_of_its_own_and_nothing_else_changes(text):
    cleaned = clean(text)
    assert len(cleaned) == len(text)
    assert all(new in {old, "\ufffd"} for old, new in zip(text, cleaned, strict=True))
    assert clean(cleaned) == cleaned


@given(_ANY)
def test_a_name_stands_on_one_line(text):
    assert not set("\n\t\r") & set(one_line(text))


def test_the_bookmark_of_a_quotation_holds_its_bare_words(make, printed):
    words = "\u202eabc\u00a0𝔘\u200f &<>\"']]>"
    file = printed(make.brief(make.section(make.say(words, marks=("“", "”")))))
    [name] = [name for name in file.bookmarked() if name.startswith("q")]
    assert file.bookmarked()[name] == words


@pytest.mark.parametrize("char", ["\x00", "\x0b", "\x1f", "\ufffe", "\ud800"])
def test_a_character_no_word_file_can_hold_never_breaks_it(char, make, printed):
    briefing = make.brief(
        make.section(make.say("before"), name=f"Mira{char}"), head=TitleBlock(f"The{char} quay")
    )
    file = printed(briefing)
    assert file.of_style("Title") == ["The\ufffd quay"]
    assert file.of_style("Heading2") == ["Mira\ufffd"]
