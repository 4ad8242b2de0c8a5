import pytest

from annotator.domain.article import Byline
from annotator.ui.heading import origin


@pytest.mark.parametrize(
    ("byline", "told"),
    [
        (Byline(), "undated"),
        (Byline(outlet="The Courier", date_published="2026-03-05"), "The Courier · 2026-03-05"),
        (
            Byline(outlet="The Courier", republished_from="Ondria Wire", author="Nessa Quill"),
            "The Courier ← Ondria Wire · Nessa Quill · undated",
        ),
        (Byline(republished_from="Ondria Wire"), "← Ondria Wire · undated"),
    ],
)
def test_the_strip_says_where_an_article_comes_from_and_when_it_was_published(byline, told):
    assert origin(byline).replace("\u2068", "").replace("\u2069", "") == told
