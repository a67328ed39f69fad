/** The words by which Vietnamese administrative documents name bodies. Lower case; punctuation inside is ignored. */
import { phrases } from "./tokens.ts";

/** Bodies whose name is whole by itself; a territory may follow. */
export const WHOLE = phrases(`
  ubnd | ban cán sự đảng | ban thường vụ | ban chấp hành đảng bộ | ủy ban nhân dân | hđnd | hội đồng nhân dân | hđnd và ubnd | hđnd - ubnd | văn phòng hđnd và ubnd |
  văn phòng ubnd | văn phòng ủy ban nhân dân | văn phòng hđnd | văn phòng chính phủ | văn phòng đoàn đbqh và hđnd |
  văn phòng đoàn đại biểu quốc hội và hđnd | văn phòng đoàn đại biểu quốc hội và hội đồng nhân dân |
  văn phòng hội đồng nhân dân và ủy ban nhân dân | ubmttqvn | ubmttq việt nam | ubmttq | ủy ban mttq việt nam |
  ủy ban mttqvn | ủy ban mttq | ủy ban mặt trận tổ quốc việt nam | ủy ban mặt trận tổ quốc | mttq việt nam |
  mttqvn | mttq | mặt trận tổ quốc việt nam | mặt trận tổ quốc | ban thường trực ủy ban mttq việt nam | công an |
  liên đoàn lao động | lđlđ | công đoàn | công đoàn cơ sở | công đoàn viên chức | hệ thống thông tin cơ sở | hội liên hiệp phụ nữ việt nam | hội liên hiệp phụ nữ | hội lhpn việt nam |
  hội lhpn | hội phụ nữ | hội nông dân | hội cựu chiến binh | hội ccb | hội người cao tuổi | hội chữ thập đỏ |
  hội luật gia | hội khuyến học | hội bảo vệ quyền trẻ em | hội người khuyết tật | hội người mù |
  hội văn học nghệ thuật | hội văn học - nghệ thuật | liên hiệp các hội văn học nghệ thuật |
  hội liên hiệp văn học nghệ thuật | hội nhà báo | hội kế hoạch hóa gia đình | hội cựu thanh niên xung phong |
  đoàn thanh niên cộng sản hồ chí minh | đoàn tncs hồ chí minh | đoàn tncs hcm | đoàn tncs | đoàn thanh niên |
  tỉnh đoàn thanh niên | thành đoàn | tỉnh đoàn | huyện đoàn | đoàn luật sư | đoàn đại biểu quốc hội |
  viện kiểm sát nhân dân | vksnd | tòa án nhân dân | tand | thanh tra | cục thống kê | thống kê | chi cục thống kê |
  chi cục dân số | kho bạc nhà nước | bảo hiểm xã hội | bhxh | ngân hàng chính sách xã hội | ngân hàng csxh |
  bộ chỉ huy quân sự | ban chỉ huy quân sự | bchqs | bộ tư lệnh thủ đô | bộ tư lệnh | bộ đội biên phòng |
  bộ chỉ huy bộ đội biên phòng | thành ủy | tỉnh ủy | huyện ủy | quận ủy | đảng ủy | ban thường vụ thành ủy |
  ban thường vụ tỉnh ủy | ban tuyên giáo | ban dân vận | ban văn hóa - xã hội | ban tuyên giáo và dân vận |
  trạm y tế | trạm truyền thanh | đài truyền thanh | chính phủ | thủ tướng chính phủ | ban bí thư | bộ chính trị |
  quốc hội | ủy ban thường vụ quốc hội | cổng thông tin điện tử | cổng ttđt | cổng giao tiếp điện tử |
  trung tâm trợ giúp pháp lý nhà nước | trung tâm trợ giúp pháp lý | trung tâm tgpl | trung tâm công tác xã hội |
  trung tâm y tế | trung tâm bảo trợ xã hội | trung tâm văn hóa, thể thao và truyền thanh |
  trung tâm văn hóa - thông tin và thể thao | trung tâm văn hóa, thông tin và thể thao |
  trung tâm văn hóa - thể thao | trung tâm văn hóa và thể thao | trung tâm truyền thông và văn hóa |
  trung tâm văn hóa, thông tin và truyền thông | hạt kiểm lâm | đội quản lý thị trường | tổ hòa giải | tổ dân phố |
  trung tâm văn hóa | trung tâm tư vấn | trung tâm kiểm soát bệnh tật | trung tâm cung ứng dịch vụ công |
  trung tâm dịch vụ tổng hợp | hội đồng phối hợp phổ biến, giáo dục pháp luật |
  hội đồng phối hợp phổ biến giáo dục | hội đồng phối hợp pbgdpl | ban chỉ đạo công tác gia đình |
  ban chỉ đạo phòng, chống bạo lực gia đình | ban vì sự tiến bộ phụ nữ | ban vì sự tiến bộ của phụ nữ |
  ban công tác mặt trận | hội đồng đội | phòng tư pháp | phòng y tế
`);

/** Whole names that documents also write in lower case in running text. */
export const LOWER_OK = new Set(
  "ủy ban nhân dân | đoàn thanh niên | hội liên hiệp phụ nữ | hội phụ nữ | hội nông dân | hội cựu chiến binh | trạm y tế | mặt trận tổ quốc | đài truyền thanh | công an | ban công tác mặt trận | hệ thống thông tin cơ sở".split(
    " | ",
  ),
);

/** First words of a body whose own name follows. `and`: that name may be joined by "và" ("Văn hóa và Thể thao"). */
export const NAMED = phrases(`
  sở | bộ | ban | phòng | hội | đoàn | báo | tạp chí | đài | văn phòng | trung tâm | trường | viện | học viện |
  bệnh viện | cục | chi cục | tổng cục | vụ | quỹ | liên hiệp | liên minh | ngân hàng | nhà hát | bảo tàng |
  thư viện | ủy ban | hội đồng | ban chỉ đạo | ban quản lý | ban chấp hành | thường trực | ban tổ chức |
  tổng công ty | công ty | hiệp hội | nhà văn hóa | đại học | trường đại học | nhà xuất bản | ban thường trực |
  nhà thiếu nhi | câu lạc bộ | cung văn hóa | tổng liên đoàn | bảo hiểm | xã đoàn | ban giám đốc
`);

/** Words that begin like a body but are an act or a thing ("BAN HÀNH", "HỘI NGHỊ"). */
export const NO_BODY = phrases(
  "ban hành | ban đầu | hội nghị | hội thảo | hội thi | hội diễn | hội nhập | hội viên | báo cáo | báo động | báo chí | phòng chống | " +
    "phòng ngừa | bộ tiêu chí | bộ máy | bộ phận | đoàn kết | đoàn viên | đoàn thể | trường hợp | quỹ đất | viện trợ | sở hữu | cục bộ | " +
    "đài tưởng | vụ việc | hội đồng xét | trường học | ban ngành",
);

/** Fields of administration as they stand in names after "Sở", "Bộ", "Phòng", "Ban". */
export const FIELDS = phrases(`
  y tế | tư pháp | tài chính | nội vụ | xây dựng | công thương | du lịch | ngoại vụ | ngoại giao | công an |
  quốc phòng | văn hóa và thể thao | văn hóa, thể thao và du lịch | văn hóa thể thao và du lịch | vhttdl | vhtt |
  văn hóa - xã hội | văn hóa - thông tin | văn hóa và thông tin | văn hóa, khoa học và thông tin |
  văn hóa thông tin | giáo dục và đào tạo | giáo dục - đào tạo | gd&đt | gdđt | khoa học và công nghệ | kh&cn |
  khcn | thông tin và truyền thông | tt&tt | tttt | nông nghiệp và môi trường |
  nông nghiệp và phát triển nông thôn | nn&mt | nn&ptnt | tài nguyên và môi trường | tn&mt | dân tộc và tôn giáo |
  lao động - thương binh và xã hội | lao động, thương binh và xã hội | lao động thương binh và xã hội | lđtb&xh |
  lđtbxh | kế hoạch và đầu tư | kh&đt | giao thông vận tải | gtvt | giao thông công chính | quy hoạch - kiến trúc |
  quy hoạch và kiến trúc | kinh tế | kinh tế, hạ tầng và đô thị | kinh tế - hạ tầng | tài chính - kế hoạch |
  dân tộc | dân số
`);

/** Lower-case words inside names that are longer than two syllables or begin like a verb. */
export const INSIDE = phrases(`
  cựu chiến binh | người cao tuổi | chữ thập đỏ | kế hoạch hóa gia đình | thanh niên xung phong | tổ chức |
  bảo vệ quyền trẻ em | người khuyết tật | văn học nghệ thuật | cộng sản | thanh niên cộng sản | phát thanh |
  phát thanh, truyền hình | phát triển | kiểm tra | quản lý | bảo vệ | chỉ đạo | thường trực | liên hiệp |
  tuyên giáo | hỗ trợ | đảm bảo | đầu tư | báo chí | phổ biến | tổ chức cán bộ | phối hợp | công tác |
  hành chính công | thông tin | trợ giúp pháp lý | khuyến học | xây dựng | phụ nữ | hà nội mới
`);

/** Places that a body belongs to. */
export const TERRITORY = phrases(`
  thành phố | tỉnh | quận | huyện | thị xã | xã | phường | thị trấn | đặc khu | tp | thủ đô | thôn | tổ dân phố
`);

/** What "các …" counts. */
export const COLLECTIVE = phrases(`
  sở | ban | ngành | phòng | phòng ban | cơ quan | đơn vị | đoàn thể | tổ chức | hội | hội đoàn thể | địa phương |
  doanh nghiệp | trường | trường học | nhà trường | cơ sở giáo dục | cơ sở y tế | cơ sở khám bệnh, chữa bệnh |
  cơ sở khám chữa bệnh | xã | phường | thị trấn | quận | huyện | thị xã | thành phố | tỉnh | đặc khu | cấp | thôn |
  tổ dân phố | khu dân cư | báo | đài | bệnh viện | trung tâm | ban ngành | sở ngành | thị ủy | quận ủy | huyện ủy | đảng ủy | cấp ủy | chính quyền |
  cơ sở trợ giúp xã hội | vụ | cục | xóm | bản | mặt trận | lực lượng | câu lạc bộ |
  trạm y tế | cấp hội | bộ phận | tổ hòa giải | ban quản lý
`);

/** What may follow a collective name and still belong to it. */
export const QUALIFIER = phrases(`
  thành viên | trực thuộc | chuyên môn | liên quan | có liên quan | chức năng | địa phương | nêu trên | ở cơ sở |
  cùng cấp | chính trị - xã hội | chính trị xã hội | xã hội | xã hội - nghề nghiệp | báo chí | thông tấn |
  truyền thông | báo, đài | đoàn thể | nhà nước | hành chính | sự nghiệp | công lập | ngoài công lập | quần chúng |
  tôn giáo | tư pháp | bảo vệ pháp luật | quản lý nhà nước | thông tin đại chúng | trung ương | được giao nhiệm vụ |
  được phân công | có chức năng | thuộc | của | trên địa bàn | cơ sở | các cấp | đóng trên địa bàn |
  thông tấn, báo chí | báo chí, truyền thông | thuộc phạm vi quản lý | tham gia | mầm non | tiểu học | phổ thông |
  trung học | thcs | thpt | trung học cơ sở | trung học phổ thông | tiểu học, thcs | tiểu học, trung học cơ sở |
  mầm non, tiểu học | mầm non, phổ thông | mầm non, tiểu học, thcs | mầm non, tiểu học, thcs, thpt |
  mầm non, tiểu học, trung học cơ sở | mầm non, tiểu học và trung học cơ sở | mầm non, tiểu học và thcs | đảng | khác | vũ trang | chuyên trách | xã hội nghề nghiệp
`);

/** Qualifiers that only count when a place or a body follows them. */
export const JOINING = new Set(["thuộc", "của", "trên địa bàn", "đóng trên địa bàn"]);

/** Office-holders named in place of their agency. */
export const HOLDERS = phrases(`
  giám đốc | phó giám đốc | thủ trưởng | người đứng đầu | chủ tịch | phó chủ tịch | chánh | trưởng | phó trưởng |
  hiệu trưởng | lãnh đạo | trưởng ban | bí thư | tổng biên tập | đồng chí giám đốc | đồng chí chủ tịch |
  viện trưởng | tổ trưởng
`);

/** First words of a predicate: what follows the one who is to do it. */
export const VERBS = new Set(
  (
    "chủ phối tham hướng chỉ lãnh xây tổ triển thực tiếp tăng đẩy rà kiểm căn báo tổng lồng bố cân thẩm quản nghiêm chịu giúp " +
    "đôn theo nắm vận tuyên phát nâng mở lập tập nghiên hỗ cung gửi làm khẩn kịp thường có là phải cần tích duy đổi đưa " +
    "cử ban chuẩn phân phổ quán quan kiện củng huy giám lựa hằng hàng khai nhân phê đảm bảo đề trình xử tiến định in sử " +
    "biên đào bồi truyền vào sẽ được thống thành công đăng giới giải can bám thu rút sơ tự nghiên trực điều hoàn tạo góp"
  ).split(" "),
);

/** Lower-case words that never belong to a proper name. */
export const NEVER_INSIDE = new Set(
  (
    "chủ trì phối hợp tham mưu hướng dẫn có và các để theo tại trong trên về với cho của được phải cùng căn là do khi đã " +
    "triển thực tiếp tăng đẩy rà tổng lồng bố cân thẩm trình nghiêm chịu giúp đôn nắm vận nâng mở lập nghiên gửi trước " +
    "hàng hằng làm đề yêu giao khẩn kịp xem liên tiến cử từ đến ở này đó những mọi từng mỗi nếu thì sẽ cần hoặc " +
    "chủ trì, tích duy ban in phê sử tạo góp định thường chậm trực quý năm tháng ngày cấp nơi"
  ).split(" "),
);
