"""One article as LibreOffice writes it in each format: the same text comes in from all of them."""

import json
from pathlib import Path

import pytest

from annotator.ingest.reading import read_file

FILES = Path(__file__).parent / "files"
EXPECTED = json.loads((FILES / "expected.json").read_text(encoding="utf-8"))
NAMES = sorted(path.name for path in FILES.iterdir() if path.suffix != ".json")


@pytest.mark.parametrize("name", NAMES)
def test_the_text_of_the_article_comes_in_word_for_word(cage, name):
    draft = read_file(FILES / name, cage=cage).only

    assert draft.text.split("\n\n") == EXPECTED
    assert draft.byline.title == "Union waits for toll figures as talks on the bridge go on"
    assert draft.byline.author == "Ana Reet"
    assert not any("Kellin Courier, Saturday" in line.text for line in draft.lines)
