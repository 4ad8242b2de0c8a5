"""Lets each call by which the program reads or writes files fail, one after the other.

Usage: call_sites.py FOLDER OFTEN. The calls are found in the source, and wrapped as it is loaded:
none is listed by hand. Every deed is done once to see which calls it comes to; then each of these
fails in turn, and what became of it is printed as a line of JSON.
"""

import ast
import builtins
import errno
import importlib.abc
import importlib.machinery
import json
import os
import shutil
import sqlite3
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGES = ("store", "reports", "exchange", "editing")
_WORDS = """
    open fsync rename unlink mkdir rmdir copymode copy copy2 copyfile copytree rmtree move write
    writestr flush write_text write_bytes read_text read_bytes touch stat iterdir truncate mkstemp
    TemporaryFile NamedTemporaryFile TemporaryDirectory utime chmod hardlink_to symlink_to
"""
FILES = frozenset(_WORDS.split())
DATABASES = frozenset({"connect", "backup"})
_ONCE, _EVER = "once", "for ever"


def is_site(call: ast.Call, ours: frozenset[str]) -> bool:
    """Tell whether a call reads or writes files, as far as its name says."""
    func = call.func
    if isinstance(func, ast.Name):
        return func.id == "open"
    if not isinstance(func, ast.Attribute):
        return False
    owner = func.value.id if isinstance(func.value, ast.Name) else ""
    if owner == "cls" or owner[:1].isupper() or owner in ours:
        return False  # another door to a file of ours, whose own calls are found where they stand
    if func.attr == "link":
        return owner == "os"
    if func.attr == "replace":
        return owner == "os" or (len(call.args) == 1 and not call.keywords and owner != "")
    return func.attr in FILES | DATABASES


def ours_in(tree: ast.Module) -> frozenset[str]:
    """Return the names by which a module knows other modules of the program."""
    imports = [
        one
        for one in ast.walk(tree)
        if isinstance(one, ast.ImportFrom) and (one.module or "").startswith("annotator")
    ]
    return frozenset(alias.asname or alias.name for one in imports for alias in one.names)


def name_of(path: str, call: ast.Call) -> str:
    return f"{Path(path).relative_to(ROOT)}:{call.lineno} {ast.unparse(call.func)}"


def all_sites() -> set[str]:
    """Return every call of that sort in the packages that touch files."""
    found = set()
    for package in PACKAGES:
        for path in (ROOT / "annotator" / package).rglob("*.py"):
            tree = ast.parse(path.read_text(encoding="utf-8"))
            calls = [one for one in ast.walk(tree) if isinstance(one, ast.Call)]
            ours = ours_in(tree)
            found |= {name_of(str(path), one) for one in calls if is_site(one, ours)}
    return found


class Wrapping(ast.NodeTransformer):
    """Puts the watch between the name of a call and the call."""

    def __init__(self, path: str, ours: frozenset[str]) -> None:
        self._path = path
        self._ours = ours

    def visit_Call(self, node: ast.Call) -> ast.Call:
        self.generic_visit(node)
        if is_site(node, self._ours):
            name = ast.Constant(name_of(self._path, node))
            node.func = ast.Call(ast.Name("__site__", ast.Load()), [name, node.func], [])
        return node


class Loader(importlib.machinery.SourceFileLoader):
    def get_code(self, fullname):
        path = self.get_filename(fullname)
        tree = ast.parse(self.get_data(path))
        tree = Wrapping(path, ours_in(tree)).visit(tree)
        return compile(ast.fix_missing_locations(tree), path, "exec", dont_inherit=True)


class Finder(importlib.abc.MetaPathFinder):
    def find_spec(self, fullname, path, _target=None):
        if fullname.split(".")[:1] != ["annotator"] or fullname.split(".")[1:2] == []:
            return None
        if fullname.split(".")[1] not in PACKAGES:
            return None
        spec = importlib.machinery.PathFinder.find_spec(fullname, path)
        if spec is not None and spec.origin and spec.origin.endswith(".py"):
            spec.loader = Loader(fullname, spec.origin)
        return spec


class Watch:
    """Knows which calls were come to, and lets one of them fail."""

    def __init__(self) -> None:
        self.met: list[str] = []
        self.foreign: set[str] = set()
        """Calls that are named like one on a file and are none, such as those on a text."""
        self._failing = ""
        self._code = 0
        self._ever = False
        self.failed = 0

    def begin(self, site: str = "", code: int = 0, *, ever: bool = False) -> None:
        self.met, self._failing, self._code, self._ever, self.failed = [], site, code, ever, 0

    def __call__(self, site: str, func: Callable[..., object]) -> Callable[..., object]:
        if not touches_files(func):
            self.foreign.add(site)
            return func
        if site not in self.met:
            self.met.append(site)
        if site != self._failing or (self.failed and not self._ever):
            return func
        self.failed += 1
        return lambda *_args, **_more: self._fail(func)

    def _fail(self, func: Callable[..., object]) -> None:
        name = getattr(func, "__name__", "")
        if name not in DATABASES:
            raise OSError(self._code, "planted")
        fault = sqlite3.OperationalError("planted")
        fault.sqlite_errorcode = {
            errno.ENOSPC: sqlite3.SQLITE_FULL,
            errno.EIO: sqlite3.SQLITE_IOERR,
            errno.EACCES: sqlite3.SQLITE_CANTOPEN,
            errno.EDQUOT: sqlite3.SQLITE_IOERR,
        }[self._code]
        if type(getattr(func, "__self__", None)).__module__.startswith("sqlalchemy"):
            from sqlalchemy.exc import OperationalError  # noqa: PLC0415 - loaded by the program

            raise OperationalError("connect", {}, fault)
        raise fault


def touches_files(func: Callable[..., object]) -> bool:
    owner = getattr(func, "__self__", None)
    kind = type(owner) if owner is not None and not isinstance(owner, type(sys)) else None
    home = (getattr(kind, "__module__", "") if kind else getattr(func, "__module__", "")) or ""
    return not home.startswith(("annotator", "datetime", "dataclasses")) and kind not in {
        str,
        bytes,
    }


watch = Watch()


def trials(deeds, often: bool) -> Iterator[tuple[str, str, int, bool]]:
    """Yield which deed is to be done with which call failing, how, and whether from then on.

    Each call fails twice in one deed, or eight ways in each deed that comes to it.
    """
    seen = set()
    for deed in deeds:
        for site in deeds[deed]:
            if often:
                codes = (errno.ENOSPC, errno.EIO, errno.EACCES, errno.EDQUOT)
                yield from ((deed, site, code, ever) for code in codes for ever in (False, True))
            elif site not in seen:
                yield deed, site, errno.ENOSPC, False
                yield deed, site, errno.EIO, True
            seen.add(site)


def main() -> None:
    place, often = Path(sys.argv[1]), sys.argv[2] == "often"
    os.environ["XDG_DATA_HOME"] = str(place / "home")
    builtins.__site__ = watch
    sys.meta_path.insert(0, Finder())
    sys.path[:0] = [str(Path(__file__).parent), str(ROOT / "tests" / "aids")]
    import site_deeds  # noqa: PLC0415 - what it loads is wrapped
    import site_desk  # noqa: PLC0415

    template = site_desk.prepare(place / "template")
    desk = place / "desk"

    def fresh() -> Path:
        shutil.rmtree(desk, ignore_errors=True)
        return Path(shutil.copytree(template, desk))

    reached = {}
    for name, deed in site_deeds.DEEDS.items():
        folder = fresh()
        watch.begin()
        deed(folder)
        reached[name] = list(watch.met)
    head = {"reached": reached, "foreign": sorted(watch.foreign), "sites": sorted(all_sites())}
    print(json.dumps(head))
    for name, site, code, ever in trials(reached, often):
        folder = fresh()
        held = site_deeds.held(folder)
        watch.begin(site, code, ever=ever)
        said = site_deeds.attempt(site_deeds.DEEDS[name], folder)
        failed = watch.failed
        watch.begin()
        wrong = site_deeds.wrong_after(name, folder, held)
        again = site_deeds.attempt(site_deeds.DEEDS[name], folder)
        print(
            json.dumps({
                "deed": name,
                "site": site,
                "code": errno.errorcode[code],
                "long": _EVER if ever else _ONCE,
                "failed": failed,
                "said": said,
                "wrong": wrong,
                "again": again,
            })
        )


if __name__ == "__main__":
    main()
