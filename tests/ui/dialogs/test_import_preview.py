from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QAbstractButton, QDialog, QLabel, QPushButton, QTableView, QToolButton

from annotator.domain.draft import Draft, Original, Role
from annotator.editing.importing import read_paste
from annotator.ui.dialogs.draft_lines import DraftLines
from annotator.ui.dialogs.import_preview import ImportPreview
from annotator.ui.panels.plain import LONGEST

PASTE = """The Kellin Courier

Union waits for an answer

By Ana Reet

3 March 2025

“We will pay no toll,” said Marta Hallvard of the Harbour Union on Friday evening in Port Kellin.

The council said it would publish the toll figures by the end of the week, and not before that.

Source: KVP

The views expressed are those of the author and do not necessarily reflect those of this paper.
"""
ARABIC = """صحيفة المرفأ

خلاف على رسوم الميناء

قال الوزير يوم الجمعة إن الميناء سيبقى مغلقا حتى يوم الثلاثاء بسبب أعمال الصيانة في الرصيف الشرقي.
"""
ROLES = [
    Role.OUTLET,
    Role.HEADLINE,
    Role.BYLINE,
    Role.DATE,
    Role.BODY,
    Role.BODY,
    Role.SOURCE,
    Role.DISCLAIMER,
]
_ALT = Qt.KeyboardModifier.AltModifier
_CTRL = Qt.KeyboardModifier.ControlModifier
_FACTS = (
    "The Kellin Courier  ·  by Ana Reet  ·  republished from KVP  ·  3 March 2025  ·  "
    "English  ·  2 paragraphs"
)
_DOWN, _ENTER = Qt.Key.Key_Down, Qt.Key.Key_Return


@pytest.fixture
def preview(open_up):
    def show(*drafts):
        return open_up(ImportPreview([("", draft) for draft in drafts or (read_paste(PASTE),)]))

    return show


def _roles(dialog, place=0):
    return [line.role for line in dialog.drafts()[place][1].lines]


def _texts(dialog):
    labels = [label for label in dialog.findChildren(QLabel) if label.isVisible()]
    return [label.text().replace("\u2068", "").replace("\u2069", "") for label in labels]


def _said(dialog):
    return "\n".join(_texts(dialog))


def _button(dialog, words):
    buttons = dialog.findChildren(QAbstractButton)
    return next(one for one in buttons if words in f"{one.text()} {one.accessibleName()}")


def _table(dialog):
    return dialog.findChild(QTableView)


def test_each_line_is_shown_with_the_role_guessed_for_it(preview):
    dialog = preview()
    model = _table(dialog).model()
    spoken = [
        model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)
        for row in range(model.rowCount())
    ]
    assert _roles(dialog) == ROLES
    assert spoken[0] == "Outlet: The Kellin Courier"
    assert spoken[6] == "Source: Source: KVP"
    assert spoken[7].startswith("Disclaimer: The views expressed")


@pytest.mark.parametrize(
    ("letter", "digit", "role"),
    [
        ("o", "1", Role.OUTLET),
        ("h", "2", Role.HEADLINE),
        ("y", "3", Role.BYLINE),
        ("t", "4", Role.DATE),
        ("b", "5", Role.BODY),
        ("s", "6", Role.SOURCE),
        ("l", "7", Role.DISCLAIMER),
        ("x", "8", Role.DROP),
    ],
)
def test_one_key_gives_the_selected_line_another_role(preview, press, letter, digit, role):
    for key in (letter, (_ALT, digit)):
        dialog = preview()
        press(dialog, *[_DOWN] * 4, key)
        assert _roles(dialog)[4] is role


def test_the_keys_work_wherever_the_focus_is(preview, press):
    dialog = preview()
    press(dialog, _DOWN, Qt.Key.Key_Tab, "b")
    assert not _table(dialog).hasFocus()
    assert _roles(dialog)[1] is Role.BODY


def test_a_click_on_the_legend_gives_the_role_too(preview, qtbot):
    dialog = preview()
    qtbot.mouseClick(_button(dialog, "Drop"), Qt.MouseButton.LeftButton)
    assert _roles(dialog)[0] is Role.DROP
    assert _table(dialog).hasFocus()


def test_the_legend_marks_the_role_of_the_selected_line(preview, press):
    dialog = preview()
    press(dialog, _DOWN)
    checked = [
        one.accessibleName() for one in dialog.findChildren(QAbstractButton) if one.isChecked()
    ]
    assert checked == ["Headline: H or Alt+2"]
    press(dialog, "x")
    checked = [
        one.accessibleName() for one in dialog.findChildren(QAbstractButton) if one.isChecked()
    ]
    assert checked == ["Drop: X or Alt+8"]


def test_the_summary_says_what_the_article_would_be_stored_as(preview):
    assert _texts(preview())[:3] == [
        "pasted text",
        "Union waits for an answer",
        _FACTS,
    ]


def test_the_summary_follows_each_change_of_a_role(preview, press):
    dialog = preview()
    press(dialog, "x", *[_DOWN] * 2, "x", _DOWN, "x", _DOWN, "h")
    said = _said(dialog)
    assert "outlet unknown" in said
    assert "undated" in said
    assert "by Ana Reet" not in said
    assert _texts(dialog)[1].startswith("“We will pay no toll,”")


def test_a_dropped_line_is_drawn_as_left_out(preview, press):
    dialog = preview()
    press(dialog, *[_DOWN] * 4)
    table = _table(dialog)
    place = table.visualRect(table.model().index(4, 0))
    before = table.viewport().grab(place).toImage()
    press(dialog, "x")
    assert table.viewport().grab(place).toImage() != before


def test_what_is_dropped_or_a_disclaimer_is_not_in_the_text(preview, press):
    dialog = preview()
    press(dialog, *[_DOWN] * 4, "x")
    text = dialog.drafts()[0][1].text
    assert text.startswith("The council said")
    assert "views expressed" not in text


def test_enter_brings_the_article_in(preview, press):
    dialog = preview()
    press(dialog, _ENTER)
    assert dialog.result() == QDialog.DialogCode.Accepted


def test_enter_on_cancel_cancels(preview, press):
    dialog = preview()
    _button(dialog, "Cancel").setFocus()
    press(dialog, _ENTER)
    assert not dialog.isVisible()
    assert dialog.result() == QDialog.DialogCode.Rejected


def test_escape_cancels(preview, press):
    dialog = preview()
    press(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert dialog.result() == QDialog.DialogCode.Rejected


def test_what_was_set_right_is_what_is_brought_in(preview, press):
    dialog = preview()
    press(dialog, *[_DOWN] * 3, "b", _ENTER)
    assert dialog.drafts()[0][1].text.startswith("3 March 2025")


def test_without_body_nothing_can_be_brought_in(preview, press):
    dialog = preview()
    press(dialog, *[_DOWN] * 4, "x", _DOWN, "x")
    assert "No line is marked as body: go to one with the arrow keys and press B." in _texts(dialog)
    press(dialog, _ENTER)
    assert dialog.isVisible()
    press(dialog, "b", _ENTER)
    assert dialog.result() == QDialog.DialogCode.Accepted


def test_several_articles_are_stepped_through(preview, press):
    dialog = preview(read_paste(PASTE), read_paste(ARABIC), read_paste(PASTE))
    assert "1 of 3" in _texts(dialog)
    press(dialog, (_CTRL, Qt.Key.Key_PageDown))
    assert "2 of 3" in _texts(dialog)
    assert "خلاف على رسوم الميناء" in _texts(dialog)
    press(dialog, (_CTRL, Qt.Key.Key_PageDown), (_CTRL, Qt.Key.Key_PageDown))
    assert "3 of 3" in _texts(dialog)
    press(dialog, *[(_CTRL, Qt.Key.Key_PageUp)] * 3)
    assert "1 of 3" in _texts(dialog)


def test_the_arrows_step_by_the_mouse(preview, qtbot):
    dialog = preview(read_paste(PASTE), read_paste(ARABIC))
    back, on = dialog.findChildren(QToolButton)
    qtbot.mouseClick(on, Qt.MouseButton.LeftButton)
    assert "2 of 2" in _texts(dialog)
    qtbot.mouseClick(back, Qt.MouseButton.LeftButton)
    assert "1 of 2" in _texts(dialog)
    assert on.accessibleName() == "Next article, Ctrl+PgDn"


def test_one_article_has_nothing_to_step_through(preview):
    dialog = preview()
    assert dialog.findChildren(QToolButton) == []
    assert _button(dialog, "Bring in the article").isEnabled()


def test_changes_stay_with_their_article(preview, press):
    dialog = preview(read_paste(PASTE), read_paste(PASTE))
    press(dialog, "x", (_CTRL, Qt.Key.Key_PageDown), _DOWN, "x", (_CTRL, Qt.Key.Key_PageUp))
    assert _roles(dialog, 0) == [Role.DROP, *ROLES[1:]]
    assert _roles(dialog, 1) == [Role.OUTLET, Role.DROP, *ROLES[2:]]
    assert _table(dialog).selected_row() == 0


def test_an_article_elsewhere_without_body_is_named(preview, press):
    dialog = preview(*(read_paste(PASTE) for _ in range(3)))
    on, back = (_CTRL, Qt.Key.Key_PageDown), (_CTRL, Qt.Key.Key_PageUp)
    press(dialog, on, *[_DOWN] * 4, "x", _DOWN, "x", on)
    assert "Article 2 has no line marked as body: go there with Ctrl+PgUp." in _texts(dialog)
    press(dialog, back, back)
    assert "Article 2 has no line marked as body: go there with Ctrl+PgDn." in _texts(dialog)
    assert not _button(dialog, "Bring in all 3 articles").isEnabled()


def test_drafts_keep_the_paths_they_came_with(open_up, press):
    dialog = open_up(ImportPreview([("/a.txt", read_paste(PASTE)), ("/b.txt", read_paste(ARABIC))]))
    press(dialog, "x")
    assert [path for path, _ in dialog.drafts()] == ["/a.txt", "/b.txt"]


def test_what_the_program_doubts_is_shown(preview):
    noted = replace(read_paste(PASTE), notes=tuple(f"Doubt {number}." for number in range(9)))
    said = _said(preview(noted))
    assert "Doubt 0.\nDoubt 1." in said
    assert "Doubt 6." not in said
    assert "… and 3 more, kept with the article." in said


def test_an_article_without_doubts_shows_none(preview):
    dialog = preview(replace(read_paste(PASTE), notes=("Doubt.",)), read_paste(PASTE))
    assert "Doubt." in _texts(dialog)
    dialog._on()
    assert "Doubt." not in _texts(dialog)


def test_an_unknown_language_and_an_odd_date_are_shown_as_they_are(preview):
    draft = read_paste(PASTE)
    odd = replace(draft.byline, language="tlh", date_published="March", title="")
    said = _said(preview(replace(draft, byline=odd)))
    assert "March" in said
    assert "Without a title" in said
    known = replace(draft.byline, language="zz-odd")
    assert "zz-odd" in _said(preview(replace(draft, byline=known)))
    assert "language unknown" in _said(preview(replace(draft, byline=replace(known, language=""))))


def test_a_text_without_any_line_can_only_be_left(preview, press):
    dialog = preview(Draft((), Original(b"")))
    press(dialog, "b", _ENTER)
    assert dialog.isVisible()
    press(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_the_lines_keep_to_the_rules_of_a_model(qapp):
    lines = DraftLines(read_paste(PASTE))
    tester = QAbstractItemModelTester(lines, QAbstractItemModelTester.FailureReportingMode.Warning)
    lines.renew(read_paste(PASTE))
    lines.show(read_paste(ARABIC))
    assert lines.data(lines.index(-1, 0)) is None
    assert lines.rowCount(lines.index(0, 0)) == 0
    assert tester.model() is lines


def test_what_looks_like_markup_is_shown_as_it_is(preview):
    dialog = preview(
        read_paste("Post\n\n<b>Union</b> waits\n\n<img src=x> said nothing to us all day long.")
    )
    labels = [label for label in dialog.findChildren(QLabel) if label.text()]
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in labels)


def test_a_line_as_long_as_a_book_is_shown_by_its_beginning(preview):
    dialog = preview(read_paste("A headline\n\n" + "word " * 200_000))
    shown = _table(dialog).model().index(1, 0).data()
    assert LONGEST // 2 < len(shown) <= LONGEST + 1
    dialog.grab()


def test_ten_thousand_lines_are_gone_through_by_key(preview, press):
    dialog = preview(
        read_paste("\n\n".join(f"Paragraph {n} of a long day." for n in range(10_000)))
    )
    press(dialog, Qt.Key.Key_End)
    assert _table(dialog).selected_row() == 9_999
    press(dialog, "x")
    assert _roles(dialog)[-1] is Role.DROP


def test_arabic_lines_begin_at_the_right(preview):
    dialog = preview(read_paste(ARABIC))
    table = _table(dialog)
    place = table.visualRect(table.model().index(0, 0))
    image = table.viewport().grab(place).toImage()
    ground = image.pixelColor(image.width() // 2, 6)
    width = int(place.width() * dialog.devicePixelRatio())
    right = [
        image.pixelColor(x, y) != ground
        for x in range(width - 60, width - 12)
        for y in range(10, image.height() - 10)
    ]
    left = [
        image.pixelColor(x, y) != ground
        for x in range(160, 260)
        for y in range(10, image.height() - 10)
    ]
    assert any(right)
    assert not any(left)


def test_a_change_is_announced_to_a_screen_reader(preview, press, monkeypatch):
    said = []
    monkeypatch.setattr(
        QAccessible, "updateAccessibility", lambda event: said.append(event.message())
    )
    dialog = preview()
    press(dialog, _DOWN, "x")
    assert said == ["Line 2: Drop"]


def test_no_words_of_the_legend_are_cut_off(preview):
    dialog = preview()
    for button in dialog.findChildren(QAbstractButton):
        if not isinstance(button, QPushButton | QToolButton) and button.isCheckable():
            assert button.width() >= button.sizeHint().width()


def test_the_preview_lets_go_of_its_drafts_once_it_was_read(preview, press, until_gone):
    dialog = preview()
    until_gone(dialog, lambda: press(dialog, _ENTER))


def test_a_dropped_line_is_struck_out_and_a_disclaimer_is_not(preview, press):
    dialog = preview()
    press(dialog, Qt.Key.Key_End)
    table = _table(dialog)
    pictures = []
    for key in ("l", "x"):
        press(dialog, key)
        place = table.visualRect(table.model().index(7, 0))
        pictures.append(table.viewport().grab(place).toImage())
    assert pictures[0] != pictures[1]
