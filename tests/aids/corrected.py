"""Articles corrected at random, with the truth of where each character has gone."""

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from annotator.domain.spans import TextSpan

_RESOURCES = Path(__file__).resolve().parents[2] / "resources"
_SENTENCE = re.compile(r"[^\n.!?]+[.!?][”\"’']?|[^\n.!?]+")
_QUOTED = re.compile(r"“[^“”\n]+”|\"[^\"\n]+\"")
_CLAUSE = re.compile(r"(?:that|which|who|because|after) [^\n.,!?]{20,}")
_NAME = re.compile(r"[A-Z][a-z]{3,}(?: [A-Z][a-z]{3,})+")
_WORD = re.compile(r"\b[^\W\d_]{2,}")

_SPEAKERS = ("Mara Velden", "the harbour board", "Ilan Dorre", "the ministry", "Oona Keld")
_SAID = ("said", "told reporters", "insisted", "warned", "argued", "confirmed")
_THINGS = ("the tolls", "the water plan", "the ferry line", "the census", "the new quay")
_WILL = (
    "will be raised",
    "must be paid",
    "should be dropped",
    "cannot be trusted",
    "came too late",
)
_WHEN = ("by spring", "within weeks", "before the vote", "at once", "after the storm", "in Samran")


@dataclass(frozen=True, slots=True)
class Cell:
    """A character of a corrected text: where it was in the old one, or whose place it took."""

    char: str
    origin: int | None = None
    owner: int | None = None


@dataclass(frozen=True, slots=True)
class Truth:
    """Where the words of a span really are; `alive` is the share of them that is left."""

    span: TextSpan | None
    alive: float


def articles() -> list[str]:
    """Return the articles that ship with the program, and invented longer ones."""
    paths = sorted((_RESOURCES / "samples/articles").iterdir())
    chance = random.Random(5)
    own = [path.read_text(encoding="utf-8") for path in paths]
    return own + [invented(chance, paragraphs) for paragraphs in (20, 30, 40)]


def invented(chance: random.Random, paragraphs: int) -> str:
    """Return an article in which many sentences are like others, as press articles are."""
    return "\n\n".join(
        " ".join(sentence(chance) for _ in range(chance.randint(2, 5))) for _ in range(paragraphs)
    )


def sentence(chance: random.Random) -> str:
    """Return one sentence."""
    who, said, thing, will, when = map(chance.choice, (_SPEAKERS, _SAID, _THINGS, _WILL, _WHEN))
    number = chance.randrange(2, 990)
    return chance.choice((
        f"{who[0].upper()}{who[1:]} {said} that {thing} {will} {when}, after {number} complaints.",
        f"“We know that {thing} {will},” {who} {said} {when}.",
        f"In a letter of {number} words {who} {said} {thing} {will} {when}.",
        f"“{thing[0].upper()}{thing[1:]} {will},” {said} {who}, “and {number} people know it.”",
        f"About {number} residents {when} asked {who} whether {thing} {will}.",
    ))


def spans_in(text: str) -> list[TextSpan]:
    """Return what a coder would code: sentences, quotations, clauses, and names."""
    found: set[tuple[int, int]] = set()
    for pattern in (_SENTENCE, _QUOTED, _CLAUSE, _NAME):
        for match in pattern.finditer(text):
            words = match[0].strip()
            if len(words) >= 6:
                start = match.start() + match[0].index(words)
                found.add((start, start + len(words)))
    return [TextSpan(*one) for one in sorted(found)]


def as_cells(text: str) -> list[Cell]:
    return [Cell(char, place, place) for place, char in enumerate(text)]


def text_of(cells: list[Cell]) -> str:
    return "".join(cell.char for cell in cells)


def truths(cells: list[Cell], spans: list[TextSpan]) -> list[Truth]:
    """Return where each span of the old text is in the corrected one."""
    places: dict[int, list[int]] = {}
    for at, cell in enumerate(cells):
        if cell.owner is not None:
            places.setdefault(cell.owner, []).append(at)
    return [_truth(cells, span, places) for span in spans]


def _truth(cells: list[Cell], span: TextSpan, owned: dict[int, list[int]]) -> Truth:
    places = sorted(at for old in range(span.start, span.end) for at in owned.get(old, ()))
    kept = sum(1 for at in places if cells[at].origin is not None)
    alive = kept / len(span)
    if not places:
        return Truth(None, alive)
    hull = TextSpan(places[0], places[-1] + 1)
    if len(hull) > 1.6 * len(places) + 20:
        return Truth(None, 0.5)  # torn apart: nobody could say where it is
    return Truth(hull, alive)


Edit = Callable[[random.Random, list[Cell]], int]


def edited(chance: random.Random, text: str, share: float) -> list[Cell]:
    """Edit a text until about this share of its characters has been touched."""
    cells, done = as_cells(text), 0
    while done < share * len(text):
        (edit,) = chance.choices([one for one, _ in EDITS], [weight for _, weight in EDITS])
        done += edit(chance, cells)
    return cells


def _some_word(chance: random.Random, cells: list[Cell]) -> re.Match[str] | None:
    text = text_of(cells)
    at = chance.randrange(max(1, len(text) - 60))
    return _WORD.search(text, at)


def _some_sentence(chance: random.Random, cells: list[Cell]) -> tuple[int, int]:
    found = [match.span() for match in _SENTENCE.finditer(text_of(cells)) if len(match[0]) > 30]
    return chance.choice(found) if found else (0, 0)


def _typo(chance: random.Random, cells: list[Cell]) -> int:
    word = _some_word(chance, cells)
    if word is None:
        return 1
    at = chance.randrange(*word.span())
    match chance.randrange(3):
        case 0:
            cells[at] = Cell(chance.choice("aeinrst"), None, cells[at].owner)
        case 1:
            cells.insert(at + 1, Cell(cells[at].char, None, cells[at].owner))
        case _:
            del cells[at]
    return 1


def _replace_word(chance: random.Random, cells: list[Cell]) -> int:
    word = _some_word(chance, cells)
    if word is None:
        return 1
    other = chance.choice(("reportedly", "council", "many", "raise", "officials", "it", "northern"))
    owner = cells[word.start()].owner
    cells[slice(*word.span())] = [Cell(char, None, owner) for char in other]
    return len(word[0])


def _insert_word(chance: random.Random, cells: list[Cell]) -> int:
    word = _some_word(chance, cells)
    if word is None:
        return 1
    other = chance.choice(("very ", "again ", "newly ", "on Monday ", "local "))
    cells[word.start() : word.start()] = [Cell(char) for char in other]
    return len(other)


def _delete_word(chance: random.Random, cells: list[Cell]) -> int:
    word = _some_word(chance, cells)
    if word is None:
        return 1
    del cells[word.start() : word.end() + 1]
    return len(word[0]) + 1


def _typography(chance: random.Random, cells: list[Cell]) -> int:
    at = chance.randrange(len(cells))
    for place in range(at, min(len(cells), at + 400)):
        cell = cells[place]
        if (plain := STRAIGHT.get(cell.char)) is not None:
            cells[place] = Cell(plain, cell.origin, cell.owner)
    return 2


STRAIGHT = {"“": '"', "”": '"', "‘": "'", "’": "'", "\u00a0": " ", "–": "-", "—": "-"}


def _insert_sentence(chance: random.Random, cells: list[Cell]) -> int:
    _, end = _some_sentence(chance, cells)
    words = " " + sentence(chance)
    cells[end:end] = [Cell(char) for char in words]
    return len(words)


def _delete_sentence(chance: random.Random, cells: list[Cell]) -> int:
    start, end = _some_sentence(chance, cells)
    del cells[start:end]
    return end - start


def _move_sentence(chance: random.Random, cells: list[Cell]) -> int:
    start, end = _some_sentence(chance, cells)
    moved = cells[start:end]
    del cells[start:end]
    _, at = _some_sentence(chance, cells)
    cells[at:at] = [Cell(" "), *moved] if moved and moved[0].char != " " else moved
    return end - start


def _add_lookalike(chance: random.Random, cells: list[Cell]) -> int:
    start, end = _some_sentence(chance, cells)
    words = text_of(cells[start:end]).strip()
    found = list(_WORD.finditer(words))
    if found:
        word = chance.choice(found)
        words = f"{words[: word.start()]}others{words[word.end() :]}"
    _, at = _some_sentence(chance, cells)
    cells[at:at] = [Cell(char) for char in f" {words}"]
    return len(words)


def _delete_paragraph(chance: random.Random, cells: list[Cell]) -> int:
    found = [one.span() for one in re.finditer(r"[^\n]+\n?", text_of(cells)) if len(one[0]) < 260]
    if not found:
        return 1
    start, end = chance.choice(found)
    del cells[start:end]
    return end - start


EDITS: list[tuple[Edit, int]] = [
    (_typo, 30),
    (_replace_word, 25),
    (_insert_word, 15),
    (_delete_word, 12),
    (_typography, 10),
    (_insert_sentence, 4),
    (_delete_sentence, 3),
    (_move_sentence, 2),
    (_add_lookalike, 2),
    (_delete_paragraph, 1),
]


def pasted_again(text: str) -> list[Cell]:
    """Return the text as another program would set it: straight marks, plain spaces, one break."""
    cells: list[Cell] = []
    for place, char in enumerate(text):
        again = {**STRAIGHT, "…": "...", "\u00ad": ""}.get(char, char)
        cells.extend(Cell(other, place, place) for other in again)
    return cells


def with_lookalikes(chance: random.Random, text: str) -> Iterator[tuple[TextSpan, str, str]]:
    """Yield sentences, a text with one very like each, and the text without them but with that."""
    for match in _SENTENCE.finditer(text):
        words = match[0].strip()
        found = list(_WORD.finditer(words))
        if len(words) < 40 or len(found) < 5:
            continue
        word = chance.choice(found)
        twin = f"\n{words[: word.start()]}others{words[word.end() :]}"
        at = chance.choice([one.start() for one in re.finditer("\n", text)] or [len(text)])
        start = match.start() + match[0].index(words)
        if at >= match.end():
            span = TextSpan(start, start + len(words))
        elif at <= match.start():
            span = TextSpan(start + len(twin), start + len(twin) + len(words))
        else:
            continue
        old = f"{text[:at]}{twin}{text[at:]}"
        yield span, old, f"{old[: span.start]}{old[span.end :]}"
