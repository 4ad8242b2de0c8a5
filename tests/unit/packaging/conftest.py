import importlib.util
import shutil
from collections.abc import Callable
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

FILE = Path(__file__).resolve().parents[3] / "packaging" / "bootstrap.py"


class Machine:
    """A machine that never was: which programs and libraries it has, and what was run on it."""

    FAILURE = 100

    def __init__(self, bootstrap: ModuleType) -> None:
        self.bootstrap = bootstrap
        self.programs: set[str] = set()
        self.lacks: set[str] = set()
        self.euid = 0
        self.terminal = False
        self.sudo_asks = False
        self.fails: Callable[[list[str]], bool] = lambda _command: False
        self.calls: list[list[str]] = []

    def run(self, command: list, **options: object) -> SimpleNamespace:
        words = [str(word) for word in command]
        if words == ["sudo", "-n", "true"]:
            return SimpleNamespace(returncode=1 if self.sudo_asks else 0)
        if "-c" in words:
            text = self.bootstrap.sys.version
            there = Path(words[0]).is_file()
            return SimpleNamespace(returncode=0 if there else 1, stdout=text)
        self.calls.append(words)
        if self.fails(words):
            if "stdout" in options:
                options["stdout"].write(b"it said why\n")
            return SimpleNamespace(returncode=self.FAILURE)
        if words[1:3] == ["-m", "venv"]:
            folder = Path(words[-1])
            assert "--clear" in words
            shutil.rmtree(folder, ignore_errors=True)
            python = folder / "bin" / "python"
            python.parent.mkdir(parents=True)
            python.touch()
        if "install" in words and "pip" not in words:
            self.lacks.clear()
        return SimpleNamespace(returncode=0)

    def installed(self) -> list[list[str]]:
        """Return what was called to install system packages."""
        return [words for words in self.calls if "-m" not in words]


@pytest.fixture
def bootstrap(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> ModuleType:
    described = importlib.util.spec_from_file_location("bootstrap", FILE)
    module = importlib.util.module_from_spec(described)
    described.loader.exec_module(module)
    (tmp_path / "packaging").mkdir()
    for name in ("runtime.lock", "dev.lock"):
        (tmp_path / "packaging" / name).write_text(f"{name} of one day\n")
    monkeypatch.setattr(module, "ROOT", tmp_path)
    monkeypatch.setattr(module.tempfile, "tempdir", str(tmp_path_factory.mktemp("logs")))
    monkeypatch.setattr(module.sys, "platform", "linux")
    monkeypatch.chdir(tmp_path)
    for name in ("ANNOTATOR_VENV", "ANNOTATOR_WHEELS", "ANNOTATOR_NO_SYSTEM"):
        monkeypatch.delenv(name, raising=False)
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    return module


@pytest.fixture
def machine(bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch) -> Machine:
    """Return a Debian with all it needs, on which we are root."""
    one = Machine(bootstrap)
    one.programs = {"apt-get", "sudo"}

    def load(soname: str) -> None:
        if soname in one.lacks:
            raise OSError(soname)

    monkeypatch.setattr(bootstrap.ctypes, "CDLL", load)
    monkeypatch.setattr(bootstrap.shutil, "which", lambda name: name in one.programs or None)
    monkeypatch.setattr(bootstrap.subprocess, "run", one.run)
    monkeypatch.setattr(bootstrap.os, "geteuid", lambda: one.euid)
    monkeypatch.setattr(bootstrap.sys.stdin, "isatty", lambda: one.terminal, raising=False)
    return one
