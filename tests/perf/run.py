"""Measures the speed of the program beside the limits of this machine and prints a table.

    python tests/perf/run.py [--only NAME]... [--limits FOLDER] [--projects FOLDER] [--rounds N]
                             [--quick]

Ours and the limit run in turn, in processes of their own, on a screen of their own. A figure is
the median, by the wall clock and in brackets by the processor. Nothing here fails because it is
slow: the last column says what holds.
"""

import argparse
import os
import sys
import tempfile
from pathlib import Path

_HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(_HERE), str(_HERE.parents[1])]

import shared  # noqa: E402
from benches import BENCHES, Plan, Size  # noqa: E402
from display import display  # noqa: E402
from projects import Projects  # noqa: E402
from table import HEADINGS, Row, laid_out  # noqa: E402


def main() -> int:
    """Measure what is asked for and print it."""
    chosen = _arguments()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
            os.environ[name] = str(folder / name)
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        projects = Projects(chosen.projects or folder / "projects")
        plan = _quick(projects) if chosen.quick else Plan(projects, rounds=chosen.rounds)
        with display() as screen:
            rows = _measure(plan, chosen.only or list(BENCHES))
            _say(f"\n{screen}; Python {sys.version.split()[0]}; {os.cpu_count()} processors\n")
            _say(laid_out([HEADINGS, *(row.cells() for row in rows)]))
            if chosen.limits:
                _say("\nThe limits by other scripts, on the same texts, in the same run:\n")
                _say(laid_out([shared.HEADINGS, *shared.rows(chosen.limits, plan)]))
    return 0


def _measure(plan: Plan, names: list[str]) -> list[Row]:
    rows = []
    for name in names:
        sys.stderr.write(f"{name} …\n")
        rows.extend(BENCHES[name](plan))
    return rows


def _quick(projects: Projects) -> Plan:
    return Plan(
        projects,
        rounds=1,
        starts=1,
        repeats=2,
        pages=3,
        series=3,
        large=Size(20_000, 150),
        one_paragraph=Size(10_000, 60),
        files=20,
        bundled=3,
        articles=100,
        actors=300,
        statements=(20, 40, 60),
        paragraphs=40,
        walked=50,
        presses=5,
        line=5_000,
        nested=30,
        searched=(300,),
        entries=300,
        commits=20,
        megabytes=3,
        checked=60,
    )


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--only", action="append", choices=list(BENCHES), help="again for more")
    parser.add_argument("--limits", type=Path, metavar="FOLDER", help="holds limits*.py")
    parser.add_argument("--projects", type=Path, metavar="FOLDER", help="keep what is built here")
    parser.add_argument("--rounds", type=int, default=5, metavar="N", help="default: 5")
    parser.add_argument("--quick", action="store_true", help="small sizes, to see that all works")
    return parser.parse_args()


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
