"""Finds out whether a window can be opened at all, before Qt would end the program over it."""

import ctypes
import importlib
import os
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from annotator.errors import NoWindow

_KEPT: Final = "Nothing was changed, and all commands work without a window."
_WINDOW: Final = "PySide6.QtWidgets"


@dataclass(frozen=True, slots=True)
class _Library:
    """A shared library of the system and the package each family of systems has it in."""

    name: str
    apt: str
    dnf: str
    pacman: str


_ALWAYS: Final = (
    _Library("libGL.so.1", "libgl1", "mesa-libGL", "mesa"),
    _Library("libEGL.so.1", "libegl1", "mesa-libEGL", "mesa"),
    _Library("libxkbcommon.so.0", "libxkbcommon0", "libxkbcommon", "libxkbcommon"),
    _Library("libglib-2.0.so.0", "libglib2.0-0", "glib2", "glib2"),
    _Library("libgthread-2.0.so.0", "libglib2.0-0", "glib2", "glib2"),
    _Library("libfontconfig.so.1", "libfontconfig1", "fontconfig", "fontconfig"),
    _Library("libfreetype.so.6", "libfreetype6", "freetype", "freetype2"),
    _Library("libdbus-1.so.3", "libdbus-1-3", "dbus-libs", "dbus"),
    _Library("libX11.so.6", "libx11-6", "libX11", "libx11"),
)
_ON_X: Final = (
    _Library("libxcb-cursor.so.0", "libxcb-cursor0", "xcb-util-cursor", "xcb-util-cursor"),
    _Library("libxcb-icccm.so.4", "libxcb-icccm4", "xcb-util-wm", "xcb-util-wm"),
    _Library("libxcb-keysyms.so.1", "libxcb-keysyms1", "xcb-util-keysyms", "xcb-util-keysyms"),
    _Library("libxcb-shape.so.0", "libxcb-shape0", "libxcb", "libxcb"),
    _Library("libxkbcommon-x11.so.0", "libxkbcommon-x11-0", "libxkbcommon-x11", "libxkbcommon-x11"),
)

_INSTALLERS: Final[tuple[tuple[frozenset[str], str, Callable[[_Library], str]], ...]] = (
    (frozenset({"debian", "ubuntu"}), "sudo apt install", lambda library: library.apt),
    (frozenset({"fedora", "rhel"}), "sudo dnf install", lambda library: library.dnf),
    (frozenset({"arch"}), "sudo pacman -S", lambda library: library.pacman),
)
"""Which systems install by which command; what is like one of them says so itself."""


def require_display() -> None:
    """Make sure that there is a screen to show a window on.

    Raises
    ------
    NoWindow
        This is Linux and no display server is named.

    """
    named = any(map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")))
    if sys.platform.startswith("linux") and not named:
        raise NoWindow(
            "There is no display to open a window on.",
            kept=_KEPT,
            todo="Run “annotator --help” for the commands, or start it from a desktop session.",
        )


def require_qt() -> None:
    """Make sure that Qt can be loaded with all it needs of this system.

    Raises
    ------
    NoWindow
        PySide6 or a shared library is missing; the error names the line that installs it.

    """
    try:
        importlib.import_module(_WINDOW)
    except (ImportError, OSError) as fault:
        raise _without_qt(fault) from fault
    # Qt loads these by itself, and ends the program when one of them is missing.
    missing = _missing(_ON_X) if _is_on_x(os.environ) else ()
    if missing:
        raise _without(missing)


def _is_on_x(environment: Mapping[str, str]) -> bool:
    chosen = environment.get("QT_QPA_PLATFORM", "")
    if chosen:
        return chosen.startswith("xcb")
    on_linux = sys.platform.startswith("linux")
    return on_linux and not environment.get("WAYLAND_DISPLAY")


def _without_qt(fault: Exception) -> NoWindow:
    if isinstance(fault, ModuleNotFoundError) and (fault.name or "").startswith("PySide6"):
        import shlex  # noqa: PLC0415 - every start would wait for it

        return NoWindow(
            "The window needs PySide6, which is not installed.",
            kept=_KEPT,
            todo=f"Run: {shlex.quote(sys.executable)} -m pip install PySide6-Essentials",
        )
    missing = _missing((*_ALWAYS, *_ON_X)) if ".so" in str(fault) else ()
    if missing:
        return _without(missing)
    return NoWindow(
        f"The window cannot be opened: {fault}.",
        kept=_KEPT,
        todo="Install what is named there, or install PySide6 again.",
    )


def _without(missing: tuple[_Library, ...]) -> NoWindow:
    names = ", ".join(library.name for library in missing)
    return NoWindow(
        f"The window needs {names}, which this system does not have.",
        kept=_KEPT,
        todo=_how_to_install(missing),
    )


def _missing(wanted: Iterable[_Library]) -> tuple[_Library, ...]:
    return tuple(library for library in wanted if not _loads(library.name))


def _loads(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def _how_to_install(missing: Iterable[_Library]) -> str:
    system = _system_ids()
    for systems, command, package in _INSTALLERS:
        if systems & system:
            return f"Run: {command} {' '.join(dict.fromkeys(map(package, missing)))}"
    return "Install these libraries with the package manager of your system."


def _system_ids() -> frozenset[str]:
    """Return what this Linux calls itself and what it is like."""
    import platform  # noqa: PLC0415 - every start would wait for it

    try:
        release = platform.freedesktop_os_release()
    except OSError:
        return frozenset()
    return frozenset(f"{release.get('ID', '')} {release.get('ID_LIKE', '')}".split())
