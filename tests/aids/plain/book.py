"""All that a project must hold, and what is done to several of its statements at once."""

import pickle

from plain.registry import Refused
from plain.sets import APPROVED, CODING, MAY_FOLLOW, NEW, RETURNED
from plain.statements import Statements, of_kind
from plain.texts import TEXTS


class Book(Statements):
    """What the project must hold."""

    def copy(self):
        return pickle.loads(pickle.dumps(self))  # noqa: S301  made in the same line

    def content(self):
        return {name: value for name, value in vars(self).items() if name not in {"written", "who"}}

    def link(self, key, other, new):
        if key == other:
            raise Refused("rule")
        if not {key, other} <= self.statements.keys():
            raise Refused("gone")
        mine, theirs = self.statements[key]["same"], self.statements[other]["same"]
        cluster = mine or theirs or new
        joining = [
            key,
            other,
            *(one for one in self.statements if theirs and self.same(one, theirs)),
        ]
        for one in dict.fromkeys(joining):
            if self.statements[one]["same"] != cluster:
                self.alter(one, same=cluster)

    def same(self, key, cluster):
        return self.statements[key]["same"] == cluster

    def unlink(self, key):
        cluster = self.statements[key]["same"]
        left = [
            one for one in self.statements if cluster and one != key and self.same(one, cluster)
        ]
        self.alter(key, same=None)
        if len(left) == 1:
            self.alter(left[0], same=None)

    def delete(self, keys):
        for key in keys:
            if (
                self.sets[self.statements[key]["article"], self.statements[key]["coder"]]
                == APPROVED
            ):
                raise Refused("rule")
        for key in keys:
            one = self.statements.pop(key)
            self.take_up((one["article"], one["coder"]))

    def occurrences(self, key, coder):
        """Return article and span of the other places of the words that the coder has not coded."""
        one = self.statements[key]
        if len(one["parts"]) != 1:
            raise Refused("rule")
        ((start, end),) = one["parts"]
        words = TEXTS[self.articles[one["article"]]].text[start:end]
        coded = {
            (other["article"], part)
            for other in self.statements.values()
            if other["coder"] == coder
            for part in other["parts"]
        }
        coded.add((one["article"], (start, end)))
        return [
            (article, span)
            for article, number in self.articles.items()
            if article == one["article"] or self._is_in_coding(article)
            for span in TEXTS[number].places(words)
            if (article, span) not in coded
        ]

    def _is_in_coding(self, article):
        states = {state for (of, _), state in self.sets.items() if of == article}
        order = list(MAY_FOLLOW)
        return RETURNED in states or min(states, key=order.index, default=NEW) in {NEW, CODING}

    def code_alike(self, key, places, coder, keys):
        one = self.statements[key]
        choice = ("known", one["actor"]) if one["actor"] is not None else (one["state"],)
        names = ("joint", "targets", "via", "topics", "stance", "subtype", "modality")
        like = {name: one[name] for name in names}
        for new, (article, span) in zip(keys, places, strict=True):
            given = {"article": article, "coder": coder, "spans": [span], "actor": choice}
            self.annotate(new, given | {"kind": one["kind"], "also": one["also"]}, like)

    def recode(self, keys, kind, choice):
        state, actor = self.chosen(choice) if choice else (None, None)
        changed = []
        for key in keys:
            one = self.statements.get(key)
            if one is None or self.sets[one["article"], one["coder"]] == APPROVED:
                continue
            values = of_kind(one, kind) if kind and kind != one["kind"] else {}
            if choice and (one["state"], one["actor"]) != (state, actor):
                flagged = one["flagged"] and one["state"] != "open"
                values |= {"state": state, "actor": actor, "flagged": flagged}
                values["joint"] = tuple(held for held in one["joint"] if held != actor)
            if values:
                self.alter(key, **values)
                changed.append(key)
        for key in changed if choice else ():
            self.refuse_double(key)

    # Actors of statements

    def merge(self, merged, into):
        super().merge(merged, into)
        for key in self.naming(merged):
            self._replace(key, merged, into)

    def split(self, actor, keys, choice):
        if not keys:
            raise Refused("rule")
        for key in keys:
            self.take_up((self.statements[key]["article"], self.statements[key]["coder"]))
        _, to = self.chosen(choice)
        if to in {None, actor}:
            raise Refused("rule")
        for key in keys:
            self._replace(key, actor, to)
        for key in keys:
            self.refuse_double(key)

    def naming(self, actor):
        return [
            key
            for key, one in self.statements.items()
            if actor == one["actor"]
            or actor in one["joint"]
            or any(actor == target for target, _ in one["targets"])
            or any(actor == hand for hand, *_ in one["via"])
        ]

    def _replace(self, key, former, actor):
        """Put one actor in the place of another wherever the statement names it."""
        self.written = True
        one = dict(self.statements[key])
        speaks = former == one["actor"]
        if speaks:
            one["actor"] = actor
        if speaks or former in one["joint"]:
            joint = dict.fromkeys(actor if held == former else held for held in one["joint"])
            one["joint"] = tuple(held for held in joint if held != one["actor"])
        one["targets"] = tuple(
            dict.fromkeys((actor if held == former else held, of) for held, of in one["targets"])
        )
        via = {}
        for held, name, kind in one["via"]:
            via.setdefault((actor if held == former else held, name), kind)
        one["via"] = tuple((held, name, kind) for (held, name), kind in via.items())
        self.statements[key] = one
