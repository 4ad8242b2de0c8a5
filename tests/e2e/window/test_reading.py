from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from annotator.domain.spans import TextSpan
from annotator.editing.importing import bring_in, read_paste
from annotator.ui import chosen_theme
from annotator.ui.desk import MANY


def _selected(seat):
    span = seat.window.bench.view.selected_span()
    return span.slice(seat.text) if span else ""


def test_j_and_k_go_from_sentence_to_sentence(seat):
    seat.press("J")
    first = _selected(seat)
    seat.press("J", "J")
    assert _selected(seat).startswith("“Nobody asked us to,”")
    seat.press("K", "K")
    assert _selected(seat) == first


def test_shift_j_lets_the_selection_grow_by_a_sentence(seat):
    seat.press("J", "J", "Shift+J")
    assert _selected(seat).startswith("“We will not")
    assert _selected(seat).endswith("at the quay.")


def test_the_end_moves_by_whole_words(seat):
    seat.press("J", "Alt+Left")
    assert _selected(seat).endswith("would stay free")
    seat.press("Alt+Left")
    assert _selected(seat).endswith("would stay")
    seat.press("Alt+Right")
    assert _selected(seat).endswith("would stay free")


def test_the_start_moves_by_whole_words(seat):
    seat.press("J", *["Alt+Shift+Right"] * 7)
    assert _selected(seat).startswith("the night ferry")
    seat.press("Alt+Shift+Left")
    assert _selected(seat).startswith("Monday the night")


def test_e_selects_to_the_end_of_the_sentence_and_b_from_its_beginning(seat):
    seat.window.bench.view.set_caret(seat.text.index("the night"))
    seat.press("E")
    assert _selected(seat) == "the night ferry would stay free."
    seat.window.bench.view.set_caret(seat.text.index("said on"))
    seat.press("B")
    assert _selected(seat) == "Council leader Ismene Quade"


def test_shift_e_selects_to_the_end_of_the_clause_and_again_to_the_next(seat):
    seat.window.bench.view.set_caret(seat.text.index("the night"))
    seat.press("Shift+E")
    assert _selected(seat) == "the night ferry would stay free."
    seat.window.bench.view.set_caret(seat.text.index("The council has"))
    seat.press("Shift+E")
    assert _selected(seat) == "The council has lied to every skipper in this port,”"
    seat.press("Shift+E")
    assert _selected(seat).endswith("in this port,” union head Tovin Harl said.")


def test_e_lets_a_clause_grow_to_the_end_of_its_sentence(seat):
    seat.window.bench.view.set_caret(seat.text.index("The council has"))
    seat.press("Shift+E", "E")
    assert _selected(seat).endswith("in this port,” union head Tovin Harl said.")


def _code(seat, *passages):
    for words in passages:
        seat.select(words)
        seat.press("C", "0")
    return {one.quotation: one.id for one in seat.annotations()}


def test_o_visits_all_statements_that_overlap_at_the_caret_the_smallest_first(seat):
    whole, part = "Ismene Quade said on Monday", "on Monday"
    ids = _code(seat, whole, part)
    seat.window.bench.view.set_caret(seat.text.index("Monday"))
    seat.window.desk.focus_statement(None)
    visited = []
    for _ in range(3):
        seat.press("O")
        visited.append(seat.window.desk.statement.id)
    assert visited == [ids[part], ids[whole], ids[part]]


def test_o_reaches_and_names_every_one_of_eight_statements_over_the_same_words(seat):
    start = seat.text.index("The Harbour Union")
    end = start + len("The Harbour Union urged the council to publish its toll figures.")
    for depth in range(8):
        seat.window.bench.view.select(TextSpan(start + depth, end - depth))
        seat.press("QCDA"[depth % 4], "0")
        seat.window.desk.focus_statement(None)
    seat.window.bench.view.set_caret(start + 30)
    seat.press("O")
    said, visited = [], []
    for _ in range(9):
        said.append(seat.said.replace("\u2068", "").replace("\u2069", ""))
        visited.append(seat.window.desk.statement.id)
        seat.press("O")
    shortest_first = sorted(seat.annotations(), key=lambda one: len(one.quotation))
    assert visited[:8] == [one.id for one in shortest_first]
    assert visited[8] == visited[0]
    assert said[:2] == [
        "Accusation, Unattributed, paragraph 3 · 1 of 8 here",
        "Demand, Unattributed, paragraph 3 · 2 of 8 here",
    ]
    assert said[7] == "Quote, Unattributed, paragraph 3 · 8 of 8 here"


def test_a_click_focuses_the_smallest_statement_under_the_mouse(seat):
    ids = _code(seat, "Ismene Quade said on Monday", "on Monday")
    seat.window.desk.focus_statement(None)
    view = seat.window.bench.view
    place = view.rect_at(seat.text.index("Monday") + 2).center() + QPoint(2, 0)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert seat.window.desk.statement.id == ids["on Monday"]


def test_tab_steps_through_the_statements_and_begins_again(seat):
    ids = _code(seat, "Ismene Quade", "The Harbour Union")
    seat.window.desk.focus_statement(None)
    seat.press("Ctrl+Home")
    order = []
    for _ in range(3):
        seat.press("Tab")
        order.append(seat.window.desk.statement.id)
    first, second = ids["Ismene Quade"], ids["The Harbour Union"]
    assert order in ([first, second, first], [second, first, second])
    seat.press("Shift+Tab")
    assert seat.window.desk.statement.id == order[1]


def test_the_list_and_the_text_show_the_same_statement(seat):
    ids = _code(seat, "Ismene Quade", "The Harbour Union")
    seat.press("F7", "Home")
    assert seat.window.desk.statement.id == ids["Ismene Quade"]
    seat.press("Down")
    assert seat.window.desk.statement.id == ids["The Harbour Union"]
    assert seat.window.bench.view._focus == ids["The Harbour Union"]


def test_letters_work_while_the_list_has_the_focus(seat):
    _code(seat, "Ismene Quade")
    seat.press("F7", "Home", "D")
    assert seat.annotations()[0].kind.value == "demand"


def test_f6_walks_through_the_panes_and_each_has_a_name(seat):
    names = []
    for _ in range(3):
        seat.press("F6")
        names.append(QApplication.focusWidget().accessibleName())
    assert set(names) == {"Articles", "Article text", "Statements"}


def test_copying_keeps_no_break_spaces(seat):
    seat.paste("The Courier\n\nA headline here\n\nThe toll is 5\u00a0crowns, the minister said.")
    seat.press("J", "Ctrl+C")
    assert QApplication.clipboard().text() == "The toll is 5\u00a0crowns, the minister said."


def test_odd_characters_are_coded_exactly_as_selected(seat):
    body = (
        "The 👩‍👩‍👧‍👦 union said e\u0301te\u0301 tolls “rise twice” in Port\u00a0Kellin.\n\n"
        "قال الوزير إن الرسوم 25 crowns لن تُرفع هذا العام."
    )
    seat.paste(f"The Courier\n\nOdd characters\n\n{body}")
    seat.press("J", "C", "0", "J", "D", "0")
    for one in seat.annotations():
        for part in one.parts:
            assert part.span.slice(seat.text) == part.exact
    assert seat.annotations()[-1].quotation.startswith("قال")


def test_zoom_keys_change_the_size_and_keep_the_place(seat):
    view = seat.window.bench.view
    view.select(TextSpan(10, 20))
    seat.press("Ctrl++", "Ctrl++")
    assert view.zoom == 120
    assert view.selected_span() == TextSpan(10, 20)
    seat.press("Ctrl+0")
    assert view.zoom == 100


def _page(seat):
    return seat.view.palette().base().color().lightness()


def _ticked(seat):
    actions = {name: one for name, one in seat.window._menus._actions.items() if "theme." in name}
    return [one.text().replace("&", "") for one in actions.values() if one.isChecked()]


def test_the_dark_theme_is_remembered(seat):
    seat.press("Ctrl+Shift+L")
    assert 0 < _page(seat) < 60
    assert chosen_theme.recall().name == "dark"


def test_a_key_goes_round_the_themes_and_says_where_it_is(seat):
    said = []
    for _ in range(3):
        seat.press("Ctrl+Shift+L")
        said.append((seat.said, _page(seat) == 0))
    assert said == [("Dark theme.", False), ("High-contrast theme.", True), ("Light theme.", False)]


def test_after_a_round_of_themes_everything_looks_as_before(seat):
    seat.press("J", "Q", "0")
    bench, view = seat.window.bench, seat.window.bench.view
    page = view.viewport().mapTo(bench, view.viewport().rect().bottomRight())
    seen = []
    for _ in range(6):
        seat.press("Ctrl+Shift+L")
        QTest.qWait(50)
        seen.append(bench.grab().toImage())
        theme, bar = seat.window._theming.theme, seat.shell.menuBar()
        assert seen[-1].pixelColor(page) == theme.page
        beside = bar.rect().center() + QPoint(bar.width() // 4, 0)
        assert bar.grab().toImage().pixelColor(beside) == theme.panel
    assert seen[:3] == seen[3:]


def test_a_theme_is_chosen_in_the_menu_and_ticked_there(seat):
    assert _ticked(seat) == ["Light theme"]
    theme = next(m for m in seat.shell.menuBar().findChildren(QMenu) if m.title() == "&Theme")
    for _ in range(2):  # chosen once more, it stays
        next(one for one in theme.actions() if one.text() == "&High-contrast theme").trigger()
        assert _page(seat) == 0
        assert _ticked(seat) == ["High-contrast theme"]
    assert chosen_theme.recall().name == "high-contrast"


def test_a_statement_focused_before_the_list_is_filled_is_selected_in_it(seat):
    ids = _code(seat, "Ismene Quade")
    article = seat.window.desk.article.id
    seat.window.desk.open_article(article)
    seat.window.desk.focus_statement(ids["Ismene Quade"])
    seat.settle()
    seat.wait_for(lambda: seat.window.bench.statements.heading_text() == "1 statement")
    assert seat.window.bench.statements.selected() == ids["Ismene Quade"]


def test_a_large_import_leaves_the_open_article_selected_in_the_list(seat):
    seat.window.bench.articles.select(None)
    drafts = [
        ("", read_paste(f"The Courier\n\nNumber {number}\n\nSpeaker {number} said so."))
        for number in range(MANY + 1)
    ]
    bring_in(seat.project, drafts)
    seat.settle()
    assert seat.window.bench.articles.heading_text().startswith("202 articles")
    assert seat.window.bench.articles.selected() == seat.window.desk.article.id
