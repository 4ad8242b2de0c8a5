"""OpenDocument texts: what a reader sees of them, and what damaged and hostile ones get."""

import io
import zipfile

import pytest

from annotator.errors import UnreadableInput
from annotator.ingest.open_document import convert
from annotator.ingest.reading import read_bytes

SPACE = "urn:oasis:names:tc:opendocument:xmlns:"
NAMES = (
    f'xmlns:office="{SPACE}office:1.0" xmlns:text="{SPACE}text:1.0" xmlns:table="{SPACE}table:1.0"'
    f' xmlns:draw="{SPACE}drawing:1.0" xmlns:manifest="{SPACE}manifest:1.0"'
)
CELL = "<table:table-cell><text:p>{}</text:p></table:table-cell>"
BOX = "<draw:text-box><text:p>box</text:p></draw:text-box>"
TYPE = "application/vnd.oasis.opendocument.text"


def odt(body, *, prolog="", parts=None):
    content = f"<office:document-content {NAMES}><office:body><office:text>{body}"
    content = f"{prolog}{content}</office:text></office:body></office:document-content>"
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", TYPE, zipfile.ZIP_STORED)
        for name, data in {"content.xml": content, **(parts or {})}.items():
            archive.writestr(name, data)
    return stream.getvalue()


def text(body):
    return convert(odt(body), "bridge.odt")[0].text


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<text:h>Bridge</text:h><text:p>It stays</text:p><text:p/>", "Bridge\n\nIt stays"),
        ("<text:p>a<text:tab/>b<text:line-break/>c<text:s text:c='3'/>d</text:p>", "a\tb\nc   d"),
        ("<text:p>a <text:span>b<text:span> c</text:span></text:span> d</text:p>", "a b c d"),
        ("<text:p>a\n   b</text:p>", "a b"),
        ("<text:p>a<text:s text:c='9999999999'/>b</text:p>", "a" + " " * 1000 + "b"),
        (f"<table:table>{CELL.format('a')}{CELL.format('b')}</table:table>", "a\n\nb"),
        (f"<text:p>a<draw:frame>{BOX}</draw:frame>b</text:p>", "box\n\nab"),
    ],
)
def test_what_a_reader_sees_is_the_text(body, expected):
    assert text(body) == expected


def test_tracked_deletions_notes_and_comments_are_left_out_and_that_is_said():
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>gone</text:p>"
        "</text:deletion></text:changed-region></text:tracked-changes>"
        "<text:p>a<text:change/>b<text:note><text:note-citation>1</text:note-citation>"
        "<text:note-body><text:p>note</text:p></text:note-body></text:note>c"
        "<office:annotation><text:p>comment</text:p></office:annotation>d</text:p>"
    )
    (extract,) = convert(odt(body), "bridge.odt")

    assert extract.text == "abcd"
    assert len(extract.notes) == 2


def refusal(cage, data):
    with pytest.raises(UnreadableInput) as caught:
        read_bytes(data, "bridge.odt", cage=cage)
    assert "“bridge.odt”" in caught.value.happened
    return caught.value.happened


def test_a_protected_file_is_said_to_be_one(cage):
    manifest = f"<manifest:manifest {NAMES}><manifest:encryption-data/></manifest:manifest>"

    assert "password" in refusal(cage, odt("", parts={"META-INF/manifest.xml": manifest}))


@pytest.mark.parametrize(
    "prolog",
    [
        '<!DOCTYPE d [<!ENTITY x "The bridge">]>',
        '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]>',
        '<!DOCTYPE d SYSTEM "http://kellin.example/d.dtd">',
    ],
)
def test_a_document_type_definition_is_refused(cage, prolog):
    assert "definition" in refusal(cage, odt("<text:p>&x;</text:p>", prolog=prolog))


def test_a_bomb_is_refused(cage):
    assert "far more" in refusal(cage, odt(f"<text:p>{'a' * 60_000_000}</text:p>"))


def test_a_file_cut_at_any_place_is_refused_or_read(cage):
    data = odt("<text:p>The bridge stays closed.</text:p>" * 40)
    for size in range(60, len(data), len(data) // 20):
        assert refusal(cage, data[:size])


def test_a_zip_without_a_text_is_refused(cage):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("mimetype", TYPE)

    assert "without an OpenDocument text" in refusal(cage, stream.getvalue())
