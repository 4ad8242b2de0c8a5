"""Makes resources/templates/briefing.docx: the styles of a briefing and nothing else.

Run it from the repository's root after changing a style; a test compares its bytes with the file.
"""

import io
import zipfile
from pathlib import Path

TARGET = Path("resources/templates/briefing.docx")

SANS, SERIF = "Calibri", "Cambria"
SANS_ARABIC, SERIF_ARABIC = "Arial", "Times New Roman"
INK, SOFT, ACCENT = "1A1A1A", "595959", "1F3A5F"
TINT, RULE, BAR = "E9EEF5", "C4CEDB", "8FA6C4"
KINDS = {"Quote": "A9C1FF", "Claim": "FFE27A", "Demand": "D9C9E4", "Accusation": "FF9F94"}

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def paragraph_style(key: str, name: str, paragraph: str = "", run: str = "", **more: str) -> str:
    """Return a paragraph style; `more` may hold `based` and `following`, ids of styles."""
    following = more.get("following")
    return (
        f'<w:style w:type="paragraph" w:styleId="{key}"{_custom(name)}><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="{more.get("based", "Normal")}"/>'
        + (f'<w:next w:val="{following}"/>' if following else "")
        + f"<w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )


def character_style(key: str, name: str, run: str) -> str:
    """Return a character style."""
    return (
        f'<w:style w:type="character" w:styleId="{key}"{_custom(name)}><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="DefaultParagraphFont"/><w:qFormat/><w:rPr>{run}</w:rPr></w:style>'
    )


def table_style(key: str, name: str, properties: str, more: str = "") -> str:
    """Return a table style; `more` holds what applies to single cells or rows."""
    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{key}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="TableNormal"/><w:qFormat/><w:tblPr>{properties}</w:tblPr>{more}'
        "</w:style>"
    )


_BUILT_IN = {"Title", "Quote", "header", "footer", "caption", "Strong", "TOC Heading"}


def _custom(name: str) -> str:
    built_in = name in _BUILT_IN or name.startswith(("heading ", "toc "))
    return "" if built_in else ' w:customStyle="1"'


def fonts(latin: str, arabic: str) -> str:
    """Return the fonts of a run, those for right-to-left scripts beside the Latin ones."""
    return f'<w:rFonts w:ascii="{latin}" w:hAnsi="{latin}" w:cs="{arabic}"/>'


def size(points: float) -> str:
    """Return the size of letters in all scripts."""
    half = round(points * 2)
    return f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'


def colour(value: str) -> str:
    """Return the colour of letters."""
    return f'<w:color w:val="{value}"/>'


def space(before: int, after: int, line: int = 0) -> str:
    """Return the space above and below in points, and the line height in per cent."""
    height = f' w:line="{240 * line // 100}" w:lineRule="auto"' if line else ""
    return f'<w:spacing w:before="{before * 20}" w:after="{after * 20}"{height}/>'


def indent(start: int, end: int = 0) -> str:
    """Return the indents in points."""
    return f'<w:ind w:left="{start * 20}" w:right="{end * 20}"/>'


def rule(side: str, eighths: int, value: str, gap: int = 4) -> str:
    """Return a line along one side, its width in eighths of a point."""
    return f'<w:{side} w:val="single" w:sz="{eighths}" w:space="{gap}" w:color="{value}"/>'


BOLD = "<w:b/><w:bCs/>"
KEEP = "<w:keepNext/>"
WHOLE = "<w:keepLines/>"


def styles() -> str:
    """Return the style part."""
    return (
        f'<w:styles xmlns:w="{_W}">'
        + _defaults()
        + _headings()
        + _page_edges()
        + _statements()
        + _table_texts()
        + _characters()
        + _tables()
        + "</w:styles>"
    )


def _defaults() -> str:
    return (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{fonts(SANS, SANS_ARABIC)}{colour(INK)}{size(10.5)}"
        '<w:lang w:val="en-GB" w:eastAsia="ja-JP" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        f"<w:pPrDefault><w:pPr><w:widowControl/>{space(0, 6, 112)}</w:pPr></w:pPrDefault>"
        "</w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        "<w:qFormat/></w:style>"
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal">'
        '<w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:tblPr>'
        '<w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>'
        '<w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
        '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    )


def _headings() -> str:
    def heading(level: int, spacing: str, points: float) -> str:
        outline = f'<w:outlineLvl w:val="{level - 1}"/>'
        return paragraph_style(
            f"Heading{level}",
            f"heading {level}",
            KEEP + WHOLE + spacing + outline,
            BOLD + colour(ACCENT) + size(points),
            following="Normal",
        )

    edge = f"<w:pBdr>{rule('bottom', 12, ACCENT, 6)}</w:pBdr>"
    return "".join((
        paragraph_style(
            "Title",
            "Title",
            KEEP + WHOLE + edge + space(0, 10, 100),
            BOLD + colour(ACCENT) + size(24),
            following="Normal",
        ),
        heading(1, space(20, 6), 16),
        heading(2, space(16, 2), 12.5),
        heading(3, space(10, 2), 11),
        paragraph_style(
            "TOCHeading", "TOC Heading", KEEP + space(18, 4), BOLD + colour(ACCENT) + size(12.5)
        ),
        paragraph_style("TOC1", "toc 1", space(4, 1), BOLD),
        paragraph_style("TOC2", "toc 2", space(0, 1) + indent(14)),
    ))


def _page_edges() -> str:
    small = colour(SOFT) + size(8.5)
    return "".join((
        paragraph_style("Header", "header", space(0, 0, 100), small),
        paragraph_style("Footer", "footer", space(0, 0, 100), small),
        paragraph_style(
            "Banner",
            "Banner",
            space(0, 4, 100) + '<w:jc w:val="center"/>',
            BOLD + colour(INK) + '<w:spacing w:val="20"/>' + size(11),
        ),
        paragraph_style("Note", "Note", space(6, 6), "<w:i/><w:iCs/>" + colour(SOFT) + size(9.5)),
    ))


def _statements() -> str:
    bar = f"<w:pBdr>{rule('left', 18, BAR, 10)}</w:pBdr>"
    mirrored = f'<w:pBdr><w:left w:val="nil"/>{rule("right", 18, BAR, 10)}</w:pBdr>'
    serif = fonts(SERIF, SERIF_ARABIC)
    block = space(0, 3, 118)
    return "".join((
        paragraph_style(
            "ActorSummary",
            "Actor summary",
            KEEP + space(0, 2),
            colour(SOFT) + size(9),
            following="StatementLine",
        ),
        paragraph_style(
            "StatementLine",
            "Statement line",
            KEEP + WHOLE + space(9, 3),
            size(9.5),
            following="Quote",
        ),
        paragraph_style(
            "Quote",
            "Quote",
            KEEP + bar + block + indent(22, 14),
            serif + size(11),
            following="Reference",
        ),
        paragraph_style(
            "QuoteRightToLeft",
            "Quote right to left",
            mirrored + "<w:bidi/>" + indent(22, 22),
            size(12.5),
            based="Quote",
            following="Reference",
        ),
        paragraph_style(
            "Reference",
            "Reference",
            space(0, 6) + indent(22),
            colour(SOFT) + size(8.5),
            following="StatementLine",
        ),
    ))


def _table_texts() -> str:
    tight = space(2, 2, 100)
    right = '<w:jc w:val="right"/>'
    label = BOLD + colour(ACCENT) + size(9)
    return "".join((
        paragraph_style(
            "Caption", "caption", KEEP + space(12, 4), BOLD + colour(ACCENT) + size(9.5)
        ),
        paragraph_style("TableText", "Table text", tight, size(9)),
        paragraph_style("TableDetail", "Table detail", space(0, 2, 100), colour(SOFT) + size(8)),
        paragraph_style("TableNumber", "Table number", tight + right, size(9)),
        paragraph_style("TableHeading", "Table heading", KEEP + tight, label),
        paragraph_style("TableNumberHeading", "Table number heading", right, based="TableHeading"),
        paragraph_style(
            "FigureNumber",
            "Figure number",
            KEEP + space(6, 0, 100) + '<w:jc w:val="center"/>',
            BOLD + colour(ACCENT) + size(20),
        ),
        paragraph_style(
            "FigureLabel",
            "Figure label",
            space(0, 6, 100) + '<w:jc w:val="center"/>',
            colour(SOFT) + size(9),
        ),
        *(
            paragraph_style(
                f"Bar{name}",
                f"Bar {name.lower()}",
                f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>{tight}',
                size(9),
                based="TableText",
            )
            for name, fill in KINDS.items()
        ),
        paragraph_style("MastheadLabel", "Masthead label", space(1, 1, 100), colour(SOFT)),
        paragraph_style("MastheadText", "Masthead text", space(1, 1, 100)),
    ))


def _characters() -> str:
    chips = "".join(
        character_style(
            f"Kind{name}",
            f"Kind {name.lower()}",
            f"{BOLD}{colour(INK)}{size(8.5)}"
            f'<w:bdr w:val="single" w:sz="12" w:space="1" w:color="{fill}"/>'
            f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>',
        )
        for name, fill in KINDS.items()
    )
    return chips + "".join((
        character_style("Strong", "Strong", BOLD),
        character_style("InternalLink", "Internal link", colour(ACCENT)),
        character_style("SecondaryCount", "Secondary count", colour(SOFT)),
    ))


def _tables() -> str:
    def borders(*lines: str) -> str:
        return f"<w:tblBorders>{''.join(lines)}</w:tblBorders>"

    ruled = borders(
        rule("top", 8, ACCENT, 0), rule("bottom", 8, ACCENT, 0), rule("insideH", 4, RULE, 0)
    )
    figures = borders(
        rule("top", 4, RULE, 0), rule("bottom", 4, RULE, 0), rule("insideV", 4, RULE, 0)
    )
    first = (
        '<w:tblStylePr w:type="firstRow"><w:tcPr>'
        f'<w:shd w:val="clear" w:color="auto" w:fill="{TINT}"/></w:tcPr></w:tblStylePr>'
    )
    tinted = f'<w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="{TINT}"/></w:tcPr>'
    return "".join((
        table_style("BriefingTable", "Briefing table", ruled, first),
        table_style("BriefingFigures", "Briefing figures", figures, tinted),
        table_style(
            "BriefingMasthead",
            "Briefing masthead",
            '<w:tblCellMar><w:left w:w="0" w:type="dxa"/></w:tblCellMar>',
        ),
    ))


def font_table() -> str:
    """Return the fonts with what may stand in for each."""
    known = (
        (SANS, "Carlito", "swiss"),
        (SERIF, "Caladea", "roman"),
        (SANS_ARABIC, "Noto Sans Arabic", "swiss"),
        (SERIF_ARABIC, "Noto Naskh Arabic", "roman"),
    )
    entries = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{other}"/><w:family w:val="{family}"/>'
        '<w:pitch w:val="variable"/></w:font>'
        for name, other, family in known
    )
    return f'<w:fonts xmlns:w="{_W}">{entries}</w:fonts>'


def settings() -> str:
    """Return the settings: the newest layout rules instead of a compatibility mode."""
    return (
        f'<w:settings xmlns:w="{_W}"><w:zoom w:percent="100"/><w:defaultTabStop w:val="709"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/><w:compat>'
        '<w:compatSetting w:name="compatibilityMode"'
        ' w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
    )


def document() -> str:
    """Return an empty body: A4, margins of 2.2 cm."""
    return (
        f'<w:document xmlns:w="{_W}" xmlns:r="{_R}"><w:body><w:sectPr>'
        '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1474" w:right="1247" w:bottom="1588"'
        ' w:left="1247" w:header="624" w:footer="567" w:gutter="0"/>'
        "</w:sectPr></w:body></w:document>"
    )


def parts() -> dict[str, str]:
    """Return every part of the file by its name."""
    word = ("styles", "settings", "fontTable")
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_WORD_TYPE}.{name}+xml"/>'
        for name in word
    )
    links = "".join(
        f'<Relationship Id="rId{place}" Type="{_R}/{name}" Target="{name}.xml"/>'
        for place, name in enumerate(word, 1)
    )
    core = f"{_PACKAGE}/metadata/core-properties"
    return {
        "[Content_Types].xml": (
            f'<Types xmlns="{_PACKAGE}/content-types">'
            '<Default Extension="xml" ContentType="application/xml"/>'
            '<Default Extension="rels"'
            ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Override PartName="/word/document.xml"'
            f' ContentType="{_WORD_TYPE}.document.main+xml"/>'
            f"{overrides}"
            '<Override PartName="/docProps/core.xml"'
            ' ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
        ),
        "_rels/.rels": (
            f'<Relationships xmlns="{_PACKAGE}/relationships">'
            f'<Relationship Id="rId1" Type="{_R}/officeDocument" Target="word/document.xml"/>'
            f'<Relationship Id="rId2" Type="{_PACKAGE}/relationships/metadata/core-properties"'
            ' Target="docProps/core.xml"/></Relationships>'
        ),
        "docProps/core.xml": f'<cp:coreProperties xmlns:cp="{core}"/>',
        "word/document.xml": document(),
        "word/_rels/document.xml.rels": (
            f'<Relationships xmlns="{_PACKAGE}/relationships">{links}</Relationships>'
        ),
        "word/styles.xml": styles(),
        "word/settings.xml": settings(),
        "word/fontTable.xml": font_table(),
    }


def template() -> bytes:
    """Return the file's bytes, the same each time."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, xml in parts().items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            package.writestr(entry, _DECLARATION + xml)
    return buffer.getvalue()


if __name__ == "__main__":
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_bytes(template())
