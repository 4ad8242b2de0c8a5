"""Runs limit scripts that lie elsewhere on our texts, to show that our own limits are no easier."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benches import Plan, Size
from workload import article, marks

HEADINGS = ("measure", "figure", "")
_QT = "plain_text_only,textedit_text_only,plain_underpaint_visible,plain_layout_visible"


def rows(folder: Path, plan: Plan) -> Iterator[tuple[str, str, str]]:
    """Yield what `limits.py`, `limits_qt.py` and `limits_sqla.py` in that folder print."""
    with tempfile.TemporaryDirectory() as place:
        work = Path(place)
        plain = folder / "limits.py"
        for found in _told(plain, "--db-dir", work / "db", "--only", "start,commit,docx"):
            unit = 1000
            more = f"{found['rss_mb']} MB" if "rss_mb" in found else ""
            yield found["name"], f"{found['median'] * unit:.2f} ms", more
        for size in (plan.small, plan.large):
            texts = _written(work, size)
            for found in _told(folder / "limits_qt.py", *texts, "--only", _QT):
                figure = f"open {_both(found, 'open')}"
                more = f"add {_both(found, 'add')}" if "add_wall" in found else ""
                yield f"{found['name']}, {size}", figure, more
        for found in _told(folder / "limits_sqla.py", work / "sqla"):
            yield found["name"], f"{found['median_ms']:.2f} ms", ""


def _both(found: dict[str, Any], act: str) -> str:
    return f"{found[f'{act}_wall'] * 1000:.1f} ms ({found[f'{act}_cpu'] * 1000:.1f})"


def _told(script: Path, *arguments: object) -> list[dict[str, Any]]:
    if not script.exists():
        return []
    command = [sys.executable, str(script), *map(str, arguments)]
    # These scripts were written for Python of any setting; ours must not lean on their exit.
    done = subprocess.run(
        command, check=True, stdout=subprocess.PIPE, env=dict(os.environ), encoding="utf-8"
    )
    return [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]


def _written(folder: Path, size: Size) -> tuple[Path, Path]:
    text = article(size.length)
    articles, annotations = folder / "articles.jsonl", folder / "annotations.jsonl"
    articles.write_text(json.dumps({"id": 1, "text": text}), encoding="utf-8")
    lines = (
        {
            "article": 1,
            "kind": mark.kind.value,
            "start": mark.spans[0].start,
            "end": mark.spans[0].end,
        }
        for mark in marks(text, size.annotations)
    )
    annotations.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    return articles, annotations
