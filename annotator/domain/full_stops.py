"""Which full stops end a sentence, and which belong to an abbreviation, a number or a name."""

import re
from dataclasses import dataclass

# ruff: noqa: RUF001  the words of several alphabets stand side by side


def _words(*lines: str) -> frozenset[str]:
    return frozenset(" ".join(lines).split())


# Words before a full stop that always belong to what follows: titles, and words like "vgl.".
_NEVER_LAST = _words(
    # English
    "mr mrs ms messrs dr drs prof profs gen gens lt lts col maj capt cmdr cpl sgt sgts pvt pfc spc",
    "adm sen sens gov govs pres hon supt insp det atty amb ald mt ft vs eg ie viz cf approx pp ca",
    "dept asst",
    # German
    "hr fr frl bzw vgl evtl ggf inkl sog gest geb gem bspw dipl ing abg nr ziff allg einschl insb",
    # French
    "mm mme mlle mgr gén env éd",
    # Spanish
    "ee sra sras srta srtas sres dra dras dña ud uds vd vds gral cnel sgto lic arq núm pág págs",
    "párr avda cía profa aprox",
    # Turkish
    "sn doç av org korg tümg tuğg alb yrd öğr gör uzm müh bkz örn hz yzb tğm",
    # Russian
    "ул проф акад ген ст пос обл просп пл тов св гр напр кв стр",
    # Arabic
    "أ.د",
)
_TITLES = _words("Rep Reps Rev Brig Const Cap Op Mons Pr Fa")
"""The same, but other words when they begin with a small letter: "a cap." """
# Words before a full stop that may end a sentence too: the next word decides.
_MAYBE_LAST = _words(
    "inc ltd co corp bros jr sr snr esq etc al st ave blvd est",
    "usw mio mrd tsd std ebd",
    "av tic şti vb",
    "гг руб коп тыс млн млрд др пр вв см",
    "uu",
)
_MAYBE_LAST_DATES = _words(
    "Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue Wed Thu Fri Sat Sun"
)
_STREETS = _words("cad sok mah")
"""Turkish words before a name's end; a house number ("No. 5") may follow."""
_NUMBERED = _words("no nos art sec para ch bd kap abs vol fig figs рис табл гл")
"""Words that are abbreviations only in front of a number."""
_MEASURES = _words("ft mm ms sn")
"""Words that measure what a number before them counts, and mean something else without one."""
_UNITS = frozenset("hmgtlмтчمصكغ")
"""Single letters that do so: 9 h, 5 t."""

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
    "dann danach dies diese dieser dieses jetzt heute gestern zuvor später niemand",
    # French, Spanish
    "le la les il elle ils elles on nous un une mais et en dans ce cette ces puis ensuite",
    "el ella ellos ellas los las un una pero según luego después este esta esto también nadie",
    # Turkish
    "bu o bir ancak ve ama sonra şimdi",
    # Russian
    "он она оно они мы я это но и в на по как его её их этот эта эти однако потом затем после",
    # Arabic
    "ثم لكن ولكن هذا هذه وقال وقالت وأضاف وأضافت",
)
"""Words that, in capitals, most often begin a sentence."""

_DAYS_AND_ZONES = _words(
    "monday tuesday wednesday thursday friday saturday sunday",
    "january february march april may june",
    "july august september october november december est edt cet gmt utc et pt bst",
    "eastern central mountain pacific",
)
_ORDINAL_NEXT = _words(
    "januar jänner februar märz april mai juni juli august september oktober november dezember",
    "jahrhundert jahrhunderts weltkrieg weltkriegs bundesliga liga mal platz stock klasse runde",
    "tag armee division bataillon etage kapitel auflage geburtstag jahrestag wahlgang",
    "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık",
    "yüzyıl lig dünya cumhurbaşkanı olağan madde ordu kolordu tümen genel",
)
_ORDINAL_BEFORE = _words("am vom zum bis ab der die das dem den des im beim seit und ersten")

# What Russian institutions are that bear a name: завод им. Карима. Elsewhere "им" is "them".
_NAMED = re.compile(
    r"завод|театр|инстит|универс|академи|консерват|филармон|училищ|школ|лице|гимназ|колледж|больниц"
    r"|госпитал|клиник|фонд|центр|музе|библиот|парк|сад|площад|улиц|просп|переул|набереж|мост|порт"
    r"|аэропорт|вокзал|станци|стадион|клуб|двор|дом|верф|фабрик|комбинат|шахт|рудник|преми|орден"
    r"|кафедр|лаборат|обществ|колхоз|совхоз|оркестр|хор|ансамб|кубк|кубок|турнир",
    re.IGNORECASE,
)
# A date that opens a Russian sentence.
_OPENING_DATE = re.compile(
    r"\W*(?:(?:В|С|К|До|После|Весной|Летом|Осенью|Зимой|\d{1,2})\s+)(?:\w+\s+){0,2}\d{4}\s*\Z"
)

_WORD_BEFORE = re.compile(r"[^\s\"“”„«»‹›‘’()\[\]{}—–/]+\Z")
_I_AM = re.compile(r"\bI\s+am\s*\Z")
_DOTTED = re.compile(r"(?:[^\W\d_]{1,3}\.-?)+[^\W\d_]{1,2}")
_NEVER_DOTTED = _words("e.g i.e z.b d.h u.a p.ex p.ej т.е т.к")
_ROMAN = re.compile(r"[IVX]{2,6}")
_ORDINAL_DIGITS = 2
_REACH = 40
"""How many code points before a full stop are looked at."""


@dataclass(frozen=True, slots=True)
class _Stop:
    """A full stop with what stands before it in its sentence, and the word behind it."""

    word: str
    """What ends at the full stop, without it."""
    before: str
    """What stands before that word, or the end of it."""
    following: str
    whole: bool
    """Whether `before` reaches back to where the sentence begins."""

    @property
    def first(self) -> bool:
        """Whether the word is the first of its sentence."""
        return self.whole and " " not in self.before

    @property
    def earlier(self) -> str:
        """The word before the word."""
        found = _WORD_BEFORE.search(self.before.rstrip())
        return found[0] if found else ""

    @property
    def counted(self) -> bool:
        """Whether a number stands before the word."""
        return self.before.rstrip()[-1:].isdigit()

    @property
    def numbers_next(self) -> bool:
        """Whether what follows is something that is numbered: 3. Mai, 2. Lig'de."""
        return re.split("['’]", self.following)[0].lower() in _ORDINAL_NEXT

    @property
    def starts_next(self) -> bool:
        """Whether the word behind it is one that, in capitals, begins a sentence."""
        return self.following.lower() in _STARTERS


def ends_sentence(line: str, stop: int, following: str, *, start: int) -> bool:
    """Tell whether the full stop at offset `stop` ends the sentence that begins at `start`.

    `following` is the next word, which begins with no small letter.
    """
    low = max(start, stop - _REACH)
    before = line[low:stop]
    found = _WORD_BEFORE.search(before)
    if found is None:
        return True
    return _ends(_Stop(found[0], before[: found.start()], following, whole=low == start))


def _ends(stop: _Stop) -> bool:
    if stop.word.isdecimal():
        return len(stop.word) > _ORDINAL_DIGITS or _ordinal_ends(stop)
    if len(stop.word) == 1:
        return _letter_ends(stop)
    if _ROMAN.fullmatch(stop.word):
        return not stop.first and not stop.numbers_next
    if _DOTTED.fullmatch(stop.word):
        return _dotted_ends(stop.word.lower(), stop)
    return _word_ends(stop)


def _ordinal_ends(stop: _Stop) -> bool:
    """Decide on a short number: a numbered line, a German or Turkish ordinal, or a plain end."""
    if stop.first or stop.following[0].isdigit() or stop.numbers_next:
        return False
    counts = stop.earlier.lower() in _ORDINAL_BEFORE and not _I_AM.search(stop.before)
    return not counts or stop.starts_next


def _letter_ends(stop: _Stop) -> bool:
    """Decide on a single letter: an initial, an abbreviation, a unit, or the name of a thing."""
    letter, earlier = stop.word, stop.earlier
    if letter == "г":
        opening = stop.whole and _OPENING_DATE.match(stop.before) is not None
        return earlier.isdecimal() and (stop.starts_next or not opening)
    if letter in "дпэm" and earlier in _BEFORE_LETTER[letter]:
        return True
    if letter in "вs":
        return stop.starts_next
    if stop.counted and letter in _UNITS:
        return True
    if letter == "I" and earlier.islower():
        return True
    return letter in "яo%°€$" or earlier.lower() in _DESIGNATORS


_BEFORE_LETTER = {"д": ("т.",), "п": ("т.",), "э": ("н.",), "m": ("a.", "p.")}
"""What makes a letter the end of an abbreviation that may end a sentence: т. д., н. э., p. m."""


def _dotted_ends(word: str, stop: _Stop) -> bool:
    """Decide on letters with full stops between them."""
    if word in _NEVER_DOTTED:
        return False
    if word in {"a.m", "p.m"}:
        return stop.following.lower() not in _DAYS_AND_ZONES
    return word in {"т.д", "т.п", "н.э"} or stop.starts_next


def _word_ends(stop: _Stop) -> bool:
    """Decide on a word of two letters or more."""
    written = stop.word.rpartition("-")[2]
    word = written.lower()
    if stop.counted and word in _MEASURES:
        return True
    if word in _NEVER_LAST or written in _TITLES:
        return False
    if word in _NUMBERED or word.endswith("str"):
        return not stop.following[0].isdigit()
    if word in _STREETS:
        return stop.starts_next and stop.following != "No"
    if word == "им":
        return _NAMED.match(stop.earlier) is None
    return stop.starts_next or not (word in _MAYBE_LAST or written in _MAYBE_LAST_DATES)
