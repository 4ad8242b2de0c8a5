"""Invented wire copy in the shapes that press articles arrive in."""

import pytest

from annotator.domain.draft import Original
from annotator.ingest.cage.cage import Cage
from annotator.ingest.cleaning import clean

BODY = (
    (
        "The transport minister of Varland said on Friday that the bridge at Port Kellin would"
        " reopen by May, and that the toll would stay as it was for the rest of the year."
    ),
    (
        "“We are glad that the talks between the council and the Harbour Union go on,” said Ana"
        " Reet, who speaks for the council, during a visit to the docks."
    ),
    (
        "The union has urged the council to publish the toll figures, which\u00a0it calls a secret"
        " kept from the people who pay them."
    ),
    "There was no word from Ondria.",
    (
        "“What we know is that the figures have been falsified,” added Jon Vale, the head of the"
        " union, in a statement that the agency KVP saw."
    ),
)
SEPARATOR = "\n\n\u00a0\n\n"


@pytest.fixture
def body():
    """Return the paragraphs of the article."""
    return BODY


@pytest.fixture
def wire(body):
    """Return a page as a browser copies it: no-break spaces alone on the lines between."""
    head = (
        "The Port Kellin Observatory For Harbours\n\nVarland Welcomes Toll Talks, Union Waits\n\n"
    )
    tail = (
        "\n\n\u00a0\n\n\u00a0\n\nSource: Varland Evening Post\n\nThe views expressed in this"
        " article belong to the author and do not necessarily reflect the policy of the paper."
    )
    return head + SEPARATOR.join(body) + tail


@pytest.fixture
def draft_of():
    """Return a function from raw text to its draft, as if the text came in as a file."""
    return lambda raw: clean(raw, Original(raw.encode("utf-8", "surrogatepass"), "kellin.txt"))


@pytest.fixture(scope="session")
def cage():
    """Return a cage for many files."""
    with Cage() as one:
        yield one
