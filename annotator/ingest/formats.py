"""The formats articles come in: their extensions, their names, and who converts them."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Final, cast

from annotator.ingest.extract import Extract

TEXT: Final = "txt"
"""The one form that is read without a converter."""


@dataclass(frozen=True, slots=True)
class Form:
    """One kind of file that is taken apart in a worker.

    `converter` is a module and a function in it, from the bytes and the name of a file to
    extracts; it is loaded only in the worker.
    """

    words: str
    extensions: tuple[str, ...]
    converter: str


FORMS: Final = {
    "docx": Form("Word document", (".docx",), "annotator.ingest.docx:convert"),
}
"""Each form by the word that the command line has for it."""

_TEXTS: Final = {".txt": "Plain text", ".text": "Plain text", ".md": "Markdown text"}

FORMATS: Final = _TEXTS | {
    extension: form.words for form in FORMS.values() for extension in form.extensions
}
"""The extensions taken from a folder, in lower case, and what people call such files."""

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")


def converter(form: str) -> Callable[[bytes, str], tuple[Extract, ...]]:
    """Return the function that converts files of `form`, loaded with all that it needs."""
    place, _, name = FORMS[form].converter.partition(":")
    module = import_module(place)
    # In the cage no file can be opened any more: what a converter reads from one it reads now.
    getattr(module, "prepare", lambda: None)()
    return cast("Callable[[bytes, str], tuple[Extract, ...]]", getattr(module, name))


def form_of(data: bytes) -> str:
    """Return the form that the bytes of a file show, whatever its name is."""
    return "docx" if data.startswith(_ZIP) else TEXT


def form_named(name: str) -> str:
    """Return the form that a file's name promises; text where it promises nothing."""
    for form, described in FORMS.items():
        if name.lower().endswith(described.extensions):
            return form
    return TEXT
