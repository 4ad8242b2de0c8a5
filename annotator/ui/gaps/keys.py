"""Goes from gap to gap in the open article, and dismisses one."""

from annotator.domain.gaps import Gap, GapIndex
from annotator.domain.spans import TextSpan
from annotator.editing.gaps import dismiss
from annotator.ui.article.view import ArticleView
from annotator.ui.desk import Desk
from annotator.ui.gaps.finder import Gaps
from annotator.ui.keyboard import Keyboard

NONE_HERE = "There is no gap here: {gap.next} goes to the next one."
NONE_LEFT = "No gap left: every quotation and every reporting sentence has a statement."
STILL_LOOKING = "This long article is still being looked through for gaps."


class GapKeys:
    """The commands about gaps; a gap gone to is selected, so that the next key annotates it."""

    def __init__(self, desk: Desk, view: ArticleView, gaps: Gaps, keyboard: Keyboard) -> None:
        self._desk = desk
        self._keyboard = keyboard
        self._view = view
        self._gaps = gaps

    def next(self) -> None:
        """Select the first gap behind the selection or caret, from the end the very first."""
        span = self._view.selected_span()
        self._go_on(span.end if span else self._view.caret())

    def previous(self) -> None:
        """Select the last gap before the selection or caret, from the start the very last."""
        index = self._ready()
        if index is not None:
            span = self._view.selected_span()
            before = index.before(span.start if span else self._view.caret())
            self._select(index, before or index.open[-1])

    def dismiss(self) -> None:
        """Say that the gaps selected, or the one at the caret, need no statement."""
        article, index = self._desk.article, self._ready()
        if article is None or index is None:
            return
        here = self._gaps_here(index)
        if not here:
            self._desk.said.emit(self._keyboard.fill(NONE_HERE))
            return
        spans = [gap.span for gap in here]
        if self._desk.trying(lambda project: dismiss(project, article.id, spans, self)):
            self._go_on(spans[-1].end, "Dismissed and saved. ")

    def _go_on(self, place: int, told: str = "") -> None:
        index = self._ready(told)
        if index is not None:
            self._select(index, index.after(place) or index.open[0], told)

    def _ready(self, told: str = "") -> GapIndex | None:
        """Return the gaps if there are any, or else say that there are none."""
        index = self._gaps.index()
        if not index:
            self._desk.said.emit(told + (STILL_LOOKING if index is None else NONE_LEFT))
            return None
        return index

    def _select(self, index: GapIndex, gap: Gap, told: str = "") -> None:
        self._view.select(gap.span)
        place = (index.place_of(gap) or 0) + 1
        self._desk.said.emit(f"{told}Gap {place:,} of {len(index):,}: {gap.told}.")

    def _gaps_here(self, index: GapIndex) -> tuple[Gap, ...]:
        span, caret = self._view.selected_span(), self._view.caret()
        if span is not None:
            return index.touching(span)
        behind = index.touching(TextSpan(caret, caret + 1))
        return behind or (index.touching(TextSpan(caret - 1, caret)) if caret else ())
