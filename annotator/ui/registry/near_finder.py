"""Looks for near-equal names aside, so that no key waits for it."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from annotator.domain.actors import Actor
from annotator.domain.near_names import Near, NearNames
from annotator.ui.background import Job, Progress


class NearFinder(QObject):
    """Keeps the names of all actors ready to be compared with those of one."""

    ready = Signal()  # the names of the newest actors can be compared
    paired = Signal(object)  # list[Near]: all that may be one, two by two

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._names: NearNames | None = None
        self._job: Job | None = None
        self._wanted: tuple[Sequence[Actor], frozenset[frozenset[str]]] | None = None

    def take(self, actors: Sequence[Actor], apart: frozenset[frozenset[str]]) -> None:
        """Make other names ready; until then there is nothing to be compared."""
        self._names = None
        self._wanted = (actors, apart)
        if self._job is None:
            self._begin()

    def near(self, actor_id: str) -> list[Near] | None:
        """Return who may be the same as an actor, or None while that is not known."""
        return self._names.to(actor_id) if self._names else None

    def find_pairs(self) -> bool:
        """Look for all that may be one; tell whether the names are ready for it."""
        names = self._names
        if names is None:
            return False
        job = Job(names.pairs, self)
        job.finished.connect(self.paired)
        job.start()
        return True

    def _begin(self) -> None:
        wanted, self._wanted = self._wanted, None
        if wanted is None:
            return

        def make(_progress: Progress) -> NearNames:
            return NearNames(*wanted)

        self._job = Job(make, self)
        self._job.finished.connect(self._take_ready)
        self._job.start()

    def _take_ready(self, names: NearNames) -> None:
        self._job = None
        if self._wanted is not None:
            self._begin()
            return
        self._names = names
        self.ready.emit()
