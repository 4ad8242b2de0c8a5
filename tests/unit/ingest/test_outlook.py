"""Mails that Outlook saved: fields, text in its three forms, and files that are none."""

import struct

import pytest
from compound import compound, message
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.domain.draft import Role
from annotator.errors import UnreadableInput
from annotator.ingest.packed_rtf import NotPacked, unpacked
from annotator.ingest.reading import read_bytes

TEXT = "The union has urged the council to publish the figures, which it calls a secret."
EXAMPLE = bytes.fromhex(
    "2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a800fa0"
)
"""The first example of Microsoft's description of the packing."""


@pytest.fixture
def read(cage):
    """Return a function from the bytes of a mail to its draft."""
    return lambda data: read_bytes(data, "union.msg", cage=cage).only


def test_a_mail_becomes_an_article_with_headline_outlet_and_day(read):
    draft = read(message(subject="Union waits", sender="Harbour Union", body=TEXT))

    assert draft.text == TEXT
    assert [line.text for line in draft.lines if line.role is Role.HEADLINE] == ["Union waits"]
    assert (draft.byline.outlet, draft.byline.date_published) == ("Harbour Union", "2026-11-27")
    assert draft.original.media_type == "application/vnd.ms-outlook"


def test_the_page_in_a_mail_is_taken_and_nothing_it_names_is_opened(read):
    page = f'<html><p>{TEXT}<img src="http://evil.example/p.gif"><script>evil()</script></html>'

    assert read(message(subject="Tolls", body="plain", page=page.encode("cp1251"))).text == TEXT


def test_fields_of_older_programs_are_read_by_the_code_page_of_the_mail(read):
    draft = read(
        message(old_subject="Мост".encode("cp1251"), old_body="Союз ждёт".encode("cp1251"))
    )

    assert (draft.byline.title, draft.text) == ("Мост", "Союз ждёт")


def test_packed_rich_text_is_read_where_there_is_no_other(read):
    raw = b"{\\rtf1\\ansi\\ansicpg1252 " + TEXT.encode() + b"\\par}"
    packed = struct.pack("<IIII", len(raw) + 12, len(raw), 0x414C454D, 0) + raw

    assert read(message(subject="Tolls", rich=packed)).text == TEXT


def test_the_example_of_the_description_is_unpacked():
    assert unpacked(EXAMPLE) == b"{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n"


def test_a_mail_without_a_day_is_undated(read):
    assert read(message(sent=None, subject="Tolls", body=TEXT)).byline.date_published == ""


def test_attached_files_are_named_as_left_out(read):
    (note,) = read(message(subject="Tolls", body=TEXT, files=["a.pdf", "b.docx"])).notes

    assert "“a.pdf”, “b.docx”" in note


def test_a_long_mail_is_read_whole(read):
    body = "\n\n".join(f"{number}. {TEXT}" for number in range(200))

    assert read(message(subject="Tolls", body=body)).text == body


@pytest.mark.parametrize(
    ("streams", "words"),
    [
        ({"WordDocument": b"x" * 100}, "old Office format"),
        ({"EncryptionInfo": b"x", "EncryptedPackage": b"x" * 5000}, "password"),
    ],
)
def test_other_files_of_that_kind_are_told_apart(read, streams, words):
    with pytest.raises(UnreadableInput, match=words):
        read(compound(streams))


def test_a_mail_of_nothing_but_files_is_refused(read):
    with pytest.raises(UnreadableInput, match=r"attached is “a\.pdf”"):
        read(message(subject="Tolls", files=["a.pdf"]))


def test_a_file_cut_at_any_place_is_refused_or_read(read):
    data = message(subject="Tolls", body=TEXT * 100, files=["a.pdf"])
    for size in range(8, len(data), len(data) // 40):
        try:
            assert read(data[:size]).lines
        except UnreadableInput as fault:
            assert "union.msg" in fault.happened  # noqa: PT017 - either way out is right


@settings(max_examples=100)
@given(st.data())
def test_a_file_with_flipped_bytes_is_refused_or_read(cage, data):
    whole = bytearray(message(subject="Tolls", body=TEXT))
    for _ in range(data.draw(st.integers(1, 20))):
        whole[data.draw(st.integers(8, len(whole) - 1))] = data.draw(st.integers(0, 255))
    try:
        assert read_bytes(bytes(whole), "union.msg", cage=cage).only.lines
    except UnreadableInput:
        return


@given(st.binary(max_size=200))
def test_any_bytes_are_unpacked_or_refused(data):
    head = struct.pack("<IIII", len(data) + 12, 1_000, 0x75465A4C, 0)

    assert len(unpacked(head + data)) <= 1_000
    if not data.startswith(b"LZFu"):
        with pytest.raises(NotPacked):
            unpacked(b"x" * 15)
