"""The one form in which input is refused: three sentences that name it."""

from annotator.errors import UnreadableInput

LIMIT = 25 * 1024 * 1024
"""The most bytes one article may have."""

LIMIT_IN_WORDS = "25 MB"

_LONGEST_TITLE = 80
_ANOTHER = "Choose another file, or paste the text of the article."


def refuse(name: str, why: str, todo: str = _ANOTHER) -> UnreadableInput:
    """Return the error that says of `name` why it cannot be brought in."""
    return UnreadableInput(
        f"“{name}” {why}.",
        kept="Nothing was brought in and the project is as it was.",
        todo=todo,
    )


def refuse_article(name: str, place: int, title: str, why: str) -> UnreadableInput:
    """Return the error that says why one article in the file `name` cannot be brought in."""
    short = title if len(title) <= _LONGEST_TITLE else title[:_LONGEST_TITLE] + "…"
    called = f" (“{short}”)" if short else ""
    return UnreadableInput(
        f"Article {place:,}{called} in “{name}” {why}.",
        kept="The other articles of the file are not affected.",
        todo="Paste the text of this one by itself if you need it.",
    )


def refuse_size(name: str, size: int) -> UnreadableInput:
    """Return the error for an input of `size` bytes, which is over the limit."""
    return refuse(
        name,
        f"has {size / 1024 / 1024:,.1f} MB, which is over {LIMIT_IN_WORDS}",
        "Split it into one file for each article.",
    )
