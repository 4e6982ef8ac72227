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
_PLAIN_CUE = re.compile(r"(?<!\w)(?P<verb>là|đạt|có)\s*:?\s*$")
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
_SILENT = frozenset({NumberForm.DATE, NumberForm.DOC_NUMBER, NumberForm.NAME})
_SCALED = frozenset(("đồng", "hạng"))


@dataclass(frozen=True, slots=True)
class RespectiveList:
    """names: what each figure is called, in order, as the words to be put together; empty where their counts differ.

    told: each figure with the bracket behind it. figures: their places among the mentions. verb: what joins both.
    unit: printed once for all.
    """

    names: tuple[tuple[Span, ...], ...]
    told: tuple[Span, ...]
    figures: tuple[int, ...]
    verb: str = "là"
    unit: str | None = None


def respective_lists(text: str, mentions: Sequence[NumberMention], labels: LabelIndex) -> list[RespectiveList]:
    """Every such list of the text, in order."""
    folded = fold_case(text)
    if not any(cue in folded for cue in ("lần lượt", "tương ứng", "thứ tự", "tuần tự")):
        return []
    whole = [h.span for h in labels.lexicon.spot(text)] + [Span(*m.span()) for m in _WHOLE.finditer(folded)]
    whole += [m.span for m in mentions]
    found: list[RespectiveList] = []
    for sentence in sentences(text):
        inside = [i for i, m in enumerate(mentions) if sentence.contains(m.span) and m.form not in _SILENT]
        order = 0
        while order < len(inside):
            run = _run(folded, mentions, inside, order)
            start = mentions[inside[order - 1]].span.end if order else sentence.start
            if len(run) > 1 and (cue := _CUE.search(folded, start, mentions[run[0]].span.start)):
                found.append(_list(text, folded, Span(start, cue.start()), run, mentions, cue, whole, labels))
            order = inside.index(run[-1]) + 1
    return found


def _run(folded: str, mentions: Sequence[NumberMention], inside: Sequence[int], order: int) -> list[int]:
    """The figures listed from `order` on: nothing but a mark, "và" or a bracket stands between them."""
    run = [inside[order]]
    for following in inside[order + 1 :]:
        between = folded[mentions[run[-1]].span.end : mentions[following].span.start]
        if _JOINED.fullmatch(between):
            run.append(following)
        elif not _in_bracket(folded, mentions[run[-1]], mentions[following]):
            break
    return run


def _in_bracket(folded: str, figure: NumberMention, other: NumberMention) -> bool:
    """The other stands in the bracket behind the figure."""
    remark = _REMARK.match(folded, figure.span.end)
    return remark is not None and remark.start() <= other.span.start < remark.end()


def _list(
    text: str,
    folded: str,
    region: Span,
    run: Sequence[int],
    mentions: Sequence[NumberMention],
    cue: re.Match[str],
    whole: Sequence[Span],
    labels: LabelIndex,
) -> RespectiveList:
    told = tuple(_with_remark(folded, mentions[i].span) for i in run)
    names = _names(text, folded, region, len(run), whole, labels)
    last = mentions[run[-1]].measure
    unit = None if last in _SCALED else last
    return RespectiveList(names, told, tuple(run), cue["verb"] or "là", unit)


def _with_remark(folded: str, span: Span) -> Span:
    remark = _REMARK.match(folded, span.end)
    return Span(span.start, remark.end() if remark else span.end)


def _names(
    text: str, folded: str, region: Span, count: int, whole: Sequence[Span], labels: LabelIndex
) -> tuple[tuple[Span, ...], ...]:
    """The name of each figure in the region; none where they cannot be told apart so."""
    start = max(region.start, folded.rfind(";", region.start, region.end) + 1)
    link = _LINK.match(folded, start, region.end)
    items = _items(folded, Span(link.end() if link else start, region.end), whole)
    times = [_TIME.fullmatch(item.of(folded)) is not None for item in items]
    if len(items) == count + 1 and all(times[:-1]) and not times[-1]:
        return tuple((time, items[-1]) for time in items[:-1])
    while len(items) > count and not _says_something(text, items[0], labels):
        items, times = items[1:], times[1:]
    extra = len(items) - count
    if extra > 0 and _TOPIC.search(items[extra].of(folded)):
        items, times = [Span(items[0].start, items[extra].end), *items[extra + 1 :]], [False, *times[extra + 1 :]]
    if len(items) != count or (times[0] and not all(times)):
        return ()
    return tuple((item,) for item in items)


def _items(folded: str, region: Span, whole: Sequence[Span]) -> list[Span]:
    """The region between its commas and "và"; those inside a known phrase or a bracket do not split."""
    items: list[Span] = []
    start = region.start
    for mark in _SPLIT.finditer(folded, region.start, region.end):
        if any(w.start < mark.start() + 1 and mark.end() - 1 < w.end for w in whole):
            continue
        items.append(Span(start, mark.start()))
        start = mark.end()
    items.append(Span(start, region.end))
    return [item for item in items if item.of(folded).strip()]


def _says_something(text: str, item: Span, labels: LabelIndex) -> bool:
    return any(labels.slot(h.term) not in ("quantity", "owner") for h in labels.terms(item.of(text)))
