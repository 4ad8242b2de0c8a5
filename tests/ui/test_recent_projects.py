from pathlib import Path

import pytest

from annotator.ui import kept, recent_projects


def test_the_project_opened_last_comes_first():
    for name in ("/a.annproj", "/b.annproj", "/c.annproj"):
        recent_projects.remember(Path(name))
    assert recent_projects.listed() == [Path("/c.annproj"), Path("/b.annproj"), Path("/a.annproj")]


def test_a_project_opened_again_is_listed_once():
    for name in ("/a.annproj", "/b.annproj", "/a.annproj"):
        recent_projects.remember(Path(name))
    assert recent_projects.listed() == [Path("/a.annproj"), Path("/b.annproj")]


def test_the_oldest_are_forgotten():
    for number in range(recent_projects.MOST + 2):
        recent_projects.remember(Path(f"/{number}.annproj"))
    assert len(recent_projects.listed()) == recent_projects.MOST
    assert recent_projects.listed()[-1] == Path("/2.annproj")


def test_a_project_is_found_from_any_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    recent_projects.remember(Path("a.annproj"))
    assert recent_projects.listed() == [tmp_path / "a.annproj"]


@pytest.mark.parametrize("content", [{"a": 1}, "text", 7, None])
def test_a_list_that_is_none_counts_as_empty(content):
    kept.write("recent projects", content)
    assert recent_projects.listed() == []


def test_entries_that_are_no_paths_are_left_out():
    kept.write("recent projects", ["/a.annproj", 7, None, "", "/b\0.annproj", "/a.annproj"])
    assert recent_projects.listed() == [Path("/a.annproj")]
