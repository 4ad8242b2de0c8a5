"""Texts whose quotations and characters are known because they are put together here."""

from dataclasses import dataclass
from itertools import pairwise

import regex

SAID, MARK, QUOTED = "said", "mark", "quoted"


@dataclass(frozen=True)
class PlainText:
    """A text with the sort of each code point, and where the characters readers see begin."""

    paragraphs: tuple[str, ...]
    text: str
    sorts: tuple[str, ...]
    borders: tuple[int, ...]
    language: str

    def fitted(self, spans):
        """Widen spans to whole characters; None where they are no words of a statement."""
        fit = []
        for start, end in sorted(spans):
            if end > len(self.text):
                return None
            fit.append((
                max(one for one in self.borders if one <= start),
                min(one for one in self.borders if one >= end),
            ))
        if any(later[0] < former[1] for former, later in pairwise(fit)):
            return None
        if not all(self.text[start:end].strip() for start, end in fit):
            return None
        return tuple(fit)

    def form(self, spans):
        """Tell how much of the letters and digits under the spans is quoted."""
        met = {
            self.sorts[place]
            for start, end in spans
            for place in range(start, end)
            if self.text[place].isalnum()
        }
        if QUOTED not in met:
            return "indirect"
        return "mixed" if SAID in met else "direct"

    def places(self, words):
        """Return where the words stand and are no part of longer words, none overlapping."""
        found, at = [], self.text.find(words)
        while at >= 0:
            end = at + len(words)
            before, after = self.text[at - 1 : at], self.text[end : end + 1]
            cut = (before.isalnum() and words[0].isalnum()) or (
                after.isalnum() and words[-1].isalnum()
            )
            if not cut:
                found.append((at, end))
            at = self.text.find(words, end)
        return found


def _put_together(language, *paragraphs):
    texts, sorts = [], []
    for pieces in paragraphs:
        texts.append("".join(words for words, _ in pieces))
        here = [sort for words, sort in pieces for _ in words]
        sorts += [*([MARK, MARK] if sorts else []), *here]
    text = "\n\n".join(texts)
    borders = [match.start() for match in regex.finditer(r"\X", text)]
    return PlainText(tuple(texts), text, tuple(sorts), (*borders, len(text)), language)


TEXTS = (
    _put_together(
        "en",
        [("Mira Çelik said ", SAID), ("“", MARK), ("we 🕊️ pay, all of us", QUOTED), ("”", MARK)],
        [("Ondria must pay. Varland\u00a0must pay, 👩‍👩‍👧 too, the e\u0301lan is gone.", SAID)],
    ),
    _put_together(
        "ar",
        [("قال الوزير ", SAID), ("«", MARK), ("السَّلام ممكن", QUOTED), ("»", MARK), (" أمس.", SAID)],
        [("Ondria must pay: must pay 🇹🇷🇬🇷 now.", SAID)],
    ),
    _put_together("en", [("Varland denied it. ", SAID), ("“", MARK), ("No", QUOTED), ("”", MARK)]),
    _put_together("en", [("They all must pay, Ondria\u00a0said.", SAID)]),
)
