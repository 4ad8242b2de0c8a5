"""The articles and annotation sets of a project, as anybody could keep them on paper."""

from plain.registry import Refused, Registry
from plain.texts import TEXTS

NEW, CODING, SUBMITTED, NOTHING = "new", "in coding", "submitted", "nothing to code"
RETURNED, APPROVED = "returned", "approved"
MAY_FOLLOW = {
    NEW: {SUBMITTED, NOTHING},
    CODING: {SUBMITTED, NOTHING},
    SUBMITTED: {RETURNED, APPROVED},
    NOTHING: {RETURNED, APPROVED},
    RETURNED: {SUBMITTED, NOTHING},
    APPROVED: {RETURNED},
}


class Sets(Registry):
    """Articles by key, with the number of their text; sets by article and coder."""

    def __init__(self):
        super().__init__()
        self.articles = {}
        self.sets = {}
        self.events = []
        self.comments = []
        self.dismissed = []
        self.who = ""
        """Who is at work."""

    def bring_in(self, key, number):
        if number in self.articles.values():
            return
        self.articles[key] = number

    def text(self, article):
        if article not in self.articles:
            raise Refused("gone")
        return TEXTS[self.articles[article]]

    def take_up(self, at):
        """Put a set back in coding since something in it is changed."""
        state = self.sets[at]
        if state == APPROVED:
            raise Refused("rule")
        if state in {NEW, SUBMITTED, NOTHING}:
            self.go(at, self.who, CODING)

    def go(self, at, coder, state, reason=""):
        self.events.append((at, coder, self.sets[at], state, reason))
        self.sets[at] = state

    def hand_in(self, article, coder, state):
        self.text(article)
        at = article, coder
        has = any((one["article"], one["coder"]) == at for one in self.statements.values())
        self.sets.setdefault(at, NEW)
        if state not in MAY_FOLLOW[self.sets[at]] or has != (state == SUBMITTED):
            raise Refused("rule")
        self.go(at, coder, state)

    def review(self, article, coder, of, state, comment=""):
        self.text(article)
        if (article, of) not in self.sets:
            raise Refused("gone")
        if state not in MAY_FOLLOW[self.sets[article, of]]:
            raise Refused("rule")
        self.go((article, of), coder, state, comment)
        if comment:
            self.comments.append((article, coder, comment))

    def dismiss(self, article, coder, spans):
        text = self.text(article)
        for start, end in sorted(set(spans)):
            if end > len(text.text):
                raise Refused("gone")
            self.dismissed.append((article, coder, start, end))
