"""Set-up: one command on a machine that has Python and perhaps nothing else."""

import ast
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from annotator.ui import platform_check

FILE = Path(__file__).resolve().parents[3] / "packaging" / "bootstrap.py"


def pip_calls(machine) -> list[list[str]]:
    return [words for words in machine.calls if "pip" in words]


def programs_run(machine) -> list[list[str]]:
    """Return the calls that are the deed itself, not the set-up."""
    set_up = {"pip", "venv"}
    return [words[1:] for words in machine.calls if "-m" in words and not set_up & set(words)]


def test_an_older_python_is_told_what_is_needed() -> None:
    assert ast.parse(FILE.read_text(encoding="utf-8"), feature_version=(3, 6))
    script = (
        "import runpy, sys; sys.version_info = (3, 9, 2, 'final', 0);"
        f"runpy.run_path({str(FILE)!r}, run_name='__main__')"
    )
    answer = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False
    )
    assert answer.returncode == 1
    assert answer.stderr == (
        "This program needs Python 3.11 or later, and this is Python 3.9: install a newer one.\n"
    )


def test_it_needs_nothing_but_the_standard_library() -> None:
    tree = ast.parse(FILE.read_text(encoding="utf-8"))
    imported = {
        alias.name.split(".")[0]
        for node in ast.walk(tree)
        if isinstance(node, ast.Import)
        for alias in node.names
    } | {node.module.split(".")[0] for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert imported <= sys.stdlib_module_names


@pytest.mark.parametrize(
    ("program", "line"),
    [
        (
            "apt-get",
            "apt-get install -y --no-install-recommends libgl1 libglib2.0-0",
        ),
        ("dnf", "dnf install -y mesa-libGL glib2"),
        ("pacman", "pacman -S --needed --noconfirm mesa glib2"),
        (
            "zypper",
            "zypper --non-interactive install libGL.so.1()(64bit) libglib-2.0.so.0()(64bit)",
        ),
    ],
)
def test_missing_libraries_are_installed_by_the_system_s_own_manager(
    bootstrap: ModuleType, machine, program: str, line: str
) -> None:
    machine.programs = {program}
    machine.lacks = {"libGL.so.1", "libglib-2.0.so.0"}
    assert bootstrap.main(["run"]) == 0
    assert " ".join(machine.installed()[-1]).endswith(line)


def test_a_package_that_holds_two_libraries_is_named_once(bootstrap: ModuleType, machine) -> None:
    machine.lacks = {"libglib-2.0.so.0", "libgthread-2.0.so.0"}
    assert bootstrap.main(["run"]) == 0
    assert machine.installed()[-1].count("libglib2.0-0") == 1


def test_the_list_of_packages_is_fetched_only_when_something_is_missing(
    bootstrap: ModuleType, machine
) -> None:
    bootstrap.main(["run"])
    assert machine.installed() == []
    machine.lacks = {"libEGL.so.1"}
    bootstrap.main(["run"])
    assert machine.installed()[0] == ["apt-get", "update"]


def test_a_user_who_may_use_sudo_is_not_asked(bootstrap: ModuleType, machine) -> None:
    machine.euid, machine.lacks = 1000, {"libEGL.so.1"}
    assert bootstrap.main(["test"]) == 0
    assert [words[:2] for words in machine.installed()] == [["sudo", "-n"], ["sudo", "-n"]]


def test_a_user_at_a_terminal_is_asked_by_sudo(bootstrap: ModuleType, machine) -> None:
    machine.euid, machine.lacks = 1000, {"libEGL.so.1"}
    machine.sudo_asks = machine.terminal = True
    assert bootstrap.main(["app"]) == 0
    assert machine.installed()[0][:2] == ["sudo", "apt-get"]


@pytest.mark.parametrize("verb", ["app", "test"])
def test_where_nothing_may_be_installed_the_exact_line_is_printed(
    bootstrap: ModuleType, machine, verb: str, capsys: pytest.CaptureFixture[str]
) -> None:
    machine.euid, machine.sudo_asks, machine.lacks = 1000, True, {"libEGL.so.1", "libGL.so.1"}
    assert bootstrap.main([verb]) == 2
    assert machine.calls == []
    line = "  sudo apt-get install -y --no-install-recommends libgl1 libegl1\n"
    assert capsys.readouterr().err.endswith(line)


def test_a_printed_line_can_be_pasted_into_a_shell(
    bootstrap: ModuleType, machine, capsys: pytest.CaptureFixture[str]
) -> None:
    machine.programs, machine.euid, machine.lacks = {"zypper"}, 1000, {"libEGL.so.1"}
    assert bootstrap.main(["test"]) == 2
    assert "'libEGL.so.1()(64bit)'" in capsys.readouterr().err


def test_on_request_nothing_of_the_system_is_touched(
    bootstrap: ModuleType, machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ANNOTATOR_NO_SYSTEM", "1")
    machine.lacks = {"libEGL.so.1"}
    assert bootstrap.main(["test"]) == 2
    assert machine.calls == []


def test_the_briefing_is_made_even_where_the_window_cannot_be(
    bootstrap: ModuleType, machine, capsys: pytest.CaptureFixture[str]
) -> None:
    machine.programs, machine.lacks = set(), {"libEGL.so.1"}
    assert bootstrap.main(["run"]) == 0
    assert "going on without the picture" in capsys.readouterr().err
    assert programs_run(machine) == [["-m", "annotator", "demo", "--out", "out"]]


def test_a_display_asks_for_the_libraries_of_a_display(
    bootstrap: ModuleType, machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    machine.lacks = {"libxcb-cursor.so.0"}
    bootstrap.main(["run"])
    assert machine.installed() == []
    monkeypatch.setenv("DISPLAY", ":0")
    bootstrap.main(["run", "--no-window"])
    assert machine.installed() == []
    bootstrap.main(["run"])
    assert machine.installed()[-1][-1] == "libxcb-cursor0"


@pytest.mark.parametrize(
    ("line", "asked_for"), [("test", False), ("test --headed", True), ("bench", True)]
)
def test_tests_and_benchmarks_ask_for_them_where_they_use_a_display(
    bootstrap: ModuleType, machine, line: str, asked_for: bool
) -> None:
    machine.programs.add("Xvfb")
    machine.lacks = {"libxcb-cursor.so.0"}
    bootstrap.main(line.split())
    assert bool(machine.installed()) == asked_for


def test_the_output_of_an_installer_that_fails_is_shown_and_kept(
    bootstrap: ModuleType, machine, capsys: pytest.CaptureFixture[str]
) -> None:
    machine.fails = lambda words: "pip" in words
    assert bootstrap.main(["run"]) == 2
    told = capsys.readouterr().err
    assert "  | it said why" in told
    log = Path(told.split("All of its output is in ")[1].split(". What was done")[0])
    assert log.read_text() == "it said why\n"


def test_the_first_call_installs_the_lock_by_hash_and_the_program_without_more(
    bootstrap: ModuleType, machine, tmp_path: Path
) -> None:
    assert bootstrap.main(["run"]) == 0
    lock, itself = ([*words[words.index("install") + 2 :]] for words in pip_calls(machine))
    runtime = str(tmp_path / "packaging" / "runtime.lock")
    assert lock == ["--require-hashes", "--only-binary", ":all:", "-r", runtime]
    assert itself == ["--no-deps", "--no-build-isolation", "-e", str(tmp_path)]


@pytest.mark.parametrize("verb", ["run", "app", "test", "bench", "build"])
def test_the_second_call_sets_nothing_up_and_says_nothing_of_it(
    bootstrap: ModuleType, machine, verb: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert bootstrap.main([verb]) == 0
    assert "Setting up" in capsys.readouterr().err
    machine.calls.clear()
    assert bootstrap.main([verb]) == 0
    assert len(machine.calls) == 1
    assert capsys.readouterr().err == ""


def test_the_tests_add_their_own_packages_to_those_of_the_program(
    bootstrap: ModuleType, machine
) -> None:
    bootstrap.main(["run"])
    machine.calls.clear()
    bootstrap.main(["test"])
    assert [words[-1] for words in pip_calls(machine)] == [str(bootstrap.lock("dev"))]


def test_the_tests_alone_set_up_all_they_need(bootstrap: ModuleType, machine) -> None:
    assert bootstrap.main(["test"]) == 0
    locks = [words[-1] for words in pip_calls(machine) if "-r" in words]
    assert locks == [str(bootstrap.lock("runtime")), str(bootstrap.lock("dev"))]


def test_an_environment_made_anew_gets_everything_again(bootstrap: ModuleType, machine) -> None:
    bootstrap.main(["run"])
    bootstrap.venv_python().unlink()
    machine.calls.clear()
    bootstrap.main(["test"])
    locks = [words[-1] for words in pip_calls(machine) if "-r" in words]
    assert locks == [str(bootstrap.lock("runtime")), str(bootstrap.lock("dev"))]


def test_a_set_up_that_failed_half_way_is_not_taken_for_the_one_before(
    bootstrap: ModuleType, machine
) -> None:
    lock = bootstrap.lock("runtime")
    former = lock.read_text()
    bootstrap.main(["run"])
    lock.write_text("another day\n")
    machine.fails = lambda words: "-r" in words
    assert bootstrap.main(["run"]) == 2
    lock.write_text(former)
    machine.fails = lambda _words: False
    machine.calls.clear()
    bootstrap.main(["run"])
    assert len(pip_calls(machine)) == 2


def test_an_installer_that_succeeds_leaves_no_log(bootstrap: ModuleType, machine) -> None:
    assert bootstrap.main(["run"]) == 0
    assert list(Path(bootstrap.tempfile.gettempdir()).iterdir()) == []


def test_an_interrupted_set_up_is_done_again(bootstrap: ModuleType, machine) -> None:
    machine.fails = lambda words: "-e" in words
    assert bootstrap.main(["run"]) == 2
    machine.fails = lambda _words: False
    machine.calls.clear()
    assert bootstrap.main(["run"]) == 0
    assert len(pip_calls(machine)) == 2


@pytest.mark.parametrize("change", ["lock", "python", "place"])
def test_what_the_set_up_rests_on_makes_it_anew_when_it_changes(
    bootstrap: ModuleType, machine, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, change: str
) -> None:
    bootstrap.main(["run"])
    machine.calls.clear()
    if change == "lock":
        bootstrap.lock("runtime").write_text("another day\n")
    elif change == "python":
        monkeypatch.setattr(bootstrap.sys, "version", "3.99.0 (main)")
    else:
        tmp_path.rename(tmp_path.with_name("elsewhere"))
        monkeypatch.setattr(bootstrap, "ROOT", tmp_path.with_name("elsewhere"))
    bootstrap.main(["run"])
    assert len(pip_calls(machine)) == 2


def test_packages_can_be_taken_from_a_folder_without_network(
    bootstrap: ModuleType, machine, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("ANNOTATOR_WHEELS", "wheels")
    bootstrap.main(["run"])
    for words in pip_calls(machine):
        place = words.index("--no-index")
        assert words[place + 1 : place + 3] == ["--find-links", str(tmp_path / "wheels")]


def test_another_folder_can_be_set_up_in(
    bootstrap: ModuleType, machine, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("ANNOTATOR_VENV", "elsewhere")
    bootstrap.main(["run"])
    assert machine.calls[-1][0] == str(tmp_path / "elsewhere" / "bin" / "python")
    assert not (tmp_path / ".venv").exists()


def test_a_folder_with_something_else_in_it_is_left_alone(
    bootstrap: ModuleType, machine, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.txt").write_text("all of it")
    monkeypatch.setenv("ANNOTATOR_VENV", "mine")
    assert bootstrap.main(["run"]) == 2
    assert machine.calls == []
    assert (tmp_path / "mine" / "thesis.txt").read_text() == "all of it"


def test_a_python_without_ensurepip_gets_it(
    bootstrap: ModuleType, machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bootstrap, "has_venv", lambda: False)
    assert bootstrap.main(["run"]) == 0
    assert machine.installed()[-1][-1] == "python3-venv"
    machine.programs = {"dnf"}
    assert bootstrap.main(["doctor"]) == 1


def test_without_a_display_qt_draws_offscreen_unless_told_otherwise(
    bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    offscreen = {"QT_QPA_PLATFORM": "offscreen"}
    assert bootstrap.platform("run", []) == offscreen
    assert bootstrap.platform("app", []) == {}
    monkeypatch.setenv("QT_QPA_PLATFORM", "vnc")
    assert bootstrap.platform("run", []) == {}
    monkeypatch.setenv("DISPLAY", ":1")
    monkeypatch.delenv("QT_QPA_PLATFORM")
    assert bootstrap.platform("run", []) == {}
    assert bootstrap.platform("test", []) == offscreen
    assert bootstrap.platform("test", ["--headed"]) == {"QT_QPA_PLATFORM": "xcb"}


def test_the_rest_of_the_line_is_passed_on(bootstrap: ModuleType, machine) -> None:
    bootstrap.main(["run", "--no-window"])
    bootstrap.main(["test", "-k", "offsets"])
    bootstrap.main(["test", "--headed", "-m", "x11"])
    bootstrap.main(["bench", "--limits", "somewhere"])
    run, test, headed = programs_run(machine)
    assert run == ["-m", "annotator", "demo", "--out", "out", "--no-window"]
    assert test == ["-m", "pytest", "-n", "2", "-k", "offsets"]
    assert headed == ["-m", "pytest", "-n", "0", "-m", "x11"]
    assert machine.calls[-1][1:] == ["tests/perf/run.py", "--limits", "somewhere"]


def test_the_exit_code_is_that_of_the_program(bootstrap: ModuleType, machine) -> None:
    machine.fails = lambda words: "demo" in words
    assert bootstrap.main(["run"]) == machine.FAILURE


@pytest.mark.parametrize(("arguments", "code"), [([], 2), (["fly"], 2), (["--help"], 0)])
def test_an_unknown_verb_gets_the_list_of_verbs(
    bootstrap: ModuleType, machine, arguments: list[str], code: int, capsys
) -> None:
    assert bootstrap.main(arguments) == code
    assert "bootstrap.py doctor" in capsys.readouterr().err
    assert machine.calls == []


def test_the_doctor_tells_what_is_missing_and_touches_nothing(
    bootstrap: ModuleType, machine, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert bootstrap.main(["doctor"]) == 0
    assert "libraries   all there" in capsys.readouterr().out
    machine.lacks = {"libGL.so.1"}
    assert bootstrap.main(["doctor"]) == 1
    told = capsys.readouterr().out
    assert "libGL.so.1 missing" in told
    assert "\n  apt-get install -y --no-install-recommends libgl1\n" in told
    machine.euid = 1000
    bootstrap.main(["doctor"])
    assert "\n  sudo apt-get install -y --no-install-recommends libgl1\n" in capsys.readouterr().out
    assert machine.calls == []
    assert not (tmp_path / ".venv").exists()


def test_set_up_and_program_name_the_same_libraries_and_packages(bootstrap: ModuleType) -> None:
    def table(libraries) -> dict[str, tuple[str, ...]]:
        return {one.name: (one.apt, one.dnf, one.pacman) for one in libraries}

    assert table(platform_check._ALWAYS) == bootstrap.QT
    assert table(platform_check._ON_X) == bootstrap.QT_ON_X
