"""Names printed near a statement: whose words it may be, offered and never taken for granted."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import regex

from annotator.domain.name_words import OPENERS, PARTICLES, TIMES, TITLES
from annotator.domain.quotations import quotation_runs
from annotator.domain.segmentation import paragraph_at, paragraphs, previous_paragraph
from annotator.domain.sentences import sentences
from annotator.domain.spans import TextSpan

LIMIT = 3
"""So many names are offered: they share the digits with the actors chosen lately."""

_WINDOW = 8_000
"""How far to either side of the statement, in code points, fuller forms of a name are sought."""
_MOST_CAPITALS = 0.25
"""Above this share of capitals within sentences, a capital alone is no sign of a name: German."""
_ENOUGH = 20
"""Fewer words than this say nothing about the language."""
_SHORT = 4
_TITLE_CAPITALS = 0.6
"""A line of more words than `_SHORT` with more capitals than this is a title."""

_PAIR = 2
_BEFORE_PLACES = frozenset({"for", "to", "in", "at", "from"})

_TOKEN = regex.compile(
    r"(?P<initial>\p{Lu}\.(?=\s\p{Lu}))"
    r"|(?P<word>[\p{L}\p{M}]+(?:['’\-\u2010\u2011][\p{L}\p{M}]+)*)"
)
_OWNER = regex.compile(r"['’]s?$")
_CLOSES = regex.compile(r"[.!?…][\"'”’»“\s]*$")
# A name may begin with these only where a word in capitals goes with them: el-Karim, d'Orsa.
_LEAD = regex.compile(r"(?:[\p{Ll}]{1,4}['’\-\u2010\u2011])?\p{Lu}")


def names_near(text: str, statement: TextSpan) -> tuple[str, ...]:
    """Return the likeliest names of speakers printed near a statement, at most `LIMIT`.

    Names are told by their capitals, so that none is found in scripts without: these stay to be
    typed or selected. Names outside quotations come before those inside, longer ones before single
    words, and of a name that is printed in full nearby the full form is returned.
    """
    # In steps, so that the names found for one statement serve for the next.
    start = max(0, statement.start // _WINDOW * _WINDOW - _WINDOW)
    text = text[start : statement.end // _WINDOW * _WINDOW + 2 * _WINDOW]
    place = statement.start - start
    paragraph = paragraph_at(text, place)
    if paragraph is None:
        return ()
    found = _names_of(text)
    near = found.within(paragraph)
    if not near:
        before = previous_paragraph(text, place)
        near = found.within(before) if before else []
    return tuple(near[:LIMIT])


@lru_cache(maxsize=4)
def _names_of(text: str) -> "_Names":
    return _Names(text)


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    word: str
    """Without the sign of an owner."""
    owner: bool
    opens: bool
    """Whether a sentence or a quotation begins with it, so that its capital says nothing."""

    @property
    def capital(self) -> bool:
        return _LEAD.match(self.word) is not None


class _Names:
    """The names of a passage with those that are printed elsewhere in full."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._small: set[str] = set()
        self._inside: set[str] = set()
        """Words with a capital where no sentence begins."""
        self._tokens = list(_tokens(text, [p for p in paragraphs(text) if not _is_title(text, p)]))
        capitals = 0
        for token in self._tokens:
            if not token.capital:
                self._small.add(token.word)
            elif not token.opens:
                self._inside.add(token.word)
                capitals += 1
        enough = len(self._tokens) >= _ENOUGH
        self._only_pairs = enough and capitals > _MOST_CAPITALS * len(self._tokens)
        self._alone: set[str] = set()
        """Names of one word, such as those of countries."""
        self._alone = {run[0].word for run in self._runs(self._tokens) if len(run) == 1}
        self._full: dict[str, str] = {}
        for run in self._runs(self._tokens):
            name, last = _printed(text, run), run[-1].word
            if len(run) > 1 and len(name) > len(self._full.get(last, "")):
                self._full[last] = name

    def within(self, paragraph: TextSpan) -> list[str]:
        """Return the names in a paragraph, the likeliest first."""
        quoted = [run.span for run in quotation_runs(self._text, paragraph)]
        tokens = [t for t in self._tokens if paragraph.start <= t.start < paragraph.end]
        ranked: list[tuple[bool, bool, int, str]] = []
        for run in self._runs(tokens):
            name = self._full.get(run[-1].word) if len(run) == 1 else None
            name = name or _printed(self._text, run)
            inside = any(span.start <= run[0].start < span.end for span in quoted)
            ranked.append((inside, " " not in name, run[0].start, name))
        return list(dict.fromkeys(name for *_, name in sorted(ranked)))

    def _runs(self, tokens: Sequence[_Token]) -> Iterator[Sequence[_Token]]:
        """Yield the words of each name."""
        run: list[_Token] = []
        before = former = ""
        for token in tokens:
            goes_on = token.capital or token.word in PARTICLES
            if run and not (goes_on and self._goes_on(run[-1], token)):
                yield from self._apart(run, before)
                run = []
            if run or token.capital:
                before = before if run else former
                run.append(token)
            former = token.word
        yield from self._apart(run, before)

    def _apart(self, run: Sequence[_Token], before: str) -> Iterator[Sequence[_Token]]:
        """Yield a name; two where a person follows a place: “envoy to Varland Edrin Holm”."""
        for words in self._name(run):
            if before in _BEFORE_PLACES and len(words) > _PAIR and words[0].word in self._alone:
                yield words[:1]
                yield words[1:]
            else:
                yield words

    def _goes_on(self, former: _Token, token: _Token) -> bool:
        between = self._text[former.end : token.start]
        if between == ". ":
            return former.word.casefold() in TITLES
        return between in _SPACES and not former.owner

    def _name(self, run: Sequence[_Token]) -> Iterator[Sequence[_Token]]:
        words = list(run)
        while words and (not words[-1].capital or words[-1].word.casefold() in TIMES):
            words.pop()
        titles = [n for n, token in enumerate(words) if token.word.casefold() in TITLES]
        if titles:
            words = words[titles[-1] + 1 :]
        while words and (not words[0].capital or self._merely_opens(words)):
            words.pop(0)
        if len(words) > 1 or (words and not self._only_pairs and len(words[0].word) > 1):
            yield words

    def _merely_opens(self, words: Sequence[_Token]) -> bool:
        """Tell whether the first word owes its capital to its place."""
        first = words[0]
        if first.word.casefold() in OPENERS:
            return True
        if not first.opens or first.word in self._inside:
            return False
        return len(words) == 1 or first.word.lower() in self._small


_SPACES = frozenset({" ", "\u00a0"})


def _tokens(text: str, prose: Sequence[TextSpan]) -> Iterator[_Token]:
    for paragraph in prose:
        opening = _openings(text, paragraph)
        for match in _TOKEN.finditer(text, paragraph.start, paragraph.end):
            word = match.group()
            owner = _OWNER.search(word)
            bare = word[: owner.start()] if owner else word
            start = match.start()
            yield _Token(start, start + len(bare), bare, owner is not None, start in opening)


def _openings(text: str, paragraph: TextSpan) -> frozenset[int]:
    """Return where the first words of sentences and quotations stand."""
    places = {span.start for span in sentences(text, paragraph)}
    places.update(run.span.start for run in quotation_runs(text, paragraph))
    firsts = (_TOKEN.search(text, place, paragraph.end) for place in places)
    return frozenset(match.start() for match in firsts if match is not None)


def _is_title(text: str, paragraph: TextSpan) -> bool:
    """Tell whether a line is a title, in which nearly every word has a capital."""
    if _CLOSES.search(text, paragraph.start, paragraph.end):
        return False
    words = _TOKEN.findall(text, paragraph.start, paragraph.end)
    capitals = sum(word[:1].isupper() for _, word in words)
    return len(words) > _SHORT and capitals > _TITLE_CAPITALS * len(words)


def _printed(text: str, run: Sequence[_Token]) -> str:
    return " ".join(text[run[0].start : run[-1].end].split())
