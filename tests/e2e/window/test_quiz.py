"""The quiz is taken from the menu or the list of commands, and the project knows nothing of it."""

from PySide6.QtWidgets import QApplication

from annotator.ui.dialogs.palette import PaletteDialog
from annotator.ui.dialogs.quiz import QuizDialog


def test_it_is_opened_by_its_name_and_leaves_no_trace(seat):
    before = seat.project.read.history()
    taken = []

    def answer(dialog):
        assert isinstance(dialog, QuizDialog)
        seat.press("Q")
        seat.press(*(["0"] if not dialog.quiz.answers else []))
        taken.append(len(dialog.quiz.answers))
        seat.press("Esc")

    seat.press("Ctrl+K")
    palette = seat.shell.findChildren(PaletteDialog)[-1]
    seat.wait_for(lambda: QApplication.activeWindow() is palette)
    seat.type("quiz")
    seat.press("Return")
    seat.in_dialog(answer)
    seat.wait_for(lambda: taken == [1])
    seat.settle()
    assert seat.annotations() == []
    assert seat.project.read.history() == before


def test_it_can_be_taken_without_a_project(sit_down):
    seat = sit_down()
    asked = []

    def look(dialog):
        asked.append(len(dialog.quiz.cases))
        seat.press("Esc")

    seat.in_dialog(look)
    seat.window._menus.action("help.quiz").trigger()
    assert asked == [20]
