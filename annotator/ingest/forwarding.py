"""Mails that pass on another one: where that begins, and what its head says."""

import re
from dataclasses import dataclass

from annotator.ingest.dates import date_in

_FORWARDS = re.compile(
    r"^\s*(?:(?:fwd?|wg|tr|rv|i|ilt|vs|doorst|enc|пересл|הועבר|تحويل)\s*:\s*)", re.IGNORECASE
)
_ANSWERS = re.compile(r"^\s*(?:re|aw|sv|antw|odp|ynt|отв|رد)\s*:\s*", re.IGNORECASE)
_BORDER = re.compile(
    r"\s*-{2,}.{3,60}-{2,}\s*|\s*(?:begin forwarded message|anfang der weitergeleiteten nachricht"
    r"|début du message transféré|inicio del mensaje reenviado)\s*:?\s*",
    re.IGNORECASE,
)
_FIELDS = {
    "sender": "from von de expéditeur remitente kimden от من מאת",
    "date": "date sent datum gesendet envoyé fecha enviado tarih дата отправлено التاريخ",
    "subject": "subject betreff objet asunto konu тема الموضوع נושא",
    "other": "to an à para kime кому cc kopie bcc reply-to antwort an إلى אל",
}
_NAMES = {word: name for name, words in _FIELDS.items() for word in words.split()}
_FIELD = re.compile(r"\*?([^\W\d_][\w-]{1,14})\s*:\*?\s*(.*)", re.DOTALL)
_ADDRESS = re.compile(r"\s*[<\[](?:mailto:)?[^<>\[\]\s]+@[^<>\[\]\s]+[>\]]")
_FEWEST = 2  # lines of a head, or it is only a sentence with a colon


@dataclass(frozen=True, slots=True)
class Forwarded:
    """The head of a mail within a mail: the lines it takes, and what they say; "" is unknown."""

    first: int
    """The line from which on nothing is of the mail that was passed on."""

    body: int
    """The line from which on its text is."""

    sender: str
    date: str
    subject: str


def is_forward(subject: str) -> bool:
    """Tell whether a subject says that the mail passes on another one."""
    while match := _ANSWERS.match(subject):
        subject = subject[match.end() :]
    return _FORWARDS.match(subject) is not None


def bare_subject(subject: str) -> str:
    """Return a subject without what programs put before it for answers and forwards."""
    while match := _FORWARDS.match(subject) or _ANSWERS.match(subject):
        subject = subject[match.end() :]
    return subject.strip()


def forwarded_in(lines: list[str]) -> Forwarded | None:
    """Return the first head of a forwarded mail in the lines of a mail; None without one."""
    for start, line in enumerate(lines):
        found: dict[str, str] = {}
        end = start + 1 if _BORDER.fullmatch(line) else start
        count = 0
        while end < len(lines):
            match = _FIELD.fullmatch(lines[end])
            if match and match[1].lower() in _NAMES:
                found.setdefault(_NAMES[match[1].lower()], match[2].strip())
                count += 1
            elif lines[end] or "subject" in found:
                break  # a blank line ends a head, but programs leave some within it, too
            end += 1
        if count >= _FEWEST and "sender" in found and len(found) >= _FEWEST:
            sender = _ADDRESS.sub("", found["sender"]).strip(" \"'") or found["sender"]
            date = date_in(found.get("date", ""))
            return Forwarded(start, end, sender, date, found.get("subject", ""))
    return None
