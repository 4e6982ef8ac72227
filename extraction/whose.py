"""Whose figure a number is: the reporting unit's own, a part of it, another unit's, the City's or the country's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum

from domain.numbers import NumberForm, NumberMention
from domain.quantities import PERCENT
from domain.texts import fold_case
from extraction.clauses import UPPER, Surroundings, surroundings


class Owner(StrEnum):
    UNIT = "unit"
    SUBORDINATE = "subordinate"
    OTHER_UNIT = "other_unit"
    CITY = "city"
    COUNTRY = "country"


_CITY_NAME = r"(?:thành phố(?!\s+(?:hồ|đà|hải|cần|huế|thủ|trực))|tp(?!\.?\s*hcm|\.?\s*hồ)|hà nội|thủ đô)"
_MEAN = r"(?:bình quân|trung bình|mặt bằng|mức)(?:\s+(?:chung|điểm|của))*"
_COUNTRY = re.compile(
    rf"(?<!\w)(?:cả nước|toàn quốc|{_MEAN}\s+các\s+(?:tỉnh|địa phương)|bộ, ngành trung ương|"
    r"do (?:bộ|chính phủ|thủ tướng|quốc hội)[^,;]{0,40} (?:công bố|ban hành)[^,;]{0,10} (?:có|gồm))(?!\w)"
)
_CITY = re.compile(
    rf"(?<!\w)(?:toàn {_CITY_NAME}|toàn ngành|{_MEAN}\s+(?:toàn\s+)?{_CITY_NAME}|so với (?:toàn )?{_CITY_NAME}|"
    r"(?:tỷ lệ|mức|hạng|điểm|chỉ số|kết quả|sipas|pci|papi|index|dti)(?:\s+[^\W\d_]+){0,4} "
    rf"(?:của )?(?:toàn )?{_CITY_NAME}(?!\s+giao)|"
    rf"(?:bình quân|trung bình)(?:\s+(?!của)[^\W\d_]+){{1,4}} của (?:toàn )?{_CITY_NAME}|"
    rf"(?:kế hoạch|chương trình|danh mục)(?: cchc)? của {_CITY_NAME}[^,;]{{0,40}} (?:có|gồm)|"
    rf"{_CITY_NAME} (?:hiện )?"
    r"(?:có|còn|đạt|được giao|cung cấp|là|"
    r"đã(?! (?:thông qua|phê duyệt|giao|công bố|chấp thuận))|xếp|đứng|giải ngân|giải quyết|hiện|"
    r"tiếp nhận|nằm|giữ|ban hành|(?:mở|tổ chức|kiểm tra|rà soát|tinh giản|tuyển dụng)(?:\s+được)?\s*$)(?!\w))"
)
_COUNCIL = r"(?:hđnd|ubnd|hội đồng nhân dân|ủy ban nhân dân)"
_PREPARED = re.compile(  # "UBND Thành phố đã ban hành 04 quyết định do Sở chủ trì soạn thảo": the unit's work
    r"^[^;.\d]{0,60}(?<!\w)do (?:sở|ban|thanh tra|văn phòng|trung tâm) "
    r"(?:chủ trì|tham mưu|soạn thảo|xây dựng|trình)(?!\w)"
)
_CITY_BODY = re.compile(  # "HĐND, UBND Thành phố ban hành 61 văn bản": the City's, where the number follows at once
    rf"(?<!\w){_COUNCIL}(?:\s*(?:,|và)\s*{_COUNCIL})? {_CITY_NAME}\s+(?:(?:[^\W\d_]+\s+|\d+ tháng\s+){{0,4}}?)"
    r"(?:ban hành|thông qua|phát hành|tiếp nhận|giải quyết|có)(?:\s+được)?\s*$"
)
_ASKED_OF = re.compile(r"(?<!\w)(?:trình|tham mưu|giúp|đề nghị|kiến nghị|đề xuất|để|cho|được)\s+$")
_NO_SUBJECT = re.compile(  # "trình Thành phố ban hành 5 văn bản"
    r"(?<!\w)(?:(?:trình|tham mưu|giúp|đề nghị)(?!\w)[^,;:\d]{0,60} |(?:để|được)(?: cho)? )$"
)
_AGENT = re.compile(rf"(?:{_COUNCIL}|giao|lãnh đạo|chủ tịch ubnd)\s+$")
_PEERS = r"(?:sở|phường|xã|đơn vị|quận|cơ quan|tỉnh|ngành|địa phương|chi nhánh)"
_THEY_DO = re.compile(r"^\W*các (?:xã|phường)(?:(?:,| và) (?:xã|phường))* (?:đã |cũng )?tự(?!\w)[^,;]*$")
_AT_COMMUNES = re.compile(
    r"(?:^|[;.])\W*(?:còn |riêng )?ở cấp xã,?(?: ngành(?: [^\W\d_]+){1,3})? có\s*$"
)  # in a Sở's report
_GROUP = re.compile(
    rf"(?<!\w)(?:{_MEAN}\s+(?:các|khối|nhóm|toàn)\s+{_PEERS}|mức chung|mặt bằng chung|"
    rf"chung (?:của )?(?:toàn )?khối {_PEERS}|"
    rf"(?:tỷ lệ|mức|điểm|kết quả) chung (?:của |ở )?(?:toàn )?(?:các |khối )+{_PEERS}|"
    rf"(?<!giảm )(?<!ngắn )(?:được )?(?:bình quân|trung bình) chung|"
    r"các tỉnh, thành phố|"
    rf"(?:bình quân|trung bình) (?:khối|(?:xã|phường|sở)(?:, (?:xã|phường|ngành))?(?=\s*(?:là|đạt|\d|$)))|"
    rf"{_PEERS} (?:đứng đầu|dẫn đầu|cao nhất|thấp nhất)|điểm cao nhất|"
    rf"các {_PEERS} khác|(?:phường|xã|sở|quận|tỉnh|địa phương) khác(?! nhau)|"
    rf"các {_PEERS}(?:\s+[^\W\d_]+){{0,7}}\s+(?:bình quân|trung bình)|"
    rf"khối (?:sở|phường|xã)(?:, ngành|, phường|, xã)?(?=\s*(?:bình quân|trung bình|là|đạt|mới|có|đã|hiện|:|$)))(?!\w)"
)
_FIRST_OF_ALL = re.compile(rf"{_PEERS} (?:đứng đầu|dẫn đầu|cao nhất|thấp nhất) (?:đạt|là|được|có)\s*$")
_NAME = rf"[{UPPER}]\w*(?:(?:\s+|\s*[-–]\s*)(?:và\s+)?[{UPPER}]\w*)*"
_UNIT = re.compile(rf"(?<!\w)(?:UBND\s+)?(?:[Ss]ở|[Pp]hường|[Xx]ã|[Qq]uận|[Hh]uyện|[Tt]hị xã|[Tt]ỉnh|TP\.?)\s+{_NAME}")
_PROVINCES = re.compile(
    r"(?<!\w)(?:Hải Phòng|Quảng Ninh|Đà Nẵng|Cần Thơ|Huế|TP\.? ?HCM|TP\.? Hồ Chí Minh|Thành phố Hồ Chí Minh|Bình Dương|"
    r"Đồng Nai|Bắc Ninh|Lào Cai|Thanh Hóa|Nghệ An|Hưng Yên|Ninh Bình|Phú Thọ|Thái Nguyên|Vĩnh Phúc|Bắc Giang|Đồng Tháp|"
    r"Long An)(?!\w)"
)
_NEIGHBOUR = re.compile(r"(?<!\w)(?:[Ss]ở|[Pp]hường|[Xx]ã|[Tt]ỉnh|[Đđ]ơn vị)\s+(?:bạn|lân cận|liền kề|giáp ranh)(?!\w)")
_PART = re.compile(
    rf"(?<!\w)(?:Văn phòng [Đđ]ăng ký đất đai(?:\s+{_NAME})?|"
    rf"(?:Phòng|Chi cục|Trường|Thôn|thôn|Bệnh viện|Trạm Y tế|Chi nhánh)\s+{_NAME}|"
    rf"Ban [Qq]uản lý [Dd]ự án(?:\s+(?:đầu tư|xây dựng|[^\W\d_]+)){{0,6}}|"
    rf"(?:[Dd]ự án|[Gg]ói thầu)\s+{_NAME}|"
    r"(?:[Cc]hi nhánh|[Đđ]iểm [Pp]hục vụ(?: hành chính công)?)\s+số\s+\d+)"
)
_BODY = re.compile(  # bodies beside the unit, and those below it or above it, told by their kind
    r"(?<!\w)(?:"
    r"công an|đảng (?:ủy|bộ)|mttq|mặt trận tổ quốc|hội (?:lhpn|liên hiệp phụ nữ|phụ nữ|nông dân|cựu chiến binh|ccb)|"
    r"đoàn (?:thanh niên|tncs)|trạm y tế|ngân hàng(?: csxh| chính sách)?|"
    r"chi nhánh (?:vpđkđđ|văn phòng đăng ký đất đai)|"
    r"(?:thường trực )?thành ủy|thanh tra (?=thành phố)|"
    r"(?:ubnd )?cấp xã|(?:ubnd )?các (?:xã|phường)(?:(?:,| và) (?:xã|phường))?|"
    r"các sở(?:, (?:ban, )?ngành)?(?:, (?:xã|phường))*|chính phủ|quốc hội"
    r")(?: (?:phường|xã|thành phố|tp|khu vực|hà nội))*(?!\w)(?! (?:khác|bạn)(?!\w))"
)
_DOES = re.compile(  # "Công an phường tiếp nhận 1.560 hồ sơ", "Đối với cấp xã: …"
    r"(?<!trường)(?<!học)\s+(?:tuyển|nhận)(?!\w)|"
    r"\s*(?::(?!\s*(?:đã )?(?:kiểm tra|tập huấn|mở|bồi dưỡng|thẩm định))|"
    r",\s(?!(?:sở|phường|xã|ubnd|đơn vị|trung tâm|ban|đoàn)(?!\w))|(?:đã|cũng|hiện|được)\s|"
    r"(?:tiếp nhận|giải quyết|có|tổ chức|mở|ban hành|kiểm tra|hoàn thành|thi hành|"
    r"phát hiện|khảo sát|hỗ trợ|phối hợp|giải ngân|giao|thanh tra|rà soát|bồi dưỡng|đạt)(?!\w))"
)
_BELOW_DO = re.compile(  # what those below the unit do by themselves
    r"(?:^|[.;])\W*(?:tại )?các (?:đơn vị trực thuộc|trường(?: học)?|chi cục)(?: đã)?,? "
    r"(?:tự kiểm tra|ban hành|tiếp nhận|giải quyết)(?!\w)"
)
_BODY_LED = re.compile(
    r"(?:^|[.;])\W*(?:(?:thời gian qua|vừa qua|trong (?:quý|kỳ)|hiện nay), )?"
    r"(?:(?:kết quả (?:của|tại|ở)|số liệu của|đối với|tại|ở|riêng) )?$"
)
_LIST_MARK = re.compile(r"^\W*(?:(?:\d{1,2}|[ivx]+|[a-zđ])(?:\.\d{1,2})*[.)]\s*)?")
_NOTHING_MORE = re.compile(r"\W*(?:(?:trong )?quý [ivx]+(?:(?:/| năm )20\d\d)?)?\W*")
_OF_BODY = re.compile(r"(?<!\w)(?:của|tại|ở) $")
_OFFICE = re.compile(rf"^\W*phòng\s+[{UPPER}](?!ội vụ)[^,;:.\d]{{1,50}}?(?=\s(?:giải quyết|tiếp nhận)\s)")
_SUBJECT = re.compile(
    r"(?:^|^\s*(?:\d{1,2}|[IVX]+|[a-zđ])[.)]|[,;:(]|"
    r"(?:[Dd]ẫn đầu|[Đđ]ứng đầu|[Cc]ao nhất|[Tt]hấp nhất)[^,;:.]{0,60} là|"
    r"(?<!\w)(?:[Rr]iêng|[Đđ]ến nay|[Hh]iện nay|hơn|kém|sau|vượt|bằng|trong khi|còn|và|[Ss]o với|mức của|"
    r"như))\W*$"
)
_LEVEL_OF = re.compile(r"(?<!\w)(?:tỷ lệ|mức|thứ hạng|chỉ số)(?:\s+[^\W_]+){1,10}\s+của\s+$")
_RANKED = re.compile(r"\s*(?:,\s*(?:và\s+)?|và\s+)?(?:xếp|đứng)(?:\s+(?:hạng|thứ|vị trí|ở))*\s*")
_INDEX_OF_CITY = re.compile(r"(?<!\w)(?:par[ -]?index|sipas|papi|pci)(?!\w)")
_OWN = re.compile(
    rf"(?<!khối )(?<!các )(?<!toàn )(?<!cấp )(?<!ngành )(?<!xã, )(?<!sở, )(?<!phường, )(?<!mỗi )(?<!một )"
    rf"(?<!\w)(?:[Pp]hường|[Xx]ã(?! hội)|[Ss]ở|Ban|Trung tâm|Văn phòng|đơn vị mình)(?!\s+[{UPPER}])"
    r"(?!\w|, phường, xã)"
)
_COMPARED = re.compile(r"(?<!\w)(?:so với|hơn|vượt|kém|bình quân|trung bình|mức chung|trong khi|còn|dưới|bằng)(?!\w)")
_GIVES = re.compile(rf"{_CITY_NAME}\s+(?:đã\s+)?giao\s*$")
_EVERYBODY = re.compile(
    r"\s*(?:[^\W\d_]+\s+){0,3}?cho (?:các|toàn bộ|tất cả)(?!\w)(?![^,;.]{0,40}(?<!\w)(?:thuộc|của)(?!\w))"
)
_HEAD = re.compile(r"[^:;.\d]{5,90}:")
_IN_PASSING = re.compile(  # a level compared with, a source, companions, somebody else's plan: none owns the figure
    r"(?<!\w)(?:(?:(?:cao|thấp|tốt|nhanh) hơn(?: hẳn)?|so với|vượt|kém)\s[^,;\d]{0,20}"
    r"(?:mặt bằng|mức (?:bình quân|chung|trung bình)|bình quân|trung bình|chung|khối|các)(?!\w)[^,;\d]{0,50},(?=\s)|"
    r"(?:(?:cao|thấp|tốt|nhanh) hơn(?: hẳn)?|so với|vượt|kém)\s[^,;\d]{3,60},"
    r"(?=\s(?:ubnd |toàn |tỷ lệ |số |kết quả )*(?:phường|xã|sở|ban|trung tâm|quý|trong kỳ|của)(?!\w))|"
    r"theo\s+(?:kết quả|công bố|đánh giá|chấm|thông báo|số liệu|xếp hạng)[^,;\d]{0,40}?"
    r"(?:thành phố|hà nội|nội vụ)(?=,)|"
    r"(?:cùng|cùng với|như|cũng như)\s(?:các|những)\s[^,;\d]{3,40}?\skhác(?=,)|"
    r"(?:thực hiện|triển khai|căn cứ)\s(?:kế hoạch|chương trình|quyết định|nghị quyết)\s[^,;\d]{0,40}?thành phố đã "
    r"[^\W\d_]+(?: [^\W\d_]+)?,|"
    r"(?:kế hoạch|chương trình|phương án|quyết định|nghị quyết)\s[^,;\d]{0,40}?thành phố đã [^\W\d_]+(?: [^\W\d_]+)?,"
    r"(?=\s(?:ubnd )?(?:phường|xã|sở|ban|trung tâm)(?!\w)))",
    re.IGNORECASE,
)
_TASKS_OF = re.compile(rf"(?<!\w)nhiệm vụ (?:của )?(?:{_COUNCIL} )?{_CITY_NAME}[^,;]*$")  # the unit's own to do
_RECIPIENT = re.compile(
    r"(?<!\w)(?:cho|tới|(?<!so )với)\s+(?:(?:các|cán bộ|công chức|phường|xã|sở),?\s+){0,4}$"
)  # "mở cho khối phường, xã 7 lớp"
_CITY_GIVES = re.compile(rf"(?<!\w){_CITY_NAME}(?!\w)[^,;]*$")  # "UBND Thành phố mở cho khối phường, xã 7 lớp"
_BEATEN = re.compile(r"(?<!\w)(?:so với|vượt|hơn|kém)(?!\w)")
_BEHIND = re.compile(
    r"^(?!\s*(?:[^\W\d_]+\s+){0,3}(?:dự|tham gia|tham dự|học)\s)"
    r"\s*(?:[^\W\d_]+\s+){0,3}(?:toàn (?:thành phố|quốc|ngành)|(?:của )?cả nước|của (?:toàn )?thành phố và|"
    r"tại các (?:sở|phường|xã|đơn vị đó)|do (?:thành phố|bộ [^\W\d_]+|trung ương) (?:mở|tổ chức))(?!\w)"
)

_MEAN_BEHIND = re.compile(
    r"\s*(?:là\s+)?(?:bình quân|trung bình|mức chung)(?:\s+(?:chung|của))*\s+"
    r"(?:khối|các (?!lĩnh vực)|toàn|cả nước|thành phố)"
)
_HELD_AGAINST = re.compile(r"(?<!\w)(?:mức|hơn|kém|so với|bằng|vượt|con số)\s*$")
_LEVEL_AGAINST = re.compile(
    r"(?<!\w)(?:(?:cao|thấp|tốt) hơn(?: hẳn)?|kém|so với|vượt mức|(?<!ở )mức)"
    r"(?:\s+(?:mức|con số|tỷ lệ|bình quân|trung bình|chung))*\s*$"
)
_LEVEL_OF_ALL = re.compile(
    rf"\s*(?:(?:chung\s+)?(?:của|toàn|cho|chung)\s+)+(?:khối (?:các )?{_PEERS}|các {_PEERS}|{_CITY_NAME})"
    r"(?!\s+(?:giao|đề ra|đặt ra|yêu cầu|quy định))(?!\w)"
)
_LEVEL_OF_WHOLE = re.compile(  # "Mức giải ngân chung khối xã đến 14/9 là 57,8%"
    rf"^\W*[^,;.\d]{{0,40}}?(?:toàn {_CITY_NAME}|(?:chung|bình quân) (?:của )?(?:toàn )?(?:khối|các) {_PEERS}|"
    rf"khối {_PEERS} bình quân|chung (?:của )?(?:toàn )?{_CITY_NAME})(?!\w)[^,;]{{0,25}}$"
)
_NEXT_STEP = re.compile(r"^[^,;:.()]*(?<!\w)(?:lên|xuống|còn|thành)\s*$")  # "… toàn Thành phố tăng từ 93% lên 97%"
_OF_THEM = ("trong số đó", "trong số này", "hồ sơ trong số")
_AMONG = re.compile(r"(?:khối|nhóm|các|toàn) (?:sở|phường|xã|cơ quan)[^;,()]{0,30}[:,]?\s*(?:xếp|đứng|là|đạt)?\s*$")


def _is_among(lead: str) -> bool:
    """ "Xếp hạng khối sở: thứ 6/15": the bodies it is ranked among, not a mean of theirs."""
    return _AMONG.search(lead) is not None and "bình quân" not in lead and "trung bình" not in lead


def owners(text: str, mentions: Sequence[NumberMention], *, unit: str | None, leads: Sequence[str] = ()) -> list[Owner]:
    """Whose each number is, parallel to `mentions`. Without `unit` only what is compared with is somebody else's.

    leads: the headings and words a list item hangs on, outermost first: "Công an phường:" owns the items below it.
    """
    found = _owners(text, mentions, unit)
    if unit is None or is_city(unit) or not leads or not is_other_body(leads[-1]) or _OWN.search(text):
        return found
    return [Owner.SUBORDINATE if owner is Owner.UNIT else owner for owner in found]


def is_other_body(lead: str) -> bool:
    """ "b) Kết quả của UBND các phường quý III:": nothing but another body's name."""
    folded = _LIST_MARK.sub("", fold_case(lead))
    body = _BODY.search(folded)
    if body is None or not _BODY_LED.search(folded[: body.start()]):
        return False
    return _NOTHING_MORE.fullmatch(folded, body.end()) is not None


def is_about_other_body(title: str) -> bool:
    """ "Bảng 3. Kết quả giải quyết TTHC của UBND các xã, phường quý III/2026", a title per line."""
    return any(
        _OF_BODY.search(line[: body.start()]) and _NOTHING_MORE.fullmatch(line, body.end())
        for line in fold_case(title).split("\n")
        for body in _BODY.finditer(line)
    )


def _owners(text: str, mentions: Sequence[NumberMention], unit: str | None) -> list[Owner]:
    places = surroundings(text, mentions)
    found: list[Owner] = []
    for mention, place in zip(mentions, places, strict=True):
        owner = _owner(text, place, unit, found)
        if owner is Owner.UNIT and mention.measure in (PERCENT, "điểm") and _is_level_of_others(text, place, unit):
            owner = Owner.OTHER_UNIT
        if owner is Owner.CITY and _PREPARED.match(fold_case(text[mention.span.end : place.sentence.end])):
            owner = Owner.UNIT
        ranked = mention.form is NumberForm.RANK or mention.denominator is not None
        if ranked and (owner is Owner.COUNTRY or _is_among(place.lead)):
            owner = Owner.UNIT  # a rank "in the country" is the unit's own
        elif ranked and place.before is not None and _RANKED.fullmatch(place.lead):
            owner = _owner_of_rank(found[place.before], places[place.before])
        found.append(owner)
    return found


def _owner_of_rank(owner: Owner, scored: Surroundings) -> Owner:
    """ "Chỉ số năm 2024 của Sở Y tế là 88,05%, xếp thứ 12": theirs; "kém đơn vị đứng đầu 7,1 điểm và đứng thứ 41" is
    said of the one compared with them."""
    return owner if owner is Owner.OTHER_UNIT and not _COMPARED.search(scored.lead) else Owner.UNIT


def _is_level_of_others(text: str, place: Surroundings, unit: str | None) -> bool:
    """ "cao hơn mức 0,8% của Thành phố"; "Giải ngân toàn Thành phố là 38,1%" where a unit speaks of itself."""
    if is_city(unit):
        return False
    if _LEVEL_AGAINST.search(place.lead) and _LEVEL_OF_ALL.match(place.after):
        return True
    return unit is None and _LEVEL_OF_WHOLE.match(place.so_far) is not None and _OWN.search(text) is not None


def is_city(unit: str | None) -> bool:
    return unit is not None and re.search(r"thành phố hà nội|^hà nội$|tp\.? hà nội", fold_case(unit)) is not None


def _owner(text: str, place: Surroundings, unit: str | None, found: Sequence[Owner]) -> Owner:
    written = text[place.lead_start : place.lead_start + len(place.lead)]
    if unit is not None and _HELD_AGAINST.search(place.lead) and _MEAN_BEHIND.match(place.after):
        return Owner.OTHER_UNIT
    written = _IN_PASSING.sub(lambda m: m.group()[0] + " " * (len(m.group()) - 1), written)
    own = named_owner("".join(c if f != " " else " " for c, f in zip(written, place.lead, strict=True)), unit)
    if own is not None:
        return own
    if unit is not None and not is_city(unit) and (_BEHIND.match(place.after) or _to_all(place)):
        return Owner.CITY
    if place.bracket is not None:
        outside = text[place.bracket.start - 1 - len(place.outside) : place.bracket.start - 1]
        return _last_clause_owner(outside, unit) or Owner.UNIT
    of_them = place.after.lstrip().startswith(_OF_THEM)
    if unit is not None and (listed := _of_whole_sentence(text, place, unit)) is not None:
        return listed
    if place.before is None or found[place.before] is Owner.UNIT:
        return Owner.UNIT
    # A part of the unit that a clause began with stays its subject: "Chi cục Thú y trả 40 hồ sơ, đúng hạn 97%".
    if of_them or _NEXT_STEP.search(place.lead) or _continues(place.lead) or found[place.before] is Owner.SUBORDINATE:
        return found[place.before]
    return Owner.UNIT


def _to_all(place: Surroundings) -> bool:
    """ "Thành phố giao 2.946 nhiệm vụ cho các đơn vị"."""
    return _GIVES.search(place.lead) is not None and _EVERYBODY.match(place.after) is not None


def _of_whole_sentence(text: str, place: Surroundings, unit: str) -> Owner | None:
    """ "Về biên chế toàn Thành phố: công chức 9.866; viên chức 122.105; …": who the heading of a list is about."""
    head = _HEAD.match(text, place.sentence.start, place.part.start)
    owner = named_owner(head.group(), unit) if head and not _OWN.search(head.group()) else None
    return owner if owner in (Owner.CITY, Owner.COUNTRY) else None


def named_owner(written: str, unit: str | None) -> Owner | None:
    """The owner the words name last, None if they name nobody."""
    folded = fold_case(written)
    if unit is None and not _COMPARED.search(folded):
        return None
    if unit is not None and (at := folded.find(fold_case(unit))) >= 0:
        # The unit's own name may hold "Thành phố" or be taken for a peer's.
        written = written[:at] + "Sở" + "-" * (len(unit) - 2) + written[at + len(unit) :]
        folded = fold_case(written)
    best: tuple[int, Owner] | None = None
    for owner, position in _named(folded, written, unit):
        if best is None or position >= best[0]:
            best = (position, owner)
    return best[1] if best else None


def _named(folded: str, written: str, unit: str | None) -> Iterator[tuple[Owner, int]]:
    for match in _COUNTRY.finditer(folded):
        yield Owner.COUNTRY, match.end()
    named = [m.span() for m in _PART.finditer(written)]  # "Văn phòng Đăng ký đất đai Hà Nội giải quyết …"
    for match in _CITY.finditer(folded):
        if any(start <= match.start() < end for start, end in named):
            continue
        led = folded[: match.start()]
        given = (
            folded[match.end() :].lstrip().startswith(("giao", "phân công", "đã giao"))
            or "thực hiện nhiệm vụ" in led + match.group()
        )
        tasked = given and _TASKS_OF.search(led + match.group())
        if not tasked and not _AGENT.search(led) and not _NO_SUBJECT.search(led):
            yield (Owner.UNIT if is_city(unit) else Owner.CITY), match.end()
    if unit is None:
        if _BEATEN.search(folded):
            yield from _peers(written)
        return
    if not is_city(unit):
        for match in _CITY_BODY.finditer(folded):
            if not _ASKED_OF.search(folded[: match.start()]):
                yield Owner.CITY, match.end()
        for match in _INDEX_OF_CITY.finditer(folded):
            yield Owner.CITY, match.end()
        for match in _OWN.finditer(written):
            yield Owner.UNIT, match.end()
    if unit.startswith("Sở"):
        for match in _AT_COMMUNES.finditer(folded):
            yield Owner.OTHER_UNIT, match.end()
    if not is_city(unit):
        for match in _BODY.finditer(folded):
            if "cấp xã" in match.group() and not unit.startswith("Sở"):
                continue
            if _BODY_LED.search(folded[: match.start()]) and _DOES.match(folded, match.end()):
                yield Owner.SUBORDINATE, match.end()
    for match in _BELOW_DO.finditer(folded):
        yield Owner.SUBORDINATE, match.end()
    for match in _THEY_DO.finditer(folded):
        yield Owner.OTHER_UNIT, match.end()
    for match in _GROUP.finditer(folded):
        if _RECIPIENT.search(folded[: match.start()]) and not _CITY_GIVES.search(folded[: match.start()]):
            continue
        itself = re.match(r"(?:Sở|Phường|Xã)\b", written[match.start() :])  # "Sở dẫn đầu, đạt …"
        if not itself or _FIRST_OF_ALL.match(folded, match.start()):
            yield Owner.OTHER_UNIT, match.end()
    yield from _peers(written)


def _peers(written: str) -> Iterator[tuple[Owner, int]]:
    if office := _OFFICE.match(written):
        yield Owner.SUBORDINATE, office.end()
    for match in _NEIGHBOUR.finditer(written):
        yield Owner.OTHER_UNIT, match.end()
    for match in _PROVINCES.finditer(written):
        yield Owner.OTHER_UNIT, match.end()
    for match in _UNIT.finditer(written):
        if _SUBJECT.search(written[: match.start()]) or _LEVEL_OF.search(fold_case(written[: match.start()])):
            yield Owner.OTHER_UNIT, match.end()
    for match in _PART.finditer(written):
        if _SUBJECT.search(written[: match.start()]) or _is_possessor(written, match):
            yield Owner.SUBORDINATE, match.end()


def _is_possessor(written: str, part: re.Match[str]) -> bool:
    """ "hồ sơ quá hạn của Chi nhánh số 1", up to the next comma."""
    return written[: part.start()].endswith(" của ") and "," not in written[part.end() :]


def _last_clause_owner(written: str, unit: str | None) -> Owner | None:
    """The owner named right in front of a bracket ("bình quân khối sở (94,8%)")."""
    at = max(written.rfind(mark) for mark in (",", ";", ")", "|", ":")) + 1
    return named_owner(written[at:], unit)


def _continues(lead: str) -> bool:
    """The next figure still speaks of the owner before: "trong đó …", or nothing but a connecting word."""
    words = lead.strip(" ,;:–-")
    return not words or words.startswith(("trong đó", "gồm", "bao gồm", "và", "chiếm", "bằng", "giảm", "bớt"))
