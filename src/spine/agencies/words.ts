/** What people read about agencies, in Vietnamese and English. */
import type { Label, Words } from "#base/words.ts";

/** Kinds of unit, as a person calls them; the code list of agencies.unit_kind has the same rows. */
export const kindWords = {
  country: { vi: "Nước", en: "Country" },
  central: { vi: "Cơ quan trung ương", en: "Central body" },
  city: { vi: "Thành phố", en: "City" },
  "urban-district": { vi: "Quận", en: "Urban district" },
  "rural-district": { vi: "Huyện", en: "Rural district" },
  town: { vi: "Thị xã", en: "Town" },
  ward: { vi: "Phường", en: "Ward" },
  commune: { vi: "Xã", en: "Commune" },
  township: { vi: "Thị trấn", en: "Township" },
  "people-council": { vi: "Hội đồng nhân dân", en: "People's Council" },
  "council-board": { vi: "Ban của HĐND", en: "Board of the People's Council" },
  party: { vi: "Cấp ủy Đảng", en: "Party committee" },
  "party-board": { vi: "Ban của cấp ủy", en: "Party board" },
  office: { vi: "Văn phòng", en: "Office" },
  section: { vi: "Phòng của văn phòng", en: "Section of an office" },
  department: { vi: "Sở", en: "Department" },
  board: { vi: "Ban, cơ quan ngang sở", en: "Board of department rank" },
  inspectorate: { vi: "Thanh tra", en: "Inspectorate" },
  "coordination-council": { vi: "Hội đồng phối hợp", en: "Co-ordination council" },
  "city-police": { vi: "Công an Thành phố", en: "City police" },
  "district-police": { vi: "Công an cấp huyện", en: "District police" },
  "commune-police": { vi: "Công an cấp xã", en: "Commune police" },
  "health-station": { vi: "Trạm Y tế", en: "Health station" },
  hospital: { vi: "Bệnh viện", en: "Hospital" },
  centre: { vi: "Trung tâm sự nghiệp", en: "Public service centre" },
  front: { vi: "Mặt trận Tổ quốc Thành phố", en: "City Fatherland Front" },
  union: { vi: "Tổ chức chính trị - xã hội", en: "Socio-political organisation" },
  "commune-front": { vi: "Mặt trận Tổ quốc cấp xã", en: "Commune Fatherland Front" },
  "commune-office": { vi: "Văn phòng HĐND và UBND cấp xã", en: "Commune office" },
  "culture-section": { vi: "Phòng Văn hóa – Xã hội", en: "Culture and society section" },
  association: { vi: "Hội", en: "Association" },
  press: { vi: "Cơ quan báo chí", en: "Press" },
  court: { vi: "Tòa án nhân dân", en: "People's Court" },
  "regional-court": { vi: "Tòa án nhân dân khu vực", en: "Regional court" },
  procuracy: { vi: "Viện kiểm sát nhân dân", en: "People's Procuracy" },
  "regional-procuracy": { vi: "Viện kiểm sát khu vực", en: "Regional procuracy" },
  "support-facility": { vi: "Cơ sở trợ giúp", en: "Support facility" },
} as const satisfies Words;

/** How sure a fact about a unit is. */
export const confidenceWords = {
  V: { vi: "Đã đối chiếu văn bản", en: "Checked against the document" },
  E: { vi: "Theo trích dẫn, báo chí", en: "From an excerpt or the press" },
  M: { vi: "Hiểu biết chung, cần xác nhận", en: "General knowledge, to be confirmed" },
  I: { vi: "Suy luận", en: "Inferred" },
} as const satisfies Words;

/** Kinds of succession and of structural change. */
export const changeWords = {
  split: { vi: "Chia, tách", en: "Split" },
  merge: { vi: "Sáp nhập, hợp nhất", en: "Merge" },
  rename: { vi: "Đổi tên", en: "Rename" },
  transfer: { vi: "Chuyển nhiệm vụ", en: "Transfer of duties" },
  abolish: { vi: "Kết thúc hoạt động", en: "Abolish" },
} as const satisfies Words;

/** Kinds of residential area under a commune (NĐ 185/2026). */
export const hamletWords = {
  thon: { vi: "Thôn", en: "Hamlet" },
  tdp: { vi: "Tổ dân phố", en: "Residential group" },
} as const satisfies Words;

/** Names of the fields of a unit; the Vietnamese ones are the column heads of a sheet. */
export const fieldWords = {
  code: { vi: "Mã", en: "Code" },
  kind: { vi: "Loại", en: "Kind" },
  name: { vi: "Tên", en: "Name" },
  parent: { vi: "Mã đơn vị cấp trên", en: "Parent's code" },
  validFrom: { vi: "Hiệu lực từ", en: "Valid from" },
  validTo: { vi: "Hiệu lực đến", en: "Valid to" },
  lat: { vi: "Vĩ độ", en: "Latitude" },
  lon: { vi: "Kinh độ", en: "Longitude" },
  population: { vi: "Dân số", en: "Population" },
  areaKm2: { vi: "Diện tích (km²)", en: "Area (km²)" },
  address: { vi: "Địa chỉ", en: "Address" },
  phone: { vi: "Điện thoại", en: "Telephone" },
  email: { vi: "Thư điện tử", en: "E-mail" },
  website: { vi: "Trang thông tin", en: "Website" },
  confidence: { vi: "Độ tin cậy", en: "Confidence" },
  isDemo: { vi: "Dữ liệu minh họa", en: "Demonstration data" },
  aliases: { vi: "Tên gọi khác, viết tắt", en: "Other names, abbreviations" },
} as const satisfies Words;

/** What a person is told about how a written name was understood. */
export const noteWords = {
  "choose-related": {
    vi: "“Liên quan” chưa nói rõ cơ quan nào: hãy chọn",
    en: "“Concerned” does not say which agencies: please choose",
  },
  "group-open": {
    vi: "Tên gọi chung, không liệt kê được: hãy chọn cơ quan",
    en: "A collective name that cannot be listed: please choose",
  },
  "several-same-name": {
    vi: "Nhiều đơn vị cùng tên: hãy chọn hoặc ghi rõ quận, huyện cũ",
    en: "Several units bear this name: choose, or add the former district",
  },
  "no-longer": {
    vi: "Đơn vị đã kết thúc hoạt động; đây là đơn vị kế thừa",
    en: "The unit has ended; these are its successors",
  },
  "not-yet": {
    vi: "Vào ngày này danh mục chưa có đơn vị; lấy bản ghi sớm nhất",
    en: "The list does not hold the unit on that day; its earliest record is shown",
  },
  "by-post": {
    vi: "Chức danh: hiểu là cơ quan của người giữ chức danh",
    en: "A post: understood as the body of the person holding it",
  },
  "bare-place": { vi: "Chỉ ghi tên địa bàn, không ghi loại", en: "Only the place is named, not its kind" },
  "bare-body": {
    vi: "Không ghi “Thành phố”: hiểu là cơ quan cấp Thành phố",
    en: "“City” left out: the city body is meant",
  },
  "body-of-place": { vi: "Hiểu theo địa bàn kế thừa", en: "Understood through the place's successors" },
  unknown: { vi: "Chưa nhận ra cơ quan nào", en: "No agency recognised" },
} as const satisfies Words;

/** Reasons a row of a sheet, an event or a change is refused. */
export const refusalWords = {
  required: { vi: "Cần điền", en: "Required" },
  "unknown-kind": { vi: "Không có loại đơn vị này", en: "No such kind of unit" },
  "bad-date": {
    vi: "Ngày phải là DD/MM/YYYY hoặc YYYY-MM-DD",
    en: "A date must be DD/MM/YYYY or YYYY-MM-DD",
  },
  "bad-number": { vi: "Phải là số", en: "Must be a number" },
  "bad-point": { vi: "Toạ độ ngoài phạm vi", en: "The point is out of range" },
  "ends-before-start": { vi: "Ngày kết thúc phải sau ngày bắt đầu", en: "The end must come after the start" },
  "unknown-parent": { vi: "Không thấy đơn vị cấp trên có mã này", en: "No parent bears this code" },
  "own-parent": { vi: "Đơn vị không thể là cấp trên của chính mình", en: "A unit cannot be its own parent" },
  "code-overlap": { vi: "Mã này đã có trong thời gian ấy", en: "The code is already in use in that time" },
  "by-event": {
    vi: "Tên, loại, cấp trên và thời hạn chỉ đổi bằng sự kiện cơ cấu",
    en: "Name, kind, parent and dates change only by a structure event",
  },
  "twice-in-file": { vi: "Dòng trùng với dòng khác trong tệp", en: "The row repeats another of the file" },
  "unknown-confidence": { vi: "Độ tin cậy chỉ nhận V, E, M, I", en: "Confidence is one of V, E, M, I" },
  "missing-column": { vi: "Tệp thiếu cột này", en: "The file lacks this column" },
  "unit-not-valid": { vi: "Đơn vị không còn hiệu lực vào ngày ấy", en: "The unit is not valid on that day" },
  "shares-above-one": { vi: "Tổng tỷ lệ lớn hơn 1", en: "The shares add up to more than 1" },
  "shares-below-one": {
    vi: "Các tỷ lệ đều đã biết nhưng tổng nhỏ hơn 1",
    en: "All shares are known but add up to less than 1",
  },
  "same-name": { vi: "Tên mới giống tên cũ", en: "The new name equals the old one" },
  "needs-several": {
    vi: "Chia tách cần ít nhất hai đơn vị mới; sáp nhập cần ít nhất hai đơn vị cũ",
    en: "A split needs two new units or more; a merge two old ones or more",
  },
  "later-below": {
    vi: "Đã ghi đơn vị, thôn hoặc tổ dân phố trực thuộc bắt đầu sau ngày ấy",
    en: "A unit or hamlet below is already recorded to begin on or after that day",
  },
  "hamlets-left": {
    vi: "Còn thôn, tổ dân phố chưa nói về đơn vị nào",
    en: "Some hamlets have not been given to a receiving unit",
  },
  "wrong-hamlet-kind": {
    vi: "Xã có thôn, phường có tổ dân phố",
    en: "Communes have hamlets, wards residential groups",
  },
} as const satisfies Words;

export type NoteCode = keyof typeof noteWords;
export type RefusalCode = keyof typeof refusalWords;

/** The phrase of a refusal, for a Problem's field message. */
export function refusalLabel(code: RefusalCode): Label {
  return refusalWords[code];
}

/** Acts, as the table of roles and the audit trail name them. */
export const verbWords = {
  readAgency: { vi: "Xem cơ quan, đơn vị", en: "See agencies" },
  createAgency: { vi: "Thêm cơ quan, đơn vị", en: "Add an agency" },
  updateAgency: { vi: "Sửa liên hệ, tọa độ, tên gọi khác", en: "Edit contact, point, other names" },
  recordEvent: { vi: "Ghi sự kiện cơ cấu tổ chức", en: "Record a change of structure" },
  undoEvent: { vi: "Hủy sự kiện cơ cấu ghi nhầm", en: "Undo a change of structure" },
  importAgencies: { vi: "Nhập cơ quan từ bảng tính", en: "Import agencies from a sheet" },
  readHamlet: { vi: "Xem thôn, tổ dân phố", en: "See hamlets and residential groups" },
  createHamlet: { vi: "Thêm thôn, tổ dân phố", en: "Add a hamlet or residential group" },
  updateHamlet: { vi: "Sửa thôn, tổ dân phố", en: "Edit a hamlet or residential group" },
  endHamlet: { vi: "Kết thúc thôn, tổ dân phố", en: "End a hamlet or residential group" },
} as const satisfies Words;

/** What the endpoints are called in the description of the interface. */
export const routeWords = {
  list: { vi: "Cơ quan, đơn vị", en: "Agencies" },
  one: { vi: "Một cơ quan, đơn vị", en: "One agency" },
  aliases: { vi: "Tên gọi khác", en: "Other names" },
  resolve: { vi: "Tên này là cơ quan nào?", en: "What does this name mean?" },
  groups: { vi: "Tên gọi chung", en: "Collective names" },
  map: { vi: "Điểm của các xã, phường", en: "Points of the wards and communes" },
  events: { vi: "Sự kiện cơ cấu tổ chức", en: "Changes of structure" },
  preview: { vi: "Sự kiện này chạm đến những gì", en: "What this change touches" },
  undo: { vi: "Hủy một sự kiện ghi nhầm", en: "Undo a change recorded by mistake" },
  hamlets: { vi: "Thôn, tổ dân phố", en: "Hamlets and residential groups" },
  export: { vi: "Danh mục cơ quan", en: "List of agencies" },
  plan: { vi: "Xem trước khi nhập", en: "Look before importing" },
} as const satisfies Words;

/** Why a change may not be undone. */
export const undoWords = {
  already: { vi: "Thay đổi này đã hủy từ trước.", en: "This change was undone already." },
  notKept: {
    vi: "Thay đổi này ghi từ trước khi hệ thống biết hủy; hãy ghi một thay đổi ngược lại.",
    en: "This change was recorded before it could be undone; record one that reverses it.",
  },
  later: {
    vi: "Sau thay đổi này còn thay đổi khác ở các đơn vị đó. Hãy hủy thay đổi sau cùng trước.",
    en: "A later change concerns these units. Undo the latest one first.",
  },
  inUse: {
    vi: "Ở đơn vị mới đã có {n} {what}. Hãy ghi một thay đổi mới thay vì hủy.",
    en: "The new unit already has {n}: {what}. Record a new change instead.",
  },
  handedOver: {
    vi: "Đã bàn giao {n} {what} sang đơn vị nhận. Hãy ghi một thay đổi mới thay vì hủy.",
    en: "Already handed to who receives: {n} ({what}). Record a new change instead.",
  },
  hamletsChanged: {
    vi: "{n} thôn, tổ dân phố ở đơn vị mới đã được sửa hoặc thêm. Hãy ghi một thay đổi mới thay vì hủy.",
    en: "{n} hamlets of the new unit were edited or added. Record a new change instead.",
  },
} as const satisfies Words;

/** Sentences for what the database refuses. */
export const constraintWords = {
  codeOnceADay: {
    vi: "Mã này đã có đơn vị khác dùng trong thời gian ấy.",
    en: "Another unit bears this code in that time.",
  },
  noCircle: {
    vi: "Đơn vị cấp trên này lại nằm dưới chính đơn vị đang sửa.",
    en: "The parent is itself below the unit.",
  },
  endsAfterStart: { vi: "Ngày kết thúc phải sau ngày bắt đầu.", en: "The end must come after the start." },
  notOwnParent: {
    vi: "Đơn vị không thể là cấp trên của chính mình.",
    en: "A unit cannot be its own parent.",
  },
  pointWhole: { vi: "Cần cả vĩ độ và kinh độ.", en: "A point needs both latitude and longitude." },
  aliasOnce: { vi: "Tên gọi này đã có.", en: "This name is already listed." },
  successionOnce: {
    vi: "Việc kế thừa giữa hai đơn vị trong ngày này đã được ghi.",
    en: "This succession is already recorded for that day.",
  },
  successionToAnother: { vi: "Một đơn vị không kế thừa chính mình.", en: "A unit does not succeed itself." },
  sharesAtMostOne: {
    vi: "Tổng tỷ lệ chuyển từ một đơn vị lớn hơn 1.",
    en: "The shares passed on by a unit add up to more than 1.",
  },
  hamletCodeOnceADay: {
    vi: "Xã, phường đã có thôn, tổ dân phố mang mã này trong thời gian ấy.",
    en: "The commune already has a hamlet with this code in that time.",
  },
  groupRuleOnce: {
    vi: "Tên gọi chung này đã có loại hoặc đơn vị ấy.",
    en: "This collective name already holds that kind or unit.",
  },
  aliasUnknown: { vi: "Đơn vị không có tên gọi này.", en: "The unit has no such other name." },
  parentNotThere: {
    vi: "Đơn vị cấp trên không có vào ngày bắt đầu.",
    en: "The parent is not there on the day it begins.",
  },
} as const satisfies Words;

/** Handing over what a unit left. */
export const handOverWords = {
  stillThere: {
    vi: "Đơn vị này còn hoạt động: chỉ bàn giao khi đơn vị đã kết thúc.",
    en: "This unit still stands: it is handed over only once it has ended.",
  },
  notHeir: {
    vi: "Đơn vị nhận không kế thừa đơn vị này. Hãy ghi thay đổi cơ cấu trước, hoặc chọn đơn vị kế thừa.",
    en: "The receiver does not succeed this unit. Record the change of structure first, or choose a successor.",
  },
  changed: {
    vi: "Danh sách đã thay đổi từ lúc anh/chị mở. Hãy tải lại rồi chọn tiếp.",
    en: "The list has changed since you opened it. Read it again, then choose.",
  },
} as const satisfies Words;
