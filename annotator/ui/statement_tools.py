"""The commands on what is known of a statement beyond its kind and actor, put together."""

from PySide6.QtWidgets import QWidget

from annotator.ui.coding import Coding
from annotator.ui.describing import Describing
from annotator.ui.desk import Desk
from annotator.ui.keyboard import Keyboard
from annotator.ui.linking import Linking
from annotator.ui.menus import Deeds
from annotator.ui.recoding import RecodingListed
from annotator.ui.repeating import Repeating
from annotator.ui.waiting import Waiting
from annotator.ui.workbench import Workbench


class StatementTools:
    """The inspector, links between statements, changes to many of them, and corrected texts."""

    def __init__(
        self, desk: Desk, bench: Workbench, coding: Coding, keyboard: Keyboard, window: QWidget
    ) -> None:
        self._coding = coding
        self._describing = Describing(desk, bench, coding, keyboard)
        self._recoding = RecodingListed(desk, bench.listing, window)
        self._linking = Linking(desk, window)
        self._repeating = Repeating(desk, window)
        self._waiting = Waiting(desk, bench, keyboard, window)
        self._describing.serve(self._linking, bench.listing)

    def deeds(self) -> Deeds:
        """Return what the commands do, by their names."""
        return {
            **self._waiting.deeds(),
            "statement.joint": self._coding.ask_joint_actor,
            "statement.topics": self._describing.ask_topics,
            "statement.rating": self._describing.ask_rating,
            "statement.inspect": self._describing.inspect,
            "statement.recode": self._recoding.ask,
            "statement.repeat": self._repeating.ask,
            "statement.same": self._linking.ask,
            "statement.unlink": self._linking.unlink,
        }
