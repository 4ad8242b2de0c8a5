"""Invented articles in the very shapes that press databases give out."""

import textwrap
from dataclasses import dataclass, field

import pytest
from word_bundle import word_bundle


@dataclass
class Piece:
    """One invented article as Nexis prints it."""

    headline: str
    body: list[str]
    outlet: str = "The Kellin Courier"
    date: str = "May 28, 2019 Tuesday 15:43 EST"
    copyright: str = "Copyright 2019 Kellin Courier Company All Rights Reserved"
    labels: list[str] = field(default_factory=list)
    tail: list[str] = field(default_factory=lambda: ["Load-Date:\u00a0May 29, 2019"])


def sentence(number):
    return f"Harbour master Ana Reet said on day {number} that berth {number} would stay open."


@pytest.fixture
def pieces():
    """Return three articles: with all labels, with classification, and with the fewest lines."""
    return [
        Piece(
            "Council Rejects Toll Claims; Harbour Talks",
            ["PORT KELLIN - The council rejected the claim.", sentence(1)],
            labels=[
                "Section:\u00a0News; Briefs; Pg. A10; Column",
                "Length:\u00a015 words",
                "Byline:\u00a0By TOVIN HARL",
                "Dateline:\u00a0PORT KELLIN",
                "Highlight:\u00a0A long night at the quay",
            ],
            tail=["Graphic", "Photo: the quay at night", "Load-Date:\u00a0May 29, 2019"],
        ),
        Piece(
            "Union Waits",
            [sentence(2), "“The figures are false,” said Jon Vale."],
            labels=["Length:\u00a019 words"],
            tail=[
                "Classification",
                "Language:\u00a0ENGLISH",
                "Subject:\u00a0HARBOURS (90%)",
                "Load-Date:\u00a0May 29, 2019",
            ],
        ),
        Piece("Ferry Goes On", [sentence(3)], labels=["Length:\u00a0500 words"]),
    ]


@pytest.fixture
def nexis_docx():
    """Return a function from articles to a Word bundle, with or without what parts it."""

    def make(pieces, *, bookmarks=True, ends="End of Document", cover=()):
        out = [(line, "") for line in cover]
        for number, piece in enumerate(pieces):
            nth = f"_{number - 1}" if number else ""
            mark = [f"Bookmark_{number + 1}", f"Body{nth}", f"Classification{nth}"]
            if not bookmarks:
                mark = ["", "", ""]
            head = (piece.headline, piece.outlet, piece.date, " ", piece.copyright, *piece.labels)
            out += [("", mark[0]), *((line, "") for line in head), ("Body", mark[1]), ("", "")]
            out += [(line, "") for line in piece.body]
            out += [(line, mark[2] if line == "Classification" else "") for line in piece.tail]
            out.append((ends, ""))
        return word_bundle(out)

    return make


@pytest.fixture
def word_of():
    """Return a function from paragraphs, each with the name of a bookmark, to a Word file."""
    return word_bundle


@pytest.fixture
def nexis_text():
    """Return a function from articles to a text of the older Nexis."""

    def make(pieces, numbering="{} of {} DOCUMENTS", ends="\r\n"):
        lines = ["Download Request: Selected Items: 1-3", "", "Send To:", "HARBOUR LIBRARY", ""]
        for number, piece in enumerate(pieces, 1):
            middle = (numbering.format(number, len(pieces)), piece.outlet, piece.date)
            lines += [part for line in middle for part in (" " * 30 + line, "")]
            for line in (piece.headline, *old_labels(piece), *piece.body, *old_tail(piece)):
                lines += [*textwrap.wrap(line, 78), ""]
            lines += [" " * 20 + piece.copyright, " " * 25 + "All Rights Reserved", ""]
        return ends.join(lines).encode()

    return make


@pytest.fixture
def nexis_page():
    """Return a function from articles to a web page of the older Nexis."""

    def make(pieces, numbering="{} of {} DOCUMENTS"):
        page = ['<HTML><HEAD><STYLE TYPE="text/css"><!--', ".c0 { text-align: center; }"]
        page += [".c3 { text-align: center; margin-left: 13%; }", ".c4 { text-align: left; }"]
        page += ["--></STYLE></HEAD><BODY>"]
        for number, piece in enumerate(pieces, 1):
            page.append(old_block("c0", numbering.format(number, len(pieces))))
            page += [old_block("c3", piece.outlet), old_block("c3", piece.date)]
            page.append(old_block("c4", piece.headline))
            page += [old_block("c4", line) for line in old_labels(piece)]
            page.append(old_block("c4", *piece.body))
            page += [old_block("c4", line) for line in old_tail(piece)]
            page.append(old_block("c0", f"{piece.copyright}<BR>All Rights Reserved"))
        return "\n".join([*page, "</BODY></HTML>"]).encode()

    return make


def old_block(kind, *lines):
    inner = "\n".join(f'<P CLASS="c5"><SPAN CLASS="c2">{line}</SPAN></P>' for line in lines)
    return f'<BR><DIV CLASS="{kind}">{inner}</DIV>'


def old_labels(piece):
    labels = (line.replace("\u00a0", " ").partition(": ") for line in piece.labels)
    return [f"{label.upper()}: {value}" for label, _, value in labels]


def old_tail(piece):
    dated = [line for line in piece.tail if line.startswith("Load-Date")]
    return [line.replace("\u00a0", " ").replace("Load-Date", "LOAD-DATE") for line in dated]


@pytest.fixture
def factiva_page():
    """Return a function from articles to a web page of Factiva, each article in three boxes."""

    def make(pieces, words="words", date="28 May 2019", language="English", document="Document"):
        boxes = []
        for number, piece in enumerate(pieces):
            key = f"KELLIN0020190528ef5s0000{number}"
            divs = (
                '<div class="author">By Tovin Harl</div>',
                f"<div>{len(' '.join(piece.body).split())} {words}</div><div>{date}</div>",
                f"<div>{piece.outlet}</div><div>KELLIN</div><div>A10</div><div>{language}</div>",
                f"<div>{piece.copyright}</div>",
            )
            body = "".join(f'<p class="articleParagraph">{line}</p>' for line in piece.body)
            foot = f"<p>Kellin Courier Company</p><p>{document} {key}</p>"
            boxes.append(
                f'<div id="article-{key}" class="article"><div class="article enArticle"><p>\n</p>'
                f'<div>Harbour</div><div id="hd"><span class="enHeadline">{piece.headline}</span>'
                f"</div>{''.join(divs)}\n{body}{foot}</div></div>"
            )
        return f"<!DOCTYPE html><html><body>{''.join(boxes)}</body></html>".encode()

    return make


def indexed(piece):
    """Return the fields of an article of Factiva as its index names them."""
    return [
        ("SE", ["Harbour"]),
        ("HD", [piece.headline]),
        ("BY", ["By Tovin Harl"]),
        ("WC", [f"{len(' '.join(piece.body).split())} words"]),
        ("PD", ["28 May 2019"]),
        ("SN", [piece.outlet]),
        ("SC", ["KELLIN"]),
        ("PG", ["A10"]),
        ("LA", ["English"]),
        ("CY", [piece.copyright]),
        ("LP", piece.body[:1]),
        ("TD", piece.body[1:]),
        ("NS", ["gcat : Political/General News"]),
        ("AN", ["Document KELLIN0020190528ef5s0000x"]),
    ]


@pytest.fixture
def factiva_index_page():
    """Return a function from articles to a web page of Factiva with an index."""

    def row(code, paragraphs):
        inner = "".join(f"<p>{line}</p>" for line in paragraphs)
        return f'<tr><td class="index"><b>{code}</b>&nbsp;</td><td>{inner}</td></tr>'

    def make(pieces):
        tables = ("".join(row(*field) for field in indexed(piece)) for piece in pieces)
        boxes = (f'<div class="article"><div><table>{rows}</table></div></div>' for rows in tables)
        return f"<!DOCTYPE html><html><body>{''.join(boxes)}</body></html>".encode()

    return make


@pytest.fixture
def factiva_index_text():
    """Return a function from articles to a text of Factiva with an index, as from its RTF."""

    def make(pieces):
        texts = []
        for piece in pieces:
            lines = [line for code, text in indexed(piece) if text for line in (code, *text, "")]
            texts.append("\n".join(lines))
        return ("\n\f".join(texts) + "\n\fSearch Summary\nText\nharbour AND toll\n").encode()

    return make


@pytest.fixture
def factiva_text():
    """Return a function from articles to a text of Factiva without an index, as from its RTF."""

    def make(pieces):
        texts = []
        for number, piece in enumerate(pieces):
            lines = ["Harbour", piece.headline, "By Tovin Harl"]
            lines += [f"{len(' '.join(piece.body).split())} words", "28 May 2019"]
            lines += [piece.outlet, "KELLIN", "A10", "English", piece.copyright, *piece.body]
            lines += ["Kellin Courier Company", f"Document KELLIN0020190528ef5s0000{number}"]
            texts.append("\n\n".join(lines))
        return "\n\n\f".join(texts).encode()

    return make
