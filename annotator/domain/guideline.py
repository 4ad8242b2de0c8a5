"""The coding guideline: the questions that decide a kind, what counts, and borderline cases."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from annotator.domain.codebook import Kind, Modality
from annotator.domain.text import fold
from annotator.errors import DamagedProject

NOTHING = "nothing: leave it unmarked"
"""How a case is coded that holds no statement."""

_Table = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class KindRule:
    """When a statement is of a kind; `then` says what to enter, `border` what it is not."""

    kind: Kind
    question: str
    definition: str
    then: str
    border: str


@dataclass(frozen=True, slots=True)
class Coding:
    """One statement of a borderline case, as a coder would enter it."""

    kind: Kind
    also: tuple[Kind, ...] = ()
    modality: Modality | None = None
    actor: str = ""
    targets: tuple[str, ...] = ()
    via: tuple[str, ...] = ()
    words: str = ""
    """What is selected, "" for the whole sentence."""
    optional: bool = False
    """Whether leaving it out is as right."""

    @property
    def title(self) -> str:
        """Return what kind of statement it is."""
        mode = f" ({self.modality})" if self.modality else ""
        also = f", also {' and '.join(self.also)}" if self.also else ""
        return f"{self.kind}{mode}{also}"

    @property
    def summary(self) -> str:
        """Return all that would be entered, on one line."""
        who = " → ".join(filter(None, (self.actor, ", ".join(self.targets))))
        via = f"via {', then '.join(self.via)}" if self.via else ""
        words = f"only the words: {self.words}" if self.words else ""
        optional = "optional" if self.optional else ""
        return " · ".join(filter(None, (self.title, who, via, words, optional)))


@dataclass(frozen=True, slots=True)
class Case:
    """A borderline sentence with its codings; none means that it is left alone."""

    sentence: str
    why: str
    codings: tuple[Coding, ...]

    @property
    def summaries(self) -> tuple[str, ...]:
        """Return what is entered for the sentence, one line a statement."""
        return tuple(coding.summary for coding in self.codings) or (NOTHING,)


@dataclass(frozen=True, slots=True)
class Section:
    """Sentences under a heading."""

    heading: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Guideline:
    """The rules of one codebook version; sections without a sentence are left out."""

    version: str = ""
    before: tuple[Section, ...] = ()
    """What is read before the questions: what is marked, and how much of it."""
    kinds: tuple[KindRule, ...] = ()
    """In the order in which the questions are asked: the first yes decides."""
    after: tuple[Section, ...] = ()
    """What is read after them: secondary kinds, actor, what counts, what to do in doubt."""
    cases: tuple[Case, ...] = ()


def parse(content: str) -> Guideline:
    """Read a codebook as a project stores it, which another version may have written.

    What this version does not know is passed over, and with it a case that cannot be told without
    it; what is missing leaves its section out.

    Raises
    ------
    DamagedProject
        The content is not TOML.

    """
    try:
        table = tomllib.loads(content)
    except (ValueError, RecursionError) as fault:
        raise DamagedProject(
            "The coding guideline of this project cannot be read.",
            kept="The file was left exactly as it is.",
            todo="Open the newest backup, which lies in the folder “backups” beside the project.",
        ) from fault
    what, counts = _table(table, "what"), _table(table, "counts")
    return Guideline(
        version=_text(table, "version"),
        before=_sections({
            "What is marked": (_text(what, "mark"), _text(what, "leave")),
            "How much to take": _sentences(table, "span"),
        }),
        kinds=tuple(filter(None, map(_kind_rule, _tables(table, "kind")))),
        after=_sections({
            "A second kind": _sentences(table, "secondary"),
            "Actor and via": _sentences(table, "actor"),
            "Counts as a statement": (_listed(counts, "yes"),),
            "Does not count": (_listed(counts, "no"),),
            "When unsure": (_text(what, "unsure"),),
        }),
        cases=tuple(filter(None, map(_case, _tables(table, "case")))),
    )


def cases_matching(guideline: Guideline, words: str) -> tuple[Case, ...]:
    """Return the cases that hold each of the words, whatever their case and accents."""
    wanted = fold(words).split()
    return tuple(case for case in guideline.cases if _holds(case, wanted))


def _holds(case: Case, wanted: Sequence[str]) -> bool:
    said = fold(" ".join((case.sentence, case.why, *case.summaries)))
    return all(word in said for word in wanted)


def _sections(found: Mapping[str, tuple[str, ...]]) -> tuple[Section, ...]:
    sections = (Section(heading, tuple(filter(None, all_of))) for heading, all_of in found.items())
    return tuple(section for section in sections if section.sentences)


def _kind_rule(table: _Table) -> KindRule | None:
    try:
        kind = Kind(_text(table, "name"))
    except ValueError:
        return None
    words = ("question", "definition", "then", "border")
    return KindRule(kind, *(_text(table, word) for word in words))


def _case(table: _Table) -> Case | None:
    try:
        codings = tuple(map(_coding, _tables(table, "annotations")))
    except ValueError:
        return None
    sentence = _text(table, "sentence")
    return Case(sentence, _text(table, "why"), codings) if sentence else None


def _coding(table: _Table) -> Coding:
    modality = _text(table, "modality")
    return Coding(
        kind=Kind(_text(table, "kind")),
        also=tuple(map(Kind, _texts(table, "also"))),
        modality=Modality(modality) if modality else None,
        actor=_text(table, "actor"),
        targets=_texts(table, "targets"),
        via=_texts(table, "via"),
        words=_text(table, "words"),
        optional=table.get("optional") is True,
    )


def _text(table: _Table, key: str) -> str:
    value = table.get(key)
    return value if isinstance(value, str) else ""


def _texts(table: _Table, key: str) -> tuple[str, ...]:
    value = table.get(key)
    return tuple(one for one in value if isinstance(one, str)) if isinstance(value, list) else ()


def _listed(table: _Table, key: str) -> str:
    """Return a list as one sentence."""
    words = "; ".join(_texts(table, key))
    return f"{words[0].upper()}{words[1:]}." if words else ""


def _sentences(table: _Table, key: str) -> tuple[str, ...]:
    """Return all sentences of a section, whatever their keys, in the order of the file."""
    return tuple(one for one in _table(table, key).values() if isinstance(one, str))


def _table(table: _Table, key: str) -> _Table:
    value = table.get(key)
    return value if isinstance(value, dict) else {}


def _tables(table: _Table, key: str) -> tuple[_Table, ...]:
    value = table.get(key)
    return tuple(one for one in value if isinstance(one, dict)) if isinstance(value, list) else ()
