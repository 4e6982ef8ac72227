import pytest

from tests.support.said import cases, named

_CD = """
CD-01 | Từ đầu quý, Sở ký ban hành [18 công văn] đôn đốc các phòng thực hiện cải cách hành chính.
CD-01 | UBND xã đã có [07 văn bản] lãnh đạo, chỉ đạo công tác cải cách hành chính trong quý.
CD-01 | Số văn bản chỉ đạo CCHC phường ban hành trong kỳ: [12].
CD-01 | Ban đã tham mưu, ban hành [9 kế hoạch, công văn] triển khai nhiệm vụ CCHC.
CD-01 | Sở ra [13 công văn] nhắc việc, đôn đốc đơn vị thực hiện CCHC.
CD-01 | Về chỉ đạo điều hành: trong quý III đã phát hành [22 VB] liên quan CCHC.
CD-01 | Tinh đến nay xa da ban hanh [15 van ban] chi dao cong tac CCHC.
CD-01 | Công tác chỉ đạo, điều hành được tăng cường bằng [16 văn bản] các loại.
CD-01 | Văn bản chỉ đạo CCHC: [08].
CD-01 | Để chỉ đạo công tác này, Giám đốc Sở đã ký [21 văn bản].
CD-02 | Kế hoạch CCHC năm 2026 của Sở đề ra [46 nhiệm vụ] cụ thể.
CD-02 | Tổng số nhiệm vụ phải thực hiện trong năm theo kế hoạch CCHC là [33].
CD-02 | Theo Kế hoạch CCHC, phường có [28 đầu việc] cần làm trong năm.
CD-02 | KH CCHC 2026: [44 NV].
CD-02 | Năm nay xã đề ra [27] nhiệm vụ cải cách hành chính.
CD-03 | Đến nay Sở đã hoàn thành [25 nhiệm vụ] trong Kế hoạch CCHC năm.
CD-03 | Kế hoạch CCHC: đã xong [21] việc, 9 việc đang làm.
CD-03 | Có [17 nhiệm vụ CCHC] được thực hiện xong, đúng lộ trình.
CD-03 | Phường làm xong [19/28 nhiệm vụ] của kế hoạch cải cách hành chính.
CD-03 | Đến 14/9, [26] trên 44 nhiệm vụ của Kế hoạch CCHC đã có sản phẩm.
CD-03 | Sở đã triển khai xong [29 đầu việc] thuộc chương trình CCHC.
CD-03 | Nhiệm vụ CCHC đã hoàn thành: [18/27].
CD-04 | Tiến độ thực hiện Kế hoạch CCHC năm của Sở đạt [68,5%].
CD-04 | Mức hoàn thành kế hoạch cải cách hành chính: [71,4%].
CD-04 | Sở đã hoàn thành [64%] số nhiệm vụ đề ra trong kế hoạch CCHC.
CD-04 | Việc thực hiện kế hoạch cải cách hành chính của xã đạt tỷ lệ [73,3%].
CD-04 | Hoàn thành 24/35 nhiệm vụ CCHC, bằng [68,6%] kế hoạch năm.
CD-04 | Kế hoạch CCHC đã thực hiện được [66,7%].
CD-05 | Trong kỳ, Sở có [142 nhiệm vụ] UBND Thành phố giao đến hạn phải hoàn thành.
CD-05 | Thành phố giao xã [36 việc] có thời hạn trong quý.
CD-05 | Tổng số nhiệm vụ Chủ tịch UBND Thành phố giao đến hạn trong quý: [58].
CD-05 | Có [97 nhiệm vụ] do Thành phố giao phải xong trong kỳ này.
CD-05 | Nhiệm vụ lãnh đạo UBND TP giao: [81] nhiệm vụ đến hạn.
CD-05 | Thành phố giao: [43] nhiệm vụ đến hạn; đúng hạn 41; quá hạn 02.
CD-06 | Đã hoàn thành đúng và trước hạn [139 nhiệm vụ] Thành phố giao.
CD-06 | Có [33/36 nhiệm vụ] được giao xong đúng tiến độ.
CD-06 | Trong số nhiệm vụ đến hạn, [78] nhiệm vụ được làm xong đúng hẹn.
CD-06 | Sở hoàn thành kịp thời hạn [66 nhiệm vụ] Thành phố phân công.
CD-06 | Thành phố giao: 43 nhiệm vụ đến hạn; đúng hạn [41]; quá hạn 02.
CD-06 | Nhiệm vụ được giao: tổng 43, xong đúng hạn [41].
CD-07 | Có [02 nhiệm vụ] Thành phố giao hoàn thành nhưng chậm so với thời hạn.
CD-07 | Nhiệm vụ được giao hoàn thành quá hạn: [4].
CD-07 | [Ba nhiệm vụ] được giao làm xong trễ hạn do chờ ý kiến sở ngành.
CD-07 | Có [03 việc] Thành phố giao hoàn thành trễ.
CD-08 | Còn [01 nhiệm vụ] Thành phố giao quá hạn chưa hoàn thành.
CD-08 | Hiện [05 nhiệm vụ] được giao đã quá hạn mà chưa xong.
CD-08 | Nhiệm vụ được giao tồn đọng quá hạn: [3].
CD-08 | [Hai nhiệm vụ] Thành phố giao đã quá hạn mà Sở chưa làm xong.
CD-08 | Số việc Thành phố giao quá hạn còn treo là [4].
CD-09 | Tỷ lệ hoàn thành đúng hạn nhiệm vụ Thành phố giao đạt [97,2%].
CD-09 | Nhiệm vụ UBND Thành phố giao hoàn thành đúng, trước hạn đạt [95%].
CD-09 | Nhiệm vụ Thành phố giao: [96,3%] hoàn thành đúng hạn.
CD-09 | Tỷ lệ xử lý đúng hạn nhiệm vụ được giao trên hệ thống đạt [98%].
CD-09 | Tính theo nhiệm vụ được giao, tỷ lệ xong đúng hạn là [95,3%].
CD-10 | Sở đã tiến hành kiểm tra công tác CCHC tại [08 đơn vị] trực thuộc.
CD-10 | Trong quý, đoàn kiểm tra CCHC làm việc với [06 phòng, đơn vị].
CD-10 | Số cơ quan, đơn vị được kiểm tra cải cách hành chính: [11].
CD-10 | Đã có [07 phòng] được kiểm tra về cải cách hành chính.
CD-10 | Tổ kiểm tra CCHC của phường đã làm việc tại [05 đơn vị].
CD-10 | Đoàn đã kiểm tra công tác cải cách hành chính [04/12 đơn vị].
CD-10 | Phuong da kiem tra CCHC tai [03 don vi].
CD-11 | Tỷ lệ đơn vị được kiểm tra CCHC đạt [36,4%].
CD-11 | Sở đã kiểm tra CCHC [40%] số đơn vị thuộc và trực thuộc.
CD-11 | Đến nay [45,5%] số đơn vị trực thuộc đã được kiểm tra CCHC.
CD-12 | Qua kiểm tra phát hiện [23 tồn tại, hạn chế].
CD-12 | Đoàn kiểm tra chỉ ra [14 vấn đề] cần chấn chỉnh.
CD-12 | Kiểm tra CCHC đã phát hiện [9 thiếu sót] tại các phòng.
CD-12 | Kiểm tra tại các phòng cho thấy [11 hạn chế] trong thực hiện CCHC.
CD-12 | Qua kiểm tra có [06 nội dung] phải chấn chỉnh.
CD-12 | Qua kiểm tra còn [07 tồn tại] cần rút kinh nghiệm.
CD-13 | Các đơn vị đã khắc phục [18 vấn đề] sau kiểm tra.
CD-13 | Đã xử lý dứt điểm [12/14 tồn tại] được chỉ ra qua kiểm tra.
CD-13 | Số tồn tại phát hiện qua kiểm tra đã được khắc phục là [16].
CD-13 | [10 vấn đề] phát hiện qua kiểm tra đã sửa xong.
CD-13 | Các phòng đã chấn chỉnh xong [9/11 hạn chế].
CD-13 | Khắc phục được [5/7] tồn tại sau kiểm tra.
CD-14 | Lãnh đạo xã tổ chức [03 cuộc] đối thoại với nhân dân.
CD-14 | Trong quý diễn ra [02 hội nghị đối thoại] giữa lãnh đạo Sở và doanh nghiệp.
CD-14 | Chủ tịch UBND phường tiếp xúc, đối thoại với người dân [4 buổi].
CD-14 | Chủ tịch UBND xã đã chủ trì [02 buổi] gặp gỡ, đối thoại cùng doanh nghiệp trên địa bàn.
CD-14 | Tổ chức đối thoại với nhân dân: [3 cuộc].
CD-14 | Bí thư, Chủ tịch xã đối thoại với dân [02 lần].
CD-15 | Đã đăng [56 tin, bài] tuyên truyền về cải cách hành chính.
CD-15 | Cổng thông tin của xã đăng [34 tin bài] về CCHC.
CD-15 | Số tin, bài, chuyên mục tuyên truyền CCHC: [88].
CD-15 | Trang thông tin điện tử phường đăng tải [72 tin, bài] về CCHC.
CD-15 | Tuyên truyền CCHC trên trang fanpage được [41 bài viết].
CD-16 | Sở có [03 sáng kiến] cải cách hành chính được công nhận.
CD-16 | Phường triển khai [02 mô hình mới] trong cải cách hành chính.
CD-16 | [Bốn sáng kiến] về CCHC đã được đưa vào áp dụng.
CD-16 | Được công nhận [02 sáng kiến] cải cách thủ tục.
CD-16 | Xã duy trì [01 mô hình] "Ngày không giấy".
CD-16 | Năm nay có [01 cách làm hay] về CCHC được nhân rộng.
CD-17 | Có [95%] đơn vị trực thuộc gửi báo cáo CCHC đúng thời hạn.
CD-17 | Tỷ lệ phòng, ban nộp báo cáo CCHC đúng hạn: [88,9%].
CD-17 | Gửi báo cáo CCHC đúng hạn: [100%] phòng, đơn vị.
"""

_BM = """
BM-01 | Sở hiện có [09 phòng] chuyên môn, nghiệp vụ và 2 chi cục.
BM-01 | Cơ cấu tổ chức của Sở gồm [12 phòng] và tương đương.
BM-01 | Số tổ chức hành chính hiện có của Sở là [14].
BM-01 | Bộ máy của Sở hiện nay gồm [10 phòng], ban.
BM-01 | UBND phường có [03 phòng] chuyên môn.
BM-01 | Phòng, ban hiện có: [5].
BM-02 | Sau sắp xếp, Sở giảm [03 phòng] chuyên môn.
BM-02 | Việc tổ chức lại bộ máy đã giảm được [02 đầu mối] bên trong.
BM-02 | Hợp nhất các phòng, Sở bớt được [04 phòng].
BM-02 | Giảm [02 phòng] do hợp nhất.
BM-03 | Sở quản lý [27 đơn vị sự nghiệp] công lập.
BM-03 | Trên địa bàn phường hiện có [19 trường công lập].
BM-03 | Số đơn vị sự nghiệp công lập trực thuộc: [8].
BM-03 | Xã có [14 trường học] công lập và 01 trạm y tế.
BM-03 | ĐVSNCL: [7 đơn vị].
BM-04 | Đã sắp xếp, giảm [02 đơn vị sự nghiệp] công lập.
BM-05 | Năm 2026, Sở được giao [126 biên chế] công chức.
BM-05 | Tổng biên chế công chức được Thành phố giao: [88].
BM-05 | Chỉ tiêu biên chế công chức giao cho xã là [52].
BM-05 | Biên chế công chức năm 2026 của phường: [58] chỉ tiêu.
BM-05 | HĐND Thành phố giao Sở [94 biên chế] hành chính.
BM-05 | Biên chế công chức: được giao [64], có mặt 60.
BM-06 | Số công chức hiện có mặt của Sở là [118 người].
BM-06 | Biên chế được giao 88, hiện có mặt [81].
BM-06 | Sở đang có [104 công chức] làm việc.
BM-06 | Hiện tại có [86 công chức] đang công tác tại Sở.
BM-06 | Số CBCC có mặt đến ngày 14/9 là [55].
BM-06 | Biên chế công chức: được giao 64, có mặt [60].
BM-06 | Công chức có mặt [60/64].
BM-07 | Số lượng người làm việc được giao trong các đơn vị sự nghiệp: [642].
BM-07 | Thành phố giao Sở [1.205 chỉ tiêu] viên chức.
BM-07 | Biên chế viên chức được giao năm 2026 là [356 người].
BM-07 | Chỉ tiêu người làm việc tại các ĐVSN được giao: [420].
BM-07 | Viên chức: giao [230], có mặt 221.
BM-08 | Tổng số viên chức có mặt là [611 người].
BM-08 | Hiện [1.187 viên chức] đang công tác tại các đơn vị sự nghiệp.
BM-08 | Các đơn vị sự nghiệp có [398 viên chức] có mặt.
BM-08 | Số viên chức hiện có: [1.012 người].
BM-08 | Viên chức: giao 230, có mặt [221].
BM-09 | Trong năm đã tinh giản [06 người].
BM-09 | Sở thực hiện tinh giản [4 biên chế] theo kế hoạch.
BM-09 | Số biên chế cắt giảm trong kỳ: [7].
BM-09 | Từ đầu năm Sở tinh giản được [03 trường hợp].
BM-09 | Đã cắt giảm [05 biên chế] công chức.
BM-09 | Tinh giản biên chế: [02 người].
BM-10 | Tỷ lệ tinh giản biên chế so với năm 2021 đạt [5,4%].
BM-10 | So với số giao năm 2021, tỷ lệ tinh giản là [4,8%].
BM-11 | Sở đã ủy quyền [21 TTHC] cho các phòng chuyên môn.
BM-11 | Số nhiệm vụ, thủ tục phân cấp cho cấp xã: [34].
BM-11 | Chủ tịch UBND xã ủy quyền [15 thủ tục] cho Giám đốc Trung tâm.
BM-11 | Sở tham mưu Thành phố phân cấp [12 nhiệm vụ].
BM-12 | Có [05 người] nghỉ hưu trước tuổi do sắp xếp bộ máy.
BM-12 | Đã giải quyết cho [08 công chức] thôi việc, nghỉ hưu trước tuổi theo Nghị định 178.
BM-12 | [Chín người] được giải quyết nghỉ hưu trước tuổi.
BM-12 | Số trường hợp nghỉ theo Nghị định 178: [14].
BM-12 | Nghỉ theo NĐ 178: [06 người].
BM-12 | Trong đợt sắp xếp, [11 cán bộ] xin nghỉ hưu sớm đã được duyệt.
BM-13 | Sau sắp xếp giảm [04 chức danh] lãnh đạo, quản lý.
BM-13 | Số lãnh đạo, quản lý cấp phòng giảm sau sắp xếp: [6 người].
BM-13 | Giảm [03 phó trưởng phòng] sau hợp nhất.
BM-13 | Lãnh đạo cấp phòng giảm [05] sau sắp xếp.
"""

_CV = """
CV-01 | Sở đã tuyển dụng [07 công chức] mới.
CV-01 | Trong năm có [05 người] trúng tuyển công chức.
CV-01 | Tuyển mới [04 công chức] qua thi tuyển.
CV-01 | Sở tiếp nhận [02 công chức] mới trúng tuyển.
CV-01 | Công chức tuyển mới: [03].
CV-02 | Các trường tuyển dụng được [46 viên chức].
CV-02 | Số viên chức tuyển mới trong kỳ là [12].
CV-02 | Ngành đã tuyển được [215 giáo viên] là viên chức.
CV-02 | Tuyển dụng viên chức: [18 người].
CV-02 | Viên chức tuyển mới: [9].
CV-03 | Đã cử [156 lượt] cán bộ, công chức đi đào tạo, bồi dưỡng.
CV-03 | Số lượt CBCCVC được bồi dưỡng trong quý: [212].
CV-03 | Tổ chức tập huấn cho [340 lượt người].
CV-03 | Cử [45 lượt công chức] học các lớp nghiệp vụ.
CV-03 | Có [188 lượt người] được tập huấn chuyển đổi số.
CV-03 | Bồi dưỡng cho [120] lượt CBCC.
CV-04 | Tỷ lệ đơn vị được phê duyệt vị trí việc làm đạt [93,3%].
CV-04 | [100%] cơ quan, đơn vị thuộc Sở đã có đề án vị trí việc làm được phê duyệt.
CV-04 | Đã phê duyệt vị trí việc làm cho 18/20 đơn vị, đạt [90%].
CV-04 | Đơn vị có vị trí việc làm đã duyệt: [92%].
CV-05 | Sở đã xử lý kỷ luật [02 công chức].
CV-05 | Trong kỳ có [01 viên chức] bị kỷ luật khiển trách.
CV-05 | Số CBCCVC bị kỷ luật: [3].
CV-05 | Thi hành kỷ luật đối với [02 viên chức].
CV-05 | [Không có] cán bộ, công chức bị kỷ luật trong kỳ.
CV-05 | Kỷ luật: [01 người].
CV-06 | Kết quả đánh giá năm: [18,2%] hoàn thành xuất sắc nhiệm vụ.
CV-06 | Có [19,5%] công chức được xếp loại xuất sắc.
CV-06 | Xếp loại năm 2025: hoàn thành xuất sắc [15%].
CV-07 | Tỷ lệ không hoàn thành nhiệm vụ là [0,4%].
CV-07 | [0,6%] công chức không hoàn thành nhiệm vụ.
CV-07 | Không hoàn thành nhiệm vụ: [0%].
CV-08 | Kiểm tra công vụ đột xuất cho thấy [97,5%] công chức có mặt.
CV-08 | Tỷ lệ công chức có mặt tại thời điểm kiểm tra đạt [98,3%].
CV-08 | Kiểm tra đột xuất việc chấp hành giờ làm việc, [96%] công chức có mặt tại nơi làm việc.
CV-08 | Công chức có mặt khi kiểm tra đột xuất: [97%].
CV-09 | Sở mở [06 lớp] bồi dưỡng cho công chức.
CV-09 | Trong quý đã tổ chức [04 lớp tập huấn] nghiệp vụ.
CV-09 | Số khóa đào tạo, bồi dưỡng đã tổ chức: [9].
CV-09 | Sở phối hợp mở [03 khóa bồi dưỡng] kỹ năng số.
CV-09 | Số lớp tập huấn CCHC đã mở: [5].
CV-09 | Tập huấn [3 lớp].
"""


@pytest.mark.parametrize(("code", "said"), cases(_CD))
def test_tasks_inspections_dialogues_and_news_are_named_in_many_words(code: str, said: str) -> None:
    assert named(said) == code


@pytest.mark.parametrize(("code", "said"), cases(_BM))
def test_departments_and_posts_are_named_in_many_words(code: str, said: str) -> None:
    assert named(said) == code


@pytest.mark.parametrize(("code", "said"), cases(_CV))
def test_recruiting_training_discipline_and_ratings_are_named_in_many_words(code: str, said: str) -> None:
    assert named(said) == code
