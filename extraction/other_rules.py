"""Words before or behind a number that tell that it counts something else than what its sentence names."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from domain.indicators import Code
from domain.numbers import NumberForm


@dataclass(frozen=True, slots=True)
class Said:
    """Words before (searched) or behind (matched) a number that rule indicators out. codes: which, empty for any.

    both: the words must stand on both sides. form: only for numbers written so. bare: only for numbers that name
    nothing counted. near: only the words since the unit, a rate or another count was taken up again are looked at.
    """

    before: re.Pattern[str] | None = None
    behind: re.Pattern[str] | None = None
    codes: Collection[Code] = ()
    form: NumberForm | None = None
    both: bool = False
    bare: bool = False
    near: bool = False


_CHANGED = r"sửa đổi|bổ sung|thay thế|bãi bỏ|hủy bỏ"
_LATE = r"(?:quá hạn|trễ(?: hạn| hẹn)?|chậm|muộn)"
_RESOLVED = ("TT-16", "TT-19")
RULES = (
    Said(  # "Quá hạn phần lớn ở Hạ Lôi (8)"
        re.compile(
            r"(?<!\w)(?:phần lớn|chủ yếu|đa số|nhiều nhất|tập trung(?: nhiều)?)(?: là)? (?:ở|tại|thuộc|do|từ)\s"
            r"[^;.:]*\(\s*$"
        )
    ),
    Said(  # "08 tồn tại, chủ yếu là cập nhật hồ sơ chậm (05) và niêm yết chưa đủ (03)"
        re.compile(r"(?<!\w)(?:phần lớn|chủ yếu|đa số)(?!\w)[^;.:]*\(\s*$"), bare=True
    ),
    Said(  # "hoàn thành 116,7% kế hoạch năm (12 biên chế)"
        re.compile(r"%\s+(?:so với )?(?:kế hoạch|chỉ tiêu)(?: năm| giao| được giao| đề ra| cả năm)*\s*\(\s*$"),
        codes=("BM-05", "BM-06", "BM-07", "BM-08"),
    ),
    Said(  # "ngoài ra có 03 thông báo lịch họp không tính"
        behind=re.compile(
            r"[^,;.:|()\d]{0,40}(?<!\w)(?:không (?:được )?tính|chưa tính)(?: vào| ở| trong)?\s*"
            r"(?:đây|số này|(?:mục|phần|chỉ tiêu|báo cáo|biểu|bảng) này)?\s*(?=[,;.)]|$)"
        )
    ),
    Said(  # "Phản ánh về trật tự đô thị 412, không tính ở mục này"
        behind=re.compile(r",\s*không (?:được )?tính (?:vào |ở |trong )?(?:mục|phần|chỉ tiêu|báo cáo|biểu) này"),
        bare=True,
    ),
    Said(  # "rút ngắn 35% thời gian giải quyết đối với 48 TTHC"
        re.compile(r"(?<!\w)(?:rút ngắn|giảm)(?!\w)[^;.]{0,60} đối với\s*$"), codes=("TT-01", "BM-01", "BM-03")
    ),
    Said(behind=re.compile(r"[^,;.]{0,20}(?<!\w)(?:khác|ngoài) địa (?:bàn|giới)"), codes=("TT-12", "TT-16")),
    Said(  # "ban hành mới 3, bãi bỏ 5 văn bản": the first are documents as well, the second were not issued
        re.compile(r"^(?!.*(?<!\w)(?:thủ tục|tthc|công bố)(?!\w)).*(?<!\w)ban hành(?!\w)"),
        behind=re.compile(
            rf"(?:\s*(?:,|và)\s*(?:{_CHANGED})(?:, (?:{_CHANGED}))*\s+\d+)+\s+(?:văn bản|vbqppl|nghị quyết)(?!\w)"
        ),
        codes=("TT-02", "TT-03", "TT-04"),
        both=True,
        bare=True,
    ),
    Said(
        re.compile(
            rf"^(?!.*(?<!\w)(?:{_CHANGED}|ban hành|mới)(?:,|/| và| hoặc)? ?(?:bãi bỏ|hủy bỏ)(?: [^\W\d_]+)*\s*$)"
            r".*(?<!\w)(?:bãi bỏ|hủy bỏ)(?: (?:toàn bộ|được|thêm))*\s*$"
        ),
        codes=("TC-01",),
    ),
    Said(re.compile(r"(?<!\w)(?:do|vì|bởi)(?: có)?\s*$"), codes=("TC-01", "CD-01")),  # "do có 03 nghị định mới"
    Said(  # one of the changes proposed, told beside another: "kiến nghị thay thế 04 văn bản, bãi bỏ 02 văn bản"
        behind=re.compile(
            r"\s*(?:,|và|;)\s*(?:kiến nghị |đề nghị )?(?:sửa đổi|bổ sung|thay thế|bãi bỏ|hủy bỏ)[^,;.\d]{0,30}\d"
        ),
        codes=("TC-07",),
    ),
    Said(
        re.compile(
            r"(?<!\w)(?:kiến nghị|đề nghị)(?!\w)[^;.]*\d[^;.]*,\s*(?:sửa đổi|bổ sung|thay thế|bãi bỏ|hủy bỏ)"
            r"[^,;.\d]{0,20}$"
        ),
        codes=("TC-07",),
    ),
    Said(  # "kiến nghị xử lý 07 văn bản: sửa đổi 03; thay thế 02": proposed is not done
        re.compile(r"(?<!\w)(?:kiến nghị|đề nghị|đề xuất)(?!\w)[^.;]*\d[^.;]*:[^.]*$"), codes=("TC-08",)
    ),
    Said(  # "cắt giảm chi phí 27,5% (chờ phê duyệt)"
        behind=re.compile(r"\s*\([^)]{0,20}(?:chờ|đang trình|xin)\s[^)]*\)"), codes=("TT-04", "TT-06", "TT-07", "TT-08")
    ),
    Said(  # "tổ công nghệ số hỗ trợ 890 hồ sơ nộp trực tuyến"
        re.compile(r"(?<!\w)(?<!được )(?:hỗ trợ|hướng dẫn|giúp)(?: (?!là |đạt )[^\W\d_]+){0,3}\s*$"),
        codes=("TT-11", "TT-12", "TT-13", "TT-14", "TT-16"),
    ),
    Said(re.compile(r"(?<!\w)tiếp tục (?:thực hiện|triển khai)\s*$"), codes=("CD-01", "TC-01")),
    Said(  # "trong tổng số 19 TTHC được công bố"
        re.compile(r"(?<!\w)trong(?: tổng)?(?: số)?\s*$"),
        behind=re.compile(r"\s*(?:được )?(?:công bố|ban hành mới|sửa đổi|bổ sung|thay thế|bãi bỏ)(?!\w)"),
        codes=("TT-01",),
        both=True,
    ),
    Said(behind=re.compile(r"[^,;.\d]{0,30}(?<!\w)thuộc số (?:này|đó|trên|ấy)(?!\w)")),
    Said(  # "sáu nhiệm vụ còn lại đang làm đúng tiến độ"
        behind=re.compile(
            r"(?:\s*(?:nhiệm vụ|việc|đầu việc))?(?: (?!và|quá|trễ|chậm)[^\W\d_]+){0,4}?\s*còn lại (?:đều |vẫn |hiện )*"
            r"(?:đang|tiếp tục|thuộc|chưa đến hạn|trong hạn|sẽ|phải|có hạn)(?!\w)"
        ),
        codes=("CD-05", "CD-06", "CD-07", "CD-08"),
    ),
    Said(  # "trong 14 nhiệm vụ còn lại, 03 nhiệm vụ phụ thuộc …"
        re.compile(r"(?<!\w)trong(?: số| tổng số)?\s*$"),
        behind=re.compile(r"(?:\s*(?:nhiệm vụ|việc|đầu việc))?\s*còn lại(?!\w)"),
        codes=("CD-05", "CD-06", "CD-07", "CD-08"),
        both=True,
    ),
    Said(  # "21 đơn vị, trong đó có 6 nhà hát, còn lại là bảo tàng"
        re.compile(r"(?<!\w)trong đó(?: có| gồm)?\s*$"),
        behind=re.compile(r"[^;.]*,\s*(?:số )?còn lại (?:là|gồm|thuộc)(?!\w)"),
        codes=("BM-01", "BM-03"),
        both=True,
    ),
    Said(  # done at last, or not? "ba việc để quá hạn lâu ngày"
        re.compile(r"^(?!.*(?<!\w)(?:hoàn thành|xong)(?!\w))"),
        behind=re.compile(
            r"(?![^.;]*(?<!\w)(?:hoàn thành|xong)(?!\w))[^.;]*(?<!không )(?<!\w)để (?:quá|trễ) hạn(?!\w)"
        ),
        codes=("CD-07",),
        both=True,
    ),
    Said(  # "Trong số trực tuyến có chừng 1.100 hồ sơ do …": some of them
        re.compile(
            r"(?<!\w)trong số (?:hồ sơ )?(?:nộp |nhận |gửi |tiếp nhận )?(?:trực tuyến|qua mạng|online)(?: này| đó)?,? "
            r"(?:thì )?có(?: [^\W\d_]+)?\s*$"
        ),
        codes=("TT-12", "TT-13"),
    ),
    Said(  # "riêng khuyến mại đã 17.902 hồ sơ": of one field
        re.compile(
            r"(?<!\w)riêng (?!(?:trong|quý|kỳ|tháng|năm|số|tổng|tỷ lệ|hồ sơ|phường|xã|sở|đơn vị|trung tâm|ban|kết quả)"
            r"(?!\w))(?![^,;:.\d]*(?:tiếp nhận|giải quyết|trực tuyến|trực tiếp|đúng hạn|quá hạn|từ đầu|lũy kế"
            r"|trên|qua|mạng|cổng|một cửa))"
            r"[^,;:.\d]{2,40} đã\s*$"
        ),
        codes=("TT-11", "TT-12", "TT-13", "TT-16", "TT-19", "TT-22", "TT-30"),
    ),
    Said(re.compile(r"(?<!\w)không phải (?:là )?(?:mức|tỷ lệ|con số|số|kết quả|điểm)(?!\w)[^;.,\d]*$")),
    Said(  # "2.185 người, không tính vào biên chế"
        behind=re.compile(r"[^;.|\d]{0,40}(?<!\w)không (?:được )?tính (?:vào|trong) (?:tổng )?(?:biên chế|số)(?!\w)"),
        codes=("BM-05", "BM-06", "BM-07", "BM-08"),
    ),
    Said(  # "06 trong 08 hồ sơ quá hạn là hồ sơ tách thửa": what they were about
        behind=re.compile(
            rf"\s*(?:hồ sơ )?trong (?:tổng )?(?:số )?\d[\d.]* (?:hồ sơ )?(?:bị )?{_LATE} (?:là|thuộc|do|ở|của|về)(?!\w)"
        ),
        codes=_RESOLVED,
    ),
    Said(
        re.compile(r"\d (?:hồ sơ )?trong (?:tổng )?(?:số )?$"),
        behind=re.compile(rf"\s*(?:hồ sơ )?(?:bị )?{_LATE} (?:là|thuộc|do|ở|của|về)(?!\w)"),
        codes=_RESOLVED,
        both=True,
    ),
    Said(  # "02 việc xin lùi hạn, đã được đồng ý"
        behind=re.compile(
            r"(?:\s*(?:nhiệm vụ|việc|đầu việc))?\s*(?:đã |phải |được )*(?:xin |đề nghị )?(?:lùi|gia|giãn|điều chỉnh) "
            r"(?:thời )?hạn(?!\w)"
        ),
        codes=("CD-07", "CD-08"),
    ),
    Said(re.compile(r"(?<!\w)còn lại (?:đều |hiện )?$"), codes=("CD-07",), form=NumberForm.ZERO),
    Said(behind=re.compile(r"\s*(?:buổi )?(?:trên |qua )?(?:loa|đài|phát thanh|truyền thanh)(?!\w)"), codes=("CD-14",)),
    Said(behind=re.compile(r"\s*(?:(?:văn bản|vb) )?(?:hành chính|cá biệt|điều hành)(?!\w)"), codes=("TC-01", "TC-02")),
    Said(re.compile(r"(?<!\w)(?:danh mục|nhóm) liên thông (?:có |gồm |là )?\s*$"), codes=("TT-01",)),
    Said(re.compile(r"(?:^|[;,])\W*(?:đã )?(?:phê bình|nhắc nhở)(?: [^\W\d_]+)?\s*$"), codes=("CV-05",)),
    Said(re.compile(r"(?<!\w)xin lỗi (?:cho|đến|tới|với|đối với|về)\s*$"), codes=("TT-19",)),  # and those still open
    Said(  # left for other reasons than being made fewer
        behind=re.compile(r"[^.;]*(?<!\w)(?:chưa có người thay|chờ (?:tuyển|bổ sung)|đúng tuổi|thai sản|ốm)(?!\w)"),
        codes=("BM-12",),
    ),
    Said(  # a Sở trains others' people
        behind=re.compile(r"\s*(?:lượt )?(?:(?:cán bộ|công chức|viên chức)(?:, (?:công|viên) chức)? )?cấp xã(?!\w)"),
        codes=("CV-03",),
    ),
    Said(re.compile(r"(?<!\w)(?:năm|thời điểm) (?:mốc|gốc)(?!\w)[^,;]{0,20}$"), codes=("BM-05",)),
    Said(  # tasks that the unit gives its own people
        re.compile(
            r"(?<!\w)(?<!thành phố )(?:chủ tịch|ubnd|lãnh đạo)(?: ubnd)? (?:xã|phường|sở) "
            r"(?:giao|phân công)(?: cho)?(?: các)? (?:thôn|phòng|tổ dân phố|bộ phận|đơn vị trực thuộc)(?!\w)"
            r"(?!.*thành phố)"
        ),
        codes=("CD-05", "CD-06", "CD-07", "CD-08"),
    ),
    Said(behind=re.compile(r"[^;.]{0,40}trong đó[^;.]*(?<!\w)(?:có hạn|chưa đến hạn|lùi)(?!\w)"), codes=("CD-08",)),
    Said(behind=re.compile(r"\s*(?:đã\s+)?(?:được\s+)?chuyển\s"), codes=("TT-27", "TT-28")),
    Said(  # "bỏ xa đơn vị đứng thứ hai"
        re.compile(
            r"(?<!\w)(?:bỏ xa|hơn|kém|trên|sau|cách|so với) (?:đơn vị|địa phương|tỉnh|sở|xã|phường)[^,;]{0,20}$"
        ),
        form=NumberForm.RANK,
    ),
    Said(  # "có 01 sáng kiến được xếp hạng ba", "đội thi xếp thứ nhì"
        re.compile(
            r"(?<!\w)(?:sáng kiến|mô hình|giải pháp|đề tài|bài(?: dự)? thi|đội(?: thi)?|thí sinh|sản phẩm|tác phẩm|"
            r"tiết mục)(?!\w)(?:(?!(?<!\w)(?:nên|giúp|đưa|mà)(?!\w))"
            r"(?!(?<!của )(?<!\w)(?:phường|xã|sở|đơn vị) (?:xếp|đứng|vươn|tăng|đạt))[^,;.:|]){0,40}$"
        ),
        form=NumberForm.RANK,
    ),
)
