"""State secrets do not belong here: a report that bears a secrecy mark is refused before anything of it is kept."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from domain.documents import Block, BlockKind
from domain.errors import Refused

_FRONT = 15  # blocks at the top where a mark may stand outside the letterhead
_EDGES = (BlockKind.LETTERHEAD, BlockKind.PAGE_HEADER, BlockKind.PAGE_FOOTER)
_TABLES = (BlockKind.TABLE_HEAD, BlockKind.TABLE_ROW)

_LEVEL = r"(?P<level>T ?U ?Y ?Ệ ?T ?M ?Ậ ?T|T ?Ố ?I ?M ?Ậ ?T|M ?Ậ ?T)"
_LABEL = r"(?:(?:DẤU CHỈ )?(?:(?:MỨC )?ĐỘ|DẤU) MẬT\W*)?"
_COPY = r"BẢN SỐ\W*\d*"
_URGENT = r"HỎA TỐC(?: HẸN GIỜ)?|HOẢ TỐC(?: HẸN GIỜ)?|THƯỢNG KHẨN|KHẨN"
_NUMBER = r"SỐ\W*\d*\W*/\S+"
_BESIDE = rf"(?:{_URGENT}|{_COPY}|{_NUMBER})"
_PLAIN = re.compile(rf"\W*{_LABEL}{_LEVEL}\W*")
_MARK = re.compile(  # L and I: what a recogniser makes of the upright rules of a stamp's box
    rf"[\W_LI]*(?:{_BESIDE}[\W_]+)*{_LABEL}(?:(?:TÀI LIỆU|HỒ SƠ|VĂN BẢN) )?{_LEVEL}(?:[\W_]+{_BESIDE})*[\W_LI]*"
)
_BY_AUTHORITY = re.compile(
    rf"(?:UBND|ỦY BAN|UỶ BAN|HĐND|HỘI ĐỒNG|SỞ|BAN|BỘ|VĂN PHÒNG|CÔNG AN|THANH TRA|PHƯỜNG|XÃ|CỘNG H)\b.* {_LEVEL}\W*"
)
_BEFORE = "BÍ BẢO BẢN LIỆU SƠ VĂN CƠ ĐỘ DẤU TIN LÀ CÓ KHÔNG LỘ LỌT GIẢI GIỮ THÂN CHỨA ĐỐI"  # of ordinary phrases
_OF_WORDS = frozenset(_BEFORE.split())


def refuse_secret(blocks: Sequence[Block]) -> None:
    """Raises Refused ("classified") where the top, a page head or a line apart of page 1 is a secrecy mark."""
    for i, block in enumerate(blocks):
        if i < _FRONT or block.kind in _EDGES:
            _refuse(_top_mark(line) for line in block.text.split("\n"))
        elif block.page == 1 and block.kind not in _TABLES:
            refuse_marks(block.text.split("\n"))


def refuse_marks(lines: Iterable[str]) -> None:
    """The same for lines that stand apart on a page (text boxes, print headers): a mark is in capitals there."""
    _refuse(_mark(line, capitals=True) for line in lines)


def refuse_stamps(lines: Iterable[str]) -> None:
    """The same for what was recognised of coloured stamps; accents are easily lost there."""
    for line in lines:
        bare = "".join(c for c in unicodedata.normalize("NFD", line) if not unicodedata.combining(c))
        for lost, printed in (("MAT", "MẬT"), ("TOI", "TỐI"), ("TUYET", "TUYỆT")):
            bare = re.sub(rf"\b{lost}\b", printed, bare)
        _refuse([_mark(line, capitals=True), _mark(bare, capitals=True)])


def _refuse(marks: Iterable[str | None]) -> None:
    for mark in marks:
        if mark:
            message = f"Văn bản có dấu “{mark}” nên không được nhận ở đây; hãy gửi theo đường văn bản mật."
            raise Refused(message, reason="classified")


def _top_mark(line: str) -> str | None:
    """In the letterhead a mark may also share its line with the authority or the number."""
    whole = _mark(line, capitals=False)
    if whole:
        return whole
    pieces = (_mark(piece, capitals=True) for piece in _pieces(line))
    return next((mark for mark in pieces if mark), None) or _beside_authority(_folded(line))


def _pieces(line: str) -> Iterator[str]:
    """Parts of the line that wide gaps part, unless the gap is in the middle of a phrase."""
    before = ""
    for piece in re.split(r"\t| {3,}", _compatible(line)):
        if before.upper() not in _OF_WORDS:
            yield piece
        before = piece.split()[-1] if piece.split() else before


def _mark(line: str, *, capitals: bool) -> str | None:
    """The level, if the whole line is a mark. capitals: also what may be said plainly must be in capitals."""
    text = _folded(line)
    upper = text.upper()
    if not capitals and (plain := _PLAIN.fullmatch(upper)):
        return _level(plain)
    found = _MARK.fullmatch(upper)
    return _level(found) if found and _printed_large(text, upper, found) else None


def _beside_authority(text: str) -> str | None:
    found = _BY_AUTHORITY.fullmatch(text) if text.isupper() else None
    if not found or text[: found.start("level")].split()[-1] in _OF_WORDS:
        return None
    return _level(found)


def _printed_large(text: str, upper: str, found: re.Match[str]) -> bool:
    return len(text) != len(upper) or text[slice(*found.span("level"))].isupper()


def _level(found: re.Match[str]) -> str:
    letters = found["level"].replace(" ", "")
    return letters.removesuffix("MẬT") + " MẬT" if letters != "MẬT" else letters


def _folded(line: str) -> str:
    return " ".join(_compatible(line).split())


def _compatible(line: str) -> str:
    """Full-width letters as plain ones, without invisible characters."""
    return "".join(c for c in unicodedata.normalize("NFKC", line) if unicodedata.category(c) != "Cf")
