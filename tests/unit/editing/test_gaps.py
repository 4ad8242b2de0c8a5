import pytest

from annotator.domain.codebook import Kind
from annotator.editing.gaps import gaps_of
from annotator.editing.project import Project
from annotator.errors import NotFound


@pytest.fixture
def words(project):
    def of(article: str) -> list[str]:
        text = project.text(article)[1]
        return [gap.span.slice(text) for gap in gaps_of(project, article)]

    return of


def test_an_article_without_statements_has_a_gap_at_each_passage_of_somebody_s(words, articles):
    assert words(articles[0]) == [
        "“We will reopen the quay by May,”",
        "The Harbour Union urged the council to publish the toll figures.",
        "It said the council “must stop hiding” them.",
        "👩‍🌾 Farmers from Varland were not asked, a person briefed on the talks said.",
    ]
    assert words(articles[1]) == [
        "Varland denied that its patrol had fired first.",
        "قال المتحدث إن المحادثات ستستمر.",
    ]


def test_a_coded_passage_is_no_gap_until_it_is_undone(words, articles, code, project):
    before = words(articles[0])
    code("publish the toll figures", Kind.DEMAND)
    assert words(articles[0]) == [before[0], *before[2:]]
    project.undo()
    assert words(articles[0]) == before


def test_an_article_that_is_not_there_is_not_found(project: Project):
    with pytest.raises(NotFound):
        gaps_of(project, "nowhere")
