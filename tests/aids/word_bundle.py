"""Writes Word files of paragraphs and hidden bookmarks, as press databases give them out."""

import io
import zipfile
from xml.sax.saxutils import escape

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def word_bundle(paragraphs):
    """Return a Word file of paragraphs, each with the name of its bookmark or ""."""
    document = "".join(_paragraph(*one) for one in paragraphs)
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as parts:
        xml = f'<w:document xmlns:w="{_WORD}"><w:body>{document}</w:body></w:document>'
        parts.writestr("word/document.xml", xml)
    return data.getvalue()


def _paragraph(text, bookmark):
    mark = f'<w:bookmarkStart w:id="1" w:name="{bookmark}"/>' if bookmark else ""
    return f"<w:p>{mark}<w:r><w:t>{escape(text)}</w:t></w:r></w:p>"
