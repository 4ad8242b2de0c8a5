"""The demo as a first user runs it, on a machine without a display."""

from io import BytesIO

import docx


def test_a_demo_without_a_display_leaves_project_briefing_and_a_picture_of_the_window(
    annotator, tmp_path
):
    code, out, said = annotator("demo", "--out", "shown", "--no-window")
    folder = tmp_path / "shown"

    assert (code, said) == (0, "")
    assert len(out.splitlines()) == 4
    assert (folder / "window.png").read_bytes().startswith(b"\x89PNG\r\n")
    assert docx.Document(BytesIO((folder / "briefing.docx").read_bytes())).paragraphs
    assert annotator("check", "shown/sample.annproj")[0] == 0
    assert annotator("demo", "--out", "shown", "--no-window")[0] == 0
