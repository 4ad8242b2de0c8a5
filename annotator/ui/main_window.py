"""Fills the window: menus, the welcome page, the workbench and the status line, wired together."""

from __future__ import annotations  # a type named here is loaded on first use

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QStackedWidget, QWidget

from annotator.domain.changes import Changes
from annotator.domain.codebook import Kind
from annotator.editing.project import SUFFIX, Project
from annotator.errors import DamagedProject, UserError
from annotator.ui import theme as themes
from annotator.ui.actions import COMMANDS, Needs
from annotator.ui.asking import Asking
from annotator.ui.carrying import Carrying
from annotator.ui.coding import Coding
from annotator.ui.command_search import plain_name
from annotator.ui.consulting import Consulting
from annotator.ui.copying import Copying
from annotator.ui.desk import Desk
from annotator.ui.dropping import Dropping
from annotator.ui.focus_ring import FocusRing
from annotator.ui.gaps.keys import GapKeys
from annotator.ui.holding import Holding
from annotator.ui.keeping import Keeping
from annotator.ui.keyboard import Keyboard
from annotator.ui.leading import Leading
from annotator.ui.lending import Lending
from annotator.ui.menus import Deeds, Menus
from annotator.ui.outside import Following
from annotator.ui.palette import Palette
from annotator.ui.project_files import ProjectFiles
from annotator.ui.registry.registry import Registry
from annotator.ui.search.finding import Finding
from annotator.ui.selecting import Selecting
from annotator.ui.shell import TITLE, Shell
from annotator.ui.statement_tools import StatementTools
from annotator.ui.status import Status
from annotator.ui.stepping import Stepping
from annotator.ui.submitting import Submitting
from annotator.ui.syncing import Steps, Syncing
from annotator.ui.theme import Theme
from annotator.ui.theming import Theming, command_of
from annotator.ui.tour import Tour
from annotator.ui.viewing import Viewing
from annotator.ui.welcome import WelcomePage
from annotator.ui.workbench import Workbench

if TYPE_CHECKING:
    from annotator.ui.bringing_in import BringingIn


class MainWindow(QObject):
    """What is in the window, and what each command does with it."""

    def __init__(self, shell: Shell, theme: Theme) -> None:
        super().__init__(shell)
        self._shell = shell
        self._theming = Theming(self, theme)
        self.desk = Desk(self)
        self._keyboard = Keyboard(self)
        self.bench = Workbench(self.desk, theme, self._keyboard)
        self._viewing = Viewing(shell, self.desk, self.bench, self._keyboard)
        self._welcome = WelcomePage(self._keyboard)
        self._files = ProjectFiles(self.desk, shell)
        self._bringing_in: BringingIn | None = None
        self._selecting = Selecting(self.desk, self.bench.view)
        self._stepping = Stepping(
            self.desk, self.bench.view, self.bench.listing, self.bench.articles
        )
        self._gap_keys = GapKeys(self.desk, self.bench.view, self.bench.gaps, self._keyboard)
        self._submitting = Submitting(self.desk, self.bench.gaps, self.bench.articles)
        asking = Asking(self.desk, self.bench.view, self.bench.picker)
        self._coding = Coding(self.desk, self.bench.view, self._selecting, asking, self._keyboard)
        self._tools = StatementTools(self.desk, self.bench, self._coding, self._keyboard, shell)
        self._consulting = Consulting(self.desk, shell, theme, self._keyboard)
        self._tour = Tour(self.desk, self.bench, self._keyboard, self._files.open_sample)
        self._keeping = Keeping(self.desk, shell, self._files.open, self.bench.banner)
        self._copying = Copying(self.desk, self.bench.banner, shell, self._files.open)
        self._lending = Lending(self.desk, self.bench.banner, shell, self._files.open)
        self._finding = Finding(self.desk, self.bench, theme)
        self._pages = _stacked(self._welcome, self.bench)
        self.registry = Registry(self.desk, theme, self._keyboard, self._pages)
        self._palette = Palette(shell, theme, self._keyboard)
        self._menus = Menus(self.bench.view, self._deeds(), theme, self._keyboard, shell)
        shell.setCentralWidget(self.bench.banner.above(self._pages))
        self._status = Status(shell, self.desk, self._keyboard)
        self._connect()

    # What the program does while it opens

    def welcome(self) -> None:
        """Show what to begin with."""
        self.desk.open_project(None)
        self._tell_of_keys()

    def open(self, project: Path) -> None:
        """Open a project, or tell why it cannot be opened and show what else to begin with."""
        if self._files.open(project) is None:
            self.welcome()
        self._tell_of_keys()

    def open_or_raise(self, project: Path) -> None:
        """Open a project and let an error through."""
        self.desk.open_project(Project.open(project))

    def show_at_work(self) -> None:
        """Look at the first statement, as somebody who codes would."""
        self._stepping.next_statement()

    def tell(self, fault: UserError) -> None:
        """Show an error."""
        from annotator.ui.messages import show_error  # noqa: PLC0415 - on first use

        dialog = show_error(fault, self._shell)
        path = fault.path if isinstance(fault, DamagedProject) else None
        if path is not None and path.suffix == SUFFIX:
            # Once the message is gone: what is offered waits for an answer.
            offer = partial(self._keeping.offer, path, is_damaged=True)
            dialog.finished.connect(lambda _code: QTimer.singleShot(0, self._shell, offer))

    # Wiring

    def _connect(self) -> None:
        self._viewing.show_in(self._menus.tick)
        FocusRing(self._shell)
        self._tick_theme(self._theming.theme)
        self._palette.serve(self._menus)
        banner, is_asking = self.bench.banner, self.bench.picker.isVisible
        self._following = Following(self.desk, banner, self._files.open, is_asking)
        Holding(self.desk, self.bench.banner, self._files.open)
        steps = Steps(
            self._files.open,
            self._files.open_to_read,
            self._lending.borrow,
            self._keeping.merging.offer,
        )
        Syncing(self.desk, self.bench.banner, self._shell, steps)
        self.desk.project_opened.connect(self._show_project)
        self.desk.article_opened.connect(self._allow)
        self.desk.statement_focused.connect(self._allow)
        self.desk.changed.connect(self._name_undo)
        self.desk.failed.connect(self.tell)
        self._following.moved.settled.connect(self._allow)
        self._viewing.find_panes = self._panes
        self.registry.altered.connect(self._show_registry)
        self._keeping.doctor.led.connect(Leading(self.desk, self.bench, self.registry).go_to)
        self._theming.chosen.connect(self._show_theme)
        self._shell.closing.connect(lambda: self.desk.open_project(None))
        self._welcome.sample_wanted.connect(self._files.open_sample)
        self._welcome.new_wanted.connect(self._files.make)
        self._welcome.open_wanted.connect(self._open_wanted)
        self._welcome.import_wanted.connect(lambda: self._bring_in().choose_files())
        Dropping(self._shell, self._may_edit, lambda paths: self._bring_in().drop(paths))
        self._allow()

    def _deeds(self) -> Deeds:
        deeds: dict[str, Callable[[], object]] = {
            **self._file_deeds(),
            **self._article_deeds(),
            **self._selecting_deeds(),
            **self._statement_deeds(),
            **self._theming.deeds(),
            **self._tour.deeds_around(self._viewing.deeds()),
            "view.list": partial(self._go_to, self.bench.statements),
            "view.articles": partial(self._go_to, self.bench.articles),
            **self.registry.deeds(),
        }
        assert deeds.keys() == {command.name for command in COMMANDS}  # noqa: S101  a table of ours
        return deeds

    def _file_deeds(self) -> Deeds:
        return {
            "file.new": self._files.make,
            "file.open": self._files.choose,
            "file.sample": self._files.open_sample,
            "file.paste": lambda: self._bring_in().paste(),
            "file.import": lambda: self._bring_in().choose_files(),
            "file.import_folder": lambda: self._bring_in().choose_folder(),
            "file.brief": self._files.brief,
            "file.history": self._show_history,
            **self._keeping.deeds(),
            "file.copy": self._copying.copy,
            **self._lending.deeds(),
            "file.coder": self._files.choose_coder,
            "file.close": self._files.close,
            "file.quit": self._shell.close,
            "edit.undo": partial(self._take_back, again=False),
            "edit.redo": partial(self._take_back, again=True),
            "edit.copy": self._copy,
            "edit.find": self._finding.open,
            "edit.find_next": self._finding.next,
            "edit.find_previous": self._finding.previous,
            "help.guideline": self._consulting.open,
            "help.quiz": self._consulting.quiz,
            "help.palette": self._palette.open,
            "help.keys": self._show_keys,
            "help.about": self._show_about,
        }

    def _article_deeds(self) -> Deeds:
        carrying = Carrying(self.desk, self._shell)
        return {
            "article.previous": self._stepping.previous_article,
            "article.next": self._stepping.next_article,
            "article.next_carrier": carrying.next_carrier,
            "article.find_families": carrying.find_again,
            "article.filter": self.bench.filter_articles,
            "article.submit": self._submitting.submit_and_go_on,
            "article.nothing": self._submitting.nothing_and_go_on,
            "statement.next": self._stepping.next_statement,
            "statement.previous": self._stepping.previous_statement,
            "statement.cycle": self._stepping.cycle_overlapping,
        }

    def _selecting_deeds(self) -> Deeds:
        selecting = self._selecting
        return {
            "select.next_sentence": selecting.next_sentence,
            "select.previous_sentence": selecting.previous_sentence,
            "select.extend_forwards": selecting.extend_forwards,
            "select.extend_backwards": selecting.extend_backwards,
            "select.quotation": selecting.quotation,
            "select.to_end": selecting.to_sentence_end,
            "select.to_clause_end": selecting.to_clause_end,
            "select.from_start": selecting.from_sentence_start,
            "select.end_left": partial(selecting.move_end, right=False),
            "select.end_right": partial(selecting.move_end, right=True),
            "select.start_left": partial(selecting.move_start, right=False),
            "select.start_right": partial(selecting.move_start, right=True),
            "gap.next": self._gap_keys.next,
            "gap.previous": self._gap_keys.previous,
            "gap.dismiss": self._gap_keys.dismiss,
        }

    def _statement_deeds(self) -> Deeds:
        coding = self._coding
        return {
            **{f"annotate.{kind}": partial(coding.annotate, kind) for kind in Kind},
            **{f"also.{kind}": partial(coding.toggle_secondary, kind) for kind in Kind},
            "statement.actor": coding.ask_actor,
            "statement.target": coding.ask_target,
            "statement.via": coding.ask_via,
            "statement.clear_targets": coding.clear_targets,
            "statement.clear_via": coding.clear_via,
            "statement.words": coding.take_selection_as_words,
            **self._tools.deeds(),
            "statement.note": coding.write_note,
            "statement.history": partial(self._show_history, of_statement=True),
            "statement.flag": coding.toggle_flag,
            "statement.delete": coding.delete,
        }

    # What belongs to no other part

    def _show_project(self, project: Project | None) -> None:
        self._pages.setCurrentWidget(self.bench if project else self._welcome)
        self._shell.setWindowTitle(f"{project.path.stem} — {TITLE}" if project else TITLE)
        (self.bench.view if project else self._welcome).setFocus()
        self._allow()
        self._name_undo()

    def _open_wanted(self, path: Path | None) -> None:
        if path is None:
            self._files.choose()
        else:
            self._files.open(path)

    def _allow(self) -> None:
        there = {Needs.NOTHING}
        if self.desk.project is not None:
            there.add(Needs.PROJECT)
        if self.registry.is_shown:
            there |= self.registry.there()
        else:
            there |= {Needs.ARTICLE} if self.desk.article is not None else set()
            there |= {Needs.STATEMENT} if self.desk.statement is not None else set()
        self._menus.allow(frozenset(there), may_edit=self._may_edit())

    def _may_edit(self) -> bool:
        project = self.desk.project
        return project is None or not project.read_only

    def _show_registry(self) -> None:
        self._allow()
        self._status.hint_at_text(shown=not self.registry.is_shown)
        if not self.registry.is_shown:
            self.bench.view.setFocus()

    def _panes(self) -> tuple[QWidget, ...]:
        page, banner = self.registry.page, self.bench.banner
        above = (banner,) if banner.takes_keys else ()
        shown = page if page and self.registry.is_shown else self.bench
        return (*above, *shown.panes())

    def _go_to(self, pane: QWidget) -> None:
        self.registry.leave()
        self.bench.go_to(pane)

    def _name_undo(self, _changes: Changes | None = None) -> None:
        labels = self.desk.trying(lambda project: project.next_labels()) or ("", "")
        self._menus.name_undo(*labels)

    def _take_back(self, *, again: bool) -> None:
        # What was refused has been told: that is not the same as nothing to undo.
        done = self.desk.trying(lambda one: (one.redo() if again else one.undo(),))
        changes = done[0] if done else None
        if done is None:
            return
        if changes is None:
            self.desk.said.emit("There is nothing to do again." if again else "Nothing to undo.")
        else:
            self.desk.said.emit(f"{'Done again' if again else 'Undone'}: {changes.label}")

    def _copy(self) -> None:
        if self.bench.view.selected_span() is not None:
            self.bench.view.copy()
        elif self.desk.statement is not None:
            QGuiApplication.clipboard().setText(self.desk.statement.quotation)
            self.desk.said.emit("The statement's words are on the clipboard.")

    def _bring_in(self) -> BringingIn:
        from annotator.ui.bringing_in import BringingIn  # noqa: PLC0415 - on first use

        if self._bringing_in is None:
            self._bringing_in = BringingIn(self.desk, self._shell, self._files.make)
        return self._bringing_in

    def _show_keys(self) -> None:
        from annotator.ui.dialogs.keys import KeysDialog  # noqa: PLC0415 - on first use

        KeysDialog(self._keyboard, self._shell).exec()

    def _show_about(self) -> None:
        from annotator.ui.dialogs.about import AboutDialog  # noqa: PLC0415 - on first use

        AboutDialog(self._shell).exec()

    def _show_history(self, *, of_statement: bool = False) -> None:
        from annotator.ui.history.opening import show_history  # noqa: PLC0415 - on first use

        show_history(self.desk, self._shell, of_statement=of_statement)

    def _show_theme(self, theme: Theme) -> None:
        self.bench.set_theme(theme)
        self._menus.set_theme(theme)
        self._consulting.set_theme(theme)
        self.registry.set_theme(theme)
        self._finding.set_theme(theme)
        self._palette.set_theme(theme)
        self._tick_theme(theme)
        name = next(one.text for one in COMMANDS if one.name == command_of(theme.name))
        self.desk.said.emit(f"{plain_name(name)}.")

    def _tick_theme(self, theme: Theme) -> None:
        for name in themes.names():
            self._menus.tick(command_of(name), name == theme.name)

    def _tell_of_keys(self) -> None:
        # Once the project has opened, since what that has to say comes first and is shorter.
        complaint, self._keyboard.complaint = self._keyboard.complaint, ""
        if complaint:
            self.desk.said.emit(complaint)


def _stacked(*pages: QWidget) -> QStackedWidget:
    """Return pages of which one is shown, the first to begin with."""
    stack = QStackedWidget()
    for page in pages:
        stack.addWidget(page)
    return stack
