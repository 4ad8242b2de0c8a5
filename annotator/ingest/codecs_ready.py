"""Loads every codec of Python: where a declared encoding is met, no file can be opened any more."""

import encodings
from contextlib import suppress
from importlib import import_module
from pkgutil import iter_modules

for _module in iter_modules(encodings.__path__):
    with suppress(ImportError):  # those of Windows elsewhere
        import_module(f"encodings.{_module.name}")

import charset_normalizer  # noqa: E402, F401 - the detector, which is loaded late elsewhere
