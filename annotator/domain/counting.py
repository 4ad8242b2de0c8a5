"""Numbers with the words for what they count, as English says them."""


def counted(number: int, one: str, many: str) -> str:
    """Return a number, thousands set apart, with the word for what is counted."""
    return f"{number:,} {one if number == 1 else many}"
