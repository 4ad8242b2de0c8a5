"""Rich text: letters of every code page, what a reader does not see, and files made to do harm."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.errors import UnreadableInput
from annotator.ingest.reading import read_bytes
from annotator.ingest.rich_text import NoRichText, plain_text


def text(body, head=r"\rtf1\ansi\ansicpg1252"):
    return plain_text(f"{{{head} {body}}}".encode("latin-1")).text


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (r"The bridge \par stays closed", "The bridge \n\nstays closed"),
        (r"one\line two\tab three\page four", "one\ntwo\tthree\ffour"),
        (r"\ldblquote so\rdblquote \emdash  yes \'93so\'94", "“so”— yes “so”"),
        (
            r"T\'fcrkiye, a\~b, well\_known, so\-so",
            "Türkiye, a\u00a0b, well\u2011known, so\u00adso",
        ),
        (r"\u8220?quoted\u8221? \u-10179?\u-8704?", "“quoted” 😀"),
        (r"\uc0\u1058\u1086\uc1 \u1082?", "\u0422\u043e\u043a"),
        (r"{\uc2 \u1058\'d2\'d2x}y\u1086?z", "\u0422xy\u043ez"),
        (r"\{curly\} back\\slash", "{curly} back\\slash"),
        ("broken\nby the\r\nwriter", "brokenby thewriter"),
        (r"a\cell b\cell\row c", "a\n\nb\n\n\n\nc"),
        (r"{\b bold} and {\i \ul both} plain", "bold and both plain"),
        (r"{\field{\*\fldinst HYPERLINK http://evil.example}{\fldrslt shown}}", "shown"),
        (r"{\pict\wmetafile8 0102}{\object{\*\objdata 0105}{\result shown}}after", "after"),
        (r"{\header head}{\footer foot}{\*\unknown gone}text", "text"),
        (r"\bin5 }}}}}text", "text"),
    ],
)
def test_what_a_reader_sees_is_the_text(body, expected):
    assert text(body) == expected


@pytest.mark.parametrize(
    ("charset", "codec", "word"),
    [
        (204, "cp1251", "Мост"),
        (178, "cp1256", "الجسر"),
        (128, "cp932", "橋ソ表"),
        (238, "cp1250", "řeka"),
    ],
)
def test_each_font_has_its_own_code_page(charset, codec, word):
    data = word.encode(codec)
    raw = "".join(
        chr(one) if 0x40 <= one < 0x7B and chr(one) != "\\" else f"\\'{one:02x}" for one in data
    )

    assert (
        text(rf"{{\fonttbl{{\f0 A;}}{{\f1\fcharset{charset} B;}}}}\f1 {raw}\f0  b") == f"{word} b"
    )


def test_deleted_and_hidden_words_are_left_out_and_that_is_said():
    rich = plain_text(rb"{\rtf1 a{\deleted b}{\revised c}{\v d}{\footnote e}f}")

    assert rich.text == "acf"
    assert len(rich.notes) == 3


def test_the_title_among_the_properties_serves_where_the_text_has_none(cage):
    prose = "The bridge stays closed until the works on its northern pier are done. " * 3
    data = (
        rb"{\rtf1{\info{\title Bridge closed}{\author typist}}" + f"{prose}\\par {prose}}}".encode()
    )
    draft = read_bytes(data, "bridge.rtf", cage=cage).only

    assert (draft.byline.title, draft.byline.author) == ("Bridge closed", "")
    assert draft.original.media_type == "application/rtf"


@pytest.mark.parametrize(
    "data",
    [
        rb"{\rtf1\uc}",  # ended another reader of such files
        rb"{\rtf1\uc-5\u99999999999 x}",
        rb"{\rtf1\bin99999999999 x}",
        rb"{\rtf1\ansicpg99999\f99999 x}",
        rb"{\rtf1\'zz\'}",
        rb"{\rtf1 x}}}}}} y",
        rb"{\rtf1{{{{{",
        b"{\\rtf1" + b"\\" * 99_999,
        b"{\\rtf1\\" + b"a" * 99_999,
        b"{\\rtf1\\u" + b"9" * 99_999,
        b"{\\rtf1{\\fonttbl{\\f0\\fcharset9999999 x;}}\\f0 y}",
    ],
)
def test_a_broken_file_is_read_as_far_as_it_goes(data):
    assert plain_text(data).text is not None


def test_a_file_nested_without_end_is_refused():
    with pytest.raises(NoRichText):
        plain_text(b"{\\rtf1" + b"{" * 20_000)


def test_a_large_file_takes_no_longer_than_its_size_asks():
    began = time.perf_counter()
    plain_text(b"{\\rtf1 " + rb"\u1058?{\b a}\'fc " * 30_000 + b"}")

    print(f"0.6 MB in {time.perf_counter() - began:.2f} s")


@given(st.binary(max_size=300))
def test_any_bytes_are_read(data):
    assert isinstance(plain_text(b"{\\rtf1 " + data).text, str)


@given(st.lists(st.sampled_from([*"{}\\ 0a1?", "\\u", "\\uc", "\\'", "\\*", "\\bin", "\\f", "-9"])))
def test_any_row_of_words_is_read(words):
    assert isinstance(plain_text(b"{\\rtf1" + "".join(words).encode()).text, str)


def test_a_text_named_as_rich_text_is_refused(cage):
    with pytest.raises(UnreadableInput, match="is no rich text file"):
        read_bytes(b"The bridge stays closed.", "bridge.rtf", cage=cage)
