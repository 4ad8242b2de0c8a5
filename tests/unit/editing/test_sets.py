"""Where a coder's work on an article stands, and which step may follow which."""

import pytest

from annotator.domain.codebook import Kind
from annotator.domain.review import SetState
from annotator.editing.annotating import delete, retag, set_note
from annotator.editing.sets import approve, nothing_to_code, return_set, submit
from annotator.errors import NotFound, RuleBroken

WORDS = "Varland denied that its patrol had fired first."


@pytest.fixture
def strait(articles):
    return articles[1]


@pytest.fixture
def coded(code):
    return code(WORDS, Kind.CLAIM, "Varland")


@pytest.fixture
def step(project, strait):
    steps = {
        "submit": lambda: submit(project, strait),
        "nothing": lambda: nothing_to_code(project, strait),
        "return": lambda: return_set(project, strait),
        "approve": lambda: approve(project, strait),
    }
    return lambda name: steps[name]()


def state(project, article):
    return project.read.article(article).state


@pytest.mark.parametrize(
    ("steps", "wanted"),
    [
        (["submit"], SetState.SUBMITTED),
        (["submit", "return"], SetState.RETURNED),
        (["submit", "approve"], SetState.APPROVED),
        (["submit", "return", "submit"], SetState.SUBMITTED),
        (["submit", "approve", "return"], SetState.RETURNED),
    ],
)
@pytest.mark.usefixtures("coded")
def test_work_goes_from_state_to_state(project, strait, step, steps, wanted):
    assert [step(name) for name in steps][-1].state is wanted
    assert state(project, strait) is wanted


@pytest.mark.parametrize(
    ("before", "last"),
    [
        ((), "return"),
        ((), "approve"),
        ((), "nothing"),
        (("submit",), "submit"),
        (("submit", "return"), "return"),
        (("submit", "return"), "approve"),
        (("submit", "approve"), "approve"),
        (("submit", "approve"), "submit"),
    ],
)
@pytest.mark.usefixtures("coded")
def test_a_step_out_of_order_is_refused(project, content, step, before, last):
    for name in before:
        step(name)
    kept = content(project)
    with pytest.raises(RuleBroken):
        step(last)
    assert content(project) == kept


def test_nothing_to_code_is_handed_in_without_a_statement(project, strait, step):
    assert step("nothing").state is SetState.NOTHING
    assert state(project, strait) is SetState.NOTHING
    assert step("approve").state is SetState.APPROVED


def test_nothing_to_submit_is_refused_and_leaves_the_article_new(project, strait, step):
    with pytest.raises(RuleBroken, match="nothing to code"):
        step("submit")
    assert state(project, strait) is SetState.NEW


def test_work_that_nobody_began_cannot_be_approved(step):
    with pytest.raises(NotFound, match="Nobody"):
        step("approve")


def test_open_actors_are_counted_as_the_work_is_handed_in(project, strait, code):
    code(WORDS, Kind.CLAIM)
    assert submit(project, strait).open_actors == 1


def test_a_coder_must_be_named_where_several_worked(project, strait, coded, step):
    step("submit")
    project.coder_name = "Bo"
    step("nothing")
    with pytest.raises(RuleBroken, match="Ada and Bo"):
        step("return")
    assert return_set(project, strait, "Ada").coder == "Ada"


def test_each_step_can_be_undone_and_redone(project, content, coded, step):
    for name in ("submit", "return", "submit", "approve"):
        before = content(project)
        step(name)
        after = content(project)
        project.undo()
        assert content(project) == before
        project.redo()
        assert content(project) == after


def test_a_comment_is_kept_with_the_step_and_with_the_article(project, strait, content, coded):
    submit(project, strait)
    project.coder_name = "Sol"
    return_set(project, strait, "Ada", "Whose patrol?")
    now = content(project)
    ((*comment,),) = now["comment"]
    assert ("text", "Whose patrol?") in comment
    assert [dict(row)["reason"] for row in now["review_event"]].count("Whose patrol?") == 1


def test_an_edit_of_submitted_work_puts_it_back_in_coding(project, strait, coded, content):
    submit(project, strait)
    before = content(project)
    retag(project, coded, Kind.DEMAND)
    assert state(project, strait) is SetState.IN_CODING
    project.undo()
    assert content(project) == before


def test_a_new_statement_and_a_deleted_one_put_submitted_work_back(project, strait, coded, code):
    submit(project, strait)
    more = code("قال المتحدث إن المحادثات ستستمر.", Kind.CLAIM)
    assert state(project, strait) is SetState.IN_CODING
    submit(project, strait)
    delete(project, [more])
    assert state(project, strait) is SetState.IN_CODING


def test_an_edit_that_changes_nothing_leaves_the_work_submitted(project, strait, coded):
    submit(project, strait)
    set_note(project, coded, coded.details.note)
    assert state(project, strait) is SetState.SUBMITTED


def test_an_edit_of_returned_work_leaves_it_returned(project, strait, coded, step):
    step("submit")
    step("return")
    retag(project, coded, Kind.DEMAND)
    assert state(project, strait) is SetState.RETURNED


def test_approved_work_refuses_edits(project, coded, content, step):
    step("submit")
    step("approve")
    kept = content(project)
    for edit in (
        lambda: retag(project, coded, Kind.DEMAND),
        lambda: delete(project, [coded]),
    ):
        with pytest.raises(RuleBroken, match="approved"):
            edit()
    assert content(project) == kept


def test_the_history_of_an_article_lists_each_step(project, strait, coded, step):
    for name in ("submit", "return", "submit", "approve"):
        step(name)
    labels = [entry.label for entry in project.read.history(strait)]
    assert labels[:4] == ["Approve article", "Submit article", "Return article", "Submit article"]
