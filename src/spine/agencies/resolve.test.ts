/** What a name in a document means: the names of the real plan, the ways offices write, former names, past dates. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  currentOf,
  facts,
  openDirectory,
  resolveName,
  resolveWritten,
  structureOn,
  successorsOf,
} from "./index.ts";
import type { Unit } from "./index.ts";

const directory = openDirectory(facts());
const today = "2026-11-23";
const resolve = (written: string, onDate = today) => resolveName(written, onDate, directory);
const codes = (written: string, onDate = today): string[] =>
  resolve(written, onDate).units.map((u) => u.unit.code);

/** Each agency the city's plan on family work names, as written there, and the first unit or the number it means today. */
const namesOfThePlan: readonly (readonly [written: string, means: string | number, asks?: "asks"])[] = [
  ["UBND Thành phố", "01"],
  ["Thành ủy Hà Nội", "HN-TU"],
  ["Ban Bí thư", "VN-BBT"],
  ["các Sở, ban, ngành, đoàn thể", 22],
  ["các cấp, các ngành", 0, "asks"],
  ["các tổ chức chính trị - xã hội", 6],
  ["các Sở, ban, ngành, đoàn thể liên quan", 22, "asks"],
  ["UBND các quận, huyện, thị xã", 126],
  ["các đơn vị được giao thực hiện nhiệm vụ", 0, "asks"],
  ["cơ quan có thẩm quyền", 0, "asks"],
  ["các cơ quan thông tấn, báo chí, phát thanh, truyền hình, cổng thông tin điện tử", 8],
  ["Sở Y tế", "HN-SYT"],
  ["các cơ sở khám chữa bệnh của Nhà nước, tư nhân trên địa bàn Thành phố", 136, "asks"],
  ["Công an Thành phố", "HN-CATP"],
  ["các Sở, ban, ngành liên quan", 16, "asks"],
  ["Công an các cấp", 127],
  ["Sở Tư pháp", "HN-STP"],
  ["Hội đồng phối hợp phổ biến giáo dục Thành phố", "HN-HDPBGDPL"],
  ["Sở, ban, ngành có liên quan", 16, "asks"],
  ["Trung tâm trợ giúp pháp lý", "HN-TGPL"],
  ["Sở Thông tin và Truyền thông", 2, "asks"],
  ["Sở Văn hóa và Thể thao", "HN-SVHTT"],
  ["các Sở, ngành, đơn vị liên quan", 16, "asks"],
  ["các cơ quan báo chí Thành phố", 8],
  ["hệ thống thông tin cơ sở", 126, "asks"],
  ["Các cơ quan báo, đài", 8],
  ["Báo Hànộimới", "HN-BAO-HNM"],
  ["Báo Kinh tế và Đô thị", "HN-BAO-KTDT"],
  ["Báo Phụ nữ Thủ đô", "HN-BAO-PNTD"],
  ["Đài Phát thanh và Truyền hình Hà Nội", "HN-PTTH"],
  ["Các Sở, ban, ngành Thành phố", 16],
  ["Ủy ban Mặt trận Tổ quốc Việt Nam thành phố Hà Nội", "HN-MTTQ"],
  ["Hội Liên hiệp Phụ nữ Thành phố", "HN-HLHPN"],
  ["Đoàn Thanh niên cộng sản Hồ Chí Minh", "HN-DTN"],
  ["Liên đoàn Lao động Thành phố", "HN-LDLD"],
  ["các đơn vị thành viên", 0, "asks"],
  ["Ủy ban Mặt trận Tổ quốc Việt Nam Thành phố", "HN-MTTQ"],
  ["các tổ chức chính trị - xã hội Thành phố", 6],
  ["Bộ VHTTDL", "VN-BVHTTDL"],
  ["Thường trực Thành ủy", "HN-TU"],
  ["Thường trực HĐND Thành phố", "HN-HDND"],
  ["Chủ tịch UBND Thành phố", "01"],
  ["Các PCT UBND Thành phố", "01"],
  ["UBMTTQVN Thành phố Hà Nội", "HN-MTTQ"],
  ["Ban TGTU", "HN-TU-TGDV"],
  ["Ban VHXH HĐND Thành phố", "HN-HDND-VHXH"],
  ["Các Sở, ban, ngành, tổ chức chính trị- xã hội TP", 22],
  ["Đài PT&TH Hà Nội", "HN-PTTH"],
  ["VPUB", "HN-VPUB"],
  ["CVP", "HN-VPUB"],
  ["PCVP P.T.T.Huyền", "HN-VPUB"],
  ["các phòng KGVX", "HN-VPUB-KGVX"],
  ["NC", "HN-VPUB-NC"],
  ["KT", "HN-VPUB-KT"],
  ["TKBT", "HN-VPUB-TKBT"],
  ["VT", "HN-VPUB-VT"],
  ["KGVX", "HN-VPUB-KGVX"],
];

describe("the names of the real plan", () => {
  test.each(namesOfThePlan.map(([written, means, asks]) => [written, means, asks] as const))(
    "%s",
    (written, means, asks) => {
      const found = resolve(written);
      expect(found.via).not.toBe("unresolved");
      if (typeof means === "string") expect(found.units.map((u) => u.unit.code)).toEqual([means]);
      else expect(found.units).toHaveLength(means);
      expect(found.asksPerson).toBe(asks === "asks");
    },
  );
});

describe("ways of writing", () => {
  test.each([
    ["Uỷ ban nhân dân phường Ba Đình", "01.00004"],
    ["ỦY BAN NHÂN DÂN PHƯỜNG BA ĐÌNH", "01.00004"],
    ["ubnd phuong ba dinh", "01.00004"],
    ["UBND P. Ba Đình", "01.00004"],
    ["Phường Ba Đình, thành phố Hà Nội", "01.00004"],
    ["Xã Hoà Lạc", "01.09988"],
    ["Sở VHTT", "HN-SVHTT"],
    ["Sở VH&TT Hà Nội", "HN-SVHTT"],
    ["Giám đốc Sở Văn hoá và Thể thao", "HN-SVHTT"],
    ["Sở Văn hóa, Thể thao", "HN-SVHTT"],
    ["UBND TP. Hà Nội", "01"],
    ["Hội LHPN Hà Nội", "HN-HLHPN"],
    ["Thành đoàn", "HN-DTN"],
    ["- Công an TP;", "HN-CATP"],
    ["Công an phường Hoàn Kiếm", "01.00070-CA"],
    ["Trưởng Công an xã Sóc Sơn", "01.00376-CA"],
    ["Trạm Y tế phường Ba Đình", "01.00004-TYT"],
    ["Hội LHPN phường Ba Đình", "01.00004-MT"],
    ["TAND TP Hà Nội", "HN-TAND"],
    ["Sở Văn hóa và Thể thao (47 Hàng Dầu, Hoàn Kiếm, Hà Nội)", "HN-SVHTT"],
    ["Bộ VHTTDL (để báo cáo)", "VN-BVHTTDL"],
    ["Chủ tịch, các Phó Chủ tịch UBND Thành phố", "01"],
    ["Lưu: VT", "HN-VPUB-VT"],
    ["Văn phòng HĐND&UBND phường Ba Đình", "01.00004-VP"],
    ["UB MTTQ VN TP Hà Nội", "HN-MTTQ"],
    ["Hội LHPNVN TP", "HN-HLHPN"],
    ["dai pt-th ha noi", "HN-PTTH"],
    ["Công an Tp. HN", "HN-CATP"],
    ["U.B.N.D T.P Hà Nội", "01"],
    ["BV Đức Giang", "HN-BV-DUCGIANG"],
    ["Toà án khu vực 3", "HN-TAKV-3"],
  ])("%s", (written, code) => {
    expect(codes(written)).toEqual([code]);
  });

  test.each([
    ["UBND 126 xã, phường", 126],
    ["Chủ tịch UBND các xã, phường trên địa bàn Thành phố", 126],
    ["Thủ trưởng các Sở, ban, ngành, đoàn thể Thành phố", 22],
    ["các cơ quan chuyên môn thuộc UBND Thành phố", 16],
    ["Phòng Văn hóa - Xã hội các xã, phường", 126],
    ["các Trạm Y tế", 126],
    ["Hội LHPN các cấp", 127],
    ["Công an các xã, phường", 126],
    ["CA các xã, phường", 126],
    ["Ủy ban MTTQ VN các cấp", 127],
    ["các Sở, ban, ngành, Mặt trận Tổ quốc và các tổ chức chính trị - xã hội; UBND các xã, phường", 148],
  ])("%s means %i", (written, count) => {
    const found = resolve(written);
    expect(found).toMatchObject({ via: "group", collective: true, asksPerson: false });
    expect(found.units).toHaveLength(count);
  });

  test("a bare place or a bare body is likely, not certain, and says why", () => {
    expect(resolve("Ba Đình")).toMatchObject({ confidence: "likely", note: "bare-place" });
    expect(resolve("Công an")).toMatchObject({ confidence: "likely", note: "bare-body" });
  });

  test("what nobody knows is left to a person, never guessed", () => {
    for (const written of ["", "…", "Sở Vũ trụ", "theo quy định của pháp luật", "phường Không Có Thật"])
      expect(resolve(written)).toMatchObject({ via: "unresolved", units: [], asksPerson: true });
  });
});

describe("former names", () => {
  test("the department of information passes to two, the press to culture", () => {
    const found = resolve("Sở TT&TT");
    expect(found).toMatchObject({ via: "successor", note: "no-longer" });
    expect(found.units.map((u) => u.unit.code)).toEqual(["HN-SKHCN", "HN-SVHTT"]);
  });

  test("labour and social affairs, however abbreviated", () => {
    for (const written of ["Sở LĐTBXH", "Sở LĐ-TB&XH", "Sở Lao động - Thương binh và Xã hội"])
      expect(codes(written).slice(0, 2)).toEqual(["HN-SNV", "HN-SYT"]);
  });

  test("a district resolves to the communes that took its people, its bodies to theirs", () => {
    expect(codes("UBND quận Ba Đình")).toContain("01.00004");
    expect(codes("UBND quận Ba Đình").length).toBe(8);
    expect(codes("Phòng Văn hóa và Thông tin quận Ba Đình")).toContain("01.00004-VHXH");
    expect(codes("Công an quận Ba Đình")).toContain("01.00004-CA");
    expect(codes("Công an phường Trúc Bạch")).toEqual(["01.00004-CA"]);
  });

  test("two former wards of one name: the district tells them apart, else a person is asked", () => {
    expect(resolve("phường Quang Trung")).toMatchObject({ asksPerson: true, note: "several-same-name" });
    const inHaDong = resolve("phường Quang Trung, quận Hà Đông");
    expect(inHaDong.asksPerson).toBe(false);
    expect(inHaDong.units.map((u) => u.unit.name)).toEqual(["Phường Kiến Hưng", "Phường Hà Đông"]);
    for (const written of [
      "UBND phường Quang Trung (quận Hà Đông)",
      "phường Quang Trung - quận Hà Đông",
      "Phường Quang Trung, Hà Đông",
    ])
      expect(codes(written), written).toEqual(inHaDong.units.map((u) => u.unit.code));
    expect(codes("UBND Q.Ba Đình")).toEqual(codes("UBND quận Ba Đình"));
  });

  test("land that passed without people does not make a successor, but is told", () => {
    const former = directory.byCode.get("01.00640")!.find((u) => u.validTo !== null)!;
    expect(codes("xã Yên Mỹ, huyện Thanh Trì")).toHaveLength(1);
    expect(successorsOf(former, today, directory).length).toBeGreaterThanOrEqual(1);
  });
});

describe("dates", () => {
  test("a past date answers with that date's structure", () => {
    expect(codes("UBND các quận, huyện, thị xã", "2024-11-15")).toHaveLength(30);
    expect(codes("UBND quận Ba Đình", "2024-11-15")).toEqual(["01.001"]);
    expect(codes("Sở TT&TT", "2025-02-28")).toEqual(["HN-STTTT"]);
    expect(codes("Sở TT&TT", "2025-03-01")).toEqual(["HN-SKHCN", "HN-SVHTT"]);
    expect(codes("UBND các xã, phường, thị trấn", "2025-06-30")).toHaveLength(526);
    expect(codes("UBND các xã, phường, thị trấn", "2025-07-01")).toHaveLength(126);
    expect(codes("Phường Long Biên", "2025-06-30")).not.toEqual([]);
    expect(resolve("Phường Long Biên", "2025-06-30").units[0]!.unit.validTo).toBe("2025-07-01");
  });

  test("a document of 2022 is worked on by who answers today", () => {
    const read = (written: string) =>
      resolveWritten({ written, writtenOn: "2022-03-01", onDate: today }, directory);
    expect(read("UBND các quận, huyện, thị xã").units).toHaveLength(126);
    expect(read("Sở TT&TT").units.map((u) => u.unit.code)).toEqual(["HN-SKHCN", "HN-SVHTT"]);
    expect(read("Sở Văn hóa và Thể thao").units.map((u) => u.unit.code)).toEqual(["HN-SVHTT"]);
    // Former Phường Long Biên is not the Phường Long Biên of today, which is larger: both its heirs are meant.
    expect(read("Phường Long Biên").via).toBe("successor");
  });
});

const everyUnit = fc.constantFrom(...directory.units);
const present = (unit: Unit): boolean => unit.validTo === null;

describe("always", () => {
  test("every former unit resolves to at least one unit of today", () => {
    for (const unit of directory.units.filter((u) => !present(u))) {
      expect(currentOf(unit, today, directory).length, unit.name).toBeGreaterThan(0);
      expect(resolve(unit.name).units.length, unit.name).toBeGreaterThan(0);
    }
  });

  test("a unit of today resolves to itself by its own name", () => {
    for (const unit of directory.units.filter(present)) expect(codes(unit.name)).toEqual([unit.code]);
  });

  test("resolving is idempotent: what a name means, means itself", () => {
    fc.assert(
      fc.property(everyUnit, (unit) => {
        for (const one of resolve(unit.name).units) expect(codes(one.unit.name)).toEqual([one.unit.code]);
      }),
      { numRuns: 300 },
    );
  });

  test("accents, case and tone placement never matter", () => {
    const bare = (s: string) =>
      s.normalize("NFD").replaceAll(/\p{M}/gu, "").replaceAll("đ", "d").replaceAll("Đ", "D");
    fc.assert(
      fc.property(
        everyUnit,
        fc.constantFrom(
          bare,
          (s: string) => s.toUpperCase(),
          (s: string) => s.normalize("NFD"),
        ),
        (unit, change) => {
          const ids = (name: string): number[] => resolve(name).units.map((u) => u.unit.id);
          expect(ids(change(unit.name))).toEqual(ids(unit.name));
        },
      ),
      { numRuns: 300 },
    );
  });

  test("any text at all is answered, and only with units of the day", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme" }),
        fc.constantFrom("2020-01-01", "2025-04-01", today),
        (text, day) => {
          const found = resolveName(text, day, directory);
          const known = new Set(structureOn(day, directory).map((u) => u.id));
          if (found.note !== "not-yet") expect(found.units.every((u) => known.has(u.unit.id))).toBe(true);
        },
      ),
    );
  });
});
