"""Invented articles in the very shapes that press databases give out."""

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
