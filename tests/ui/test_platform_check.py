import ctypes
import importlib
import platform
import sys

import pytest

from annotator.errors import ExitCode, NoWindow
from annotator.ui import platform_check

DEBIAN = {"ID": "debian"}
MINT = {"ID": "linuxmint", "ID_LIKE": "ubuntu debian"}
ROCKY = {"ID": "rocky", "ID_LIKE": "rhel centos fedora"}
FEDORA = {"ID": "fedora"}
MANJARO = {"ID": "manjaro", "ID_LIKE": "arch"}
OTHER = {"ID": "slackware"}


@pytest.fixture
def linux(monkeypatch):
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    return monkeypatch


@pytest.fixture
def without(linux):
    """Take libraries away from a system of some name."""

    def take(*names, system=DEBIAN):
        def load(name):
            if name in names:
                raise OSError(f"{name}: cannot open shared object file")

        linux.setattr(ctypes, "CDLL", load)
        linux.setattr(platform, "freedesktop_os_release", lambda: system)

    return take


def _refused(check):
    with pytest.raises(NoWindow) as caught:
        check()
    return caught.value


def test_without_a_display_the_commands_are_named(linux):
    fault = _refused(platform_check.require_display)
    assert fault.happened == "There is no display to open a window on."
    assert "commands work without a window" in fault.kept
    assert "annotator --help" in fault.todo
    assert fault.exit_code is ExitCode.WRONG_USE


@pytest.mark.parametrize(
    ("name", "value"),
    [("DISPLAY", ":0"), ("WAYLAND_DISPLAY", "wayland-0"), ("QT_QPA_PLATFORM", "offscreen")],
)
def test_any_display_will_do(linux, name, value):
    linux.setenv(name, value)
    platform_check.require_display()


@pytest.mark.parametrize("system", ["win32", "darwin"])
def test_other_systems_always_have_a_display(linux, system):
    linux.setattr(sys, "platform", system)
    platform_check.require_display()


@pytest.mark.parametrize(
    ("system", "line"),
    [
        (DEBIAN, "Run: sudo apt install libxcb-cursor0 libxkbcommon-x11-0"),
        (MINT, "Run: sudo apt install libxcb-cursor0 libxkbcommon-x11-0"),
        (FEDORA, "Run: sudo dnf install xcb-util-cursor libxkbcommon-x11"),
        (ROCKY, "Run: sudo dnf install xcb-util-cursor libxkbcommon-x11"),
        (MANJARO, "Run: sudo pacman -S xcb-util-cursor libxkbcommon-x11"),
        (OTHER, "Install these libraries with the package manager of your system."),
    ],
    ids=["Debian", "Mint", "Fedora", "Rocky", "Manjaro", "Slackware"],
)
def test_libraries_missing_on_x_come_with_the_line_that_installs_them(linux, without, system, line):
    linux.setenv("DISPLAY", ":0")
    without("libxcb-cursor.so.0", "libxkbcommon-x11.so.0", system=system)
    fault = _refused(platform_check.require_qt)
    assert fault.happened == (
        "The window needs libxcb-cursor.so.0, libxkbcommon-x11.so.0, "
        "which this system does not have."
    )
    assert fault.todo == line


def test_a_package_that_holds_two_missing_libraries_is_named_once(linux, without):
    _qt_breaks(linux, ImportError("libgthread-2.0.so.0: cannot open shared object file"))
    without("libglib-2.0.so.0", "libgthread-2.0.so.0")
    fault = _refused(platform_check.require_qt)
    assert fault.todo == "Run: sudo apt install libglib2.0-0"


def test_a_system_that_does_not_say_what_it_is_gets_the_names_of_the_libraries(linux, without):
    linux.setenv("QT_QPA_PLATFORM", "xcb")
    without("libxcb-shape.so.0")

    def no_release():
        raise OSError

    linux.setattr(platform, "freedesktop_os_release", no_release)
    fault = _refused(platform_check.require_qt)
    assert "libxcb-shape.so.0" in fault.happened
    assert fault.todo == "Install these libraries with the package manager of your system."


@pytest.mark.parametrize(
    ("name", "value"), [("QT_QPA_PLATFORM", "offscreen"), ("WAYLAND_DISPLAY", "wayland-0")]
)
def test_libraries_of_x_are_not_asked_for_where_there_is_no_x(linux, without, name, value):
    linux.setenv(name, value)
    without("libxcb-cursor.so.0")
    platform_check.require_qt()


def test_a_library_that_qt_itself_needs_comes_with_the_line_that_installs_it(linux, without):
    _qt_breaks(linux, ImportError("libEGL.so.1: cannot open shared object file: No such file"))
    without("libEGL.so.1")
    fault = _refused(platform_check.require_qt)
    assert "libEGL.so.1" in fault.happened
    assert fault.todo == "Run: sudo apt install libegl1"


def test_without_pyside_the_line_that_installs_it_is_named(linux, monkeypatch):
    monkeypatch.setattr(sys, "executable", "/opt/my tools/python")
    _qt_breaks(linux, ModuleNotFoundError("No module named 'PySide6'", name="PySide6"))
    fault = _refused(platform_check.require_qt)
    assert fault.happened == "The window needs PySide6, which is not installed."
    assert fault.todo == "Run: '/opt/my tools/python' -m pip install PySide6-Essentials"


def test_what_else_keeps_qt_from_loading_is_said_as_it_is(linux, without):
    _qt_breaks(linux, ImportError("libodd.so.9: undefined symbol: odd"))
    without()
    fault = _refused(platform_check.require_qt)
    assert "libodd.so.9: undefined symbol: odd" in fault.happened
    assert fault.todo == "Install what is named there, or install PySide6 again."


def test_here_where_the_tests_run_qt_loads(linux):
    linux.setenv("QT_QPA_PLATFORM", "offscreen")
    platform_check.require_qt()


@pytest.mark.parametrize("library", [*platform_check._ALWAYS, *platform_check._ON_X])
def test_every_library_is_named_as_the_loader_finds_it(library):
    if not sys.platform.startswith("linux"):
        pytest.skip("shared libraries have other names elsewhere")
    assert platform_check._loads(library.name)


def test_a_library_that_does_not_exist_is_missed():
    assert not platform_check._loads("libno-such-thing.so.7")


def _qt_breaks(monkeypatch, fault):
    real = importlib.import_module

    def load(name, package=None):
        if name.startswith("PySide6"):
            raise fault
        return real(name, package)

    monkeypatch.setattr(importlib, "import_module", load)
