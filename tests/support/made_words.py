"""Word files made for tests, part by part: `a_word(paragraph("Báo cáo", bold=True), table([["STT", "Chỉ tiêu"]]))`."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Sequence
from xml.sax.saxutils import escape

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:rPr><w:b/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/>'
    '<w:basedOn w:val="Heading1"/></w:style>'
)


def run(text: str, properties: str = "") -> str:
    """Tabs and line breaks in the text become Word's own."""
    looks = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    inside = "<w:br/>".join(
        "<w:tab/>".join(f'<w:t xml:space="preserve">{escape(piece)}</w:t>' for piece in line.split("\t"))
        for line in text.split("\n")
    )
    return f"<w:r>{looks}{inside}</w:r>"


def paragraph(
    *texts: str,
    bold: bool = False,
    center: bool = False,
    style: str = "",
    number: tuple[int, int] | None = None,
    properties: str = "",
) -> str:
    """Each text is a run, or XML if it begins with "<". number: (list, level)."""
    looks = "<w:b/>" if bold else ""
    inside = "".join(t if t.startswith("<") else run(t, looks) for t in texts)
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    listed = f'<w:numPr><w:ilvl w:val="{number[1]}"/><w:numId w:val="{number[0]}"/></w:numPr>' if number else ""
    middle = '<w:jc w:val="center"/>' if center else ""
    return f"<w:p><w:pPr>{named}{listed}{middle}{properties}</w:pPr>{inside}</w:p>"


def cell(*content: str, span: int = 1, merge: str = "") -> str:
    """content: paragraphs or tables as XML, or plain text. merge: "restart" or "continue" of a vertical merge."""
    wide = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    tall = f'<w:vMerge w:val="{merge}"/>' if merge else ""
    inside = "".join(c if c.startswith("<") else paragraph(c) for c in content) or "<w:p/>"
    return f"<w:tc><w:tcPr>{wide}{tall}</w:tcPr>{inside}</w:tc>"


def table(rows: Sequence[Sequence[str]]) -> str:
    """Cells are plain text or `cell(…)`."""
    made = ("<w:tr>" + "".join(c if c.startswith("<w:tc>") else cell(c) for c in row) + "</w:tr>" for row in rows)
    return "<w:tbl><w:tblPr/>" + "".join(made) + "</w:tbl>"


def level(number: int, form: str, text: str, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'{more}<w:lvlText w:val="{text}"/></w:lvl>'
    )


def numbering(lists: dict[int, str], numbers: dict[int, tuple[int, str]] | None = None) -> str:
    """lists: levels by abstract list. numbers: list number to (abstract list, overrides); one for each list if None."""
    numbers = numbers or {n: (n, "") for n in lists}
    abstract = "".join(f'<w:abstractNum w:abstractNumId="{n}">{levels}</w:abstractNum>' for n, levels in lists.items())
    used = "".join(
        f'<w:num w:numId="{n}"><w:abstractNumId w:val="{a}"/>{over}</w:num>' for n, (a, over) in numbers.items()
    )
    return abstract + used


def a_word(
    *body: str,
    numbers: str = "",
    footnotes: dict[int, str] | None = None,
    header: str = "",
    footer: str = "",
    styles: str = STYLES,
) -> bytes:
    """A whole .docx of the given body parts."""
    parts = {"styles": styles, "numbering": numbers}
    notes = "".join(f'<w:footnote w:id="{n}">{paragraph(t)}</w:footnote>' for n, t in (footnotes or {}).items())
    parts["footnotes"] = notes
    parts["header"], parts["footer"] = header, footer
    roots = {"styles": "styles", "numbering": "numbering", "footnotes": "footnotes", "header": "hdr", "footer": "ftr"}
    used = {kind: content for kind, content in parts.items() if content}
    margins = "".join(f'<w:{k}Reference w:type="default" r:id="{k}"/>' for k in ("header", "footer") if k in used)
    files = {
        "[Content_Types].xml": _types(used),
        "_rels/.rels": _relations({"main": ("officeDocument", "word/document.xml")}),
        "word/_rels/document.xml.rels": _relations({k: (k, f"{k}.xml") for k in used}),
        "word/document.xml": _xml("document", f"<w:body>{''.join(body)}<w:sectPr>{margins}</w:sectPr></w:body>"),
        **{f"word/{kind}.xml": _xml(roots[kind], content) for kind, content in used.items()},
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in files.items():
            package.writestr(zipfile.ZipInfo(name), content)
    return out.getvalue()


def _types(parts: Iterable[str]) -> str:
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    named = {"document": "document.main", **{part: part for part in parts}}
    inside = "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="{word}.{kind}+xml"/>' for part, kind in named.items()
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>'
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{inside}</Types>'
    )


def _xml(root: str, content: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{root} {_W} {_R} {_MC}>{content}</w:{root}>'


def _relations(targets: dict[str, tuple[str, str]]) -> str:
    inside = "".join(
        f'<Relationship Id="{i}" Type="{_OFFICE}/{kind}" Target="{target}"/>' for i, (kind, target) in targets.items()
    )
    return f'<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="{_RELATIONS}">{inside}</Relationships>'
