"""Sets the program up on a fresh machine and runs it; needs Python 3.11 or later, nothing else.

    python3 packaging/bootstrap.py run      sample articles to a Word briefing, in the folder out
    python3 packaging/bootstrap.py app      the window, on a project if one is named
    python3 packaging/bootstrap.py test     the tests (--nightly, --headed, or what pytest takes)
    python3 packaging/bootstrap.py bench    the benchmarks
    python3 packaging/bootstrap.py build    wheel and source archive, in the folder dist
    python3 packaging/bootstrap.py doctor   what is there and what is missing; changes nothing

ANNOTATOR_VENV=DIR        set up there instead of in .venv
ANNOTATOR_WHEELS=DIR      take all packages from that folder: no network is needed
ANNOTATOR_NO_SYSTEM=1     never install a system library, print the line that would
"""

# The syntax of this file is that of Python 3.6, so that an older Python gets to this sentence.
import sys

if sys.version_info < (3, 11):
    sys.exit(
        "This program needs Python 3.11 or later, and this is Python %d.%d: install a newer one."
        % sys.version_info[:2]
    )

import ctypes
import hashlib
import importlib.util
import os
import shlex
import shutil
import subprocess
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RUNTIME, DEV = "runtime", "dev"
SETS_UP = {
    "run": (RUNTIME,),
    "app": (RUNTIME,),
    "build": (RUNTIME,),
    "test": (RUNTIME, DEV),
    "bench": (RUNTIME, DEV),
}
"""Which locks each verb needs installed."""

MANAGERS = {
    "apt": ("apt-get", ["apt-get", "install", "-y", "--no-install-recommends"]),
    "dnf": ("dnf", ["dnf", "install", "-y"]),
    "pacman": ("pacman", ["pacman", "-S", "--needed", "--noconfirm"]),
    "zypper": ("zypper", ["zypper", "--non-interactive", "install"]),
}
"""Each package manager: the program that tells it is there, and how it installs."""

# soname: its package for apt, dnf, pacman. For zypper the soname itself is a thing to ask for.
QT = {
    "libGL.so.1": ("libgl1", "mesa-libGL", "mesa"),
    "libEGL.so.1": ("libegl1", "mesa-libEGL", "mesa"),
    "libxkbcommon.so.0": ("libxkbcommon0", "libxkbcommon", "libxkbcommon"),
    "libglib-2.0.so.0": ("libglib2.0-0", "glib2", "glib2"),
    "libgthread-2.0.so.0": ("libglib2.0-0", "glib2", "glib2"),
    "libfontconfig.so.1": ("libfontconfig1", "fontconfig", "fontconfig"),
    "libfreetype.so.6": ("libfreetype6", "freetype", "freetype2"),
    "libdbus-1.so.3": ("libdbus-1-3", "dbus-libs", "dbus"),
    "libX11.so.6": ("libx11-6", "libX11", "libx11"),
}
QT_ON_X = {
    "libxcb-cursor.so.0": ("libxcb-cursor0", "xcb-util-cursor", "xcb-util-cursor"),
    "libxcb-icccm.so.4": ("libxcb-icccm4", "xcb-util-wm", "xcb-util-wm"),
    "libxcb-keysyms.so.1": ("libxcb-keysyms1", "xcb-util-keysyms", "xcb-util-keysyms"),
    "libxcb-shape.so.0": ("libxcb-shape0", "libxcb", "libxcb"),
    "libxkbcommon-x11.so.0": ("libxkbcommon-x11-0", "libxkbcommon-x11", "libxkbcommon-x11"),
}


class CannotSetUp(Exception):
    """Set-up cannot go on; the message is a sentence for the user."""


def say(words):
    print(words, file=sys.stderr, flush=True)


def main(arguments):
    verb, rest = (arguments[0], arguments[1:]) if arguments else ("", [])
    if verb == "doctor":
        return doctor()
    if verb not in SETS_UP:
        say(__doc__)
        return 0 if verb in ("-h", "--help") else 2
    try:
        prepare(verb, rest)
        return go(verb, rest)
    except CannotSetUp as fault:
        say(str(fault))
        return 2
    except KeyboardInterrupt:
        say("Stopped. Run it again to go on.")
        return 130


# What the machine must have.


def prepare(verb, rest):
    """Bring in what the verb needs and does not find."""
    if verb != "build":
        try:
            install_libraries(wanted_libraries(verb, rest))
        except CannotSetUp as fault:
            if verb != "run":
                raise
            say(str(fault))
            say("The briefing needs none of them: going on without the picture of the window.")
    set_up(SETS_UP[verb])


def has_display():
    if not sys.platform.startswith("linux"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def wanted_libraries(verb, rest):
    if verb == "test":
        on_screen = "--headed" in rest
    elif verb == "bench":
        on_screen = shutil.which("Xvfb")
    else:
        on_screen = has_display() and "--no-window" not in rest
    return {**QT, **QT_ON_X} if on_screen else QT


def missing_libraries(wanted):
    if not sys.platform.startswith("linux"):
        return []
    return [soname for soname in wanted if not loads(soname)]


def loads(soname):
    try:
        ctypes.CDLL(soname)
    except OSError:
        return False
    return True


def manager():
    """Return the name of this system's package manager, or None."""
    return next((name for name, (program, _) in MANAGERS.items() if shutil.which(program)), None)


def package(soname, manager_name):
    if manager_name == "zypper":
        return soname + "()(64bit)"
    names = {**QT, **QT_ON_X}[soname]
    return names[("apt", "dnf", "pacman").index(manager_name)]


def install_libraries(wanted):
    missing = missing_libraries(wanted)
    if missing:
        name = manager()
        packages = [package(soname, name) for soname in missing] if name else []
        install("The window needs " + ", ".join(missing), packages)
        still = missing_libraries(wanted)
        if still:
            raise CannotSetUp("Still missing after the installation: " + ", ".join(still) + ".")


def install(reason, packages):
    """Install system packages as root or by sudo.

    Raises CannotSetUp with the exact line to type where that is not allowed.
    """
    name = manager()
    if not name or not packages:
        raise CannotSetUp(
            reason + ". Install it with the package manager of your system, then run this again."
        )
    command = MANAGERS[name][1] + list(dict.fromkeys(packages))
    prefix = privileges()
    if prefix is None:
        raise CannotSetUp(
            reason + ". This line installs it; then run this again:\n  " + line_to_type(command)
        )
    say(reason + ".")
    if name == "apt":
        command[:0] = ["env", "DEBIAN_FRONTEND=noninteractive"]
        call([*prefix, "apt-get", "update"], "Refreshing the list of packages")
    call(prefix + command, "Installing " + " ".join(dict.fromkeys(packages)))


def line_to_type(command):
    return ("" if os.geteuid() == 0 else "sudo ") + shlex.join(command)


def privileges():
    """Return what to put before a command to run it as root, or None where we may not."""
    if os.environ.get("ANNOTATOR_NO_SYSTEM") == "1":
        return None
    if os.geteuid() == 0:
        return []
    if not shutil.which("sudo"):
        return None
    quiet = subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False)
    if quiet.returncode == 0:
        return ["sudo", "-n"]
    return ["sudo"] if sys.stdin.isatty() else None


def call(command, saying):
    """Run an installer with its output in a file, which is shown and kept when it fails."""
    say(saying + " …")
    log_number, log_name = tempfile.mkstemp(prefix="annotator-set-up-", suffix=".log")
    with os.fdopen(log_number, "wb") as log:
        try:
            code = subprocess.run(command, stdout=log, stderr=log, check=False).returncode
        except OSError as fault:
            log.write(str(fault).encode())
            code = -1
    log_path = Path(log_name)
    if code == 0:
        log_path.unlink()
        return
    lines = log_path.read_text(encoding="utf-8", errors="replace").splitlines()
    say("\n".join("  | " + line for line in lines[-25:]))
    raise CannotSetUp(
        "This failed: %s\nAll of its output is in %s. What was done before is kept: "
        "mend what it names, then run this again." % (shlex.join(map(str, command)), log_path)
    )


# The virtual environment.


def venv_folder():
    return Path(os.environ.get("ANNOTATOR_VENV") or ROOT / ".venv").absolute()


def venv_python():
    return venv_folder() / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def lock(part):
    return ROOT / "packaging" / (part + ".lock")


def stamp_path(part):
    return venv_folder() / ("annotator-%s.stamp" % part)


def stamp(part):
    """Return what a finished set-up is known by: the lock, this Python and where we are."""
    known = hashlib.sha256(lock(part).read_bytes())
    known.update(("%s\0%s" % (sys.version, ROOT)).encode())
    return known.hexdigest()


def is_set_up(part):
    try:
        return stamp_path(part).read_text(encoding="ascii") == stamp(part)
    except OSError:
        return False


def set_up(parts):
    """Install the locks that are not installed yet, each noted only when all of it is there."""
    if all(map(is_set_up, parts)):
        return
    say("Setting up in %s, once." % venv_folder())
    make_venv()
    # Asked only now: an environment made anew has lost what was in it.
    for part in [part for part in parts if not is_set_up(part)]:
        stamp_path(part).unlink(missing_ok=True)
        source = ["-r", str(lock(part))]
        hashed = ["--require-hashes", "--only-binary", ":all:", *source]
        pip(hashed, "Installing the %s packages" % part)
        if part == RUNTIME:
            itself = ["--no-deps", "--no-build-isolation", "-e", str(ROOT)]
            pip(itself, "Installing the program itself")
        unfinished = stamp_path(part).with_suffix(".unfinished")
        unfinished.write_text(stamp(part), encoding="ascii")
        unfinished.replace(stamp_path(part))


def make_venv():
    """Make the virtual environment, unless a usable one of this Python is there."""
    folder = venv_folder()
    if folder.exists():
        if is_usable(venv_python()):
            return
        ours = folder == ROOT / ".venv" or any(folder.glob("annotator-*"))
        if any(folder.iterdir()) and not ours:
            raise CannotSetUp(
                "%s is not empty and no virtual environment of this Python. It was left as it is: "
                "name another folder in ANNOTATOR_VENV." % folder
            )
    if not has_venv():
        packages = ["python3-venv"] if manager() == "apt" else []
        install("This Python has no ensurepip, which comes in a package of its own", packages)
    call([sys.executable, "-m", "venv", "--clear", str(folder)], "Making a virtual environment")


def has_venv():
    return all(importlib.util.find_spec(name) for name in ("venv", "ensurepip"))


def is_usable(python):
    ask = "import sys, pip; print(sys.version)"
    try:
        answer = subprocess.run([python, "-c", ask], capture_output=True, text=True, check=False)
    except OSError:
        return False
    return answer.returncode == 0 and answer.stdout.strip() == sys.version.strip()


def pip(arguments, saying):
    command = [str(venv_python()), "-m", "pip", "install", "--disable-pip-version-check"]
    wheels = os.environ.get("ANNOTATOR_WHEELS")
    if wheels:
        command += ["--no-index", "--find-links", str(Path(wheels).absolute())]
    call(command + arguments, saying)


# The verbs.


def go(verb, rest):
    """Do what was asked, now that everything is there, and return its exit code."""
    here = Path.cwd()
    out = "out" if here == ROOT else str(ROOT / "out")
    command, folder = {
        "run": (["-m", "annotator", "demo", "--out", out], here),
        "app": (["-m", "annotator"], here),
        # One screen has one keyboard focus, so tests on it take turns.
        "test": (["-m", "pytest", "-n", "0" if "--headed" in rest else "2"], ROOT),
        "bench": (["tests/perf/run.py"], ROOT),
        "build": (["-m", "hatchling", "build", "-d", "dist"], ROOT),
    }[verb]
    environment = {**os.environ, **platform(verb, rest)}
    if verb == "test":
        rest = [word for word in rest if word != "--headed"]
    whole = [str(venv_python()), *command, *rest]
    return subprocess.run(whole, cwd=folder, env=environment, check=False).returncode


def platform(verb, rest):
    """Return the setting that tells Qt where to draw, if it needs one."""
    if verb == "test":
        return {"QT_QPA_PLATFORM": screen() if "--headed" in rest else "offscreen"}
    # The window itself is left to say that there is no display, and what works without one.
    if verb == "app" or has_display() or os.environ.get("QT_QPA_PLATFORM"):
        return {}
    return {"QT_QPA_PLATFORM": "offscreen"}


def screen():
    """Return the Qt platform that draws on this machine's screen."""
    if sys.platform.startswith("linux"):
        return "xcb" if os.environ.get("DISPLAY") else "wayland"
    return {"darwin": "cocoa", "win32": "windows"}[sys.platform]


def doctor():
    """Tell what is there and what is missing, and return 1 if something is."""
    name = manager()
    print("Python      %s, %s" % (sys.version.split()[0], sys.executable))
    print("packages    %s" % (name or "no package manager known to this program"))
    print("display     %s" % ("yes" if has_display() else "none: the window is drawn offscreen"))
    for part in (RUNTIME, DEV):
        state = "set up" if is_set_up(part) else "not set up yet"
        print("%-11s %s in %s" % (part, state, venv_folder()))
    lacking = missing_libraries({**QT, **(QT_ON_X if has_display() else {})})
    print("libraries   %s" % (", ".join(lacking) + " missing" if lacking else "all there"))
    wanted = [package(soname, name) for soname in lacking] if name else []
    if not has_venv():
        print("ensurepip   missing")
        wanted += ["python3-venv"] if name == "apt" else []
    if wanted:
        line = MANAGERS[name][1] + list(dict.fromkeys(wanted))
        print("\nThis line installs what is missing:\n  " + line_to_type(line))
    return 1 if lacking or not has_venv() else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
