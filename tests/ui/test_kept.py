import pytest

from annotator import paths
from annotator.ui import kept


@pytest.fixture
def file():
    paths.config_dir().mkdir(parents=True)
    return paths.config_dir() / "habits.json"


def test_what_was_kept_is_there_again():
    kept.write("habits", {"theme": "dark", "size": 12, "name": "ميناء 📰"})
    assert kept.read("habits") == {"theme": "dark", "size": 12, "name": "ميناء 📰"}


def test_a_file_name_that_is_no_proper_text_is_kept(file):
    kept.write("habits", ["/home/ada/caf\udce9.annproj"])
    assert kept.read("habits") == ["/home/ada/caf\udce9.annproj"]


def test_the_latest_word_counts():
    kept.write("habits", 1)
    kept.write("habits", 2)
    assert kept.read("habits") == 2


def test_at_first_nothing_is_kept():
    assert kept.read("habits") is None


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"\xff\xfe\x00", b"[" * 100_000, b"1" * 1_000_001, b"\x00" * 40],
    ids=["empty", "half", "no text", "too deep", "too large", "zeros"],
)
def test_a_damaged_file_counts_as_nothing(file, content):
    file.write_bytes(content)
    assert kept.read("habits") is None


def test_after_a_damaged_file_there_can_be_a_good_one(file):
    file.write_bytes(b"{")
    kept.write("habits", 1)
    assert kept.read("habits") == 1


def test_where_nothing_can_be_written_nothing_worse_happens():
    paths.config_dir().parent.mkdir(parents=True, exist_ok=True)
    paths.config_dir().write_text("a file where the folder should be")
    kept.write("habits", 1)
    assert kept.read("habits") is None


def test_a_file_that_cannot_be_replaced_stays_and_leaves_nothing_beside_it(file):
    (file / "inside").mkdir(parents=True)  # a folder cannot be replaced by a file
    kept.write("habits", 1)
    assert list(paths.config_dir().iterdir()) == [file]
