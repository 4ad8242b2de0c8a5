"""Articles as LibreOffice and Python's mail library write them: one text from every format."""

import json
from pathlib import Path

import pytest

from annotator.ingest.reading import read_file

FILES = Path(__file__).parent / "files"
EXPECTED = json.loads((FILES / "expected.json").read_text(encoding="utf-8"))
NAMES = sorted(path.name for path in FILES.iterdir() if path.suffix != ".json")


@pytest.mark.parametrize("name", NAMES)
def test_the_text_of_the_article_comes_in_word_for_word(cage, name):
    # Those that are not named after an article of their own are the plain one in columns.
    expected = EXPECTED.get(Path(name).stem, EXPECTED["plain"])
    draft = read_file(FILES / name, cage=cage).only

    assert draft.text.split("\n\n") == expected["body"]
    assert draft.byline.title == expected["title"]
    assert not any("Kellin Courier, Saturday" in line.text for line in draft.lines)


def test_there_are_enough_files_for_each_format_to_be_tried():
    assert len(NAMES) >= 30
