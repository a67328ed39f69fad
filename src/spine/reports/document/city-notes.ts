/** What the city's report says of itself: who is counted, late, by exception, left out by decision, or silent. */
import { dayOf } from "#base/clock.ts";
import { formatDay } from "#base/vi/index.ts";
import type { Block, Cell as WordCell } from "#base/word/index.ts";
import type { CityReport, CityUnit } from "../city.ts";
import { stateLabels } from "../schema.ts";

/** What stands in place of a state where the city decided to consolidate without the report. */
export const LEFT_OUT = "Không đưa vào tổng hợp";

const NAMES_MOST = 20;

/** Units by name; of many only the first, for all of them stand in annex II. */
function named(units: readonly CityUnit[]): string {
  const names = units.slice(0, NAMES_MOST).map((u) => u.name);
  const more = units.length > NAMES_MOST ? ` và ${units.length - NAMES_MOST} đơn vị khác` : "";
  return `${names.join("; ")}${more}`;
}

/** Why and by whom a unit was left out; outside the house both are empty. */
function noteOf({ leftOut }: CityUnit): string {
  if (!leftOut || leftOut.reason === "") return "";
  return `${leftOut.reason} (${leftOut.by}, ${formatDay(leftOut.on)})`;
}

/** One sentence for each reason. */
function leftOutWords(report: CityReport): string[] {
  const groups = Map.groupBy(
    report.units.filter((u) => u.leftOut),
    noteOf,
  );
  return [...groups].map(([note, units]) => {
    const reason = note === "" ? "" : ` Lý do: ${note}.`;
    return `${LEFT_OUT} báo cáo của ${units.length} đơn vị: ${named(units)}.${reason}`;
  });
}

/** Every unit whose report is not counted, by name: a blank row for each would only hide them. */
export function silentTable(report: CityReport): Block[] {
  const silent = report.units.filter((u) => !u.counted);
  if (silent.length === 0) return [];
  const states = stateLabels as Readonly<Record<string, { readonly vi: string }>>;
  return [
    {
      kind: "table",
      title: "Đơn vị không có trong tổng hợp (mọi số liệu: chưa báo cáo)",
      columns: [
        { title: "TT", width: 1, kind: "center" },
        { title: "Đơn vị", width: 6 },
        { title: "Tình trạng", width: 3 },
        { title: "Ghi chú", width: 5 },
      ],
      rows: silent.map((u, i): WordCell[] => [
        i + 1,
        u.name,
        u.leftOut ? LEFT_OUT : (states[u.state]?.vi ?? u.state),
        noteOf(u),
      ]),
    },
  ];
}

/** Every exception to the lock that was approved, used or not. */
export function exceptionTable(report: CityReport): Block[] {
  const exceptions = report.exceptions ?? [];
  if (exceptions.length === 0) return [];
  return [
    {
      kind: "table",
      title: "Ngoại lệ sau khi chốt",
      columns: [
        { title: "TT", width: 1, kind: "center" },
        { title: "Đơn vị", width: 4 },
        { title: "Lý do", width: 6 },
        { title: "Người đề nghị", width: 3 },
        { title: "Người duyệt", width: 3 },
        { title: "Mở đến hết ngày", width: 2.4, kind: "center" },
        { title: "Đã nộp", width: 1.6, kind: "center" },
      ],
      rows: exceptions.map((e, i): WordCell[] => [
        i + 1,
        e.unit,
        e.reason,
        `${e.askedBy} (${formatDay(e.askedOn)})`,
        e.approvedBy,
        formatDay(e.endsOn),
        e.used ? "có" : "không",
      ]),
    },
  ];
}

/** Who gave the whole year's figures since; nothing before anyone did. */
function supplementedWords({ units, yearEnd }: CityReport): string[] {
  const given = units.filter((u) => (u.supplementedOn ?? null) !== null).length;
  if (!yearEnd || given === 0) return [];
  const { from, to } = yearEnd.window;
  return [
    `Số liệu bổ sung cả năm (từ ngày ${formatDay(from)} đến ngày ${formatDay(to)}) đã nhận của ${given}/${units.length} đơn vị, ghi ở cột riêng, không thay số đã đếm.`,
  ];
}

/** The first words: window, who is counted, who is late, by exception, left out or missing. */
export function openingOf(report: CityReport): string[] {
  const counted = report.units.filter((u) => u.counted);
  const missing = report.units.filter((u) => !u.counted && !u.leftOut);
  const late = counted.filter((u) => u.late).length;
  const excepted = counted.filter((u) => u.byException).length;
  const byException = excepted > 0 ? `; ${excepted} báo cáo nộp theo ngoại lệ sau khi chốt` : "";
  const { from, to } = report.cycle;
  const cut = report.cutOff ? `, chốt đến ngày ${formatDay(dayOf(new Date(report.cutOff)))}` : "";
  return [
    report.opening,
    `Kỳ số liệu từ ngày ${formatDay(from)} đến ngày ${formatDay(to)}${cut}. Số liệu tổng hợp từ báo cáo đã duyệt của ${counted.length}/${report.units.length} đơn vị, trong đó ${late} đơn vị nộp quá hạn${byException}.`,
    ...leftOutWords(report),
    ...supplementedWords(report),
    ...(missing.length > 0
      ? [`Chưa có số liệu được duyệt của ${missing.length} đơn vị: ${named(missing)}.`]
      : []),
    ...(report.demo ? ["Dữ liệu trình diễn: các con số trong báo cáo này không phải số thật."] : []),
  ].filter((text) => text !== "");
}
