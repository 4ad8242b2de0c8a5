"""Tells quickly whether a text may be a bundle, as nearly all texts are none."""

import re
from typing import Final

_LOOKED_AT: Final = 50_000
_SIGN: Final = re.compile(
    r"^[ \t\u00a0]*(?:"
    r"(?:[^\W\d_]+[ \t\u00a0]+)?\d{1,6}[ \t\u00a0]+[^\W\d_]{1,4}[ \t\u00a0]+\d{1,6}"
    r"(?:[ \t\u00a0]+[^\W\d_]+)?[ \t\u00a0]*\r?$"
    r"|(?:HD|WC)(?:[ \t\r]|$)"
    r"|\d[\d.,]{0,8}[ \t\u00a0]*[^\W\d_]{1,15}[ \t]*\r?$)",
    re.MULTILINE,
)


def may_be_bundle(text: str) -> bool:
    """Tell whether a line near the beginning numbers articles, counts words or is of an index."""
    return _SIGN.search(text, 0, _LOOKED_AT) is not None
