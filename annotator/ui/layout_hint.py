"""Says once which keys do the same on a keyboard that has no Latin letters."""

from PySide6.QtCore import QObject

from annotator.domain.key_names import is_foreign_letter, works_on_every_keyboard
from annotator.ui import kept
from annotator.ui.desk import Desk
from annotator.ui.keyboard import Keyboard, native
from annotator.ui.shell import Shell

_KEPT = "keyboard hint"
_SAID = (
    ("select.next_sentence", "next sentence"),
    ("annotate.quote", "quote"),
    ("annotate.claim", "claim"),
    ("annotate.demand", "demand"),
    ("annotate.accusation", "accusation"),
    ("help.keys", "all others"),
)


class LayoutHint(QObject):
    """Waits for a letter that is neither Latin nor the key of a command."""

    def __init__(self, shell: Shell, desk: Desk, keyboard: Keyboard) -> None:
        super().__init__(shell)
        self._desk = desk
        self._keyboard = keyboard
        shell.key_left.connect(self._take)

    def _take(self, written: str) -> None:
        if not is_foreign_letter(written) or kept.read(_KEPT) is not None:
            return
        kept.write(_KEPT, True)
        keys = [f"{key} {words}" for name, words in _SAID if (key := self._everywhere(name))]
        self._desk.said.emit(f"Without Latin letters: {', '.join(keys)}.")

    def _everywhere(self, name: str) -> str:
        keys = filter(works_on_every_keyboard, self._keyboard.keymap.keys_of(name))
        return native(next(keys, ""))
