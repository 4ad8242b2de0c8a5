"""The limits of reading: a text with its marks opened until painted, paged and scrolled through."""

import sys

from limits.tinted_text import opened, text_with_tints
from measuring import tell
from painting import Painted, settle, turn_wheel


def main(size: int, count: int, *, pages: int) -> None:
    _window, view = opened()
    painted = Painted(view)
    text, tints = text_with_tints(size, count)
    opening = []
    for _ in range(3):
        painted.cost_of(view.clear)
        opening.append(painted.cost_of(lambda: view.show_article(text, list(tints))))
    bar = view.verticalScrollBar()
    settle(0.2)
    page = bar.SliderAction.SliderPageStepAdd
    paging = [painted.cost_of(lambda: bar.triggerAction(page)) for _ in range(pages)]
    bar.setValue(0)
    turning = [painted.cost_of(lambda: turn_wheel(view)) for _ in range(pages)]
    tell({"open": opening, "page": paging, "wheel": turning})


main(int(sys.argv[1]), int(sys.argv[2]), pages=int(sys.argv[3]))
