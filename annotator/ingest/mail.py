"""Mails: the text worth reading in one, and what its head says."""

from email.message import Message
from email.utils import parseaddr
from typing import Final, cast

from annotator.ingest.extract import Extract
from annotator.ingest.letter import Letter, article_of
from annotator.ingest.mime_parts import day, field, file_name, first_text, leaves_of

MEDIA_TYPE: Final = "message/rfc822"


def convert(data: bytes, name: str) -> tuple[Extract, ...]:
    """Return a mail as an article.

    Raises
    ------
    UnreadableInput
        There is no text in it, or it has too many parts.

    """
    whole, parts = leaves_of(data, name)
    head = _mail_within(whole) or whole
    read = [part for part in head.walk() if not part.is_multipart()]
    plain = first_text(read, "text/plain", name)
    page = first_text(read, "text/html", name)
    notes = [one.note for one in (page or plain,) if one is not None and one.note]
    if head is not whole:
        notes.append("Another mail is attached to this one: it alone was taken.")
    address = parseaddr(field(head, "From"))
    letter = Letter(
        subject=field(head, "Subject"),
        sender=address[0] or address[1],
        sent=day(head),
        text=plain.text if plain else "",
        markup=page.text if page else "",
        attached=tuple(filter(None, map(file_name, parts))),
    )
    return (article_of(letter, name, MEDIA_TYPE, tuple(notes)),)


def _mail_within(whole: Message) -> Message | None:
    """Return the first mail that is attached to a mail, if there is one."""
    for part in whole.walk():
        within = part.get_payload()
        if part.get_content_type() == MEDIA_TYPE and isinstance(within, list) and within:
            return cast("Message", within[0])
    return None
