"""Invented articles of any size with marks that overlap four deep; the same seed, the same text."""

import random
from collections.abc import Iterator

from annotator.domain.annotation import Mark
from annotator.domain.codebook import Kind
from annotator.domain.spans import TextSpan

_PEOPLE = (
    "the harbour master",
    "Minister Odalys Brenn",
    "a person briefed on the talks",
    "Admiral Tovin Harl",
    "the spokeswoman of Ondria",
    "Council leader Ismene Quade",
)
_BODIES = ("Varland", "Ondria", "the Harbour Union", "the agency KVP", "Port Kellin’s council")
_TOPICS = ("the toll figures", "the strait", "the patrol", "the new tariff", "the night ferry")
_ARABIC = (
    "وقال الوزير إن المحادثات ستستمر في الأسبوع المقبل.",
    "وطالب المتحدث بوقف فوري للرسوم الجديدة 2024 في الميناء.",
    "نفى المجلس هذه الاتهامات جملةً وتفصيلًا.",
)
_EMOJI = ("🕊️", "📰", "👩‍🌾", "🔥")
_NO_BREAK_SPACE = "\u00a0"


def article(size: int, *, seed: int = 7) -> str:
    """Return about `size` code points: quoted, plain, Arabic paragraphs, emoji, blank lines."""
    chance = random.Random(seed)
    paragraphs = ["Kellin Courier", "Council and union at odds over the toll figures"]
    length = 0
    while length < size:
        paragraphs.append(_paragraph(chance))
        length += len(paragraphs[-1]) + 2
    return "\n\n".join(paragraphs)


def divided(paragraphs: int, *, seed: int = 7) -> str:
    """Return an article of so many paragraphs, none of them blank."""
    longer = article(paragraphs * 400, seed=seed).split("\n\n")
    return "\n\n".join([line for line in longer if line.strip()][:paragraphs])


def unbroken(size: int, *, seed: int = 7) -> str:
    """Return one paragraph of about `size` code points."""
    return " ".join(article(size, seed=seed).split("\n\n"))


def marks(text: str, count: int, *, seed: int = 7) -> list[Mark]:
    """Return `count` marks spread over the text; some nest, some cross, some are long."""
    chance = random.Random(seed)
    return list(_marks(chance, len(text), count))


def _marks(chance: random.Random, length: int, count: int) -> Iterator[Mark]:
    step = length / count
    kinds = tuple(Kind)
    for number in range(count):
        start = min(length - 2, int(number * step + chance.random() * step))
        reach = chance.choice((0.4, 0.8, 1.6, 3.2)) * max(step, 60)
        end = min(length, start + 2 + int(chance.random() * reach))
        kind = chance.choice(kinds)
        also = frozenset({chance.choice(kinds)} - {kind}) if chance.random() < 0.4 else frozenset()
        span = TextSpan(start, end)
        yield Mark(f"a{number:06}", kind, also, (span,), flagged=chance.random() < 0.05)


def _paragraph(chance: random.Random) -> str:
    draw = chance.random()
    if draw < 0.05:
        return " ".join(chance.choices(_ARABIC, k=chance.randint(1, 3)))
    if draw < 0.10:
        return _NO_BREAK_SPACE
    sentences = [_sentence(chance, quoted=draw < 0.4) for _ in range(chance.randint(1, 4))]
    if draw > 0.97:
        sentences.append(chance.choice(_EMOJI))
    return " ".join(sentences)


def _sentence(chance: random.Random, *, quoted: bool) -> str:
    who, body = chance.choice(_PEOPLE), chance.choice(_BODIES)
    topic, number = chance.choice(_TOPICS), chance.randint(2, 980)
    if quoted:
        return f"“We know what {body} did about {topic}, and it won’t stand,” {who} said."
    if chance.random() < 0.5:
        return f"{who[0].upper()}{who[1:]} said {topic} would cost {body} some {number} crowns."
    return f"According to {who}, {body} wants {topic} settled within {number} hours."
