"""Writes dates and times in English, as all of the window is, whatever the system speaks."""

from PySide6.QtCore import QDate, QDateTime, QLocale, Qt

_ENGLISH = QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)


def written_date(iso: str) -> str:
    """Return a day such as "3 March 2025", or "" where `iso` is no whole date."""
    day = QDate.fromString(iso, Qt.DateFormat.ISODate)
    return _ENGLISH.toString(day, "d MMMM yyyy") if day.isValid() else ""


def local_time(utc: str) -> str:
    """Return a moment in the time of this machine, or as it stands where it is no moment."""
    moment = QDateTime.fromString(utc, Qt.DateFormat.ISODateWithMs)
    if not moment.isValid():
        return utc
    return _ENGLISH.toString(moment.toLocalTime(), "d MMM yyyy, HH:mm:ss")
