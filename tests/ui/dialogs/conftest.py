import pytest

from annotator.domain.article import Byline
from annotator.domain.draft import Draft, Line, Original, Role
from annotator.editing.importing import bring_in
from annotator.editing.project import Project


@pytest.fixture
def open_up(qtbot):
    """Show a dialog that has the keyboard, as it would be in the window."""

    def show(dialog):
        dialog.show()
        dialog.activateWindow()
        qtbot.waitUntil(
            lambda: dialog.focusWidget() is not None and dialog.focusWidget().hasFocus()
        )
        opened.append(dialog)
        return dialog

    opened = []
    yield show
    for dialog in opened:
        try:
            dialog.close()
            dialog.deleteLater()
        except RuntimeError:  # it is gone already, as a dialog that was closed may be
            continue


@pytest.fixture
def until_gone(qtbot):
    """Do something and wait until a dialog has been let go after it."""

    def wait(dialog, deed):
        gone = []
        dialog.destroyed.connect(lambda: gone.append(True))
        deed()
        qtbot.waitUntil(lambda: gone == [True])

    return wait


@pytest.fixture
def press(qtbot):
    """Press keys, one after the other, wherever the focus is; (modifier, key) for two at once."""

    def type_keys(dialog, *keys):
        for one in keys:
            *modifiers, key = one if isinstance(one, tuple) else (one,)
            if isinstance(key, str) and len(key) > 1:
                qtbot.keyClicks(dialog.focusWidget(), key)
            else:
                qtbot.keyClick(dialog.focusWidget(), key, *modifiers)

    return type_keys


@pytest.fixture
def project(tmp_path):
    """Make an empty project."""
    one = Project.create(tmp_path / "Harbour tolls.annproj", "Ada")
    yield one
    one.close()


@pytest.fixture
def articles(project):
    """Bring two articles in and return their ids."""
    drafts = [("", _draft(title, text)) for title, text in _TEXTS.items()]
    return [one.id for one in bring_in(project, drafts)]


_TEXTS = {
    "Union waits": "“We will pay no toll,” said Marta Hallvard of the Harbour Union.",
    "Patrol denied": "Varland denied that its patrol had fired first.",
}


def _draft(title, text):
    original = Original(text.encode(), f"{title}.txt")
    return Draft((Line(text, Role.BODY),), original, Byline(title=title, outlet="Kellin Courier"))
