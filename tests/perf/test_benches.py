"""Each benchmark runs to its end on a small workload; how fast is not looked at here."""

import subprocess
import sys
from pathlib import Path

import pytest

_RUN = Path(__file__).with_name("run.py")

_ACTS = {
    "help": "annotator --help",
    "start": "window: first paint",
    "open": "open 5 kB / 30",
    "switch": "next article, 20 kB / 150",
    "paragraph": "open one paragraph",
    "code": "undo at 150",
    "list": "list 100 articles",
    "history": "history of 300 entries",
    "import": "import 20 .txt",
    "bundle": "import a bundle of 3",
    "actor": "a key in the picker",
    "search": "search 300, newest 50: a phrase of a fifth",
    "brief": "briefing of 60",
    "walk": "J to paint, 40 paragraphs / 50",
    "segment": "sentence, one line",
    "commit": "commit a statement, 20",
    "backup": "backup of 3 MB",
    "check": "check of 60 statements",
}


@pytest.mark.parametrize("name", _ACTS)
def test_a_benchmark_prints_its_acts_beside_their_limits(name):
    command = [sys.executable, str(_RUN), "--quick", "--only", name]
    done = subprocess.run(command, check=False, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    assert _ACTS[name] in done.stdout
    assert "holds?" in done.stdout


def test_an_unknown_benchmark_is_refused():
    command = [sys.executable, str(_RUN), "--only", "nothing"]
    done = subprocess.run(command, check=False, capture_output=True, encoding="utf-8")
    assert done.returncode == 2


_MARKED = (
    ("Vane said", "the toll must fall", ", but Reed disagreed."),
    ("", "“We stay,”", " Vane said."),
    ("Vane", "whose ship", " sank said nothing."),
)


@pytest.fixture
def marked(tmp_path):
    """Articles in which somebody marked passages, as PolNeAR keeps them."""
    text, pieces, events = "", [], []
    for number, (before, content, behind) in enumerate(_MARKED, 1):
        start = len(text) + len(before) + 1
        text += f"{before} {content}{behind}\n\n"
        pieces.append(f"T{number}\tContent {start} {start + len(content)}\t{content}")
        events.append(f"E{number}\tAttribution:T9 Content:T{number}")
    for folder in ("text", "attributions"):
        (tmp_path / folder).mkdir()
    (tmp_path / "text/kellin.txt").write_text(text, encoding="utf-8")
    marked = "\n".join([*pieces, *events])
    (tmp_path / "attributions/kellin_a.ann").write_text(marked, encoding="utf-8")
    (tmp_path / "attributions/kellin_b.ann").write_text("E1\tDiscard:T9", encoding="utf-8")
    return tmp_path


def _counted(script, folder):
    command = [sys.executable, str(_RUN.with_name(script)), str(folder)]
    return subprocess.run(command, check=False, capture_output=True, encoding="utf-8")


def test_the_share_of_passages_that_keys_select_is_printed(marked):
    done = _counted("snap_hits.py", marked)
    assert done.returncode == 0, done.stderr
    rows = [line.split()[:3] for line in done.stdout.splitlines()]
    assert ["all", "3", "66.7%"] in rows
    assert ["direct", "1", "100.0%"] in rows


def test_the_share_of_passages_that_gaps_find_is_printed(marked):
    done = _counted("gap_hits.py", marked)
    assert done.returncode == 0, done.stderr
    rows = [line.split() for line in done.stdout.splitlines()]
    assert ["found", "all", "3", "of", "3", "100.0%"] in rows
    assert ["right", "quotation", "1", "of", "1", "100.0%"] in rows


@pytest.mark.parametrize("script", ["snap_hits.py", "gap_hits.py"])
def test_a_folder_without_marked_articles_is_refused(tmp_path, script):
    done = _counted(script, tmp_path)
    assert done.returncode == 2
    assert "attributions/*.ann" in done.stderr
