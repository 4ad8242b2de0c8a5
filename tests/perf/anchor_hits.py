"""Counts how often words are found again in corrected articles, and how often they are not.

    python tests/perf/anchor_hits.py [--runs N] [--seed N] [--cases FILE] [--peer FILE]

Articles are corrected at random (tests/aids/corrected.py), so that it is known where each
character has gone. Of spans of which at least 60 % of the characters are left:

placed     those found with an overlap of at least 0.9 (shared characters by all characters of both)
exact      those found to the character
silent     those said to be unaltered that are elsewhere; at most 10 % left counts, too
orphaned   those not found

`--cases` writes the cases as JSON lines (each with the corrected text where it is another than that
of the line before), `--peer` reads answers in the same order as lines `[start, end]` in code points
or `null`, which are counted in the same way; a peer says nothing of how sure it is, so all it
places counts as said.
"""

import argparse
import json
import random
import statistics
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(_HERE.parents[1]), str(_HERE.parent / "aids")]

import corrected  # noqa: E402

from annotator.domain.reanchoring import Correction, Fate  # noqa: E402
from annotator.domain.spans import TextSpan  # noqa: E402

_SHARES = (0.01, 0.05, 0.10, 0.20)


@dataclass(frozen=True, slots=True)
class Case:
    """One span of an article, the corrected text, and the truth."""

    group: str
    old: str
    new: str
    span: TextSpan
    truth: corrected.Truth


Answer = tuple[Fate, TextSpan | None]


def main() -> int:
    """Count and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=20, help="corrections of each article")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--cases", type=Path, help="write the cases for another program")
    parser.add_argument("--peer", type=Path, help="read what another program answers")
    parser.add_argument("--show", type=int, default=0, help="show so many that were missed")
    chosen = parser.parse_args()
    cases = list(_cases(chosen.runs, chosen.seed))
    if chosen.cases:
        with chosen.cases.open("w", encoding="utf-8") as file:
            former = ""
            for case in cases:
                file.write(f"{_as_json(case, former)}\n")
                former = case.new
    _print(cases, list(_ours(cases)), "ours", chosen.show)
    if chosen.peer:
        with chosen.peer.open(encoding="utf-8") as file:
            answers = [_of_peer(json.loads(line)) for line in file]
        _print(cases, answers, "peer", 0)
    _print_speed()
    return 0


def _cases(runs: int, seed: int) -> Iterator[Case]:
    texts = corrected.articles()
    for share in _SHARES:
        for number, text in enumerate(texts):
            spans = corrected.spans_in(text)
            for run in range(runs):
                cells = corrected.edited(
                    random.Random(f"{seed}/{share}/{number}/{run}"), text, share
                )
                new = corrected.text_of(cells)
                for span, truth in zip(spans, corrected.truths(cells, spans), strict=True):
                    yield Case(f"{share:.0%} edited", text, new, span, truth)
    for number, text in enumerate(texts):
        cells = corrected.pasted_again(text)
        spans = corrected.spans_in(text)
        for span, truth in zip(spans, corrected.truths(cells, spans), strict=True):
            yield Case("pasted again", text, corrected.text_of(cells), span, truth)
        for span, old, new in corrected.with_lookalikes(random.Random(f"{seed}/{number}"), text):
            yield Case("lookalike left", old, new, span, corrected.Truth(None, 0.0))


def _ours(cases: list[Case]) -> Iterator[Answer]:
    key, correction = None, None
    for case in cases:
        if (case.old, case.new) != key:
            key, correction = (case.old, case.new), Correction(case.old, case.new)
        placed = correction.place(case.span)
        yield placed.fate, placed.new


def _of_peer(answer: list[int] | None) -> Answer:
    return (Fate.KEPT, TextSpan(*answer)) if answer else (Fate.ORPHAN, None)


def _print(cases: list[Case], answers: list[Answer], who: str, show: int) -> None:
    counts: dict[str, Counter[str]] = {}
    for case, answer in zip(cases, answers, strict=True):
        found = list(_judged(case, *answer))
        counts.setdefault(case.group, Counter()).update(found)
        if show and (
            "silent" in found
            or ("alive" in found and "placed" not in found)
            or (case.group == "pasted again" and "exact" not in found)
        ):
            show -= 1
            fate, new = answer
            print(case.group, found, fate, repr(case.span.slice(case.old)))
            print(
                "    truth", case.truth, case.truth.span and repr(case.truth.span.slice(case.new))
            )
            print("    found", new and repr(new.slice(case.new)))
    print(f"\n{who:16}{'alive':>7}{'placed':>9}{'exact':>9}{'silent':>8}{'orphaned':>9}"
          f"{'dead':>7}{'anchored':>9}{'flagged':>8}")  # fmt: skip
    for group, count in counts.items():
        alive = count["alive"] or 1
        print(
            f"{group:16}{count['alive']:7}{count['placed'] / alive:9.2%}"
            f"{count['exact'] / alive:9.2%}{count['silent']:8}{count['orphaned'] / alive:9.2%}"
            f"{count['dead']:7}{count['anchored']:9}{count['flagged']:8}"
        )


def _judged(case: Case, fate: Fate, new: TextSpan | None) -> Iterator[str]:
    truth = case.truth
    if truth.alive <= 0.10:
        yield "dead"
        if new is not None:
            yield "anchored"
            yield "silent" if fate.is_sure else "flagged"
        return
    if truth.alive < 0.60 or truth.span is None:
        return
    yield "alive"
    if new is None:
        yield "orphaned"
        return
    shared = max(0, min(new.end, truth.span.end) - max(new.start, truth.span.start))
    overlap = shared / (len(new) + len(truth.span) - shared)
    if overlap >= 0.9:
        yield "placed"
    elif fate.is_sure:
        yield "silent"
    if new == truth.span:
        yield "exact"


def _as_json(case: Case, former: str) -> str:
    start, end = case.span.start, case.span.end
    asked = {
        "quote": case.old[start:end],
        "prefix": case.old[max(0, start - 32) : start],
        "suffix": case.old[end : end + 32],
        "hint": start,
    }
    return json.dumps(asked if case.new == former else {"text": case.new} | asked)


def _print_speed() -> None:
    chance = random.Random(3)
    text = corrected.invented(chance, 400)
    while len(text) < 50_000:
        text += "\n\n" + corrected.invented(chance, 20)
    text = text[:50_000]
    new = corrected.text_of(corrected.edited(chance, text, 0.05))
    spans = corrected.spans_in(text)[::20]
    took = []
    for _ in range(7):
        began = time.process_time()
        correction = Correction(text, new)
        for span in spans:
            correction.place(span)
        took.append(1000 * (time.process_time() - began))
    print(f"\n50,000 characters, 5 % edited, {len(spans)} spans: median "
          f"{statistics.median(took):.0f} ms, longest {max(took):.0f} ms")  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
