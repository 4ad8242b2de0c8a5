import sqlite3
import uuid
from contextlib import closing

import pytest

from annotator import resources
from annotator.domain.guideline import parse
from annotator.editing.guideline import guideline_of
from annotator.errors import DamagedProject


@pytest.fixture
def write_codebook(project):
    """Add a codebook version, as another version of the program might."""

    def write(number, content):
        with closing(sqlite3.connect(project.path)) as raw, raw:
            raw.execute(
                "INSERT INTO codebook_version (id, number, label, content, added)"
                " VALUES (?, ?, '', ?, '2025-03-04T09:05:06.789Z')",
                (str(uuid.uuid4()), number, content),
            )

    return write


def test_a_project_keeps_the_guideline_it_was_begun_with(project, monkeypatch):
    begun_with = guideline_of(project)
    monkeypatch.setattr(resources, "read_text", lambda _name: 'version = "9"')
    assert guideline_of(project) == begun_with
    assert len(begun_with.cases) == 20
    assert guideline_of(None).version == "9"


def test_of_several_codebook_versions_the_newest_counts(project, write_codebook):
    write_codebook(11, 'version = "eleven"')
    write_codebook(2, 'version = "two"')
    assert guideline_of(project).version == "eleven"


def test_the_codebook_is_read_to_the_letter(project, write_codebook):
    content = 'version = "“3”\u00a0"\r\n'
    write_codebook(2, content)
    assert project.read.codebook() == content
    assert guideline_of(project) == parse(content)


def test_a_codebook_that_cannot_be_read_leaves_the_rest_of_the_project(project, write_codebook):
    write_codebook(2, "= no guideline")
    with pytest.raises(DamagedProject):
        guideline_of(project)
    assert len(project.read.articles()) == 2
