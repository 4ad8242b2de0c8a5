import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog

from annotator.editing.importing import bring_in, read_paste
from annotator.editing.project import Project

PAGE = (
    "The Ondria Post\n\n"
    "Strait Opens Again\n\n"
    "The strait opened on Friday, the harbour master said.\n\n\u00a0\n\n"
    "“It was time,” she told reporters.\n\n\u00a0\n\n"
    "Source: Ondria Wire\n\n"
    "The views expressed in this article belong to the author alone."
)


@pytest.fixture
def empty(sit_down, tmp_path):
    """Somebody with a project that has no article yet."""
    path = tmp_path / "Empty.annproj"
    Project.create(path, "Coder A").close()
    return sit_down(path)


def test_a_page_is_pasted_by_ctrl_v_and_enter(empty):
    empty.paste(PAGE)
    article = empty.window.desk.article
    assert article.byline.title == "Strait Opens Again"
    assert article.byline.outlet == "The Ondria Post"
    assert article.byline.republished_from == "Ondria Wire"
    assert article.text == (
        "The strait opened on Friday, the harbour master said.\n\n"
        "“It was time,” she told reporters."
    )
    assert empty.project.read.original(article.id).data == PAGE.encode()


def test_the_pasted_article_is_shown_and_can_be_coded_at_once(empty):
    empty.paste(PAGE)
    empty.press("J", "C", "0")
    assert len(empty.annotations()) == 1


def test_one_key_corrects_a_guess_in_the_preview(empty):
    empty.paste(PAGE, "Down", "Down", "X", "Return")
    assert empty.text == "“It was time,” she told reporters."


def test_escape_in_the_preview_brings_nothing_in(empty):
    empty.paste(PAGE, "Esc")
    assert empty.project.read.articles() == []
    assert "Nothing was brought in" in empty.said


def test_an_empty_clipboard_says_so(empty):
    QGuiApplication.clipboard().setText("  \n")
    empty.press("Ctrl+V")
    assert "clipboard holds no text" in empty.said


def test_the_same_text_is_not_brought_in_twice(empty):
    empty.paste(PAGE)
    QGuiApplication.clipboard().setText(PAGE)
    empty.in_dialog(lambda _dialog: empty.press("Return"))
    empty.press("Ctrl+V")
    empty.wait_for(lambda: "already" in empty.said)
    assert len(empty.project.read.articles()) == 1


def test_undo_takes_the_whole_import_back_and_clears_the_text(empty):
    empty.paste(PAGE)
    empty.press("Ctrl+Z")
    assert empty.project.read.articles() == []
    assert empty.window.desk.article is None
    assert empty.text == ""
    empty.press("Ctrl+Shift+Z")
    assert len(empty.project.read.articles()) == 1


def test_one_bad_file_stops_no_other_and_is_named(empty, tmp_path, monkeypatch):
    folder = tmp_path / "bundle"
    folder.mkdir()
    for number in range(3):
        (folder / f"{number}.txt").write_text(PAGE.replace("Friday", f"day {number}"))
    (folder / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(folder))
    empty.in_dialog(lambda _dialog: empty.press("Return"))
    empty.window._menus.action("file.import_folder").trigger()
    empty.wait_for(lambda: bool(empty.faults))
    assert len(empty.project.read.articles()) == 3
    assert "picture.txt" in str(empty.faults[0])
    assert "The other 3 are in the project." in str(empty.faults[0])


def test_importing_without_a_project_asks_for_a_new_one(sit_down, tmp_path, monkeypatch):
    file = tmp_path / "page.txt"
    file.write_text(PAGE)
    target = tmp_path / "New.annproj"
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_args: ([str(file)], ""))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(target), ""))
    seat = sit_down()
    seat.in_dialog(lambda _dialog: seat.press("Return"))
    seat.press("Ctrl+I")
    seat.wait_for(lambda: seat.window.desk.article is not None)
    assert seat.project.path == target


def test_ctrl_page_down_opens_the_next_article(seat):
    seat.paste(PAGE)
    seat.press("Ctrl+PgUp")
    assert seat.text.startswith("Council leader")
    seat.press("Ctrl+PgDown")
    assert seat.text.startswith("The strait opened")
    seat.press("Ctrl+PgDown")
    assert seat.said == "This is the last article."


def test_articles_brought_in_together_are_listed_in_their_order(empty):
    titles = [f"Strait Opens On Day {day}" for day in range(1, 8)]
    pages = [PAGE.replace("Strait Opens Again", title) for title in titles]
    pages = [page.replace("Friday", f"day {place}") for place, page in enumerate(pages)]
    bring_in(empty.project, [("", read_paste(page)) for page in pages])
    empty.window.desk.open_article(empty.project.read.articles()[0].id)
    seen = []
    for _ in titles:
        seen.append(empty.window.desk.article.byline.title)
        empty.press("Ctrl+PgDown")
    assert seen == titles


def drop(seat, *urls):
    """Let go of files over the window; return whether they were taken."""
    data, shell = QMimeData(), seat.window._shell
    data.setUrls([QUrl(url) for url in urls])
    where, copy = shell.rect().center(), Qt.DropAction.CopyAction
    keys = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    enter = QDragEnterEvent(where, copy, data, *keys)
    QApplication.sendEvent(shell, enter)
    if enter.isAccepted():
        QApplication.sendEvent(shell, QDropEvent(QPointF(where), copy, data, *keys))
    return enter.isAccepted()


def test_files_and_folders_dropped_on_the_window_come_in(empty, tmp_path):
    folder = tmp_path / "wire"
    folder.mkdir()
    (folder / "a.txt").write_text(PAGE, encoding="utf-8")
    page = "<html><body><p>The bridge stays closed, the harbour master said on Monday.</p></html>"
    (tmp_path / "b.html").write_text(page, encoding="utf-8")
    empty.in_dialog(lambda _dialog: empty.press("Return"))

    assert drop(empty, folder.as_uri(), (tmp_path / "b.html").as_uri())
    empty.wait_for(lambda: len(empty.project.read.articles()) == 2)


@pytest.mark.parametrize(
    "url", ["https://evil.example/a.txt", "file://evil.example/share/a.txt", "data:text/plain,a"]
)
def test_an_address_dropped_on_the_window_is_not_taken(empty, url):
    assert not drop(empty, url)


def test_nothing_is_taken_into_a_project_that_is_only_read(empty, tmp_path, monkeypatch):
    (tmp_path / "a.txt").write_text(PAGE, encoding="utf-8")
    monkeypatch.setattr(type(empty.project), "read_only", property(lambda _project: True))

    assert not drop(empty, (tmp_path / "a.txt").as_uri())
