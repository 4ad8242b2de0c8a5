"""All listed statements get another kind or actor in one step."""

import pytest
from PySide6.QtWidgets import QDialogButtonBox, QLabel

from annotator.domain.anchors import spans_of
from annotator.domain.codebook import Kind
from annotator.editing import annotating
from annotator.editing.actors import ActorChoice
from annotator.ui import recoding

STATEMENTS = (
    ("said on Monday the night ferry would stay free", Kind.CLAIM, "Ismene Quade"),
    ("“We will not charge a crown,”", Kind.QUOTE, "Ismene Quade"),
    ("urged the council to publish its toll figures", Kind.DEMAND, "Harbour Union"),
)


@pytest.fixture
def coded(seat):
    article = seat.window.desk.article.id
    for words, kind, actor in STATEMENTS:
        spans = spans_of(seat.text, words)
        choice = ActorChoice.named(actor)
        statement = annotating.Statement(article=article, spans=spans, kind=kind, actor=choice)
        annotating.annotate(seat.project, statement)
    return seat


@pytest.fixture
def told():
    """What the dialog told and what its button said before it was pressed."""
    return []


def recode(seat, told, *keys, name=""):
    def answer(dialog):
        seat.press(*keys)
        if name:
            seat.press("Tab")
            seat.type(name)
        told.extend(label.text() for label in dialog.findChildren(QLabel))
        ok = QDialogButtonBox.StandardButton.Ok
        told.append(dialog.findChild(QDialogButtonBox).button(ok).text())
        seat.press("Return")

    seat.in_dialog(answer)
    seat.press("Ctrl+E")


def test_every_listed_statement_gets_the_kind_chosen(coded, told):
    recode(coded, told, "D")
    assert [one.kind for one in coded.annotations()] == [Kind.DEMAND] * 3
    assert "2 of 3 statements to be changed; 1 so already." in told
    assert "Change 2" in told
    assert coded.said == "2 statements changed."


def test_one_undo_takes_all_of_it_back(coded, told):
    before = [(one.kind, one.also) for one in coded.annotations()]
    recode(coded, told, "D")
    coded.press("Ctrl+Z")
    assert [(one.kind, one.also) for one in coded.annotations()] == before


def test_only_the_statements_listed_get_the_actor(coded, told):
    coded.press("Shift+F7", "Tab")
    coded.type("quade")
    coded.press("Return")
    coded.wait_for(lambda: len(coded.window.bench.statements.model) == 2)
    recode(coded, told, name="Tovin Harl")
    names = [one.attribution for one in coded.annotations()]
    assert names == ["Tovin Harl", "Tovin Harl", "Harbour Union"]
    assert "These are \u2068statements by “quade”\u2069." in told
    assert "2 of 2 statements to be changed. “Tovin Harl” is a new actor." in told


def test_without_a_choice_there_is_nothing_to_press(coded, told):
    recode(coded, told, "Esc")
    assert "Choose a kind or an actor." in told
    assert coded.project.next_labels()[0] == "Add demand"


def test_many_statements_are_changed_aside(coded, told, monkeypatch):
    monkeypatch.setattr(recoding, "MANY", 1)
    recode(coded, told, "A")
    coded.wait_for(lambda: coded.said == "3 statements changed.")
    assert [one.kind for one in coded.annotations()] == [Kind.ACCUSATION] * 3
    model = coded.window.bench.statements.model
    assert {model.annotation(row).kind for row in range(3)} == {Kind.ACCUSATION}
