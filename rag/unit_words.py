"""Which units a question speaks of, however written: full, short, abbreviated, without diacritics, outdated."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches

from domain.texts import Span, fold_case, fold_diacritics
from domain.units import ReportingUnit, UnitGroup, UnitRegistry, unit_key
from rag.folded import Folded
from rag.loose_spelling import toneless
from rag.name_slips import one_slip
from rag.other_places import elsewhere, outside_body, without_ministries
from rag.unit_leads import lead_key
from rag.unit_marks import marked_units
from rag.unit_names import UnitNames, name_key, names_of

_FORMER = r"\s+(?:cu|truoc\s+day|ngay\s+truoc)(?!\w)"
_ALL = (
    r"(?:cac|nhung|khoi|tat\s+ca(?:\s+cac)?|toan\s+bo(?:\s+cac)?|bao\s+nhieu|may|\d+"
    r"|hai|ba|bon|nam|sau|bay|tam|chin|muoi)"
)
_GROUPS = {
    UnitGroup.DEPARTMENT: rf"{_ALL}\s+so(?!\s+(?:lieu|ho|luong|voi|sanh|vu))|so\s+nao|so\s*,\s*(?:ban\s*,\s*)?nganh",
    UnitGroup.WARD: rf"{_ALL}\s+phuong|phuong\s+(?:nao|xa)|xa\s+phuong|phuong\s*[,/]\s*xa|xa\s*[,/]\s*phuong|cap\s+xa",
    UnitGroup.COMMUNE: rf"{_ALL}\s+xa|xa\s+(?:nao|phuong)|phuong\s+xa|xa\s*[,/]\s*phuong|(?:phuong|cap)\s*[,/]?\s*xa",
}
_EVERYONE = (
    r"(?:tat\s+ca|toan\s+bo|moi|cac|nhung|tung)\s+(?:cac\s+)?(?:don\s+vi(?!\s+su\s+nghiep)|co\s+quan)|don\s+vi\s+nao|co\s+quan\s+nao"
    r"|(?:noi|cho)\s+nao|nhung\s+(?:noi|cho)|(?:bao\s+nhieu|may)\s+(?:don\s+vi|co\s+quan|noi)"
)
_CITY = (
    r"(?:toan|ca|cua|cap|o)\s+thanh\s+pho|thanh\s+pho\s+ha\s+noi|tp\.?\s*ha\s+noi|tphn|ha\s+noi"
    r"|tren\s+dia\s+ban|toan\s+tp|thanh\s+pho\s+(?:co|da|tiep|dat|con|la|trong|quy)"
)
_KIND = re.compile(r"\b(?:[Ss]ở|[Pp]hường|[Xx]ã|[Qq]uận|[Hh]uyện|[Tt]ỉnh|[Tt]hị xã|[Tt]hành phố|TP\.?)\s+")
_NAME_WORD = re.compile(r"(?P<word>[^\W\d_][\w&]*)(?P<joint>\s*(?:,|-|–|và)\s+|\s+|$)?")
# Where the name of a department ends and the question goes on.
_AFTER_NAME = frozenset("là có của quý năm trong đạt đã đang tiếp giải tháng thế như bao ra sao so với được ở".split())  # noqa: SIM905
_UNKNOWN_BARE = re.compile(r"\b(?:cua|o|tai)\s+(?P<kind>so|phuong|xa|quan|huyen|tinh)\s+(?P<name>[a-z]+(?:\s+[a-z]+)?)")
_BEFORE_NAMES = frozenset("cua o tai va voi hay hoac giua so la cho ve thi hon vs con sao hang thang".split())  # noqa: SIM905
_NO_NAMES = ("nao", "ban", "nganh", "phuong", "xa", "ho", "lieu", "luong", "nay")
_TURNS_TO = re.compile(
    r"\b(?:de nghi|kien nghi|de xuat)(?: (?:gi|nhung gi|dieu gi|noi dung gi|viec gi))?"
    r"(?: (?:voi|den|toi|len|cho|doi voi))?\s*$"
    r"|(?:^\W*(?:the |vay )?con|\b(?:nao|ai|cac|nhung)\b.*)\s+gui(?: (?!bao cao)[a-z]+){0,5}?"
    r"(?: (?:toi|den|cho|len))?\s*$"
)
_TURNS_TO_GROUP = re.compile(
    r"\b(?:de nghi|kien nghi|de xuat)(?: voi)?(?: (?:cap tren|thanh pho|va|cac|so|nganh|don vi|xa|phuong|khac)\b,?)+"
)
_APART = r"tru|khong (?:ke|tinh|gom)|ngoai|ke ca|gom ca|so sanh|cho biet"
_ASKS_OF = re.compile(
    r"\b(?:nho|xin|giuc|mong|doi|(?<!giao )(?<!phan bo )cho)\s*$"
)  # "xã nào nhờ Sở …", "Sở A xin Sở B"
_GIVES_TO = re.compile(r"\s*(?:da )?(?:giao|phan bo) cho\s*")  # "Sở A giao cho xã B": what B was given
_LEFT_OUT = re.compile(r"\b(?:khong (?:ke|tinh|gom|bao gom)|(?:loai )?tru|ngoai(?: tru)?|bo)(?: ca)?\s*$")
_TAKEN_IN = re.compile(r"\b(?:ke ca|gom ca|tinh ca|cong ca|cung voi|va ca)\s*$")
_ROW_BEFORE = re.compile(r"\s*(?:,|\b(?:va|voi|hay|hoac|so voi))\s+$")
_ROW_AFTER = re.compile(r"\s*(?:,|(?:va|voi|hay|hoac|so voi)\b)\s+")
_FIGURES = re.compile(r"\bs(?:ố|ơ|o)\b")
_LETTERS = re.compile(r"\b(?P<kind>phuong|xa|p\.|x\.)\s*(?P<letters>[a-z]{2,5})\b")
_MORE_NAME = re.compile(
    r"[ ]+(?!(?:Quý|Quí|Q|Tháng|Năm|Kỳ|Sở|Phường|Xã|Ủy|Thành|Có|Bao|Hồ|Tỷ|Số|Là|Và|Với|So|Trong|Theo|Cho)\b)"
    r"(?P<word>[^\W\d_]{2,})(?![\w.])"
)
_SIDE = re.compile(r"\b(?:ben|phia|anh em(?: ben)?)\s+$")
_SEVERAL_SO = re.compile(r"\b(?:cac|nhung|hai|ba|bon|nam|\d) so\b")
_MOST_IN_ROW = 8
_FILES = re.compile(r"(?i)s[ơố]\s")
_ASKS_NEXT = re.compile(
    r"\s+(?:quy\b|q\d|\d+ ?(?:thang|t)\b"
    r"|(?:hien|dang|da|con|co|nhan|tiep nhan|giai quyet|duoc|dat|giai ngan|tra)\b)"
)
_NEAR = 0.84
_SLIP_WORDS = 8


@dataclass(frozen=True, slots=True)
class UnclearUnit:
    """A name that is no unit's own, and the units it may mean, if any. outdated: a body of before July 2025."""

    name: str
    candidates: tuple[ReportingUnit, ...]
    outdated: bool = False


@dataclass(frozen=True, slots=True)
class AskedUnits:
    """units: in the order asked. groups: "các phường". everyone: "các đơn vị". city: the City as a whole.

    elsewhere: another province or city that is named, empty for none. left_out: "không kể …"; taken_in: "kể cả …".
    addressed: whom reports turn to, "kiến nghị gì với …". outside: a body that sends no report.
    """

    units: tuple[ReportingUnit, ...] = ()
    unclear: tuple[UnclearUnit, ...] = ()
    groups: tuple[UnitGroup, ...] = ()
    everyone: bool = False
    city: bool = False
    spans: tuple[Span, ...] = ()
    elsewhere: str = ""
    left_out: tuple[ReportingUnit, ...] = ()
    taken_in: tuple[ReportingUnit, ...] = ()
    addressed: tuple[ReportingUnit, ...] = ()
    addressed_spans: tuple[Span, ...] = ()
    outside: str = ""


@dataclass(slots=True)
class _Found:
    units: list[tuple[int, ReportingUnit]] = field(default_factory=list)
    unclear: list[UnclearUnit] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    left_out: tuple[ReportingUnit, ...] = ()
    taken_in: tuple[ReportingUnit, ...] = ()
    addressed: tuple[ReportingUnit, ...] = ()
    addressed_spans: tuple[Span, ...] = ()


def asked_units(question: Folded, registry: UnitRegistry) -> AskedUnits:
    names = names_of(registry)
    found = _Found()
    left = without_ministries(_located(question, names))
    left = _outdated(left, names, found)
    left = _by_official_name(left, registry, found)
    left = _by_bare_name(left, names, found)
    left = _by_leading_part(question, left, names, found)
    left = _by_abbreviation(left, names, found)
    left = _by_short_name(left, names, found)
    left = _by_department(question, left, names, found)
    left = _by_letters(left, names, found)
    for match, units in marked_units(left, registry) if not found.units else ():
        left = _settled(left, match, units, found)
    left = _by_slip(left, names, found)
    _unknown(left, names, found)
    _longer_names(question, found)
    _without_addressees(question, found)
    asked = _without_addressed_groups(left, found)
    groups = tuple(group for group, words in _GROUPS.items() if _names_group(asked, words))
    everyone = left.has(_EVERYONE)
    if groups or everyone:
        _set_apart(question, found)
    units = tuple(dict.fromkeys(unit for _, unit in sorted(found.units, key=lambda pair: pair[0])))
    city = left.has(_CITY) and not units
    unclear = tuple(name for name in found.unclear if not _said_besides(name, units))
    spans = tuple(found.spans)
    apart = (found.left_out, found.taken_in, found.addressed, found.addressed_spans)
    nobody_of_ours = not (units or unclear or groups or everyone or city or found.addressed)
    outside = outside_body(question) if nobody_of_ours else ""
    return AskedUnits(units, unclear, groups, everyone, city, spans, elsewhere(left), *apart, outside=outside)


def _without_addressed_groups(left: Folded, found: _Found) -> Folded:
    """ "Sở Xây dựng đề nghị cấp trên và các sở khác điều gì": whom a unit named before turns to, and not whose are
    asked."""
    turns = _TURNS_TO_GROUP.search(left.bare)
    first = min((start for start, _ in found.units), default=len(left.bare))
    if turns is None or first > turns.start() or left.has(_APART):
        return left
    return left.without(Span(turns.start(), turns.end()))


def _names_group(question: Folded, words: str) -> bool:
    """ "Ba số" counts figures, "hồ sơ nào" files: where marks are typed, departments are written "sở"."""
    found = re.finditer(rf"(?<!\bho )\b(?:{words})\b", question.bare)
    told = [fold_case(question.text[m.start() : m.end()]) for m in found]
    return any(not question.marked or not _FIGURES.search(name) for name in told)


def _located(question: Folded, names: UnitNames) -> Folded:
    """Without what only tells where a unit was counted before: "Yên Bài (Ba Vì cũ)", "xã Mê Linh, huyện Mê Linh cũ"."""
    places = [m for m in names.formerly_pattern.finditer(question.bare) if _follows_a_name(question, m, names)]
    return question.without(*(Span(m.start(), m.end()) for m in places))


def _follows_a_name(question: Folded, match: re.Match[str], names: UnitNames) -> bool:
    before = question.bare[: match.start()].rstrip(" (,")
    return any(m.end() == len(before) for m in names.short_pattern.finditer(before))


def _said_besides(name: UnclearUnit, units: Sequence[ReportingUnit]) -> bool:
    """ "Sở Nội vụ (Sở Lao động cũ)": an outdated name beside the one it has now asks nothing."""
    return name.outdated and bool(name.candidates) and set(name.candidates) <= set(units)


def _set_apart(question: Folded, found: _Found) -> None:
    """Of a group: the units that are not to count, and those that are although they are none of it."""
    out, besides = _chained(question, found, _LEFT_OUT), _chained(question, found, _TAKEN_IN)
    found.left_out = tuple(unit for start, unit in found.units if start in out)
    found.taken_in = tuple(unit for start, unit in found.units if start in besides)
    found.units = [(start, unit) for start, unit in found.units if start not in out | besides]


def _chained(question: Folded, found: _Found, words: re.Pattern[str]) -> set[int]:
    """Where the units stand that follow the words, one after the other ("trừ Sở A và Sở B")."""
    marked: set[int] = set()
    before = Span(0, 0)
    for span in sorted(found.spans):
        joint = question.bare[before.end : span.start].strip() in (",", "va", "hoac", "")
        if words.search(question.bare[: span.start]) or (joint and before.start in marked):
            marked.add(span.start)
        before = span
    return marked


def _outdated(question: Folded, names: UnitNames, found: _Found) -> Folded:
    """Retired bodies by name, and districts, which no longer are: a person must say which unit is meant."""
    left = question
    for pattern, units in ((names.retired_pattern, names.retired), (names.district_pattern, names.short)):
        for match in pattern.finditer(left.bare):
            written = left.text[match.start() : match.end()]
            if fold_case(written).startswith("thì "):  # "thì xã …"
                continue
            found.unclear.append(UnclearUnit(written, units[name_key(match["name"])], outdated=True))
            left = _taken(left, match, found)
    return left


def _by_official_name(question: Folded, registry: UnitRegistry, found: _Found) -> Folded:
    left = question
    for match in registry.mentioned(question.text):
        if match.certain:
            found.units.append((match.start, match.units[0]))
            span = Span(match.start, match.end)
            found.spans.append(span)
            left = left.without(span)
    return left


def _by_bare_name(question: Folded, names: UnitNames, found: _Found) -> Folded:
    left = question
    for match in names.whole_pattern.finditer(question.bare):
        if question.marked and _FILES.match(question.text, match.start()):  # "hồ sơ xây dựng" is of no "sở"
            continue
        left = _settled(left, match, names.whole[name_key(match["name"])], found)
    return left


def _by_leading_part(question: Folded, left: Folded, names: UnitNames, found: _Found) -> Folded:
    """What follows in the whole question decides whether a part stands for the name; what is taken stays taken."""
    for match in names.leads_pattern.finditer(question.bare):
        if left.bare[match.start() : match.end()] != match.group():
            continue
        found.units.append((match.start(), names.leads[lead_key(match["name"])]))
        left = _taken(left, match, found)
    return left


def _by_abbreviation(question: Folded, names: UnitNames, found: _Found) -> Folded:
    """ "SNV", "Sở GD&ĐT", "so nv": letters after the type word count with it."""
    left = question
    for match in list(
        re.finditer(
            r"\b(?:(so|s)\s*\.?\s*|(?:tt|trung tam|vp)[\s.]\s*)?([a-z]+(?:\s*&\s*[a-z]+)*)\b(?: (?:tp|thanh pho)\b)?",
            question.bare,
        )
    ):
        mark = re.sub(r"\W", "", match.group(2))
        department = (match.group(1) or "").startswith("s")
        units = names.initials.get(("s" if department else "") + mark) or names.initials.get(mark)
        written = left.text[match.start(2) : match.end(2)]
        shouted = written.isupper() or not question.marked or "&" in written
        if units and (match.group(1) or (len(mark) >= 3 and shouted)):
            left = _settled(left, match, units, found)
    return left


def _by_short_name(question: Folded, names: UnitNames, found: _Found) -> Folded:
    """ "Ba Đình", or with the type word of another level: the name alone decides when only one unit bears it."""
    left = question
    for match in sorted(names.short_pattern.finditer(question.bare), key=lambda m: " " not in m["name"]):
        units = names.short[name_key(match["name"])]
        written = question.text[match.start("name") : match.end("name")]
        as_name = _spelt_right(written, units) or written.istitle() or written.isupper() or not question.marked
        as_name = as_name or (_nearly_spelt(written, units) and _where_names_stand(question, match))
        if (
            match["kind"]
            or (" " in written and as_name and _may_name(question, match))
            or (" " not in written and _beside_a_name(question, match, found))
            or (" " not in written and question.marked and written[:1].isupper() and _opens(question, match))
        ):
            left = _settled(left, match, units, found)
    return left


def _opens(question: Folded, match: re.Match[str]) -> bool:
    """ "Láng có bao nhiêu …": a name first of all, and what is asked right behind."""
    ahead = question.bare[: match.start()].strip()
    return not ahead and re.match(r"\s+(?:quy|hien|dang|con|co|nhan|duoc)\b", question.bare[match.end() :]) is not None


def _by_department(question: Folded, left: Folded, names: UnitNames, found: _Found) -> Folded:
    """ "Ba sở Nội vụ, Công Thương, Y tế", "bên Công Thương": without "Sở" after "bên", or in a row with others."""
    for _ in range(_MOST_IN_ROW):
        for match in names.departments_pattern.finditer(left.bare):
            written = left.text[match.start() : match.end()]
            as_name = written[:1].isupper() or not left.marked
            beside = _SIDE.search(left.bare[: match.start()]) is not None
            in_row = _in_row(question, match, found) and (
                question.marked or _SEVERAL_SO.search(question.bare) is not None
            )
            whole = not question.marked or _ends_there(question, match)
            if beside or (whole and as_name and (in_row or _asks_at_once(question, match, names))):
                left = _settled(left, match, names.departments[name_key(match["name"])], found)
                break
        else:
            break
    return left


def _ends_there(question: Folded, match: re.Match[str]) -> bool:
    """ "Tài chính công", "Xây dựng văn bản" are other things than the departments they begin like."""
    following = re.match(r"\s*([^\W\d_]+)", question.text[match.end() :])
    return (
        following is None or following[1] in _AFTER_NAME or following[1][0].isupper() or following[1] in ("và", "với")
    )


def _asks_at_once(question: Folded, match: re.Match[str], names: UnitNames) -> bool:
    """First of all in the question, and what is asked follows at once ("Nội vụ quý III nhận mấy hồ sơ"), or another
    department in a row does ("Nội vụ, Tài chính và Y tế …")."""
    if question.bare[: match.start()].strip():
        return False
    after = question.bare[match.end() :]
    row = _ROW_AFTER.match(after)
    another = names.departments_pattern.match(question.bare, match.end() + row.end()) if row else None
    return another is not None or _ASKS_NEXT.match(after) is not None


def _in_row(question: Folded, match: re.Match[str], found: _Found) -> bool:
    """Right beside a unit that was found, with a comma or an "và" between."""
    return any(_row_sides(question, match, found))


def _row_sides(question: Folded, match: re.Match[str], found: _Found) -> tuple[bool, bool]:
    """Whether a unit that was found stands right before it in a row, and right behind it."""
    ends = {s.end for s in found.spans}
    starts = {s.start for s in found.spans}
    ahead = _ROW_BEFORE.search(question.bare[: match.start()])
    behind = _ROW_AFTER.match(question.bare[match.end() :])
    return (
        ahead is not None and ahead.start() in ends,
        behind is not None and match.end() + behind.end() in starts,
    )


def _by_letters(question: Folded, names: UnitNames, found: _Found) -> Folded:
    """ "Xã GL", "P. HK": the first letters of a ward's or commune's name, right after its type word."""
    left = question
    for match in _LETTERS.finditer(question.bare):
        written = question.text[match.start("letters") : match.end("letters")]
        if written.isupper() and (units := names.letters.get((match["kind"][0], match["letters"]))):
            left = _settled(left, match, units, found)
    return left


def _by_slip(question: Folded, names: UnitNames, found: _Found) -> Folded:
    """ "so ylte", "phuong hoankiem": typed in haste, one slip from one unit's whole name and from no other's.

    With diacritics a name is typed with care: an unknown one is then asked back, or told to be unknown.
    """
    left = question
    if question.marked:
        return left
    for kind in re.finditer(r"(?<!\w)(?:so|phuong|xa)\s", question.bare):
        for size in range(_SLIP_WORDS, 0, -1):
            match = re.compile(rf"\S+(?:[ ]\S+){{{size}}}(?!\S)").match(left.bare, kind.start())
            units = one_slip(match.group(), names.whole) if match else ()
            if match is not None and len(units) == 1:
                found.units.append((match.start(), units[0]))
                left = _taken(left, match, found)
                break
    return left


def _beside_a_name(question: Folded, match: re.Match[str], found: _Found) -> bool:
    """A name of one syllable ("Láng") is many other words too; with a capital and in a row with other units it is a
    name. Typed in small letters it is one only at the end of a row or within it."""
    before, behind = _row_sides(question, match, found)
    if question.text[match.start("name")].isupper():
        return before or behind
    last = not question.bare[match.end() :].strip(" ?.")
    return not question.marked and (behind or (before and last))


def _may_name(question: Folded, match: re.Match[str]) -> bool:
    """Without marks a name may be other words ("nguoi gia lam thu tuc"); it counts where names stand."""
    return question.marked or _where_names_stand(question, match)


def _where_names_stand(question: Folded, match: re.Match[str]) -> bool:
    """First of all, after a period ("q3 ba dinh"), or after a word that names follow."""
    before = question.bare[: match.start()].split()[-1:] or [""]
    return before[0] in _BEFORE_NAMES or not before[0][-1:].isalpha()


def _nearly_spelt(written: str, units: tuple[ReportingUnit, ...]) -> bool:
    """Whether only tones are other than in a unit's short name ("mê lình")."""
    return any(toneless(fold_case(written)) == toneless(fold_case(unit.short_name)) for unit in units)


def _spelt_right(written: str, units: tuple[ReportingUnit, ...]) -> bool:
    """Whether the words are a unit's short name with its own diacritics, whatever the case."""
    return any(unit_key(written) == unit_key(unit.short_name) for unit in units)


def _settled(left: Folded, match: re.Match[str], units: tuple[ReportingUnit, ...], found: _Found) -> Folded:
    written = left.text[match.start() : match.end()]
    exact = tuple(
        u for u in units if unit_key(u.name) in unit_key(written) or unit_key(u.short_name) == unit_key(written)
    )
    chosen = exact or units
    if len(chosen) == 1:
        found.units.append((match.start(), chosen[0]))
    else:
        found.unclear.append(UnclearUnit(written.strip(), chosen))
    return _taken(left, match, found)


def _unknown(left: Folded, names: UnitNames, found: _Found) -> None:
    if left.marked:
        for match in _KIND.finditer(left.text):
            name = _capital_name(left.text, match)
            if name and fold_diacritics(name) != "ha noi":
                whole = f"{match.group().strip()} {name}"
                found.unclear.append(UnclearUnit(whole, _near(whole, names)))
    elif not found.units:
        for match in _UNKNOWN_BARE.finditer(left.bare):
            name = left.text[match.start("kind") : match.end()].strip()
            near = _near(name, names)
            named = match["kind"] not in ("phuong", "xa") and match["name"].split()[0] not in _NO_NAMES
            if near or named:  # "o phuong ven song" may describe a ward rather than name it
                found.unclear.append(UnclearUnit(name, near))


def _capital_name(text: str, kind: re.Match[str]) -> str:
    """The name after a type word; empty unless it begins with a capital. A department's goes on in small letters."""
    department = kind.group().strip().lower() == "sở"
    end = at = kind.end()
    while match := _NAME_WORD.match(text, at):
        word = match["word"]
        small = department and end > kind.end() and word not in _AFTER_NAME
        if not (word[0].isupper() or small):
            break
        end, at = match.end("word"), match.end()
        if match["joint"] is None or at == len(text):
            break
    return text[kind.end() : end]


def _longer_names(question: Folded, found: _Found) -> None:
    """ "Phường Láng Hạ" is not "Phường Láng": a capital word right after a ward's name is part of another name."""
    if not question.marked:
        return
    for start, unit in list(found.units):
        span = next((s for s in found.spans if s.start <= start < s.end), None)
        more = _MORE_NAME.match(question.text, span.end) if span else None
        if span and more and more["word"].istitle() and unit.group in (UnitGroup.WARD, UnitGroup.COMMUNE):
            found.units.remove((start, unit))
            found.unclear.append(UnclearUnit(question.text[span.start : more.end()].strip(), ()))


def _near(name: str, names: UnitNames) -> tuple[ReportingUnit, ...]:
    """Units whose own name, type word apart, is nearly this one."""
    kind, _, own = name_key(name).partition(" ")
    tails = {n.partition(" ")[2]: n for n in names.whole if n.partition(" ")[0] == kind}
    close = get_close_matches(own, tails, n=3, cutoff=_NEAR)
    return tuple(dict.fromkeys(unit for c in close for unit in names.whole[tails[c]]))


def _without_addressees(question: Folded, found: _Found) -> None:
    """ "kiến nghị gì với Sở Tài chính", "đề nghị Sở Nội vụ …": whom reports turn to is not whose are asked."""
    first = min((start for start, _ in found.units), default=0)
    giver = next((span for span in found.spans if span.start == first), None)
    addressed = {start for start, _ in found.units if _TURNS_TO.search(question.bare[:start])}
    for start, _ in found.units:
        before = question.bare[:start]
        if _ASKS_OF.search(before) and (start > first or re.search(r"\b(?:ai|nao)\b", before)):
            addressed.add(start)
        if start > first and _GIVES_TO.fullmatch(before, giver.end if giver else start):
            addressed.add(first)
    found.addressed = tuple(unit for start, unit in found.units if start in addressed)
    found.units = [(start, unit) for start, unit in found.units if start not in addressed]
    found.addressed_spans = tuple(span for span in found.spans if span.start in addressed)
    found.spans = [span for span in found.spans if span.start not in addressed]


def _taken(left: Folded, match: re.Match[str], found: _Found) -> Folded:
    span = Span(match.start(), match.end())
    found.spans.append(span)
    return left.without(span)
