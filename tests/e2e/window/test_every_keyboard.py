"""An article is coded without pressing a single Latin letter."""


def test_a_statement_is_selected_tagged_and_filled_in_by_keys_that_every_layout_has(seat):
    seat.press("Space", "Alt+3", "0", "Alt+Shift+2", "Alt+0")
    (one,) = seat.annotations()
    assert (one.kind, one.also, one.flagged) == ("demand", {"claim"}, True)
    seat.press("Alt+6")
    seat.type("Ondria")
    seat.press("Return")
    (one,) = seat.annotations()
    assert [target.actor.name for target in one.targets] == ["Ondria"]
    seat.press("Alt+Shift+6")
    assert seat.annotations()[0].targets == ()


def test_the_selection_grows_and_snaps_by_keys_that_every_layout_has(seat):
    view = seat.window.bench.view
    seat.press("Space", "F2")
    assert view.selected_span().slice(seat.text) == "“We will not charge a crown,”"
    view.set_caret(seat.text.index("The Harbour"))
    seat.press("Space", "Alt+Down")
    longer = view.selected_span()
    seat.press("Alt+Up")
    assert longer != view.selected_span()
    view.set_caret(seat.text.index("urged"))
    seat.press("Alt+End")
    assert view.selected_span().slice(seat.text).startswith("urged the council")
    view.set_caret(seat.text.index("The council has"))
    seat.press("Alt+Shift+End")
    assert view.selected_span().slice(seat.text).endswith("in this port,”")
