"""Sentences and quotations of the press of seven languages, as a reader takes them.

Each line of a case file is one text. "¦" stands where one sentence ends and the next begins, ⟦ and
⟧ round a quotation, ⟫ where a paragraph ends that leaves its quotation open, and ⏎ between two
paragraphs. ␣ is a no-break space, ˽ a narrow one. "#" begins a group.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.domain.quotations import quotation_runs
from annotator.domain.segmentation import paragraphs
from annotator.domain.sentences import sentences

HERE = Path(__file__).parent
SPACES = str.maketrans({"⏎": "\n", "␣": "\u00a0", "˽": "\u202f"})
SIGNS = str.maketrans(dict.fromkeys("⟦⟧⟫"))


def read_cases() -> Iterator[object]:
    for file in sorted(HERE.glob("*.txt")):
        group, number = "", 0
        for line in file.read_text(encoding="utf-8").splitlines():
            if line.startswith("# "):
                group, number = line[2:].replace(" ", "-"), 0
            else:
                number += 1
                yield pytest.param(line, id=f"{file.stem}-{group}-{number}")


def shown(text: str) -> str:
    """Return the text with the signs of a case file where our sentences and quotations end."""
    signs: dict[int, str] = {}
    for paragraph in paragraphs(text):
        for sentence in sentences(text, paragraph)[1:]:
            signs[sentence.start] = "¦ "
        for run in quotation_runs(text, paragraph):
            signs[run.span.start] = signs.get(run.span.start, "") + "⟦"
            closing = "⟧" if run.closed else "⟫"
            signs[run.span.end] = closing + signs.get(run.span.end, "")
    return "".join(signs.get(n, "") + char for n, char in enumerate([*text, ""]))


@pytest.mark.parametrize("case", list(read_cases()))
def test_a_reader_s_sentences_and_quotations(case: str) -> None:
    wanted = case.translate(SPACES)
    assert shown(wanted.translate(SIGNS).replace("¦ ", "")) == wanted
