"""Quotations: the quote key takes the run a reader sees, and the form follows the marks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.codebook import Form
from annotator.domain.quotations import QuotationRun, form_of, next_quotation, quotation_runs
from annotator.domain.segmentation import paragraphs
from annotator.domain.spans import TextSpan

# ruff: noqa: RUF001  the quotation marks and letters of seven languages are the matter

# ⟦ and ⟧ stand round what is one quotation; ⟫ ends one that its paragraph leaves open.
ENGLISH = """
He said ⟦"we go"⟧ and ⟦"we stay"⟧.
⟦“We go,”⟧ he said, ⟦“and we stay.”⟧
He left.
⟦‘We go,’⟧ he said. ⟦‘Don’t stay.’⟧
Don’t ask the ministers’ wives.
It was the ministers’ plan, and ⟦‘the ministers’ plan is bad,’⟧ he said.
⟦'We don't go,'⟧ he said.
'Tis a plan, and ’tis late.
They sang rock 'n' roll in the '90s and the ‘80s.
It was the dogs' and the cats' harbour.
⟦''We go,''⟧ he said. ⟦''We stay.''⟧
⟦``We go,''⟧ he said.
⟦“We go,''⟧ he said.
⟦"We go,”⟧ he said.
⟦“He told me ‘no’ twice,”⟧ she said.
⟦‘He told me “no” twice,’⟧ she said.
⟦"He told me "no" twice,"⟧ she said.
⟦“He told me “no” twice,”⟧ she said.
⟦"He told me 'no' twice,"⟧ she said.
⟦“We go on. We do not stop.⟫
He said: ⟦“We go on.⟫
⟦"We go on.⟫
⟦‘We go on.⟫
⟦“We go. “We stay,”⟧ he said.
⟦"Wait "⟧he said.
He said⟦" we go"⟧ and left.
A stray” mark and an ⟦“open”⟧ one.
A 5" pipe and a ⟦"big"⟧ one.
He is 5'10" tall.
The so-called ⟦‘peace fleet’⟧ left, and ⟦‘it’⟧ came back.
The so-called ⟦"peace fleet"⟧ left.
(⟦“We go,”⟧ he said.)
He said—⟦“we go”⟧—and left.
⟦"..."⟧ was all he said.
⟦“”⟧ he wrote.
⟦“We go,”⟧⟦“we stay”⟧ he said.
⟦"'Tis late,"⟧ he said.
Ondria’s minister said the word ⟦‘no’⟧ and Varland’s too.
The 'so-called ⟦'fleet'⟧ left.
He saw ⟦‘the ministers’⟧ leave and ⟦‘it’⟧ come back.
He saw ⟦‘the ministers’⟧ leave.
He said ⟦'no'⟧; she didn't.
"""
FRENCH = """
⟦« Bonjour ! »⟧ dit-il.
⟦«On y va»⟧, dit-elle.
⟦« Il a dit : « oui » hier »⟧, dit-elle.
⟦« Il a dit : “oui” hier »⟧, dit-elle.
⟦“On y va”⟧, dit l’homme d’Ondria.
Il dit : ⟦" Bonjour "⟧, puis ⟦" oui "⟧.
⟦« Nous partons.⟫
C’est l'eau d'aujourd’hui.
La suite se perd. » Il part.
⟦‹ Oui ›⟧, dit-il.
"""
GERMAN = """
⟦„Wir gehen“⟧, sagte er, ⟦„und bleiben.“⟧
⟦»Wir gehen«⟧, sagte er.
⟦„Er sagte ‚nein‘ dazu“⟧, sagte sie.
⟦»Er sagte ›nein‹ dazu«⟧, sagte sie.
⟦‚Nein‘⟧, sagte er.
⟦„Wir gehen”⟧, sagte er.
⟦„Wir gehen"⟧, sagte er.
⟦„Wir gehen.⟫
Das ist Karims' Haus, wie geht's?
⟦„Er sagte „nein“ dazu“⟧, sagte sie.
Das sogenannte ⟦„Friedensschiff“⟧ fuhr ab.
"""
SPANISH = """
⟦«Nos vamos»⟧, dijo.
⟦“Nos vamos”⟧, dijo, ⟦“y volvemos”⟧.
⟦«Dijo “no” ayer»⟧, dijo.
⟦«¿Por qué?»⟧, preguntó.
La llamada ⟦'flota de paz'⟧ partió.
⟦«Nos vamos.⟫
⟦"¡Basta!"⟧, gritó.
"""
TURKISH = """
⟦“Gidiyoruz”⟧ dedi.
⟦"Gidiyoruz"⟧ dedi, Kellin'de kaldı.
⟦'Kellin'de kaldık'⟧ dedi.
Karim’in evi Varland’da.
⟦“O bana ‘hayır’ dedi”⟧ diye ekledi.
⟦«Gidiyoruz»⟧ dedi.
⟦“Gidiyoruz.⟫
⟦"Kellin"⟧de kaldı.
"""
RUSSIAN = """
⟦«Мы уходим»⟧, — сказал он.
⟦«Мы уходим, — сказал он. — Пора»⟧.
⟦«Он сказал: „нет“ вчера»⟧, — сказала она.
⟦«Он сказал: «нет» вчера»⟧, — сказала она.
⟦«Он сказал "да"»⟧, и она ушла.
⟦„Мы уходим“⟧, — сказал он.
⟦"Мы уходим"⟧, - сказал он.
⟦«Мы уходим.⟫
Газета ⟦«Порт»⟧ закрыта.
"""
ARABIC = """
قال ⟦«سنغادر»⟧ ثم غادر.
قال: ⟦"سنغادر"⟧، ثم قال: ⟦"وداعا"⟧.
⟦“سنغادر”⟧، قال الوزير.
⟦”سنغادر“⟧، قال الوزير.
قال: ⟦«قال لي “لا” أمس»⟧.
⟦«سنغادر.⟫
ما يسمى ⟦"أسطول السلام"⟧ غادر.
"""
OTHERS = """
⟦”Vi går”⟧, sade han.
⟦「行く」⟧と言った。
⟦「彼は『行く』と言った」⟧と書いた。
⟦»Vi går»⟧, sade han.
"""
CASES = [
    line
    for table in (ENGLISH, FRENCH, GERMAN, SPANISH, TURKISH, RUSSIAN, ARABIC, OTHERS)
    for line in table.strip().splitlines()
]


def runs_of(line: str) -> tuple[QuotationRun, ...]:
    return quotation_runs(line, TextSpan(0, len(line)))


@pytest.mark.parametrize("case", CASES)
def test_quotations_are_what_a_reader_takes_for_them(case: str) -> None:
    text = case.translate(dict.fromkeys(map(ord, "⟦⟧⟫")))
    shown = text
    for run in reversed(runs_of(text)):
        end = "⟧" if run.closed else "⟫"
        shown = shown[: run.span.start] + f"⟦{run.span.slice(text)}{end}" + shown[run.span.end :]
    assert shown == case


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("“We go,” he", "We go,"),
        ("« On y va », dit", "On y va"),
        ("''We go'' he", "We go"),
        ("“We go on. ", "We go on."),
        ("“” he", None),
        ("« » he", None),
    ],
)
def test_the_inside_of_a_quotation_is_without_its_marks(text: str, inner: str | None) -> None:
    (run,) = runs_of(text)
    assert (run.inner and run.inner.slice(text)) == inner


TEXT = "Nothing here.\n\nHe said “no” and “yes”.\n\n“We go.\n“And stay.”"


@pytest.mark.parametrize(
    ("offset", "words"),
    [(0, "“no”"), (14, "“no”"), (25, "“no”"), (27, "“yes”"), (40, "“We go."), (49, "“And stay.”")],
)
def test_the_quote_key_takes_the_quotation_at_the_caret_or_the_next(
    offset: int, words: str
) -> None:
    run = next_quotation(TEXT, offset)
    assert run is not None
    assert run.span.slice(TEXT) == words


def test_after_the_last_quotation_there_is_none() -> None:
    assert next_quotation(TEXT + "\nThe end.", len(TEXT) + 2) is None


SAID = "“We go,” he said, “and stay.”\n“We never stop.\n“Never.”\nThe end."


def span_of(words: str) -> TextSpan:
    start = SAID.index(words)
    return TextSpan(start, start + len(words))


@pytest.mark.parametrize(
    ("words", "form"),
    [
        (["“We go,”"], Form.DIRECT),
        (["We go"], Form.DIRECT),
        (["“We go,”", "“and stay.”"], Form.DIRECT),
        (["“We go,” "], Form.DIRECT),
        (["“We go,” he said"], Form.MIXED),
        (["“We go,”", "he said"], Form.MIXED),
        (["he said"], Form.INDIRECT),
        ([", “", "."], Form.INDIRECT),
        (["“and stay.”\n“We never stop.\n“Never.”"], Form.DIRECT),
        (["“Never.”\nThe end."], Form.MIXED),
        (["The end."], Form.INDIRECT),
    ],
)
def test_the_form_follows_from_the_quotation_marks(words: list[str], form: Form) -> None:
    assert form_of(SAID, [span_of(part) for part in words]) is form


MARKED = st.text(
    st.sampled_from("aBs 1.,!\n\u00a0-\"“”„«»‹›‘’‚'`「」『』é\u0301ي😀") | st.characters(),
    max_size=60,
)


@given(MARKED)
def test_quotations_ascend_and_stay_within_their_paragraph(text: str) -> None:
    for paragraph in paragraphs(text):
        reached = paragraph.start
        for run in quotation_runs(text, paragraph):
            assert reached <= run.span.start
            assert run.inner is None or run.span.covers(run.inner)
            reached = run.span.end
        assert reached <= paragraph.end


@given(MARKED)
def test_only_the_last_quotation_of_a_paragraph_can_be_open(text: str) -> None:
    for paragraph in paragraphs(text):
        runs = quotation_runs(text, paragraph)
        assert all(run.closed for run in runs[:-1])
        if runs and not runs[-1].closed:
            assert not text[runs[-1].span.end : paragraph.end].strip()


@given(MARKED)
def test_the_quotation_found_at_an_offset_is_the_first_that_ends_behind_it(text: str) -> None:
    runs = [run for line in paragraphs(text) for run in quotation_runs(text, line)]
    for offset in range(len(text)):
        wanted = next((run for run in runs if offset < run.span.end), None)
        assert next_quotation(text, offset) == wanted


@given(MARKED, st.data())
def test_the_form_agrees_with_counting_letter_by_letter(text: str, data: st.DataObject) -> None:
    offsets = st.integers(0, len(text))
    pairs = data.draw(st.lists(st.tuples(offsets, offsets), max_size=3))
    spans = [TextSpan(min(pair), max(pair)) for pair in pairs if pair[0] != pair[1]]
    runs = [run for line in paragraphs(text) for run in quotation_runs(text, line)]
    letters = [i for span in spans for i in range(span.start, span.end) if text[i].isalnum()]
    quoted = sum(any(i in run.span for run in runs) for i in letters)
    wanted = Form.MIXED
    if quoted in {0, len(letters)}:
        wanted = Form.DIRECT if quoted else Form.INDIRECT
    assert form_of(text, spans) is wanted


# Were reading quadratic in the marks, these would run into the time limit of a test.
@pytest.mark.parametrize("marks", ['"', '«««"', "'a “", "‘a "])
def test_half_a_million_marks_are_read_in_one_go(marks: str) -> None:
    text = marks * (500_000 // len(marks))
    assert all(run.span.end <= len(text) for run in runs_of(text))
