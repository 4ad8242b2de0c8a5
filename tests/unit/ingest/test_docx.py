import struct
import zipfile
from io import BytesIO

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.article import Direction
from annotator.domain.draft import Role
from annotator.errors import UnreadableInput
from annotator.ingest import caged_zip
from annotator.ingest.docx import MEDIA_TYPE, read_word
from annotator.ingest.reading import Cage
from annotator.ingest.reading import read_bytes as read_in

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PROSE = "The council of Port Kellin said on Friday that it would publish the toll figures soon."


CAGE = Cage()


@pytest.fixture(autouse=True, scope="module")
def _closed_cage():
    with CAGE:
        yield


def read_bytes(data, name):
    return read_in(data, name, cage=CAGE)


def refusal_here(data):
    """Return why a file is refused where the caps of this very process count."""
    with pytest.raises(UnreadableInput) as caught:
        read_word(data, "kellin.docx")
    return caught.value.happened


def word_file(body, *, prolog="", parts=None, compression=zipfile.ZIP_DEFLATED):
    document = f'{prolog}<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
    return zip_file({"word/document.xml": document, **(parts or {})}, compression)


def zip_file(parts, compression=zipfile.ZIP_DEFLATED):
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", compression) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return stream.getvalue()


def paragraphs(body):
    return read_word(word_file(body), "kellin.docx").text.split("\n\n")


def run(text):
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def refusal(data):
    with pytest.raises(UnreadableInput) as caught:
        read_bytes(data, "kellin.docx")
    assert "“kellin.docx”" in caught.value.happened
    return caught.value.happened


@pytest.fixture
def saved():
    """Return a function that saves a document of python-docx to bytes."""

    def save(*texts, title="", author=""):
        document = docx.Document()
        for text in texts:
            document.add_paragraph(text)
        document.core_properties.title = title
        document.core_properties.author = author
        stream = BytesIO()
        document.save(stream)
        return stream.getvalue()

    return save


def test_a_word_document_becomes_a_draft_with_its_bytes_kept(saved):
    data = saved("The Kellin Courier", "Union waits", PROSE, "", "Source: KVP", author="typist")
    draft = read_bytes(data, "kellin.docx").only

    assert [line.role for line in draft.lines] == [
        Role.OUTLET,
        Role.HEADLINE,
        Role.BODY,
        Role.SOURCE,
    ]
    assert (draft.byline.title, draft.byline.author) == ("Union waits", "")
    assert (draft.original.data, draft.original.media_type) == (data, MEDIA_TYPE)


def test_the_content_counts_before_the_name(saved):
    assert read_bytes(saved(PROSE), "kellin.txt").only.text == PROSE


def test_the_properties_serve_when_the_text_has_no_headline(saved):
    byline = read_bytes(
        saved(PROSE, PROSE, title="Toll talks", author="Ana Reet"), "k.docx"
    ).only.byline

    assert (byline.title, byline.author) == ("Toll talks", "Ana Reet")


def test_tracked_insertions_are_taken_and_deletions_left_out():
    data = word_file(
        f"<w:p>{run('It stays ')}<w:ins>{run('open')}</w:ins>"
        "<w:del><w:r><w:delText>closed</w:delText><w:tab/></w:r></w:del>"
        f"<w:moveFrom>{run('moved away')}</w:moveFrom>{run('.')}</w:p>"
    )
    word = read_word(data, "kellin.docx")

    assert word.text == "It stays open."
    assert any("deletions" in note for note in word.notes)


def test_a_paragraph_whose_mark_was_deleted_runs_on():
    deleted = "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>"

    assert paragraphs(f"<w:p>{deleted}{run('One ')}</w:p><w:p>{run('line.')}</w:p>") == [
        "One line."
    ]
    assert paragraphs(f"<w:p>{deleted}{run('The end.')}</w:p>") == ["The end."]


def test_hidden_text_is_left_out_and_noted():
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r>"
    shown = '<w:r><w:rPr><w:b/><w:vanish w:val="0"/></w:rPr><w:t> shown</w:t></w:r>'
    word = read_word(word_file(f"<w:p>{run('It is')}{hidden}{shown}</w:p>"), "kellin.docx")

    assert word.text == "It is shown"
    assert any("Hidden" in note for note in word.notes)


def test_footnotes_are_left_out_and_noted():
    body = f'<w:p>{run("It is.")}<w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
    word = read_word(word_file(body), "kellin.docx")

    assert word.text == "It is."
    assert any("Footnotes" in note for note in word.notes)


def test_a_plain_document_has_no_notes(saved):
    assert read_word(saved(PROSE), "kellin.docx").notes == ()


def test_cells_of_a_table_are_paragraphs():
    cells = "".join(f"<w:tc><w:tcPr/><w:p>{run(text)}</w:p></w:tc>" for text in ("Toll", "Nine"))

    assert paragraphs(f"<w:p>{run('One')}</w:p><w:tbl><w:tr>{cells}</w:tr></w:tbl>") == [
        "One",
        "Toll",
        "Nine",
    ]


def test_a_line_break_parts_paragraphs():
    draft = read_bytes(
        word_file(f"<w:p>{run(PROSE)}<w:r><w:br/></w:r>{run(PROSE)}</w:p>"), "kellin.docx"
    ).only

    assert draft.text == f"{PROSE}\n\n{PROSE}"


def test_tabs_and_no_break_marks_are_kept():
    bound = "a\u00a0b"
    body = (
        '<w:p><w:pPr><w:tabs><w:tab w:val="left"/></w:tabs></w:pPr>'
        f"{run('nine')}<w:r><w:tab/></w:r>{run(bound)}"
        f"<w:r><w:noBreakHyphen/></w:r>{run('c')}</w:p>"
    )

    assert paragraphs(body) == ["nine\ta\u00a0b\u2011c"]


def test_links_fields_and_content_controls_are_part_of_their_paragraph():
    body = (
        f"<w:p>{run('The ')}<w:hyperlink>{run('council')}</w:hyperlink>"
        f"<w:sdt><w:sdtContent>{run(' of ')}</w:sdtContent></w:sdt>"
        f"<w:fldSimple w:instr='REF town'>{run('Kellin')}</w:fldSimple>"
        f"<w:r><w:instrText> PAGE </w:instrText></w:r><w:smartTag>{run('.')}</w:smartTag></w:p>"
    )

    assert paragraphs(body) == ["The council of Kellin."]


def test_a_right_to_left_document_is_read_in_the_order_it_was_written():
    text = "قال الوزير إن ميناء Kellin سيبقى مغلقا حتى يوم الثلاثاء بسبب أعمال الصيانة في الجسر."
    marked = text.replace("Kellin", "</w:t></w:r><w:r><w:t>Kellin</w:t></w:r><w:r><w:t>")
    data = word_file(f"<w:p><w:pPr><w:bidi/></w:pPr>{run(marked)}</w:p>")
    draft = read_bytes(data, "kellin.docx").only

    assert draft.text == text
    assert draft.direction is Direction.RIGHT_TO_LEFT


def test_a_text_box_is_taken_once():
    box = f"<w:txbxContent><w:p>{run('Boxed')}</w:p></w:txbxContent>"
    compatibility = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    body = (
        f'<w:p>{run("Around")}<w:r><mc:AlternateContent xmlns:mc="{compatibility}">'
        f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>"
    )

    assert paragraphs(body) == ["Boxed", "Around"]


def test_a_main_part_of_another_name_is_found():
    document = f'<w:document xmlns:w="{W}"><w:body><w:p>{run(PROSE)}</w:p></w:body></w:document>'
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    relations = (
        f'<Relationships xmlns="{package}"><Relationship Id="r1" Target="/word/document2.xml"'
        f' Type="{office}/officeDocument"/></Relationships>'
    )
    data = zip_file({"_rels/.rels": relations, "word/document2.xml": document})

    assert read_word(data, "kellin.docx").text == PROSE


def test_a_zip_without_a_text_is_refused():
    assert "without a Word text" in refusal(zip_file({"note.txt": "words"}))


def test_a_document_whose_markup_is_broken_is_refused():
    assert "damaged Word document" in refusal(word_file("<w:p><w:r>"))


def test_relations_that_name_no_text_are_refused():
    assert "without a Word text" in refusal(zip_file({"_rels/.rels": "<Relationships/>"}))


def test_an_empty_document_is_refused(saved):
    assert "holds no text" in refusal(saved("", " "))


def test_a_text_named_as_a_word_document_is_refused():
    assert "is no Word document" in refusal(b"The bridge stays closed.")


def test_a_document_cut_at_any_place_is_refused_or_read(saved):
    data = saved(PROSE, PROSE)
    for size in range(0, len(data), len(data) // 60):
        assert refusal(data[:size])


@given(st.data())
def test_a_document_with_flipped_bytes_is_refused_or_read(data):
    whole = bytearray(word_file(f"<w:p>{run(PROSE)}</w:p>"))
    for _ in range(data.draw(st.integers(1, 5))):
        whole[data.draw(st.integers(4, len(whole) - 1))] = data.draw(st.integers(0, 255))
    try:
        draft = read_bytes(bytes(whole), "kellin.docx").only
    except UnreadableInput:
        return
    assert draft.text


@pytest.mark.parametrize(
    "prolog",
    [
        '<!DOCTYPE w [<!ENTITY x "The bridge">]>',
        '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/hostname">]>',
        '<!DOCTYPE w SYSTEM "http://kellin.example/w.dtd">',
    ],
)
def test_a_document_type_definition_is_refused(prolog):
    assert "definition" in refusal(word_file(f"<w:p>{run('words')}</w:p>", prolog=prolog))


def test_a_bomb_of_entities_is_refused():
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "ha"}">' for n in range(12))
    prolog = f"<!DOCTYPE w [{entities}]>"

    assert "definition" in refusal(word_file(f"<w:p>{run('&e11;')}</w:p>", prolog=prolog))


def test_a_definition_in_another_encoding_is_refused():
    document = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE w [<!ENTITY x "y">]><w>&x;</w>'

    assert "definition" in refusal(zip_file({"word/document.xml": document.encode("utf-16")}))


def test_a_part_that_unpacks_to_far_too_much_is_refused():
    text = "A" * (caged_zip.RATIO_FROM * 3)

    assert "unpacks to far more" in refusal(word_file(f"<w:p>{run(text)}</w:p>"))


def test_a_part_over_the_cap_is_refused_even_when_it_is_not_packed(monkeypatch):
    monkeypatch.setattr(caged_zip, "LARGEST_PART", 10_000)

    assert "unpacks to far more" in refusal_here(
        word_file(f"<w:p>{run('word ' * 3000)}</w:p>", compression=zipfile.ZIP_STORED)
    )


def test_parts_that_are_too_large_together_are_refused(monkeypatch):
    monkeypatch.setattr(caged_zip, "LARGEST_TOTAL", 5_000)
    parts = {"docProps/core.xml": f"<x>{'word ' * 900}</x>"}

    assert "unpacks to far more" in refusal_here(
        word_file(f"<w:p>{run('word ' * 900)}</w:p>", parts=parts)
    )


def test_a_zip_of_very_many_parts_is_refused():
    parts = {f"word/media/{number}.png": "" for number in range(caged_zip.MOST_PARTS)}

    assert "parts" in refusal_here(word_file("", parts=parts, compression=zipfile.ZIP_STORED))


def test_two_parts_of_one_name_are_refused():
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("word/document.xml", "one")
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("word/document.xml", "two")

    assert "same name" in refusal_here(stream.getvalue())


def test_a_protected_part_is_refused():
    data = bytearray(word_file(f"<w:p>{run(PROSE)}</w:p>"))
    for magic, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        struct.pack_into("<H", data, data.index(magic) + offset, 1)

    assert "password" in refusal_here(bytes(data))


def test_a_part_with_a_false_size_is_refused():
    data = bytearray(word_file(f"<w:p>{run(PROSE * 50)}</w:p>"))
    struct.pack_into("<I", data, data.index(b"PK\x01\x02") + 24, 100)

    assert "damaged" in refusal_here(bytes(data))


def test_names_that_lead_out_of_the_folder_are_only_labels(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    data = word_file(f"<w:p>{run(PROSE)}</w:p>", parts={"../out.txt": "x", "C:\\CON": "y"})

    assert read_word(data, "kellin.docx").text == PROSE
    assert list(tmp_path.iterdir()) == []
