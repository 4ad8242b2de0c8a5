import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog
from word_bundle import word_bundle

from annotator.editing.project import Project
from annotator.ui.dialogs.import_preview import ImportPreview
from annotator.ui.dialogs.import_report import ImportReport


def _article(number, words, *body):
    return [
        (f"Berth {number} Stays Open", f"Bookmark_{number}"),
        ("The Kellin Courier", ""),
        ("May 28, 2019 Tuesday", ""),
        ("Section:\u00a0News; Pg. A10", ""),
        (f"Length:\u00a0{words} words", ""),
        ("Body", f"Body_{number}"),
        *((line, "") for line in body),
        ("Load-Date:\u00a0May 29, 2019", ""),
        ("End of Document", ""),
    ]


SAID = "Harbour master Ana Reet said on Monday that berth {} would stay open."
BUNDLE = [
    *_article(1, 12, SAID.format(1)),
    *_article(2, 400, SAID.format(2)),
    *_article(3, 12),
    *_article(4, 12, SAID.format(4)),
]


@pytest.fixture
def seat(sit_down, tmp_path, monkeypatch):
    """Somebody with an empty project, who is about to choose a bundle."""
    path = tmp_path / "Empty.annproj"
    Project.create(path, "Coder A").close()
    file = tmp_path / "harbour.docx"
    file.write_bytes(word_bundle(BUNDLE))
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_args: ([str(file)], ""))
    return sit_down(path)


def bring_in(seat, *keys, by="Ctrl+I"):
    """Import the bundle: Enter in the preview, then keys in the report of what came in."""
    read = []

    def answer(dialog):
        if isinstance(dialog, ImportReport):
            table = dialog.focusWidget().model()
            read.extend(table.words(place) for place in range(table.rowCount()))
            seat.press(*keys)
            return
        if isinstance(dialog, ImportPreview):
            seat.press("Return")
        seat.in_dialog(answer)

    seat.in_dialog(answer)
    seat.press(by)
    seat.wait_for(lambda: bool(read))
    seat.settle()
    return read


def test_a_bundle_comes_in_and_the_report_says_what_is_doubtful_and_what_failed(seat):
    rows = bring_in(seat, "Esc")

    assert [row.title for row in seat.project.read.articles()] == [
        f"Berth {number} Stays Open" for number in (1, 2, 4)
    ]
    assert [row[0] for row in rows] == ["File", "Failed", "Doubtful"]
    assert "3 articles came in, 1 doubtful, 1 failed." in rows[0][3]
    assert "“Berth 3 Stays Open”" in rows[1][3]
    assert "holds no text below its headline" in rows[1][3]
    assert "Doubtful length: the file says 400 words, and 13 were counted." in rows[2][3]


def test_enter_in_the_report_goes_to_the_doubtful_article(seat):
    bring_in(seat, "Down", "Down", "Return")

    assert seat.window.desk.article.byline.title == "Berth 2 Stays Open"


def test_one_undo_takes_the_whole_bundle_back(seat):
    bring_in(seat, "Esc")
    seat.press("Ctrl+Z")

    assert seat.project.read.articles() == []


def test_a_bundle_that_is_pasted_comes_in_as_its_articles(seat):
    pasted = "".join(
        f"{number} of 2 DOCUMENTS\n\nBerth {number} Stays Open\n\nLENGTH: 13 words\n\n"
        f"{SAID.format(number)}\n\nLOAD-DATE: May 29, 2019\n\n"
        for number in (1, 2)
    )
    QGuiApplication.clipboard().setText(pasted)
    rows = bring_in(seat, "Esc", by="Ctrl+V")

    assert [row.title for row in seat.project.read.articles()] == [
        "Berth 1 Stays Open",
        "Berth 2 Stays Open",
    ]
    assert "2 articles came in" in rows[0][3]
