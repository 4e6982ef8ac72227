"""Pure: a number as its spreadsheet format prints it, with a decimal comma and dots between thousands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext

_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|_.|\*.|\[(?P<bracket>[^\]]*)\]|(?P<general>General|@)'
    r"|(?P<digits>[0#?.,]+)|(?P<plain>[-+$%()/ :!^&'~{}<>=\u00a0€£¥₫])",
    re.IGNORECASE | re.DOTALL,
)
_DIGITS = re.compile(r"(?P<whole>[#?]*(?:[#?0],?)*)(?P<scale>,*)(?:\.(?P<rest>0*[#?]*)(?P<late>,*))?")
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)")
_SECTION = re.compile(r'((?:"[^"]*"|\\.|_.|\*.|\[[^\]]*\]|[^;])*)(?:;|$)', re.DOTALL)
_IGNORED = re.compile(r"[A-Za-zÀ-ỹ]+\d*|\$-[0-9A-Fa-f]+")
_LONGEST, _MOST_DECIMALS, _LARGEST = 255, 30, 10**30


class NotUnderstood(ValueError):
    """The format says something that this module does not know."""


@dataclass(frozen=True, slots=True)
class _Section:
    """before, after: what is printed around the digits; digits: their pattern, None without; condition: if any."""

    before: str
    digits: str | None
    after: str
    condition: tuple[str, Decimal] | None = None
    general: bool = False


def printed(value: float, number_format: str) -> str:
    """Blank where the format hides the number. Where it is not understood, every digit that the file holds."""
    amount = exact(value)
    try:
        return _printed(amount, number_format)
    except NotUnderstood:
        return plain(amount)


def printed_text(text: str, number_format: str) -> str:
    """Only a fourth, empty section hides text."""
    sections = _sections(number_format)
    return "" if len(sections) > 3 and not sections[3] else text


def exact(value: float) -> Decimal:
    """The fifteen digits that spreadsheets keep, without the dust that binary arithmetic leaves (0.1 + 0.2)."""
    return Decimal(value) if isinstance(value, int) else Decimal(f"{value:.15g}")


def plain(amount: Decimal) -> str:
    digits = f"{abs(amount):f}"
    digits = digits.rstrip("0").rstrip(".") if "." in digits else digits
    whole, _, rest = digits.partition(".")
    return ("-" if amount < 0 else "") + _joined(whole, rest)


def _joined(whole: str, rest: str) -> str:
    """Three decimals get a fourth, "1,2340": "1,234" could be read as more than a thousand."""
    if len(rest) == 3 and len(whole) <= 3:
        rest += "0"
    return whole + (f",{rest}" if rest else "")


def _printed(amount: Decimal, number_format: str) -> str:
    if len(number_format) > _LONGEST:
        raise NotUnderstood(number_format)
    parts = _sections(number_format)
    sections = [_section(part) for part in parts]
    section, signed = _chosen(sections, amount)
    sign = "-" if signed and amount < 0 else ""
    if section.general:
        return _clean(sign + section.before + plain(abs(amount)) + section.after)
    if section.digits is None:
        if sign or (len(sections) == 1 and not section.before.strip()):
            raise NotUnderstood(number_format)
        return _clean(section.before)
    percents = (section.before + section.after).count(_PERCENT)
    digits = _figure(abs(amount) * 100**percents, section.digits)
    return _clean(sign + section.before + digits + section.after)


_PERCENT = "\ue000"  # a percent sign that multiplies, apart from one that is only printed


def _clean(text: str) -> str:
    return re.sub(r"^- (?=\d)", "-", " ".join(text.replace(_PERCENT, "%").split()))


def _sections(number_format: str) -> list[str]:
    found = [m.group(1) for m in _SECTION.finditer(number_format)]
    parts = found if number_format.endswith(";") or not found or found[-1] else found[:-1]
    return parts[: number_format.count(";") + 1] or ["General"]


def _chosen(sections: Sequence[_Section], amount: Decimal) -> tuple[_Section, bool]:
    """The section for the amount, and whether it still wants a minus sign."""
    if any(s.condition for s in sections):
        return _by_condition(sections, amount), False
    if len(sections) == 1:
        return sections[0], True
    if amount < 0:
        return sections[1], False
    return (sections[2], False) if amount == 0 and len(sections) > 2 else (sections[0], False)


def _by_condition(sections: Sequence[_Section], amount: Decimal) -> _Section:
    if amount < 0 or len(sections) > 3:
        raise NotUnderstood
    for section in sections:
        if section.condition is None or _holds(amount, *section.condition):
            return section
    raise NotUnderstood


def _holds(amount: Decimal, sign: str, bound: Decimal) -> bool:
    return {
        "<": amount < bound,
        ">": amount > bound,
        "=": amount == bound,
        "<=": amount <= bound,
        ">=": amount >= bound,
        "<>": amount != bound,
    }[sign]


def _section(text: str) -> _Section:
    around = ["", ""]
    digits: str | None = None
    condition = None
    general = text == ""
    position = 0
    while position < len(text):
        token = _TOKEN.match(text, position)
        if token is None:
            raise NotUnderstood(text)
        position = token.end()
        if token["digits"] or token["general"]:
            if digits is not None or general:
                raise NotUnderstood(text)
            digits, general = token["digits"], bool(token["general"])
        elif token["bracket"] is not None:
            condition = _condition(token["bracket"]) or condition
            around[digits is not None or general] += _currency(token["bracket"])
        else:
            around[digits is not None or general] += _literal(token)
    hidden = text == ""
    return _checked(_Section(around[0], digits, around[1], condition, general and not hidden))


def _checked(section: _Section) -> _Section:
    """A figure among the literals would be taken for a part of the number."""
    if section.digits is not None and any(c.isdigit() or c == "/" for c in section.before + section.after):
        raise NotUnderstood
    return section


def _literal(token: re.Match[str]) -> str:
    if token["plain"] == "%":
        return _PERCENT
    if token[0].startswith("*"):  # fills the cell
        return ""
    return next((t for t in (token["quoted"], token["escaped"], token["plain"]) if t is not None), " ")


def _condition(bracket: str) -> tuple[str, Decimal] | None:
    found = _CONDITION.fullmatch(bracket.strip())
    return (found[1], Decimal(found[2])) if found else None


def _currency(bracket: str) -> str:
    if _CONDITION.fullmatch(bracket.strip()) or (_IGNORED.fullmatch(bracket) and not bracket.startswith("DBNum")):
        return ""
    if bracket.startswith("$"):
        return bracket[1:].rsplit("-", 1)[0]
    raise NotUnderstood(bracket)


def _figure(amount: Decimal, pattern: str) -> str:
    """Without a sign; blank for a nought that the pattern does not print."""
    found = _DIGITS.fullmatch(pattern)
    if not found:
        raise NotUnderstood(pattern)
    whole_pattern, rest_pattern = found["whole"], found["rest"] or ""
    scale = len(found["scale"]) + len(found["late"] or "") + _trailing(whole_pattern)
    places = whole_pattern.replace(",", "")
    grouped = "," in whole_pattern.rstrip(",")
    most, least = len(rest_pattern), rest_pattern.count("0")
    if most > _MOST_DECIMALS or amount >= _LARGEST or re.search(r"0[#?]", places):
        raise NotUnderstood(pattern)
    with localcontext() as context:
        context.prec = 90
        rounded = (amount / 1000**scale).quantize(Decimal(1).scaleb(-most), rounding="ROUND_HALF_UP")
    whole, _, rest = f"{rounded:f}".partition(".")
    while len(rest) > least and rest.endswith("0"):
        rest = rest[:-1]
    if whole == "0" and "0" not in places and not rest:
        return ""
    return _joined(_whole(whole, places.count("0"), grouped=grouped), rest)


def _trailing(whole: str) -> int:
    return len(whole) - len(whole.rstrip(","))


def _whole(digits: str, least: int, *, grouped: bool) -> str:
    if not grouped:
        return digits.zfill(least)
    if len(digits) < least:
        raise NotUnderstood
    return f"{int(digits):,}".replace(",", ".")
