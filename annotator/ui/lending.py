"""The commands on shared projects: a local copy is borrowed, published, given back."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from annotator.editing.borrowing import (
    Loan,
    Published,
    borrow,
    borrower_of,
    complaint,
    give_back,
    loan_of,
    publish,
    whose,
)
from annotator.editing.conflicts import Place, where_is
from annotator.editing.obstacles import obstacle_of
from annotator.editing.project import SUFFIX, Project
from annotator.ui.banner import Banner, Notice
from annotator.ui.desk import Desk
from annotator.ui.errands import Errands
from annotator.ui.menus import Deeds
from annotator.ui.panels.plain import isolated

KEY = "shared"

Open = Callable[[Path], Project | None]

_BORROW = "Work on a &local copy…"
_FILTER = f"Projects (*{SUFFIX})"


class Lending(QObject):
    """Says where the open project stands in this, and does each step aside."""

    def __init__(self, desk: Desk, banner: Banner, window: QWidget, open_it: Open) -> None:
        """Take what opens a project in place of the present one."""
        super().__init__(window)
        self._desk = desk
        self._banner = banner
        self._window = window
        self._open = open_it
        self._errands = Errands(desk, window)
        desk.project_opened.connect(self._explain)

    def deeds(self) -> Deeds:
        """Return what the commands of this part do."""
        return {
            "file.borrow": self.borrow,
            "file.publish": self.publish,
            "file.give_back": self.give_back,
        }

    def borrow(self) -> None:
        """Go on in a local copy of the open project, which nobody else may borrow then."""
        project = self._desk.project
        if project is None:
            return
        shared, into, who = project.path, None, project.coder_name
        loan = loan_of(shared)
        if loan is not None and loan.is_out:
            self._desk.said.emit("This is a local copy already: publish it when you are done.")
            return
        if loan is not None and not loan.is_out:
            shared, into = Path(loan.shared), shared
        mine = borrower_of(shared)
        if mine is not None and mine.is_ours and Path(mine.local).exists():
            into = Path(mine.local)
        into = into or self._ask(f"Local copy of {shared.stem}", Path.home() / shared.name)
        if into is not None:
            target = into
            # What is open may be the very copy that is replaced.
            self._errands.run(
                "Copying the project",
                lambda: borrow(shared, target, who),
                self._go_on_with,
                first=lambda: self._desk.open_project(None),
                failed=lambda: self._open(project.path),
            )

    def publish(self) -> None:
        """Put the local copy in the shared project's place; a new project goes where one says."""
        project = self._desk.project
        if project is None:
            return
        local, shared = project.path, None
        loan = loan_of(local)
        if loan is None or not loan.is_out:
            shared = self._ask("Publish under a name that is free", local)
            if shared is None:
                return
        self._errands.run(
            "Publishing",
            lambda: publish(local, shared),
            lambda done: self._show_published(local, done),
            first=lambda: self._desk.open_project(None),
            failed=lambda: self._open(local),
        )

    def give_back(self) -> None:
        """Let others borrow the shared project, without publishing."""
        project = self._desk.project
        if project is None:
            return
        local = project.path
        self._errands.run(
            "Giving back",
            lambda: give_back(local),
            lambda shared: self._show_given_back(local, shared),
            first=lambda: self._desk.open_project(None),
            failed=lambda: self._open(local),
        )

    def _ask(self, title: str, first: Path) -> Path | None:
        name, _ = QFileDialog.getSaveFileName(self._window, title, str(first), _FILTER)
        if not name:
            return None
        path = Path(name)
        return path if path.suffix == SUFFIX else path.with_name(path.name + SUFFIX)

    def _go_on_with(self, loan: Loan) -> None:
        if self._open(Path(loan.local)) is not None:
            self._desk.said.emit("You work on the local copy from now on: publish it when done.")

    def _show_published(self, local: Path, done: Published) -> None:
        refused = complaint(done)
        if self._open(local if refused else done.path) is None:
            return
        if refused:
            self._desk.failed.emit(refused)
        else:
            kept = f" The state before is kept as “{done.kept.name}”." if done.kept else ""
            self._desk.said.emit(f"Published.{kept}")

    def _show_given_back(self, local: Path, shared: Path) -> None:
        if self._open(shared) is not None:
            self._desk.said.emit(f"Given back. The local copy “{local}” stays as it is.")

    def _explain(self, project: Project | None) -> None:
        if project is None:
            return
        loan = loan_of(project.path)
        if loan is not None:
            self._banner.put(self._of_copy(loan))
        elif (found := where_is(project.path)).place is Place.NETWORK and not obstacle_of(
            project.path
        ):
            self._banner.put(self._of_network(found.name, borrower_of(project.path)))

    def _of_copy(self, loan: Loan) -> Notice:
        shared = isolated(loan.shared)
        if loan.is_out:
            text = (
                f"This is your local copy of “{shared}”. Until you publish it or give it back, "
                "others can only read that."
            )
            return Notice(KEY, text, (("Publish", self.publish), ("Give back", self.give_back)))
        text = f"This copy of “{shared}” was published or given back: what you do here stays here."
        return Notice(KEY, text, (("Borrow it again", self.borrow),))

    def _of_network(self, system: str, borrower: Loan | None) -> Notice:
        text = (
            f"This project lies on a network folder ({isolated(system)}): here it can be read, "
            "but not changed."
        )
        if borrower is None:
            return Notice(KEY, text, ((_BORROW, self.borrow),))
        if borrower.is_ours:
            text = f"{text} You have borrowed it as “{isolated(borrower.local)}”."
            return Notice(KEY, text, (("Go on in the &local copy", self.borrow),))
        return Notice(KEY, f"{text} It is borrowed by {isolated(whose(borrower))}.")
