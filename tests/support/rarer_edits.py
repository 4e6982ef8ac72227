"""Edits that a hand makes less often: a number in words, a comma moved, rows swapped, other words for a direction.

Sorts: "in words" (another number, written out), "comma" (moved by one place), "percent" (its sign left out), "swapped"
(two numbers of a paragraph), "synonym" (a rarer word for the other direction), "denied" (said not to be), "time",
"group" (of units), "thing" (what a figure is of), "added" (a figure nobody told), "heading" (a number of a heading, a
caption or a table's head); "names" and "amounts" swapped between two rows; "chart" (a label, a name or a title).
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from itertools import pairwise

from lxml import etree

from tests.support.edits import _NUMBER, Edit, Editor, W, _in_head, _replace, _text

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_ONES = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_SYNONYMS = {
    "tăng": ("suy giảm", "sụt giảm", "hạ", "đi xuống", "tụt", "bớt", "thấp đi", "ít đi"),
    "giảm": ("gia tăng", "nâng lên", "đi lên", "cao lên", "nhiều lên", "nhích lên", "tăng thêm"),
    "cao nhất": ("đứng cuối", "xếp cuối", "thấp hơn cả", "đứng chót", "kém hơn cả", "tối thiểu"),
    "thấp nhất": ("dẫn đầu", "đứng đầu", "cao hơn cả", "tốt hơn cả", "tối đa"),
    "nhiều nhất": ("ít hơn cả", "tối thiểu", "đứng cuối"),
    "đạt": ("chưa tới", "không tới", "chỉ gần", "chưa được", "không được"),
    "vượt": ("không bằng", "chưa bằng", "kém", "hụt", "thua", "dưới"),
    "thấp hơn": ("trên", "hơn", "trội hơn", "vượt trên"),
    "đúng hạn": ("trễ hạn", "chậm hạn", "muộn", "sau hạn", "trễ hẹn"),
    "quá hạn": ("kịp hạn", "đúng thời hạn", "sớm hạn", "đúng hẹn", "đúng tiến độ"),
}
_DENIED = {"đã": "chưa", "có": "không có", "được": "không được", "còn": "không còn", "Có": "Không có", "Còn": "Hết"}
_TIMES = {
    "quý III": ("quý II", "quý IV", "quý trước"), "quý II": ("quý I", "quý III"), "năm 2026": ("năm 2025", "năm nay"),
    "9 tháng": ("6 tháng", "3 tháng"), "Trong quý": ("Từ đầu năm đến hết quý",), "Từ đầu năm": ("Từ đầu quý",),
}  # fmt: skip
_GROUPS = {"khối sở, ngành": "khối phường", "khối phường": "khối xã", "khối xã": "khối phường"}
_THINGS = {
    "trực tuyến": "trực tiếp", "tiếp nhận mới": "trả lại", "đã giải quyết": "đang giải quyết",
    "giải ngân": "thanh toán trực tuyến", "số hóa": "khai thác", "đang giải quyết": "đã giải quyết",
    "tiếp nhận": "từ chối", "hoàn thành": "khởi động", "được giao": "bị cắt",
}  # fmt: skip
_ADDED = (
    ", tăng {n}%",
    ", trong đó {n} hồ sơ quá hạn",
    " (gấp {n} lần kỳ trước)",
    "; còn {n} đơn vị chưa đạt",
    " và {n}",
)


def _either(words: object) -> re.Pattern[str]:
    return re.compile(r"(?<!\w)(" + "|".join(sorted(map(str, words), key=len, reverse=True)) + r")(?!\w)")  # type: ignore[call-overload]


class RarerEditor(Editor):
    """One file being edited; each paragraph at most once, each row at most once."""

    def edit(self, sort: str, most: int) -> list[Edit]:
        if sort in ("names", "amounts"):
            return self._rows(sort, most)
        if sort == "heading":
            return self._headings(most)
        return super().edit(sort, most)

    def _changes(self, sort: str, text: str) -> Iterator[tuple[int, int, str]]:
        numbers = list(_NUMBER.finditer(text))
        if sort == "in words":
            yield from ((m.start(), m.end(), spoken(int(m.group()) + 1)) for m in numbers if m.group().isdigit()
                        and 0 < int(m.group()) < 98)  # fmt: skip
        elif sort == "comma":
            yield from ((m.start(), m.end(), new) for m in numbers for new in _moved(m.group()))
        elif sort == "percent":
            yield from ((m.start(), m.end(), "") for m in re.finditer(r"(?<=\d)%", text))
        elif sort == "swapped":
            yield from _swaps(text, numbers)
        elif sort == "added" and numbers and text[-1:] in ".;":
            new = self._random.choice(_ADDED).format(n=self._random.randint(3, 97))
            yield len(text) - 1, len(text), new + text[-1]
        elif numbers:
            yield from self._words(sort, text)

    def _words(self, sort: str, text: str) -> Iterator[tuple[int, int, str]]:
        if sort == "synonym":
            for m in _either(_SYNONYMS).finditer(text):
                if not re.match(r" (?:cường|và trước hạn)", text[m.end() :]):
                    yield m.start(), m.end(), self._random.choice(_SYNONYMS[m.group()])
        elif sort == "time":
            for m in _either(_TIMES).finditer(text):
                yield m.start(), m.end(), self._random.choice(_TIMES[m.group()])
        for table, name in ((_DENIED, "denied"), (_GROUPS, "group"), (_THINGS, "thing")):
            if sort == name:
                yield from ((m.start(), m.end(), table[m.group()]) for m in _either(table).finditer(text))

    def _rows(self, sort: str, most: int) -> list[Edit]:
        """Two rows of a table exchange the words of one cell."""
        done: list[Edit] = []
        tables = [t for t in self._root.iter(f"{W}tbl") if len(t.findall(f"{W}tr")) > 3]
        for _ in range(most * 40):
            if len(done) >= most:
                break
            rows = [r for r in self._random.choice(tables).findall(f"{W}tr") if r.find(f"{W}trPr/{W}tblHeader") is None]
            if len(rows) < 2:
                continue
            one, other = self._random.sample(rows, 2)
            place = 1 if sort == "names" else self._random.randrange(1, max(len(one.findall(f"{W}tc")), 2))
            done += self._exchanged(sort, one, other, place)
        return done

    def _exchanged(self, sort: str, one: etree._Element, other: etree._Element, place: int) -> list[Edit]:
        cells = [row.findall(f"{W}tc") for row in (one, other)]
        if len(cells[0]) != len(cells[1]) or len(cells[0]) <= place:
            return []
        a, b = (row[place].findall(f"{W}p") for row in cells)
        if len(a) != 1 or len(b) != 1 or any("edited" in p.attrib for row in (one, other) for p in row.iter(f"{W}p")):
            return []
        mine, theirs = _text(a[0]), _text(b[0])
        rest = [[_text(cell) for n, cell in enumerate(row) if n not in (0, place)] for row in cells]
        if rest[0] == rest[1] and any(rest[0]):  # exchanged, they say the same in another order
            return []
        if mine == theirs or (sort == "amounts" and not (_NUMBER.fullmatch(mine) and _NUMBER.fullmatch(theirs))):
            return []
        _replace(a[0], 0, len(mine), theirs)
        _replace(b[0], 0, len(theirs), mine)
        for p in (*one.iter(f"{W}p"), *other.iter(f"{W}p")):
            p.set("edited", "")
        return [Edit(sort, mine, theirs, _row(row)) for row in (one, other)]

    def _headings(self, most: int) -> list[Edit]:
        done: list[Edit] = []
        for p in self._root.iter(f"{W}p"):
            style = p.find(f"{W}pPr/{W}pStyle")
            text = _text(p)
            named = style is not None and "eading" in style.get(f"{W}val", "")
            if not (named or text.startswith("Hình ") or _in_head(p)) or len(done) == most or "edited" in p.attrib:
                continue
            found = [m for m in re.finditer(r"\d+", text) if not re.fullmatch(r"[\d.()]*", text)]
            if found and self._random.random() < 0.6:
                m = self._random.choice(found)
                new = str(int(m.group()) + self._random.randint(1, 3))
                _replace(p, m.start(), m.end(), new)
                p.set("edited", "")
                done.append(Edit("heading", m.group(), new, _text(p)))
        return done


def spoken(number: int) -> str:
    """A whole number below a hundred in words."""
    ten, one = divmod(number, 10)
    if not ten:
        return _ONES[one]
    last = "" if not one else "lăm" if one == 5 else "mốt" if one == 1 and ten > 1 else _ONES[one]
    return f"{'mười' if ten == 1 else _ONES[ten] + ' mươi'} {last}".strip()


def _moved(number: str) -> Iterator[str]:
    """The comma one place to either side; of a whole number with points, one that was none."""
    whole, comma, rest = number.partition(",")
    if comma:
        if len(whole) > 1:
            yield f"{whole[:-1]},{whole[-1]}{rest}"
        if len(rest) > 1:
            yield f"{whole}{rest[0]},{rest[1:]}"
        yield whole + rest
    elif "." in whole:
        yield whole.replace(".", ",", 1)


def _swaps(text: str, numbers: list[re.Match[str]]) -> Iterator[tuple[int, int, str]]:
    for a, b in pairwise(numbers):
        if a.group() != b.group():
            yield a.start(), b.end(), b.group() + text[a.end() : b.start()] + a.group()


def _row(row: etree._Element) -> str:
    cells = (" ".join(_text(p) for p in cell.findall(f"{W}p")) for cell in row.findall(f"{W}tc"))
    return " | ".join(cell for cell in cells if cell.strip())


def charts_edited(content: bytes, editor: Editor, most: int) -> tuple[bytes, list[Edit]]:
    """Numbers of labels, names of bars and words of titles in a file's charts, at most so many changed."""
    done: list[Edit] = []
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            if re.fullmatch(r"word/charts/chart\d*\.xml", name):
                root = etree.fromstring(data)
                nodes = [n for n in root.iter(f"{_A}t", f"{_C}v") if re.search(r"\d", n.text or "")]
                for node in editor._random.sample(nodes, min(most, len(nodes))):
                    before = node.text or ""
                    m = editor._random.choice(list(re.finditer(r"\d", before)))
                    node.text = before[: m.start()] + str((int(m.group()) + 1) % 10) + before[m.end() :]
                    done.append(Edit("chart", before, node.text, node.text))
                data = etree.tostring(root)
            new.writestr(name, data)
    return out.getvalue(), done
