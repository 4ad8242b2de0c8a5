"""Tells whether a project lies on a disk of this computer, on a network, or in a synced folder.

Where the facts are from: network file systems bear the names that `mount` shows (man 8 mount, man
5 filesystems); a file system without a disk of its own has the device number 0 (the kernel's
admin-guide/devices.txt); psutil tells of a Windows drive of type DRIVE_REMOTE with the option
“remote” (its arch/windows/disk.c). `.dropbox` and `.dropbox.cache` lie in the folder of Dropbox
(github/gitignore, Global/Dropbox.gitignore), `.stfolder` in each one of Syncthing
(syncthing/syncthing#6903), `.sync_*.db` and `.owncloudsync.log` in those of ownCloud and Nextcloud
(owncloud/client, the journal in src/common). The names of folders are those their set-ups suggest.
"""

import os
import re
import sys
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class Place(StrEnum):
    """Where a project lies, as far as the safety of its file goes."""

    LOCAL = "local"
    NETWORK = "network"
    SYNCED = "synced"


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """A place and its name: the network's file system, or the client that syncs it."""

    place: Place
    name: str = ""


_NETWORKS = re.compile(
    r"9p|acfs|afp(fs)?|afs|auristorfs|beegfs|ceph|cifs|coda|davfs|fhgfs|ftp|gfs2?|glusterfs|gpfs"
    r"|lustre|macfuse|ncp(fs)?|nfs\d*|ocfs2|osxfuse(fs)?|panfs|prl_fs|pvfs2|remote|smb(\d|fs)?"
    r"|sshfs|vboxsf|virtiofs|vmhgfs|webdav"
)
# What FUSE serves from a disk of this computer; of anything else it is safer to think the worst.
_FUSE_AT_HOME = re.compile(
    r"bindfs|cryfs|encfs|exfat|gocryptfs|mergerfs|mhddfs|ntfs(-3g)?|securefs|unionfs(-fuse)?"
    r"|veracrypt"
)

_BY_NAME = (
    ("Dropbox", r"dropbox( \(.+\))?|.+ dropbox"),
    ("OneDrive", r"onedrive([ -].+)?"),
    ("Google Drive", r"google ?drive([ -].+)?|my drive"),
    ("iCloud", r"icloud ?drive|com~apple~clouddocs|mobile documents"),
    ("Nextcloud", r"nextcloud\d*"),
    ("ownCloud", r"owncloud\d*"),
    ("Box", r"box sync|box-box"),
    ("pCloud", r"pcloud ?(sync|drive)"),
)
_AT_HOME = (("Box", r"box"),)
_MARKERS = (
    # A folder “.dropbox” lies in every home where Dropbox is set up, and marks nothing.
    ("Dropbox", r"\.dropbox", False),
    ("Dropbox", r"\.dropbox\.cache", True),
    ("Syncthing", r"\.stfolder", None),
    ("ownCloud or Nextcloud", r"\._?sync_[0-9a-f]+\.db|\.(owncloud|nextcloud)sync\.log", False),
)


def where_is(path: Path) -> Whereabouts:
    """Tell where a project lies, or would lie."""
    if network := _network_of(path):
        return Whereabouts(Place.NETWORK, network)
    client = sync_client_of(path.resolve().parent)
    return Whereabouts(Place.SYNCED, client) if client else Whereabouts(Place.LOCAL)


def is_on_network(path: Path) -> bool:
    """Tell whether a file lies where locks cannot be relied on, so that SQLite may not write."""
    return bool(_network_of(path))


def _network_of(path: Path) -> str:
    real = path.resolve()
    if real.drive.startswith("\\\\"):
        return "shared folder"
    system = file_system_of(real)
    return system if is_network(system) else ""


def is_network(system: str) -> bool:
    """Tell whether a file system of that name lies on another computer, or may do so."""
    kind, _, served = system.casefold().partition(".")
    if kind == "fuse":
        return not _FUSE_AT_HOME.fullmatch(served)
    return bool(_NETWORKS.fullmatch(kind))


def file_system_of(path: Path) -> str:
    """Return the name of the file system that holds a file, "" for one on a disk of its own."""
    there = next((one for one in (path, *path.parents) if os.path.lexists(one)), path)
    try:
        if sys.platform == "linux" and os.major(there.stat().st_dev):
            return ""
    except OSError:
        return ""
    import psutil  # noqa: PLC0415 - 20 ms, which a project on an ordinary disk need not wait for

    found = ""
    longest = -1
    for part in psutil.disk_partitions(all=True):
        depth = len(Path(part.mountpoint).parts)
        if depth >= longest and there.is_relative_to(part.mountpoint):
            longest = depth
            found = "remote" if "remote" in part.opts.split(",") else part.fstype
    return found


def sync_client_of(folder: Path) -> str:
    """Return the name of the client that keeps a folder, or one above it, in sync; "" for none."""
    home = Path.home()
    for one in (folder, *folder.parents):
        names = (*_BY_NAME, *_AT_HOME) if one.parent == home else _BY_NAME
        for client, form in names:
            if re.fullmatch(form, one.name.casefold()):
                return client
        if one != one.parent and (client := _marked(one)):
            return client
    return ""


def _marked(folder: Path) -> str:
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.name.startswith("."):
                    for client, form, is_folder in _MARKERS:
                        if re.fullmatch(form, entry.name) and is_folder in {None, entry.is_dir()}:
                            return client
    except OSError:
        return ""
    return ""
