import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QTextEdit, QWidget

from annotator.domain.article import Byline
from annotator.domain.codebook import Kind
from annotator.domain.draft import Draft, Line, Original, Role
from annotator.domain.spans import TextSpan
from annotator.editing import guideline as use_case
from annotator.editing.annotating import Statement, annotate, retag
from annotator.editing.importing import bring_in
from annotator.editing.project import Project
from annotator.errors import DamagedProject
from annotator.ui import theme as themes
from annotator.ui.consulting import Consulting
from annotator.ui.desk import Desk
from annotator.ui.dialogs.guideline import GuidelineDialog
from annotator.ui.keyboard import Keyboard
from annotator.ui.shell import Shell

TEXT = "Varland denied that its patrol had fired first."


@pytest.fixture
def shell(qtbot):
    shell = Shell()
    qtbot.addWidget(shell)
    text = QTextEdit()
    shell.setCentralWidget(text)
    shell.show()
    shell.activateWindow()
    text.setFocus()
    qtbot.waitUntil(text.hasFocus)
    return shell


@pytest.fixture
def desk(tmp_path):
    """A desk with a claim in focus."""
    project = Project.create(tmp_path / "Patrol.annproj", "Ada")
    draft = Draft((Line(TEXT, Role.BODY),), Original(TEXT.encode(), "a.txt"), Byline(title="A"))
    (article,) = bring_in(project, [("", draft)])
    span = TextSpan(0, len(TEXT))
    claim = annotate(project, Statement(article=article.id, spans=(span,), kind=Kind.CLAIM))
    desk = Desk()
    desk.open_project(project)
    desk.open_article(article.id)
    desk.focus_statement(claim.id)
    yield desk
    desk.open_project(None)


@pytest.fixture
def consulting(desk, shell):
    return Consulting(desk, shell, themes.load(themes.LIGHT), Keyboard())


@pytest.fixture
def open_it(qtbot, consulting, shell):
    def dialog():
        consulting.open()
        (found,) = shell.findChildren(GuidelineDialog)
        qtbot.waitUntil(found.isActiveWindow)
        return found

    return dialog


def _marked(dialog):
    names = [one.accessibleName() for one in dialog.findChildren(QWidget)]
    marked = [name for name in names if name.endswith("the statement in focus")]
    return [name.split(":")[0].split(", ")[1] for name in marked]


def test_it_opens_at_the_kind_of_the_statement_in_focus(open_it):
    assert _marked(open_it()) == ["claim"]


def test_it_follows_the_statement_in_focus_and_its_kind(desk, open_it):
    dialog = open_it()
    retag(desk.project, desk.statement, Kind.DEMAND)
    assert _marked(dialog) == ["demand"]
    desk.focus_statement(None)
    assert _marked(dialog) == []


def test_asked_for_again_the_same_window_comes_back(open_it, shell, qtbot):
    dialog = open_it()
    shell.activateWindow()
    qtbot.waitUntil(shell.isActiveWindow)
    assert dialog.isVisible()
    assert open_it() is dialog


def test_closed_and_asked_for_again_it_opens_anew(open_it, qtbot):
    dialog = open_it()
    gone = []
    dialog.destroyed.connect(lambda: gone.append(True))
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: gone == [True])
    assert _marked(open_it()) == ["claim"]


def test_after_it_the_text_has_the_focus(open_it, shell, qtbot):
    open_it()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F1)
    qtbot.waitUntil(shell.centralWidget().hasFocus)


def test_it_goes_with_its_project(desk, open_it, qtbot):
    dialog = open_it()
    gone = []
    dialog.destroyed.connect(lambda: gone.append(True))
    desk.open_project(None)
    qtbot.waitUntil(lambda: gone == [True])


def test_without_a_project_the_guideline_of_a_new_one_is_shown(desk, open_it):
    desk.open_project(None)
    dialog = open_it()
    assert dialog.findChild(QScrollArea).hasFocus()
    assert _marked(dialog) == []


def test_a_guideline_that_cannot_be_read_is_told_and_nothing_opens(
    desk, consulting, shell, monkeypatch
):
    def broken(_project):
        raise DamagedProject("It is broken.", kept="All.", todo="Nothing.")

    monkeypatch.setattr(use_case, "guideline_of", broken)
    told = []
    desk.failed.connect(told.append)
    consulting.open()
    assert [fault.happened for fault in told] == ["It is broken."]
    assert shell.findChildren(GuidelineDialog) == []


def test_it_is_drawn_in_the_theme_chosen_last(consulting, open_it):
    dark = themes.load(themes.DARK)
    consulting.set_theme(dark)
    dialog = open_it()
    chip = next(one for one in dialog.findChildren(QWidget) if type(one).__name__ == "_Chip")
    middle = chip.rect().center()
    drawn = chip.grab().toImage()
    consulting.set_theme(themes.load(themes.LIGHT))
    assert chip.grab().toImage().pixelColor(3, middle.y()) != drawn.pixelColor(3, middle.y())
