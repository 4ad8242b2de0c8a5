"""Usability checks U1 and U2: the first start, and the first article."""

import zlib

from PySide6.QtWidgets import QApplication

from annotator.editing.project import Project
from annotator.ui.shell import Shell


def test_u1_a_newcomer_has_the_sample_on_screen_after_one_key(sit_down):
    seat = sit_down()
    seat.press("Return")
    bench = seat.window.bench
    seat.wait_for(lambda: bool(bench.view.mark_order()))
    assert bench.view.isVisible()
    assert bench.legend.isVisible()
    assert "Q C D A annotate" in seat.window._status._hint.text()
    # Nothing stands in the way: no dialog, no second window.
    assert QApplication.activeModalWidget() is None
    shown = [one for one in QApplication.topLevelWidgets() if one.isVisible()]
    assert [type(one) for one in shown] == [Shell]


def test_u2_a_pasted_page_is_taken_apart_and_kept_whole(
    sit_down, tmp_path, page, paragraph, on_disk
):
    path = tmp_path / "Paste.annproj"
    Project.create(path, "Coder A").close()
    sit_down(path).paste(page)
    file = on_disk(path)
    assert file.rows("SELECT title, outlet, republished_from, date_published FROM article") == [
        (
            "Varland Welcomes First Steps Towards Strait Talks",
            "The Kellin Observer",
            "Samran Evening Post",
            "",
        )
    ]
    ((text,),) = file.rows("SELECT text FROM version_text")
    assert text.split("\n\n") == [paragraph(number) for number in range(1, 21)]
    assert "views expressed" not in text
    ((raw,),) = file.rows("SELECT compressed FROM original_bytes")
    assert zlib.decompress(raw) == page.encode()
