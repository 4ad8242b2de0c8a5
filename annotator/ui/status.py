"""The line at the foot of the window: what was saved, what to press, who is at work."""

from datetime import datetime

from PySide6.QtWidgets import QMainWindow

from annotator.domain.changes import Changes
from annotator.editing.outside import Others
from annotator.editing.project import Project
from annotator.ui.announcing import announce
from annotator.ui.desk import Desk
from annotator.ui.keyboard import Keyboard
from annotator.ui.outside import in_words
from annotator.ui.panels.plain import isolated
from annotator.ui.status_bar import StatusBar

_BEFORE_ARTICLES = "{file.paste} paste an article   {file.import} import files   {help.keys} keys"
_HINT = (
    "{select.next_sentence}/{select.previous_sentence} sentence   {select.quotation} quotation   "
    "{gap.next} gap   "
    "{annotate.quote} {annotate.claim} {annotate.demand} {annotate.accusation} annotate   "
    "{edit.undo} undo   {help.keys} keys"
)

_READ_ONLY = "This project may be read but not changed: copy it to work on it."


class Status:
    """Says what was saved and when, aloud too for those who use a screen reader."""

    def __init__(self, window: QMainWindow, desk: Desk, keyboard: Keyboard) -> None:
        self._window = window
        self._desk = desk
        self._keyboard = keyboard
        bar = StatusBar(window)
        self._said, self._hint, self._who = bar.said, bar.hint, bar.who
        window.setStatusBar(bar)
        desk.said.connect(self.say)
        desk.changed.connect(self._tell)
        desk.project_opened.connect(self._introduce)
        desk.signed.connect(self._greet)
        desk.article_opened.connect(self._show_keys)
        keyboard.rebound.connect(self._show_keys)
        self._show_keys()

    def say(self, sentence: str) -> None:
        """Show a sentence until the next one."""
        self._said.setText(sentence)
        announce(self._said, sentence)

    def _show_keys(self, _article: object = None) -> None:
        hint = _HINT if self._desk.article else _BEFORE_ARTICLES
        self._hint.setText(self._keyboard.fill(hint))

    def hint_at_text(self, *, shown: bool) -> None:
        """Show the keys of the text, or none where no text is shown."""
        self._hint.setVisible(shown)

    def _tell(self, changes: Changes) -> None:
        if isinstance(changes.initiator, Others):
            self.say(in_words(changes.initiator, changes))
            return
        moment = datetime.now().astimezone().strftime("%H:%M:%S")
        statement = self._desk.statement
        about = changes.label
        if statement is not None and statement.id in changes.annotations:
            name = statement.attribution
            told = [changes.label] if name in changes.label else [changes.label, isolated(name)]
            about = " · ".join([*told, self._desk.where(statement)])
        self.say(f"{about} · saved {moment}")

    def _greet(self, coder: str) -> None:
        self._introduce(self._desk.project)
        self.say(f"{isolated(coder)} is coding from now on.")

    def _introduce(self, project: Project | None) -> None:
        self._hint.setVisible(project is not None)
        if project is None:
            self._who.setText("")
            self.say("")
            return
        locked = "read only · " if project.read_only else ""
        self._who.setText(f"{locked}{project.path.stem} · {isolated(project.coder_name)}")
        # Who else works on it, the banner says.
        if project.read_only and project.holder is None:
            self.say(_READ_ONLY)
        elif self._said.text() == _READ_ONLY:
            self.say("")  # that was the one before
