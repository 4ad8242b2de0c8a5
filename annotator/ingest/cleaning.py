"""Raw text to a draft: canonical paragraphs, each with its role, and what they tell."""

from dataclasses import fields, replace

from annotator.domain.article import Byline
from annotator.domain.counting import counted
from annotator.domain.draft import PARAGRAPH_BREAK, Draft, Line, Original, Role
from annotator.domain.text import canonical
from annotator.ingest.bylines import byline_of
from annotator.ingest.dates import date_in
from annotator.ingest.extract import Extract
from annotator.ingest.languages import main_direction
from annotator.ingest.paragraphs import WHITE, paragraphs_of
from annotator.ingest.refusals import refuse
from annotator.ingest.roles import guess_roles, notices_behind

_FILLED_UP = ("outlet", "url", "section", "date_published")
_NO_HINTS = Byline()
_MOST_LINES = 500_000  # more would need a gigabyte of memory and are no article
_BREAKS = ("\f", "\v", "\x85", "\u2028", "\u2029")  # page and line breaks of other programs


def clean(
    raw: str, original: Original, notes: tuple[str, ...] = (), hints: Byline = _NO_HINTS
) -> Draft:
    """Return the draft of `raw`; title and author of `hints` serve when no line gives them.

    Raises
    ------
    UnreadableInput
        There is nothing in the text but white space, or far too many lines.

    """
    for mark in _BREAKS:
        raw = raw.replace(mark, PARAGRAPH_BREAK)
    safe = canonical(raw)
    if safe.text.count("\n") > _MOST_LINES:
        todo = "Split it into one file for each article."
        raise refuse(original.name, f"has more than {_MOST_LINES:,} lines", todo)
    paragraphs, width = paragraphs_of(safe.text)
    if not paragraphs:
        raise refuse(original.name, "is empty: it holds no text")
    roles = guess_roles(paragraphs)
    lines = tuple(map(Line, paragraphs, roles))
    body = PARAGRAPH_BREAK.join(line.text for line in lines if line.role is Role.BODY)
    return Draft(
        lines=lines,
        original=original,
        byline=_with_hints(byline_of(lines, body, original.name), hints, roles),
        direction=main_direction(body),
        notes=(*notes, *_notes(safe.replaced, width, lines)),
    )


def arrange(extract: Extract, original: Original) -> Draft:
    """Return the draft of a file that tells itself what its lines are.

    Raises
    ------
    UnreadableInput
        There is nothing in the lines but white space.

    """
    replaced = 0
    lines: list[Line] = []
    told = [(role, canonical(line)) for role, line in extract.lines]
    behind = notices_behind([safe.text for _, safe in told])
    for (role, safe), notice in zip(told, behind, strict=True):
        replaced += safe.replaced
        text = safe.text.strip(WHITE).replace("\n", " ")
        if text:
            lines.append(Line(text, Role(role) if role else notice))
    if not lines:
        raise refuse(original.name, "is empty: it holds no text")
    body = PARAGRAPH_BREAK.join(line.text for line in lines if line.role is Role.BODY)
    return Draft(
        lines=tuple(lines),
        original=original,
        byline=_told(extract.hints, byline_of(lines, body, original.name)),
        direction=main_direction(body),
        notes=(*extract.notes, *_notes(replaced, 0, tuple(lines))),
    )


def _told(hints: Byline, guessed: Byline) -> Byline:
    """Return what a file says in fields meant for it, filled up by what its lines seem to say."""
    known = {one.name: getattr(hints, one.name) for one in fields(Byline)}
    return replace(guessed, **{name: value for name, value in known.items() if value})


def _with_hints(byline: Byline, hints: Byline, roles: list[Role]) -> Byline:
    if hints.title and Role.HEADLINE not in roles:
        byline = replace(byline, title=hints.title)
    if hints.author and not byline.author and Role.HEADLINE not in roles:
        byline = replace(byline, author=hints.author)
    found = {name: getattr(hints, name) for name in _FILLED_UP if not getattr(byline, name)}
    return replace(byline, **found, language=hints.language or byline.language)


def _notes(replaced: int, width: int, lines: tuple[Line, ...]) -> list[str]:
    notes = []
    if replaced:
        characters = counted(replaced, "character", "characters")
        notes.append(f"{characters} of those no Word file can hold became “\ufffd”.")
    if width:
        notes.append(f"Lines broken at about {width} characters were joined into paragraphs.")
    notes.extend(
        f"The date “{line.text}” can be read in more than one way and was left open."
        for line in lines
        if line.role is Role.DATE and not date_in(line.text)
    )
    return notes
