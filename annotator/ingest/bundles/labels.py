"""The words by which articles of press databases are taken apart, in many languages."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Final, cast

from annotator import paths, resources

USER_FILE: Final = "labels.toml"
"""The file in the folder of settings whose words are added to those that come along."""

_TABLE: Final = "labels/press_databases.toml"
_LABELLED = re.compile(r"([^\s:：][^:：\n]{0,39}?)[ \u00a0]?[:：](?=[\s\u00a0]|$)(.*)", re.DOTALL)  # noqa: RUF001 - the colon of Chinese
_BOUND = "\u00a0"

_Tables = Mapping[str, Mapping[str, list[str]]]


class Label(StrEnum):
    """What a word before a colon says of an article."""

    SECTION = "section"
    LENGTH = "length"
    BYLINE = "byline"
    DATELINE = "dateline"
    HIGHLIGHT = "highlight"
    PAGE = "page"
    EDITION = "edition"
    LANGUAGE = "language"
    LOAD_DATE = "load_date"
    ACCESSION = "accession"
    OTHER = "other"


class Heading(StrEnum):
    """What a line of its own opens or ends."""

    BODY = "body"
    CLASSIFICATION = "classification"
    GRAPHIC = "graphic"
    CORRECTION = "correction"
    END = "end"


@dataclass(frozen=True, slots=True)
class Labels:
    """The words in use, folded; `note` says why those of the user are not among them."""

    labels: Mapping[str, Label]
    headings: Mapping[str, Heading]
    languages: Mapping[str, str]
    page: re.Pattern[str]
    numbering: re.Pattern[str]
    note: str = ""

    def split(self, line: str) -> tuple[Label, str] | None:
        """Return what a line is labelled as, and what stands behind the label.

        A label nobody knows counts where a no-break space follows its colon, which no writer sets.
        """
        match = _LABELLED.match(line)
        if match is None:
            return None
        known = self.labels.get(_folded(match[1]))
        if known is None and match[2].startswith(_BOUND):
            known = Label.OTHER
        return None if known is None else (known, match[2].strip())

    def heading(self, line: str) -> Heading | None:
        """Return what a line opens if nothing else stands on it."""
        return self.headings.get(_folded(line))

    def language(self, name: str) -> str:
        """Return the BCP 47 tag of what a database calls a language, or ""."""
        return self.languages.get(_folded(name.partition(";")[0]), "")


@cache
def labels() -> Labels:
    """Return the words in use in this process; the files with them are read only once."""
    return read_labels()


def read_labels() -> Labels:
    """Return the words that come along, with those the user has added by now."""
    try:
        added = (paths.config_dir() / USER_FILE).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as fault:
        missing = isinstance(fault, FileNotFoundError)
        return _labels("", "" if missing else _not_used("it cannot be read"))
    return _labels(added)


def _labels(added: str, note: str = "") -> Labels:
    ours = _read(resources.read_text(_TABLE))
    try:
        theirs = _read(added)
    except (tomllib.TOMLDecodeError, TypeError, RecursionError) as fault:
        theirs, note = {}, _not_used(str(fault))

    def words(table: str) -> Iterator[tuple[str, str]]:
        for tables in (ours, theirs):
            for meaning, several in tables.get(table, {}).items():
                for word in several:
                    yield _folded(word), meaning

    meanings = {label.value: label for label in Label}
    headings = {heading.value: heading for heading in Heading}
    single = list(words("words"))
    return Labels(
        {word: meanings[meaning] for word, meaning in words("labels") if meaning in meanings},
        {word: headings[meaning] for word, meaning in words("headings") if meaning in headings},
        dict(words("languages")),
        _page([word for word, meaning in single if meaning == "page"]),
        _numbering(single),
        note,
    )


def _read(text: str) -> _Tables:
    """Return the tables of a file, each a list of words for each meaning, or raise TypeError."""
    tables = tomllib.loads(text)
    for name, table in tables.items():
        if not isinstance(table, dict) or not all(map(_is_list_of_words, table.values())):
            raise TypeError(f"[{name}] must give each meaning a list of words")
    return cast("_Tables", tables)


def _is_list_of_words(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(word, str) and word for word in value)


def _page(words: list[str]) -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:{_any_of(words)})\b\.?[\s\u00a0]*([A-Z]{{0,4}}[-]?\d[\w,/-]*)", re.IGNORECASE
    )


def _numbering(single: list[tuple[str, str]]) -> re.Pattern[str]:
    """Return the form of "3 of 12 DOCUMENTS" and "Dokument 3 von 12", with both numbers."""
    of = _any_of([word for word, meaning in single if meaning == "of"])
    documents = _any_of([word for word, meaning in single if meaning == "documents"])
    space = r"[ \t\u00a0]"
    numbers = rf"(\d{{1,6}}){space}+(?:{of}){space}+(\d{{1,6}})"
    named = rf"(?=[^\n]*\b(?:{documents})\b)"
    return re.compile(
        rf"^{named}{space}*(?:(?:{documents}){space}+)?{numbers}(?:{space}+(?:{documents}))?{space}*$",
        re.IGNORECASE | re.MULTILINE,
    )


def _any_of(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _folded(word: str) -> str:
    return " ".join(word.casefold().replace("-", " ").split())


def _not_used(why: str) -> str:
    return f"Your file “{USER_FILE}” was left aside, as there is something wrong with it: {why}."
