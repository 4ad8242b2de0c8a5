import os
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.draft import Role
from annotator.errors import UnreadableInput
from annotator.ingest.reading import find_files, read_bytes, read_file, read_paste
from annotator.ingest.refusals import LIMIT

PROSE = "The council of Port Kellin said on Friday that it would publish the toll figures soon."


def refusal(path):
    with pytest.raises(UnreadableInput) as caught:
        read_file(path)
    assert f"“{path.name}”" in caught.value.happened
    assert caught.value.kept
    assert caught.value.todo
    return caught.value.happened


def test_a_file_becomes_a_draft_that_keeps_its_very_bytes(tmp_path, wire):
    data = b"\xef\xbb\xbf" + wire.replace("\n", "\r\n").encode()
    path = tmp_path / "kellin.txt"
    path.write_bytes(data)
    draft = read_file(path).only

    assert draft.byline.title == "Varland Welcomes Toll Talks, Union Waits"
    assert (draft.original.data, draft.original.name) == (data, "kellin.txt")
    assert (draft.original.media_type, draft.original.encoding) == ("text/plain", "utf-8")


def test_a_paste_becomes_the_same_draft_as_the_file(tmp_path, wire):
    path = tmp_path / "kellin.txt"
    path.write_text(wire, encoding="utf-8", newline="")
    file, paste = read_file(path).only, read_paste(wire)

    assert (paste.lines, paste.byline) == (file.lines, file.byline)
    assert (paste.original.data, paste.original.name) == (wire.encode(), "pasted text")


def test_a_guessed_encoding_is_noted_in_the_draft():
    draft = read_bytes(
        "Le préfet a été reçu à l’hôtel de ville.".encode("cp1252"), "kellin.txt"
    ).only

    assert draft.original.encoding in draft.notes[0]


def test_half_a_letter_in_a_paste_is_replaced_and_noted():
    draft = read_paste("The bridge \ud83d is closed.")

    assert draft.text == "The bridge \ufffd is closed."
    assert draft.original.data.decode("utf-8", "surrogatepass") == "The bridge \ud83d is closed."
    assert draft.notes


@given(st.binary(max_size=400), st.sampled_from(["a.txt", "a.docx", ""]))
def test_any_bytes_are_read_or_refused(cage, data, name):
    try:
        draft = read_bytes(data, name, cage=cage).only
    except UnreadableInput:
        return
    assert draft.original.data == data
    assert Role.BODY in {line.role for line in draft.lines}


@given(st.text(st.characters(), max_size=200))
def test_any_paste_is_read_or_refused(text):
    try:
        draft = read_paste(text)
    except UnreadableInput:
        return
    assert draft.original.data == text.encode("utf-8", "surrogatepass")
    assert draft.text


def test_a_missing_file_is_refused(tmp_path):
    assert "does not exist" in refusal(tmp_path / "none.txt")


def test_an_empty_file_is_refused(tmp_path):
    path = tmp_path / "empty.txt"
    path.touch()

    assert "holds no text" in refusal(path)


def test_a_file_over_the_limit_is_refused_before_it_is_read(tmp_path, monkeypatch):
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(26 * 1024 * 1024)
    monkeypatch.setattr(Path, "open", None)

    assert "26.0 MB, which is over 25 MB" in refusal(path)


def test_input_over_the_limit_is_refused():
    with pytest.raises(UnreadableInput, match="over 25 MB"):
        read_bytes(b"a" * (LIMIT + 1), "standard input")
    with pytest.raises(UnreadableInput, match="over 25 MB"):
        read_paste("a" * (LIMIT + 1))


@pytest.fixture
def without_rights():
    """Take the rights of the administrator, whom no file is closed to, for one test."""
    if not hasattr(os, "seteuid"):
        pytest.skip("rights are other things on this system")
    user = os.geteuid()
    if user == 0:
        os.seteuid(65534)
    yield
    if user == 0:
        os.seteuid(user)


@pytest.fixture
def closed():
    """Return a folder nobody may look into, with a file in it."""
    # Others cannot even see the folders of tmp_path.
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "kellin.txt").write_text(PROSE, encoding="utf-8")
        folder.chmod(0)
        yield folder
        folder.chmod(0o700)


def test_a_file_one_may_not_read_is_refused(closed, without_rights):
    assert "no right" in refusal(closed / "kellin.txt")


def test_a_folder_one_may_not_look_into_is_refused(closed, without_rights):
    assert find_files([closed]) == [closed]
    assert find_files([closed / "kellin.txt"]) == [closed / "kellin.txt"]
    assert "no right" in refusal(closed)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_named_pipe_is_refused_at_once(tmp_path):
    path = tmp_path / "pipe.txt"
    os.mkfifo(path)

    assert "not a file" in refusal(path)


def test_a_name_no_file_can_have_is_refused():
    with pytest.raises(UnreadableInput):
        read_file(Path("a\x00b"))


def test_a_name_that_cannot_be_printed_is_shown_with_marks():
    assert read_bytes(PROSE.encode(), "a\nb\udcff.txt").only.original.name == "a\ufffdb\ufffd.txt"


@pytest.fixture
def folder(tmp_path):
    """Return a folder of readable, hidden, foreign and linked files."""
    inside, outside = tmp_path / "inside", tmp_path / "outside"
    for name in ("b.txt", "a.TXT", "sub/c.docx", ".hidden.txt", ".git/d.txt", "~$c.docx", "e.png"):
        path = inside / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(PROSE, encoding="utf-8")
    outside.mkdir()
    (outside / "f.txt").write_text(PROSE, encoding="utf-8")
    (inside / "near.txt").symlink_to(inside / "b.txt")
    (inside / "far.txt").symlink_to(outside / "f.txt")
    (inside / "far").symlink_to(outside)
    (inside / "round").symlink_to(inside)
    (inside / "circle.txt").symlink_to(inside / "circle.txt")
    return inside


def test_a_folder_gives_its_readable_files_in_order_and_none_from_outside(folder):
    names = [path.relative_to(folder).as_posix() for path in find_files([folder])]

    assert names == ["a.TXT", "b.txt", "near.txt", "sub/c.docx"]


def test_a_named_file_is_taken_whatever_its_extension_and_once(folder):
    png = folder / "e.png"

    assert find_files([png, folder / "b.txt", png, folder / "b.txt"]) == [png, folder / "b.txt"]


def test_folders_a_thousand_levels_deep_are_looked_through(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for _ in range(1100):
        Path("d").mkdir()
        os.chdir("d")
    Path("a.txt").touch()
    names = [path.name for path in find_files([tmp_path])]
    Path("a.txt").unlink()
    for _ in range(1100):  # a thousand levels are too many for what clears up behind a test
        os.chdir("..")
        Path("d").rmdir()

    assert names == ["a.txt"]


def test_a_file_whose_size_is_not_known_beforehand_is_read_to_its_end():
    version = Path("/proc/version")
    if not version.exists():
        pytest.skip("this system has no such files")

    assert len(read_file(version).only.text) > 10


def test_a_folder_without_files_is_refused_when_read(tmp_path):
    assert find_files([tmp_path]) == [tmp_path]
    assert "without any .txt" in refusal(tmp_path)


def test_a_folder_with_files_is_no_file(folder):
    assert "is a folder, not a file" in refusal(folder)
