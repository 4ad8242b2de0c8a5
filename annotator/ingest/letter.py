"""What a mail is as an article: headline, outlet and date from its head, its text line by line."""

from dataclasses import dataclass

from annotator.domain.article import Byline
from annotator.domain.draft import PARAGRAPH_BREAK, Role
from annotator.domain.text import canonical
from annotator.ingest.block_text import blocks, tree_of
from annotator.ingest.extract import Extract
from annotator.ingest.forwarding import bare_subject, forwarded_in, is_forward
from annotator.ingest.paragraphs import WHITE, paragraphs_of
from annotator.ingest.refusals import refuse

_FILES_NAMED = 5
_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class Letter:
    """A mail by its fields, from whichever format; `sent` is an ISO date, and "" is unknown."""

    subject: str = ""
    sender: str = ""
    sent: str = ""
    text: str = ""
    markup: str = ""
    attached: tuple[str, ...] = ()


def article_of(letter: Letter, name: str, media_type: str, notes: tuple[str, ...] = ()) -> Extract:
    """Return a mail as an article; of a forwarded one what was passed on.

    Raises
    ------
    UnreadableInput
        There is no text in it.

    """
    raw = [line.strip(WHITE) for line in _text_of(letter).split("\n")]
    if not any(raw):
        files = f"; attached is {_listed(letter.attached)}" if letter.attached else ""
        raise refuse(name, f"is a mail without any text{files}")
    inner = forwarded_in(raw)
    if inner is not None and any(raw[: inner.first]) and not is_forward(letter.subject):
        inner = None  # an answer, which quotes what it answers
    title, outlet, sent = bare_subject(letter.subject), letter.sender, letter.sent
    start = 0
    said = list(notes)
    if inner is not None:
        start = inner.body
        title = bare_subject(inner.subject) or title
        outlet, sent = inner.sender, inner.date
        by = f" by {letter.sender}" if letter.sender else ""
        said.append(f"The mail was forwarded{by}: sender and date are those of the mail within.")
    elif is_forward(letter.subject):
        said.append("The mail was forwarded, but no head of the mail within was found.")
    if letter.attached:
        said.append(f"Attached and left out: {_listed(letter.attached)}.")
    told = [(Role.DROP.value, line) for line in raw[:start] if line]
    # Joined without what was dropped, whose short lines would hide how wide the text is.
    told += [("", line) for line in paragraphs_of("\n".join(raw[start:]))[0]]
    if title:
        told.insert(0, (Role.HEADLINE.value, title))
    hints = Byline(title=title, outlet=outlet, date_published=sent)
    return Extract("", media_type, hints=hints, certain=True, notes=tuple(said), lines=tuple(told))


def _text_of(letter: Letter) -> str:
    """Return the text of the page in a mail, or else its plain text, in canonical form."""
    tree = tree_of(letter.markup) if letter.markup else None
    found = [] if tree is None else blocks(tree)
    return canonical(PARAGRAPH_BREAK.join(found) if found else letter.text).text


def _listed(names: tuple[str, ...]) -> str:
    shown = [f"“{one[:_LONGEST_NAME]}”" for one in names[:_FILES_NAMED]]
    more = len(names) - len(shown)
    return ", ".join(shown) + (f" and {more:,} more" if more else "")
