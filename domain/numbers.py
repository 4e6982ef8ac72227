"""What a number in a text is, before anyone asks what it speaks of. `domain.number_reading.read_numbers` finds them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from domain.quantities import Measure
from domain.texts import Span


class NumberForm(StrEnum):
    """What its shape and the words touching it say, without the sentence."""

    AMOUNT = "amount"  # something counted or measured
    RANK = "rank"  # "thứ 3/63", "hạng 11"
    STEP = "step"  # change of rank: "tăng 9 bậc"
    FACTOR = "factor"  # "gấp 2 lần"
    ZERO = "zero"  # a stated none: "không phát sinh", "chưa có"
    DURATION = "duration"  # "05 ngày làm việc", "8 giờ"
    DATE = "date"  # days, months, years, periods, index years
    DOC_NUMBER = "doc_number"  # documents, articles, programmes named by number
    NAME = "name"  # part of a name: "tổ dân phố số 5", "cấp 3", "mức độ 4", "2 cấp", "4.0", row numbers, list marks


class Qualifier(StrEnum):
    GT = "gt"  # trên, hơn
    LT = "lt"  # dưới, gần, chưa tới
    APPROX = "approx"  # khoảng, xấp xỉ, ước
    MIN = "min"  # tối thiểu, ít nhất, từ … trở lên
    MAX = "max"  # không quá, tối đa
    RANGE = "range"  # từ … đến …; value is the low end


@dataclass(frozen=True, slots=True)
class NumberMention:
    """One number in a text.

    span: as quoted – hedge in front, number, and the measure word that directly follows ("gần 2,5 triệu hồ sơ").
    number: the number itself inside it ("2,5 triệu", "12/15", "mười hai").
    value: in base units, zero for a stated none; None for dates, document numbers and names.
    high: upper end of a range. denominator: the y of "x/y" and "x trên tổng số y", a share, a rank or a score.
    measure: canonical ("%", "hồ sơ", "đồng", "TTHC", "hạng" …) or the counted noun as written, None if left out.
    point: a percent that is a difference of percents ("điểm %", "điểm phần trăm").
    readings: every value the digits may mean when separators leave more than one; empty if there is one.
    slip: written with a slip that was undone (stray space, O for 0, thousands comma): grounding is NORMALISED.
    words: written out in words.
    """

    span: Span
    number: Span
    form: NumberForm
    value: Decimal | None = None
    high: Decimal | None = None
    denominator: Decimal | None = None
    measure: Measure | None = None
    qualifier: Qualifier | None = None
    point: bool = False
    readings: tuple[Decimal, ...] = ()
    slip: bool = False
    words: bool = False
