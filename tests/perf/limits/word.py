"""The limit of a briefing: a Word file with one plain paragraph for each statement."""

import sys
import tempfile
from pathlib import Path

import docx
from docx.oxml import OxmlElement
from measuring import Cost, tell

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def main(count: int) -> None:
    _write(1)
    tell({"again": [_write(count)]})


def _write(count: int) -> Cost:
    begun = Cost.now()
    document = docx.Document()
    end = document.element.body.sectPr
    for number in range(count):
        end.addprevious(_paragraph(f"[{number}] quote, Minister Brenn: “We will pay no toll.”"))
    with tempfile.TemporaryDirectory() as place:
        document.save(Path(place) / "plain.docx")
        return Cost.now().since(begun)


def _paragraph(words: str) -> object:
    paragraph, run, text = (OxmlElement(name) for name in ("w:p", "w:r", "w:t"))
    text.text = words
    text.set(_SPACE, "preserve")
    run.append(text)
    paragraph.append(run)
    return paragraph


main(int(sys.argv[1]))
