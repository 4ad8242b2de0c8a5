"""Counts how many human-marked passages the gaps find, and how many gaps hold none.

    python tests/perf/gap_hits.py FOLDER [--missed N]

FOLDER holds `text/*.txt` and `attributions/*.ann` (brat standoff) of one part of PolNeAR, such as
the folder `data/test` of github.com/networkdynamics/PolNeAR, which you fetch yourself.

found      of the passages somebody marked, those that share words with a gap of the bare article
right      of the gaps, those that share words with a passage somebody marked

PolNeAR marks beliefs and perceptions too, more than a coder of statements would.
"""

import argparse
import random
import sys
from collections import Counter, defaultdict
from pathlib import Path

_HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(_HERE), str(_HERE.parents[1])]

from snap_hits import Passage, passages  # noqa: E402

from annotator.domain.gaps import Gap, gaps  # noqa: E402
from annotator.domain.sentences import sentence_at  # noqa: E402


def main() -> int:
    """Count and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path, help="a part of PolNeAR, such as data/test")
    parser.add_argument("--missed", type=int, default=0, metavar="N", help="show N that none finds")
    chosen = parser.parse_args()
    marked: defaultdict[str, list[Passage]] = defaultdict(list)
    for passage in passages(chosen.folder):
        marked[passage.text].append(passage)
    if not marked:
        sys.stderr.write(f"{chosen.folder} holds no attributions/*.ann with its text/*.txt.\n")
        return 2
    found, right, missed = _counts(marked)
    _print("found", found)
    _print("right", right)
    for passage in random.Random(1).sample(missed, min(chosen.missed, len(missed))):
        sentence = sentence_at(passage.text, passage.first)
        sys.stdout.write(f"{sentence.slice(passage.text) if sentence else ''}\n")
    return 0


Counts = dict[str, tuple[int, int]]
"""How many of how many, by name."""


def _counts(marked: dict[str, list[Passage]]) -> tuple[Counts, Counts, list[Passage]]:
    hits: Counter[tuple[str, str, bool]] = Counter()
    missed = []
    for text, there in marked.items():
        listed = gaps(text, (), language="en")
        for passage in there:
            hit = any(_share(gap, passage) for gap in listed)
            hits.update(("found", row, hit) for row in ("all", passage.form.value))
            if not hit:
                missed.append(passage)
        for gap in listed:
            hit = any(_share(gap, passage) for passage in there)
            hits.update(("right", row, hit) for row in ("all", gap.reason.value))
    tables: dict[str, Counts] = {"found": {}, "right": {}}
    for table, row, _ in hits:
        held = hits[table, row, True]
        tables[table][row] = held, held + hits[table, row, False]
    return tables["found"], tables["right"], missed


def _share(gap: Gap, passage: Passage) -> bool:
    return any(gap.span.overlaps(part) for part in passage.parts)


def _print(title: str, counts: Counts) -> None:
    for row, (held, there) in sorted(counts.items()):
        sys.stdout.write(f"{title:<8}{row:<10}{held:>8,} of {there:>8,}{held / there:>8.1%}\n")


if __name__ == "__main__":
    sys.exit(main())
