"""The command line without a process of its own: what it answers, says and returns."""

import io
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from annotator.cli import main as command_line
from annotator.errors import NoWindow

ARTICLE = (
    "The Kellin Courier\n\nUnion Waits For Toll Figures\n\n"
    "“The bridge will reopen by May,” said Ana Reet, who speaks for the council.\n\n\u00a0\n\n"
    "The Harbour Union urged the council to publish the toll figures. The toll figures, it said,"
    " are “a secret”.\n\n\u00a0\n\nSource: Varland Evening Post\n"
)


@dataclass(frozen=True)
class Answer:
    """What a command left behind."""

    code: int
    out: str
    said: list[str]


@pytest.fixture
def windows():
    """Return what was asked of the window so far."""
    return []


@pytest.fixture
def annotator(capsys, monkeypatch, tmp_path, windows):
    """Return a function that runs one command line in an empty folder."""
    monkeypatch.chdir(tmp_path)

    def open_window(project, picture, *, stay):
        windows.append((project, picture, stay))
        if project and project.name == "blind.annproj":
            raise NoWindow("There is no display.", kept="Nothing was changed.", todo="Get one.")
        if picture:
            picture.write_bytes(b"a picture")
        return 0

    def call(*arguments, stdin=b""):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        capsys.readouterr()
        code = command_line.run([str(one) for one in arguments], open_window)
        told = capsys.readouterr()
        return Answer(int(code), told.out, told.err.splitlines())

    return call


@pytest.fixture
def project(annotator):
    """Return a project that holds one pasted article."""
    assert annotator("paste", "talks.annproj", stdin=ARTICLE.encode()).code == 0
    return Path("talks.annproj")


@pytest.fixture
def annotate(annotator, project):
    """Return a function that codes words of the one article."""

    def code(words, *more, kind="claim", actor="Ana Reet"):
        whose = ("--actor", actor) if actor else ()
        where = ("--article", "Union Waits For Toll Figures", "--quote", words)
        return annotator("annotate", project, *where, "--kind", kind, *whose, *more)

    return code
