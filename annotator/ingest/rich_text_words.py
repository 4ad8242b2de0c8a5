"""The words of rich text (RTF) that matter for its text, by what is done about them."""

from typing import Final

PARAGRAPH: Final = "\n\n"

MARKS: Final = {
    "par": PARAGRAPH,
    "sect": PARAGRAPH,
    "cell": PARAGRAPH,
    "nestcell": PARAGRAPH,
    "row": PARAGRAPH,
    "nestrow": PARAGRAPH,
    "page": "\f",
    "line": "\n",
    "lbr": "\n",
    "tab": "\t",
    "emdash": "\u2014",
    "endash": "\u2013",
    "lquote": "\u2018",
    "rquote": "\u2019",
    "ldblquote": "\u201c",
    "rdblquote": "\u201d",
    "bullet": "\u2022",
    "emspace": "\u2003",
    "enspace": "\u2002",
    "qmspace": "\u2005",
    "zwj": "\u200d",
    "zwnj": "\u200c",
    "ltrmark": "\u200e",
    "rtlmark": "\u200f",
}
"""Words that stand for characters."""

SIGNS: Final = {
    "~": "\u00a0",
    "_": "\u2011",
    "-": "\u00ad",
    "{": "{",
    "}": "}",
    "\\": "\\",
    "\n": PARAGRAPH,
    "\r": PARAGRAPH,
    "\t": "\t",
}
"""Signs behind a backslash that stand for characters."""

NOTED: Final = frozenset({"footnote", "annotation"})
"""Groups of notes, whose loss is told."""

_UNREAD = (
    "colortbl stylesheet pict object objdata header headerl headerr headerf footer footerl footerr "
    "footerf fldinst filetbl listtable listoverridetable revtbl rsidtbl generator themedata "
    "colorschememapping datastore latentstyles xmlnstbl nonshppict txfieldtext tc xe rxe bkmkstart "
    "bkmkend atnid atnauthor pntxta pntxtb"
)

LEFT_OUT: Final = NOTED | frozenset(_UNREAD.split())
"""Groups that a reader of the text does not see in it."""

CHARSETS: Final = {
    0: "cp1252",
    2: "cp1252",
    77: "mac_roman",
    128: "cp932",
    129: "cp949",
    130: "johab",
    134: "gb18030",
    136: "big5",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
}
"""The encodings that fonts name by number."""
