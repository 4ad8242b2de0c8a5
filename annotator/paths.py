"""Where the program keeps what belongs to one user of this machine."""

from pathlib import Path

import appdirs

_NAME = "press-annotator"


def data_dir() -> Path:
    """Return the folder for what the program makes by itself: the sample project, crash reports."""
    return Path(appdirs.user_data_dir(_NAME, appauthor=False))


def config_dir() -> Path:
    """Return the folder for habits the program remembers, such as recent projects."""
    return Path(appdirs.user_config_dir(_NAME, appauthor=False))
