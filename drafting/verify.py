"""Every number of a DOCX against the facts: untouched lines by slots, changed ones by marks, else words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property, lru_cache

from domain.drafts import Slot
from domain.facts import CITY
from domain.number_reading import read_numbers
from domain.numbers import NumberForm, NumberMention
from domain.periods import Period
from domain.progress import Told, unheard
from domain.texts import Span, fold_case, one_space
from domain.units import UnitRegistry
from drafting.drafted import Drafted
from drafting.known_lines import KnownLine, flat
from drafting.number_findings import CheckedNumber, named_number, supported_number, unsupported_number
from drafting.quoting import QUOTED
from drafting.row_cells import Cell, cells, changed, side_by_side
from drafting.row_places import PLACE, in_its_place, renumbered, rows_below, unnumbered, without_places
from drafting.support import CityFigures, Evidence, Facts, IndicatorsIn, clause_at, direction_before, sentence_at
from drafting.word_text import Line, Mark
from drafting.wording import Turn, may_turn, told_otherwise, turned_at, turns

Quotes = Callable[[str], Iterable[str]]
_DIGITS = re.compile(r"\d+(?:[.,/]\d+)*")
_DIGIT = re.compile(r"\d")
_WAY = re.compile(r"(?<!\w)(?:tăng|giảm)(?!\w)")
_TURNED = "Chiều tăng, giảm trong câu ngược với số liệu"
_SOURCE = " | “"  # where the source's words begin in a row of the annex of sources
_IN_QUOTE = "Số trong tên văn bản hoặc lời trích dẫn nguồn"
_QUOTE_WHY = "Trích nguyên văn"
_CODE = re.compile(r"\b(?:CD|TC|TT|BM|CV|TK|CQS|XH)-\d{2}\b")
_COLUMN_NUMBER = re.compile(r"\(\d{1,2}\)")
_ROW_NUMBER = re.compile(r"(?:stt|tt|số tt|số thứ tự)\b")
# Where a report is dated: at its head, and at the head of each annex.
_ISSUED = re.compile(
    r"(?:\(Kèm theo Báo cáo số .{0,30}|Hà Nội, )ngày\s+\d{0,2}\s*tháng\s*(?P<month>\d{0,2})\s*năm (?P<year>\d{4})"
)
_REPORT = "/BC-"  # in the number of a report; other documents may bear any year
_EARLY_MONTHS = 3  # of the next year, in which a year's report may be signed
_TELLING = 50  # lines between two words on how far it is
_AROUND = 14  # characters on each side of a number that must be in a unit's report, word for word


def verify_lines(
    written: Sequence[Line],
    *,
    lines: Iterable[KnownLine],
    facts: Facts,
    city: CityFigures,
    registry: UnitRegistry,
    period: Period,
    indicators_in: IndicatorsIn,
    quotes: Quotes = lambda _: (),
    told: Told = unheard,
) -> list[CheckedNumber]:
    """Every number of a file's lines, in reading order.

    lines: what a draft made from the facts of today prints, so a figure that changed since shows; none where no draft
    can be made.
    facts, city: the units' figures of some indicators, of the period and of those before, and the City's of the period;
    quotes: the sentences of a unit's reports. They are asked for only when a number needs them.
    indicators_in: codes whose labels a text holds.
    """
    checker = _Checker(written, lines, Evidence(facts, city, registry, period), cache(indicators_in), quotes)
    found: list[CheckedNumber] = []
    for at in range(len(written)):
        if at % _TELLING == 0 or at + 1 == len(written):
            told("Kiểm dòng", at + 1, len(written))
        found += checker.check(at)
    return found


class _Checker:
    def __init__(
        self,
        written: Sequence[Line],
        lines: Iterable[KnownLine],
        evidence: Evidence,
        indicators_in: IndicatorsIn,
        quotes: Quotes,
    ) -> None:
        self.written = written
        self.lines = tuple(lines)
        self.known: dict[str, KnownLine] = {}
        self.slots: dict[str, Slot] = {}
        self.shown: set[tuple[str, str]] = set()
        for line in self.lines:
            self.known[line.text] = line
            for _, slot in line.slots:
                self.slots.setdefault(slot.claim, slot)
                self.shown.add((slot.claim, slot.shown))
        self.evidence = evidence
        self.indicators_in = indicators_in
        self._told = quotes
        self._quotes: dict[str, list[str]] = {}
        self._skeletons: dict[int, dict[str, list[KnownLine]]] = {}

    def alike(self, text: str) -> list[KnownLine]:
        """The draft's lines that a careless hand may have made this one of; it leaves their length."""
        return self._by_skeleton(len(text)).get(_skeleton(text), [])

    def _by_skeleton(self, length: int) -> Mapping[str, list[KnownLine]]:
        """The draft's lines of a length, told apart when one of it is first looked for."""
        if length not in self._skeletons:
            found = self._skeletons.setdefault(length, {})
            for known in self._by_length.get(length, ()):
                found.setdefault(_skeleton(known.text), []).append(known)
        return self._skeletons[length]

    @cached_property
    def _by_length(self) -> dict[int, list[KnownLine]]:
        found: dict[int, list[KnownLine]] = {}
        for known in self.known.values():
            found.setdefault(len(known.text), []).append(known)
        return found

    @cached_property
    def drafted(self) -> Drafted:
        return Drafted(self.known.values())

    def quotes(self, unit: str) -> list[str]:
        """What the unit's reports say, for comparing."""
        if unit not in self._quotes:
            self._quotes[unit] = [fold_case(one_space(text)) for text in self._told(unit)]
        return self._quotes[unit]

    @cached_property
    def _numbered_rows(self) -> Mapping[str, KnownLine]:
        return without_places(self.known.values())

    def _under_another_number(self, at: int, text: str) -> KnownLine | None:
        """A row that is the draft's but for its row number, where the rows around count alike."""
        place = PLACE.match(text)
        known = self._numbered_rows.get(text[place.end() :]) if place else None
        return renumbered(known, text) if known is not None and in_its_place(self.written, at) else None

    @cached_property
    def _rows_below(self) -> Mapping[str, frozenset[str]]:
        return rows_below(self.lines)

    def _over_other_rows(self, at: int, text: str) -> Iterator[CheckedNumber]:
        """The head of a group of rows that stands over rows the draft has elsewhere."""
        below = self.written[at + 1] if at + 1 < len(self.written) else None
        if not self.written[at].row or self.written[at].head or below is None or not below.row or below.head:
            return
        own = self._rows_below.get(unnumbered(text))
        row = unnumbered(flat(below.text)) if own is not None else ""
        if own is not None and row not in own and row in self._numbered_rows:
            yield unsupported_number(text, None, "Dòng ngay dưới không thuộc nhóm này trong dự thảo", text)

    def check(self, at: int) -> Iterator[CheckedNumber]:
        """The numbers of one line of the file. at: which."""
        line = self.written[at]
        text = flat(line.text)
        yield from self._over_other_rows(at, text)
        known = self.known.get(text)
        if known is None and line.row:
            known = self._under_another_number(at, text)
        if known is not None:
            yield from self._untouched(known)
            return
        if _REPORT in text and (issued := _ISSUED.search(text)) and not self._may_be_signed(issued):
            why = f"Năm ban hành khác năm của kỳ báo cáo ({self.evidence.period.end.year})"
            yield unsupported_number(issued["year"], None, why, text)
            return
        if alike := self.alike(text):
            yield from self._retyped(text, max(alike, key=lambda k: _in_common(k.text, text)))
            return
        yield from self._reworded(line, text)

    def _may_be_signed(self, issued: re.Match[str]) -> bool:
        later = int(issued["year"]) - self.evidence.period.end.year
        return later == 0 or (later == 1 and 0 < int(issued["month"] or 0) <= _EARLY_MONTHS)

    def _reworded(self, line: Line, text: str) -> Iterator[CheckedNumber]:
        """A line in other words than the draft's: each number by its mark or its words, then by what was turned."""
        marks = [m.claim for m in sorted(line.marks, key=lambda m: m.span.start) if m.claim in self.slots]
        mentions = numbers_in(text)
        lines = self.drafted.lines_behind(text, marks) if mentions or may_turn(text) else ()
        found = turns([k.text for k in lines], text, same_order=self.drafted.same_order(lines, marks)) if lines else ()
        fresh = _put_in(lines, text, mentions)
        row = side_by_side(lines[0], text) if line.row and len(lines) == 1 else []
        in_order = _in_order(line, lines, text, mentions)
        told: list[CheckedNumber] = []
        for mention in mentions:
            number = self._changed(line, text, mention, row, in_order.get(mention.span))
            if number.status != "unsupported" and lines:
                why = "" if any(t.span.overlaps(mention.span) for t in found) else fresh.get(mention.span, "")
                why = why or self._turned(line, lines, text, mention, number, found)
                number = unsupported_number(number.quote, number.indicator, why, text) if why else number
            told.append(number)
        yield from told
        if row and not any(n.status == "unsupported" for n in told):
            yield from self._of_other_cells(row, text)
        elif lines and not any(n.status == "unsupported" for n in told):
            yield from self._of_other_units(lines, text)
        for turn in found:
            if not any(n.why == turn.why for n in told):
                yield unsupported_number(turn.span.of(text), None, turn.why, text)

    def _of_other_units(self, lines: Sequence[KnownLine], text: str) -> Iterator[CheckedNumber]:
        """Units that stand where the draft names others, in a line whose numbers do not show it."""
        before = Counter(unit for known in lines for unit in self.evidence.each_unit_in(known.text))
        now = Counter(self.evidence.each_unit_in(text))
        gone = sorted(before - now)
        for unit in sorted(now - before) if gone else ():
            yield unsupported_number(unit, None, f"Dự thảo nêu {', '.join(gone)}, văn bản nêu {unit}", text)

    def _of_other_cells(self, row: Sequence[Cell], text: str) -> Iterator[CheckedNumber]:
        """Cells that name other things than the draft's, in a row whose numbers do not show it."""
        for quote, why in changed(row, units_in=self.evidence.each_unit_in, indicators_in=self.indicators_in):
            yield unsupported_number(quote, None, why, text)

    def _turned(
        self,
        line: Line,
        lines: Sequence[KnownLine],
        text: str,
        mention: NumberMention,
        number: CheckedNumber,
        found: Sequence[Turn],
    ) -> str:
        """Why words around a number no longer say what the draft says of it; a date or a name is not said of things."""
        if number.status in ("fact", "derived"):
            return turned_at(found, mention.number) or self._of_other_things(line, lines, text, mention)
        if not number.why.startswith(_QUOTE_WHY):
            return ""
        return turned_at(found, mention.number) or _told_otherwise(lines, text, mention)

    def _of_other_things(self, line: Line, lines: Sequence[KnownLine], text: str, mention: NumberMention) -> str:
        """Why the number is no longer told of what the draft counts; empty if it is."""
        if why := _told_otherwise(lines, text, mention):
            return why
        quote = mention.number.of(text)
        for known in lines:
            drafted = [span for span, slot in known.slots if slot.indicator and span.of(known.text) == quote]
            if line.row or not drafted:
                continue
            before = {c for span in drafted for c in self.indicators_in(clause_at(known.text, span).of(known.text))}
            now = set(self.indicators_in(clause_at(text, mention.number).of(text)))
            if before and now and not before & now:
                return f"Từ ngữ quanh số này nói về chỉ tiêu khác ({', '.join(sorted(now))})"
        return ""

    def _untouched(self, known: KnownLine) -> Iterator[CheckedNumber]:
        spans = [span for span, _ in known.slots]
        found = [(span.start, supported_number(slot, slot.shown, known.text)) for span, slot in known.slots]
        if place := PLACE.match(known.text):
            found.append((0, CheckedNumber(place[1], "reference", None, "Số thứ tự", known.text)))
            spans.append(Span(place.start(1), place.end(1)))
        beside = _blanked(known.text, spans)
        if not _DIGIT.search(beside):
            yield from (number for _, number in sorted(found, key=lambda pair: pair[0]))
            return
        words = _own_words(known.text)
        for at, cell in cells(words):
            start, end = at.start, at.end
            if not _DIGIT.search(beside, start, end):
                continue
            own = [Span(max(s.start - start, 0), s.end - start) for s in spans if s.start < end and s.end > start]
            for mention in _numbers_of(cell):
                if not any(s.overlaps(mention.number) for s in own):
                    found.append((start + mention.span.start, named_number(mention, cell, known.text)))
        for match in _DIGITS.finditer(known.text, len(words)):
            if beside[match.start()] != " ":
                found.append((match.start(), CheckedNumber(match.group(), "reference", None, _IN_QUOTE, known.text)))
        yield from (number for _, number in sorted(found, key=lambda pair: pair[0]))

    def _retyped(self, text: str, known: KnownLine) -> Iterator[CheckedNumber]:
        """A line whose words are the draft's, but for digits or for the words of rising and falling."""
        for mention in numbers_in(text):
            drafted = mention.number.of(known.text)
            quote = mention.number.of(text)
            slot = next((slot for span, slot in known.slots if span.overlaps(mention.number)), None)
            code = slot.indicator if slot else None
            if direction_before(text, mention.number.start) != direction_before(known.text, mention.number.start):
                yield unsupported_number(quote, code, _TURNED, text)
            elif quote != drafted:
                yield unsupported_number(quote, code, f"Dự thảo ghi {drafted}, văn bản ghi {quote}", text)
            else:
                yield supported_number(slot, quote, text) if slot else named_number(mention, text)

    def _changed(
        self, line: Line, text: str, mention: NumberMention, row: Sequence[Cell], slot: Slot | None
    ) -> CheckedNumber:
        """row: its cells beside the draft's. slot: the draft's at the number's place, where the line has kept all its
        numbers: typed over, a number loses its mark."""
        mark = next((m for m in line.marks if m.span.overlaps(mention.number) and m.claim in self.slots), None)
        if mark is not None:
            return self._marked(text, mention, mark, line.row)
        if slot is not None and not self._misplaced(slot, text, mention, line.row):
            return supported_number(slot, mention.number.of(text), text)
        if mention.form in (NumberForm.DATE, NumberForm.DOC_NUMBER, NumberForm.NAME, NumberForm.DURATION):
            return named_number(mention, text)
        if any(m.start() <= mention.span.start < m.end() for m in _CODE.finditer(text)):
            return CheckedNumber(mention.number.of(text), "reference", None, "Mã chỉ tiêu", text)
        if _is_row_number(line, text, mention):
            return CheckedNumber(mention.number.of(text), "reference", None, "Số thứ tự", text)
        cell = next((c for c in row if c.span.contains(mention.number)), None)
        if cell is not None and cell.is_kept:
            return named_number(mention, text)
        if cell is not None and cell.has_other_figures:
            return unsupported_number(
                mention.number.of(text), None, f"Dự thảo ghi {cell.old}, văn bản ghi {cell.new}", text
            )
        return self._unmarked(line, text, mention)

    def _marked(self, text: str, mention: NumberMention, mark: Mark, row: bool) -> CheckedNumber:
        """A drafted number in a line a person changed: it must be the same number, said of the same unit and way."""
        slot = self.slots[mark.claim]
        shown = mark.span.of(text)
        quote = mention.number.of(text)
        if (slot.claim, shown) not in self.shown or not _inside(mention, mark, text):
            return unsupported_number(quote, slot.indicator, f"Dự thảo ghi {slot.shown}, văn bản ghi {quote}", text)
        if why := self._misplaced(slot, text, mention, row):
            return unsupported_number(quote, slot.indicator, why, text)
        return supported_number(slot, quote, text)

    def _misplaced(self, slot: Slot, text: str, mention: NumberMention, row: bool) -> str:
        """Why the words around no longer say what the number states; empty if they do."""
        start = mention.number.start
        if slot.scope != CITY:
            loose = row or slot.derivation.startswith(QUOTED) or not slot.indicator
            named = self.evidence.units_in(text) if loose else {self.evidence.unit_before(text, start)}
            if slot.scope not in named:
                return f"Số liệu này là của {slot.scope}, không phải của đơn vị nêu trong câu"
        elif slot.values and not row:
            sentence = sentence_at(text, mention.number)
            if unit := self.evidence.unit_before(sentence.of(text), start - sentence.start):
                return f"Số liệu này là số chung của Thành phố, không phải của {unit}"
        if slot.direction:
            sentence = sentence_at(text, mention.number)
            told = direction_before(sentence.of(text), start - sentence.start)
            if told and told != slot.direction:
                return _TURNED
        return ""

    def _unmarked(self, line: Line, text: str, mention: NumberMention) -> CheckedNumber:
        quote = mention.number.of(text)
        around = text if line.row else sentence_at(text, mention.number).of(text)
        head = next((h for span, h in zip(line.cells, line.heads, strict=True) if span.overlaps(mention.number)), "")
        scope = self._scope(text, mention, line.row)
        near = f"{around} | {head}" if line.row else clause_at(text, mention.number).of(text)
        codes = set(self.indicators_in(near)) or set(self.indicators_in(around))
        if mention.form is NumberForm.ZERO and not codes:
            return CheckedNumber(quote, "reference", None, "Không phải số liệu của chỉ tiêu", text)
        if support := self.evidence.find(mention, scope=scope, codes=codes, sentence=around):
            return CheckedNumber(quote, support.status, support.indicator, support.why, text)
        if unit := self._quoted(text, mention):
            return CheckedNumber(quote, "reference", None, f"Trích nguyên văn báo cáo của {unit}", text)
        code = min(codes) if len(codes) == 1 else None
        why = f"Không có số liệu nào của {scope} khớp với số này" if codes else "Không rõ số này thuộc chỉ tiêu nào"
        return unsupported_number(quote, code, why, text)

    def _scope(self, text: str, mention: NumberMention, row: bool) -> str:
        if row:
            named = self.evidence.units_in(text)
            return named.pop() if len(named) == 1 else CITY
        return self.evidence.unit_before(text, mention.number.start) or CITY

    def _quoted(self, text: str, mention: NumberMention) -> str | None:
        """The unit whose report has the number with the words around it, if the line names that unit."""
        folded = fold_case(text)
        window = folded[max(mention.number.start - _AROUND, 0) : mention.number.end + _AROUND].strip(" .-|“”")
        if len(window) < _AROUND:
            return None
        words = one_space(window)
        named = sorted(self.evidence.units_in(text))
        return next((unit for unit in named if any(words in quote for quote in self.quotes(unit))), None)


def numbers_in(text: str) -> list[NumberMention]:
    """Numbers as read by grammar, and any digits the grammar leaves over, in order."""
    found = read_numbers(text)
    for match in _DIGITS.finditer(text):
        span = Span(match.start(), match.end())
        if not any(m.span.overlaps(span) for m in found):
            found.append(NumberMention(span, span, NumberForm.AMOUNT))
    return sorted(found, key=lambda m: m.span.start)


@lru_cache(maxsize=4000)  # the cells of a column say much the same
def _numbers_of(text: str) -> tuple[NumberMention, ...]:
    return tuple(numbers_in(text))


def _blanked(text: str, spans: Iterable[Span]) -> str:
    """What stands outside the spans, each character in its place."""
    for span in spans:
        text = f"{text[: span.start]}{' ' * (span.end - span.start)}{text[span.end :]}"
    return text


def _told_otherwise(lines: Sequence[KnownLine], text: str, mention: NumberMention) -> str:
    """Why the number is told as another sort of number than the lines of the draft tell it; empty if it is not."""
    now = _numbers_of(text)
    found = (told_otherwise(_numbers_of(k.text), k.text, now, text, mention) for k in lines)
    return next(filter(None, found), "")


def _in_order(
    line: Line, lines: Sequence[KnownLine], text: str, mentions: Sequence[NumberMention]
) -> Mapping[Span, Slot]:
    """The draft's slots by where their numbers stand now, in a sentence that has kept all its numbers in order."""
    if line.row or len(lines) != 1:
        return {}
    known = lines[0]
    drafted = _numbers_of(known.text)
    if [m.number.of(known.text) for m in drafted] != [m.number.of(text) for m in mentions]:
        return {}
    beside = zip(drafted, mentions, strict=True)
    return {now.span: slot for m, now in beside for span, slot in known.slots if span.overlaps(m.number)}


def _put_in(lines: Sequence[KnownLine], text: str, mentions: Sequence[NumberMention]) -> dict[Span, str]:
    """Numbers that stand where one of the draft's is gone, by their place: also dates, names and row numbers."""
    if not lines:
        return {}
    before = Counter(fold_case(m.number.of(known.text)) for known in lines for m in _numbers_of(known.text))
    now = Counter(fold_case(m.number.of(text)) for m in mentions)
    gone, more = before - now, now - before
    if not gone:
        return {}
    why = f"Dự thảo ghi {', '.join(gone)}, văn bản không còn ghi"
    return {m.span: why for m in mentions if more[fold_case(m.number.of(text))]}


def _skeleton(text: str) -> str:
    """The line without what a careless hand changes most: digits, and whether something rose or fell."""
    return _WAY.sub("±", _DIGIT.sub("0", text))


def _own_words(text: str) -> str:
    """A row without the source that ends it, its name and its words: they stand as they are, and need no reading."""
    quote = text.find(_SOURCE)
    return text[: max(text.rfind(" | ", 0, quote), 0)] if quote >= 0 else text


def _in_common(a: str, b: str) -> int:
    return sum(x == y for x, y in zip(a, b, strict=True))


def _inside(mention: NumberMention, mark: Mark, text: str) -> bool:
    """Whether no digit of the number stands outside its mark: typed beside it, a digit makes another number."""
    outside = text[mention.number.start : mark.span.start] + text[mark.span.end : mention.number.end]
    return not any(c.isdigit() for c in outside)


def _is_row_number(line: Line, text: str, mention: NumberMention) -> bool:
    if not line.row:
        return False
    for span, head in zip(line.cells, line.heads, strict=True):
        if span.overlaps(mention.number):
            alone = span.of(text).strip()
            return bool(_COLUMN_NUMBER.fullmatch(alone) or (_ROW_NUMBER.match(fold_case(head)) and alone.isdigit()))
    return False
