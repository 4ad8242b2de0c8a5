"""The door for files, standard input and pasted text: each becomes drafts or is refused."""

import os
import re
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from annotator.domain.draft import Contents, Draft, Original, Role, Unread
from annotator.errors import UnreadableInput
from annotator.ingest.bundles.signs import may_be_bundle
from annotator.ingest.bylines import relabel
from annotator.ingest.cage.cage import Cage, Stopped
from annotator.ingest.cleaning import arrange, clean
from annotator.ingest.decoding import Decoded, decode
from annotator.ingest.extract import Extract
from annotator.ingest.formats import FORMATS, FORMS, TEXT, form_named, form_of
from annotator.ingest.refusals import LIMIT, refuse, refuse_article, refuse_size

__all__ = [
    "FORMATS",
    "Cage",
    "Stopped",
    "find_files",
    "read_bytes",
    "read_file",
    "read_paste",
    "read_pasted",
    "relabel",
]

_KNOWN: Final = f"any {', '.join(list(FORMATS)[:-1])} or {list(FORMATS)[-1]} file"
_PASTED: Final = "pasted text"

_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def read_file(path: Path, form: str | None = None, cage: Cage | None = None) -> Contents:
    """Return what the file at `path` holds; its content counts before its extension.

    `form` ("txt" or one of `formats.FORMS`) takes it for that format whatever it looks like.
    What is no plain text is taken apart in `cage`, or in one for this file alone.

    Raises
    ------
    UnreadableInput
        The file cannot be opened, is over the limit, or holds no text this version reads.
    Stopped
        It is not wanted any longer, as the cage was told.

    """
    name = _label(path.name or str(path))
    try:
        data = _bytes_of(path, name)
    except FileNotFoundError as error:
        raise refuse(name, "does not exist", "Check the name and the folder.") from error
    except PermissionError as error:
        todo = "Ask for the right to read it, or choose another file."
        raise refuse(name, "cannot be opened: you have no right to read it", todo) from error
    except (OSError, ValueError) as error:  # ValueError: a name no file can have
        raise refuse(name, "cannot be read from its disk or folder") from error
    return read_bytes(data, name, form, cage)


def read_bytes(
    data: bytes, name: str, form: str | None = None, cage: Cage | None = None
) -> Contents:
    """Return what `data` holds, which came from a file or from standard input.

    Raises
    ------
    UnreadableInput
        The bytes are over the limit or hold no text this version reads.
    Stopped
        They are not wanted any longer, as the cage was told.

    """
    name = _label(name)
    if len(data) > LIMIT:
        raise refuse_size(name, len(data))
    found = form or form_of(data, name)
    if found != TEXT:
        if cage is not None:
            return _converted(found, data, name, cage)
        with Cage() as own:
            return _converted(found, data, name, own)
    named = TEXT if form else form_named(name)
    if named != TEXT and data.strip():
        raise refuse(name, f"is no {FORMS[named].words}, whatever its name says")
    decoded = decode(data, name)
    bundle = _bundle(decoded, data, name)
    if bundle is not None:
        return bundle
    original = Original(data, name, encoding=decoded.encoding)
    return _one(clean(decoded.text, original, (decoded.note,) if decoded.note else ()))


def read_pasted(text: str) -> Contents:
    """Return what a pasted text holds: an article, or all those of a bundle.

    Raises
    ------
    UnreadableInput
        The text is over the limit or nothing but white space.

    """
    draft = read_paste(text)
    data = draft.original.data
    return _bundle(Decoded(text, "utf-8", certain=True), data, _PASTED) or _one(draft)


def read_paste(text: str) -> Draft:
    """Return the draft of a pasted text, taken for one article.

    Raises
    ------
    UnreadableInput
        The text is over the limit or nothing but white space.

    """
    data = text.encode("utf-8", "surrogatepass")  # half a letter must not stop a paste
    if len(data) > LIMIT:
        raise refuse_size(_PASTED, len(data))
    return clean(text, Original(data, _PASTED))


def _bundle(decoded: Decoded, data: bytes, name: str) -> Contents | None:
    """Return the articles of a text that is a bundle."""
    if not may_be_bundle(decoded.text):
        return None
    from annotator.ingest.bundles import whole  # noqa: PLC0415 - hardly any text is a bundle

    extracts = whole.in_text(decoded.text, decoded.encoding, decoded.note)
    return _contents(extracts, data, name) if extracts else None


def find_files(paths: Iterable[Path]) -> list[Path]:
    """Return the files named by `paths`, folders replaced by the files in them, in order.

    Of a folder only files with a known extension are taken, never hidden ones, and no link that
    leads out of it. A path that leads to no such file is returned as it is, so that reading it
    says what is wrong with it.
    """
    found: dict[Path, None] = {}
    for path in paths:
        # Path.is_dir raises where one may not look.
        inside = map(Path, sorted(_walk(path))) if os.path.isdir(path) else ()  # noqa: PTH112
        found.update(dict.fromkeys(list(inside) or [path]))
    return list(found)


def _one(draft: Draft) -> Contents:
    return Contents((draft,))


def _converted(form: str, data: bytes, name: str, cage: Cage) -> Contents:
    return _contents(cage.convert(form, data, name), data, name)


def _contents(extracts: tuple[Extract, ...], data: bytes, name: str) -> Contents:
    articles = [one for one in extracts if one.is_article]
    if not articles:
        raise refuse(name, "is empty: it holds no text")
    notes = tuple(note for one in extracts if not one.is_article for note in one.notes)
    if len(articles) == 1:
        return Contents((_draft(articles[0], data, name),), notes=notes)
    drafts: list[Draft] = []
    failed: list[Unread] = []
    for place, one in enumerate(articles, 1):
        try:
            drafts.append(_draft_among_others(one, data, name, place))
        except UnreadableInput as fault:
            failed.append(Unread(one.headline, fault))
    return Contents(tuple(drafts), tuple(failed), notes)


def _draft_among_others(extract: Extract, data: bytes, name: str, place: int) -> Draft:
    """Return the draft of an article in a bundle; what is wrong with it names it, not the file."""
    draft = _draft(extract, data, name)
    if not any(line.role is Role.BODY for line in draft.lines):
        raise refuse_article(name, place, extract.headline, "holds no text below its headline")
    return draft


def _draft(extract: Extract, data: bytes, name: str) -> Draft:
    original = Original(data, name, media_type=extract.media_type, encoding=extract.encoding)
    if extract.lines:
        return arrange(extract, original)
    return clean(extract.text, original, extract.notes, extract.hints)


def _bytes_of(path: Path, name: str) -> bytes:
    """Return the content of a file, having looked at its size and kind first."""
    status = path.stat()
    if stat.S_ISDIR(status.st_mode):
        next(path.iterdir(), None)  # raises when one may not look into it
        why = "is a folder, not a file" if any(_walk(path)) else f"is a folder without {_KNOWN}"
        raise refuse(name, why)
    if not stat.S_ISREG(status.st_mode):
        raise refuse(name, "is a device or a connection, not a file")
    if status.st_size > LIMIT:
        raise refuse_size(name, status.st_size)
    return path.read_bytes()


def _walk(folder: Path) -> Iterator[str]:
    """Yield the readable files below `folder`, and the folders that cannot be looked into."""
    root = Path(os.path.realpath(folder))
    folders = [str(folder)]
    while folders:
        where = folders.pop()
        try:
            with os.scandir(where) as listing:
                entries = [entry for entry in listing if not entry.name.startswith((".", "~$"))]
        except OSError:
            yield where
            continue
        folders += [entry.path for entry in entries if entry.is_dir(follow_symlinks=False)]
        yield from (entry.path for entry in entries if _is_wanted(entry, root))


def _is_wanted(entry: os.DirEntry[str], root: Path) -> bool:
    if os.path.splitext(entry.name)[1].lower() not in FORMATS:  # noqa: PTH122 - ten times as fast
        return False
    if entry.is_symlink():
        target = Path(os.path.realpath(entry.path))  # unlike Path.resolve it bears circles
        return target.is_file() and target.is_relative_to(root)
    return not entry.is_dir()


def _label(name: str) -> str:
    """Return a file's name fit to be shown and stored: what cannot be printed stands as �."""
    return name if name.isprintable() else _UNPRINTABLE.sub("\ufffd", name)
