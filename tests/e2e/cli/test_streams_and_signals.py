"""What only a real process shows: its streams, signals, imports and arguments of any bytes."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

PROSE = "The council of Port Kellin said on Friday that it would publish the toll figures soon."
FULL = Path("/dev/full")
needs_posix = pytest.mark.skipif(os.name != "posix", reason="pipes and signals of POSIX systems")


@pytest.fixture
def project(annotator, tmp_path):
    """Return a project of one article."""
    assert annotator("paste", "talks.annproj", stdin=PROSE.encode())[0] == 0
    return tmp_path / "talks.annproj"


def loaded_by(surroundings, *arguments):
    script = (
        "import sys; from annotator.__main__ import main; code = main(sys.argv[1:]);"
        "print(code, *sys.modules, sep='\\n', file=sys.stderr)"
    )
    run = subprocess.run(
        [sys.executable, "-c", script, *map(str, arguments)],
        env=surroundings,
        capture_output=True,
        text=True,
        check=True,
    )
    code, *modules = run.stderr.splitlines()
    return int(code), {name.partition(".")[0] for name in modules}, set(modules)


@pytest.mark.parametrize("words", [["--help"], ["annotate", "--help"], ["--version"]])
def test_help_loads_no_database_no_word_and_no_window(surroundings, words):
    code, packages, modules = loaded_by(surroundings, *words)

    assert code == 0
    assert not packages & {"sqlalchemy", "sqlite3", "docx", "lxml", "PySide6", "regex", "json"}
    assert "annotator.errors" not in modules


def test_verbs_load_no_window_and_only_a_briefing_loads_word(surroundings, project):
    code, packages, _ = loaded_by(surroundings, "annotations", project)

    assert code == 0
    assert not packages & {"docx", "lxml", "PySide6", "charset_normalizer"}


@needs_posix
@pytest.mark.parametrize("words", [["--help"], ["articles", "talks.annproj", "--json"]])
def test_a_reader_that_goes_away_is_no_fault(start, project, words):
    reader, writer = os.pipe()
    os.close(reader)
    with start(*words, stdout=writer) as process:
        os.close(writer)
        _, said = process.communicate(timeout=60)

    assert (process.returncode, said) == (0, b"")


@needs_posix
@pytest.mark.skipif(not FULL.exists(), reason="this system has no full device")
def test_an_answer_to_a_full_disk_is_told(start, project):
    with FULL.open("wb") as full, start("articles", project, stdout=full) as process:
        _, said = process.communicate(timeout=60)

    assert process.returncode == 2
    assert b"The answer could not be written: No space left on device." in said


@needs_posix
def test_ctrl_c_while_waiting_for_a_paste_leaves_nothing(start, tmp_path):
    with start("paste", "talks.annproj") as process:
        wait_until_reading(process)
        process.send_signal(signal.SIGINT)
        out, said = process.communicate(timeout=60)

    assert (process.returncode, out) == (1, b"")
    assert said.startswith(b"annotator: Stopped.")
    assert not (tmp_path / "talks.annproj").exists()


def wait_until_reading(process):
    """Wait until the process sleeps in a read, as far as this system tells."""
    state = Path(f"/proc/{process.pid}/syscall")
    for _ in range(600):
        time.sleep(0.05)
        try:
            if state.read_text(encoding="ascii").startswith("0 0x0 "):  # read(0, …)
                return
        except OSError:
            time.sleep(3)
            return


@needs_posix
def test_arguments_of_any_bytes_are_sentences_or_files(annotator, project, tmp_path):
    odd = os.fsdecode(b"caf\xe9.txt")
    (tmp_path / odd).write_text(f"Union waits\n\n{PROSE} Nobody believed it.", encoding="utf-8")
    code, out, _ = annotator("import", project, odd, os.fsdecode(b"\xff"), "--json")
    first, second = json.loads(out)["articles"]

    assert code == 1
    assert (first["status"], os.fsencode(first["path"])) == ("imported", b"caf\xe9.txt")
    assert second["status"] == "failed"
    assert annotator("show", project, os.fsdecode(b"\xff"))[0] == 2


def test_without_a_display_the_window_is_a_sentence(annotator):
    code, out, said = annotator()

    assert (code, out, said.count("\n")) == (2, "", 1)
    assert "display" in said
    assert "annotator --help" in said


def test_without_qt_the_window_is_a_sentence_and_every_verb_works(
    annotator, surroundings, project, tmp_path
):
    (tmp_path / "without" / "PySide6").mkdir(parents=True)
    missing = "raise ModuleNotFoundError(\"No module named 'PySide6'\", name='PySide6')"
    (tmp_path / "without/PySide6/__init__.py").write_text(missing, encoding="utf-8")
    surroundings["PYTHONPATH"] = f"{tmp_path / 'without'}{os.pathsep}{surroundings['PYTHONPATH']}"
    surroundings["DISPLAY"] = ":99"
    code, out, said = annotator()

    assert (code, out, said.count("\n")) == (2, "", 1)
    assert "PySide6, which is not installed" in said
    assert annotator("articles", project)[0] == 0
    assert annotator("demo", "--no-window")[0] == 1
    assert (tmp_path / "out/briefing.docx").exists()


def test_a_file_of_200_megabytes_is_refused_at_once(annotator, tmp_path):
    with (tmp_path / "large.txt").open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    code, _, said = annotator("import", "talks.annproj", "large.txt")

    assert code == 2
    assert "“large.txt” has 200.0 MB, which is over 25 MB." in said
    assert not (tmp_path / "talks.annproj").exists()
