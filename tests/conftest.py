"""What holds for every test: no display, no network, no foreign file, errors in sentences."""

import os
import shutil
import socket
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

# Set before Qt is imported, by whichever plugin or test comes first.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["QT_API"] = "pyside6"
os.environ["LC_ALL"] = "C.UTF-8"
os.environ["TZ"] = "UTC"
if hasattr(time, "tzset"):
    time.tzset()

import pytest
from hypothesis import HealthCheck, settings
from message_rules import flaws

from annotator.errors import UserError

# A slow machine is no fault of the program, so neither deadlines nor slow examples fail a test.
_PATIENT = settings(
    settings.get_profile("default"),
    deadline=None,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("ci", _PATIENT, max_examples=500)
settings.register_profile("nightly", _PATIENT, max_examples=10_000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))

_NIGHT = 4 * 3600


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--nightly",
        action="store_true",
        help="10,000 examples for each property, and the tests marked nightly",
    )


def pytest_configure(config: pytest.Config) -> None:
    nightly = config.getoption("--nightly")
    if nightly:
        settings.load_profile("nightly")
    if not config.option.markexpr:
        config.option.markexpr = "not perf" if nightly else "not perf and not nightly"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    offscreen = os.environ["QT_QPA_PLATFORM"] in {"offscreen", "minimal"}
    without_office = shutil.which("soffice") is None
    for item in items:
        if config.getoption("--nightly"):
            item.add_marker(pytest.mark.timeout(_NIGHT))
        if offscreen and item.get_closest_marker("x11"):
            item.add_marker(pytest.mark.skip("needs an X display: bootstrap.py test --headed"))
        if without_office and item.get_closest_marker("office"):
            item.add_marker(pytest.mark.skip("needs LibreOffice, which is not installed"))


@pytest.fixture(autouse=True, scope="session")
def _no_users_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep what several tests share, and is made before any of them, away from the user's own."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        for name in ("DATA", "CONFIG", "CACHE", "STATE"):
            patch.setenv(f"XDG_{name}_HOME", str(home / name.lower()))
        yield


@pytest.fixture(autouse=True)
def _own_user_folders(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path_factory.mktemp("home")
    for name in ("DATA", "CONFIG", "CACHE", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(home / name.lower()))


def _forbid_network(event: str, details: tuple[object, ...]) -> None:
    if event == "socket.__new__" and details[1] in {socket.AF_INET, socket.AF_INET6}:
        raise AssertionError("The program works offline: it must open no network connection.")


_ROOT = Path(__file__).parents[1]
_CACHES = tuple(_ROOT / name for name in (".hypothesis", ".pytest_cache"))
_NEW_CACHE = str(_ROOT / "pytest-cache-files-")
"""The beginning of the name under which pytest makes its folder where there is none yet."""
if os.environ.get("UPDATE_GOLDEN"):
    _CACHES = (*_CACHES, _ROOT / "tests" / "golden")
_SCRATCH = (Path(tempfile.gettempdir()).resolve(), Path("/dev"), Path("/proc"))
"""Where a test may write; not below the sources, which may lie there too."""
_AT_HOME = (_ROOT, Path(sys.prefix), Path(sys.base_prefix), *_SCRATCH)
"""What a test may read below the home of whoever runs it: nothing of theirs."""
_HOME = Path.home()
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


def _forbid_foreign_files(event: str, details: tuple[object, ...]) -> None:
    if event == "open":
        path, flags = details[0], details[2]
    elif event == "sqlite3.connect":
        path, flags = str(details[0]).removeprefix("file:").partition("?")[0], os.O_RDWR
    else:
        return
    if not isinstance(path, (str, bytes)) or not isinstance(flags, int) or path in {"", ":memory:"}:
        return  # a descriptor of a file that is open already, or no file at all
    opened = os.path.abspath(os.fsdecode(path))  # noqa: PTH100  a Path would open files itself
    if flags & _WRITES:
        allowed = (
            "__pycache__" in opened
            or opened.startswith(_NEW_CACHE)
            or _is_in(opened, _CACHES if _is_in(opened, (_ROOT,)) else _SCRATCH)
        )
    else:
        allowed = not _is_in(opened, (_HOME,)) or _is_in(opened, _AT_HOME)
    if not allowed:
        raise AssertionError(f"The program opens no file that nobody chose: {opened}")


def _is_in(path: str, folders: Iterable[Path]) -> bool:
    return any(path == str(one) or path.startswith(f"{one}{os.sep}") for one in folders)


# An audit hook sees every socket and file, whichever library opens it; it cannot be taken off.
sys.addaudithook(_forbid_network)
sys.addaudithook(_forbid_foreign_files)


_take_sentences = UserError.__init__
_PROGRAM = f"{os.sep}annotator{os.sep}"


def _look_at_sentences(self: UserError, happened: str, *, kept: str, todo: str) -> None:
    # Whatever is told anywhere in the program while any test runs: three sentences, each whole.
    _take_sentences(self, happened, kept=kept, todo=todo)
    frame = sys._getframe(1)
    while frame.f_back is not None and frame.f_code.co_name == "__init__":
        frame = frame.f_back
    if _PROGRAM in frame.f_code.co_filename and (
        found := flaws(happened, kept, todo, filled_in=True)
    ):
        raise AssertionError(f"{frame.f_code.co_filename}:{frame.f_lineno}: {found}")


UserError.__init__ = _look_at_sentences  # type: ignore[method-assign]
