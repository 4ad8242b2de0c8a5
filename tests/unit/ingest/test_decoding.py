# ruff: noqa: RUF001 - words of many scripts
import sys
import zipfile
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.errors import UnreadableInput
from annotator.ingest.decoding import decode

ENGLISH = (
    "The bridge at Port Kellin stays closed until May, said the council – “for good reasons”.\n"
)
FRENCH = (
    "« Le port restera fermé jusqu’à mardi », a déclaré la ministre. Le syndicat a été reçu à"
    " l’hôtel de ville, où il a réclamé la publication des péages.\n"
)
POLISH = (
    "Związek portowy wezwał radę miasta do opublikowania opłat. Most zostanie otwarty w środę.\n"
)
RUSSIAN = (
    "Министр заявил в пятницу, что порт останется закрытым до вторника, и союз ждёт тарифов.\n"
)
ARABIC = "قال الوزير يوم الجمعة إن الميناء سيبقى مغلقا حتى الثلاثاء. وطالب الاتحاد بنشر الرسوم.\n"
JAPANESE = "大臣は金曜日、港が火曜日まで閉鎖されると述べた。組合は料金の公表を市議会に求めた。\n"
CHINESE = "部长周五表示，港口将关闭至周二。港口工会要求市议会公布收费标准。\n"


@pytest.mark.parametrize("text", [ENGLISH, ARABIC, CHINESE, "Türkiye 🚢\n"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_that_names_itself_is_read_for_certain(text, encoding):
    decoded = decode(text.encode(encoding), "kellin.txt")

    assert decoded.text == text
    assert decoded.certain
    assert not decoded.note


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (b"\xfe\xff", "utf-16-be"),
        (b"\xff\xfe", "utf-16-le"),
        (b"\x00\x00\xfe\xff", "utf-32-be"),
        (b"\xff\xfe\x00\x00", "utf-32-le"),
    ],
)
def test_the_byte_order_mark_names_either_end(mark, encoding):
    decoded = decode(mark + ARABIC.encode(encoding), "kellin.txt")

    assert (decoded.text, decoded.encoding, decoded.certain) == (ARABIC, encoding, True)


@pytest.mark.parametrize("text", [ENGLISH, ARABIC, RUSSIAN])
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_wide_unicode_without_a_mark_is_read_with_a_note(text, encoding):
    decoded = decode(text.encode(encoding), "kellin.txt")

    assert (decoded.text, decoded.encoding) == (text, encoding)
    assert not decoded.certain
    assert encoding.upper() in decoded.note


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (FRENCH, "cp1252"),
        (FRENCH, "mac_roman"),
        (POLISH, "cp1250"),
        (POLISH, "iso8859_2"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8_r"),
        (ARABIC, "cp1256"),
        (ARABIC, "iso8859_6"),
        (CHINESE, "gb18030"),
        (JAPANESE, "cp932"),
        (CHINESE.replace("时", ""), "gb18030"),
    ],
)
def test_an_older_encoding_is_guessed_and_the_guess_is_noted(text, encoding):
    decoded = decode((text * 3).encode(encoding), "kellin.txt")

    assert decoded.text == text * 3
    assert not decoded.certain
    assert decoded.encoding in decoded.note
    assert "guess" in decoded.note


@given(st.binary(min_size=1, max_size=300))
def test_bytes_beyond_unicode_are_never_read_without_a_note(data):
    try:
        decoded = decode(data, "kellin.txt")
    except UnreadableInput:
        return

    assert decoded.certain is not bool(decoded.note)
    if decoded.certain:
        assert decoded.text.encode(decoded.encoding) in data


def test_one_broken_byte_does_not_garble_the_rest_of_a_unicode_file():
    data = (FRENCH * 20).encode() + "é".encode()[:1]
    decoded = decode(data, "kellin.txt")

    assert decoded.text == FRENCH * 20 + "\ufffd"
    assert "damaged" in decoded.note


def test_a_cut_file_with_a_mark_is_read_with_a_note():
    decoded = decode((FRENCH * 9).encode("utf-16")[:-1], "kellin.txt")

    assert decoded.text.startswith(FRENCH)
    assert "damaged" in decoded.note


def test_a_letter_the_guessed_encoding_lacks_is_noted():
    decoded = decode((RUSSIAN * 2000).encode("cp1251") + b"\x98", "kellin.txt")

    assert decoded.text == RUSSIAN * 2000 + "\ufffd"
    assert "could not be read" in decoded.note


def test_the_detector_is_not_loaded_for_unicode(monkeypatch):
    monkeypatch.setitem(sys.modules, "charset_normalizer", None)

    assert decode(ARABIC.encode(), "kellin.txt").certain


def a_zip():
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("note.txt", "words")
    return stream.getvalue()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"%PDF-1.7\n1 0 obj", "is a PDF file"),
        (b"\x7fELF\x02\x01\x01" + bytes(60), "is a program"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(range(256)), "is a JPEG picture"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "is a PNG picture"),
        (a_zip(), "is a zip archive"),
        (b"{\\rtf1\\ansi The bridge}", "rich text"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99), "password"),
        (b"SQLite format 3\x00" + bytes(99), "is a database"),
        (b"<!DOCTYPE html><p>The bridge</p>", "web page"),
        (b"words\x00 and more words", "not a text file"),
        (b"words \x01\x02 and more words", "not a text file"),
        (bytes(range(256)) * 9, "not a text file"),
        (b"\xff\xfe" + bytes(range(256)) * 9, "not a text file"),
        (b"\xef\xbb\xbf" + bytes(range(128, 256)) * 9, "not a text file"),
        (b"", "holds no text"),
        (b"\xef\xbb\xbf \r\n\xc2\xa0", "holds no text"),
    ],
)
def test_what_is_no_text_is_refused_in_words_that_name_it(data, words):
    with pytest.raises(UnreadableInput) as caught:
        decode(data, "kellin.txt")

    assert "“kellin.txt”" in caught.value.happened
    assert words in caught.value.happened
    assert caught.value.kept
    assert caught.value.todo
