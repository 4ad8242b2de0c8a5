"""A worker that just began reads a file of each format: what a converter needs is loaded before."""

import io
from email.message import EmailMessage
from pathlib import Path

import docx
import pytest
from compound import message

from annotator.ingest.cage.cage import Cage
from annotator.ingest.formats import FORMS
from annotator.ingest.reading import read_bytes

PROSE = (
    "The council of Port Kellin said on Friday that it would publish the toll figures soon.",
    "“There is no word from Ondria,” said Jon Vale, who heads the union of the harbour.",
    "The union has urged the council to publish what it calls a secret kept from all who pay.",
)


def word():
    document, stream = docx.Document(), io.BytesIO()
    for text in PROSE:
        document.add_paragraph(text)
    document.save(stream)
    return stream.getvalue()


def page():
    text = "".join(f"<p>{text}</p>" for text in PROSE)
    return f"<html><body><article><h1>Union</h1>{text}</article></body></html>".encode("cp1252")


def mail():
    letter = EmailMessage()
    letter["From"] = "Über <a@kellin.example>"
    letter["Subject"] = "Tolls – a union waits"
    letter.set_content("\n\n".join(PROSE), charset="cp1252", cte="quoted-printable")
    return bytes(letter)


def archive():
    letter = EmailMessage()
    letter["From"] = "<Saved by Blink>"
    letter.set_content(page(), "text", "html")
    letter.make_related()
    return bytes(letter)


def plain(form):
    return (Path(__file__).parent / "files" / f"plain.{form}").read_bytes


FILES = {"docx": word} | {form: plain(form) for form in ("pdf", "odt", "rtf")}
FILES |= {"msg": lambda: message(subject="Union", body="\n\n".join(PROSE))}
FILES |= {"html": page, "eml": mail, "mhtml": archive}


def test_there_is_a_file_of_each_format():
    assert FILES.keys() == FORMS.keys()


@pytest.mark.parametrize("form", FILES)
def test_a_new_worker_reads_it(form):
    with Cage() as cage:
        draft = read_bytes(FILES[form](), "kellin", cage=cage).only

    assert "he union" in draft.text
