"""What E, Shift+E and B select from a place: to the end of a sentence or clause, from its start."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.sentences import sentence_at
from annotator.domain.snapping import from_sentence_start, to_clause_end, to_sentence_end
from annotator.domain.spans import TextSpan

# | is the caret; ] stands where the first, the second, the third press reaches.
CLAUSES = """
Vane said |the toll must fall], but Reed disagreed.] It rained.
Vane said that |the council had lied], which Reed denied], and left.]
Vane called it |“theft,”] and Reed agreed.]
Vane called it |„Diebstahl“], und Reed nickte.]
Vane said |the toll must fall] (again).]
Vane said |the vote was 10–2] – a defeat.]
Vane said |the vote was lost]—again.]
Vane said |the toll rose 3,5 percent at 8:30], then fell.]
Vane said |the deal is a well-known trick] -- nothing else.]
Vane asked for |three things]: time], money], peace.]
Vane a dit que |le péage devait baisser]␣; Reed a refusé.]
Vane a parlé d’un |« vol »], dit Reed.]
Vane sagte, |die Maut müsse sinken], Reed nicht.]
—Vane dijo que |el peaje debe bajar] —repitió Reed—.]
Вейн сказал, что |пошлина упадёт], но Рид против.]
قال كريم إن |المرفأ مغلق]، لكن هولم نفى ذلك]؛ ثم غادر.]
Vane |said no.]
"""


@pytest.mark.parametrize("case", CLAUSES.strip().splitlines())
def test_each_press_goes_on_to_the_end_of_the_next_clause(case: str) -> None:
    marked = case.replace("␣", "\u00a0")
    text = marked.replace("|", "").replace("]", "")
    start = reached = marked.replace("]", "").index("|")
    shown = text
    ends = []
    while (span := to_clause_end(text, start, reached)) is not None:
        assert span.start == start
        reached = span.end
        ends.append(reached)
    for end in reversed(ends):
        shown = f"{shown[:end]}]{shown[end:]}"
    assert f"{shown[:start]}|{shown[start:]}" == marked


TEXT = "One came, two left.  Three stayed.\n\nFour"


@pytest.mark.parametrize(
    ("start", "reached", "words"),
    [
        (4, 4, "came, two left."),
        (4, 8, "came, two left."),
        (3, 3, "came, two left."),
        (4, 25, "came, two left.  Three stayed."),
        (19, 19, "Three stayed."),
        (34, 34, None),
        (35, 35, None),
        (36, 36, "Four"),
    ],
)
def test_to_the_end_of_the_sentence(start: int, reached: int, words: str | None) -> None:
    span = to_sentence_end(TEXT, start, reached)
    assert (span and span.slice(TEXT)) == words


@pytest.mark.parametrize(
    ("end", "words"),
    [(0, None), (8, "One came"), (10, "One came,"), (20, "One came, two left."), (35, None)],
)
def test_from_the_beginning_of_the_sentence_without_the_blank_behind(
    end: int, words: str | None
) -> None:
    span = from_sentence_start(TEXT, end)
    assert (span and span.slice(TEXT)) == words


PROSE = st.text(
    st.sampled_from("aB. ,;:!?…\n\t\u00a0“”\"'«»()—–-123،؛é\u0301") | st.characters(), max_size=60
)


@given(PROSE, st.data())
def test_pressing_on_reaches_the_sentence_s_end_by_growing_steps(
    text: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text)))
    whole = to_sentence_end(text, start, start)
    reached, last = start, None
    while (span := to_clause_end(text, start, reached)) is not None:
        assert reached < span.end
        reached, last = span.end, span
    assert last == whole


@given(PROSE, st.data())
def test_what_is_selected_begins_and_ends_with_something_to_see(
    text: str, data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, len(text)))
    spans = (
        to_sentence_end(text, place, place),
        to_clause_end(text, place, place),
        from_sentence_start(text, place),
    )
    for span in filter(None, spans):
        assert span.slice(text) == span.slice(text).strip()
        assert sentence_at(text, span.start) is not None


def test_every_kind_of_blank_before_a_bracket_is_left_out() -> None:
    assert to_clause_end("0\x1f[0", 0, 0) == TextSpan(0, 1)
