"""Moves the selection by sentences, quotations and words, by keys alone."""

from annotator.domain.article import Direction
from annotator.domain.quotations import next_quotation
from annotator.domain.segmentation import (
    next_word_start,
    previous_word_end,
    word_left,
    word_right,
)
from annotator.domain.sentences import next_sentence, previous_sentence, sentence_at
from annotator.domain.snapping import from_sentence_start, to_clause_end, to_sentence_end
from annotator.domain.spans import TextSpan
from annotator.domain.text import direction_of
from annotator.ui.article.view import ArticleView
from annotator.ui.desk import Desk


class Selecting:
    """The commands that select; a second quotation becomes a second part of the statement."""

    def __init__(self, desk: Desk, view: ArticleView) -> None:
        self._desk = desk
        self._view = view

    def spans(self) -> tuple[TextSpan, ...]:
        """Return the selected passages in text order; () when nothing is selected."""
        return self._view.selected_parts()

    def next_sentence(self) -> None:
        """Select the first sentence that begins behind the selection, or at or behind the caret."""
        span, text = self._view.selected_span(), self._desk.text
        place = span.end if span else self._view.caret()
        first = sentence_at(text, 0) if place == 0 else None
        self._select(first or next_sentence(text, max(0, place - 1)))

    def previous_sentence(self) -> None:
        """Select the sentence before the selection or caret."""
        span = self._view.selected_span()
        before = span.start if span else self._view.caret()
        self._select(previous_sentence(self._desk.text, before))

    def extend_forwards(self) -> None:
        """Let the selection reach to the end of the next sentence."""
        span = self._view.selected_span()
        if span is None:
            self.next_sentence()
        elif further := next_sentence(self._desk.text, span.end - 1):
            self._select(TextSpan(span.start, further.end))

    def extend_backwards(self) -> None:
        """Let the selection begin with the sentence before it."""
        span = self._view.selected_span()
        if span is None:
            self.previous_sentence()
        elif former := previous_sentence(self._desk.text, span.start):
            self._select(TextSpan(former.start, span.end))

    def quotation(self) -> None:
        """Select the quotation at or after the caret; once more adds the next one as a part."""
        text, span = self._desk.text, self._view.selected_span()
        run = next_quotation(text, span.start if span else self._view.caret())
        if run is None:
            self._desk.said.emit("There is no further quotation in this article.")
            return
        if span != run.span:
            self._select(run.span)
            return
        further = next_quotation(text, run.span.end)
        if further is None:
            self._desk.said.emit("There is no further quotation to add as a part.")
            return
        self._select(further.span, self._view.selected_parts())

    def to_sentence_end(self) -> None:
        """Select to the end of the sentence, from the caret or where the selection begins."""
        start, reached = self._begun()
        self._select(to_sentence_end(self._desk.text, start, reached))

    def to_clause_end(self) -> None:
        """Select to the end of the clause in the same way; once more goes on to the next one."""
        start, reached = self._begun()
        self._select(to_clause_end(self._desk.text, start, reached))

    def from_sentence_start(self) -> None:
        """Select from the beginning of the caret's sentence to the caret."""
        self._select(from_sentence_start(self._desk.text, self._view.caret()))

    def move_end(self, *, right: bool) -> None:
        """Move the end of the selection by a word, to the side where the arrow points."""
        span = self._view.selected_span()
        if span is None:
            return
        forwards = right != self._runs_leftwards(span.end - 1)
        end = (word_right if forwards else previous_word_end)(self._desk.text, span.end)
        if end > span.start:
            self._select(TextSpan(span.start, end), self._further_parts(span))

    def move_start(self, *, right: bool) -> None:
        """Move the beginning of the selection by a word, to the side where the arrow points."""
        span = self._view.selected_span()
        if span is None:
            return
        forwards = right != self._runs_leftwards(span.start)
        start = (next_word_start if forwards else word_left)(self._desk.text, span.start)
        if start < span.end:
            self._select(TextSpan(start, span.end), self._further_parts(span))

    def _runs_leftwards(self, offset: int) -> bool:
        """Tell whether the paragraph at an offset runs from right to left."""
        text = self._desk.text
        end = text.find("\n", offset)
        paragraph = text[text.rfind("\n", 0, offset) + 1 : end if end >= 0 else None]
        return direction_of(paragraph) is Direction.RIGHT_TO_LEFT

    def _begun(self) -> tuple[int, int]:
        """Return where the selection begins and ends; both are the caret where there is none."""
        span = self._view.selected_span()
        return (span.start, span.end) if span else (self._view.caret(),) * 2

    def _further_parts(self, span: TextSpan) -> tuple[TextSpan, ...]:
        return tuple(part for part in self._view.selected_parts() if part != span)

    def _select(self, span: TextSpan | None, parts: tuple[TextSpan, ...] = ()) -> None:
        if span is not None:
            self._view.select(span, parts=parts)
