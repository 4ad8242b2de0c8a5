"""The hold of a window on a project: one at a time, told by a locked file beside it."""

import getpass
import json
import os
import platform
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from annotator import paths
from annotator.domain.holder import Holder
from annotator.errors import LockedProject
from annotator.store.held_file import HeldFile, look

END = "-holder"
"""What the name of the file beside a project has at its end, after the project's own."""

_LONGEST = 200
"""Characters of a name that are shown."""


class Hold:
    """What the window has that a project may be changed in; it ends by itself with the process."""

    def __init__(self, places: list[Path], files: list[HeldFile]) -> None:
        self._places = places
        self._files = files

    def is_on(self, path: Path) -> bool:
        """Tell whether it is on the project at `path`."""
        return self._places == list(_places(path))

    def touches(self, path: Path) -> bool:
        """Tell whether it keeps others from `path`: the file, or its name, was another once."""
        return not set(self._places).isdisjoint(_places(path))

    def release(self) -> None:
        """Let somebody else have the project; a second time does not matter."""
        for file in self._files:
            file.release()
        self._files = []


def take(path: Path, coder: str, *, force: bool = False) -> Hold | Holder:
    """Take the hold on the project at `path` for `coder`, or return who has it.

    What is left of one at another computer counts as theirs, unless `force`. Where no file can be
    made or locked, nobody is kept from their work by that.
    """
    files: list[HeldFile] = []
    places = list(_places(path))
    for place in places:
        try:
            file = HeldFile.take(place)
        except OSError:
            continue
        if file is None:
            _release(files)
            found = look(place)
            return _read(found[1] if found else b"")
        files.append(file)
        left = _read(file.content())
        if not force and _is_elsewhere(left):
            _release(files[:-1])
            file.release(keep=True)
            return replace(left, is_sure=False)
    row = _row(coder)
    for file in files:
        # Who it is does not matter for the lock: on a full disk it stays untold.
        with suppress(OSError):
            file.write(row)
    return Hold(places, files)


def holder_of(path: Path) -> Holder | None:
    """Return who has the hold on the project at `path`; None where it can be taken."""
    for place in _places(path):
        found = look(place)
        if found is None:
            continue
        is_held, content = found
        holder = _read(content)
        if is_held:
            return holder
        if _is_elsewhere(holder):
            return replace(holder, is_sure=False)
    return None


@contextmanager
def held(path: Path, coder: str) -> Iterator[None]:
    """Have the hold for as long as the block lasts, for what replaces a project or mends it.

    Raises
    ------
    LockedProject
        Somebody else has it.

    """
    got = take(path, coder)
    if isinstance(got, Holder):
        raise told(path, got)
    try:
        yield
    finally:
        got.release()


def told(path: Path, holder: Holder) -> LockedProject:
    """Return the error for a project that somebody else works on."""
    return LockedProject(
        f"“{path.name}” is being worked on by {seen(holder)}.",
        kept="Nothing in it was changed from here.",
        todo="Close it there, or have it closed, then try again.",
    )


def seen(holder: Holder, quote: Callable[[str], str] = str) -> str:
    """Say who a holder is, where and since when, as it is read here and now."""
    return holder.words(platform.node(), datetime.now().astimezone(), quote)


def is_here(holder: Holder) -> bool:
    """Tell whether a holder is this very process."""
    return holder.pid == os.getpid() and holder.host == platform.node()


def _places(path: Path) -> Iterator[Path]:
    """Yield where it is told who has a project: beside it, and for this user by the file itself.

    The second is found under every name the file has, in whatever folder.
    """
    real = path.resolve()
    yield real.with_name(real.name + END)
    with suppress(OSError):
        found = real.stat()
        folder = paths.data_dir() / "held"
        folder.mkdir(parents=True, exist_ok=True)
        yield folder / f"{found.st_dev:x}-{found.st_ino:x}"


def _release(files: list[HeldFile]) -> None:
    for file in files:
        file.release()


def _is_elsewhere(holder: Holder) -> bool:
    return holder.host not in {"", platform.node()}


def _row(coder: str) -> bytes:
    try:
        user = getpass.getuser()
    except (OSError, KeyError):
        user = ""
    row = {
        "coder": coder,
        "user": user,
        "host": platform.node(),
        "pid": os.getpid(),
        "since": datetime.now(UTC).isoformat(timespec="seconds"),
    }
    return json.dumps(row, ensure_ascii=False).encode()


def _read(content: bytes) -> Holder:
    """Return who a file names; what is damaged, or not yet written, names nobody."""
    try:
        row = json.loads(content)
    except (ValueError, RecursionError):
        return Holder()
    if not isinstance(row, dict):
        return Holder()
    coder, user, host = (_name(row.get(key)) for key in ("coder", "user", "host"))
    pid = row.get("pid")
    return Holder(coder, user, host, pid if isinstance(pid, int) else 0, _moment(row.get("since")))


def _name(value: object) -> str:
    return " ".join(value.split())[:_LONGEST] if isinstance(value, str) else ""


def _moment(value: object) -> datetime | None:
    with suppress(ValueError, TypeError):
        moment = datetime.fromisoformat(str(value))
        return moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)
    return None
