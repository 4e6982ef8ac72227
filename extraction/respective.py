"""Names first, figures after: "số đơn vị, số hạn chế và số đã khắc phục lần lượt là 8, 19 và 15"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from domain.numbers import NumberForm, NumberMention
from domain.texts import Span, fold_case
from extraction.clauses import sentences
from extraction.labels import LabelIndex

_CUE = re.compile(
    r"(?<!\w)(?:theo thứ tự|lần lượt|tương ứng|tuần tự)(?:\s+(?:theo thứ tự|lần lượt|tương ứng))?"
    r"(?:\s+(?P<verb>là|đạt|có|bằng|gồm|ở mức|được|còn|chiếm))?(?:\s+(?:là|với|khoảng))?\s*:?\s*$"
)
_FIRST = re.compile(r"(?<!\w)(?:lần lượt|theo thứ tự|tuần tự)\s+(?=[^\W\d_])")
_PLAIN = re.compile(r"(?:(?<!\w)(?P<verb>là|đạt)\s*:?|:)\s*$")
_NAME = re.compile(r"\W*(?:tổng\s+)?(?:số|tỷ lệ|mức|lượng|chỉ số|điểm|thứ hạng)(?!\w)")
_LEADS_IN = re.compile(
    r"\W*(?:\w{1,2}[.)]\s*)?(?:trong|tính|đến|tới|từ|theo|tại|trên|về|đối với|qua|ngoài|bên cạnh|cụ thể|kết quả|"
    r"như vậy|riêng|hiện|nay|với|l[ũu][ỹy] kế|quý|năm|(?:\d|ba|sáu|chín) tháng)(?!\w)(?!\s+hạn)"
)
_JOINED = re.compile(r"\s*(?:\([^()]*\))?\s*(?:,\s*và|[,;/]|và|cùng)\s*$")
_REMARK = re.compile(r"\s*\([^()]*\)")
_SPLIT = re.compile(r",\s*và\s|[,;/](?!\d)|\s(?:và|cùng với|cũng như|cùng)\s")
_WHOLE = re.compile(r"ubnd(?: [^\W\d_]+){0,2} và chủ tịch|hđnd và ubnd|\([^()]*\)")
_LINK = re.compile(r"\W*(?:(?:trong đó|gồm|bao gồm|còn|riêng|cụ thể|thì|và|với)(?!\w)\W*)*")
_TOPIC = re.compile(r"(?:\scó|\sgồm|:|\svề|\svới)\s+(?=(?:tổng|số|tỷ lệ|mức|lượng)(?!\w))")
_TIME = re.compile(
    r"\W*(?:(?:\d+\.)|(?:trong|tính|từ|đến|tới|riêng|của|hết|cả|này|nay|đầu|lũy kế|luỹ kế|kể|cộng dồn|quý|kỳ|tháng|năm|"
    r"hiện|ngày|[ivx]+|\d[\d/.]*|ba|sáu|chín|mười hai|tại|thời điểm|báo cáo|kỳ này|trước|cùng kỳ|so sánh)(?!\w)\W*)+"
)
_OWNER = re.compile(r"(?<=\s)của\s+(?:sở|phường|xã|ban|thành phố|trung tâm|văn phòng|khối|đơn vị)(?:\s[^\W\d_]+)*")
_WHEN = re.compile(
    r"(?<=\s)(?:trong (?:quý|kỳ|năm|tháng)(?: này| [ivx]+)?|l[ũu][ỹy] kế(?: (?:\d|sáu|chín) tháng)?|"
    r"từ đầu năm(?: đến nay)?|"
    r"(?:\d|sáu|chín) tháng(?: đầu năm)?|quý [ivx]+)(?!\w)"
)
_SILENT = frozenset({NumberForm.DATE, NumberForm.DOC_NUMBER, NumberForm.NAME})
_SCALED = frozenset(("đồng", "hạng"))


@dataclass(frozen=True, slots=True)
class RespectiveList:
    """names: what each figure is called, in order, as the words to be put together; empty where their counts differ.

    told: each figure with the bracket behind it. figures: their places among the mentions. start: of the whole list.
    verb: what joins both. unit: printed once for all.
    """

    names: tuple[tuple[Span, ...], ...]
    told: tuple[Span, ...]
    figures: tuple[int, ...]
    start: int
    verb: str = "là"
    unit: str | None = None


def respective_lists(text: str, mentions: Sequence[NumberMention], labels: LabelIndex) -> list[RespectiveList]:
    """Every such list of the text, in order."""
    folded = fold_case(text)
    page = _Page(text, folded, mentions, labels)
    found: list[RespectiveList] = []
    for sentence in sentences(text):
        inside = [i for i, m in enumerate(mentions) if sentence.contains(m.span) and m.form not in _SILENT]
        order = 0
        while order < len(inside):
            run = _run(folded, mentions, inside, order)
            start = mentions[inside[order - 1]].span.end if order else sentence.start
            if len(run) > 1 and (told := page.told(Span(start, mentions[run[0]].span.start), run)):
                found.append(told)
            order = inside.index(run[-1]) + 1
    return found


def _run(folded: str, mentions: Sequence[NumberMention], inside: Sequence[int], order: int) -> list[int]:
    """The figures listed from `order` on: nothing but a mark, "và" or a bracket stands between them."""
    run, last = [inside[order]], False
    for following in inside[order + 1 :]:
        between = folded[mentions[run[-1]].span.end : mentions[following].span.start]
        if last:
            break
        if _JOINED.fullmatch(between):
            run.append(following)
            last = "và" in _REMARK.sub("", between)
        elif not _in_bracket(folded, mentions[run[-1]], mentions[following]):
            break
    return run


def _in_bracket(folded: str, figure: NumberMention, other: NumberMention) -> bool:
    """The other stands in the bracket behind the figure."""
    remark = _REMARK.match(folded, figure.span.end)
    return remark is not None and remark.start() <= other.span.start < remark.end()


class _Page:
    """A text whose lists are told apart."""

    def __init__(self, text: str, folded: str, mentions: Sequence[NumberMention], labels: LabelIndex) -> None:
        self.text = text
        self.folded = folded
        self.mentions = mentions
        self.labels = labels

    def told(self, before: Span, run: Sequence[int]) -> RespectiveList | None:
        """The list of the figures of `run`, led up to by the words `before`; None where they are no such list."""
        if cue := _CUE.search(self.folded, before.start, before.end):
            names = self._names(Span(before.start, cue.start()), len(run))
        elif cue := _FIRST.search(self.folded, before.start, before.end):
            names = self._names(Span(cue.end(), before.end), len(run))
            done = Span(cue.end(), before.end)
            names = names or tuple((*n, done) for n in self._names(Span(before.start, cue.start()), len(run)))
        elif cue := _PLAIN.search(self.folded, before.start, before.end):
            names = self._names(Span(before.start, cue.start()), len(run))
            if not names or not self._surely(names):
                return None
        else:
            return None
        verb = cue.groupdict().get("verb") or ("" if cue.re is _FIRST else "là")
        figures = tuple(_with_remark(self.folded, self.mentions[i].span) for i in run)
        last = self.mentions[run[-1]].measure
        unit = None if last in _SCALED else last
        start = min(names[0][0].start, cue.start()) if names else cue.start()
        return RespectiveList(names, figures, tuple(run), start, verb, unit)

    def _surely(self, names: Sequence[tuple[Span, ...]]) -> bool:
        """Without "lần lượt" each name must be a name of its own, or the second only another time."""
        own = [_NAME.match(self.folded, n[-1].start, n[-1].end) and self._says_something(n[-1]) for n in names]
        return all(own) or all(_TIME.fullmatch(self.folded, n[-1].start, n[-1].end) for n in names[1:])

    def _names(self, region: Span, count: int) -> tuple[tuple[Span, ...], ...]:
        """The name of each figure in the region; none where they cannot be told apart so."""
        start = max(region.start, self.folded.rfind(";", region.start, region.end) + 1)
        link = _LINK.match(self.folded, start, region.end)
        region = Span(link.end() if link else start, region.end)
        fixed = [*(m.span for m in self.mentions), *(Span(*m.span()) for m in _WHOLE.finditer(self.folded))]
        spotted = self.labels.lexicon.spot(region.of(self.text))
        phrases = [Span(h.span.start + region.start, h.span.end + region.start) for h in spotted]
        for whole in ([*fixed, *phrases], fixed):
            if names := self._named(_items(self.folded, region, whole), count):
                return names
        return ()

    def _named(self, items: list[Span], count: int) -> tuple[tuple[Span, ...], ...]:
        times = [_TIME.fullmatch(item.of(self.folded)) is not None for item in items]
        if len(items) == count + 1 and all(times[:-1]) and not times[-1]:
            return tuple((time, items[-1]) for time in items[:-1])
        while len(items) > count and _LEADS_IN.match(self.folded, items[0].start, items[0].end):
            items, times = items[1:], times[1:]
        extra = len(items) - count
        if extra > 0 and _TOPIC.search(items[extra].of(self.folded)):
            items, times = [Span(items[0].start, items[extra].end), *items[extra + 1 :]], [False, *times[extra + 1 :]]
        if len(items) != count or (times[0] and not all(times)):
            return ()
        return self._with_shared(items)

    def _with_shared(self, items: Sequence[Span]) -> tuple[tuple[Span, ...], ...]:
        """What the last name ends with ("… của phường", "… trong quý") is said of all that say nothing of the kind."""
        names: list[tuple[Span, ...]] = [(item,) for item in items]
        for shared in (_OWNER, _WHEN):
            last = shared.search(self.folded, items[-1].start, items[-1].end)
            if last is None or any(shared.search(self.folded, i.start, i.end) for i in items[:-1]):
                continue
            names[:-1] = [(*name, Span(*last.span())) for name in names[:-1]]
        return tuple(names)

    def _says_something(self, item: Span) -> bool:
        return any(self.labels.slot(h.term) not in ("quantity", "owner") for h in self.labels.terms(item.of(self.text)))


def _with_remark(folded: str, span: Span) -> Span:
    remark = _REMARK.match(folded, span.end)
    return Span(span.start, remark.end() if remark else span.end)


def _items(folded: str, region: Span, whole: Sequence[Span]) -> list[Span]:
    """The region between its commas and "và"; those inside one of `whole` do not split."""
    items: list[Span] = []
    start = region.start
    for mark in _SPLIT.finditer(folded, region.start, region.end):
        if any(w.start < mark.start() + 1 and mark.end() - 1 < w.end for w in whole):
            continue
        items.append(Span(start, mark.start()))
        start = mark.end()
    items.append(Span(start, region.end))
    return [item for item in items if item.of(folded).strip()]
