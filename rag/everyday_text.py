"""Everyday speech with its diacritics: so that a question typed without them can be given them back."""

EVERYDAY = """
Vì sao lại chậm như vậy, tại sao lâu vậy, sao lâu thế, do đâu, vì đâu, lý do gì, nguyên nhân nào, ở đâu, nơi nào,
chỗ nào, khi nào, bao giờ, lúc nào, hạn đến bao giờ, ai làm, ai phải làm, ai xin, ai nhờ, ai mong muốn, ai muốn, đơn
vị nào, sở nào, phường nào, xã nào, phòng nào, bộ phận nào, bên nào, việc gì, làm gì, điều gì, cái gì, gì không, có
không, được không, chưa, xong chưa, đã xong chưa, thế nào, ra sao, như thế nào, bao nhiêu, mấy, mấy lần, mấy phần,
bao nhiêu người, bao nhiêu phần trăm. Muốn được giúp, cần thêm người, cần tiền, xin tiền, xin thêm, nhờ việc gì, đề
nghị gì, kiến nghị gì, giục, mong sớm có, khó khăn gì, vướng gì, gặp khó, bị kẹt, bị lỗi, bị trễ, trễ hẹn, chậm trễ,
kéo dài, quá tải, ùn ứ, dồn lại, thiếu thốn, xuống cấp, cũ kỹ, hỏng, yếu, kém, bất tiện, phiền hà, phải đi lại
nhiều, ngại, quen, chưa quen, thiếu, đủ, nhiều, ít, hơn, nhất, cao nhất, thấp nhất. Người dân, bà con, người già,
các cụ, tiểu thương, hộ buôn bán, khách du lịch, khách tham quan, doanh nghiệp, công ty, bệnh viện, bác sĩ, nhà hát,
bảo tàng, lễ hội, trường học, cán bộ, lãnh đạo, giám đốc, chủ tịch, trung ương, thành phố, quận, huyện, tỉnh, khu
phố, tổ dân phố, thôn, bản, phố cổ, chung cư. Giấy tờ nhà đất, sổ đỏ, giấy khai sinh, khai tử, kết hôn, hộ tịch,
chứng thực, bản sao, lý lịch, án tích, giấy phép, xin phép xây dựng, sửa nhà, đào đường, vỉa hè, đèn đường, chiếu
sáng, mở công ty, đăng ký kinh doanh, kiểm toán, quyết toán, tiêu tiền, rót vốn, giải ngân, đền bù, định giá, thu
hồi đất, đo vẽ, bản đồ, số hóa, quét mã, máy quét, trả tiền qua mạng, thẻ ngân hàng, tài khoản, điện thoại thông
minh, mạng internet, sóng điện thoại, trạm phát sóng, phần mềm, hệ thống, kho dữ liệu, dữ liệu, kết nối, chia sẻ,
thông tin, thiết bị, trụ sở, chỗ gửi xe, phòng chờ, quầy, điểm tiếp nhận, nhận hồ sơ tận nơi, lưu động. Kế hoạch,
nhiệm vụ, việc phải làm, việc cần làm, sắp tới, quý sau, quý trước, kỳ trước, năm ngoái, cùng kỳ, tháng này, cuối
năm, đầu năm, so với, tăng hay giảm, thay đổi, còn, thì sao, thế còn, vậy, xếp hạng, xếp thứ mấy, đứng đầu, đứng
cuối, tổng cộng, trung bình, tất cả, danh sách, liệt kê, nêu, cho biết, nói gì, ý kiến, phản ánh, thăm dò, khảo sát,
hài lòng, vừa lòng, kết quả, tình hình, tiến độ, mức độ, tỷ lệ, kiểm tra, giờ giấc, đi muộn, kỷ luật, khiển trách,
xin lỗi, nhắc nhở, thái độ, cách cư xử, đào tạo, dạy, học, lớp, tập huấn, tuyển, nghỉ hưu, về hưu sớm, nghỉ việc,
tinh gọn, sáp nhập, sắp xếp, rút ngắn, nhanh hơn, giảm bớt, nằm rải rác, tra cứu, bên trong, bên ngoài, trên, dưới,
trước, sau, với, của, cho, về, để, nên, thì, là, và, hoặc, cũng, đang, sẽ, đã, vừa, mới, lại, rồi, phải, định, hay,
không, những, các, một, hai, ba, bốn, năm, sáu, bảy, tám, chín, mười. Đất đai, nhà đất, đất ở, đất nông nghiệp, thửa
đất, mảnh đất, giao đất, thuê đất, đất công, quản lý đất đai, giá đất, tiền đất, thuế đất, cấp sổ, sổ hồng, sổ sách,
vào sổ, sổ gốc, sổ giấy, đo đạc, bản vẽ, ranh giới, tranh chấp, khiếu nại, tố cáo, hòa giải, bồi thường, giải tỏa,
tái định cư, mặt bằng, bàn giao, dự án, công trình, khởi công, thi công, đấu thầu, nhà thầu, vốn liếng, rót tiền,
tiền bạc, chi tiền, chi phí, chi trả, trả tiền, thu tiền, nộp tiền, nộp phí, lệ phí, mức phí, miễn phí, giảm phí,
đóng thuế, nộp thuế, cơ quan thuế, thuê người, thuê nhà, thuê xe, thuê trụ sở, đi thuê, cho thuê, mua sắm, mua máy,
máy móc, máy tính, máy in, máy chủ, hỏng máy, sửa máy, thay máy, bảo trì, nâng cấp. Phần mềm hay lỗi, bị lỗi, gặp
lỗi, trục trặc, gián đoạn, sập mạng, mất mạng, mạng yếu, mạng chậm, đường truyền, tốc độ, nghẽn, treo, đăng nhập,
mật khẩu, tài khoản, định danh, căn cước, chữ ký số, mã số, quét mã, cài đặt, cài phần mềm, cài ứng dụng, tải về,
nhập liệu, nhập dữ liệu, làm sạch, đồng bộ, kết nối, liên thông, chia sẻ, dùng chung, khai thác, tra cứu, tìm kiếm,
lưu trữ, lưu kho, kho lưu trữ, hồ sơ giấy, hồ sơ gốc, bản giấy, bản chính, bản sao, bản cứng, bản đồ. Nộp hồ sơ,
nhận hồ sơ, trả hồ sơ, trả kết quả, trả lời, hẹn trả, giấy hẹn, lỡ hẹn, sai hẹn, quá hẹn, trễ hẹn, xin lỗi, thư xin
lỗi, gửi thư, lời xin lỗi, bổ sung giấy tờ, thiếu giấy tờ, thừa giấy tờ, thành phần hồ sơ, làm lại, làm thủ tục, đi
lại nhiều lần, nhiều chuyến, chờ đợi, chờ lâu, phải chờ, ngồi chờ, chỗ chờ, chỗ ngồi, chỗ đỗ xe, chỗ để xe, gửi xe,
bãi xe, chật chội, chật hẹp, nóng bức, xuống cấp, dột nát, cũ nát, cũ kỹ, sửa chữa, xây mới, xây dựng, trụ sở làm
việc, phòng làm việc, nơi làm việc, nơi ở, nơi nào, nơi đâu, ở đâu, từ đâu, do đâu, vì đâu, đến đâu, đi đâu, chỗ
nào, quầy nào, khâu nào, bước nào, cấp nào, nhóm nào, loại nào, lĩnh vực nào, ngành nào, người nào, ngày nào, tháng
nào, năm nào. Vì sao, vì thế, vì vậy, bởi vì, tại vì, do vậy, cho nên, khiến cho, khiến dân, làm cho, gây ra, gây
khó, gây chậm, gây phiền, dẫn đến, dẫn tới, ảnh hưởng, tác động, hậu quả, rủi ro, mối lo, lo ngại, đáng lo, lo lắng,
bức xúc, phàn nàn, kêu ca, than phiền, chê trách, khen ngợi, hài lòng, chưa hài lòng, chấm điểm, đánh giá, góp ý, ý
kiến, hỏi ý kiến, hỏi han, hỏi dân, thăm hỏi, trả lời, giải đáp, đối thoại, gặp gỡ, gặp dân, tiếp dân, tiếp xúc,
lắng nghe, tuyên truyền, vận động, phổ biến, giới thiệu, hướng dẫn, chỉ bảo, giúp đỡ, giúp dân, hỗ trợ, trợ giúp,
tháo gỡ, gỡ vướng, gỡ khó, xử lý, giải quyết, khắc phục, sửa sai, chấn chỉnh, nhắc nhở, phê bình, kiểm điểm, khiển
trách, cảnh cáo, kỷ luật, phạt tiền, xử phạt. Cần gì, cần thêm, cần tiền, cần người, cần làm, cần phải, cần giúp,
cần có, cần thiết, đang cần, rất cần, muốn gì, muốn được, muốn xin, mong muốn, mong được, mong cấp trên, xin thêm,
xin cấp, xin phép, xin ý kiến, đề nghị, đề xuất, kiến nghị, nhờ vả, nhờ ai, nhờ đến, giao cho, giao việc, phân công,
phụ trách, chịu trách nhiệm, đảm nhiệm, chủ trì, phối hợp, làm chung, làm cùng, ăn khớp, chưa khớp, lệch nhau, sai
lệch, sai sót, sai số, nhầm lẫn, lẫn lộn, lộn xộn, rối rắm, chồng chéo, rườm rà, cồng kềnh, lạc hậu, chậm chạp, chậm
tiến độ, ì ạch, dở dang, dang dở, dồn ứ, dồn đống, dồn việc, ùn tắc, ùn lại, tồn đọng, tồn lại, đọng lại, còn lại,
còn thiếu, còn yếu, còn chậm, còn dư, dư thừa, dôi dư, lãng phí, tiết kiệm. Thiếu người, thiếu vốn, thiếu chỗ, thiếu
máy, thiếu kinh nghiệm, thiếu thông tin, ít người, đông người, đông dân, đông đúc, vắng người, vắng mặt, có mặt, đủ
mặt, đi muộn, về sớm, giờ giấc, giờ làm, ngoài giờ, làm thêm, thứ bảy, cuối tuần, hằng tuần, mỗi tuần, tuần nào, mỗi
tháng, từng tháng, mỗi ngày, hằng ngày, đợt này, đợt kiểm tra, đợt khảo sát, mấy đợt, mấy lần, mấy người, mấy cái,
mấy chỗ, mấy việc, mấy buổi, mấy lớp, mấy cuộc, mấy máy, mấy nơi, mấy nhà, mấy hộ, hộ dân, hộ nghèo, hộ kinh doanh,
hộ gia đình, hộ chiếu, hộ khẩu, nhân khẩu, tạm trú, tạm vắng, cư trú, cư dân, dân cư, dân số. Dạy học, dạy nghề, học
nghề, nghề nghiệp, hành nghề, giấy phép hành nghề, đào tạo, tập huấn, mở lớp, lớp học, kỹ năng, tin học, tiếng Anh,
tiếng dân tộc, trình độ, năng lực, chuyên môn, tuyển dụng, tuyển người, thi tuyển, xét tuyển, tuyển thêm, tinh giản,
cắt giảm, giảm người, nghỉ hưu, nghỉ việc, thôi việc, chuyển việc, chuyển công tác, luân chuyển, điều động, bổ
nhiệm, chức vụ, chức danh, trưởng phòng, phó phòng, giám đốc, phó giám đốc, lãnh đạo, cấp trên, cấp dưới, cấp xã,
cấp phường, cơ sở, chính quyền, công an, tòa án, viện kiểm sát, thanh tra, kiểm toán, ngân hàng, kho bạc, bưu điện.
Bệnh viện, khám bệnh, chữa bệnh, viện phí, bảo hiểm, y tế, trạm y tế, nhà thuốc, bác sĩ, điều dưỡng, người bệnh, ốm
đau, trường học, học sinh, giáo viên, học phí, thư viện, bảo tàng, di tích, nhà hát, lễ hội, vé vào cửa, bán vé, mua
vé, vé điện tử, khách tham quan, du lịch, khách sạn, rừng núi, kiểm lâm, lâm nghiệp, trồng rừng, thủy lợi, đê điều,
nước sạch, rác thải, vệ sinh, môi trường, ô nhiễm, khí thải, cây xanh, công viên, vỉa hè, lòng đường, đường sá, cầu
cống, giao thông, xe buýt, đèn đường, chiếu sáng, điện nước, cột điện, trạm biến áp, trạm phát sóng, sóng yếu, viễn
thông, vùng xa. Vùng cao, miền núi, đồng bào, dân tộc, thôn xóm, bản làng, tổ dân phố, khu phố, chung cư, tòa nhà,
phố cổ, phố đi bộ, chợ búa, buôn bán, tiểu thương, hàng quán, cửa hàng, kinh doanh, doanh nghiệp, công ty, xưởng sản
xuất, mở cửa hàng, mở công ty, đóng cửa, phá sản, giải thể, thành lập, đăng ký, cấp phép, giấy phép, thu hồi, hết
hạn, gia hạn, còn hạn, hạn chót, hạn nộp, kịp hạn, kịp thời, không kịp, sắp hết hạn, sắp tới, sắp xong, sắp làm, tới
đây, tới nơi, tới hạn, tới mức, nay mai, bao lâu nữa, khi nào xong, bao giờ xong, lúc nào, đến khi nào, trước khi,
sau khi, trong khi, ngay khi. Tốt lên, khá lên, tốt hơn, tốt nhất, xấu đi, kém đi, yếu kém, tụt hạng, tụt lại, tụt
xuống, vươn lên, dẫn đầu, bứt phá, thay đổi, thay thế, thấy gì, thấy rõ, cho thấy, nhận thấy, nói gì, nói về, nói
rõ, nói chung, nói thêm, nghe nói, kể ra, kể tên, nêu tên, nêu rõ, viết gì, ghi gì, ghi nhận, nhắc đến, nhắc tới, đề
cập, câu chuyện, chuyện gì, chuyện này, có chuyện, bàn về, họp bàn, cuộc họp, giao ban, hội nghị, hội thảo, chỉ đạo,
chỉ thị, công văn, văn bản, ban hành, soạn thảo, dự thảo, trình ký, ký duyệt, phê duyệt, thẩm định, thẩm tra, rà
soát, soát lại, xem lại, tính lại, tính toán. Ưu tiên, ưu đãi, ưu điểm, nhược điểm, thế mạnh, điểm yếu, điểm nghẽn,
nút thắt, trọng tâm, trọng điểm, mũi nhọn, đột phá, đột xuất, bất ngờ, ngờ vực, đáng ngờ, kiểm tra đột xuất, đúng
giờ, đúng mức, đúng người, dùng được, dùng thử, sử dụng, dùng chung, dùng máy, dùng điện thoại, người dùng, quen
dùng, chưa quen, biết dùng, không biết, chưa biết, hiểu biết, thành thạo, bỡ ngỡ, ngại ngần, e ngại, tự làm, tự nộp,
tự động, tự chủ, tự nguyện, tự túc, nhờ người, làm hộ, nộp hộ, làm giúp, làm thay, thay mặt, ủy quyền, phân cấp,
phân quyền, trao quyền, quyền hạn, nghĩa vụ, trách nhiệm, vai trò. Tình hình, tình trạng, thực trạng, hiện trạng,
tiến triển, tiến độ, kết quả, thành tích, thành công, thất bại, mô hình, sáng kiến, cách làm, kinh nghiệm, bài học,
nhân rộng, thí điểm, làm thử, thử nghiệm, đổi mới, cải tiến, cải cách, cải thiện, chuyển đổi số, số hóa, điện tử,
trí tuệ nhân tạo, trợ lý ảo, hình ảnh, ảnh chụp, chụp ảnh, quay phim, tờ rơi, tờ gấp, loa phát thanh, bản tin, trang
tin, trang mạng, mạng xã hội, báo chí, phóng sự, chuyên mục, cuộc thi, hội thi, giải thưởng, thi đua, khen thưởng,
bình chọn, biểu dương, gương điển hình, người tốt việc tốt, nếp sống, văn minh, nụ cười. Vẫn chưa, vẫn còn, vẫn
chậm, vẫn thiếu, mặc dù, dù đã, tuy nhiên, thế nhưng, nhưng mà, hay là, hoặc là, kể cả, cả thảy, tất thảy, mọi
người, mọi việc, mọi nơi, ai nấy, đâu đó, cứ thế, cứ mỗi, từ khi, từ năm, từ đầu năm, của dân, của ai, của xã, của
phường, của sở, sẽ làm, sẽ xong, sẽ có, sẽ được, để làm, để dân, để giảm, để ý, để dành, để lâu, bị để, bằng cách
nào, bằng gì, bằng tiền, bằng tiếng, ngang bằng, băng rôn, phong trào, phòng ngừa, phòng chống, chống dịch, an toàn.
"""
