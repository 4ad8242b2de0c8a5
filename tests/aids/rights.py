"""Takes from root, for a while, what lets it write to files that nobody may write to."""

import ctypes
import os
from collections.abc import Iterator
from contextlib import contextmanager

_VERSION = 0x20080522
"""Of the structures in linux/capability.h."""
_OVERRIDES = 1 << 1
"""CAP_DAC_OVERRIDE, there."""


class _Head(ctypes.Structure):
    _fields_ = (("version", ctypes.c_uint32), ("pid", ctypes.c_int))


class _Sets(ctypes.Structure):
    _fields_ = tuple((name, ctypes.c_uint32) for name in ("effective", "permitted", "inherited"))


@contextmanager
def bound_by_modes() -> Iterator[None]:
    """Be bound by the modes of files in this thread, whoever runs it."""
    if os.geteuid() != 0:
        yield
        return
    library = ctypes.CDLL(None, use_errno=True)
    head, sets = _Head(_VERSION, 0), (_Sets * 2)()
    assert library.capget(ctypes.byref(head), sets) == 0, os.strerror(ctypes.get_errno())
    before = sets[0].effective
    sets[0].effective = before & ~_OVERRIDES
    assert library.capset(ctypes.byref(head), sets) == 0, os.strerror(ctypes.get_errno())
    try:
        yield
    finally:
        sets[0].effective = before
        assert library.capset(ctypes.byref(head), sets) == 0, os.strerror(ctypes.get_errno())
