"""The words a briefing prints for numbers, days, languages, kinds and forms."""

import re
from datetime import date

from annotator.domain.codebook import Form, Kind

NOTHING = "·"
"""What a table shows for none."""

KIND_NAMES = {
    Kind.QUOTE: ("Quote", "quotes"),
    Kind.CLAIM: ("Claim", "claims"),
    Kind.DEMAND: ("Demand", "demands"),
    Kind.ACCUSATION: ("Accusation", "accusations"),
}
"""Each kind's name and its plural."""

_FORM_NAMES = {Form.DIRECT: "direct", Form.MIXED: "mixed", Form.INDIRECT: "indirect"}

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])")

_LETTER_REGIONS = frozenset({"US", "CA", "MX", "PH", "CL", "CO", "VE", "PR"})

_LANGUAGES = {
    "ar": "Arabic",
    "bg": "Bulgarian",
    "cs": "Czech",
    "da": "Danish",
    "de": "German",
    "el": "Greek",
    "en": "English",
    "es": "Spanish",
    "fa": "Persian",
    "fi": "Finnish",
    "fr": "French",
    "he": "Hebrew",
    "hi": "Hindi",
    "hu": "Hungarian",
    "id": "Indonesian",
    "it": "Italian",
    "ja": "Japanese",
    "ko": "Korean",
    "nl": "Dutch",
    "no": "Norwegian",
    "pl": "Polish",
    "ps": "Pashto",
    "pt": "Portuguese",
    "ro": "Romanian",
    "ru": "Russian",
    "sr": "Serbian",
    "sv": "Swedish",
    "sw": "Swahili",
    "tr": "Turkish",
    "uk": "Ukrainian",
    "ur": "Urdu",
    "vi": "Vietnamese",
    "zh": "Chinese",
}


def figure(amount: int) -> str:
    """Return a number as a table shows it."""
    return f"{amount:,}" if amount else NOTHING


def share(part: int, whole: int) -> str:
    """Return a share in whole per cent."""
    return f"{round(100 * part / whole)}%" if whole else NOTHING


def american(language: str) -> bool:
    """Tell whether days are written the American way."""
    return language.upper().endswith("-US")


def letter_paper(language: str) -> bool:
    """Tell whether paper has the American Letter size where the language is spoken."""
    return language.upper().rpartition("-")[2] in _LETTER_REGIONS and "-" in language


def day(text: str, language: str) -> str:
    """Write out an ISO date or month; whatever else is known of a date stays as it is."""
    if found := _DAY.match(text):
        try:
            then = date(int(found[1]), int(found[2]), int(found[3]))
        except ValueError:
            return text
        month = _MONTHS[then.month - 1]
        if american(language):
            return f"{month} {then.day}, {then.year}"
        return f"{then.day} {month} {then.year}"
    if found := _MONTH.fullmatch(text):
        return f"{_MONTHS[int(found[2]) - 1]} {found[1]}"
    return text


def days(first: str, last: str, language: str) -> str:
    """Write out a stretch of days, one day as itself."""
    start, end = day(first, language), day(last, language)
    if start == end:
        return start
    if not american(language) and _DAY.fullmatch(first) and first[:7] == last[:7]:
        start = start.partition(" ")[0]
    return f"{start} to {end}"


def language_name(tag: str) -> str:
    """Return a language's English name, or its tag if it has none here."""
    return _LANGUAGES.get(primary(tag), tag) or "Unknown"


def primary(tag: str) -> str:
    """Return the language of a tag without its region."""
    return tag.partition("-")[0].lower()


def form_label(form: Form, kind: Kind) -> str:
    """Return how much stands between marks, and whose wording the reader has before them."""
    reported = form is not Form.DIRECT or kind is Kind.ACCUSATION
    return f"{_FORM_NAMES[form]}, as reported" if reported else _FORM_NAMES[form]
