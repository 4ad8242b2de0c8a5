"""Tables of a briefing, whole rows at a time."""

from collections.abc import Sequence
from dataclasses import dataclass

from annotator.reports.styles import Style, Table
from annotator.reports.wordml import escape, kept_with_next, paragraph, run

LONGEST = 500
"""Rows in one table at most: longer ones take word processors time squared to lay out."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The look of a table: its style, the widths of its columns in twentieths of a point.

    `title` is what a screen reader says for the table.
    """

    style: Table
    widths: tuple[int, ...]
    title: str

    def row(self, cells: Sequence[str], heading: bool = False) -> str:
        """Return a row that is never split; a heading is repeated on every page."""
        repeated = "<w:tblHeader/>" if heading else ""
        inner = "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{cell}</w:tc>'
            for width, cell in zip(self.widths, cells, strict=True)
        )
        return f"<w:tr><w:trPr><w:cantSplit/>{repeated}</w:trPr>{inner}</w:tr>"

    def headings(
        self, first: Sequence[str], numbers: Sequence[str] = (), last: Sequence[str] = ()
    ) -> str:
        """Return the heading row: columns of words round the columns of numbers."""
        return self.row(
            [text(run(word), Style.COLUMN) for word in first]
            + [text(run(word), Style.NUMBER_COLUMN) for word in numbers]
            + [text(run(word), Style.COLUMN) for word in last],
            heading=True,
        )

    def table(self, rows: Sequence[str], whole: bool = False) -> str:
        """Return the table around rows made by `row`; a `whole` one is kept on one page."""
        if whole:
            rows = [*map(kept_with_next, rows[:-1]), rows[-1]]
        first_row = int(self.style is Table.RULED)
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in self.widths)
        return (
            f'<w:tbl><w:tblPr><w:tblStyle w:val="{self.style}"/>'
            f'<w:tblW w:w="{sum(self.widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
            f'<w:tblLook w:val="06{first_row * 2}0" w:firstRow="{first_row}" w:lastRow="0"'
            ' w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
            f'<w:tblCaption w:val="{escape(self.title)}"/></w:tblPr>'
            f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
        )


def shares(width: int, parts: Sequence[int]) -> tuple[int, ...]:
    """Divide a width into columns by shares; the first takes what rounding leaves over."""
    whole = sum(parts)
    found = [width * part // whole for part in parts]
    found[0] += width - sum(found)
    return tuple(found)


def text(content: str, style: Style = Style.CELL) -> str:
    """Return a cell's paragraph for words."""
    return paragraph(style, content)
