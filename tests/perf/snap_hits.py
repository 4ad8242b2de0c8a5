"""Counts how many human-marked passages one or two presses of our selecting keys take exactly.

    python tests/perf/snap_hits.py FOLDER [--missed N]

FOLDER holds `text/*.txt` and `attributions/*.ann` (brat standoff) of PolNeAR's training part, the
folder `data/train` of github.com/networkdynamics/PolNeAR, which you fetch yourself.

What is counted:

passage    the content of one attribution, in its pieces; of an article that several people marked,
           the first file by name. An attribution without content is left out.
hit        the selection equals the passage piece by piece. What is no letter and no digit at the
           ends of a piece is ignored, so that a mark or full stop more or less is no miss.
place      the caret stands before the passage's first word, for B behind its last word.
form       direct, mixed or indirect, by the quotation marks, as the program tells it.
joined     the same once more with pieces taken as one that nothing but blanks and marks parts:
           some of those who marked cut a quotation where its sentences end.

The five commands, each as the key runs it:

sentence   J        the whole sentence
quotation  '        the quotation with its marks; pressed again, with the next one as a second part
end        E        from the caret to the end of its sentence
start      B        from the beginning of its sentence to the caret
clause     Shift+E  from the caret to the end of its clause; pressed again, of the next clause
"""

import argparse
import random
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

_HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(_HERE), str(_HERE.parents[1])]

from annotator.domain.codebook import Form  # noqa: E402
from annotator.domain.quotations import form_of, next_quotation  # noqa: E402
from annotator.domain.sentences import sentence_at  # noqa: E402
from annotator.domain.snapping import (  # noqa: E402
    from_sentence_start,
    to_clause_end,
    to_sentence_end,
)
from annotator.domain.spans import TextSpan  # noqa: E402

Parts = tuple[TextSpan, ...]
_PIECE = re.compile(r"(T\d+)\t(\S+) ([\d ;]+)\t")
_EVENT = re.compile(r"E\d+\t(.+)")
_AROUND = 100


@dataclass(frozen=True, slots=True)
class Passage:
    """What somebody marked in a text as the content of an attribution."""

    text: str
    parts: Parts

    @property
    def first(self) -> int:
        """Where its first word begins."""
        return _core(self.text, self.parts[0])[0]

    @property
    def last(self) -> int:
        """Where its last word ends."""
        return _core(self.text, self.parts[-1])[1]

    @property
    def form(self) -> Form:
        return form_of(self.text, self.parts)

    def joined(self) -> "Passage":
        """Return it with the pieces as one that no letter and no digit parts."""
        parts = [self.parts[0]]
        for part in self.parts[1:]:
            if any(map(str.isalnum, self.text[parts[-1].end : part.start])):
                parts.append(part)
            else:
                parts[-1] = TextSpan(parts[-1].start, max(parts[-1].end, part.end))
        return Passage(self.text, tuple(parts))

    def equals(self, parts: Parts) -> bool:
        """Tell whether a selection is the passage but for what ends its pieces."""
        ours, theirs = ([_core(self.text, part) for part in some] for some in (parts, self.parts))
        return ours == theirs


def _core(text: str, span: TextSpan) -> tuple[int, int]:
    """Return the span's ends without what is no letter and no digit there."""
    start, end = span.start, span.end
    while start < end and not text[start].isalnum():
        start += 1
    while start < end and not text[end - 1].isalnum():
        end -= 1
    return start, end


def _sentence(passage: Passage) -> Iterator[Parts]:
    if sentence := sentence_at(passage.text, passage.first):
        yield (sentence,)


def _quotation(passage: Passage) -> Iterator[Parts]:
    if run := next_quotation(passage.text, passage.parts[0].start):
        yield (run.span,)
        if further := next_quotation(passage.text, run.span.end):
            yield (run.span, further.span)


def _end(passage: Passage) -> Iterator[Parts]:
    if span := to_sentence_end(passage.text, passage.first, passage.first):
        yield (span,)


def _start(passage: Passage) -> Iterator[Parts]:
    if span := from_sentence_start(passage.text, passage.last):
        yield (span,)


def _clause(passage: Passage) -> Iterator[Parts]:
    span = to_clause_end(passage.text, passage.first, passage.first)
    if span is not None:
        yield (span,)
        if further := to_clause_end(passage.text, span.start, span.end):
            yield (further,)


COMMANDS: dict[str, Callable[[Passage], Iterator[Parts]]] = {
    "sentence": _sentence,
    "quotation": _quotation,
    "end": _end,
    "start": _start,
    "clause": _clause,
}


def passages(folder: Path) -> Iterator[Passage]:
    """Yield what was marked in the articles of a folder."""
    seen = set()
    for file in sorted((folder / "attributions").glob("*.ann")):
        article = file.stem.rpartition("_")[0]
        if article in seen:
            continue
        seen.add(article)
        text = (folder / "text" / f"{article}.txt").read_bytes().decode()
        for parts in _contents(file.read_text(encoding="utf-8")):
            yield Passage(text, parts)


def _contents(standoff: str) -> Iterator[Parts]:
    pieces: dict[str, list[TextSpan]] = {}
    events = []
    for line in standoff.splitlines():
        if piece := _PIECE.match(line):
            ends = (span.split() for span in piece[3].split(";"))
            pieces[piece[1]] = [TextSpan(int(start), int(end)) for start, end in ends]
        elif event := _EVENT.match(line):
            events.append([role.partition(":") for role in event[1].split()])
    for roles in events:
        parts = [span for role, _, of in roles if role.startswith("Content") for span in pieces[of]]
        if parts:
            yield tuple(sorted(parts))


def main() -> int:
    """Count and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path, help="data/train of PolNeAR")
    parser.add_argument("--missed", type=int, default=0, metavar="N", help="show N that none takes")
    chosen = parser.parse_args()
    found = list(passages(chosen.folder))
    if not found:
        sys.stderr.write(f"{chosen.folder} holds no attributions/*.ann with its text/*.txt.\n")
        return 2
    sys.stdout.write(__doc__.partition("\n\n")[2].partition("\n\n")[2] + "\n")
    missed = _print_shares("as marked", found)
    _print_shares("joined", [passage.joined() for passage in found])
    _print_missed(random.Random(1).sample(missed, min(chosen.missed, len(missed))))
    return 0


def _print_shares(title: str, found: list[Passage]) -> list[Passage]:
    """Print a row for each form and return what no command takes."""
    total: Counter[str] = Counter()
    hits: Counter[tuple[str, str]] = Counter()
    missed = []
    for passage in found:
        taken = {name for name, run in COMMANDS.items() if any(map(passage.equals, run(passage)))}
        names = [*taken, "best"] if taken else []
        for row in ("all", passage.form.value):
            total[row] += 1
            hits.update((row, name) for name in names)
        if not taken:
            missed.append(passage)
    columns = ["best", *COMMANDS]
    sys.stdout.write(f"{title:<10}{'passages':>10}" + "".join(f"{name:>11}" for name in columns))
    for row in ("all", *(form.value for form in Form)):
        shares = (f"{hits[row, name] / max(1, total[row]):11.1%}" for name in columns)
        sys.stdout.write(f"\n{row:<10}{total[row]:>10,}" + "".join(shares))
    sys.stdout.write("\n\n")
    return missed


def _print_missed(missed: list[Passage]) -> None:
    for passage in missed:
        low = max(0, passage.parts[0].start - _AROUND)
        shown = passage.text[low : passage.parts[-1].end + _AROUND]
        for part in reversed(passage.parts):
            start, end = part.start - low, part.end - low
            shown = f"{shown[:start]}⟦{shown[start:end]}⟧{shown[end:]}"
        sys.stdout.write(f"{passage.form.value}: {' '.join(shown.split())}\n")


if __name__ == "__main__":
    sys.exit(main())
