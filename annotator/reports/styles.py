"""The names under which a briefing's template keeps its styles."""

from enum import StrEnum

from annotator.domain.codebook import Kind


class Style(StrEnum):
    """A paragraph style, by its id in the template."""

    TITLE = "Title"
    PART = "Heading1"
    ACTOR = "Heading2"
    CONTENTS_HEADING = "TOCHeading"
    CONTENTS_PART = "TOC1"
    CONTENTS_ACTOR = "TOC2"
    HEADER = "Header"
    FOOTER = "Footer"
    BANNER = "Banner"
    CAPTION = "Caption"
    NOTE = "Note"
    SUMMARY = "ActorSummary"
    STATEMENT = "StatementLine"
    QUOTATION = "Quote"
    QUOTATION_RIGHT_TO_LEFT = "QuoteRightToLeft"
    REFERENCE = "Reference"
    CELL = "TableText"
    NUMBER = "TableNumber"
    COLUMN = "TableHeading"
    NUMBER_COLUMN = "TableNumberHeading"
    DETAIL = "TableDetail"
    FIGURE = "FigureNumber"
    FIGURE_LABEL = "FigureLabel"
    MASTHEAD_LABEL = "MastheadLabel"
    MASTHEAD = "MastheadText"
    BAR_QUOTE = "BarQuote"
    BAR_CLAIM = "BarClaim"
    BAR_DEMAND = "BarDemand"
    BAR_ACCUSATION = "BarAccusation"


class Character(StrEnum):
    """A character style, by its id in the template."""

    STRONG = "Strong"
    LINK = "InternalLink"
    SECONDARY = "SecondaryCount"
    QUOTE = "KindQuote"
    CLAIM = "KindClaim"
    DEMAND = "KindDemand"
    ACCUSATION = "KindAccusation"


class Table(StrEnum):
    """A table style, by its id in the template."""

    RULED = "BriefingTable"
    FIGURES = "BriefingFigures"
    MASTHEAD = "BriefingMasthead"


LABEL = {
    Kind.QUOTE: Character.QUOTE,
    Kind.CLAIM: Character.CLAIM,
    Kind.DEMAND: Character.DEMAND,
    Kind.ACCUSATION: Character.ACCUSATION,
}
"""The shaded label of each kind."""

BAR = {
    Kind.QUOTE: Style.BAR_QUOTE,
    Kind.CLAIM: Style.BAR_CLAIM,
    Kind.DEMAND: Style.BAR_DEMAND,
    Kind.ACCUSATION: Style.BAR_ACCUSATION,
}
"""The bar of each kind in the table of kinds."""
