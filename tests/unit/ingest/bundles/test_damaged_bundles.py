"""Whatever became of a bundle: sentences, no traceback, and no text that the file does not hold.

The converters are called without the cage here: it would hide a fault of theirs.
"""

import re
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from word_bundle import word_bundle

from annotator.domain.draft import Original, Role
from annotator.errors import UnreadableInput
from annotator.ingest import docx, web_page
from annotator.ingest.bundles import whole
from annotator.ingest.cleaning import arrange

LINES = [
    "Union Waits",
    "The Kellin Courier",
    "May 28, 2019 Tuesday",
    "Copyright 2019 Kellin Courier Company",
    "Section:\u00a0News; Pg. A10",
    "Length:\u00a015 words",
    "Byline:\u00a0By TOVIN HARL",
    "Body",
    "“It was time,” she told reporters.",
    "Classification",
    "Load-Date:\u00a0May 29, 2019",
    "Documents (3)",
    "End of Document",
    "",
    "\n",
    " 1 of 2 DOCUMENTS ",
    "HD",
    "WC  15 words",
    "PD\t28 May 2019",
    "TD",
    "15 words",
    "28 May 2019",
    "Document KELLIN0020190528ef5s00000",
]
MARKS = ["", "", "Bookmark_1", "Bookmark_2", "Body", "Body_0", "Classification_0", "_GoBack"]
SHUFFLED = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
words = st.text(st.characters(categories=["L", "P", "Zs"]), max_size=30)
any_line = st.one_of(st.sampled_from(LINES), words)


def check(extracts, held):
    """Make sure each article can be shown, and that the file holds every word of its text."""
    for one in extracts:
        if not one.is_article:
            assert all(note.endswith(".") for note in one.notes)
            continue
        with suppress(UnreadableInput):  # three sentences, as of any file
            for line in arrange(one, Original(b"", "k")).lines:
                assert line.role is not Role.BODY or squeezed(line.text) in held


def squeezed(text):
    return re.sub(r"\W", "", text)


@SHUFFLED
@given(st.lists(st.tuples(any_line, st.sampled_from(MARKS)), max_size=40))
def test_word_bundles_with_lines_and_bookmarks_in_any_order(paragraphs):
    held = squeezed("".join(line for line, _ in paragraphs))
    check(docx.convert(word_bundle(paragraphs), "k.docx"), held)


@SHUFFLED
@given(st.lists(any_line, max_size=40))
def test_texts_with_lines_in_any_order(lines):
    check(whole.in_text("\n\n".join(lines), "utf-8"), squeezed("".join(lines)))


@SHUFFLED
@given(
    st.lists(st.tuples(st.sampled_from(["p", "div", "td", "span", "tr"]), any_line), max_size=30),
    st.integers(1, 4),
)
def test_pages_with_boxes_in_any_order(blocks, depth):
    inner = "".join(f'<{tag} class="articleParagraph">{text}</{tag}>' for tag, text in blocks)
    page = f"<html><body>{'<div>' * depth}<table>{inner}</table>{inner}{'</div>' * depth}"
    held = squeezed("".join(text for _, text in blocks))
    tree = web_page.tree_of(page)
    check(whole.in_page(tree, "text/html", "utf-8"), held)


@pytest.mark.parametrize("kind", ["nexis_page", "factiva_page", "factiva_index_page"])
@SHUFFLED
@given(st.tuples(st.floats(0, 1), st.integers(-1, 127)))  # others are guessed, slowly
def test_pages_cut_or_with_a_wrong_byte(request, pieces, kind, damage):
    place, byte = damage
    data = bytearray(request.getfixturevalue(kind)(pieces))
    at = int(place * (len(data) - 1))
    if byte < 0:
        del data[at:]
    else:
        data[at] = byte
    with suppress(UnreadableInput):
        web_page._bundle(bytes(data), "k.html")
