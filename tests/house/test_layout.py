"""The house is kept as its plan says."""

import ast
import re
import subprocess
from pathlib import Path

import pytest

ALLOWED = {"annotator", "resources", "tests", "packaging", "README.md", "pyproject.toml"}
LEFT_BY_WORK = {"out", "dist"}
LONGEST = 400
FORBIDDEN = re.compile(
    r"\b(lorem ipsum|work in progress|coming soon|blazing\w*|seamless\w*|cutting-edge"
    r"|state-of-the-art|leverag\w+|effortless\w*|world-class)\b",
    re.IGNORECASE,
)
OPEN_ENDS = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b")


def modules(root: Path) -> list[Path]:
    return sorted((root / "annotator").rglob("*.py"))


def test_packaging_does_not_shadow_the_library_of_that_name(root: Path) -> None:
    assert not (root / "packaging" / "__init__.py").exists()


def test_nothing_lies_at_the_top_but_what_is_meant_to(root: Path) -> None:
    found = {entry.name for entry in root.iterdir() if not entry.name.startswith(".")}
    assert found - LEFT_BY_WORK == ALLOWED


def test_every_module_is_short_enough_to_read_in_one_go(root: Path) -> None:
    scripts = (root / "packaging").rglob("*.py")
    lengths = {
        str(path.relative_to(root)): len(path.read_text(encoding="utf-8").splitlines())
        for path in [*modules(root), *scripts]
    }
    assert {name: length for name, length in lengths.items() if length > LONGEST} == {}


def test_every_module_opens_with_one_sentence(root: Path) -> None:
    without = []
    for path in modules(root):
        words = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
        first = words.split("\n\n")[0]
        if not first.endswith(".") or "\n" in first:
            without.append(str(path.relative_to(root)))
    assert without == []


def test_no_open_end_is_left_in_code(root: Path) -> None:
    left = [
        str(path.relative_to(root))
        for path in [*modules(root), *(root / "packaging").rglob("*.py")]
        if OPEN_ENDS.search(path.read_text(encoding="utf-8"))
    ]
    assert left == []


def documents(root: Path) -> list[Path]:
    return [root / "README.md", *sorted((root / "packaging").rglob("*.md"))]


def test_documents_use_no_empty_words(root: Path) -> None:
    found = {
        path.name: FORBIDDEN.findall(path.read_text(encoding="utf-8")) for path in documents(root)
    }
    assert {name: words for name, words in found.items() if words} == {}


def test_documents_name_no_place_on_one_machine(root: Path) -> None:
    found = [
        path.name
        for path in [*documents(root), root / ".ci" / "run"]
        if re.search(r"(?<![\w.~])/(work|root|home|Users)/", path.read_text(encoding="utf-8"))
    ]
    assert found == []


def test_every_file_a_document_points_to_exists(root: Path) -> None:
    targets = [
        path.parent / target
        for path in documents(root)
        for target in re.findall(r"\]\(([^)#:]+)\)", path.read_text(encoding="utf-8"))
    ]
    assert len(targets) >= 5
    assert [str(target) for target in targets if not target.exists()] == []


@pytest.mark.parametrize("name", ["README.md", "packaging/CHANGELOG.md"])
def test_what_users_read_calls_an_annotation_by_its_name(root: Path, name: str) -> None:
    words = set(re.findall(r"[a-z]+", (root / name).read_text(encoding="utf-8").lower()))
    assert words.isdisjoint({"tag", "tags", "tagged", "highlight", "highlights", "highlighted"})


def test_the_check_script_is_correct_shell_and_may_be_run(root: Path) -> None:
    script = root / ".ci" / "run"
    assert script.stat().st_mode & 0o111
    subprocess.run(["bash", "-n", script], check=True)
