import pytest

from annotator.ui.panels.plain import isolated, turned


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (" → ", " ← "),
        ("← Wire", "→ Wire"),
        (
            f"{isolated('Courier')} ← {isolated('Wire')}",
            f"{isolated('Courier')} → {isolated('Wire')}",
        ),
        (f"→ {isolated('a → b')} · →", f"← {isolated('a → b')} · ←"),
        ("", ""),
    ],
)
def test_arrows_turn_round_and_those_within_names_do_not(line, told):
    assert turned(line) == told
