"""Which full stops end a sentence, and which belong to an abbreviation, a number or a name."""

import re

# ruff: noqa: RUF001  the words of several alphabets stand side by side


def _words(*lines: str) -> frozenset[str]:
    return frozenset(" ".join(lines).split())


# Words before a full stop that always belong to what follows: titles, and words like "vgl.".
_NEVER_LAST = _words(
    # English
    "mr mrs ms dr prof gen lt col maj capt cmdr cpl sgt adm brig sen rep gov pres rev hon supt",
    "insp det amb st mt ft vs eg ie viz cf approx pp ca dept asst",
    # German
    "hr frl bzw vgl evtl ggf inkl sog gest geb bspw dipl ing nr str ziff allg einschl insb",
    # French
    "mm mme mlle gén env éd",
    # Spanish
    "ee sr sra srta sres dra dña ud uds gral cnel lic arq núm pág págs avda profa aprox",
    # Turkish
    "sn doç av org alb yrd öğr gör uzm müh bkz hz yzb tğm",
    # Russian
    "ул проф акад ген ст пос обл просп пл тов св гр напр кв стр",
    # Arabic
    "أ.د",
)
# Words before a full stop that may end a sentence too: the next word decides.
_MAYBE_LAST = _words(
    "inc ltd co corp bros jr snr esq etc al ave blvd est jan feb mar apr jun jul aug sep sept oct",
    "nov dec mon tue wed thu fri sat sun",
    "usw mio mrd std ebd",
    "av tic şti vb cad sok mah",
    "гг руб коп тыс млн млрд др пр вв им см",
    "uu",
)
_NUMBERED = _words("no nos art sec para ch bd kap abs vol fig figs")
"""Words that are abbreviations only in front of a number."""

_DESIGNATORS = _words(
    "plan option group vitamin class phase category section article terminal gate annex appendix",
    "block type team zone pier dock schedule exhibit hepatitis gruppe klasse anlage groupe classe",
    "grupo clase grubu группа класс план",
)
"""Words before a single capital that is no initial: Plan B."""

_STARTERS = _words(
    # English
    "a an the he she it they we i you this that these those there his her its their our my your",
    "in on at by for from with but and or so yet if when while",
    "after before as since until although",
    "however meanwhile earlier later no not one two three what who why how where then still both",
    "some many most all each every",
    # German
    "der die das ein eine er sie es wir ihr ich im am doch und aber wenn nach vor als auch dort",
    # French, Spanish
    "le la les il elle ils elles on nous un une mais et en dans el los las un una pero según",
    # Turkish
    "bu o bir ancak ve ama",
    # Russian
    "он она оно они мы я это но и в на по как",
)
"""Words that, in capitals, most often begin a sentence."""

_DAYS_AND_ZONES = _words(
    "monday tuesday wednesday thursday friday saturday sunday",
    "january february march april may june",
    "july august september october november december est edt cet gmt utc et pt bst",
)
_ORDINAL_NEXT = _words(
    "januar jänner februar märz april mai juni juli august september oktober november dezember",
    "jahrhundert jahrhunderts weltkrieg weltkriegs bundesliga liga mal platz stock klasse runde",
    "tag armee division bataillon etage kapitel auflage geburtstag jahrestag wahlgang",
    "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık",
    "yüzyıl lig dünya cumhurbaşkanı olağan madde ordu kolordu tümen genel",
)
_ORDINAL_BEFORE = _words("am vom zum bis ab der die das dem den des im beim seit und ersten")

_WORD_BEFORE = re.compile(r"[^\s\"“”„«»‹›‘’()\[\]{}—–/]+\Z")
_DOTTED = re.compile(r"(?:[^\W\d_]{1,3}\.-?)+[^\W\d_]{1,2}")
_NEVER_DOTTED = _words("e.g i.e z.b d.h u.a p.ex p.ej т.е т.к")
_ROMAN = re.compile(r"[IVX]{2,6}")
_ORDINAL_DIGITS = 2
_REACH = 40
"""How many code points before a full stop are looked at."""


def ends_sentence(line: str, stop: int, following: str, *, first: bool) -> bool:
    """Tell whether the full stop at offset `stop` ends a sentence.

    `following` is the next word, which begins with no small letter; `first` tells that the word
    before the stop is the first of its sentence.
    """
    before = line[max(0, stop - _REACH) : stop]
    found = _WORD_BEFORE.search(before)
    if found is None:
        return True
    word, earlier = found[0], _word_before(before[: found.start()])
    if word.isdecimal():
        return len(word) > _ORDINAL_DIGITS or _ordinal_ends(earlier, following, first=first)
    if len(word) == 1:
        return _letter_ends(word, earlier, following)
    if _ROMAN.fullmatch(word):
        return not first and following.lower() not in _ORDINAL_NEXT
    if _DOTTED.fullmatch(word):
        return _dotted_ends(word.lower(), following)
    return _word_ends(word.lower(), following)


def _word_before(text: str) -> str:
    found = _WORD_BEFORE.search(text.rstrip())
    return found[0] if found else ""


def _ordinal_ends(earlier: str, following: str, *, first: bool) -> bool:
    """Decide on a short number: a numbered line, a German or Turkish ordinal, or a plain end."""
    if first or following[0].isdigit() or following.lower() in _ORDINAL_NEXT:
        return False
    return earlier.lower() not in _ORDINAL_BEFORE or _starts(following)


def _letter_ends(letter: str, earlier: str, following: str) -> bool:
    """Decide on a single letter: an initial, an abbreviation, or the name of a thing."""
    if letter == "г":
        return earlier.isdecimal()
    if letter in "дп":
        return earlier == "т."
    if letter in "вs":
        return _starts(following)
    if letter == "I" and earlier.islower():
        return True
    return letter in "яo%°€$" or earlier.lower() in _DESIGNATORS


def _dotted_ends(word: str, following: str) -> bool:
    """Decide on letters with full stops between them."""
    if word in _NEVER_DOTTED:
        return False
    if word in {"a.m", "p.m"}:
        return following.lower() not in _DAYS_AND_ZONES
    return word in {"т.д", "т.п", "н.э"} or _starts(following)


def _word_ends(word: str, following: str) -> bool:
    """Decide on a word of two letters or more, in small letters."""
    if word in _NEVER_LAST:
        return False
    if word in _NUMBERED:
        return not following[0].isdigit()
    return word not in _MAYBE_LAST or _starts(following)


def _starts(word: str) -> bool:
    return word.lower() in _STARTERS
