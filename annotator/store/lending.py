"""What is written down of a project that is lent out: a mark beside it, a slip beside the copy."""

import getpass
import json
import os
import platform
import uuid
from contextlib import suppress
from dataclasses import asdict, dataclass, fields, replace
from datetime import UTC, datetime
from pathlib import Path

from annotator.store.backup import drop, settle
from annotator.store.lineage import Standing

MARK = "-borrowed"
"""What the name of the mark has at its end, after that of the shared project."""
SLIP = "-loan"
"""What the name of the slip has at its end, after that of the local copy."""

_MOST = 65_536
_LONGEST = 4_096


@dataclass(frozen=True, slots=True)
class Loan:
    """Who has which copy of which project since when, and where the project stood then.

    All is "" or 0 in what cannot be read of a mark: then somebody has it, and no more is known.
    """

    token: str = ""
    """Made once for each loan: a mark with another one is somebody else's."""
    who: str = ""
    user: str = ""
    host: str = ""
    pid: int = 0
    since: str = ""
    """UTC, to the second."""
    shared: str = ""
    local: str = ""
    project: str = ""
    sequence: int = 0
    chain: str = ""
    returned: str = ""
    """When it was published or given back (UTC), "" while it is out; told on the slip alone."""

    @property
    def standing(self) -> Standing:
        """Return where the shared project stood when it was borrowed."""
        return Standing(self.project, self.sequence, self.chain)

    @property
    def is_ours(self) -> bool:
        """Tell whether it was made by this user on this computer."""
        return bool(self.token) and (self.user, self.host) == (_user(), platform.node())

    @property
    def is_out(self) -> bool:
        """Tell whether the copy has neither been published nor given back."""
        return bool(self.token) and not self.returned


_WORDS = [one.name for one in fields(Loan) if one.type is str]


def new_loan(shared: Path, local: Path, who: str, standing: Standing) -> Loan:
    """Return a loan that begins now."""
    return Loan(
        token=uuid.uuid4().hex,
        who=who or _user(),
        user=_user(),
        host=platform.node(),
        pid=os.getpid(),
        since=moment(),
        shared=str(shared.resolve()),
        local=str(local.resolve()),
        project=standing.project,
        sequence=standing.sequence,
        chain=standing.chain,
    )


def moment() -> str:
    """Return the time it is, as loans tell it."""
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def mark_of(shared: Path) -> Path:
    """Return where the mark of a shared project lies while it is lent out."""
    real = shared.resolve()
    return real.with_name(real.name + MARK)


def slip_of(local: Path) -> Path:
    """Return where the slip of a local copy lies."""
    real = local.resolve()
    return real.with_name(real.name + SLIP)


def claim(shared: Path, loan: Loan) -> Loan | None:
    """Put the mark on a shared project; return whose is there already, None when it is ours now.

    Of all who try at once one gets it: the file is made only where there is none (O_EXCL, which
    holds on NFS from version 3 on; open(2)).
    """
    place = mark_of(shared)
    try:
        handle = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    except FileExistsError:
        return borrower_of(shared) or Loan()
    try:
        os.write(handle, _encode(loan))
        os.fsync(handle)
    except OSError:
        # An empty mark would keep everybody out, and name nobody.
        drop(place)
        raise
    finally:
        os.close(handle)
    return None


def take_over(shared: Path, loan: Loan) -> None:
    """Put the mark in the place of an earlier one of one's own."""
    _put(mark_of(shared), loan)


def release(shared: Path, loan: Loan) -> None:
    """Take the mark of this loan away; another one is left."""
    found = borrower_of(shared)
    if found is not None and found.token == loan.token:
        mark_of(shared).unlink(missing_ok=True)


def borrower_of(shared: Path) -> Loan | None:
    """Return the loan a shared project is marked with; None where it is not lent out."""
    return _read(mark_of(shared))


def write_slip(local: Path, loan: Loan) -> None:
    """Note beside a local copy where it was borrowed."""
    _put(slip_of(local), loan)


def slip_beside(local: Path) -> Loan | None:
    """Return the loan that is noted beside a local copy; None for a project nobody borrowed."""
    return _read(slip_of(local))


def end(local: Path, loan: Loan) -> None:
    """Note beside a local copy that it was published or given back."""
    write_slip(local, replace(loan, returned=moment()))


def _put(place: Path, loan: Loan) -> None:
    unfinished = place.with_name(f"{place.name}.{uuid.uuid4().hex}.unfinished")
    try:
        unfinished.write_bytes(_encode(loan))
        settle(unfinished, place)
    finally:
        drop(unfinished)


def _encode(loan: Loan) -> bytes:
    return json.dumps(asdict(loan), ensure_ascii=False, indent=1).encode()


def _read(place: Path) -> Loan | None:
    """Return what a file tells; where it cannot be read, a loan of which nothing is known."""
    row: object = None
    try:
        with place.open("rb") as file:
            content = file.read(_MOST)
    except FileNotFoundError:
        return None
    except OSError:
        return Loan()
    with suppress(ValueError, RecursionError):
        row = json.loads(content)
    if not isinstance(row, dict):
        return Loan()
    words = {name: value[:_LONGEST] for name, value in row.items() if isinstance(value, str)}
    pid, sequence = (row.get(name) for name in ("pid", "sequence"))
    return Loan(
        **{name: words.get(name, "") for name in _WORDS},
        pid=pid if isinstance(pid, int) else 0,
        sequence=sequence if isinstance(sequence, int) else 0,
    )


def _user() -> str:
    with suppress(OSError, KeyError):
        return getpass.getuser()
    return "somebody"
