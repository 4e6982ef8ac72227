"""Footnotes, which python-docx cannot write: their part, and the marks in the text."""

from __future__ import annotations

from xml.sax.saxutils import escape

from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.text.paragraph import Paragraph

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_SEPARATORS = (
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
)
_RAISED = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'


class Footnotes:
    """texts: by the key used in the markup ("1")."""

    def __init__(self, texts: dict[str, str]) -> None:
        self._texts = texts

    def refer(self, paragraph: Paragraph, key: str) -> None:
        if key not in self._texts:
            raise ValueError(f"footnote {key} has no text")
        paragraph._p.append(parse_xml(f'<w:r {nsdecls("w")}>{_RAISED}<w:footnoteReference w:id="{int(key)}"/></w:r>'))

    def attach(self, doc: WordDocument) -> None:
        """Adds the part; a document without footnotes has none."""
        if not self._texts:
            return
        notes = "".join(
            f'<w:footnote w:id="{int(key)}"><w:p><w:r>{_RAISED}<w:footnoteRef/></w:r>'
            f'<w:r><w:rPr><w:sz w:val="20"/></w:rPr><w:t xml:space="preserve"> {escape(text)}</w:t></w:r></w:p>'
            "</w:footnote>"
            for key, text in self._texts.items()
        )
        head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        xml = f"{head}<w:footnotes {nsdecls('w')}>{_SEPARATORS}{notes}</w:footnotes>"
        part = Part(PackURI("/word/footnotes.xml"), _TYPE, xml.encode(), doc.part.package)
        doc.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
