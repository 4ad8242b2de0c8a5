"""The parts of a mail or a web archive, read with distrust: any head in it may be broken."""

from collections.abc import Iterable
from email import policy
from email.header import decode_header, make_header
from email.message import Message
from email.parser import BytesParser
from email.utils import parsedate_to_datetime

from annotator.ingest import codecs_ready  # noqa: F401 - what it loads cannot be loaded later
from annotator.ingest.decoding import Decoded, decode_markup
from annotator.ingest.refusals import refuse

MOST_PARTS = 1_000


def leaves_of(data: bytes, name: str) -> tuple[Message, list[Message]]:
    """Return the whole of a mail, and the parts in it that have no parts themselves.

    Raises
    ------
    UnreadableInput
        There are far more parts than a mail needs, or they lie too deep in each other.

    """
    try:
        # The older policy reads what is there; the newer one stumbles over heads that are broken.
        whole = BytesParser(policy=policy.compat32).parsebytes(data)
        parts = [part for part, _ in zip(whole.walk(), range(MOST_PARTS + 1), strict=False)]
    except RecursionError as error:
        raise refuse(name, "holds mails in mails without end") from error
    if len(parts) > MOST_PARTS:
        raise refuse(name, f"holds more than {MOST_PARTS:,} parts, which no article needs")
    return whole, [part for part in parts if not part.is_multipart()]


def field(part: Message, name: str) -> str:
    """Return a field of a head as one line, "" if there is none."""
    raw = part.get(name)
    if raw is None:
        return ""
    try:
        text = str(make_header(decode_header(raw)))
    except (ValueError, LookupError, AssertionError):  # an encoding that nobody knows
        text = str(raw)
    return " ".join(text.encode("utf-8", "replace").decode().split())


def day(part: Message, name: str = "Date") -> str:
    """Return the date of a mail where it was sent, as an ISO date, or "" if it has none."""
    try:
        return parsedate_to_datetime(field(part, name)).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return ""


def first_text(parts: Iterable[Message], kind: str, name: str) -> Decoded | None:
    """Return the first part of a kind such as "text/html" that is no attached file."""
    for part in parts:
        if part.get_content_type() == kind and not is_attached(part):
            data = content(part)
            if data.strip():
                return decode_markup(data, name, charset(part))
    return None


def content(part: Message) -> bytes:
    """Return the bytes of a part as they were before they were packed for the post."""
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""


def charset(part: Message) -> str:
    """Return the encoding that a part declares, or ""."""
    try:
        return part.get_content_charset("") or ""
    except (LookupError, UnicodeError):
        return ""


def is_attached(part: Message) -> bool:
    """Tell whether a part is a file that came with the mail."""
    return part.get_content_disposition() == "attachment"


def file_name(part: Message) -> str:
    """Return the name of the file that a part is, "" for a part without one."""
    try:
        return " ".join((part.get_filename() or "").encode("utf-8", "replace").decode().split())
    except (LookupError, ValueError, TypeError):
        return "a file without a readable name"
