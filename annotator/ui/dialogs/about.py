"""Says what the program is, under which licence, and what it is built of."""

import platform
from importlib import metadata
from typing import Final

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from annotator import __version__
from annotator.ui.dialogs.plain_label import PlainLabel, QuietLabel, bold
from annotator.ui.dialogs.plain_table import PlainTable, table_view
from annotator.ui.shell import TITLE

_PROMISE: Final = (
    "Records who said what in press articles, word for word, and hands it over as a Word "
    "briefing. Everything stays on this computer: the program opens no connection and sends "
    "nothing anywhere."
)
_LICENCE: Final = "Free software under the MIT licence, without any warranty."
_QT: Final = (
    "Qt and PySide6 are used under the GNU Lesser General Public License, version 3. They are "
    "separate libraries, which you may replace by other versions of your own."
)

_LIBRARIES: Final = (
    ("PySide6-Essentials", "LGPL-3.0"),
    ("SQLAlchemy", "MIT"),
    ("python-docx", "MIT"),
    ("lxml", "BSD-3-Clause"),
    ("lxml_html_clean", "BSD-3-Clause"),
    ("trafilatura", "Apache-2.0"),
    ("pypdfium2", "Apache-2.0 or BSD-3-Clause"),
    ("olefile", "BSD-2-Clause"),
    ("QtAwesome", "MIT"),
    ("QtPy", "MIT"),
    ("appdirs", "MIT"),
    ("charset-normalizer", "MIT"),
    ("psutil", "BSD-3-Clause"),
    ("RapidFuzz", "MIT"),
    ("regex", "Apache-2.0 and CNRI-Python"),
    ("typing_extensions", "PSF-2.0"),
)
_FONTS: Final = (
    ("Noto Sans, Noto Sans Hebrew, Noto Serif", "SIL Open Font License 1.1"),
    ("Noto Naskh Arabic", "SIL Open Font License 1.1"),
    ("Font Awesome 6 (icons)", "SIL Open Font License 1.1"),
)

_Part = tuple[str, str, str]


class AboutDialog(QDialog):
    """Closed by Enter or Esc."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"About {TITLE}")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(600, 710)
        name = PlainLabel(TITLE)
        name.setFont(bold(name.font(), 1.8))
        version = QuietLabel(f"Version {__version__}")
        for label in (name, version):
            label.let_copy()
        parts = PlainTable[_Part](("Built of", "Version", "Licence"), _parts(), tuple)
        table = table_view(parts, "Libraries and fonts with their licences")
        parts.setParent(table)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close = buttons.button(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(10)
        for label in (name, version, PlainLabel(_PROMISE), PlainLabel(_LICENCE)):
            layout.addWidget(label)
        layout.addWidget(table, 1)
        layout.addWidget(QuietLabel(_QT))
        layout.addWidget(buttons)
        close.setFocus()


def _parts() -> list[_Part]:
    libraries = [(name, _version(name), licence) for name, licence in _LIBRARIES]
    return [
        ("Python", platform.python_version(), "PSF-2.0"),
        ("Qt", qVersion(), "LGPL-3.0"),
        *libraries,
        *((name, "", licence) for name, licence in _FONTS),
    ]


def _version(distribution: str) -> str:
    try:
        return metadata.version(distribution)
    except metadata.PackageNotFoundError:  # a frozen program may ship without this
        return ""
