"""Where a project lies: on a disk of its own, on a network, in a folder a client keeps in sync."""

import subprocess
import sys
from types import SimpleNamespace

import psutil
import pytest

from annotator.store import whereabouts
from annotator.store.whereabouts import Place, is_network, where_is

NETWORKS = (
    *("nfs", "nfs4", "cifs", "CIFS", "smb", "smb2", "smb3", "smbfs", "9p", "afs", "ceph", "webdav"),
    *("fuse", "fuse.sshfs", "fuse.rclone", "fuse.davfs2", "fuse.pcloud", "fuse.ceph"),
    *("vboxsf", "virtiofs", "remote"),
)
DISKS = (
    *("ext4", "btrfs", "xfs", "zfs", "tmpfs", "overlay", "ntfs", "NTFS", "exfat", "apfs", ""),
    *("fuseblk", "fuse.mergerfs", "fuse.ntfs-3g"),
)


@pytest.fixture
def on(monkeypatch):
    """Have every file lie on a file system of that name."""

    def lie(system):
        monkeypatch.setattr(whereabouts, "file_system_of", lambda _path: system)

    return lie


@pytest.mark.parametrize("system", NETWORKS)
def test_a_network_is_known_by_its_file_system(system, on, tmp_path):
    on(system)
    found = where_is(tmp_path / "talks.annproj")
    assert (found.place, found.name) == (Place.NETWORK, system)


@pytest.mark.parametrize("system", DISKS)
def test_a_disk_of_the_computer_is_no_network(system):
    assert not is_network(system)


@pytest.mark.parametrize(
    ("folder", "client"),
    [
        ("Dropbox/press", "Dropbox"),
        ("Dropbox (Personal)", "Dropbox"),
        ("Harbour Union Dropbox/desk", "Dropbox"),
        ("OneDrive - Harbour Union/Documents", "OneDrive"),
        ("Library/CloudStorage/OneDrive-Personal", "OneDrive"),
        ("Library/CloudStorage/GoogleDrive-ada@example.org/My Drive", "Google Drive"),
        ("Google Drive/press", "Google Drive"),
        ("Library/Mobile Documents/com~apple~CloudDocs", "iCloud"),
        ("iCloudDrive", "iCloud"),
        ("Nextcloud/press", "Nextcloud"),
        ("ownCloud", "ownCloud"),
        ("Box Sync", "Box"),
        ("pCloud Sync/press", "pCloud"),
    ],
)
def test_a_synced_folder_is_known_by_the_names_on_the_way_up(folder, client, on, tmp_path):
    on("ext4")
    place = tmp_path / folder
    place.mkdir(parents=True)
    found = where_is(place / "talks.annproj")
    assert (found.place, found.name) == (Place.SYNCED, client)


@pytest.mark.parametrize(
    ("marker", "client"),
    [
        (".dropbox", "Dropbox"),
        (".dropbox.cache/", "Dropbox"),
        (".stfolder/", "Syncthing"),
        (".stfolder", "Syncthing"),
        (".sync_1f3a9c0d2b4e.db", "ownCloud or Nextcloud"),
        ("._sync_1f3a9c0d2b4e.db", "ownCloud or Nextcloud"),
        (".owncloudsync.log", "ownCloud or Nextcloud"),
    ],
)
def test_a_synced_folder_is_known_by_what_its_client_leaves_in_it(marker, client, on, tmp_path):
    on("ext4")
    if marker.endswith("/"):
        (tmp_path / marker).mkdir()
    else:
        (tmp_path / marker).touch()
    (tmp_path / "press").mkdir()
    found = where_is(tmp_path / "press" / "talks.annproj")
    assert (found.place, found.name) == (Place.SYNCED, client)


@pytest.mark.parametrize("marker", [".dropbox/", ".sync/", ".config/"])
def test_what_lies_in_every_home_marks_no_synced_folder(marker, on, tmp_path):
    on("ext4")
    (tmp_path / marker).mkdir()
    assert where_is(tmp_path / "talks.annproj").place is Place.LOCAL


@pytest.mark.parametrize("folder", ["Boxes", "box", "dropboxes", "my drives", "onedriver", "sync"])
def test_a_folder_with_a_name_that_is_only_alike_is_no_synced_one(folder, on, tmp_path):
    on("ext4")
    (tmp_path / folder).mkdir()
    assert where_is(tmp_path / folder / "talks.annproj").place is Place.LOCAL


def test_the_innermost_mount_counts_and_the_last_of_two_in_one_place(monkeypatch, tmp_path):
    share = tmp_path / "share"
    share.mkdir()
    mounts = [
        SimpleNamespace(mountpoint="/", fstype="ext4", opts="rw"),
        SimpleNamespace(mountpoint=str(share), fstype="autofs", opts="rw"),
        SimpleNamespace(mountpoint=str(share), fstype="nfs4", opts="rw,relatime"),
        SimpleNamespace(mountpoint=f"{share}house", fstype="cifs", opts="rw"),
    ]
    monkeypatch.setattr(whereabouts.os, "major", lambda _device: 0)
    monkeypatch.setattr(psutil, "disk_partitions", lambda **_: mounts)
    assert whereabouts.file_system_of(share / "not there" / "talks.annproj") == "nfs4"
    assert whereabouts.file_system_of(tmp_path / "talks.annproj") == "ext4"


def test_a_drive_of_another_computer_is_known_by_its_options(monkeypatch, tmp_path):
    drive = SimpleNamespace(mountpoint="/", fstype="NTFS", opts="rw,remote")
    monkeypatch.setattr(whereabouts.os, "major", lambda _device: 0)
    monkeypatch.setattr(psutil, "disk_partitions", lambda **_: [drive])
    assert where_is(tmp_path / "talks.annproj").place is Place.NETWORK


def test_a_file_on_a_disk_of_its_own_needs_no_list_of_mounts():
    script = """
import sys
from pathlib import Path
from annotator.store import whereabouts
whereabouts.os.major = lambda device: 8
whereabouts.sys.platform = "linux"
whereabouts.where_is(Path("talks.annproj"))
print("psutil" in sys.modules)
"""
    command = [sys.executable, "-c", script]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert told.strip() == "False"


def test_this_very_folder_is_found_without_a_stub(tmp_path):
    assert where_is(tmp_path / "talks.annproj").place is not Place.NETWORK
