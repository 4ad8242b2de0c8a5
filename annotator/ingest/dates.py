"""Printed dates, read only where they allow a single reading."""

# ruff: noqa: RUF001 - words and marks of many scripts stand side by side here

import re
from collections.abc import Iterator
from datetime import date

_MONTH_NAMES = (
    "january jan januar jänner janvier janv enero ene ocak января январь يناير ינואר",
    "february feb februar février févr febrero şubat февраля февраль فبراير شباط פברואר",
    "march mar mars märz mär marzo mart марта март مارس آذار מרץ",
    "april apr avril avr abril abr nisan апреля апрель أبريل إبريل ابريل نيسان אפריל",
    "may mai mayo mayıs мая май مايو أيار מאי",
    "june jun juni juin junio haziran июня июнь يونيو حزيران יוני",
    "july jul juli juillet juil julio temmuz июля июль يوليو تموز יולי",
    "august aug août agosto ago ağustos августа август أغسطس اغسطس آب אוגוסט",
    "september sept sep septembre septiembre eylül сентября сентябрь سبتمبر أيلول ספטמבר",
    "october oct oktober okt octobre octubre ekim октября октябрь أكتوبر اكتوبر אוקטובר",
    "november nov novembre noviembre kasım ноября ноябрь نوفمبر נובמבר",
    "december dec dezember dez décembre déc diciembre dic aralık декабря декабрь ديسمبر דצמבר",
)
_MORE_MONTH_NAMES = (
    "gennaio januari janeiro stycznia tammikuuta",
    "febbraio februari fevereiro lutego helmikuuta",
    "maart março marts marca maaliskuuta",
    "aprile kwietnia huhtikuuta",
    "maggio mei maio maj maja toukokuuta",
    "giugno junho czerwca kesäkuuta",
    "luglio julho lipca heinäkuuta",
    "augustus augusti sierpnia elokuuta",
    "settembre setembro września syyskuuta",
    "ottobre outubro października lokakuuta",
    "novembro marraskuuta",
    "dicembre dezembro grudnia joulukuuta",
)
_MONTHS = {
    name: number
    for several in (_MONTH_NAMES, _MORE_MONTH_NAMES)
    for number, names in enumerate(several, 1)
    for name in names.split()
}
_WEEKDAYS = (
    "monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun "
    "montag dienstag mittwoch donnerstag freitag samstag sonntag "
    "lundi mardi mercredi jeudi vendredi samedi dimanche "
    "lunes martes miércoles jueves viernes sábado domingo "
    "pazartesi salı çarşamba perşembe cuma cumartesi pazar "
    "понедельник вторник среда четверг пятница суббота воскресенье "
    "الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد"
)
_LABELS = (
    "published posted updated date on dated first publication veröffentlicht aktualisiert datum "
    "stand am vom publié mis à jour le publicado actualizado el fecha tarih güncelleme "
    "опубликовано дата обновлено г года نشر تاريخ التاريخ في"
)
_AROUND = frozenset(f"{_WEEKDAYS} {_LABELS}".split())
_YEAR_FIRST = re.compile(r"(?<!\d)(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)")
_CHINESE = re.compile(r"(?<!\d)(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]")
_DAY_MONTH_YEAR = re.compile(
    r"(?<![\d.,])(\d{1,2})(?:st|nd|rd|th|er|\.|º)?\s*(?:de\s+|of\s+)?"
    r"([^\W\d_]{2,10})\.?,?\s*(?:del?\s+)?(\d{4})(?!\d)"
)
_MONTH_DAY_YEAR = re.compile(r"\b([^\W\d_]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)")
_NUMBERS_ONLY = re.compile(r"(?<!\d)\d{1,2}([-/.])\d{1,2}\1(?:\d{4}|\d{2})(?!\d)")
_TIME = re.compile(r"\b\d{1,2}[:.h]\d{2}\b.*")
_WORD = re.compile(r"[^\W\d_]+")
_DIGIT = re.compile(r"\d")
_FEWEST_DIGITS = 4  # 3.4.25
_LONGEST_LINE = 90
_MOST_PLACE_WORDS = 3


def date_in(line: str) -> str:
    """Return the one date in `line` as ISO, or "" if there is none or more than one reading."""
    found = {iso for _, _, iso in _dates(line)}
    return found.pop() if len(found) == 1 else ""


def first_date_at(line: str) -> int:
    """Return where the first date of `line` begins, or its length when it has none."""
    return min((start for start, _, _ in _dates(line)), default=len(line))


def is_date_line(line: str) -> bool:
    """Tell whether `line` says nothing but when, and perhaps where, a text appeared."""
    if len(line) > _LONGEST_LINE or len(_DIGIT.findall(line)) < _FEWEST_DIGITS:
        return False
    places = [(start, end) for start, end, _ in _dates(line)]
    places += [match.span() for match in _NUMBERS_ONLY.finditer(line)]
    if not places:
        return False
    starts, ends = zip(*places, strict=True)
    before, after = line[: min(starts)], _TIME.sub("", line[max(ends) :])
    words = _WORD.findall(before)
    dateline = before.rstrip().endswith(",") and len(words) <= _MOST_PLACE_WORDS
    return (dateline or _all_known(words)) and _all_known(_WORD.findall(after))


def _all_known(words: list[str]) -> bool:
    return all(word.lower() in _AROUND for word in words)


def _dates(line: str) -> Iterator[tuple[int, int, str]]:
    for match in _YEAR_FIRST.finditer(line):
        yield from _checked(match, match[1], int(match[3]), match[4])
    for match in _CHINESE.finditer(line):
        yield from _checked(match, match[1], int(match[2]), match[3])
    for match in _DAY_MONTH_YEAR.finditer(line):
        yield from _checked(match, match[3], _MONTHS.get(match[2].lower(), 0), match[1])
    for match in _MONTH_DAY_YEAR.finditer(line):
        yield from _checked(match, match[3], _MONTHS.get(match[1].lower(), 0), match[2])


def _checked(
    match: re.Match[str], year: str, month: int, day: str
) -> Iterator[tuple[int, int, str]]:
    try:
        yield match.start(), match.end(), date(int(year), month, int(day)).isoformat()
    except ValueError:
        return
