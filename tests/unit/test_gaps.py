"""Gaps: what looks like somebody's words and has no statement yet, in seven languages."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.gaps import GapIndex, Reason, gaps, passages
from annotator.domain.spans import TextSpan
from annotator.domain.text import canonical

# ruff: noqa: RUF001  the quotation marks and letters of seven languages are the matter

# ⟦ and ⟧ stand round what is a gap where nothing is coded.
CASES = {
    "en": """
⟦“We will not charge a crown,”⟧ she told reporters at the quay.
⟦“We will not charge,”⟧ she said, ⟦“and nobody asked us to.”⟧
⟦The union said the council “must stop hiding” the figures.⟧
⟦According to Tovin Harl, the strait stays shut.⟧
⟦“No,”⟧ he said. The ferry left at noon.
He said: ⟦“No.”⟧
The so-called “peace fleet” left Port Kellin at dawn.
Thousands marched in Port Kellin on Friday.
His office declined to comment.
⟦The Harbour Union called for lower tolls.⟧ He called and left.
⟦“We go on. We do not stop.⟧
⟦He accused the council of “hiding all of the figures.”⟧
He said, ⟦“No.”⟧ She left.
⟦Varland denied that its patrol had fired first.⟧
The ferry Queen of the Bay, built in Ondria, sank.
""",
    "de": """
⟦„Wir gehen nicht weg“⟧, sagte der Minister.
⟦Der Minister sagte, die Brücke werde im Mai eröffnet.⟧
⟦Die Gewerkschaft warf dem Rat Untätigkeit vor.⟧ Sie warf den Ball.
⟦Nach Angaben der Behörde stiegen die Gebühren.⟧
⟦Ondria zufolge blieb die Lage ruhig.⟧
Das sogenannte „Friedensschiff“ fuhr am Morgen ab.
Die Fähre fuhr am Freitag ab.
""",
    "fr": """
⟦« Nous ne partirons pas »⟧, a-t-elle répété.
⟦Le ministre a affirmé que le pont rouvrirait en mai.⟧
⟦Selon le syndicat, les péages ont augmenté.⟧
⟦Il l’a dit au port.⟧
⟦Le conseil nie avoir caché les chiffres.⟧
La « flotte de paix » est partie à l’aube.
Des milliers de personnes ont défilé vendredi.
""",
    "es": """
⟦«No nos vamos nunca»⟧, repitió ella.
⟦El ministro aseguró que el puente abriría en mayo.⟧
⟦Según el sindicato, los peajes subieron.⟧
⟦Ondria ACUSÓ a la patrulla de disparar.⟧
La llamada «flota de paz» partió al alba.
Miles de personas marcharon el viernes.
""",
    "tr": """
⟦“Biz buradan gitmiyoruz”⟧ dedi.
⟦Bakan, köprünün mayısta açılacağını açıkladı.⟧
⟦Sendika, meclisin rakamları gizlediğini iddia etti.⟧
⟦Yetkililere göre ücretler arttı.⟧
Binlerce kişi cuma günü yürüdü.
""",
    "ru": """
⟦«Мы отсюда не уйдём»⟧, — сказал он.
⟦Министр заявил, что мост откроют в мае.⟧
⟦По словам капитана, пролив закрыт.⟧
⟦Профсоюз потребовал обнародовать цифры.⟧
Так называемый «мирный флот» ушёл на рассвете.
Тысячи людей вышли в пятницу.
""",
    "ar": """
⟦«لن نغادر هذا الميناء»⟧ قال الوزير.
⟦قال الوزير إن الجسر سيفتح في مايو.⟧
⟦وأضافت النقابة أن الرسوم ارتفعت.⟧
⟦اتَّهمَ المجلسُ الدوريةَ بإطلاق النار.⟧
⟦وطالبتها النقابة بنشر الأرقام.⟧
⟦بحسب المتحدث فإن المضيق مغلق.⟧
غادر ما يسمى "أسطول السلام" عند الفجر.
خرج الآلاف يوم الجمعة.
""",
}
LINES = [(language, line) for language in CASES for line in CASES[language].strip().splitlines()]
_MARKS = dict.fromkeys(map(ord, "⟦⟧"))


def marked(text: str, language: str) -> str:
    for gap in reversed(gaps(text, (), language=language)):
        span = gap.span
        text = f"{text[: span.start]}⟦{span.slice(text)}⟧{text[span.end :]}"
    return text


@pytest.mark.parametrize(("language", "case"), LINES)
def test_what_looks_like_somebody_s_words_is_a_gap(language: str, case: str) -> None:
    assert marked(case.translate(_MARKS), language) == case


@pytest.mark.parametrize(("language", "case"), LINES)
def test_an_article_of_unknown_language_is_read_by_the_words_of_all(
    language: str, case: str
) -> None:
    text = case.translate(_MARKS)
    known, unknown = passages(text, language), passages(text)
    assert len(unknown) >= len(known) > 0 or "⟦" not in case


def test_a_language_with_a_region_is_read_like_the_language() -> None:
    assert marked("The minister said no.", "en-GB") == "⟦The minister said no.⟧"


def test_an_article_in_another_language_has_its_quotations_only() -> None:
    text = "„Wij gaan hier niet weg”, zei hij. Hij zei dat de brug dicht was."
    assert marked(text, "nl") == f"⟦{text[:24]}⟧{text[24:]}"


def test_a_quotation_of_another_alphabet_counts_in_any_article() -> None:
    assert marked("The port closed.\n\nقال الوزير إن الجسر مغلق.", "en").endswith(
        "⟦قال الوزير إن الجسر مغلق.⟧"
    )


def test_a_gap_says_why_it_is_one() -> None:
    text = "“We will not charge a crown,” she said. Harl called for lower tolls."
    quotation, report = gaps(text, (), language="en")
    assert (quotation.reason, report.reason) == (Reason.QUOTATION, Reason.REPORT)
    assert quotation.told == "a quotation without a statement"
    assert report.told == "a sentence with “called for” without a statement"


def test_a_statement_on_any_words_of_a_passage_closes_it() -> None:
    text = "The union said the council “must stop hiding” the figures."
    place = text.index("must")
    assert gaps(text, [TextSpan(place, place + 4)], language="en") == ()


def test_a_dismissed_passage_is_no_gap() -> None:
    text = "“Queen of the Bay” sank."
    assert gaps(text, (), language="en")
    assert gaps(text, (), [TextSpan(0, 18)], "en") == ()


_PIECES = st.sampled_from([
    "She said no. ", "“We will not pay a crown,” ", "he said. ", "The ferry left. ", "\n\n", "\n",
    "“", "”", '"', "’", "According to Harl ", "Он заявил: «Мы не уйдём отсюда». ", "A😀 ",
    "قال الوزير. ", "\u00a0", "\u2028", ". ", "warned, “no more tolls for us” ", ": “No.” ",
])  # fmt: skip
TEXTS = st.lists(_PIECES, max_size=25).map("".join) | st.text(max_size=60).map(
    lambda raw: canonical(raw).text
)


@st.composite
def texts_with_spans(draw: st.DrawFn) -> tuple[str, list[TextSpan]]:
    text = draw(TEXTS.filter(bool))
    edges = st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))
    pairs = draw(st.lists(edges.filter(lambda pair: pair[0] != pair[1]), max_size=8))
    return text, [TextSpan(min(pair), max(pair)) for pair in pairs]


@given(texts_with_spans())
def test_gaps_are_ordered_disjoint_and_within_the_text(case: tuple[str, list[TextSpan]]) -> None:
    text, covered = case
    spans = [gap.span for gap in gaps(text, covered)]
    assert spans == sorted(spans)
    assert all(one.end <= other.start for one, other in pairwise(spans))
    assert all(span.end <= len(text) and span.slice(text).strip() for span in spans)


@given(texts_with_spans())
def test_gaps_are_the_passages_that_share_no_word_with_a_statement(case) -> None:
    text, covered = case
    assert gaps(text, covered) == tuple(
        one for one in passages(text) if not any(one.span.overlaps(span) for span in covered)
    )


def test_a_statement_beside_a_passage_leaves_it_open() -> None:
    text = "He said no. “We will not pay a crown,”she said."
    quotation = gaps(text, (), language="en")[1]
    beside = [TextSpan(0, quotation.span.start), TextSpan(quotation.span.end, len(text))]
    assert gaps(text, beside, language="en") == (quotation,)


@given(texts_with_spans())
def test_coding_a_gap_closes_it_and_no_other(case: tuple[str, list[TextSpan]]) -> None:
    text, covered = case
    before = gaps(text, covered)
    for gap in before:
        assert gaps(text, [*covered, gap.span]) == tuple(one for one in before if one != gap)


@given(texts_with_spans(), st.randoms(use_true_random=False))
def test_the_index_follows_statements_that_come_and_go(case, chance) -> None:
    text, spans = case
    index, held = GapIndex(passages(text)), []
    for _ in range(20):
        if held and chance.random() < 0.4:
            span = held.pop(chance.randrange(len(held)))
            before, changed = set(index.open), set(index.uncover([span]))
            assert set(index.open) - before == changed
        elif spans:
            held.append(chance.choice(spans))
            before, changed = set(index.open), set(index.cover([held[-1]]))
            assert before - set(index.open) == changed
        assert index.open == gaps(text, held)
        assert len(index) == len(index.open)


@given(TEXTS.filter(bool), st.data())
def test_the_index_finds_gaps_by_place(text: str, data: st.DataObject) -> None:
    index = GapIndex(passages(text))
    here = data.draw(st.integers(0, len(text)))
    starts = [gap.span.start for gap in index.open]
    after, before = index.after(here), index.before(here)
    assert (after.span.start if after else None) == min(
        (start for start in starts if start >= here), default=None
    )
    assert (before.span.start if before else None) == max(
        (start for start in starts if start < here), default=None
    )
    assert index.within(here, len(text)) == tuple(g for g in index.open if g.span.start >= here)
    assert [index.place_of(gap) for gap in index.open] == list(range(len(index)))
