from dataclasses import replace

import pytest

from annotator.domain.article import Direction
from annotator.domain.draft import Role
from annotator.errors import UnreadableInput
from annotator.ingest.reading import relabel

PROSE = "The council of Port Kellin said on Friday that it would publish the toll figures soon."
ARABIC = "قال الوزير يوم الجمعة إن الميناء سيبقى مغلقا حتى يوم الثلاثاء بسبب أعمال الصيانة."


@pytest.fixture
def draft(draft_of):
    """Return a draft of eight lines: outlet, headline, author, date, two of body, two notices."""
    return draft_of(
        "The Kellin Courier\nUnion waits\nBy Ana Reet\n3 March 2025\n\n"
        f"Nobody answered.\n\n{PROSE}\n\nSource: KVP\n\n© 2025 KVP"
    )


def test_marking_another_line_as_headline_moves_the_title(draft):
    changed = relabel(draft, 4, Role.HEADLINE)

    assert changed.byline.title == "Nobody answered."
    assert changed.text == PROSE
    assert [line.role for line in changed.lines].count(Role.HEADLINE) == 1


def test_moving_the_headline_puts_no_other_line_into_the_text(draft):
    assert "Union waits" not in relabel(draft, 4, Role.HEADLINE).text


def test_a_line_marked_as_body_joins_the_text(draft):
    changed = relabel(draft, 6, Role.BODY)

    assert changed.text.endswith("Source: KVP")
    assert changed.byline.republished_from == ""


@pytest.mark.parametrize(
    ("index", "role", "field", "value"),
    [
        (4, Role.OUTLET, "outlet", "Nobody answered."),
        (4, Role.BYLINE, "author", "Ana Reet, Nobody answered."),
        (3, Role.BODY, "date_published", ""),
        (5, Role.SOURCE, "republished_from", f"{PROSE}; KVP"),
        (7, Role.DROP, "copyright", ""),
    ],
)
def test_each_role_moves_its_own_field(draft, index, role, field, value):
    assert getattr(relabel(draft, index, role).byline, field) == value


def test_what_the_user_typed_stays_when_another_line_changes(draft):
    typed = replace(draft, byline=replace(draft.byline, title="My title", author="J. Vale"))
    byline = relabel(typed, 4, Role.OUTLET).byline

    assert (byline.title, byline.author) == ("My title", "J. Vale")


def test_a_typed_title_stays_when_the_headline_becomes_body(draft):
    typed = replace(draft, byline=replace(draft.byline, title="My title"))

    assert relabel(typed, 1, Role.BODY).byline.title == "My title"
    assert relabel(typed, 1, Role.DROP).byline.title == "My title"


def test_marking_another_line_as_headline_moves_even_a_typed_title(draft):
    typed = replace(draft, byline=replace(draft.byline, title="My title"))

    assert relabel(typed, 4, Role.HEADLINE).byline.title == "Nobody answered."


def test_a_headline_that_becomes_body_leaves_the_first_words_as_title(draft):
    assert relabel(draft, 1, Role.BODY).byline.title == "Union waits"
    assert relabel(draft, 1, Role.DROP).byline.title == "Nobody answered."


def test_the_direction_follows_the_body(draft_of):
    draft = draft_of(f"Union waits\n\n{PROSE}\n\n{ARABIC}")
    turned = relabel(draft, 1, Role.DROP)

    assert (draft.direction, turned.direction) == (
        Direction.LEFT_TO_RIGHT,
        Direction.RIGHT_TO_LEFT,
    )
    assert turned.byline.language == "ar"


def test_a_direction_the_user_chose_stays(draft):
    turned = replace(draft, direction=Direction.RIGHT_TO_LEFT)

    assert relabel(turned, 1, Role.DROP).direction is Direction.RIGHT_TO_LEFT


def test_the_same_role_again_changes_nothing(draft):
    for index, line in enumerate(draft.lines):
        assert relabel(draft, index, line.role) == draft


def test_a_draft_whose_body_was_dropped_is_refused_before_it_is_stored(draft):
    emptied = relabel(relabel(draft, 4, Role.DROP), 5, Role.DROP)

    assert emptied.text == ""
    with pytest.raises(UnreadableInput, match="no line of body"):
        emptied.require_body()
