"""Rules by which a number is of another subject than the indicator: the opposite of it, a share of it, other people's
plans, tasks, complaints and inspections, a figure that the sentence itself takes back."""

from __future__ import annotations

import re
from dataclasses import replace

from domain.numbers import NumberForm
from extraction.other_rules import Said

_ONLINE = ("CQS-05", "CQS-06", "CQS-08", "CQS-09", "CQS-10", "CQS-11", "CQS-12", "CQS-13", "TT-13")
_FILES = ("TT-12", "TT-13", "TT-14", "TT-16", "TT-17", "TT-18", "TT-19", "TT-22", "TT-23", "TT-24", "TT-30")
_OF_PLAN = ("CD-02", "CD-03", "CD-04")
_ASSIGNED = ("CD-05", "CD-06", "CD-07", "CD-08", "CD-09")
_NOT_DONE = (
    r"(?:chưa (?:được )?(?:số hóa|thanh toán|ký số|xử lý|thực hiện|nộp|cấp|tái sử dụng)|"
    r"không (?:được )?(?:cấp|thực hiện|thanh toán|số hóa|nộp|ký số)|"
    r"phải bổ sung|bị (?:từ chối|trả lại|hủy|lỗi))(?!\w)"
)

_OPPOSITES = (
    Said(re.compile(rf"(?<!\w){_NOT_DONE}[^;.]{{0,40}}$"), codes=_ONLINE),  # "bị từ chối: 45 hồ sơ, chiếm 1,5%"
    Said(behind=re.compile(rf"[^,;.()\d]{{0,30}}?(?<!\w){_NOT_DONE}"), codes=_ONLINE),
    Said(  # "Còn 45 văn bản QPPL chưa được rà soát"
        behind=re.compile(
            r"[^,;.()\d]{0,30}?(?<!\w)chưa (?:được )?(?:giải ngân|rà soát|kiểm tra|cung cấp|phê duyệt|"
            r"xử lý|giải quyết|trả lời)(?!\w)"
        ),
        codes=("TK-02", "TK-03", "TC-02", "TC-06", "CD-10", "CD-11", "CQS-01", "CQS-02", "TT-28", "CV-04"),
    ),
    Said(behind=re.compile(r"[^,;.\d]{0,20}(?<!\w)đang (?:được )?(?:xem xét|xử lý|điều tra)"), codes=("CV-05",)),
    Said(  # "Không hài lòng: 8 phiếu (1,7%)"
        re.compile(r"(?<!\w)(?:không|chưa) hài lòng(?![^;]*(?<!không )(?<!chưa )hài lòng)[^;.]{0,25}$"),
        codes=("TT-31",),
    ),
    Said(behind=re.compile(r"\s*(?:phiếu |ý kiến |người (?:dân )?)?(?:không|chưa) hài lòng"), codes=("TT-31",)),
    Said(re.compile(r"(?<!và )(?<!, )(?<!đến )(?<!\w)rất hài lòng[^,;.\d]{0,12}$"), codes=("TT-31",)),
    Said(
        re.compile(r"(?<!\w)rất hài lòng(?!.*(?:chung|tổng hợp)).*\d.*(?<!\w)hài lòng[^,;\d]{0,15}$"), codes=("TT-31",)
    ),
    Said(re.compile(r"(?<!\w)nguy cơ[^,;.\d]{0,12}$"), codes=("TT-19", "TT-24")),
    Said(behind=re.compile(r"\s*(?:hồ sơ )?(?:đang )?(?:có )?nguy cơ"), codes=("TT-19", "TT-24")),
    Said(re.compile(r"(?<!\w)(?:thiếu|giải thể)[^,;.\d]{0,20}$"), codes=("CQS-17", "CQS-15")),
    Said(behind=re.compile(r"[^,;.\d]{0,40}(?<!\w)(?:chưa hiệu quả|kém hiệu quả)"), codes=("CQS-17",)),
    Said(
        re.compile(r"(?<!\w)(?:(?:thu hồi|hủy|đăng ký cấp|đề nghị(?: [^\W\d_]+){1,6} cấp)\s*|hết hạn\s*(?:là|:)\s*)$"),
        codes=("CQS-15",),
    ),
    Said(behind=re.compile(r"[^;.]{0,40}(?<!\w)chưa được cấp"), codes=("CQS-15",)),
    Said(re.compile(r"(?<!\w)thu hồi[^,;.\d]{0,20}$"), codes=("BM-11",)),
    Said(re.compile(r"(?<!\w)(?:cắt giảm|điều chỉnh giảm|thu hồi)(?: kế hoạch)?(?: vốn)?\s*$"), codes=("TK-01",)),
    Said(re.compile(r"(?<!\w)(?:chưa|đang) tuyển(?: dụng)?(?: được)?\s*$"), codes=("CV-01", "CV-02", "BM-05", "BM-07")),
    Said(behind=re.compile(r"\s*tuyển(?: dụng)? được \d"), codes=("CV-01", "CV-02")),
    Said(re.compile(r"(?<!\w)(?:dự thảo|đang soạn(?: thảo)?|đang xây dựng)\s*$"), codes=("CD-01",)),
)
_OTHERS_PLANS = (
    Said(  # "Kế hoạch chuyển đổi số năm 2026 gồm 35 nhiệm vụ, hoàn thành 28"
        re.compile(
            r"^(?!.*(?:kế hoạch cchc|kế hoạch cải cách hành chính)).*"
            r"(?<!\w)(?:(?:kế hoạch|chương trình) (?:hành động|chuyển đổi số|cđs|kiểm soát|tuyên truyền|khắc phục|"
            r"cải cách (?:tthc|thủ tục|chế độ công vụ)|dân vận|thanh tra)|đề án (?:số )?0?6|"
            r"nghị quyết (?:số )?\d+(?!.*(?:kế hoạch cchc|kế hoạch cải cách)))(?!\w).*$"
        ),
        behind=re.compile(r"(?!.*(?:kế hoạch cchc|kế hoạch cải cách hành chính))"),
        codes=_OF_PLAN,
        both=True,
    ),
    Said(behind=re.compile(r"\s*(?:nhiệm vụ )?đến hạn"), codes=("CD-02",)),
    Said(  # the tasks given are not those of the plan
        re.compile(r"^(?!.*(?<!\w)kế hoạch(?!\w)).*(?<!\w)được giao \d[\d.]* nhiệm vụ(?!\w).*$"),
        codes=("CD-03", "CD-04"),
    ),
    Said(  # all that were done are not those in time
        re.compile(r"^(?!.*(?<!\w)đúng (?:hạn|tiến độ)(?!\w)).*(?<!\w)hoàn thành(?!\w)[^;]*$"),
        behind=re.compile(r"[^;]*trong đó (?:có )?\d+ (?:nhiệm vụ )?(?:hoàn thành )?đúng hạn"),
        codes=("CD-09",),
        both=True,
    ),
    Said(behind=re.compile(r"[^;]*(?<!\w)theo lộ trình (?:đến|tới|giai đoạn)(?!\w)"), codes=("BM-09", "BM-10")),
    Said(  # "(kế hoạch cả năm kiểm tra 12 đơn vị)"
        re.compile(
            r"(?:[(,;:]|^)\s*kế hoạch (?:của )?(?:cả )?năm(?: 20\d\d)?"
            r"(?: (?:là|giao|kiểm tra|mở|tổ chức|rà soát|đối thoại))*\s*$"
        ),
        codes=("CD-10", "CD-14", "CV-09", "TT-05"),
    ),
    Said(
        re.compile(r"^\W*(?:(?:các|những) )?số(?: liệu)?(?: sau)?(?: đây)? không (?:phải (?:là )?của|thuộc)(?!\w).*$")
    ),
    Said(re.compile(r"(?<!\w)(?:đề xuất|đề nghị|kiến nghị)(?!\w)[^,;.\d]*$"), codes=("BM-11",)),
    Said(
        re.compile(r"(?<!\w)trình(?!.*(?:được (?:thông qua|phê duyệt)|kết quả))[^;]*phương án[^;.\d]*$"),
        codes=("TT-05", "TT-06"),
    ),
    Said(
        re.compile(r"(?<!\w)(?<!theo )(?:đề nghị|kiến nghị) (?:các )?(?:bộ|thành phố|ubnd|chính phủ)(?!\w)[^;]*$"),
        codes=("TT-02", "TT-03", "TT-04"),
    ),
    Said(re.compile(r"(?<!\w)(?:hiện|nay)(?: mới| đã)? (?:được|đạt|xong)\s*$"), codes=("CD-02",)),
    Said(  # who gives them is not the City
        re.compile(
            r"^(?!.*ubnd thành phố).*(?<!\w)(?:đảng ủy|thành ủy|quận ủy|hđnd|"
            r"kết luận thanh tra|(?:chủ tịch )?ubnd (?=phường|xã)|lãnh đạo (?=phường|xã)|"
            r"sở(?: (?!được|thành|tp|ubnd|do|đã)[^\W\d_]+){0,6})(?: (?:phường|xã|thành phố))? (?:đã )?giao(?!\w).*$"
        ),
        codes=_ASSIGNED,
    ),
    Said(behind=re.compile(r"\s*(?:nhiệm vụ )?(?:do )?(?:phường|xã|sở|đảng ủy) giao(?!\w)"), codes=_ASSIGNED),
    Said(
        re.compile(r"^(?!.*(?<!\w)giao(?!\w)).*(?<!\w)(?:trong kế hoạch|của kế hoạch)(?!\w).*$"),
        codes=("CD-08",),
    ),
    Said(
        re.compile(
            r"(?<!thứ )(?<!hạng )(?<!xếp )(?<!đứng )(?<!nhóm )(?<!trí )(?<![\d/])\d+\s*/\s*(?:[2-9]\d|1\d\d) "
            r"(?:xã, phường|phường, xã|xã|phường|sở, ngành)(?!\w)[^;.]{0,40}$"
        )
    ),
    Said(  # "Thành phố giao chỉ tiêu hồ sơ trực tuyến 90%, thanh toán trực tuyến 60%"
        re.compile(
            r"^(?!.*(?<!\w)(?:kết quả|đạt|thực hiện được|đến nay|đã|so với)(?!\w))"
            r".*(?:thành phố|ubnd|nghị quyết) giao (?:các )?chỉ tiêu(?! biên chế)(?!\w)[^;]*%[^;]*$"
        )
    ),
    Said(
        re.compile(r"(?<!\w)(?:cắt )?giảm (?:tối thiểu|ít nhất)(?!\w)(?!.*(?<!\w)(?:đã|đạt)(?!\w))[^;]*$"),
        codes=("TT-07", "TT-08"),
    ),
    Said(re.compile(r"(?<!\w)(?:thành phố|ubnd|cấp trên) giao[^;.\d]*(?<!\w)rà soát\s*$"), codes=("TT-05",)),
)
_OTHER_WORK = (
    Said(  # VBQPPL, not papers of direction
        re.compile(r"(?:quy phạm pháp luật|vbqppl)(?!.*(?<!\w)chỉ đạo(?!\w))[^;]*$"),
        codes=("CD-01",),
        form=NumberForm.ZERO,
    ),
    Said(behind=re.compile(r"\s*nghị quyết chuyên đề"), codes=("CD-01",)),
    Said(re.compile(r"(?<!\w)danh mục\s*$"), codes=("TC-01",)),
    Said(behind=re.compile(r"[^,;.\d]*(?<!\w)hết hiệu lực"), codes=("TC-01",)),
    Said(re.compile(r"\d (?:trung tâm|bệnh viện|trường)(?!\w).*$"), codes=("BM-02",)),
    Said(re.compile(r"\d cuộc gọi(?!\w).*$"), codes=("TT-27", "TT-28")),
    Said(behind=re.compile(r"\s*(?:sáng kiến )?kinh nghiệm(?![^,;]*cchc)"), codes=("CD-16",)),
    Said(behind=re.compile(r"\s*(?:thí sinh|người (?:dự|đăng ký))(?!\w)"), codes=("CV-01", "CV-02")),
    Said(
        behind=re.compile(r"[^,;.\d]{0,20}(?<!\w)(?:về|trong lĩnh vực) (?:phòng cháy|pccc|an toàn|vệ sinh|trật tự)"),
        codes=("CD-10", "CD-11"),
    ),
    Said(behind=re.compile(r"[^,;.\d]{0,15}(?<!\w)học sinh"), codes=("CV-09", "CV-03")),
    Said(behind=re.compile(r"\s*(?:các )?trường(?: học)?(?!\w)"), codes=("CQS-08",)),
    Said(re.compile(r"(?<!\w)số hóa kết quả(?!\w)(?!.*cấp kết quả)[^;]*còn hiệu lực[^;]*$"), codes=("CQS-10",)),
    Said(re.compile(r"(?<!\w)chỉ số thành phần(?!\w)(?!.*chỉ số (?:cchc|cải cách)).*$"), codes=("XH-17", "XH-18")),
    Said(re.compile(r"\d dự án(?!\w)[^,;]*$"), codes=("TK-03",)),
    Said(
        re.compile(r"văn bản[^;.\d]*của (?:thành phố|trung ương|cấp trên)[^;.\d]*(?<!\w)nhận[^;.\d]*$"),
        codes=("CD-01",),
    ),
    Said(
        re.compile(r"(?<!\w)(?:phổ biến|tuyên truyền|giới thiệu)(?!.*ban hành)[^;.\d]{0,20}(?:\d+ luật,?\s*)?$"),
        codes=("TC-01",),
    ),
    Said(
        re.compile(
            r"(?<!\w)kiểm tra[^;]*(?:thực phẩm|attp|phòng cháy|pccc|trật tự xây dựng|an toàn lao động)(?!\w).*$"
        ),
        codes=("TC-02", "TC-03", "TC-04", "CD-10", "CD-12", "CD-13"),
    ),
    Said(behind=re.compile(r"\s*(?:cơ sở|công trình|hộ)(?!\w)"), codes=("TC-02", "CD-10")),
    Said(re.compile(r"(?<!\w)(?:vi phạm|xử phạt)(?!\w)[^,;.]{0,25}$"), codes=("TT-16",)),
    Said(re.compile(r"(?<!\w)rút kinh nghiệm[^,;.\d]*$"), codes=("TT-25",)),
    Said(
        re.compile(r"(?<!\w)(?:tinh giản|nghỉ hưu|thôi việc|bổ nhiệm|khen thưởng)(?!\w).*$"),
        codes=("TT-22", "TT-23", "TT-24"),
    ),
    Said(re.compile(r"(?<!\w)hợp đồng\s*$"), codes=("BM-05", "BM-06", "BM-07", "BM-08"), bare=True),
    Said(behind=re.compile(r"[^,;.\d]{0,12}từ viên chức sang công chức"), codes=("CV-02",)),
    Said(behind=re.compile(r"(?![^;]*không)[^.;\d]*(?<!\w)chuyển công tác"), codes=("BM-12",)),
    Said(behind=re.compile(r"\s*(?:đồng chí )?đảng viên"), codes=("CV-05", "CV-06", "CV-07")),
    Said(re.compile(r"(?<!\w)các trường(?!\w).*$"), codes=("CV-06", "CV-07", "CQS-08", "CD-12", "TT-31")),
    Said(  # people of the place, not of the office
        re.compile(
            r"(?<!\w)cho (?:tổ công nghệ|người dân|nhân dân|hội viên|đoàn viên|học sinh|tổ trưởng|trưởng thôn)"
            r"(?!.*(?:cán bộ|công chức|viên chức))[^;]*$"
        ),
        behind=re.compile(r"(?!.*(?:cán bộ|công chức|viên chức))"),
        codes=("CV-03",),
        both=True,
    ),
    Said(
        re.compile(r"(?<!\w)camera(?!\w).*$"), behind=re.compile(r"(?!.*(?:csdl|lgsp))"), codes=("CQS-16",), both=True
    ),
    Said(
        re.compile(
            r"^(?!.*vốn đầu tư công).*(?<!\w)(?:ngân hàng|người có công|trợ cấp|vay vốn|vốn sự nghiệp|"
            r"(?:chi|ngân sách) thường xuyên)(?!\w)[^;]*$"
        ),
        codes=("TK-01", "TK-02", "TK-03"),
    ),
    Said(
        re.compile(
            r"(?:^|;)\W*(?:riêng )?dự án (?:trường|xây|cải tạo|nhà|đường|hạ tầng|tuyến|trụ sở)(?!\w)(?!.*chung)[^;]*$"
        ),
        codes=("TK-01", "TK-02", "TK-03"),
    ),
    Said(re.compile(r"(?<!\w)nguồn (?!vốn|ngân sách|này)[^,;.\d]*$"), codes=("TK-03",)),
    Said(re.compile(r"(?<!\w)nhận (?:hộ|thay)(?!\w)[^;.\d]*$"), codes=_FILES),
    Said(re.compile(r"(?<!\w)chuyển (?:cơ quan |chi cục )?thuế(?!\w)[^;]*trong đó[^.;\d]*$"), codes=("TT-19", "TT-24")),
    Said(re.compile(r"(?<!\w)(?:ngày|tuần|giờ) cao điểm(?!\w)[^,;.\d]*$"), codes=_FILES),
)
_OTHER_VOICES = (
    Said(
        re.compile(
            r"(?<!\w)(?:cử tri|hiện trường|(?:về )?thái độ|không thuộc thẩm quyền)(?!\w)"
            r"(?!.*(?:tthc|thủ tục|quy định))[^;]*$"
        ),
        codes=("TT-27", "TT-28"),
    ),
    Said(
        behind=re.compile(
            r"(?!\s*,)(?![^,;\d]*về (?:quy định|tthc|thủ tục))[^;.\d]{0,60}"
            r"(?<!\w)(?:cử tri|hiện trường|không thuộc thẩm quyền)(?!\w)|"
            r"\s*(?:phản ánh )?qua ihanoi(?![^,;\d]*về (?:quy định|tthc))"
        ),
        codes=("TT-27", "TT-28"),
    ),
    Said(
        re.compile(r"(?<!\w)(?:phản ánh|ihanoi)(?!\w)(?!.*(?<!\w)(?:hồ sơ|tthc|thủ tục|một cửa)).*$"),
        codes=("TT-20", "TT-21", "TT-30"),
    ),
    Said(
        re.compile(r"^(?!.*(?<!\w)(?:hồ sơ|tthc|thủ tục)).*(?<!\w)nhiệm vụ.*(?<!\w)giao(?!\w).*$"),
        codes=("TT-20", "TT-21"),
    ),
    Said(re.compile(r"(?<!\w)hài lòng.*về thời gian[^,;.]*$"), codes=("TT-07",)),
    Said(
        re.compile(
            r"^(?!.*(?:tthc|thủ tục hành chính)).*(?<!\w)(?:thái độ|cơ sở vật chất|"
            r"dịch vụ (?:y tế|giáo dục|khám)|người bệnh|phụ huynh|học sinh)(?!\w)[^,;.\d]{0,30}$"
        ),
        codes=("TT-31",),
    ),
    Said(behind=re.compile(r"\s*(?:về|với|đối với) dịch vụ (?:y tế|giáo dục)"), codes=("TT-31",)),
)
_PARTS = (
    Said(re.compile(r"^(?!.*(?<!\w)(?:đúng|đh)(?!\w)).*(?<!\w)trước hạn[^,;.\d]{0,20}$"), codes=("TT-20",)),
    Said(
        re.compile(r"(?<!\w)trong số(?!\w)[^;\d]*(?:quá hạn|trễ)[^;\d]*,\s*$"),
        behind=re.compile(r"[^,;.()\d]{0,12}(?<!\w)thuộc lĩnh vực(?!\w)"),
        codes=(*_FILES, "TT-21"),
        both=True,
    ),
    Said(re.compile(r"(?<!\w)tại nhà (?:(?:chỉ|đạt|là|chiếm) )*$"), codes=("CQS-05", "TT-13")),
    Said(re.compile(r"(?<!\w)công chức\s*$"), behind=re.compile(r"\s*,\s*viên chức \d"), codes=("CV-05",), both=True),
    Said(
        re.compile(r"(?<!\w)(?:khiển trách|cảnh cáo)(?: đối với)?\s*$"),
        behind=re.compile(r".*(?<!\w)(?:cảnh cáo|khiển trách|cách chức|hạ bậc lương|buộc thôi việc)\s+\d"),
        codes=("CV-05",),
        both=True,
    ),
    Said(
        re.compile(r"(?<!\w)đột xuất\s*$"),
        behind=re.compile(r".*kiểm tra theo kế hoạch \d"),
        codes=("CD-10",),
        both=True,
    ),
    Said(re.compile(r"(?<!\w)kiểm tra[^.;\d]*(?:tại|đối với) trung tâm[^.;,\d]* và\s*$"), codes=("CD-10",)),
    Said(behind=re.compile(r"(?![^,;]*cchc)[^;]*trong đó(?: có)? \d+ (?:tin|bài)[^;]*cchc"), codes=("CD-15",)),
    Said(
        behind=re.compile(
            r"(?![^,;]*(?:tthc|thủ tục|quy định)).*trong đó(?: có)? \d+[^,.]*"
            r"(?:về (?:tthc|thủ tục)|quy định hành chính)"
        ),
        codes=("TT-27",),
    ),
    Said(re.compile(r"(?<!\w)duy trì[^,;.\d]*$"), behind=re.compile(r".*(?<!\w)mới"), codes=("CD-16",), both=True),
    Said(re.compile(r"(?<!\w)trước hạn[^;]*%[^;]*(?<!và )đúng hạn(?! và)[^,;.\d]*$"), codes=("TT-20",)),
    Said(re.compile(r"(?<!\w)công chức \d+, viên chức\s*$"), codes=("CV-05",)),
    Said(
        re.compile(r"(?<!\w)(?:khiển trách|cảnh cáo) \d+(?!\w).*(?<!\w)(?:cảnh cáo|khiển trách)\s*$"),
        codes=("CV-05",),
    ),
    Said(behind=re.compile(r"(?!.*trong đó)[^;]*,\s*\d+ người thôi việc"), codes=("BM-12",)),
    Said(re.compile(r"^(?!.*trong đó).*\d người nghỉ[^;]*,\s*$"), codes=("BM-12",)),
    Said(behind=re.compile(r"\s*(?:tin)?, \d+ bài"), codes=("CD-15",)),
    Said(re.compile(r"\d tin,\s*$"), codes=("CD-15",)),
    Said(  # one field of work, to the end of the sentence
        re.compile(
            r"^\W*(?:về |riêng |trong |đối với )?(?:hồ sơ |nhóm )?lĩnh vực "
            r"(?!tthc|thủ tục|cải cách|cchc|công tác|giải quyết|kiểm soát|một cửa|hành chính)"
            r"(?!.*toàn (?:phường|xã|sở))"
            r"[^:;.\d]{2,50}?(?::|\s(?:tiếp nhận|giải quyết|có|nhận|đã))(?!\w).*$"
        ),
        codes=(*_FILES, "TT-15", "TT-20", "TT-21"),
    ),
    Said(
        re.compile(
            r"(?<!\w)(?<!là )(?<!những )(?:đơn vị|phòng|lĩnh vực|thủ tục) có (?:tỷ lệ|số)[^;]*"
            r"(?:thấp|cao|nhiều|ít) nhất[^.;\d]*$"
        )
    ),
    Said(re.compile(r"^(?!.*một cửa).*(?<!\w)(?:khối (?:cơ quan )?|tại )văn phòng sở(?!\w)[^;.\d]*$")),
    Said(
        behind=re.compile(r"[^,;]*(?<!\w)(?:kéo dài|(?:trên|quá) \d+ ngày)"),
        codes=("TT-19", "TT-24"),
        form=NumberForm.ZERO,
    ),
    Said(
        behind=re.compile(
            r"(?![^\d]*cchc).*trong đó(?: có)? \d+ (?:sáng kiến )?"
            r"(?:về|liên quan(?: đến)?) (?:công tác )?(?:cchc|cải cách)"
        ),
        codes=("CD-16",),
    ),
    Said(
        re.compile(r"(?<!\w)công chức, viên chức[^;.\d]*$"),
        behind=re.compile(r".*trong đó.*(?<!\w)công chức \d"),
        codes=("BM-06",),
        both=True,
    ),
)
_OTHER_TIMES = (
    Said(  # "Giai đoạn 2021-2025, Sở đơn giản hóa 65 TTHC"
        re.compile(
            r"^\W*(?:trong |cả |tính chung )?(?:giai đoạn|nhiệm kỳ|năm học|2 năm|hai năm) "
            r"(?:19|20)\d\d\s*[-–]\s*20\d\d"
            r"(?!.*(?<!\w)(?:trong (?:quý|kỳ)|quý [ivx]+|quý này|\d+ tháng|đến nay|tính đến|hiện|lũy kế|"
            r"được giao|kết thúc)(?!\w)).*$"
        )
    ),
    Said(
        re.compile(
            r"^\W*từ khi (?:hợp nhất|sáp nhập|sắp xếp|thành lập)(?!.*(?<!\w)(?:quý|duy trì|tổng số|thực hiện|"
            r"được giao|hiện|đến nay)(?!\w)).*$"
        )
    ),
    Said(re.compile(r"(?<!\w)trong ngày \d{1,2}/\d{1,2}(?:/20\d\d)?(?!\w)(?:(?! và )[^;,\d])*$"), codes=_FILES),
)
_TAKEN_BACK = (
    Said(
        behind=re.compile(
            r"[^(]*(?<!\w)(?:xin đính chính|đính chính (?:lại|là|thành)|"
            r"(?<!xảy ra )(?<!không )(?<!không có )nhầm lẫn|"
            r"ghi nhầm|nhập nhầm|(?:nhưng|song) thực chất|(?:nhưng|song|tuy nhiên),? rà soát thực tế)"
        )
    ),
    Said(re.compile(r"(?<!\w)(?:ghi|nhập|báo cáo) nhầm(?: là| thành)?\s*$")),
    Said(
        re.compile(
            r"(?<!\w)nếu (?:chỉ )?(?:tính|cộng|gộp|kể)(?!\w)"
            r"(?! trên| theo| cả (?:hồ sơ )?kỳ trước)[^,;.]*(?<!\w)thì(?!\w)[^,;.\d]*$"
        )
    ),
    Said(re.compile(r"(?<!\w)tự chấm[^;.\d]*$"), behind=re.compile(r".*thẩm định"), codes=("XH-17",), both=True),
    Said(
        re.compile(r"(?<!\w)ban đầu(?: là)?\s*$"),
        behind=re.compile(r".*sau điều chỉnh"),
        codes=("TK-01",),
        both=True,
    ),
    Said(  # "đến hết tháng 8 đạt 55,2%; đến hết tháng 9 đạt 65,7%"
        re.compile(r"(?<!\w)(?:đến|hết) (?:hết |cuối )?tháng \d+(?!/)[^;.\d]*$"),
        behind=re.compile(
            r"(?!.*(?:phấn đấu|dự kiến|chỉ tiêu|mục tiêu|tháng 12))[^(]*(?<!\w)(?:đến|hết) (?:hết |cuối )?tháng \d"
        ),
        both=True,
    ),
)

SUBJECT_RULES = (
    *(replace(rule, near=True) for rule in (*_OPPOSITES, *_OTHER_WORK)),
    *_OTHERS_PLANS,
    *_OTHER_VOICES,
    *_PARTS,
    *_OTHER_TIMES,
    *_TAKEN_BACK,
)
