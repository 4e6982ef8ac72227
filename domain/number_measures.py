"""Measure words that follow a number, and the catalogue's name for each."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from domain.number_digits import Shape
from domain.quantities import DONG, PERCENT, Measure
from domain.texts import fold_diacritics

# canonical measure: the ways it is written. Longer ways win over shorter ones.
_COUNTED = """
hồ sơ: hồ sơ; hs; bộ hồ sơ; bộ hs; hồ sơ tthc; lượt hồ sơ; hồ sơ giấy; hồ sơ trực tuyến; hồ sơ thủ tục hành chính
hồ sơ công việc: hồ sơ công việc
văn bản: văn bản; vb; vbqppl; văn bản qppl; văn bản quy phạm pháp luật; luật; pháp lệnh; nghị quyết; nghị định;
    thông tư; quyết định; văn bản khác; văn bản chỉ đạo; văn bản chỉ đạo, điều hành; văn bản điện tử; văn bản
    giấy; chỉ thị; chỉ thị, công văn; công văn, chỉ thị; kế hoạch, công văn; công văn, kế hoạch; công văn, thông báo;
    quyết định, kế hoạch; kế hoạch, thông báo; công văn, văn bản; công văn, quyết định; văn bản, công văn
văn bản đi: văn bản đi
văn bản đến: văn bản đến
kế hoạch: kế hoạch
công văn: công văn
thông báo: thông báo; thông báo kết luận
báo cáo: báo cáo
chế độ báo cáo: chế độ báo cáo; chế độ báo cáo định kỳ; chế độ
dự thảo: dự thảo; lượt dự thảo
nhiệm vụ: nhiệm vụ; nv; đầu việc; công việc; việc; phần việc; đầu mục; đầu mục công việc; đầu mục việc; mục việc;
    phần công việc; đầu công việc; nhiệm vụ, công việc; nhiệm vụ, đầu việc; nội dung công việc; nội dung nhiệm vụ
nhiệm vụ/TTHC: nhiệm vụ, tthc; nhiệm vụ và tthc
đơn vị: đơn vị; đv; đvị; cơ quan, đơn vị; đơn vị sự nghiệp công lập; đơn vị sự nghiệp; đvsncl; đvsn; đvsnc; cơ
    quan đơn vị; sở, ngành, đơn vị; đơn vị trực thuộc; đơn vị sự nghiệp công; đơn vị sncl; lượt đơn vị
phòng, đơn vị: phòng, đơn vị; phòng, ban, đơn vị
trường: trường; trường học; trường công lập; trường học công lập; trường mầm non; trường tiểu học; trường thcs;
    trường thpt; trường liên cấp; trường chất lượng cao; trường, trung tâm công lập
trung tâm: trung tâm
bệnh viện: bệnh viện; bệnh viện, trung tâm
trạm y tế: trạm y tế; trạm
nhà hát: nhà hát
bảo tàng: bảo tàng
ban: ban; ban quản lý dự án; ban quản lý
cơ quan: cơ quan; cơ quan hành chính; cơ quan chuyên môn; tổ chức hành chính; cơ quan, phòng; đầu mối hành chính
sở: sở; sở, ngành; sở và tương đương; sở, ban, ngành; sở ngành
bộ: bộ
phòng, bộ phận: bộ phận; tổ, bộ phận
đồ vật: phòng họp; phòng làm việc; phòng học; phòng máy; phòng tiếp dân; phòng tiếp công dân; phòng khám;
    bộ chỉ số; bộ tiêu chí; bộ câu hỏi; bộ tài liệu; bộ thủ tục; bộ dữ liệu; bộ quy trình;
    bộ bàn ghế; bộ bàn; bộ thiết bị; bộ máy; bộ sách; bộ ảnh; bộ loa; bộ lưu điện; bộ phát wifi; bộ đàm; bộ sản phẩm;
    bộ đề; bộ đồ; bộ quần áo; bộ tranh
các bộ: bộ, ngành; bộ ngành; bộ, cơ quan ngang bộ; bộ và cơ quan ngang bộ
quận: quận, huyện; quận huyện; huyện; quận
phòng: phòng; phòng chuyên môn; phòng nghiệp vụ; phòng và tương đương; phòng, ban; phòng ban; phòng, ban, chi
    cục; phòng, chi cục; phòng, trung tâm; phòng, ban và tương đương; phòng công chứng; đầu mối phòng, ban
chi cục: chi cục
bộ phận: bộ phận
tổ chức: tổ chức; tổ chức bên trong
đầu mối: đầu mối
người: người; công chức; viên chức; cán bộ; cán bộ, công chức; cán bộ công chức; cán bộ, công chức, viên chức;
    cbcc; cbccvc; cc; vc; cá nhân; đồng chí; đ/c; công dân; nhân sự; giáo viên; giáo viên, nhân viên; giáo viên
    mầm non; giáo viên, cán bộ; cán bộ quản lý; cán bộ quản lý, giáo viên; bác sĩ; điều dưỡng; trẻ em; thí sinh;
    thí sinh trúng tuyển; học viên; thanh tra viên; thanh tra viên, công chức; trưởng phòng; phó trưởng phòng;
    phó phòng; trưởng phòng, ban; cấp trưởng; cấp phó; cấp trưởng phòng; cấp trưởng, cấp phó; lãnh đạo, quản lý;
    lãnh đạo; chức danh; chức danh lãnh đạo; người giữ chức vụ; người dân; cán bộ cấp trưởng phòng, ban; cán bộ
    cấp phó phòng, ban; nhân viên; người lao động
lượt người: lượt người; lượt cán bộ, công chức, viên chức; lượt cán bộ, công chức; lượt cán bộ; lượt công chức,
    viên chức; lượt công chức; lượt viên chức; lượt cbcc; lượt cbccvc; lượt học viên; lượt thanh tra viên; lượt
    giáo viên; lượt giáo viên, cán bộ quản lý
lượt: lượt; lượt xem; lượt phát thanh; lượt truy cập; lượt tin; lượt bộ, ngành; lượt địa phương
trường hợp: trường hợp; truờng hợp; ca
biên chế: biên chế; biên chế công chức; biên chế viên chức; biên chế cc; biên chế sự nghiệp; người làm việc; chỉ
    tiêu công chức; suất biên chế; chỉ tiêu viên chức; chỉ tiêu biên chế; chỉ tiêu người làm việc
chỉ tiêu: chỉ tiêu; tiêu chí
hợp đồng: hợp đồng; hợp đồng lao động
vị trí việc làm: vị trí việc làm
đơn: đơn; đơn thư
TTHC: tthc; tt; thủ tục hành chính; thủ tục; tthc nội bộ; tthc cấp tỉnh; tthc cấp xã; tthc cấp huyện; thủ tục
    hành chính nội bộ; thủ tục hành chính mới
nhóm thủ tục: nhóm thủ tục
dịch vụ: dịch vụ; dịch vụ công trực tuyến; dịch vụ công; dvctt; dvc; dvc trực tuyến; dvctt toàn trình; dvc toàn
    trình; dịch vụ toàn trình; dịch vụ công trực tuyến toàn trình; dv; dịch vụ công trực tuyến một phần
PAKN: pakn; phản ánh, kiến nghị; phản ánh kiến nghị; phản ánh; kiến nghị; ý kiến phản ánh, kiến nghị; ý kiến phản
    ánh; ý kiến, kiến nghị; kiến nghị, phản ánh; lượt phản ánh; lượt phản ánh, kiến nghị; lượt kiến nghị; lượt pakn;
    đơn phản ánh; tin phản ánh; phản ánh và kiến nghị
ý kiến: ý kiến
vấn đề: vấn đề; tồn tại, hạn chế; tồn tại; hạn chế; điểm hạn chế; sai phạm; vi phạm; nội dung; lỗi; khuyết điểm;
    thiếu sót; sai sót; bất cập; điểm yếu; điểm tồn tại; điểm phải chấn chỉnh; điểm phải khắc phục; điểm phải
    sửa; điểm cần chấn chỉnh; điểm cần khắc phục; điểm cần sửa; điểm cần rút kinh nghiệm; điểm thiếu sót; điểm vướng
    mắc; hạn chế, thiếu sót; hạn chế, tồn tại; thiếu sót, tồn tại; tồn tại, thiếu sót; lỗi, thiếu sót;
    lỗi vi phạm; tồn tại, khuyết điểm; sai sót, hạn chế
cuộc: cuộc; cuộc kiểm tra; cuộc đối thoại; hội nghị; hội nghị đối thoại; buổi đối thoại; tọa đàm; cuộc họp; đoàn
    kiểm tra; đoàn; hội nghị tiếp xúc, đối thoại; cuộc tiếp xúc, đối thoại; cuộc gặp gỡ, đối thoại; cuộc gặp mặt, đối
    thoại; diễn đàn; cuộc tọa đàm; cuộc gặp
buổi: buổi; buổi gặp gỡ, đối thoại; buổi tiếp xúc, đối thoại; buổi tọa đàm; buổi tọa đàm, đối thoại; buổi gặp mặt;
    buổi gặp gỡ
đợt: đợt; đợt tự kiểm tra
lớp: lớp; lớp tập huấn; lớp bồi dưỡng; lớp đào tạo; khóa; khóa học; khóa bồi dưỡng; khóa tập huấn; khóa
    đào tạo; lớp đào tạo, bồi dưỡng; lớp bồi dưỡng, tập huấn; lớp tập huấn, bồi dưỡng; lớp học; khóa đào tạo, bồi dưỡng
tin, bài: tin, bài; tin bài; tin/bài; bài; tin; bài viết; tin, bài, chuyên mục; chuyên mục; phóng sự;
    bản tin; tin, bài viết; tin, bài, phóng sự; tin, bài, ảnh; tin, ảnh, bài; bài báo; bài đăng; tin bài, phóng sự; tin
    tức; bài tuyên truyền
tin nhắn: tin nhắn; tin nhắn sms; tin nhắn zalo
học sinh: học sinh; sinh viên; học sinh, sinh viên; em học sinh; trẻ
cơ sở: cơ sở kinh doanh; cơ sở sản xuất; cơ sở sản xuất, kinh doanh; cơ sở lưu trú; cơ sở dịch vụ
tài liệu: tờ rơi; tờ gấp; băng rôn; pa nô; video clip; video; clip; tờ rơi, tờ gấp; ấn phẩm
sáng kiến: sáng kiến; mô hình; mô hình mới; giải pháp; sáng kiến, mô hình; giải pháp, sáng kiến; sáng kiến, giải
    pháp; cách làm hay; mô hình, sáng kiến; sk; cách làm; cách làm mới; cách làm sáng tạo; giải pháp mới; sáng kiến
    mới; mô hình hay; mô hình điểm; sáng kiến, cách làm; mô hình, cách làm; mô hình, giải pháp; sáng kiến cải tiến; cải
    tiến
đề tài: đề tài
phiếu: phiếu; lượt phiếu; phiếu khảo sát; phiếu đánh giá; phiếu lấy ý kiến; phiếu hỏi; phiếu thăm dò
chứng thư: chứng thư; chứng thư số; chứng thư số chuyên dùng công vụ; chữ ký số; chữ ký số cá nhân; chữ ký số cơ
    quan; chữ kí số; chữ ký số chuyên dùng; chứng thư chữ ký số; cks; cts; chứng thư số, chữ ký số; sim ký số
thiết bị: thiết bị; thiết bị ký số; máy tính; máy; bộ máy tính
hệ thống: hệ thống; csdl; cơ sở dữ liệu; hệ thống thông tin; hệ thống, csdl; csdl, hệ thống thông tin; hệ thống,
    cơ sở dữ liệu; httt; phần mềm
nền tảng: nền tảng
tổ: tổ; tổ công nghệ số; tổ công nghệ số cộng đồng; tổ cnscđ; tổ dân phố
thành viên: thành viên
đại biểu: đại biểu; lượt đại biểu; lượt đại biểu tham dự
dự án: dự án; công trình
đồ án: đồ án; quy hoạch
đề án: đề án
chương trình: chương trình
phương án: phương án
lĩnh vực: lĩnh vực; ngành, lĩnh vực
điều kiện: điều kiện; điều kiện kinh doanh
nhóm: nhóm; nhóm giải pháp; nhóm nhiệm vụ; nhóm chỉ tiêu
chỉ số: chỉ số; chỉ số thành phần
doanh nghiệp: doanh nghiệp; hộ kinh doanh; hộ; hợp tác xã
thôn: thôn; thôn, tổ dân phố
phường: phường
xã: xã
xã, phường: xã, phường; phường, xã; xã, phường, thị trấn; phường, xã, thị trấn;
    đơn vị cấp xã; đơn vị hành chính; đơn vị hành chính cấp xã; ubnd cấp xã
tỉnh: tỉnh, thành phố; tỉnh, thành; tỉnh; tỉnh thành
thành phố: thành phố
địa phương: địa phương
điểm phục vụ: điểm phục vụ; điểm tiếp nhận; chi nhánh; quầy
lần: lần
trang: trang; trang tài liệu
bản: bản
tài khoản: tài khoản
giao dịch: giao dịch
khoản: khoản
câu hỏi: câu hỏi
yếu tố: yếu tố
tập thể: tập thể
quy trình: quy trình; quy trình nội bộ
danh mục: danh mục
ứng dụng: ứng dụng
khách: lượt khách
tuyến đường: tuyến đường
gói thầu: gói thầu
kỳ: kỳ
cuộc gọi: cuộc gọi
sự việc: vụ việc; vụ
"""
_TIMES = """
ngày: ngày
ngày làm việc: ngày làm việc
giờ: giờ; tiếng; giờ làm việc
phút: phút
giây: giây
tuần: tuần
tháng: tháng
quý: quý
năm: năm
"""
_OTHERS = {
    "%": (PERCENT, Shape.PERCENT), "phần trăm": (PERCENT, Shape.PERCENT), "phần nghìn": ("‰", Shape.PERCENT),
    "điểm": ("điểm", Shape.SCORE), "đ": ("điểm", Shape.SCORE),
    "đồng": (DONG, Shape.MONEY), "vnđ": (DONG, Shape.MONEY), "vnd": (DONG, Shape.MONEY), "usd": ("USD", Shape.MONEY),
    "bậc": ("bậc", Shape.COUNT), "hạng": ("hạng", Shape.COUNT), "vị trí": ("vị trí", Shape.COUNT),
    "m2": ("m2", Shape.MONEY), "m²": ("m2", Shape.MONEY), "km": ("km", Shape.MONEY), "ha": ("ha", Shape.MONEY),
}  # fmt: skip
_POINT = re.compile(r"\s*điểm\s*(?:%|phần trăm)(?!\w)")
_NO_MEASURE = re.compile(
    r"(?:(?:năm|quý|tháng|ngày)\s+(?:[0-9]|[ivx]+(?!\w))|(?:quý|kỳ)\s+(?:trước|này|nay|sau|tới|báo cáo)|"
    r"năm\s+(?:nay|ngoái|trước)|đồng\s+(?:thời|bộ|ý|thuận|loạt|nhất|hành|đều)(?!\w))"
)
_WORD = re.compile(r"\w+|%")


@dataclass(frozen=True, slots=True)
class MeasureWord:
    """A measure found after a number: canonical name, what shape it asks for, where its words end."""

    measure: Measure
    shape: Shape
    end: int
    point: bool = False


def _phrases(table: str, shape: Shape) -> dict[str, tuple[Measure, Shape]]:
    rows = (line.split(":", 1) for line in table.replace("\n    ", " ").strip().splitlines())
    return {way.strip(): (name, shape) for name, ways in rows for way in ways.split(";")}


def _longest_by_head(phrases: Iterable[str]) -> dict[str, int]:
    """For each first word, the length of the longest phrase that begins with it."""
    longest: dict[str, int] = {}
    for phrase in phrases:
        head = phrase.split(" ")[0].split("/")[0].rstrip(",")
        longest[head] = max(longest.get(head, 0), len(phrase))
    return longest


_BY_PHRASE = _phrases(_COUNTED, Shape.COUNT) | _phrases(_TIMES, Shape.TIME) | _OTHERS
_HEADS = _longest_by_head(_BY_PHRASE)
_SAFE_BARE = ("người", "điểm", "bậc", "lượt", "phiếu", "phòng")
_BY_BARE = {fold_diacritics(p): meaning for p, meaning in _BY_PHRASE.items() if " " in p or p in _SAFE_BARE}
_BARE_HEADS = _longest_by_head(_BY_BARE)


def measure_at(folded: str, position: int) -> MeasureWord | None:
    """The measure whose words start at `position` (spaces skipped) in a folded text, the longest that fits.

    Words without their diacritics, or with wrong ones, are recognised where that cannot mean something else.
    """
    start = position
    while start < len(folded) and folded[start].isspace():
        start += 1
    head = _WORD.match(folded, start)
    if head is None:
        return None
    word = head.group()
    if word == "điểm" and (point := _POINT.match(folded, start)):
        return MeasureWord(PERCENT, Shape.PERCENT, point.end(), point=True)
    if word in _HEADS:
        if _NO_MEASURE.match(folded, start):
            return None
        if found := _longest(folded, start, head.end(), _HEADS[word], _BY_PHRASE):
            return found
    bare = fold_diacritics(word)
    if bare not in _BARE_HEADS:
        return None
    reach = _BARE_HEADS[bare]
    plain = fold_diacritics(folded[start : start + reach + 1])
    found = _longest(plain, 0, len(word), reach, _BY_BARE)
    return None if found is None else replace(found, end=start + found.end)


def _longest(
    folded: str, start: int, first_end: int, reach: int, phrases: dict[str, tuple[Measure, Shape]]
) -> MeasureWord | None:
    for end in range(min(start + reach, len(folded)), first_end - 1, -1):
        if end < len(folded) and folded[end].isalnum() and folded[end - 1].isalnum():
            continue
        meaning = phrases.get(folded[start:end])
        if meaning is not None:
            return MeasureWord(meaning[0], meaning[1], end)
    return None
