"""The locks hold what the project asks for, by hash and without any address."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

LOCKS = ["runtime.lock", "dev.lock"]


def pins(lock: Path) -> list[Requirement]:
    text = lock.read_text(encoding="utf-8")
    return [
        Requirement(line.removesuffix("\\").strip())
        for line in text.splitlines()
        if re.match(r"[a-z0-9]", line)
    ]


def project(root: Path) -> dict:
    return tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", LOCKS)
def test_no_address_is_in_a_lock(root: Path, name: str) -> None:
    text = (root / "packaging" / name).read_text(encoding="utf-8")
    assert not re.search(r"http|file:|--index|--find-links|--extra| @ ", text)


@pytest.mark.parametrize("name", LOCKS)
def test_every_pin_has_one_version_and_at_least_one_hash(root: Path, name: str) -> None:
    text = (root / "packaging" / name).read_text(encoding="utf-8")
    entries = re.split(r"^(?=[a-z0-9])", text, flags=re.MULTILINE)[1:]
    assert len(entries) > 15
    for entry in entries:
        assert re.match(r"[a-z0-9-]+==\S+ ", entry), entry[:60]
        assert "--hash=sha256:" in entry, entry[:60]


def wanted(root: Path) -> list[tuple[str, Requirement]]:
    described = project(root)
    groups = described["dependency-groups"]
    of_runtime = [*described["project"]["dependencies"], *groups["build"]]
    of_dev = [*groups["test"], *groups["lint"], *groups["build"]]
    return [
        *(("runtime.lock", Requirement(line)) for line in of_runtime),
        *(("dev.lock", Requirement(line)) for line in of_dev),
    ]


@pytest.mark.parametrize("python", ["3.11", "3.12", "3.13"])
def test_each_dependency_is_locked_within_its_range(root: Path, python: str) -> None:
    here = {"python_version": python, "python_full_version": f"{python}.1"}
    for name, requirement in wanted(root):
        if requirement.marker and not requirement.marker.evaluate(here):
            continue
        fitting = [
            pin
            for pin in pins(root / "packaging" / name)
            if canonicalize_name(pin.name) == canonicalize_name(requirement.name)
            and (pin.marker is None or pin.marker.evaluate(here))
        ]
        assert len(fitting) == 1, f"{requirement} in {name}"
        version = str(fitting[0].specifier).removeprefix("==")
        assert requirement.specifier.contains(version), f"{requirement} but {version} in {name}"


def test_both_locks_agree_on_what_they_share(root: Path) -> None:
    runtime, dev = (
        {f"{pin.name};{pin.marker}": str(pin.specifier) for pin in pins(root / "packaging" / name)}
        for name in LOCKS
    )
    shared = runtime.keys() & dev.keys()
    assert shared
    assert {key: runtime[key] for key in shared} == {key: dev[key] for key in shared}


def test_every_library_that_is_set_up_is_listed_with_its_licence(root: Path) -> None:
    listed = (root / "packaging" / "THIRD_PARTY.md").read_text(encoding="utf-8").lower()
    names = {pin.name for pin in pins(root / "packaging" / "runtime.lock")}
    assert {name for name in names if name not in listed} == set()
