"""The statements of a project, one at a time, as anybody could keep them on paper."""

from plain.registry import Refused
from plain.sets import APPROVED, CODING, Sets

SUBTYPES = {
    "quote": set(),
    "claim": {"assertion", "denial", "threat"},
    "demand": {"act", "stop", "help"},
    "accusation": {"lied", "condemned"},
}
"""Those that are tried; the program knows more."""
EMPTY = {
    "descriptor": "",
    "date_said": "",
    "date_said_precision": "",
    "place": "",
    "note": "",
    "stance": "",
    "subtype": "",
    "modality": "",
    "certainty": "",
    "reliability": "",
    "credibility": "",
    "verification": "unchecked",
    "verification_note": "",
    "paraphrase": "",
    "translation": "",
}


class Statements(Sets):
    """Statements by key; `written` tells that an edit left a trace where nothing differs."""

    def __init__(self):
        super().__init__()
        self.statements = {}
        self.topics = []
        self.written = False

    def annotate(self, key, given, like=None):
        """Code a statement: `given` has article, coder, spans, kind, also, actor and more."""
        article, coder = given["article"], given["coder"]
        text = self.text(article)
        parts = text.fitted(given["spans"])
        if parts is None:
            raise Refused("rule")
        if (article, coder) in self.sets:
            self.take_up((article, coder))
        else:
            self.sets[article, coder] = CODING
        form = text.form(parts)
        state, actor = self.chosen(given["actor"])
        self.statements[key] = (
            EMPTY
            | {
                "article": article,
                "coder": coder,
                "kind": given["kind"],
                "also": _also(given["kind"], given.get("also", ()), form),
                "form": form,
                "corrected": False,
                "state": state,
                "actor": actor,
                "joint": (),
                "targets": self.aims(given["kind"], given.get("targets", ())),
                "via": self.hands(given.get("via", ())),
                "flagged": state == "open",
                "same": None,
                "topics": (),
                "parts": parts,
                "note": given.get("note", ""),
                "place": given.get("place", ""),
            }
            | (like or {})
        )
        self.refuse_double(key)

    def alter(self, key, **values):
        """Change what is given; a statement that holds it already is not changed."""
        one = self.statements[key]
        changed = any(one[name] != value for name, value in values.items())
        at = one["article"], one["coder"]
        if self.sets[at] == APPROVED:
            raise Refused("rule")
        if changed:
            self.take_up(at)
            self.statements[key] = one | values
        return changed

    def touch(self, key, **values):
        """Change what is given; this counts as a change even where nothing differs."""
        self.written = True
        self.take_up((self.statements[key]["article"], self.statements[key]["coder"]))
        self.statements[key] = self.statements[key] | values

    def retag(self, key, kind):
        one = self.statements[key]
        self.alter(key, **of_kind(one, kind))

    def toggle_secondary(self, key, kind):
        one = self.statements[key]
        if kind == one["kind"]:
            raise Refused("rule")
        also = one["also"] ^ {kind}
        self.alter(key, also=also, subtype=_subtype(one, {one["kind"], *also}))

    def set_actor(self, key, choice):
        state, actor = self.chosen(choice)
        one = self.statements[key]
        flagged = one["flagged"]
        if "open" in {state, one["state"]}:
            flagged = state == "open"
        joint = tuple(held for held in one["joint"] if held != actor)
        self.alter(key, state=state, actor=actor, flagged=flagged, joint=joint)
        self.refuse_double(key)

    def set_targets(self, key, targets):
        self.touch(key, targets=self.aims(self.statements[key]["kind"], targets))
        self.refuse_double(key)

    def set_via(self, key, via):
        self.touch(key, via=self.hands(via))

    def set_joint(self, key, choices):
        found, actor = self.resolved(choices), self.statements[key]["actor"]
        self.touch(key, joint=tuple(one for one in found if one != actor))

    def set_spans(self, key, spans):
        one = self.statements[key]
        text = self.text(one["article"])
        parts = text.fitted(spans)
        if parts is None:
            raise Refused("rule")
        form = text.form(parts)
        also = _also(one["kind"], one["also"], form)
        self.touch(key, parts=parts, form=form, corrected=False, also=also)
        self.refuse_double(key)

    def set_fields(self, key, given):
        one = self.statements[key]
        values = dict(given)
        labels = values.pop("topics", None)
        if "form" in values:
            values["corrected"] = bool(values["form"])
            values["form"] = values["form"] or self.text(one["article"]).form(one["parts"])
        if values.get("subtype") and values["subtype"] != _subtype(
            one | values, {one["kind"], *one["also"]}
        ):
            raise Refused("rule")
        if "verification" in values:
            values["verification"] = values["verification"] or "unchecked"
        if "date_said" in values:
            sizes = {0: "", 4: "year", 7: "month", 10: "day"}
            values["date_said_precision"] = sizes[len(values["date_said"])]
        if labels is None or labels == one["topics"]:
            self.alter(key, **values)
            return
        self.touch(key, topics=tuple(map(self._topic, labels)), **values)

    def _topic(self, label):
        for known in self.topics:
            if known.casefold() == label.casefold():
                return known
        self.topics.append(label)
        return label

    def refuse_double(self, key):
        mine = self.statements[key]
        names = ("article", "coder", "parts", "state", "actor")
        for other, one in self.statements.items():
            alike = all(one[name] == mine[name] for name in names)
            if other != key and alike and set(one["targets"]) == set(mine["targets"]):
                raise Refused("rule")


def _also(kind, also, form):
    return frozenset({*also, *(() if form == "indirect" else ("quote",))} - {kind})


def _subtype(one, kinds):
    return one["subtype"] if any(one["subtype"] in SUBTYPES[kind] for kind in kinds) else ""


def of_kind(one, kind):
    also = _also(kind, one["also"] - {kind}, one["form"])
    return {"kind": kind, "also": also, "subtype": _subtype(one, {kind, *also})}
