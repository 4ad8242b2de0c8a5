"""How the statements of an article are marked is chosen in the menu and kept for the next time."""

import pytest

from annotator.domain.codebook import Kind
from annotator.ui import kept


def _turn(seat, name):
    seat.window._menus.action(name).trigger()
    seat.settle()


def _is_on(seat, name):
    return seat.window._menus.action(name).isChecked()


def _mapped(seat):
    """Return whether the scroll bar shows a quote."""
    bar = seat.window.bench.view.verticalScrollBar()
    bar.repaint()
    seat.wait_for(lambda: not bar._counting.isActive())
    image = bar.grab().toImage()
    line = seat.window.bench.view._theme.kinds[Kind.QUOTE].line
    return any(
        image.pixelColor(x, y) == line for x in range(image.width()) for y in range(image.height())
    )


def test_the_scroll_bar_maps_the_statements_unless_turned_off_for_good(
    sit_down, seat, project_path
):
    seat.shell.resize(900, 420)
    for _ in range(10):
        seat.press("Ctrl++")
    seat.press("J", "Q", "0")
    assert _is_on(seat, "view.map")
    assert _mapped(seat)
    _turn(seat, "view.map")
    assert not _is_on(seat, "view.map")
    assert not _mapped(seat)
    seat.shell.close()
    later = sit_down(project_path)
    later.shell.resize(900, 420)
    for _ in range(10):
        later.press("Ctrl++")
    assert not _is_on(later, "view.map")
    assert not _mapped(later)
    _turn(later, "view.map")
    assert _mapped(later)


def test_the_colour_of_statements_is_chosen_said_ticked_and_kept(sit_down, seat, project_path):
    seat.press("J", "Q", "0")
    seat.window.desk.focus_statement(None)
    theme = seat.window.bench.view._theme

    def colour(seat):
        view = seat.window.bench.view
        place = view.rect_at(seat.window.bench.view.mark_order()[0].spans[0].start + 3)
        return view.viewport().grab().toImage().pixelColor(place.left() + 1, place.top() + 1)

    names = ["tint.full", "tint.soft", "tint.none"]
    assert [_is_on(seat, name) for name in names] == [True, False, False]
    assert colour(seat) == theme.kinds[Kind.QUOTE].fill
    _turn(seat, "tint.none")
    assert seat.said == "Statements are underlined only."
    assert [_is_on(seat, name) for name in names] == [False, False, True]
    assert colour(seat) == theme.page
    seat.shell.close()
    later = sit_down(project_path)
    assert [_is_on(later, name) for name in names] == [False, False, True]
    assert colour(later) == theme.page
    _turn(later, "tint.full")
    assert colour(later) == theme.kinds[Kind.QUOTE].fill


@pytest.mark.parametrize("found", [3, [], {"tint": "loud", "map": "maybe"}, {"tint": None}])
def test_what_was_kept_and_cannot_be_read_changes_nothing(sit_down, project_path, found):
    kept.write("marking", found)
    seat = sit_down(project_path)
    assert _is_on(seat, "tint.full")
    assert _is_on(seat, "view.map")
