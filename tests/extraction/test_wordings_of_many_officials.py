"""Everyday, southern and one-stop-counter words for the same work, and the sentences that only sound like it."""

import pytest

from tests.support.said import cases, named

_COUNTERS = """
TT-12 | Nhận mới [1.204 bộ].
TT-15 | Có [86 bộ] gối từ quý trước.
TT-16 | Đã trả cho dân [3.310 bộ].
TT-30 | Sớm hẹn, vừa hẹn cộng lại [2.905 bộ].
CD-02 | Kế hoạch CCHC chia thành [42 phần việc].
CD-03 | Đã khép lại [18 đầu việc] của Kế hoạch CCHC.
CD-12 | Đoàn kiểm tra ghi nhận [13 điểm phải chấn chỉnh].
CD-13 | Sau kiểm tra các đơn vị sửa xong [11 lỗi].
TT-27 | Tiếp nhận [45 lượt phản ánh, kiến nghị] về thủ tục hành chính.
CD-01 | Sở gửi đi [11 kế hoạch, công văn] đôn đốc công tác CCHC.
"""

_VERBS = """
CD-03 | Phường nghiệm thu [21 nhiệm vụ] trong Kế hoạch CCHC.
CD-06 | Sở làm kịp hạn [73 nhiệm vụ] Thành phố giao.
CD-07 | Thành phố giao, có [04 nhiệm vụ] xong nhưng lố hạn.
CD-08 | Còn nợ [02 nhiệm vụ] Thành phố giao đã quá hẹn.
TT-04 | Thôi áp dụng [05 thủ tục hành chính].
TT-06 | Các phòng làm gọn lại [09 thủ tục hành chính].
TT-19 | Lỡ hẹn với dân [12 hồ sơ].
TT-22 | Còn đang làm dở [236 hồ sơ].
TT-24 | Hiện [04 hồ sơ] đã trễ hẹn, đang xử lý tiếp.
TT-28 | Giải đáp xong [17 phản ánh] của người dân.
TT-31 | Có [95,8%] người dân được hỏi tỏ ra vừa lòng.
BM-05 | Thành phố cấp cho Sở [60 biên chế].
TK-02 | Đến nay tiêu được [186 tỷ đồng] vốn đầu tư công.
TK-06 | Có [11 đơn vị] tự lo được một phần chi thường xuyên.
TK-07 | Đơn vị sự nghiệp sống nhờ ngân sách: [16 đơn vị].
CQS-08 | Có [61,4%] hồ sơ trả tiền qua mạng.
XH-17 | Phường được chấm [87,56%] về cải cách hành chính.
"""

_PROPOSED = """
TC-07 | Qua rà soát, Sở kiến nghị bổ sung, thay thế [04 văn bản].
TC-07 | Qua rà soát, Sở đề nghị sửa đổi, bổ sung hoặc bãi bỏ [13 văn bản].
TC-07 | Qua rà soát, phường kiến nghị sửa đổi, bổ sung, thay thế, bãi bỏ [09 văn bản].
TC-07 | Qua rà soát, xã đề xuất sửa đổi, bổ sung, thay thế hoặc hủy bỏ [05 văn bản].
"""

_MEASURED = """
BM-10 | Tỷ lệ cắt giảm biên chế so với mốc 2021 là [7%].
BM-10 | Biên chế của Sở giảm [6,8%] so với năm 2021.
TT-07 | Giảm [29,8%] thời gian giải quyết TTHC so với luật định.
TT-08 | Mức giảm chi phí tuân thủ TTHC là [15,5%].
TT-15 | Có [78 hồ sơ] của quý trước dồn lại.
TT-17 | Xử lý xong trước ngày hẹn [1.387 hồ sơ].
TT-25 | Yêu cầu bổ sung [64 hồ sơ].
XH-15 | Tiêu chí số hóa hồ sơ: [19,4]/22.
"""

_NOTHING = """
- | Cùng kỳ năm trước, Sở đăng [41 tin, bài] tuyên truyền CCHC.
- | Năm ngoái, Sở kiểm tra CCHC [08 đơn vị].
- | Đến năm 2030, [100%] hồ sơ công việc được xử lý trên môi trường mạng.
- | Điểm tối đa của nhóm công khai là [18 điểm].
- | Phương án đề nghị giảm [04 đầu mối] đang trình Thành phố.
- | Phòng có [06 bộ] bàn ghế mới.
- | Hội nghị đối thoại có [215 đại biểu] tham dự.
- | Công chức gửi [1.450 tin] nhắn nhắc hẹn.
- | Giảm [12%] chi phí điện, nước.
- | Chấm thi [46 bài viết] tìm hiểu CCHC.
"""


@pytest.mark.parametrize(("code", "said"), cases(_COUNTERS))
def test_what_is_counted_may_be_called_by_another_name(code: str, said: str) -> None:
    assert named(said) == code


@pytest.mark.parametrize(("code", "said"), cases(_VERBS))
def test_the_same_work_may_be_told_with_another_verb(code: str, said: str) -> None:
    assert named(said) == code


@pytest.mark.parametrize(("code", "said"), cases(_MEASURED))
def test_a_result_may_be_told_with_what_it_is_measured_from(code: str, said: str) -> None:
    assert named(said) == code


@pytest.mark.parametrize(("code", "said"), cases(_NOTHING))
def test_words_that_only_sound_like_work_name_nothing(code: str, said: str) -> None:
    assert named(said) is None


@pytest.mark.parametrize(("code", "said"), cases(_PROPOSED))
def test_changes_that_are_only_proposed_are_not_made(code: str, said: str) -> None:
    assert named(said) == code
