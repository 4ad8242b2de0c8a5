"""The actors of a project, as anybody could keep them on paper."""

from itertools import count

NAMES = {
    "Varland": "varland",
    "VARLAND": "varland",
    "Ondria": "ondria",
    "Mira Çelik": "mira celik",
    "mira celik": "mira celik",
    "فارلند": "farland",
    "The 🕊️ group": "the group",
    "An official": "an official",
}
"""Names with what they are looked up by: case and accents make no difference."""

UNNAMED = "An official"
"""The one that is entered as an unnamed party."""

_keys = count(1)


class Refused(Exception):
    """The program must refuse this: by a "rule", or since something is "gone"."""


class Registry:
    """Who there is; a choice is ("open",), ("unattributed",), ("known", key), ("named", name)."""

    def __init__(self):
        self.actors = {}

    def here(self):
        return [key for key, one in self.actors.items() if one["into"] is None]

    def names(self, key):
        """Return all names an actor is found by."""
        return [self.actors[key]["name"], *self.actors[key]["aliases"]]

    def chosen(self, choice):
        """Return the state of a choice and the actor chosen, entered if new."""
        return ("given" if choice[0] in {"known", "named"} else choice[0]), self.resolve(choice)

    def resolve(self, choice):
        if choice[0] == "known":
            if choice[1] not in self.here():
                raise Refused("gone")
            return choice[1]
        if choice[0] != "named":
            return None
        name = choice[1]
        found = [key for key in self.here() if NAMES[name] in map(NAMES.get, self.names(key))]
        if len(found) > 1:
            found = [key for key in found if self.actors[key]["name"] == name]
            if len(found) != 1:
                raise Refused("rule")
        return found[0] if found else self.enter(name)

    def enter(self, name, short=""):
        key = next(_keys)
        self.actors[key] = {
            "name": name,
            "type": "unnamed" if name == UNNAMED else "person",
            "short_name": short,
            "native_name": "",
            "country": "",
            "note": "",
            "into": None,
            "aliases": (short,) if short and short != name else (),
            "roles": (),
        }
        return key

    def aims(self, kind, choices):
        usual = "accused" if kind == "accusation" else "addressee"
        return tuple((key, usual) for key in self.resolved(choices))

    def resolved(self, choices):
        """Return who is chosen, each once; nobody is no party."""
        found = dict.fromkeys(self.resolve(choice) for choice in choices)
        return [key for key in found if key is not None]

    def hands(self, choices):
        sorts = {"unnamed": "unnamed"}
        found = self.resolved(choices)
        return tuple((key, "", sorts.get(self.actors[key]["type"], "other")) for key in found)

    def add_actor(self, name, short):
        self._refuse_taken(name)
        return self.enter(name, short)

    def rename(self, key, name, *, keep_former):
        self._refuse_taken(name, key)
        former = self.actors[key]["name"]
        self._set(key, name=name)
        if keep_former:
            self._add_names(key, [former])

    def add_alias(self, key, name):
        """Add a name; `key` has it already where it is refused."""
        if name in {*self.names(key), self.actors[key]["short_name"]}:
            raise Refused("rule")
        self._add_names(key, [name])

    def remove_alias(self, key, name):
        one = self.actors[key]
        if name not in one["aliases"]:
            raise Refused("gone")
        self._take_name(key, name)
        if one["short_name"] == name:
            self._set(key, short_name="")

    def change(self, key, **values):
        """Set details; an actor is found by the short name it has now, and not by the former."""
        former = self.actors[key]["short_name"]
        self._set(key, **values)
        now = self.actors[key]["short_name"]
        if former and former != now:
            self._take_name(key, former)
        if now and now != self.actors[key]["name"]:
            self._add_names(key, [now])

    def add_role(self, key, role):
        organisation, *_ = role
        body = self.resolve(organisation) if organisation else None
        if body == key:
            raise Refused("rule")
        self._set(key, roles=_sorted([*self.actors[key]["roles"], (body, *role[1:])]))

    def replace_role(self, key, former, role):
        """Put a role in the place of one the actor has; None takes it away."""
        roles = list(self.actors[key]["roles"])
        roles.remove(former)
        if role is not None:
            organisation, *_ = role
            body = self.resolve(organisation) if organisation else None
            if body == key:
                raise Refused("rule")
            roles.append((body, *role[1:]))
        self._set(key, roles=_sorted(roles))

    def merge(self, merged, into):
        """Make one actor another, as far as the registry goes."""
        if merged == into:
            raise Refused("rule")
        former, actor = self.actors[merged], self.actors[into]
        roles = [(key, role) for key in self.actors for role in self.actors[key]["roles"]]
        moved = [(key, role) for key, role in roles if merged in {key, role[0]}]
        kept = {one for one in roles if one not in moved and into in {one[0], one[1][0]}}
        for key in {key for key, _ in moved}:
            left = [role for role in self.actors[key]["roles"] if (key, role) not in moved]
            self._set(key, roles=_sorted(left))
        for key, (named, *more) in moved:
            holder = into if key == merged else key
            body = into if named == merged else named
            body = None if body == holder else body
            one = (holder, (body, *more))
            if (more[0] or body is not None) and one not in kept:
                kept.add(one)
                self._set(holder, roles=_sorted([*self.actors[holder]["roles"], one[1]]))
        names = [former["name"], former["short_name"], *former["aliases"]]
        self._add_names(into, [name for name in names if name and name != actor["name"]])
        short = {name: actor[name] or former[name] for name in ("short_name", "country")}
        notes = dict.fromkeys(one["note"] for one in (actor, former) if one["note"])
        self._set(into, **short, note="\n".join(notes))
        self._set(merged, into=into)

    def delete_actor(self, key, naming):
        if naming or any(role[0] == key for one in self.actors.values() for role in one["roles"]):
            raise Refused("rule")
        gone = [key]
        for one in gone:
            gone += [other for other in self.actors if self.actors[other]["into"] == one]
        for one in gone:
            del self.actors[one]

    def _refuse_taken(self, name, besides=None):
        for key in self.here():
            if key != besides and NAMES[self.actors[key]["name"]] == NAMES[name]:
                raise Refused("rule")

    def _set(self, key, **values):
        self.actors[key] = self.actors[key] | values

    def _add_names(self, key, names):
        held = self.actors[key]["aliases"]
        self._set(key, aliases=tuple(dict.fromkeys([*held, *names])))

    def _take_name(self, key, name):
        held = self.actors[key]["aliases"]
        self._set(key, aliases=tuple(one for one in held if one != name))


def _sorted(roles):
    return tuple(sorted(roles, key=repr))
