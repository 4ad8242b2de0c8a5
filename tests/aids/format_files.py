"""One small file of each format that is taken apart in a worker."""

import io
from email.message import EmailMessage
from pathlib import Path

import docx
from compound import message

_WRITTEN = Path(__file__).parents[1] / "unit" / "ingest" / "files"
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
    return (_WRITTEN / f"plain.{form}").read_bytes


FILES = {"docx": word} | {form: plain(form) for form in ("pdf", "odt", "rtf")}
FILES |= {"msg": lambda: message(subject="Union", body="\n\n".join(PROSE))}
FILES |= {"html": page, "eml": mail, "mhtml": archive}


def feed():
    item = f"<item><title>Union</title><description>{' '.join(PROSE)}</description></item>"
    return f"<rss><channel><title>Courier</title>{item}</channel></rss>".encode()


FILES["xml"] = feed
