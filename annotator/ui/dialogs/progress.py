"""Shows how far work has come that takes long enough to be noticed."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from annotator.ui.background import Job
from annotator.ui.dialogs.plain_bar import PlainBar
from annotator.ui.dialogs.plain_label import PlainLabel, QuietLabel, bold

DELAY = 300
"""Work that is done within so many milliseconds shows nothing."""


class ProgressDialog(QDialog):
    """How far a job is, with a way to stop it if there is one; what lies behind stays usable."""

    def __init__(
        self, job: Job, title: str, parent: QWidget | None = None, *, may_stop: bool = True
    ) -> None:
        super().__init__(parent)
        self._job = job
        self.setWindowTitle(title)
        self.setMinimumWidth(420)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        heading = PlainLabel(f"{title}…")
        heading.setFont(bold(heading.font()))
        self._bar = PlainBar()
        self._bar.setRange(0, 0)
        self._bar.setAccessibleName(title)
        self._count = QuietLabel("Beginning")
        self._count.setWordWrap(False)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._stop = buttons.button(QDialogButtonBox.StandardButton.Cancel)
        self._may_stop = may_stop
        self._stop.setVisible(may_stop)
        buttons.rejected.connect(self.reject)
        foot = QHBoxLayout()
        foot.addWidget(self._count, 1)
        foot.addWidget(buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(12)
        for part in (heading, self._bar):
            layout.addWidget(part)
        layout.addLayout(foot)
        self._follow(job)
        self._timer = QTimer(self, singleShot=True, interval=DELAY)
        self._timer.timeout.connect(self.show)
        self._timer.start()

    def _follow(self, job: Job) -> None:
        job.progressed.connect(self._tell)
        job.finished.connect(self._close)
        job.failed.connect(self._close)

    @override
    def reject(self) -> None:
        if not self._may_stop:
            return
        # Closed only once the work has stopped: until then it still holds on to its files.
        self._job.cancel()
        self._stop.setEnabled(False)
        self._count.say("Stopping…")

    def _tell(self, done: int, there_are: int) -> None:
        if not self._stop.isEnabled():
            return
        self._bar.setRange(0, there_are)
        self._bar.setValue(done)
        self._count.say(f"{done:,} of {there_are:,}")

    def _close(self) -> None:
        self._timer.stop()
        super().reject()
        self.deleteLater()


def show_progress(
    job: Job, title: str, parent: QWidget, *, may_stop: bool = True
) -> ProgressDialog:
    """Show a job that is about to start, as soon as it takes longer than a moment."""
    return ProgressDialog(job, title, parent, may_stop=may_stop)
