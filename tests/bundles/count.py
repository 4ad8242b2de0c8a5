"""Counts what comes of real bundles in a folder, which are not kept here: run it by hand.

    python tests/bundles/count.py FOLDER

Every .docx, .html and .txt file below FOLDER is read as an import reads it. For each the articles
are counted, those with headline, date and body, those whose length is doubtful, and those that
failed; at the end the sums for Word bundles (Nexis), web pages and texts.
"""

import sys
import time
from collections import Counter
from pathlib import Path

from annotator.domain.draft import Contents, Draft
from annotator.errors import UnreadableInput
from annotator.ingest.reading import Cage, read_file

_ENDS = {".docx": "Word", ".html": "page", ".htm": "page", ".txt": "text"}


def main(folder: Path) -> int:
    """Print a line for each file and one for each kind."""
    sums: dict[str, Counter[str]] = {}
    with Cage() as cage:
        for path in sorted(folder.rglob("*")):
            kind = _ENDS.get(path.suffix.lower())
            if kind is None or not path.is_file():
                continue
            begun = time.perf_counter()
            try:
                contents = read_file(path, cage=cage)
            except UnreadableInput as fault:
                print(f"{path.relative_to(folder)}: {fault.happened}")
                continue
            took = time.perf_counter() - begun
            counts = _counts(contents, path.name)
            sums.setdefault(kind, Counter()).update(counts)
            print(f"{path.relative_to(folder)}: {_words(counts)}, {took:.1f} s")
            for title, note in _doubts(contents):
                print(f"    {title[:60]}: {note}")
            for sentence in (*contents.notes, *(one.fault.happened for one in contents.failed)):
                print(f"    {sentence}")
    for kind, counts in sums.items():
        print(f"{kind}: {_words(counts)}")
    return 0 if sums else 1


def _counts(contents: Contents, name: str) -> Counter[str]:
    whole = sum(_is_whole(draft, name) for draft in contents.drafts)
    return Counter({
        "articles": len(contents.drafts) + len(contents.failed),
        "with headline, date and body": whole,
        "of doubtful length": len(_doubts(contents)),
        "failed": len(contents.failed),
    })


def _is_whole(draft: Draft, name: str) -> bool:
    known = draft.byline
    return bool(known.title and known.title != name and known.date_published and draft.text)


def _doubts(contents: Contents) -> list[tuple[str, str]]:
    return [
        (draft.byline.title, note)
        for draft in contents.drafts
        for note in draft.notes
        if note.startswith("Doubtful length")
    ]


def _words(counts: Counter[str]) -> str:
    return ", ".join(f"{count} {what}" for what, count in counts.items())


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
