import pytest

from annotator import paths
from annotator.ingest.bundles.labels import USER_FILE, Heading, Label, read_labels


@pytest.fixture
def settings(tmp_path, monkeypatch):
    """Return the file in which the user may add words."""
    monkeypatch.setattr(paths, "config_dir", lambda: tmp_path)
    return tmp_path / USER_FILE


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("Length:\u00a0937 words", (Label.LENGTH, "937 words")),
        ("LÄNGE: 937 Wörter", (Label.LENGTH, "937 Wörter")),
        ("LOAD-DATE: May 29, 2019", (Label.LOAD_DATE, "May 29, 2019")),
        ("Load Date : May 29, 2019", (Label.LOAD_DATE, "May 29, 2019")),
        ("Pikkus:\u00a0937 sõna", (Label.OTHER, "937 sõna")),
        ("He said: we will wait.", None),
        ("Length:wise it is short", None),
    ],
)
def test_a_label_is_known_by_its_word_or_by_the_space_that_no_writer_sets(settings, line, label):
    assert read_labels().split(line) == label


def test_words_of_the_user_are_added_to_those_that_come_along(settings):
    settings.write_text(
        '[labels]\nlength = ["Pikkus"]\n[headings]\nend = ["Dokumendi lõpp"]\n'
        '[languages]\net = ["Eesti"]\n',
        encoding="utf-8",
    )
    words = read_labels()

    assert words.split("Pikkus: 937 sõna") == (Label.LENGTH, "937 sõna")
    assert words.split("Length: 937 words") == (Label.LENGTH, "937 words")
    assert words.heading("DOKUMENDI LÕPP") is Heading.END
    assert words.language("Eesti") == "et"


@pytest.mark.parametrize("text", ["[labels", "labels = 3", '[labels]\nlength = "Pikkus"'])
def test_a_file_of_the_user_that_is_wrong_is_left_aside_and_told(settings, text):
    settings.write_text(text, encoding="utf-8")
    words = read_labels()

    assert USER_FILE in words.note
    assert words.split("Length: 937 words") == (Label.LENGTH, "937 words")


def test_the_page_is_found_in_a_section(settings):
    assert read_labels().page.search("News; Pg. A10; Column")[1] == "A10"
    assert read_labels().page.search("Politik; S. 4")[1] == "4"
    assert read_labels().page.search("Sports desk") is None
