"""The use cases of working on a local copy of a shared project, and of publishing that."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from annotator import disk
from annotator.editing.holding import to_replace
from annotator.errors import (
    CannotWrite,
    LockedProject,
    NotFound,
    RuleBroken,
    StaleEdit,
    UserError,
)
from annotator.store import backup, ladder, lending, network, sending
from annotator.store.lending import Loan
from annotator.store.lineage import Standing, holds, standing_of
from annotator.store.recognition import recognise
from annotator.store.whereabouts import is_on_network

__all__ = [
    "Loan",
    "Published",
    "borrow",
    "borrower_of",
    "complaint",
    "give_back",
    "loan_of",
    "publish",
    "whose",
]

borrower_of = lending.borrower_of

_KEPT = "It is as it was, and the local copy holds all your work."


@dataclass(frozen=True, slots=True)
class Published:
    """Where the work lies now, and where the state before it."""

    path: Path
    kept: Path | None
    """A backup of what was shared before; None where nothing was, or nothing had to be written."""
    refusal: str = ""
    """Why the work lies beside the shared project and not in its place, "" where it does."""


def complaint(done: Published) -> StaleEdit | None:
    """Return the error for work that could not take the place of the shared project."""
    if not done.refusal:
        return None
    return StaleEdit(
        f"The shared project was not replaced, since {done.refusal}.",
        kept=f"Your work is saved beside it as “{done.path.name}”, and in the local copy.",
        todo="Open both, and agree with the others which of them goes on.",
    )


def loan_of(local: Path) -> Loan | None:
    """Return the loan of a local copy, also one that has ended; None for any other project."""
    return lending.slip_beside(local)


def whose(loan: Loan) -> str:
    """Say who has a loan, where and since when."""
    if not loan.token:
        return "somebody"
    who = loan.who if loan.who == loan.user else f"{loan.who} ({loan.user})"
    return f"{who} on the computer {loan.host}, since {loan.since[:16].replace('T', ' ')} UTC"


def borrow(shared: Path, into: Path, who: str = "") -> Loan:
    """Make a local copy to work on, and mark the shared project as lent out to `who`.

    A loan of one's own whose copy is there goes on, and one whose copy is gone begins anew. A copy
    from an earlier loan is replaced if the shared project holds all that is in it.

    Raises
    ------
    LockedProject
        Somebody else has it, or has it open for writing.
    RuleBroken
        `into` is taken, or lies on a network folder itself.
    CannotWrite
        The mark or the copy cannot be written.

    """
    recognise(shared)
    with _told(shared):
        network.require_whole(shared)
    if is_on_network(into):
        raise RuleBroken(
            f"“{into}” lies on a network folder as well.",
            kept="Nothing was copied.",
            todo="Choose a folder on this computer for the local copy.",
        )
    with _told(shared, "It is as it was, and can be read; nothing was borrowed."):
        loan = lending.new_loan(shared, into, who, standing_of(shared))
        there = lending.claim(shared, loan)
        if there is not None:
            if _goes_on(there, into):
                return there
            lending.take_over(shared, loan)
        try:
            # Whoever had it before may have published just before the mark was free.
            now = standing_of(shared)
            if now != loan.standing:
                loan = replace(loan, sequence=now.sequence, chain=now.chain)
                lending.take_over(shared, loan)
            _bring(shared, into, loan)
        except BaseException:
            lending.release(shared, loan)
            raise
    return loan


def give_back(local: Path) -> Path:
    """Take the mark off the shared project without publishing, and return where that lies.

    The local copy stays as it is, a project of its own from now on.

    Raises
    ------
    NotFound
        It is no local copy that is lent out.
    CannotWrite
        The shared folder cannot be reached.
    LockedProject
        Another window works on the copy.

    """
    loan = _loan_out(local)
    shared = Path(loan.shared)
    with to_replace(local), _told(shared):
        if not shared.parent.is_dir():
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))
        _end(local, shared, loan)
    return shared


def publish(local: Path, shared: Path | None = None) -> Published:
    """Put the local copy in the place of the shared project, or a project in a place that is free.

    Only what was borrowed is replaced, and only if it is still as it was then. Otherwise nothing is
    overwritten: the work is saved beside it under a name of its own. The loan is over either way.

    Raises
    ------
    NotFound
        There is no such project, or it is not known where it was borrowed.
    RuleBroken
        Something else is there already.
    LockedProject
        Somebody else has that name marked as theirs, or another window works on the copy.
    CannotWrite
        The shared folder cannot be reached, may not be written to or has no room.

    """
    recognise(local)
    loan = lending.slip_beside(local)
    if loan is not None and not loan.is_out:
        loan = None
    if shared is None:
        shared = Path(_loan_out(local).shared)
    copy = local.with_name(f"{local.name}.publishing")
    try:
        # What another window went on with would not be in it.
        with to_replace(local), _told(shared):
            backup.back_up(local, copy)
            if loan is not None and _is_same_place(shared, Path(loan.shared)):
                return _return(local, copy, shared, loan)
            done = _publish_new(copy, shared)
            if loan is None:
                # What is done here from now on does not come there by itself: the slip says so.
                lending.end(local, lending.new_loan(shared, local, "", standing_of(copy)))
            return done
    finally:
        backup.drop(copy)


def _bring(shared: Path, into: Path, loan: Loan) -> None:
    if os.path.lexists(into) and not _is_left_over(into, shared):
        raise RuleBroken(
            f"“{into}” is there already.",
            kept="Nothing was copied.",
            todo="Choose another name for the local copy.",
        )
    backup.back_up(shared, into)
    if standing_of(into) != loan.standing:
        backup.drop(into)
        raise LockedProject(
            f"“{shared.name}” was changed while it was being copied.",
            kept="It is as whoever changed it left it.",
            todo="Try again in a moment.",
        )
    try:
        lending.write_slip(into, loan)
    except OSError:
        # Without the slip nobody would know what the copy is, and the next try would refuse it.
        backup.drop(into)
        raise


def _goes_on(there: Loan, into: Path) -> bool:
    """Tell whether a loan that is there is one's own and its copy is the one asked for.

    Raises
    ------
    LockedProject
        It is somebody else's.
    RuleBroken
        It is one's own, with a copy elsewhere.

    """
    if not there.is_ours:
        raise LockedProject(
            f"“{Path(there.shared).name or 'The project'}” is borrowed by {whose(there)}.",
            kept="Nothing was copied or changed. It can be opened for reading.",
            todo="Ask them to publish it or to give it back, or make a copy to read by “annotator "
            "backup”. Only if nobody has it any more, delete the file beside it whose name ends in "
            f"“{lending.MARK}”.",
        )
    copy = Path(there.local)
    slip = lending.slip_beside(copy)
    if slip is None or slip.token != there.token or not slip.is_out or not copy.exists():
        if _is_running(there.pid):
            raise LockedProject(
                f"“{Path(there.shared).name}” is being borrowed from another window of yours.",
                kept="Nothing was copied or changed from here.",
                todo="Go on in that window, or close it and try again.",
            )
        return False
    if not _is_same_place(copy, into):
        raise RuleBroken(
            f"You have borrowed it already: the local copy is “{copy}”.",
            kept="Nothing was copied or changed.",
            todo="Go on there, and publish it or give it back.",
        )
    return True


def _is_running(pid: int) -> bool:
    """Tell whether another process of that number runs here, as far as the system tells."""
    if os.name != "posix" or pid in {0, os.getpid()}:
        return False  # elsewhere to ask is to end it
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _is_left_over(into: Path, shared: Path) -> bool:
    """Tell whether a project is a copy from an earlier loan, with nothing the shared one lacks."""
    slip = lending.slip_beside(into)
    if slip is None or slip.is_out or network.left_beside(into):
        return False
    try:
        recognise(into)
        return holds(shared, standing_of(into))
    except UserError:
        return False


def _return(local: Path, copy: Path, shared: Path, loan: Loan) -> Published:
    refusal = _refusal(shared, loan, standing_of(copy))
    if refusal:
        beside = _put_beside(copy, shared, loan)
        _end(local, shared, loan)
        return Published(beside, None, refusal)
    kept = None
    if not os.path.lexists(shared):
        kept = _publish_new(copy, shared, loan).kept
    elif standing_of(shared) != standing_of(copy):
        kept = ladder.take(shared, "before publishing").path
        unfinished = shared.with_name(f"{shared.name}.{loan.token}.unfinished")
        backup.drop(unfinished)
        try:
            sending.deliver(copy, unfinished)
            # It may have taken a while: nobody may have come in between.
            if refusal := _refusal(shared, loan, standing_of(copy)):
                beside = _put_beside(copy, shared, loan)
                _end(local, shared, loan)
                return Published(beside, None, refusal)
            backup.settle(unfinished, shared)
        finally:
            backup.drop(unfinished)
    _end(local, shared, loan)
    return Published(shared, kept)


def _refusal(shared: Path, loan: Loan, ours: Standing) -> str:
    """Say why the shared project may not be replaced; "" where it may."""
    if not os.path.lexists(shared):
        return ""
    if network.left_beside(shared):
        return "somebody has it open for writing"
    now = standing_of(shared)
    if now == ours:
        return ""  # it was published before, and only the mark is left
    if now != loan.standing:
        return "it was changed after you had borrowed it"
    mark = lending.claim(shared, loan)
    if mark is not None and mark.token != loan.token:
        return f"it is borrowed by {whose(mark)}"
    return ""


def _put_beside(copy: Path, shared: Path, loan: Loan) -> Path:
    at = f"{datetime.now(UTC):%Y-%m-%d %H%M%S}"
    whom = "".join(letter for letter in loan.who if letter.isalnum() or letter in " -_").strip()
    beside = shared.with_name(f"{shared.stem} (work of {whom or 'somebody'} {at}){shared.suffix}")
    sending.keep(copy, beside)
    return beside


def _publish_new(copy: Path, shared: Path, loan: Loan | None = None) -> Published:
    if os.path.lexists(shared):
        raise RuleBroken(
            f"“{shared}” is there already, and was not borrowed as this project.",
            kept="It was not touched.",
            todo="Choose another name to publish under.",
        )
    mine = loan or lending.new_loan(shared, shared, "", standing_of(copy))
    there = lending.claim(shared, mine)
    if there is not None and there.token != mine.token:
        raise LockedProject(
            f"“{shared.name}” is borrowed by {whose(there)}.",
            kept="Nothing was written.",
            todo="Choose another name to publish under.",
        )
    unfinished = shared.with_name(f"{shared.name}.{mine.token}.unfinished")
    try:
        sending.deliver(copy, unfinished)
        sending.place(unfinished, shared)
    finally:
        backup.drop(unfinished)
        lending.release(shared, mine)
    return Published(shared, None)


def _end(local: Path, shared: Path, loan: Loan) -> None:
    # In this order: stopped in between, publishing once more finds nothing left to write.
    lending.release(shared, loan)
    lending.end(local, loan)


def _loan_out(local: Path) -> Loan:
    loan = lending.slip_beside(local)
    if loan is None or not loan.is_out:
        raise NotFound(
            f"“{local.name}” is no local copy of a shared project"
            + (": it was published or given back." if loan else "."),
            kept="Nothing was changed.",
            todo="Name the place where it is to be published.",
        )
    return loan


def _is_same_place(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return one.resolve() == other.resolve()


@contextmanager
def _told(shared: Path, kept: str = _KEPT) -> Iterator[None]:
    try:
        yield
    except OSError as fault:
        said = disk.refusal(fault, shared)
        why = said.why if fault.errno else str(fault).rstrip(".")
        raise CannotWrite(
            f"“{shared.name}” could not be reached or written in “{shared.parent}”: {why}.",
            kept=kept,
            todo=f"{said.todo} Then try again.",
        ) from fault
