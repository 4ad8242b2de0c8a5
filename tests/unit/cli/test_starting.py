import errno
import io
import sys
from pathlib import Path

import pytest

import annotator as annotator_package
from annotator import paths
from annotator.__main__ import main
from annotator.cli import main as command_line
from annotator.cli import printing
from annotator.errors import CannotWrite


def test_without_a_verb_the_window_opens(annotator, windows):
    assert annotator().code == 0
    assert windows == [(None, None, True)]


def test_with_a_project_the_window_opens_on_it(annotator, project, windows):
    assert annotator(project).code == 0
    assert windows == [(project, None, True)]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("improt",), "“improt” is neither a verb of this program nor a project"),
        (("a" * 300,), "is neither a verb"),
        (("improt", "a.txt"), "“improt” is no verb of this program"),
        (("--frobnicate",), "The command was not understood"),
    ],
)
def test_a_word_that_is_neither_verb_nor_project_opens_no_window(
    annotator, windows, words, sentence
):
    answer = annotator(*words)

    assert (answer.code, len(answer.said), windows) == (2, 1, [])
    assert sentence in answer.said[0]


def test_a_window_that_cannot_be_opened_is_a_sentence(annotator, tmp_path):
    (tmp_path / "blind.annproj").touch()
    answer = annotator("blind.annproj")

    assert (answer.code, answer.said) == (
        2,
        ["annotator: There is no display. Nothing was changed. Get one."],
    )


@pytest.mark.parametrize("words", [["--help"], ["--version"], ["annotate", "--help"]])
def test_help_is_an_answer(annotator, words):
    answer = annotator(*words)

    assert (answer.code, answer.said) == (0, [])
    assert answer.out


@pytest.fixture
def failing():
    """Return a function that runs the window with a fault in it."""

    def run(fault):
        def open_window(_project, _picture, *, stay):
            raise fault

        return command_line.run([], open_window)

    return run


def test_a_bug_is_written_to_a_file_and_told_without_a_traceback(failing, capsys):
    code = failing(ZeroDivisionError("by \udcff nothing"))
    said = capsys.readouterr().err

    assert code == 1
    assert said.count("\n") == 1
    assert "Everything saved before is kept." in said
    report = Path(said.partition("“")[2].partition("”")[0])
    assert "ZeroDivisionError: by \\udcff nothing" in report.read_text(encoding="utf-8")


def test_a_bug_is_told_even_where_no_report_can_be_written(failing, capsys, monkeypatch):
    monkeypatch.setattr(paths, "data_dir", lambda: Path("/dev/null/nowhere"))

    assert failing(ZeroDivisionError("by nothing")) == 1
    assert "ZeroDivisionError: by nothing" in capsys.readouterr().err


def test_stopping_the_program_is_a_sentence(failing, capsys):
    assert failing(KeyboardInterrupt()) == 1
    assert "Stopped." in capsys.readouterr().err


class _Full(io.StringIO):
    def __init__(self, fault):
        super().__init__()
        self._fault = fault

    def write(self, _words):
        raise self._fault


def test_an_answer_that_nobody_takes_is_told(monkeypatch):
    monkeypatch.setattr(sys, "stdout", _Full(OSError(errno.ENOSPC, "No space left on device")))
    with pytest.raises(CannotWrite, match="No space left"):
        printing.print_line("words")


def test_a_message_nobody_hears_stops_nothing(monkeypatch):
    monkeypatch.setattr(sys, "stderr", _Full(BrokenPipeError()))
    printing.say("words")


def test_streams_that_were_closed_from_the_start_swallow_what_is_printed(monkeypatch):
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    printing.prepare_streams()
    opened = sys.stdout, sys.stderr
    printing.print_line("words")
    printing.say("words")
    for stream in opened:
        stream.close()


@pytest.mark.parametrize(
    ("words", "printed"),
    [
        ("a\u00a0b\u200dc\u200f", "a\u00a0b\u200dc\u200f"),
        ("👩‍🌾 قال", "👩‍🌾 قال"),
        ("\x1b[31mred\x9bm\x07", "\ufffd[31mred\ufffdm\ufffd"),
        ("one\r\n\n\u2028two\tthree", "one two\tthree"),
        ("half \ud800", "half \ufffd"),
    ],
)
def test_a_printed_line_is_one_line_that_steers_no_terminal(words, printed):
    assert printing.printable(words) == printed


class _Screen(io.StringIO):
    def isatty(self):
        return True


@pytest.mark.parametrize(
    ("stream", "printed"),
    [(_Screen(), "one\n\ntwo\ufffdm\n"), (io.StringIO(), "one\n\ntwo\x9bm\n")],
)
def test_a_text_is_printed_to_the_letter_but_steers_no_screen(monkeypatch, stream, printed):
    monkeypatch.setattr(sys, "stdout", stream)
    printing.print_text("one\n\ntwo\x9bm")

    assert stream.getvalue() == printed


def test_the_program_is_called_with_the_words_of_its_own_command_line(monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["annotator", "--version"])

    assert main() == 0
    assert capsys.readouterr().out == f"{annotator_package.__version__}\n"
