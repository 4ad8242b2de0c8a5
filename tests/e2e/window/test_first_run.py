from PySide6.QtWidgets import QApplication, QFileDialog

from annotator.editing.project import Project
from annotator.ui.welcome import WelcomePage


def test_the_first_thing_shown_is_what_to_begin_with(sit_down):
    seat = sit_down()
    assert isinstance(seat.window._pages.currentWidget(), WelcomePage)


def test_enter_opens_the_sample_project_with_its_statements(sit_down):
    seat = sit_down()
    seat.press("Return")
    seat.settle()
    assert len(seat.project.read.articles()) >= 4
    assert seat.window.bench.view.mark_order()
    assert not seat.faults


def test_a_second_opening_of_the_sample_keeps_what_was_done_in_it(sit_down):
    seat = sit_down()
    seat.press("Return")
    before = len(seat.annotations())
    seat.press("Tab", "X", "Ctrl+W", "Return")
    assert len(seat.annotations()) == before - 1


def test_a_new_project_is_made_and_says_how_to_go_on(sit_down, tmp_path, monkeypatch):
    target = tmp_path / "Week 12"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(target), ""))
    seat = sit_down()
    seat.press("Ctrl+N")
    assert seat.project.path == tmp_path / "Week 12.annproj"
    assert seat.project.read.articles() == []
    assert seat.window.bench.articles.heading_text() == "0 articles"


def test_a_file_that_is_no_project_is_told_of_and_left_alone(sit_down, tmp_path):
    path = tmp_path / "Holiday.annproj"
    path.write_bytes(b"not a project")
    seat = sit_down()
    seat.window.open(path)
    (fault,) = seat.faults
    assert "is not a project of this program" in fault.happened
    assert path.read_bytes() == b"not a project"
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    # After what is wrong with the file its backups are offered.
    titles = []
    seat.in_dialog(lambda offered: (titles.append(offered.windowTitle()), offered.reject()))
    dialog.reject()
    seat.wait_for(lambda: bool(titles))
    assert seat.window.desk.project is None


def test_a_damaged_project_does_not_close_the_one_that_is_open(seat, tmp_path, monkeypatch):
    path = tmp_path / "Broken.annproj"
    path.write_bytes(seat.project.path.read_bytes()[:3000])
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(path), ""))

    def leave_it(told):
        seat.in_dialog(lambda offered: offered.reject())
        told.reject()

    seat.in_dialog(leave_it)
    seat.press("Ctrl+O")
    seat.wait_for(lambda: bool(seat.faults) and QApplication.activeModalWidget() is None)
    assert seat.project.path.name == "Talks.annproj"
    assert seat.text


def test_the_title_bar_names_the_project(seat):
    assert seat.shell.windowTitle() == "Talks — Annotator"


def test_closing_the_window_lets_go_of_the_file(seat, project_path):
    seat.shell.close()
    assert not project_path.with_name(project_path.name + "-wal").exists()
    Project.open(project_path).close()
