"""The seal of a quotation: a bookmark's name that holds whose words they are and how they read."""

import base64
import hashlib
import uuid
from collections.abc import Sequence

JOINT = " … "
"""What stands between two parts of one quotation."""


def bookmark_name(annotation: str, parts: Sequence[str]) -> str:
    """Return the 40 characters, the most Word allows, under which a quotation is sealed.

    After the letter q come the annotation's id, 26 signs in base 32, and behind an underscore the
    first 12 hexadecimal digits of the SHA-256 of the words in UTF-8, parts joined by `JOINT`.
    Neither needs its case kept.
    """
    key = base64.b32encode(uuid.UUID(annotation).bytes).decode("ascii").rstrip("=").lower()
    words = JOINT.join(parts).encode("utf-8", "surrogatepass")
    return f"q{key}_{hashlib.sha256(words).hexdigest()[:12]}"
