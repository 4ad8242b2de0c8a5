"""The markup keeps the rules of ECMA-376 that word processors refuse a file for breaking."""

import zipfile
from collections import Counter
from itertools import pairwise

import pytest
from lxml import etree

from annotator import resources
from annotator.domain.article import Byline, Direction
from annotator.domain.codebook import Form, Kind
from annotator.reports.briefing import CitedArticle, TitleBlock
from annotator.reports.package import TEMPLATE
from annotator.reports.styles import Character, Style, Table

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

# The order of children that the standard's part 1, annex A, sets for each element.
ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr "
    "suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct "
    "topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind "
    "contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
    "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint "
    "noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect "
    "bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath",
    "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc "
    "pgBorders lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi "
    "rtlGutter docGrid printerSettings sectPrChange",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW "
    "jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption "
    "tblDescription tblPrChange",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection "
    "tcFitText vAlign hideMark headers",
    "pBdr": "top left bottom right between bar",
    "tblBorders": "top left start bottom right end insideH insideV",
    "tblCellMar": "top left start bottom right end",
    "tbl": "bookmarkStart bookmarkEnd tblPr tblGrid tr",
    "tr": "tblPrEx trPr tc",
    "tc": "tcPr p",
    "p": "pPr",
    "r": "rPr",
    "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden "
    "unhideWhenUsed qFormat locked personal personalCompose personalReply rsid pPr rPr tblPr trPr "
    "tcPr tblStylePr",
    "tblStylePr": "pPr rPr tblPr trPr tcPr",
    "docDefaults": "rPrDefault pPrDefault",
    "styles": "docDefaults latentStyles style",
    "settings": "writeProtection view zoom removePersonalInformation defaultTabStop "
    "evenAndOddHeaders characterSpacingControl footnotePr endnotePr compat docVars rsids "
    "themeFontLang clrSchemeMapping decimalSymbol listSeparator",
    "font": "altName panose1 charset family notTrueType pitch sig",
}
# Those that may hold much else after what has its place.
OPEN = {"p", "r", "tbl", "settings"}


@pytest.fixture(scope="module")
def parts(make, printed):
    """Return every XML part of a briefing that uses all there is to use."""
    arabic = make.say(
        "نعم",
        direction=Direction.RIGHT_TO_LEFT,
        language="ar",
        form=Form.DIRECT,
        marks=("«", "»"),
        targets=("هدف",),
        via=("KVP", "وكالة"),
    )
    statements = [
        make.say(
            f"Words {n}", kind=kind, also=frozenset(set(Kind) - {kind}), flagged=True, role="Mayor"
        )
        for n, kind in enumerate(Kind)
    ]
    sections = [make.section(make.say(f"one {n}"), name=f"Actor {n}") for n in range(5)]
    whole = make.brief(
        make.section(*statements, arabic, role="President"),
        *sections,
        head=TitleBlock("عنوان", "1", "March", "now", "Ada", "Ben", "All", "INTERNAL"),
        cited=(CitedArticle(1, "a", Byline("t", "o", "a", "g", "r", "u", "s", "p", "n", "c")),),
        left_open=2,
    )
    with zipfile.ZipFile(printed(whole).path) as package:
        return {
            name: etree.fromstring(package.read(name))
            for name in package.namelist()
            if name.endswith((".xml", ".rels"))
        }


def _word_parts(parts):
    return {name: root for name, root in parts.items() if name.startswith("word/")}


def test_children_stand_in_the_order_of_the_standard(parts):
    checked = Counter()
    for name, root in _word_parts(parts).items():
        for parent in root.iter(f"{W}*"):
            kind = etree.QName(parent).localname
            if kind not in ORDER:
                continue
            order = {word: place for place, word in enumerate(ORDER[kind].split())}
            found = [etree.QName(child).localname for child in parent]
            unknown = set(found) - set(order)
            assert kind in OPEN or not unknown, f"{name}: {kind} holds {unknown}"
            places = [order.get(word, len(order)) for word in found]
            assert places == sorted(places), f"{name}: {kind} holds {found}"
            checked[kind] += 1
    assert {"pPr", "rPr", "sectPr", "tblPr", "tcPr", "style", "settings"} <= set(checked)


def test_what_may_stand_once_stands_once(parts):
    repeated = {"headerReference", "footerReference", "tr", "tc", "p", "style", "tblStylePr"}
    for root in _word_parts(parts).values():
        for parent in root.iter(*(f"{W}{kind}" for kind in ORDER if kind not in OPEN)):
            counts = Counter(etree.QName(child).localname for child in parent)
            assert not {word for word, many in counts.items() if many > 1} - repeated


def test_bookmarks_have_ids_and_names_of_their_own_and_are_closed(parts):
    body = parts["word/document.xml"]
    starts = list(body.iter(f"{W}bookmarkStart"))
    names = [start.get(f"{W}name") for start in starts]
    assert len(set(names)) == len(names)
    assert all(len(name) <= 40 for name in names)
    ids = [start.get(f"{W}id") for start in starts]
    assert len(set(ids)) == len(ids)
    assert sorted(ids) == sorted(end.get(f"{W}id") for end in body.iter(f"{W}bookmarkEnd"))


def test_every_link_leads_to_a_bookmark(parts):
    body = parts["word/document.xml"]
    names = {start.get(f"{W}name") for start in body.iter(f"{W}bookmarkStart")}
    assert {link.get(f"{W}anchor") for link in body.iter(f"{W}hyperlink")} <= names


def test_no_paragraph_is_empty(parts):
    for name, root in _word_parts(parts).items():
        for paragraph in root.iter(f"{W}p"):
            assert paragraph.find(f".//{W}t") is not None, name


def test_every_cell_ends_with_a_paragraph_and_every_row_fills_the_grid(parts):
    for table in parts["word/document.xml"].iter(f"{W}tbl"):
        columns = len(table.findall(f"{W}tblGrid/{W}gridCol"))
        for row in table.iter(f"{W}tr"):
            cells = row.findall(f"{W}tc")
            assert len(cells) == columns
            assert all(cell[-1].tag == f"{W}p" for cell in cells)


def test_no_two_tables_touch(parts):
    body = parts["word/document.xml"][0]
    assert not any(one.tag == two.tag == f"{W}tbl" for one, two in pairwise(body))


def test_every_style_used_is_in_the_template_and_every_style_of_ours_is_used_there(parts):
    known = {style.get(f"{W}styleId") for style in parts["word/styles.xml"].iter(f"{W}style")}
    used = {
        one.get(f"{W}val")
        for root in _word_parts(parts).values()
        for kind in ("pStyle", "rStyle", "tblStyle", "basedOn", "next")
        for one in root.iter(f"{W}{kind}")
    }
    assert used <= known
    assert {*Style, *Character, *Table} <= known


def test_styles_go_by_the_names_an_organisations_template_restyles(parts):
    names = {one.get(f"{W}val") for one in parts["word/styles.xml"].iter(f"{W}name")}
    built_in = {"Title", "heading 1", "heading 2", "heading 3", "Quote", "caption", "toc 1"}
    assert built_in | {"Table text", "Banner", "Reference"} <= names


def test_nothing_in_the_body_is_set_by_hand_but_direction_and_place(parts):
    hand_made = {"rFonts", "b", "i", "color", "sz", "szCs", "u", "pBdr", "spacing", "jc", "shd"}
    for element in parts["word/document.xml"].iter(*(f"{W}{name}" for name in hand_made)):
        raise AssertionError(etree.tostring(element))


def test_every_part_has_a_type_and_every_relation_a_part(parts):
    types = parts["[Content_Types].xml"]
    named = {one.get("PartName") for one in types.iter("{*}Override")}
    assert {f"/{name}" for name in _word_parts(parts) if not name.endswith(".rels")} <= named
    relations = parts["word/_rels/document.xml.rels"]
    ids = [one.get("Id") for one in relations]
    assert len(set(ids)) == len(ids)
    assert {f"word/{one.get('Target')}" for one in relations} <= set(parts)


def test_the_template_is_what_its_recipe_makes():
    source = resources.path(TEMPLATE).parents[2] / "packaging/templates/make_briefing_template.py"
    recipe: dict[str, object] = {"__name__": "recipe"}
    exec(compile(source.read_text(encoding="utf-8"), str(source), "exec"), recipe)  # noqa: S102
    assert recipe["template"]() == resources.read_bytes(TEMPLATE)
