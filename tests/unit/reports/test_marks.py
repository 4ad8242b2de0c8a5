"""The marks printed round a direct quotation are the article's own, each printed once."""

import pytest

from annotator.domain.spans import TextSpan
from annotator.reports.marks import marks_round


def _marks(text: str) -> tuple[str, str]:
    """Return the marks for the stretches of the text between brackets."""
    plain, spans, start = "", [], 0
    for char in text:
        if char == "[":
            start = len(plain)
        elif char == "]":
            spans.append(TextSpan(start, len(plain)))
        else:
            plain += char
    return marks_round(plain, spans)


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("“[We go],” he said.", ("“", "”")),
        ("[“We go,”] he said.", ("", "")),
        ('"[We go,]" he said.', ('"', '"')),
        ("«[We go]», he said.", ("«", "»")),
        ("« [On y va] », dit-il.", ("« ", " »")),
        ("„[Wir gehen]“, sagte er.", ("„", "“")),
        ("''[We go,]'' he said.", ("''", "''")),
        ("‘[We go,]’ he said.", ("‘", "’")),
        ("“We [go on] and on.”", ("“", "”")),
        ("“[We go,]” he said. “[And we stay.]”", ("“", "”")),
        ("[“We go,”] he said. [“And we stay.”]", ("", "")),
        ("[“We go,] and on.”", ("", "”")),
        ("“We [go,”] he said.", ("“", "")),
        ("“[He said ‘no’ twice,]” she said.", ("“", "”")),
        ("“[We go on. We do not stop.]\n“We never did,” he said.", ("“", "”")),
        ("[“We go on. We do not stop.]\n“We never did,” he said.", ("", "”")),
        ('"[We go on.]\n"We never did," he said.', ('"', '"')),
        ("“[We go on.]\n\nHe left.", ("“", "”")),
        ("“[We go,] ” he said.", ("“", " ”")),
        ("“[We go on.\n]“We never did,” he said.", ("“", "”")),
        ("[\n\u00a0\n“We go,” \n] he said.", ("", "")),
        ("We [go], he said.", ("", "")),
        ("“”[ We go], he said.", ("", "")),
    ],
)
def test_words_get_the_marks_they_were_coded_without(text, marks):
    assert _marks(text) == marks


def test_marks_with_nothing_between_them_lend_none():
    assert marks_round("“”", [TextSpan(1, 2)]) == ("", "")
