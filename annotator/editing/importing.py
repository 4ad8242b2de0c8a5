"""Use cases that bring articles in, a whole import as one undoable step."""

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import chain
from pathlib import Path

from annotator.domain.article import Byline, Rights
from annotator.domain.draft import Contents, Draft
from annotator.domain.families import Shelf
from annotator.domain.text import NORMALISER, sha256
from annotator.editing.backups import take_if_changed
from annotator.editing.families import Finder, get_ready
from annotator.editing.project import Edit, Project, new_id
from annotator.errors import UnreadableInput
from annotator.ingest import reading
from annotator.store import schema

Progress = Callable[[int, int], bool]
"""Called with how many are done and how many there are; returning False cancels."""


class Outcome(StrEnum):
    """What became of one article of an import."""

    IMPORTED = "imported"
    DUPLICATE = "duplicate"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class BroughtIn:
    """One line of an import's report; `reason` is a whole sentence or empty."""

    status: Outcome
    title: str = ""
    outlet: str = ""
    id: str = ""
    """The article's id; for a duplicate, that of the article already there."""
    reason: str = ""
    path: str = ""
    notes: tuple[str, ...] = ()
    """What the program was unsure of while it brought the article in, in whole sentences."""
    carries: str = ""
    """The id of an article that carries the same story, "" for none."""


@dataclass(frozen=True, slots=True)
class Drafts:
    """What was read before an import: drafts with their paths, and what could not be read."""

    ready: tuple[tuple[str, Draft], ...]
    failed: tuple[BroughtIn, ...] = ()
    notes: tuple[tuple[str, str], ...] = ()
    """What was unsure about a file as a whole: its path and a sentence."""


def read_drafts(
    paths: Iterable[Path],
    form: str | None = None,
    progress: Progress = lambda _done, _all: True,
) -> Drafts | None:
    """Read files and the files of folders, each with as many articles as it holds.

    What cannot be read, a file or an article in one, stops no other. `form` takes every file for
    that format whatever it looks like. None: cancelled.
    """
    files = reading.find_files(paths)
    read: list[Drafts] = []
    with reading.Cage(lambda: progress(len(read), len(files))) as cage:
        for done, path in enumerate(files):
            if not progress(done, len(files)):
                return None
            try:
                read.append(_sorted_out(reading.read_file(path, form, cage), str(path)))
            except UnreadableInput as fault:
                read.append(Drafts((), (_failed(path.name, fault, str(path)),)))
            except reading.Stopped:
                return None
    return Drafts(
        tuple(chain.from_iterable(one.ready for one in read)),
        tuple(chain.from_iterable(one.failed for one in read)),
        tuple(chain.from_iterable(one.notes for one in read)),
    )


def read_piped(data: bytes) -> Drafts:
    """Read the articles in bytes that came in by a pipe.

    Raises
    ------
    UnreadableInput
        They hold no text this version reads, or none of their articles can be read.

    """
    contents = reading.read_bytes(data, "standard input")
    return _told(contents)


def _sorted_out(contents: Contents, path: str) -> Drafts:
    """Return what can be brought in of a file, and what cannot as lines of the report."""
    ready: list[tuple[str, Draft]] = []
    failed = [_failed(one.title, one.fault, path) for one in contents.failed]
    for draft in contents.drafts:
        try:
            draft.require_body()
        except UnreadableInput as fault:
            failed.append(_failed(draft.byline.title, fault, path))
        else:
            ready.append((path, draft))
    return Drafts(tuple(ready), tuple(failed), tuple((path, note) for note in contents.notes))


def _failed(title: str, fault: UnreadableInput, path: str) -> BroughtIn:
    return BroughtIn(Outcome.FAILED, title, reason=str(fault), path=path)


def read_pasted(text: str) -> Drafts:
    """Read the article in a pasted text, or all those of a pasted bundle.

    Raises
    ------
    UnreadableInput
        There is no text, or none of the articles can be read.

    """
    return _told(reading.read_pasted(text))


def _told(contents: Contents) -> Drafts:
    if not contents.drafts:
        raise contents.failed[0].fault
    return _sorted_out(contents, "")


read_paste = reading.read_paste
relabel = reading.relabel


def bring_in(
    project: Project, drafts: Sequence[tuple[str, Draft]], initiator: object | None = None
) -> list[BroughtIn]:
    """Store drafts, each with the path it came from or ""; texts already there are left out.

    Before articles come in from files, the project is backed up if it has changed since the last
    time; CannotWrite is raised, and nothing stored, where that is not possible.
    """
    if not drafts:
        return []
    if any(path for path, _ in drafts):
        take_if_changed(project.path, "before import")
    label = f"Import {len(drafts)} articles" if len(drafts) > 1 else "Import article"
    # Before anything is written: to read many texts takes longer than others may have to wait.
    get_ready(project)
    with project.edit(label, initiator) as edit:
        return _store(edit, drafts, project.shelf)


def _store(edit: Edit, drafts: Sequence[tuple[str, Draft]], shelf: Shelf) -> list[BroughtIn]:
    texts = [draft.text for _, draft in drafts]
    keys = [sha256(text) for text in texts]
    known = edit.read.articles_by_text(set(keys))
    report: list[BroughtIn] = []
    articles: list[dict[str, object]] = []
    versions: list[dict[str, object]] = []
    place = edit.unit.next_place()
    kept_texts: dict[str, str] = {}
    originals: dict[str, bytes] = {}
    digests: dict[int, str] = {}  # the articles of a bundle share their original
    for (path, draft), text, key in zip(drafts, texts, keys, strict=True):
        title, outlet = draft.byline.title, draft.byline.outlet
        if key in known:
            reason = "An article with this very text is in the project already."
            report.append(BroughtIn(Outcome.DUPLICATE, title, outlet, known[key], reason, path))
            continue
        article = new_id()
        known[key] = article
        kept_texts[key] = text
        original = digests.get(id(draft.original.data)) or _digest(draft.original.data)
        digests[id(draft.original.data)] = original
        originals[original] = draft.original.data
        articles.append(_article_row(article, draft, place + len(articles), edit.unit.at))
        versions.append(_version_row(article, draft, (key, original), edit.unit.at))
        came_in = BroughtIn(Outcome.IMPORTED, title, outlet, article, path=path, notes=draft.notes)
        report.append(came_in)
    edit.unit.keep_content(kept_texts, originals)
    report = _put_in_families(edit, shelf, report, articles, kept_texts)
    edit.unit.add_many(schema.Article, articles)
    edit.unit.add_many(schema.ArticleVersion, versions)
    return report


def keep_version(edit: Edit, article: str, draft: Draft, number: int, corrected: str) -> str:
    """Store a draft as a further text of an article in place of the one `corrected`; return its id.

    What is known of the article beside its text stays as it is.
    """
    text, data = draft.text, draft.original.data
    key, original = sha256(text), hashlib.sha256(data).hexdigest()
    edit.unit.keep_content({key: text}, {original: data})
    row = _version_row(article, draft, (key, original), edit.unit.at)
    row |= {"number": number, "corrects_id": corrected}
    edit.unit.add_many(schema.ArticleVersion, [row])
    return str(row["id"])


def _put_in_families(
    edit: Edit,
    shelf: Shelf,
    report: list[BroughtIn],
    articles: Sequence[dict[str, object]],
    texts: Mapping[str, str],
) -> list[BroughtIn]:
    """Give the new articles their families, and those already there; tell whose story they carry.

    `texts` are those of the articles, by hash, in the same order.
    """
    there = edit.read.stories()
    finder = Finder(edit.read, shelf, there)
    before = dict(finder.family_of)
    found_by = {
        str(row["id"]): finder.place(str(row["id"]), key, text)
        for row, (key, text) in zip(articles, texts.items(), strict=True)
    }
    for row in articles:
        row["family"] = finder.family_of.get(str(row["id"]))
    changed = {
        one.article: {"family": finder.family_of[one.article]}
        for one in there
        if finder.family_of.get(one.article) != before.get(one.article)
    }
    edit.unit.change_many(schema.Article, changed)
    return [
        replace(one, carries=found_by[one.id] or "") if one.status is Outcome.IMPORTED else one
        for one in report
    ]


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _article_row(article: str, draft: Draft, place: int, at: str) -> dict[str, object]:
    known = {name: getattr(draft.byline, name) for name in Byline.__dataclass_fields__}
    return known | {
        "id": article,
        "direction": draft.direction.value,
        "rights": Rights.EXCERPT.value,
        "family": None,
        "priority": None,
        "triage": "",
        "import_kind": draft.original.media_type,
        "import_notes": "\n".join(draft.notes),
        "read_on": at[:10],
        "place": place,
        "added": at,
    }


def _version_row(article: str, draft: Draft, hashes: tuple[str, str], at: str) -> dict[str, object]:
    text, original = hashes
    return {
        "id": new_id(),
        "article_id": article,
        "number": 1,
        "text_sha256": text,
        "original_sha256": original,
        "original_name": draft.original.name,
        "media_type": draft.original.media_type,
        "encoding": draft.original.encoding,
        "normaliser": NORMALISER,
        "corrects_id": None,
        "added": at,
    }
