import pytest

from ingest.legacy_fonts import OldCode, decoded, old_code


@pytest.mark.parametrize(
    ("font", "code"),
    [
        (".VnTime", OldCode.TCVN3), (".VnTimeH", OldCode.TCVN3_CAPITALS), (".VnArial", OldCode.TCVN3),
        ("VNI-Times", OldCode.VNI), ("Times New Roman", None), (None, None),
    ],
)  # fmt: skip
def test_the_font_tells_the_code(font: str | None, code: OldCode | None):
    assert old_code(font) is code


def test_tcvn3_letters_are_read_and_capital_fonts_give_capitals():
    assert decoded("KÕt qu¶ gi¶i quyÕt hå s¬ ®\u00adîc", OldCode.TCVN3) == "Kết quả giải quyết hồ sơ được"
    assert decoded("b¸o c¸o", OldCode.TCVN3_CAPITALS) == "BÁO CÁO"


def test_vni_letters_of_one_and_two_characters_are_read():
    assert decoded("Ñöôïc giaûi quyeát: 1.281 hoà sô", OldCode.VNI) == "Được giải quyết: 1.281 hồ sơ"
    assert decoded("UÛY BAN NHAÂN DAÂN", OldCode.VNI) == "ỦY BAN NHÂN DÂN"


def test_unicode_pasted_into_an_old_font_stays_as_it_is():
    assert decoded("Đã nhận hồ sơ", OldCode.TCVN3) == "Đã nhận hồ sơ"
