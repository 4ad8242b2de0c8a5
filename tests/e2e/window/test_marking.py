"""How the statements of an article are marked is chosen in the menu and kept for the next time."""

from PySide6.QtTest import QTest

from annotator.domain.codebook import Kind


def _turn(seat, name):
    seat.window._menus.action(name).trigger()
    seat.settle()


def _is_on(seat, name):
    return seat.window._menus.action(name).isChecked()


def _mapped(seat):
    """Return whether the scroll bar shows a quote."""
    bar = seat.window.bench.view.verticalScrollBar()
    QTest.qWait(20)
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
