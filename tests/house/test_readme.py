"""The README says what is so."""

import re
import tomllib
from pathlib import Path

from annotator.cli.parser import VERBS
from annotator.ui.actions import COMMANDS

COMMAND = re.compile(r"^python3 packaging/bootstrap\.py (?:run|test)$", re.MULTILINE)


def readme(root: Path) -> str:
    return (root / "README.md").read_text(encoding="utf-8")


def blocks(root: Path) -> list[str]:
    return re.findall(r"^```\n(.*?)^```$", readme(root), re.MULTILINE | re.DOTALL)


def test_its_first_block_is_the_two_commands_and_nothing_else(root: Path) -> None:
    assert blocks(root)[0].splitlines() == [
        "python3 packaging/bootstrap.py run",
        "python3 packaging/bootstrap.py test",
    ]
    assert len(COMMAND.findall(readme(root))) == 2


def test_what_every_change_must_pass_runs_the_commands_it_finds_there(root: Path) -> None:
    script = (root / ".ci" / "run").read_text(encoding="utf-8")
    assert r"grep -E '^python3 packaging/bootstrap\.py (run|test)$' README.md" in script
    assert '"${run[@]}" --no-window' in script
    assert script.rstrip().endswith('"${test[@]}"')


def test_every_verb_it_uses_exists(root: Path) -> None:
    used = re.findall(r"^\.venv/bin/annotator (\w+)", "\n".join(blocks(root)), re.MULTILINE)
    assert len(used) >= 4
    assert set(used) <= set(VERBS)


def test_every_key_in_its_table_does_what_the_window_says(root: Path) -> None:
    names = {"←": "Left", "→": "Right"}
    known = {key for command in COMMANDS for key in command.keys}
    table = readme(root).split("## Everyday keys")[1].split("\n## ")[0]
    columns = [line.split("|")[1] for line in table.splitlines() if line.startswith("| `")]
    written = [key for column in columns for key in re.findall(r"`([^`]+)`", column)]
    assert len(written) > 25
    for key in written:
        for arrow, name in names.items():
            key = key.replace(arrow, name)  # noqa: PLW2901 - the same key in Qt's words
        assert key in known, key


def test_it_asks_for_the_python_the_program_needs(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    needed = project["requires-python"].removeprefix(">=")
    assert f"You need Python {needed} or later" in readme(root)


def test_the_samples_its_command_line_uses_are_there(root: Path) -> None:
    line = next(one for one in "\n".join(blocks(root)).splitlines() if " annotate " in one)
    quoted = re.search(r'--quote "([^"]+)"', line)
    title = re.search(r'--article "([^"]+)"', line)
    sample = root / "resources" / "samples" / "articles" / "harbour-tolls.txt"
    assert quoted
    assert title
    assert sample.read_text(encoding="utf-8").count(quoted[1]) == 1
    assert title[1] in sample.read_text(encoding="utf-8")
