"""Short labels under a subject named once: "Phản ánh, kiến nghị" above "Tiếp nhận", "Đã xử lý", "Đúng hạn".

The words above a row (its groups, the rows before it, the table's title) say of what; a label made of general words
only then says which of that subject's indicators. Files (hồ sơ TTHC) have their own, finer reading in table_dossiers.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from domain.indicators import Code
from domain.texts import fold_case, one_space
from extraction.table_times import timeless


class Story(StrEnum):
    DOSSIERS = "dossiers"
    FEEDBACK = "feedback"  # phản ánh, kiến nghị
    TASKS = "tasks"  # nhiệm vụ Thành phố giao
    PLAN = "plan"  # nhiệm vụ trong Kế hoạch CCHC
    INSPECTION = "inspection"  # kiểm tra CCHC
    CHECKED_TEXTS = "checked_texts"  # kiểm tra VBQPPL
    REVIEWED_TEXTS = "reviewed_texts"  # rà soát VBQPPL
    SURVEY = "survey"
    CAPITAL = "capital"  # vốn đầu tư công
    OFFICIALS = "officials"  # biên chế công chức
    EMPLOYEES = "employees"  # viên chức
    PAYMENT = "payment"  # thanh toán trực tuyến
    SCANS = "scans"  # số hóa hồ sơ
    RESULTS = "results"  # kết quả điện tử
    DIGITAL_GROUPS = "digital_groups"  # tổ công nghệ số cộng đồng
    AUTONOMY = "autonomy"  # mức độ tự chủ của đơn vị sự nghiệp


_SUBJECTS = (
    (Story.FEEDBACK, r"phản ánh|\bpakn\b"),
    (Story.PLAN, r"^(?!.*(thành phố|ubnd)).*\b(nhiệm vụ|nv)\b.*kế hoạch (cchc|cải cách)"),
    (Story.TASKS, r"(nhiệm vụ|nv)\b.*\bgiao\b|\bgiao\b.*nhiệm vụ"),
    (Story.PLAN, r"(nhiệm vụ|nv|hoàn thành|thực hiện)\b.*kế hoạch|kế hoạch (cchc|cải cách)"),
    (Story.CHECKED_TEXTS, r"kiểm tra.*(văn bản|vb)|(văn bản|vb\w*).*kiểm tra"),
    (Story.REVIEWED_TEXTS, r"rà soát.*(văn bản|vb)|(văn bản|vb\w*).*rà soát"),
    (Story.INSPECTION, r"(được|công tác|đã|tự) kiểm tra|kiểm tra (công vụ|cchc|cải cách)|(tồn tại|vấn đề).*kiểm tra"),
    (Story.SURVEY, r"khảo sát|hài lòng|số phiếu"),
    (Story.CAPITAL, r"đầu tư công|giải ngân|vốn đầu tư"),
    (Story.DIGITAL_GROUPS, r"tổ (công nghệ số|cnscđ)|\btcnscđ\b"),
    (Story.AUTONOMY, r"\btự chủ|tự (bảo đảm|đảm bảo)"),
    (Story.OFFICIALS, r"công chức"),
    (Story.EMPLOYEES, r"viên chức|người làm việc"),
    (Story.PAYMENT, r"thanh toán|nghĩa vụ tài chính"),
    (Story.RESULTS, r"số (hóa|hoá).*(kết quả|đầu ra)|kết quả.*(điện tử|số (hóa|hoá))|bản điện tử"),
    (Story.SCANS, r"số (hóa|hoá)"),
    (Story.DOSSIERS, r"hồ sơ|\bhs\b"),
)
_SUBJECT = tuple((story, re.compile(pattern)) for story, pattern in _SUBJECTS)


@dataclass(frozen=True, slots=True)
class Said:
    """What a short label means: count for figures, share for percents; None where the catalogue has none."""

    count: Code | None = None
    share: Code | None = None


_LEAD = re.compile(
    r"^(?:[-–+*•]\s*|(?:trong đó|gồm|bao gồm|trong tổng số)\s*:?\s*|(?:số lượng|tổng số lượng|tổng số|tổng"
    r"|số(?! (?:hóa|hoá)\b)|các"
    r"|lượt|tỷ lệ|tỉ lệ|mức độ|kết quả)\b\s*(?:\(?%\)?)?\s*)+"
)
_NOUNS = re.compile(
    r"\b(?:về (?:các )?(?:quy định(?: hành chính)?,? )?(?:tthc|thủ tục hành chính|quy định hành chính)"
    r"|nhiệm vụ|nv|pakn|phản ánh,? kiến nghị|phản ánh|kiến nghị|vbqppl|văn bản qppl|văn bản|vb|đơn vị|cơ quan"
    r"|vấn đề|tồn tại,? hạn chế|vốn|phiếu|biên chế|người|hồ sơ)\b"
)
_TAIL = re.compile(r"\(?%\)?\s*$|\bkịp thời\b|\btrong (kỳ|quý|năm)\b|[.,;:]+\s*$|\(.*\)\s*$")
_GIVEN = r"(chỉ tiêu )?((được |đã )?giao|chỉ tiêu|kế hoạch)( (trong )?năm)?( \d{4})?"
_PRESENT = (
    r"((hiện |đang )?(có mặt|thực tế|hiện có|sử dụng)|hiện nay)( (tính )?đến .*| tại .*| \d{1,2}/\d{1,2}(/\d{4})?)?"
)

NOT_HEADCOUNT = re.compile(r"tinh giản|bồi dưỡng|khen thưởng|kỷ luật|đánh giá|xếp loại|nghỉ|luân chuyển")
_HIRED = r"tuyển (mới|dụng( mới)?|thêm)( được)?"
_SELF = r"tự (bảo đảm|đảm bảo)( toàn bộ)?( (kinh phí|chi phí))?( chi)? thường xuyên"

_MEANINGS: dict[Story, tuple[tuple[str, Said], ...]] = {
    Story.FEEDBACK: (
        (r"(đang|chưa) .*|còn lại", Said()),
        (r".*(đúng|trước|trong) hạn", Said(None, "TT-29")),
        (r"(đã )?(được )?(xử lý|giải quyết|trả lời)([, ]*(và )?(trả lời|xử lý|công khai))*", Said("TT-28")),
        (r"(đã )?(được )?(tiếp nhận|nhận)( được| mới)?|", Said("TT-27")),
    ),
    Story.TASKS: (
        (r"(đã )?quá hạn,? (nhưng )?chưa.*|chưa (hoàn thành|thực hiện|xong),? (đã )?quá hạn", Said("CD-08")),
        (r"(đang|chưa) .*|còn lại|trong hạn", Said()),
        (r"(đã )?(hoàn thành|xong)?( nhưng)? ?(quá hạn|muộn|chậm|trễ hạn|chậm tiến độ)", Said("CD-07")),
        (
            r"(đã )?(hoàn thành|xong)? ?(đúng|trước|trong)( và trước| hạn và trước|,? trước| và đúng)? hạn.*",
            Said("CD-06", "CD-09"),
        ),
        (r"(được )?giao( đến hạn)?|(phải|cần) (hoàn thành|thực hiện)|đến hạn.*|", Said("CD-05")),
    ),
    Story.PLAN: (
        (r"(đang|chưa) .*|còn lại", Said()),
        (r"(đã )?(thực hiện )?(hoàn thành|xong)", Said("CD-03", "CD-04")),
        (r"(đề ra|phải thực hiện|theo kế hoạch|kế hoạch|năm)?", Said("CD-02")),
    ),
    Story.INSPECTION: (
        (r"chưa .*|còn lại", Said()),
        (r"(đã )?(được )?(khắc phục|xử lý|xử lý,? khắc phục)( xong)?", Said("CD-13")),
        (r"(được )?(phát hiện|chỉ ra)|", Said("CD-12")),
        (r"(đã )?được kiểm tra|đã kiểm tra", Said("CD-10", "CD-11")),
    ),
    Story.CHECKED_TEXTS: (
        (
            r"(có dấu hiệu )?trái (pháp )?luật( phát hiện)?|phát hiện (có dấu hiệu )?trái.*|(có )?sai phạm",
            Said("TC-03"),
        ),
        (r"(trái (pháp )?luật )?đã (được )?xử lý", Said("TC-04")),
        (r"(đã )?(được )?kiểm tra|", Said("TC-02")),
    ),
    Story.REVIEWED_TEXTS: (
        (r"(phải|cần|thuộc diện) rà soát", Said("TC-05")),
        (r"đã (được )?rà soát", Said("TC-06")),
        (r"(đề nghị|kiến nghị)?( xử lý)?,? ?(sửa đổi|bãi bỏ|thay thế).*|(đề nghị|kiến nghị) xử lý", Said("TC-07")),
        (r"đã (được )?xử lý( sau rà soát)?", Said("TC-08")),
    ),
    Story.SURVEY: (
        (r"(thu về|thu được|thu lại|hợp lệ|trả lời)( hợp lệ)?", Said("TT-32")),
        (r"(phát ra|gửi đi)|không hài lòng|chưa hài lòng", Said()),
        (r"(người (dân|trả lời) )?(rất )?hài lòng( và rất hài lòng)?|", Said(None, "TT-31")),
    ),
    Story.CAPITAL: (
        (
            r"(kế hoạch|dự toán|tổng kế hoạch)( giao)?( năm)?( \d{4})?( được giao)?|(được )?giao( năm)?( \d{4})?",
            Said("TK-01"),
        ),
        (
            r"(đã |lũy kế )*(giải ngân|thanh toán|thực hiện)( được)?( (lũy kế )?(\d+ tháng|quý [ivx]+|năm))?"
            r"( (đầu )?năm)?( \d{4})?( đến .*)?",
            Said("TK-02", "TK-03"),
        ),
        (r"(đạt|tỷ lệ|tỷ lệ đạt|hoàn thành)?", Said(None, "TK-03")),
    ),
    Story.OFFICIALS: (
        (rf"(công chức )?{_GIVEN}( công chức)?", Said("BM-05")),
        (rf"(công chức )?{_PRESENT}( công chức)?", Said("BM-06")),
        (_HIRED, Said("CV-01")),
    ),
    Story.EMPLOYEES: (
        (rf"(viên chức )?{_GIVEN}( viên chức)?", Said("BM-07")),
        (rf"(viên chức )?{_PRESENT}( viên chức)?", Said("BM-08")),
        (_HIRED, Said("CV-02")),
    ),
    Story.AUTONOMY: (
        (r"nhóm \d\.\d.*|.*\d ?%.*", Said()),
        (rf"nhóm (1|i)\b.*|{_SELF} và (chi )?đầu tư", Said("TK-04")),
        (rf"nhóm (2|ii)\b.*|{_SELF}", Said("TK-05")),
        (
            r"nhóm (3|iii)\b.*|(tự )?(bảo đảm|đảm bảo) một phần( (kinh phí|chi phí))?( chi)?( thường xuyên)?",
            Said("TK-06"),
        ),
        (r"nhóm (4|iv)\b.*|(do )?(nsnn|ngân sách( nhà nước)?|nhà nước) (bảo đảm|đảm bảo).*", Said("TK-07")),
        (r"((đơn vị|đv) )?(sự nghiệp( công( lập)?)?|đvsn(cl)?)?", Said("BM-03")),
    ),
    Story.DIGITAL_GROUPS: ((r"(đã thành lập )?tổ( (công nghệ số|cnscđ)( cộng đồng)?)?", Said("CQS-17")),),
    Story.PAYMENT: ((r"(thanh toán |trả |nộp )?trực tuyến|", Said(None, "CQS-08")),),
    Story.SCANS: ((r"(được |đã )?(số hóa)?( thành phần| đầu vào)?( hồ sơ)?", Said(None, "CQS-09")),),
    Story.RESULTS: ((r"((đã |được )?(cấp|trả|số hóa|ký số))?( bản)?( điện tử)?", Said(None, "CQS-10")),),
}
_COMPILED = {s: tuple((re.compile(p), said) for p, said in ways) for s, ways in _MEANINGS.items()}


def story_of(words: str) -> Story | None:
    """The one subject these words name; None for none, or for more than one where neither contains the other."""
    folded = fold_case(words)
    return next((story for story, pattern in _SUBJECT if pattern.search(folded)), None)


def story_of_title(words: str) -> Story | None:
    """Of a title with several subjects ("Kế hoạch, kiểm tra, tuyên truyền") none holds for all rows."""
    folded = fold_case(words)
    named = list(dict.fromkeys(story for story, pattern in _SUBJECT if pattern.search(folded)))
    apart = {Story.DOSSIERS, Story.SCANS}
    named = [s for s in named if s not in apart] or named
    if len(named) != 1 or re.search(r"tuyên truyền|đào tạo|nhân lực", folded):
        return None
    staff = named[0] in (Story.OFFICIALS, Story.EMPLOYEES)
    return None if staff and NOT_HEADCOUNT.search(folded) else named[0]


def bare_leaf(words: str) -> str:
    """A label without list marks, counting words, nouns of the subject and units: "hoàn thành đúng hạn"."""
    leaf = one_space(fold_case(words)).strip()
    leaf = _LEAD.sub("", leaf)
    leaf = _NOUNS.sub(" ", leaf)
    while (cut := _TAIL.sub("", leaf).strip()) != leaf:
        leaf = cut
    return one_space(_LEAD.sub("", leaf)).strip(" ,")


def said_in(story: Story, words: str) -> Said | None:
    """What a label of general words means in a story; None where it says more than the story knows."""
    for leaf in dict.fromkeys((bare_leaf(words), bare_leaf(timeless(words)))):
        for pattern, said in _COMPILED.get(story, ()):
            if pattern.fullmatch(leaf):
                return said
    return None


def is_bare_share(words: str) -> bool:
    """ "Tỷ lệ", "Tỷ lệ (%)", "%", "Đạt tỷ lệ": a share that leaves its subject to the row or column before."""
    bare = one_space(fold_case(words)).strip(" -–+.:")
    return (
        re.fullmatch(r"(đạt |chiếm )?((tỷ|tỉ) lệ|phần trăm)?( đạt)?\s*[(]?%?[)]?( đạt)?", bare) is not None
        and bare != ""
    )


_OF_UNIT = r"( (của |tại |các |thuộc )*(phường|xã|sở|cơ quan|trung tâm|trường( học)?|đơn vị( sự nghiệp)?( công lập)?))?"
_PURE: dict[Story, re.Pattern[str]] = {
    Story.OFFICIALS: re.compile(
        rf"(khối |biên chế )?(cán bộ,? )?công chức( hành chính)?{_OF_UNIT}|biên chế hành chính"
    ),
    Story.EMPLOYEES: re.compile(rf"(khối |biên chế )?viên chức( sự nghiệp)?{_OF_UNIT}|(số lượng )?người làm việc.*"),
    Story.TASKS: re.compile(r"nhiệm vụ (được )?(thành phố|ubnd thành phố|chủ tịch.*|cấp trên)?,? ?giao"),
    Story.PLAN: re.compile(r"(nhiệm vụ )?(trong |theo |của )?kế hoạch (cchc|cải cách hành chính)( năm)?( \d{4})?"),
    Story.FEEDBACK: re.compile(r"(số )?(phản ánh,? kiến nghị|pakn)( của .*)?"),
    Story.CAPITAL: re.compile(r"(tổng )?(kế hoạch )?vốn( đầu tư)?( công)?( năm)?( \d{4})?"),
}


def subject_of(label: str) -> Story | None:
    """The subject a label is, where it is nothing else ("Công chức", "Nhiệm vụ được giao")."""
    folded = re.sub(r"^(tổng|cộng)( số| cộng)? (?=\w)", "", one_space(fold_case(label)).strip(" .:"))
    return next((story for story, pattern in _PURE.items() if pattern.fullmatch(folded)), None)
