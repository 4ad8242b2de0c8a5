"""A folder that the program takes for one on a network."""

from pathlib import Path

from annotator.store import whereabouts


def lies_on_network(share: Path, system: str = "nfs4"):
    """Return what tells the file system of a path, with `share` on a network."""

    def file_system_of(path: Path) -> str:
        return system if path.is_relative_to(share) else ""

    return file_system_of


def mount(monkeypatch, share: Path) -> Path:
    """Have the program take a folder for one on a network."""
    share.mkdir(exist_ok=True)
    monkeypatch.setattr(whereabouts, "file_system_of", lies_on_network(share.resolve()))
    return share
