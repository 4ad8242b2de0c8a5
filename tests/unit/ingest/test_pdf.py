"""PDF files: what is said of them, and what damaged, protected and pictured ones get."""

import zlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.errors import UnreadableInput
from annotator.ingest.pdf.heads import without_heads
from annotator.ingest.pdf.mirroring import turned_round
from annotator.ingest.pdf.order import Row, rows_of
from annotator.ingest.pdf.pages import Page, Piece
from annotator.ingest.pdf.reflow import reflow
from annotator.ingest.reading import read_bytes

FILES = Path(__file__).parent / "files"


def pdf(content=b"", *, more=b"", pages=1, blank=0, trailer=b""):
    """Return a PDF file that draws `content` on its pages but the `blank` last ones."""
    kids = b" ".join(b"%d 0 R" % (4 + number) for number in range(pages + blank))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count %d/Kids[%s]>>" % (pages + blank, kids),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R%s>>"
    font = b"/Resources<</Font<</F 3 0 R>>>>"
    objects += [page % (4 + pages + blank, font)] * pages
    objects += [b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>"] * blank
    objects += [b"<</Length %d%s>>stream\n%s\nendstream" % (len(content), more, content)]
    out, places = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj%s\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    head = b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table)
    end = b"trailer<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF" % (size, trailer, len(out))
    return out + head + end


def drawn(*lines):
    pieces = b"".join(b"1 0 0 1 %d %d Tm(%s)Tj " % (x, y, text) for x, y, text in lines)
    return b"BT /F 11 Tf " + pieces + b"ET"


@pytest.fixture
def read(cage):
    """Return a function from the bytes of a PDF file to its draft."""
    return lambda data: read_bytes(data, "tolls.pdf", cage=cage).only


def refusal(read, data):
    with pytest.raises(UnreadableInput) as caught:
        read(data)
    assert "“tolls.pdf”" in caught.value.happened
    return caught.value.happened


def test_what_was_joined_and_left_out_is_said(read):
    notes = " ".join(read((FILES / "two-columns.pdf").read_bytes()).notes)

    assert "on pages: 1" in notes
    assert "Joined into paragraphs:" in notes
    assert "“responsibilities”" in notes
    assert "“Page 1”" in notes


def test_columns_drawn_line_by_line_across_the_page_are_read_one_after_the_other(read):
    lines = []
    for row in range(6):
        lines += [(60, 700 - row * 13, b"left %d goes on and on here" % row)]
        lines += [(320, 700 - row * 13, b"right %d goes on and on here" % row)]
    text = read(pdf(drawn(*lines))).text

    assert text.index("left 5") < text.index("right 0")


def test_a_scanned_file_is_said_to_be_one(read):
    assert "no text" in refusal(read, pdf(b"0 0 100 100 re f"))


def test_pages_without_text_are_named(read):
    good = drawn(
        *((72, 700 - 14 * n, b"The council will publish the figures soon.") for n in range(9))
    )

    told = "Pages without any text, empty or a picture of it: 2, 3."
    assert told in read(pdf(good, blank=2)).notes
    assert not any("without any text" in note for note in read(pdf(good)).notes)


def test_a_protected_file_is_said_to_be_one(read):
    locked = b"/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<%s>/U<%s>>>/ID[<00><00>]" % (
        b"41" * 32,
        b"42" * 32,
    )

    assert "password" in refusal(read, pdf(drawn((60, 700, b"secret")), trailer=locked))


def test_a_file_cut_at_any_place_is_refused_or_read(read):
    data = (FILES / "plain.pdf").read_bytes()
    for size in range(5, len(data), len(data) // 25):
        try:
            assert read(data[:size]).lines
        except UnreadableInput as fault:
            assert "tolls.pdf" in fault.happened  # noqa: PT017 - either way out is right


@pytest.mark.nightly
def test_a_stream_that_unpacks_to_a_hundred_megabytes_is_refused(read):
    packed = zlib.compress(b"(A)Tj " * 17_000_000, 6)
    data = pdf(packed, more=b"/Filter/FlateDecode")

    assert refusal(read, data)


@pytest.mark.parametrize(
    "extra",
    [
        b"/OpenAction<</S/URI/URI(http://evil.example/)>>",
        b"/OpenAction<</S/Launch/F(/bin/true)>>",
        b"/OpenAction<</S/JavaScript/JS(app.launchURL\\('http://evil.example'\\))>>",
    ],
)
def test_nothing_that_a_file_wants_done_is_done(read, extra):
    data = pdf(drawn((60, 700, b"The bridge stays closed."))).replace(
        b"/Catalog", b"/Catalog" + extra
    )

    assert read(data).text == "The bridge stays closed."


def test_far_too_many_pages_are_refused(read):
    assert refusal(read, pdf(drawn((60, 700, b"a")), pages=2_100))


@settings(max_examples=60)
@given(st.data())
def test_a_file_with_flipped_bytes_is_refused_or_read(cage, data):
    whole = bytearray((FILES / "plain.pdf").read_bytes())
    for _ in range(data.draw(st.integers(1, 20))):
        whole[data.draw(st.integers(8, len(whole) - 1))] = data.draw(st.integers(0, 255))
    try:
        draft = read_bytes(bytes(whole), "tolls.pdf", cage=cage).only
    except UnreadableInput:
        return
    assert draft.lines


def row(text, top=100.0, size=11.0):
    return Row(text, 50.0, top, 300.0, top + size, size, 0, 50.0, 300.0)


def flown(*texts):
    rows = [row(text, 100 + 13 * place) for place, text in enumerate(texts)]
    return list(reflow([rows]).paragraphs)


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [
        ("an infra-", "structure of the town", "an infrastructure of the town"),
        ("a well-", "known man", "a well-known man"),
        ("the Anglo-", "Saxon lands", "the Anglo-Saxon lands"),
        ("1999-", "2000 they came", "1999-2000 they came"),
        ("harbour toll; the harbour-", "toll is high", "harbour toll; the harbour-toll is high"),
        ("an infra\u00ad", "structure", "an infrastructure"),
    ],
)
def test_words_parted_at_the_end_of_a_line_are_made_whole(first, second, whole):
    assert flown(first, second) == [whole]


def test_a_wide_space_or_another_size_begins_a_paragraph():
    rows = [row("a", 100), row("b", 113), row("c", 126), row("d", 150), row("e", 163, size=14)]

    assert reflow([rows]).paragraphs == ("a b c", "d", "e")


def test_a_sentence_goes_on_over_the_page():
    assert reflow([[row("The toll")], [row("goes up.")]]).paragraphs == ("The toll goes up.",)


def test_a_page_in_arabic_is_read_from_its_right_column():
    pieces = [
        Piece(f"{side} {line}", left, 100 + 13 * line, left + 180, 111 + 13 * line, 11)
        for side, left in (("left", 60.0), ("right", 300.0))
        for line in range(5)
    ]
    rows = rows_of(Page(540, 800, pieces), [], from_right=True)

    assert [one.text for one in rows[:2]] == ["right 0", "right 1"]
    assert rows[5].text == "left 0"


def test_a_line_that_stands_at_the_head_of_one_page_only_is_kept():
    pages = [Page(540, 800), Page(540, 800)]
    rows = [[row("Courier 1", 20), row("a", 300)], [row("Courier 2", 20), row("Bridge", 34)]]
    kept, left_out = without_heads(pages, rows)

    assert [[one.text for one in page] for page in kept] == [["a"], ["Bridge"]]
    assert left_out == ["Courier 1"]


def test_a_headline_that_is_the_running_head_of_later_pages_is_kept():
    pages = [Page(540, 800) for _ in range(3)]
    rows = [[row("Bridge closed", 40, 20.0)], *([row("Bridge closed", 20)] for _ in range(2))]
    kept, left_out = without_heads(pages, rows)

    assert [len(page) for page in kept] == [1, 0, 0]
    assert left_out == ["Bridge closed"]


def test_marks_that_stand_mirrored_are_turned_round_and_others_left():
    assert turned_round(("قال »نعم« (أمس)",)) == ("قال »نعم« (أمس)",)
    assert turned_round(("قال »نعم« ثم »لا«",)) == ("قال «نعم» ثم «لا»",)
    assert turned_round(("قال «نعم»",)) == ("قال «نعم»",)
