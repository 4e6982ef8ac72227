"""Pure: text typed for the fonts of before Unicode (TCVN3 ".VnTime", VNI "VNI-Times") as real Vietnamese letters.

The font decides, run by run: the same characters are ordinary Latin letters in any other font.
"""

from __future__ import annotations

import re
from enum import StrEnum

_TCVN3_LETTERS = (
    "à\u00b5 á\u00b8 ả\u00b6 ã\u00b7 ạ\u00b9 ă\u00a8 ằ\u00bb ắ\u00be ẳ\u00bc ẵ\u00bd ặ\u00c6 â\u00a9 ầ\u00c7 ấ\u00ca"
    " ẩ\u00c8 ẫ\u00c9 ậ\u00cb đ\u00ae è\u00cc é\u00d0 ẻ\u00ce ẽ\u00cf ẹ\u00d1 ê\u00aa ề\u00d2 ế\u00d5 ể\u00d3 ễ\u00d4"
    " ệ\u00d6 ì\u00d7 í\u00dd ỉ\u00d8 ĩ\u00dc ị\u00de ò\u00df ó\u00e3 ỏ\u00e1 õ\u00e2 ọ\u00e4 ô\u00ab ồ\u00e5 ố\u00e8"
    " ổ\u00e6 ỗ\u00e7 ộ\u00e9 ơ\u00ac ờ\u00ea ớ\u00ed ở\u00eb ỡ\u00ec ợ\u00ee ù\u00ef ú\u00f3 ủ\u00f1 ũ\u00f2 ụ\u00f4"
    " ư\u00ad ừ\u00f5 ứ\u00f8 ử\u00f6 ữ\u00f7 ự\u00f9 ỳ\u00fa ý\u00fd ỷ\u00fb ỹ\u00fc ỵ\u00fe"
    " Ă\u00a1 Â\u00a2 Ê\u00a3 Ô\u00a4 Ơ\u00a5 Ư\u00a6 Đ\u00a7"
)
_TCVN3 = {pair[1]: pair[0] for pair in _TCVN3_LETTERS.split(" ")}
_VNI_TONED = (
    ("a", "àáảãạ", "øùûõï"), ("e", "èéẻẽẹ", "øùûõï"), ("o", "òóỏõọ", "øùûõï"), ("u", "ùúủũụ", "øùûõï"),
    ("y", "ỳýỷỹ", "øùûõ"), ("ô", "ờớởỡợ", "øùûõï"), ("ö", "ừứửữự", "øùûõï"),
    ("a", "âầấẩẫậ", "âàáåãä"), ("e", "êềếểễệ", "âàáåãä"), ("o", "ôồốổỗộ", "âàáåãä"), ("a", "ăằắẳẵặ", "êèéúüë"),
)  # fmt: skip
_VNI_SINGLE = {"ô": "ơ", "ö": "ư", "ñ": "đ", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}


def _vni_letters() -> dict[str, str]:
    small = dict(_VNI_SINGLE)
    for base, letters, marks in _VNI_TONED:
        small.update({base + mark: letter for letter, mark in zip(letters, marks, strict=True)})
    both = dict(small)
    for written, letter in small.items():
        both[written.upper()] = letter.upper()
        if len(written) == 2:
            both[written[0].upper() + written[1]] = letter.upper()
    return both


_VNI = _vni_letters()
_VNI_WRITTEN = re.compile("|".join(sorted(map(re.escape, _VNI), key=len, reverse=True)))
_UNICODE = re.compile("[\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]")


class OldCode(StrEnum):
    TCVN3 = "TCVN3"
    TCVN3_CAPITALS = "TCVN3 chữ hoa"
    VNI = "VNI"


def old_code(font: str | None) -> OldCode | None:
    """What the font's letters are coded in; None for a font of today."""
    name = (font or "").strip().lower()
    if name.startswith(".vn"):
        return OldCode.TCVN3_CAPITALS if name.split("-")[0].endswith("h") else OldCode.TCVN3
    return OldCode.VNI if name.startswith(("vni-", "vni ")) else None


def decoded(text: str, code: OldCode) -> str:
    """The letters a reader sees. Text that already holds Vietnamese Unicode letters stays as it is."""
    if _UNICODE.search(text):
        return text
    if code is OldCode.VNI:
        return _VNI_WRITTEN.sub(lambda m: _VNI[m.group()], text)
    letters = "".join(_TCVN3.get(c, c) for c in text)
    return letters.upper() if code is OldCode.TCVN3_CAPITALS else letters
