"""Which indicator each number of a text speaks of. Two plausible readings without a clear winner give none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from domain.indicators import Area
from domain.numbers import NumberForm, NumberMention
from domain.quantities import PERCENT
from domain.texts import Span, fold_case
from domain.values import FigureKind
from extraction import carrying, explained, index_figures, pairing
from extraction.bound import DONE_STAGES, TELLS_OF, BindingContext, Bound, Role, Spot
from extraction.discourse import Discourse
from extraction.labels import LabelIndex, Named, clear_winner, strength_of
from extraction.left_unsaid import lend
from extraction.one_field import is_one_field
from extraction.other_things import counts_other_things
from extraction.pieces import is_piece
from extraction.plausible import plausible
from extraction.segments import stretches
from extraction.terms import TermHit
from extraction.told_alone import name_alone

_LEAST = 0.85
_ALIKE = 0.15
_HEARD = 0.3
_WITHOUT_APPLICATIONS = frozenset((Area.CD, Area.TC, Area.BM, Area.TK))
_OF_TOTAL = re.compile(r"\s*(?:tổng số|trên tổng số|trong tổng số|số)\s")
_IN_BRACKET = re.compile(r"(?<!\w)số [^(),;:\d]+\(\s*$")  # "số văn bản phải rà soát (112)"
_SHARE_NAMED = re.compile(r"(?<!\w)tỷ lệ(?!\w)")
_SAME_COUNT = re.compile(r"\W*(?:tương ứng|tương đương|tức(?: là)?|ứng với)\s*(?:với|khoảng|gần|hơn)?\s*")
_SAME_COUNT_BEHIND = re.compile(r"%\s*\W*(?:tương ứng|tương đương|tức(?: là)?|ứng với)\s*(?:với|khoảng|gần|hơn)?\s*$")
_SAID_OF_THEM = frozenset(
    ("có mặt", "hiện diện", "hoàn thành xuất sắc", "không hoàn thành")
)  # behind "46/48 công chức"
_COMPARED = re.compile(r"(?<!\w)so với(?!\w)")  # "71/76 công chức so với biên chế giao"
_DONE = re.compile(r"(?<!\w)đã(?:\s+được)?(?!\w)")
_SECOND_VERB = re.compile(r",\s*(?:xử lý|bị|phải|để|áp dụng)(?:\s+[^\W\d_]+){1,4}")
_OTHERWISE = re.compile(r"(?<!\w)(?:trong khi|trái lại|ngược lại)(?!\w)")  # what follows is said of something else
_LISTED = re.compile(  # "[giảm] được 76 phòng và tương đương, 143 đơn vị sự nghiệp và …": nothing else is said between
    r"(?:\s+(?:được|bớt|tới|đi))?(?:\s+(?:gần|hơn|trên|khoảng))?\s+"
    r"(?:[\d.]+(?:\s+(?!còn|có|hiện|tăng|thành lập|nâng|đạt)[^\W\d_]+){1,9}(?:\s*,(?:\s+và)?|\s+(?:và|cùng))\s+"
    r"(?:(?:gần|hơn|trên|khoảng)\s+)?)+"
)
_HOLDS = re.compile(  # "năm nay kế hoạch có 66 nhiệm vụ": how much it holds, whatever was done before
    r"(?<!\w)kế hoạch(?: [^\W\d_]+){0,4} (?:có|gồm|đề ra|đặt ra|xác định|giao)(?: (?:cả thảy|tổng số|tổng cộng))?\s*$"
)
_OF_ALL_THOSE = re.compile(  # "112 hồ sơ đang giải quyết, toàn bộ còn trong hạn, …": of the number before only
    r"(?<=[,;] )(?:và )?(?:tất cả|toàn bộ|đều)(?! các| số)(?!\w)[^,;.:()\d]*"
    r"(?=[,;](?!\s*(?:tỷ lệ|đạt|tương (?:đương|ứng)|bằng|chiếm)))"
)
_NUMBERED_PLAN = re.compile(  # "Kế hoạch số 09/KH-UBND ngày 14/01/2026 của UBND xã về CCHC"
    r"(?<!\w)kế hoạch số [^,;]{0,60}?(?<!\w)về (?:công tác |việc |thực hiện )*(?:cchc|cải cách hành chính)(?!\w)"
)
_ARISES = frozenset(("phát", "sinh"))  # "sáng kiến phát sinh trong quý: không"
_TO_COME = re.compile(r"(?<!\w)(?:(?:dự kiến|phấn đấu)(?: sẽ)?|trong thời hạn)\s*$")
_PLAN_WORDS = 16  # characters
_AND_THEN = re.compile(r"(?:\s|^)(?:và|đồng thời)\s+(?:đã\s+)?(?:kiến nghị|đề nghị|yêu cầu|chỉ đạo|đề xuất)(?!\w)")
_LAST_WORD = re.compile(r"\s*(?:[^\W\d_]+\s+){0,2}:?\s*")
_OF_WORK = re.compile(  # "Việc Thành phố giao, đến hạn: 12; xong muộn: 7" is of tasks
    r"\W*(?:các |số |những )?(?:đầu |công )?việc [^;:.\d]{0,80}(?<!\w)(?:giao|phân công)(?!\w)"
)
_PREDICATE = re.compile(r",(?: [^\W\d_]+){1,4} (?:đã |đều |cũng )*(?:được|bị) ")  # behind "lĩnh vực dân tộc"
_ANY_BODY = "cơ quan đơn vị"
_TELLS_NOTHING = frozenset(("quantity", "owner"))
_LEVELS = {"điểm": "điểm", "hạng": "thứ hạng"}
_NEVER = frozenset({FigureKind.DATE, FigureKind.DOC_NUMBER, FigureKind.DELTA, FigureKind.OTHER})


def bind(
    text: str,
    mentions: Sequence[NumberMention],
    kinds: Sequence[FigureKind],
    *,
    labels: LabelIndex,
    context: BindingContext | None = None,
) -> list[Bound]:
    """Parallel to `mentions`: each with its kind and, where the words say so clearly, its indicator."""
    context = context or BindingContext()
    hits = _hits(text, mentions, labels)
    spots = _spots(text, mentions, kinds, labels, hits)
    _name(text, spots, labels, context, hits)
    pairing.settle(text, spots, labels, one_body=context.one_body)
    bound = [Bound(mention, kind) for mention, kind in zip(mentions, kinds, strict=True)]
    for spot in spots:
        bound[spot.stretch.mention] = _bound(spot)
    return bound


def _hits(text: str, mentions: Sequence[NumberMention], labels: LabelIndex) -> list[TermHit]:
    """Terms of the text, those that only hide words among them."""
    marks = [m.span for m in mentions if m.form is NumberForm.DOC_NUMBER]
    spelt = [m.number for m in mentions if m.form is NumberForm.AMOUNT]
    spotted = [h for h in labels.lexicon.spot(text) if not _in_mark(h, marks, labels) and not _planned(text, h)]
    spotted = [h for h in spotted if not any(n.contains(h.span) for n in spelt)]  # "… phẩy một phần trăm"
    plans = [TermHit("kế hoạch cchc", Span(*m.span()), 1.0) for m in _NUMBERED_PLAN.finditer(fold_case(text))]
    return sorted([*spotted, *plans], key=lambda h: (h.span.start, h.span.end)) if plans else spotted


def _spots(
    text: str,
    mentions: Sequence[NumberMention],
    kinds: Sequence[FigureKind],
    labels: LabelIndex,
    spotted: Sequence[TermHit],
) -> list[Spot]:
    hits = [h for h in spotted if labels.slot(h.term) != "noise"]
    found: list[Spot] = []
    remarks = [Span(*m.span()) for m in _OF_ALL_THOSE.finditer(fold_case(text))]
    for stretch in stretches(text, mentions, [h.span for h in spotted]):
        mention = mentions[stretch.mention]
        near = [h for h in hits if stretch.near.overlaps(h.span) and not _aside(text, mention, h)]
        near = [h for h in near if not _remarked(text, mention, h, near, labels)]
        if mention.denominator is not None and mention.form is NumberForm.AMOUNT and mention.measure != "điểm":
            near = _of_numerator(text, near, mention, labels)
        if mention.measure == PERCENT and _OF_TOTAL.match(fold_case(text[mention.span.end :])):
            before = _before(near, mention)
            near = before if any(labels.slot(h.term) not in _TELLS_NOTHING for h in before) else near
        near = [h for h in near if not _done_next(text, near, mention, h, labels)]
        wide = [h for h in hits if stretch.wide.contains(h.span) and h not in near]
        wide = [h for h in wide if not _remarked(text, mention, h, near, labels)]
        wide = [h for h in wide if not any(remark.contains(h.span) for remark in remarks)]
        wide = [h for h in wide if labels.slot(h.term) != "timing" or not _parted(text, mention, h)]
        after = [h for h in hits if stretch.after.contains(h.span) or h.span.start >= stretch.after.end]
        after = [h for h in after if stretch.sentence.contains(h.span)]
        found.append(Spot(stretch, mention, kinds[stretch.mention], near, wide, after))
    for spot, following in pairwise(found):
        _hand_on(text, spot, following, labels)
    return found


def _hand_on(text: str, spot: Spot, following: Spot, labels: LabelIndex) -> None:
    """ "tiếp nhận 120 hồ sơ giải quyết 115", "nhận mới 40 còn kỳ trước để lại 18": a verb before each number."""
    led = any(labels.slot(h.term) in TELLS_OF for h in _before(spot.near, spot.mention))
    if not led or spot.stretch.sentence != following.stretch.sentence:
        return
    start = following.mention.span.start
    verbs = [
        h
        for h in spot.near
        if h.span.start >= spot.mention.span.end
        and (labels.slot(h.term) == "stage" or h.term == "kỳ trước")
        and _LAST_WORD.fullmatch(text[h.span.end : start])
    ]
    spot.near = [h for h in spot.near if h not in verbs]
    following.near = [*(h for h in verbs if h not in following.near), *following.near]


def _planned(text: str, hit: TermHit) -> bool:
    """ "dự kiến hoàn thành trước ngày 15/11", "trong thời hạn giải quyết" tell of nothing done."""
    front = text[max(0, hit.span.start - _PLAN_WORDS) : hit.span.start]
    return hit.term in DONE_STAGES and _TO_COME.search(fold_case(front)) is not None


def _in_mark(hit: TermHit, marks: Sequence[Span], labels: LabelIndex) -> bool:
    """The "BC" of "12/BC-STC" is no staff quota; the decision an index is named by names it."""
    return labels.slot(hit.term) != "index" and any(mark.contains(hit.span) for mark in marks)


def _aside(text: str, mention: NumberMention, hit: TermHit) -> bool:
    """Words in a bracket behind the number explain, they do not name it."""
    between = text[mention.span.end : hit.span.start]
    return hit.span.start > mention.span.end and between.count("(") > between.count(")")


def _done_next(text: str, near: Sequence[TermHit], mention: NumberMention, hit: TermHit, labels: LabelIndex) -> bool:
    """The second predicate of "qua kiểm tra 17 văn bản và đã kiến nghị xử lý" says nothing of what was inspected."""
    led = any(labels.slot(h.term) in TELLS_OF and h.span.end <= mention.span.start for h in near)
    return led and _AND_THEN.search(fold_case(text[mention.span.end : hit.span.end])) is not None


def _parted(text: str, mention: NumberMention, hit: TermHit) -> bool:
    """Said of what stands before a ";", or only remarked: "đang giải quyết 161 hồ sơ (đều trong hạn)"."""
    return ";" in text[hit.span.end : mention.span.start] or _aside(text, mention, hit)


def _remarked(text: str, mention: NumberMention, hit: TermHit, near: Sequence[TermHit], labels: LabelIndex) -> bool:
    """Words in a bracket that explain a law ("Luật … (nay đã được thay thế), số văn bản phải rà soát là 22") name
    nothing, where the number is named behind it."""
    between = text[hit.span.end : mention.span.start]
    if hit.span.end > mention.span.start or between.count(")") <= between.count("("):
        return False
    closed = hit.span.end + between.index(")")
    return any(h.span.start > closed and labels.slot(h.term) in TELLS_OF for h in near)


def _before(near: list[TermHit], mention: NumberMention) -> list[TermHit]:
    return [h for h in near if h.span.start < mention.number.start]


def _of_numerator(text: str, near: list[TermHit], mention: NumberMention, labels: LabelIndex) -> list[TermHit]:
    """In "có mặt 178/195 biên chế được giao" the words behind speak of the 195; in "10 trên 13 văn bản phải rà soát đã
    được rà soát" those up to the predicate do."""
    compared = _COMPARED.search(fold_case(text), mention.span.end)
    near = [h for h in near if compared is None or h.span.start < compared.start()]
    led = not text[: mention.span.start].rstrip().endswith(",")  # "Sau kết luận kiểm tra, 12/15 tồn tại được …"
    before = [h for h in near if (led and h.span.start < mention.number.start) or h.term in _SAID_OF_THEM]
    if any(labels.slot(h.term) in TELLS_OF and h.term not in ("điểm", "thứ hạng") for h in before):
        return [h for h in near if h in before or labels.slot(h.term) in ("object", "program")]
    predicate = _DONE.search(fold_case(text), mention.span.end)
    if predicate is None or not any(h.span.end > predicate.end() for h in near):
        return near
    told = [h for h in near if h in before or h.span.end > predicate.start()]
    if not any(labels.slot(h.term) in TELLS_OF for h in told):
        return near
    return [h for h in near if h in told or labels.slot(h.term) in ("object", "program")]


def _name(
    text: str, spots: Sequence[Spot], labels: LabelIndex, context: BindingContext, hits: Sequence[TermHit]
) -> None:
    headed = [hit for heading in context.headings for hit in labels.terms(heading)]
    discourse = Discourse(labels, context.areas, headed)
    for lead in context.leads:
        discourse.remember(labels.terms(lead))
    for order, spot in enumerate(spots):
        earlier = spots[:order]
        if not earlier or earlier[-1].stretch.sentence != spot.stretch.sentence:
            discourse.next_sentence()
            since = earlier[-1].stretch.sentence.end if earlier else 0
            between = Span(since, max(since, spot.stretch.sentence.start))
            said = [h for h in hits if labels.slot(h.term) == "object" and between.contains(h.span)]
            said = [h for h in said if h.term != _ANY_BODY]  # "Đơn vị nghiêm túc triển khai." speaks of nothing counted
            discourse.remember(said if spot.measure in (None, PERCENT) else [])
        lend(text, order, spots, labels)
        _widen(text, order, spots, labels)
        counted = labels.wordings.nouns.get(spot.mention.measure or "", ())
        level = _LEVELS.get(_level(spot, earlier) or "")
        spoken = [h for h in spot.near if not _is_noun_alone(text, spot, h, counted)]
        spot.frame = discourse.frame(spoken, spot.wide, spot.after, counted, level)
        if _names_itself(text, spot, labels):
            _forget_stage(spot, labels)
        index_figures.inherit_index(text, spot, earlier[-1] if earlier else None, labels)
        if spot.kind not in _NEVER and not carrying.takes_over(text, spot, earlier, labels, one_body=context.one_body):
            _choose(text, spot, labels, earlier)
        if earlier and spot.code in (None, earlier[-1].code) and carrying.is_over(text, spot, earlier[-1]):
            spot.code = labels.wordings.out_of.get(earlier[-1].code or "")
            spot.score = earlier[-1].score
        open_still = spot.code is None and not spot.carried and spot.kind not in _NEVER
        if open_still and (tail := _tail(text, order, spots, labels)):
            spot.frame = discourse.frame([*spot.near, *tail], spot.wide, (), counted)
            _choose(text, spot, labels, earlier)
        if spot.code is None and not spot.carried and (alone := name_alone(text, spot, labels, context)):
            spot.code, spot.score = alone, 1.0
        told = spoken if spot.frame.objects.isdisjoint(counted[:1]) else spot.near
        discourse.remember([*spot.wide, *told, *_counted_alone(spot, counted)])


def _level(spot: Spot, earlier: Sequence[Spot]) -> str | None:
    """What scale a number stands on; after so many "bậc" a bare one is a rank."""
    after_steps = (
        earlier and earlier[-1].mention.measure == "bậc" and earlier[-1].stretch.sentence == spot.stretch.sentence
    )
    return "hạng" if after_steps and spot.measure is None else spot.measure


def _counted_alone(spot: Spot, counted: Sequence[str]) -> list[TermHit]:
    """The "nhiệm vụ" of "65 việc", which its words do not spell; "gấp 1,4 lần" counts nothing."""
    times = spot.kind is FigureKind.DELTA and spot.mention.measure == "lần"
    if times or len(counted) != 1 or any(h.term == counted[0] for h in spot.near):
        return []
    return [TermHit(counted[0], spot.mention.span, 1.0)]


def _is_noun_alone(text: str, spot: Spot, hit: TermHit, counted: Sequence[str]) -> bool:
    """The "đơn vị" of "giảm 3 đơn vị" says nothing that its number's noun does not: what was spoken of before stays."""
    if hit.term == "lượt" and spot.mention.measure == "PAKN":
        return True  # "21 lượt được xử lý" under feedback: the turns are what was spoken of before
    alone = hit.term == _ANY_BODY and hit.term in counted and spot.mention.span.contains(hit.span)
    return alone and fold_case(hit.span.of(text)) == spot.mention.measure


def _names_itself(text: str, spot: Spot, labels: LabelIndex) -> bool:
    """ "không phát sinh"; "… số kiến nghị (51 văn bản)": what was done to others before says nothing of these."""
    if spot.mention.form is NumberForm.ZERO:
        return not carrying.telling(spot, labels) or _opens_with_object(text, spot, labels)
    words = text[spot.stretch.sentence.start : spot.mention.span.start]
    if spot.mention.measure == "nhiệm vụ" and _HOLDS.search(fold_case(words)):
        return True
    told = [h for h in spot.near if h.span.end <= spot.mention.span.start and labels.slot(h.term) in TELLS_OF]
    return _IN_BRACKET.search(fold_case(words)) is not None and bool(told)


def _opens_with_object(text: str, spot: Spot, labels: LabelIndex) -> bool:
    """ "Không phát sinh văn bản quy phạm pháp luật ban hành mới.": a sentence of its own."""
    opens = not text[spot.stretch.sentence.start : spot.mention.span.start].strip(" -–+•*")
    return opens and any(labels.slot(h.term) == "object" for h in spot.near)


def _forget_stage(spot: Spot, labels: LabelIndex) -> None:
    """ "không phát sinh PAKN": there were none at all, whatever stage was spoken of before."""
    assert spot.frame is not None
    bare = spot.mention.form is NumberForm.ZERO and not carrying.telling(spot, labels)
    told = ("stage",) if bare else ("stage", "theme")
    kept = {t: f for t, f in spot.frame.terms.items() if labels.slot(t) not in told or t in spot.frame.local}
    spot.frame = replace(spot.frame, terms=kept)


def _widen(text: str, order: int, spots: Sequence[Spot], labels: LabelIndex) -> None:
    """A number whose own clause names nothing leans on the clause before: "…, tỷ lệ có mặt tăng, cả năm 98,9%"."""
    spot = spots[order]
    if carrying.telling(spot, labels):
        return
    if told := _predicate_behind(text, order, spots, labels):
        spot.near = [*spot.near, *told]
        return
    before = spots[order - 1] if order and spots[order - 1].stretch.sentence == spot.stretch.sentence else None
    if before is not None and (verb := _shared_verb(text, spot, before)):
        spot.near = [*verb, *spot.near]
        return
    if before is not None and (told := _told_before(text, spot, spots[:order], labels)):
        spot.near = [*told, *spot.near]
        return
    if carrying.foreign(text, spot, labels) and not (spot.wide and spot.is_percent):
        return
    if spot.mention.form is NumberForm.ZERO and (joined := _joined_verbs(text, spot)):
        spot.near = [*spot.near, *joined]
    elif spot.wide:
        spot.near, spot.wide = [*spot.wide, *spot.near], []
    elif before is not None and (before.kind in _NEVER or _explains(spot, before)):
        spot.near = [*before.near, *spot.near]
    elif before is not None and spot.stretch.opens == "(":
        spot.near = [*(h for h in before.near if h.span.start >= before.mention.span.end), *spot.near]


def _predicate_behind(text: str, order: int, spots: Sequence[Spot], labels: LabelIndex) -> list[TermHit]:
    """ "12 văn bản quy phạm pháp luật lĩnh vực dân tộc, tôn giáo được rà soát xong": a number that opens its sentence
    takes the predicate, though the noun's own comma stands between."""
    spot = spots[order]
    opens = text[spot.stretch.sentence.start : spot.mention.span.start]
    if opens.strip(" -–+•*") or spot.is_percent:
        return []
    following = [s.mention.span.start for s in spots[order + 1 :] if s.stretch.sentence == spot.stretch.sentence]
    end = min(following, default=spot.stretch.sentence.end)
    words = fold_case(text[spot.stretch.near.end : end])
    predicate = _PREDICATE.match(words)
    if predicate is None:
        return []
    start = spot.stretch.near.end + predicate.end()
    told = [h for h in spot.after if start - 1 <= h.span.start and h.span.end <= end]
    return told if any(labels.slot(h.term) in TELLS_OF for h in told) else []


def _explains(spot: Spot, percent: Spot) -> bool:
    """ "rà soát đạt 91,6% (131/143)", "xử lý đạt 100% (03 văn bản)": the counts of what the percent speaks of."""
    if not percent.is_percent or percent.code is not None or spot.is_percent:
        return False
    return explained.gives(spot, percent) or (spot.stretch.opens == "(" and spot.measure is not None)


def _shared_verb(text: str, spot: Spot, before: Spot) -> list[TermHit]:
    """The "giảm" of "giảm 16 đơn vị sự nghiệp, 142 chức danh lãnh đạo và 3 phòng" is said of all."""
    if spot.is_percent or spot.measure in (None, before.measure):
        return []
    verbs = [h for h in before.near if h.term == "giảm" and h.span.end <= before.mention.span.start]
    return verbs if verbs and _LISTED.fullmatch(fold_case(text[verbs[-1].span.end : spot.mention.span.start])) else []


def _told_before(text: str, spot: Spot, earlier: Sequence[Spot], labels: LabelIndex) -> list[TermHit]:
    """Terms that stand with the number before and name this one: "… 03 nên tỷ lệ đúng hạn xấp xỉ tuyệt đối: 99,9%",
    "9,6% hồ sơ nộp giấy, tương ứng 402 hồ sơ", "100% số văn bản phải rà soát đã được rà soát (16/16)"."""
    before = earlier[-1]
    between = Span(before.mention.span.end, spot.mention.span.start)
    if spot.is_percent and not before.is_percent and (named := _SHARE_NAMED.search(fold_case(between.of(text)))):
        return [h for h in before.near if h.span.start >= between.start + named.end()]
    lead = fold_case(text[spot.stretch.near.start : spot.mention.span.start])
    if before.is_percent and not spot.is_percent and before.code is None and _SAME_COUNT.fullmatch(lead):
        return before.near
    if before.is_percent and before.code is None and explained.is_that_share(text, spot, earlier):
        return _of_predicate(text, before, labels)
    return []


def _of_predicate(text: str, percent: Spot, labels: LabelIndex) -> list[TermHit]:
    """What was done with those the percent is of, and what they are."""
    predicate = _DONE.search(fold_case(text), percent.mention.span.end, percent.stretch.near.end)
    told = [h for h in percent.near if predicate is not None and h.span.start >= predicate.start()]
    if not any(labels.slot(h.term) in TELLS_OF for h in told):
        return percent.near
    return [h for h in percent.near if h in told or labels.slot(h.term) == "object"]


def _joined_verbs(text: str, spot: Spot) -> list[TermHit]:
    """ "không có ai bị xem xét, xử lý kỷ luật": the denial goes on over the comma to its second verb."""
    comma = _SECOND_VERB.match(fold_case(text), spot.stretch.near.end)
    return [h for h in spot.after if comma and comma.start() <= h.span.start and h.span.end <= comma.end()]


def _tail(text: str, order: int, spots: Sequence[Spot], labels: LabelIndex) -> list[TermHit]:
    """Terms of the predicate that stands behind a remark or at the sentence's end: "24 (tăng 3) đã được khắc phục"."""
    spot = spots[order]
    turn = _OTHERWISE.search(fold_case(text), spot.mention.span.end, spot.stretch.sentence.end)
    told = spot.after if turn is None else [h for h in spot.after if h.span.end <= turn.start()]
    named = [h for h in told if labels.slot(h.term) == "index"]
    if (
        named
        and spot.measure in ("hạng", "điểm", PERCENT)
        and not any(labels.slot(h.term) == "index" for h in spot.wide)
    ):
        return named[:1]
    later = [s for s in spots[order + 1 :] if s.stretch.sentence == spot.stretch.sentence]
    between = text[spot.mention.span.end : later[-1].mention.span.end] if later else ""
    if later and not ("(" in between and ")" not in between):
        return []
    start = later[-1].stretch.near.end if later else spot.stretch.near.end
    stop = text.find(";", start, spot.stretch.sentence.end)
    end = stop if stop >= 0 else spot.stretch.sentence.end
    return [h for h in spot.after if start <= h.span.start and h.span.end <= end and not _aside(text, spot.mention, h)]


def _choose(text: str, spot: Spot, labels: LabelIndex, earlier: Sequence[Spot]) -> None:
    assert spot.frame is not None
    named = labels.named(spot.frame, spot.measure)
    named = [n for n in named if plausible(labels.catalogue[n.code], spot.mention, labels.wordings)]
    best = clear_winner(_alike_first(named, spot, earlier, labels))
    if best is not None and spot.mention.form is NumberForm.ZERO and _of_something_else(text, spot, best, labels):
        return
    if best is not None and _in_unknown_time(text, spot, best, labels):
        return
    if best is not None and _guessed_among_others(text, best, spot, earlier, labels):
        return
    if best is not None and best.score >= _LEAST and is_one_field(text, spot, best.code, labels):
        spot.part_of = best.code
    if best is not None and best.score >= _LEAST and not carrying.is_part(text, spot, best, labels):
        if is_piece(text, spot, best, earlier, labels) or counts_other_things(text, spot, best, labels):
            return
        spot.code, spot.score = best.code, best.score
        spot.evidence = _evidence(best, [*spot.near, *spot.wide])


def _alike_first(named: list[Named], spot: Spot, earlier: Sequence[Spot], labels: LabelIndex) -> list[Named]:
    """Figures of one sentence tend to be of one area and kind ("công khai 17; tiến độ 19; DVCTT 11")."""
    before = next((s for s in reversed(earlier) if s.stretch.sentence == spot.stretch.sentence and s.code), None)
    if before is None or before.code is None:
        return named
    like = labels.catalogue[before.code]
    scored = []
    for candidate in named:
        indicator = labels.catalogue[candidate.code]
        same = (indicator.area, indicator.type) == (like.area, like.type)
        scored.append(replace(candidate, score=candidate.score + _ALIKE) if same else candidate)
    return sorted(scored, key=lambda n: (-n.score, n.code))


def _guessed_among_others(text: str, best: Named, spot: Spot, earlier: Sequence[Spot], labels: LabelIndex) -> bool:
    """ "…, kiến nghị xử lý 03 văn bản, đã xử lý 01": no application is meant where the sentence is on other work."""
    of_files = "hồ sơ" in labels.wordings.counted.get(best.code, ())
    unheard = 0.0 if spot.frame is not None and spot.frame.objects and of_files else 1.0
    if spot.frame is None or spot.frame.terms.get("hồ sơ", unheard) >= _HEARD:
        return False
    if _OF_WORK.match(fold_case(spot.stretch.sentence.of(text))) and labels.catalogue[best.code].area is Area.TT:
        return True
    told = {labels.catalogue[s.code].area for s in earlier if s.code and s.stretch.sentence == spot.stretch.sentence}
    return labels.catalogue[best.code].area is Area.TT and bool(told) and told <= _WITHOUT_APPLICATIONS


def _in_unknown_time(text: str, spot: Spot, best: Named, labels: LabelIndex) -> bool:
    """ "hoàn thành ngoài hạn": a due time that no wording explains makes the plain count of what is done a guess."""
    used = (*best.label.needed, *best.label.helpful)
    timed = any(labels.slot(t) == "timing" for t in used) or spot.mention.denominator is not None
    return not timed and not DONE_STAGES.isdisjoint(used) and "hạn" in carrying.foreign(text, spot, labels)


def _of_something_else(text: str, spot: Spot, best: Named, labels: LabelIndex) -> bool:
    """ "tổ công nghệ số chưa có người phụ trách": what there is none of is not what the label counts."""
    used = (*best.label.needed, *best.label.helpful)
    behind = [h for h in spot.near if h.span.end > spot.mention.span.start and h.term in used]
    telling = any(labels.slot(t) != "object" for t in best.label.needed)
    return not behind and not telling and bool(set(carrying.foreign(text, spot, labels)) - _ARISES)


def _evidence(best: Named, hits: Sequence[TermHit]) -> Span | None:
    used = [h.span for h in hits if h.term in best.label.needed or h.term in best.label.helpful]
    return Span(min(s.start for s in used), max(s.end for s in used)) if used else None


def _bound(spot: Spot) -> Bound:
    return Bound(
        mention=spot.mention,
        kind=spot.kind,
        code=spot.code,
        numerator=spot.numerator,
        denominator=spot.denominator,
        denominator_code=spot.denominator_code,
        role=Role.COMPONENT if spot.component else Role.TOTAL if spot.code else None,
        evidence=spot.evidence,
        strength=strength_of(spot.score) if spot.code else 0.0,
    )


def is_figure(mention: NumberMention) -> bool:
    """Whether a mention can be a figure at all, by its form."""
    return mention.form not in (NumberForm.DATE, NumberForm.DOC_NUMBER, NumberForm.NAME)
