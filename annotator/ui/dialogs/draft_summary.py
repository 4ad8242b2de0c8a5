"""What a draft would be stored as: title, outlet, date, language, length, doubts."""

from PySide6.QtCore import QLocale
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget
from typing_extensions import override

from annotator.domain.counting import counted
from annotator.domain.draft import Draft, Role
from annotator.ui.dialogs.dates import written_date
from annotator.ui.dialogs.plain_label import PlainLabel, QuietLabel, bold
from annotator.ui.panels.ink import blend
from annotator.ui.panels.plain import isolated, one_line

_MOST_NOTES = 6


class DraftSummary(QWidget):
    """Follows each change of a role."""

    def __init__(self) -> None:
        super().__init__()
        self._origin = QuietLabel()
        self._title = PlainLabel()
        self._title.setFont(bold(self._title.font(), 1.35))
        self._title.setAccessibleName("Title")
        self._facts = PlainLabel()
        self._facts.setAccessibleName("Outlet, origin, date, language, length, address")
        self._doubts = _Doubts()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(5)
        for part in (self._origin, self._title, self._facts, self._doubts):
            layout.addWidget(part)

    def show_draft(self, draft: Draft) -> None:
        """Show what is known of a draft."""
        self._origin.say(isolated(draft.original.name or "Pasted text"))
        self._title.say(isolated(draft.byline.title or "Without a title"))
        self._facts.say("  ·  ".join(_facts(draft)))
        self._doubts.show_notes(draft.notes)


class _Doubts(QFrame):
    """The program's doubts, set off by a bar."""

    def __init__(self) -> None:
        super().__init__()
        self._label = PlainLabel()
        self._label.setAccessibleName("Please check")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 7, 10, 7)
        layout.addWidget(self._label)

    def show_notes(self, notes: tuple[str, ...]) -> None:
        lines = [isolated(note) for note in notes[:_MOST_NOTES]]
        if len(notes) > _MOST_NOTES:
            lines.append(f"… and {len(notes) - _MOST_NOTES} more, kept with the article.")
        self._label.say("\n".join(lines))
        self.setVisible(bool(lines))

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        alarm = self.palette().color(QPalette.ColorRole.BrightText)
        painter.fillRect(self.rect(), blend(self.palette().window().color(), alarm, 0.09))
        painter.fillRect(0, 0, 3, self.height(), alarm)


def _facts(draft: Draft) -> list[str]:
    known = draft.byline
    body = sum(line.role is Role.BODY for line in draft.lines)
    facts = [isolated(known.outlet) if known.outlet else "outlet unknown"]
    if known.author:
        facts.append(f"by {isolated(known.author)}")
    if known.republished_from:
        facts.append(f"republished from {isolated(known.republished_from)}")
    written = known.date_published
    facts.append((written_date(written) or one_line(written)) if written else "undated")
    facts.append(_language(known.language))
    facts.append(counted(body, "paragraph", "paragraphs"))
    if known.url:
        facts.append(isolated(known.url))
    return facts


def _language(tag: str) -> str:
    if not tag:
        return "language unknown"
    language = QLocale(tag).language()
    if language is QLocale.Language.C:
        return one_line(tag)
    return QLocale.languageToString(language)
