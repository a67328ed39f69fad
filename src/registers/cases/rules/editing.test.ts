/** What the city may change of lists, fields and facts; and that everything shipped passes its own gate. */
import { describe, expect, test } from "vitest";
import {
  allFields,
  codeLists,
  exampleAssessment,
  fieldOf,
  shippedFacts,
  type Code,
  type FieldSetting,
  type OwnField,
} from "../schema/index.ts";
import {
  mayDecide,
  refuseCode,
  refuseDeciding,
  refuseFact,
  refuseOwn,
  refuseSetting,
  secondFor,
} from "./editing.ts";

const list = (name: string) => codeLists.find((l) => l.name === name)!;
const first = (name: string): Code => list(name).codes[0]!;
const paths = (name: string, given: Code) =>
  refuseCode(list(name), list(name).codes, given)?.details.errors?.map((e) => e.path) ?? null;

describe("codes", () => {
  test("everything that is shipped may be written again as it is", () => {
    for (const { name, codes } of codeLists)
      for (const code of codes) expect(paths(name, code), `${name} ${code.code}`).toBeNull();
  });

  test("an open list takes a new code and lets an old one end", () => {
    const added: Code = { ...first("occupation"), code: "driver", label: { vi: "Lái xe", en: "Driver" } };
    expect(paths("occupation", added)).toBeNull();
    expect(paths("occupation", { ...first("occupation"), validTo: "2027-01-01" })).toBeNull();
  });

  test("a closed list takes other words, and no other codes, days or ends", () => {
    const closed = (given: Partial<Code>) =>
      refuseCode(list("state"), list("state").codes, { ...first("state"), ...given })?.kind ?? null;
    expect(closed({ label: { vi: "Mới nhận", en: "Just in" } })).toBeNull();
    expect(closed({ code: "lost" })).toBe("rule");
    expect(closed({ validTo: "2027-01-01" })).toBe("rule");
    expect(closed({ validFrom: "2027-01-01" })).toBe("rule");
  });

  test("not knowing never ends", () => {
    const unknown = list("occupation").codes.find((c) => c.code === "unknown")!;
    expect(
      refuseCode(list("occupation"), list("occupation").codes, { ...unknown, validTo: "2027-01-01" }),
    ).not.toBeNull();
  });

  test("a fine changes by the law: the old one ends, the new one begins, never both at once", () => {
    const fine = list("sanction-article").codes.find((c) => c.code === "37.2")!;
    const raised: Code = { ...fine, validFrom: "2027-07-01" };
    expect(paths("sanction-article", raised)).toEqual(["validFrom"]);
    const ended = [{ ...fine, validTo: "2027-07-01" }];
    expect(refuseCode(list("sanction-article"), ended, raised)).toBeNull();
    expect(
      refuseCode(list("sanction-article"), ended, { ...raised, validFrom: "2027-06-30" }),
    ).not.toBeNull();
  });

  test("what a rule needs to know is not left out, nor are words and source", () => {
    const act = first("behaviour");
    expect(paths("behaviour", { ...act, more: null })).toEqual(["more"]);
    expect(paths("behaviour", { ...act, more: { letter: "a", forms: [] } })).toEqual(["more"]);
    const article = first("sanction-article");
    expect(
      paths("sanction-article", { ...article, more: { article: "37", from: 5, to: 2, behaviours: [] } }),
    ).toEqual(["more"]);
    expect(paths("occupation", { ...first("occupation"), more: { any: 1 } })).toEqual(["more"]);
    expect(paths("occupation", { ...first("occupation"), label: { vi: " ", en: "x" }, source: "" })).toEqual([
      "label.vi",
      "source",
    ]);
    expect(paths("occupation", { ...first("occupation"), validTo: first("occupation").validFrom })).toEqual([
      "validTo",
    ]);
  });
});

describe("fields", () => {
  const set = (id: string, given: Partial<FieldSetting>) =>
    refuseSetting(fieldOf(id)!, {
      field: id,
      label: null,
      hidden: false,
      required: null,
      seenBy: null,
      ...given,
    });

  test("a plain field is widened, hidden, asked for and named anew", () => {
    expect(set("doer.office", { seenBy: ["co-ordinator", "police"] })).toBeNull();
    expect(set("harmed.ethnicity", { hidden: true })).toBeNull();
    expect(set("harmed.sex", { required: true, label: { vi: "Giới", en: "Gender" } })).toBeNull();
  });

  test("a narrow one is narrowed and never widened, to nobody", () => {
    for (const field of allFields.filter((f) => f.narrow)) {
      expect(set(field.id, { seenBy: [] })).toBeNull();
      expect(set(field.id, { seenBy: [...field.seenBy, "representative"] })!.details.source).toContain(
        "13/2022",
      );
    }
  });

  test("what figures need is neither hidden nor left open, what is worked out is not asked for", () => {
    expect(set("behaviour.behaviours", { hidden: true })).not.toBeNull();
    expect(set("harmed.ageBand", { hidden: true })).not.toBeNull();
    expect(set("case.kind", { required: false })).not.toBeNull();
    expect(set("harmed.ageBand", { required: true })).not.toBeNull();
  });

  test("nobody who is no part, and no name in one language alone", () => {
    expect(set("doer.office", { seenBy: ["neighbour" as "police"] })!.details.detail!.vi).toContain(
      "neighbour",
    );
    expect(set("doer.office", { label: { vi: "Chức vụ", en: "" } })).not.toBeNull();
  });
});

describe("facts", () => {
  test("a new version begins today or later and is of the shape that its rule takes", () => {
    for (const fact of shippedFacts)
      expect(refuseFact({ ...fact, validFrom: "2026-11-28" }, "2026-11-28")).toBeNull();
    const at = (given: object) =>
      refuseFact(
        { ...exampleAssessment, validFrom: "2026-11-28", ...given },
        "2026-11-28",
      )?.details.errors?.map((e) => e.path);
    expect(at({ validFrom: "2026-11-27" })).toEqual(["validFrom"]);
    expect(at({ source: " " })).toEqual(["source"]);
    expect(at({ body: { ...exampleAssessment.body, meetingFrom: 1.5 } })).toEqual(["body.meetingFrom"]);
    expect(at({ body: { ...exampleAssessment.body, levels: { medium: 9, high: 4, extreme: 16 } } })).toEqual([
      "body.levels",
    ]);
  });
});

test("a code in the law's own words changes with the law alone", () => {
  const act = first("behaviour");
  expect(act.confidence).toBe("V");
  const change = (given: Partial<Code>) =>
    refuseCode(list("behaviour"), list("behaviour").codes, { ...act, ...given });
  expect(change({ validTo: "2027-01-01", source: "Thành phố bỏ" })!.details.detail!.vi).toContain(
    "khi luật sửa",
  );
  expect(change({ label: { vi: "Đánh đập", en: "Beating" } })).not.toBeNull();
  expect(change({ validTo: "2027-01-01", source: "Luật sửa đổi 99/2026/QH15, Điều 1" })).toBeNull();
});

describe("fields of the city's own", () => {
  const given: OwnField = {
    field: "harmed.ownBus",
    kind: "text",
    label: { vi: "Xe", en: "Bus" },
    help: null,
    list: null,
    seenBy: ["co-ordinator"],
    basis: "state-duty",
    ground: "Luật 13/2022/QH15, Điều 20",
    sensitive: false,
    required: false,
    validFrom: "2026-11-28",
    validTo: null,
  };
  const paths = (change: Partial<OwnField>, stands: OwnField | null = null) =>
    refuseOwn({ ...given, ...change }, stands, "2026-11-28")?.details.errors?.map((e) => e.path);

  test("a name in both languages, a ground, somebody who sees it, a day that has not passed", () => {
    expect(refuseOwn(given, null, "2026-11-28")).toBeNull();
    expect(paths({ label: { vi: "Xe", en: "" } })).toEqual(["label.en"]);
    expect(paths({ ground: " " })).toEqual(["ground"]);
    expect(paths({ seenBy: [] })).toEqual(["seenBy"]);
    expect(paths({ validFrom: "2026-11-27" })).toEqual(["validFrom"]);
    expect(paths({ kind: "choice" })).toEqual(["list"]);
    expect(paths({ validTo: "2026-11-27", validFrom: "2026-11-28" })).toEqual(["validTo", "validTo"]);
  });

  test("free text is not for a representative; what was asked keeps its type and its first day", () => {
    expect(refuseOwn({ ...given, seenBy: ["representative"] }, null, "2026-11-28")!.details.source).toContain(
      "Điều 9",
    );
    expect(
      refuseOwn({ ...given, kind: "yes-no", seenBy: ["representative"] }, null, "2026-11-28"),
    ).toBeNull();
    const stands = { ...given, validFrom: "2026-01-01" };
    expect(refuseOwn({ ...stands, kind: "date" }, stands, "2026-11-28")!.kind).toBe("rule");
    expect(refuseOwn(given, stands, "2026-11-28")!.kind).toBe("rule");
    expect(refuseOwn({ ...stands, validTo: "2026-12-01" }, stands, "2026-11-28")).toBeNull();
  });
});

describe("a second person", () => {
  const occupation = first("occupation");
  const ofCode = (name: string, stands: Code | null, change: Partial<Code>) =>
    secondFor({ kind: "code", closed: list(name).closed, stands, given: { ...first(name), ...change } });
  const ofSetting = (change: Partial<FieldSetting>) => {
    const none = { field: "doer.office", label: null, hidden: false, required: null, seenBy: null };
    return secondFor({ kind: "setting", stands: null, given: { ...none, ...change } });
  };

  test("words and plain codes hold at once; what ends, what rules reckon with and what is asked wait for another", () => {
    expect(ofCode("occupation", null, { code: "driver" })).toBe("none");
    expect(ofCode("occupation", occupation, { label: { vi: "X", en: "X" } })).toBe("none");
    expect(ofCode("occupation", occupation, { validTo: "2027-01-01" })).toBe("another");
    expect(ofCode("sanction-article", null, { code: "99" })).toBe("another");
    expect(ofCode("state", first("state"), { label: { vi: "X", en: "X" } })).toBe("another");
    expect(secondFor({ kind: "fact" })).toBe("another");
    expect(ofSetting({ label: { vi: "X", en: "X" } })).toBe("none");
    expect(ofSetting({ required: true })).toBe("another");
  });

  test("who sees what, and what more is asked, is the data-protection officer's", () => {
    expect(secondFor({ kind: "field" })).toBe("data-protection");
    expect(ofSetting({ seenBy: ["police"] })).toBe("data-protection");
    expect(ofSetting({ hidden: true })).toBe("data-protection");
  });

  test("nobody decides on their own, and a refusal says why", () => {
    const by = { second: "another", proposer: 1, decider: 2, isOfficer: false } as const;
    expect(mayDecide(by)).toBe(true);
    expect(mayDecide({ ...by, decider: 1 })).toBe(false);
    expect(mayDecide({ ...by, second: "data-protection" })).toBe(false);
    expect(refuseDeciding({ ...by, verdict: "in-force", said: null })).toBeNull();
    expect(refuseDeciding({ ...by, verdict: "refused", said: " " })).not.toBeNull();
    expect(
      refuseDeciding({ ...by, decider: 1, isOfficer: true, verdict: "in-force", said: null }),
    ).not.toBeNull();
  });
});
