"""The rules on spans: where statements and dismissed words stand in the texts."""

import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from itertools import groupby, pairwise
from operator import itemgetter

from annotator.domain.spans import TextSpan
from annotator.domain.text import snap_to_graphemes
from annotator.store.doctor.findings import Advice, Problem, Said, Subject
from annotator.store.doctor.texts import Texts

# Between two characters that are none of these, Latin, Greek, Cyrillic, Hebrew, Arabic, Japanese or
# Chinese letters and common marks, no rule of Unicode joins: only near others is it worth a look.
_MAY_JOIN = re.compile(
    "[^\x00-\u02ff\u0370-\u0482\u048a-\u052f\u05d0-\u05ea\u0620-\u064a"
    "\u2010-\u2027\u2030-\u205e\u20a0-\u20cf\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fff]"
)


_Part = tuple[str, int, int, str, int]
"""Annotation, start, end, words, ordinal."""


def parts(connection: sqlite3.Connection, texts: Texts) -> Said:
    """Check every part of every statement against its article's text."""
    versions = connection.execute("SELECT id, text_sha256 FROM article_version")
    of_version = {version: texts.get(key, "") for version, key in versions}
    statements = connection.execute("SELECT id, version_id FROM annotation").fetchall()
    text_of = {annotation: of_version.get(version, "") for annotation, version in statements}
    found: list[_Part] = connection.execute(
        'SELECT annotation_id, start, "end", exact, ordinal FROM annotation_part'
    ).fetchall()
    found = [part for part in found if part[0] in text_of]
    for annotation in text_of.keys() - {part[0] for part in found}:
        detail = "the annotation has no part"
        yield Problem("no words", annotation, detail, ("annotation", annotation))
    yield from _off_the_text(found, text_of)
    yield from _cutting(found, text_of)
    several = {part[0] for part in found if part[4]}
    yield from _disordered(part for part in found if part[0] in several)


def _off_the_text(found: Iterable[_Part], text_of: Texts) -> Said:
    # Nearly all are in order: they are passed over in the quickest way there is.
    for part in [
        part
        for part in found
        if not 0 <= part[1] < part[2]
        or text_of[part[0]][part[1] : part[2]] != part[3]
        or len(part[3].strip()) != len(part[3])
    ]:
        annotation, start, end, exact, _ = part
        text = text_of[annotation]
        if not 0 <= start < end <= len(text):
            yield _problem("span", part, _how_off(start, end, len(text)))
        if text[start:end] != exact:
            yield _problem("words", part, "are not those of the article")
        elif exact and (exact[0].isspace() or exact[-1].isspace()):
            yield Advice(_problem("white space", part, "begin or end with white space"))


def _how_off(start: int, end: int, size: int) -> str:
    if start < 0 or end > size:
        return f"lie outside the text of {size:,} characters"
    return "are empty" if start == end else "end before they begin"


def _cutting(found: Iterable[_Part], text_of: Texts) -> Said:
    for part in found:
        annotation, start, end, *_ = part
        text = text_of[annotation]
        near = text[start - 1 : start + 1] + text[end - 1 : end + 1]
        if not near.isascii() and _MAY_JOIN.search(near) and 0 <= start < end <= len(text):
            span = TextSpan(start, end)
            if snap_to_graphemes(text, span) != span:
                yield _problem("span", part, "cut a character as readers see it")


def _problem(rule: str, part: _Part, how: str) -> Problem:
    annotation, start, end, *_ = part
    return Problem(
        rule, annotation, f"the words at {start}–{end} {how}", ("annotation", annotation)
    )


def _disordered(found: Iterable[_Part]) -> Said:
    ordered = sorted(found, key=itemgetter(0, 4))
    for annotation, group in groupby(ordered, key=itemgetter(0)):
        if any(later[1] < former[2] for former, later in pairwise(group)):
            detail = "its parts overlap or are out of order"
            yield Problem("order", annotation, detail, ("annotation", annotation))


def dismissals(connection: sqlite3.Connection, texts: Texts) -> Said:
    """Look whether dismissed words stand where they were dismissed, in any version of the text."""
    versions: dict[str, list[str]] = defaultdict(list)
    for article, key in connection.execute("SELECT article_id, text_sha256 FROM article_version"):
        versions[article].append(texts.get(key, ""))
    found = 'SELECT id, article_id, start, "end", exact FROM dismissal'
    for dismissal, article, start, end, exact in connection.execute(found):
        subject: Subject = ("article", article)
        if not 0 <= start < end:
            detail = f"the dismissed words at {start}–{end} are empty or lie outside the text"
            yield Problem("span", dismissal, detail, subject)
        if all(text[start:end] != exact for text in versions[article]):
            detail = f"dismissed words at {start}–{end} are not the article's"
            yield Problem("words", dismissal, detail, subject)
