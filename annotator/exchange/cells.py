"""Keeps text in a spreadsheet text: no cell that comes from us is ever taken for a formula."""

GUARD = "'"
_TAKEN_FOR_FORMULAS = tuple("=+-@\t\r\n＝＋－＠")  # noqa: RUF001  the wide forms count, too


def guarded(text: str) -> str:
    """Return a text as it is put into a cell: with an apostrophe before what may be a formula.

    An apostrophe before another one keeps the first, so that `bare` gives back every text.
    """
    return f"{GUARD}{text}" if text.startswith((*_TAKEN_FOR_FORMULAS, GUARD)) else text


def bare(cell: str) -> str:
    """Return the text of a cell, without an apostrophe that only guards it."""
    rest = cell.removeprefix(GUARD)
    guards = rest != cell and rest.startswith((*_TAKEN_FOR_FORMULAS, GUARD))
    return rest if guards else cell
