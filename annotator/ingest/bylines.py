"""What the lines of a draft say about the article, and again after a line's role changed."""

from collections.abc import Iterable
from dataclasses import fields, replace

from annotator.domain.article import Byline
from annotator.domain.draft import Draft, Line, Role
from annotator.ingest.dates import date_in, first_date_at
from annotator.ingest.languages import language_of, main_direction
from annotator.ingest.roles import author_in, credit_in, is_copyright

_LONGEST_FALLBACK = 60
_EDGES = " \t\u00a0,;|·•–—-"
_SINGLE = frozenset({Role.OUTLET, Role.HEADLINE, Role.DATE})
_FIELDS = tuple(field.name for field in fields(Byline))


def byline_of(lines: Iterable[Line], body: str, name: str) -> Byline:
    """Return what `lines` say of an article with the text `body` that came in as `name`."""
    found: dict[Role, list[str]] = {}
    for line in lines:
        if line.role is not Role.BODY:
            found.setdefault(line.role, []).append(line.text)
    authors = found.get(Role.BYLINE, [])
    dates = map(date_in, found.get(Role.DATE, []) + authors)
    return Byline(
        title=" ".join(found.get(Role.HEADLINE, [])) or _first_words(body, name),
        outlet=" ".join(found.get(Role.OUTLET, [])),
        author=", ".join(filter(None, map(_author, authors))),
        republished_from="; ".join(map(credit_in, found.get(Role.SOURCE, []))),
        copyright=next(filter(is_copyright, found.get(Role.DISCLAIMER, [])), ""),
        date_published=next(filter(None, dates), ""),
        language=language_of(body),
    )


def relabel(draft: Draft, index: int, role: Role) -> Draft:
    """Return the draft with line `index` taken for `role`, and what follows from that.

    A draft has one outlet, one headline and one date line: the line that had the role before is
    dropped, so that the body changes by no other line than the one the user touched. What the
    user typed stays, unless the change names another value for that very field.
    """
    changed = draft
    if role in _SINGLE:
        for other, line in enumerate(draft.lines):
            if line.role is role and other != index:
                changed = changed.with_role(other, Role.DROP)
    changed = changed.with_role(index, role)
    before, body = draft.text, changed.text
    name = draft.original.name
    old, new = byline_of(draft.lines, before, name), byline_of(changed.lines, body, name)
    printed = {line.role for line in changed.lines}
    updates = {
        field: getattr(new, field)
        for field in _FIELDS
        if getattr(new, field) != getattr(old, field)
        and (_is_printed(field, printed) or getattr(draft.byline, field) == getattr(old, field))
    }
    direction = draft.direction
    if direction is main_direction(before):
        direction = main_direction(body)
    return replace(changed, byline=replace(draft.byline, **updates), direction=direction)


def _is_printed(field: str, roles: set[Role]) -> bool:
    """Tell whether one of the lines, and not a guess, gives the value of a field."""
    return _FIELD_ROLES.get(field) in roles


_FIELD_ROLES = {
    "title": Role.HEADLINE,
    "outlet": Role.OUTLET,
    "author": Role.BYLINE,
    "republished_from": Role.SOURCE,
    "date_published": Role.DATE,
}


def _author(line: str) -> str:
    author = author_in(line)
    for mark in "|·•":
        author = author.partition(mark)[0]
    return author[: first_date_at(author)].strip(_EDGES)


def _first_words(body: str, name: str) -> str:
    first = body.partition("\n")[0]
    if not any(map(str.isalpha, first[:_LONGEST_FALLBACK])):
        return name
    if len(first) <= _LONGEST_FALLBACK:
        return first
    cut = first[: _LONGEST_FALLBACK + 1]
    words = cut.rpartition(" ")[0] or cut[:_LONGEST_FALLBACK]
    return words.rstrip(_EDGES) + "…"
