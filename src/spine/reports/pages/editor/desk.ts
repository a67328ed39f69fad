/** What the parts of one open report share: the report, how it is saved, which section is in hand, remarks being written. */
import { useQueryClient } from "@tanstack/react-query";
import { createContext, useCallback, useContext, useMemo, useRef, useState } from "react";
import { useDraft } from "#base/ui/drafts.ts";
import { request } from "#base/ui/request.ts";
import { keyOf } from "../codes.ts";
import type { Completeness, ReportCell, Submission } from "../types.ts";
import type { Finding } from "../../rules/findings.ts";
import type { YearEndKind } from "../../rules/year-end.ts";
import { findingsNow } from "./findings-now.ts";
import type { Phase, Written } from "./saving.ts";

/** A remark being written by the receiver, on a section or a cell. */
export interface RemarkTyped {
  readonly sectionId: number | null;
  readonly indicator: string | null;
  readonly dims: string;
  readonly label: string;
  readonly text: string;
}

/** A cell to be saved. */
export interface CellSent {
  /** Of an estimate or a supplement. */
  readonly kind?: YearEndKind | undefined;
  /** How an estimate was come to; a note that is not sent stays. */
  readonly note?: string | null;
  readonly indicator: string;
  readonly dims: string;
  readonly state: "value" | "zero" | "not-reported" | "not-applicable";
  readonly value: number | null;
  readonly version: number;
}

/** A cell's answer that has not reached the server: as it was typed, and the version that it was made from. */
export interface CellKept {
  readonly state: CellSent["state"];
  readonly value: number | null;
  readonly text: string;
  readonly version: number;
}

/** What the server answers to saved cells. */
type CellsSaved = Pick<Submission, "cells" | "completeness">;
type YearEndSaved = Pick<Submission, "yearEnd">;

/** Where each kind of cell is sent. */
const paths: Readonly<Record<YearEndKind, string>> = { estimate: "estimates", supplement: "supplement" };

/** Words to be saved. */
export interface TextSent {
  readonly section: number;
  readonly text: string;
  readonly cites: readonly string[];
  readonly version: number;
}

/** The desk on which one report lies. */
export interface Desk {
  readonly report: Submission;
  readonly writes: boolean;
  /** Whether the whole year's supplement may be written now, whatever the lock holds. */
  readonly supplements: boolean;
  readonly reviews: boolean;
  readonly cells: ReadonlyMap<string, ReportCell>;
  /** What the rules find, with what has not reached the server. */
  readonly findings: readonly Finding[];
  readonly current: number | null;
  readonly setCurrent: (section: number) => void;
  readonly phases: Readonly<Record<string, Phase>>;
  readonly tellPhase: (place: string, phase: Phase) => void;
  readonly saveCells: (cells: readonly CellSent[]) => Promise<void>;
  readonly saveText: (sent: TextSent) => Promise<Written>;
  /** Adds words at the end of a section's text; sections that can take words register here. */
  readonly inserts: Map<number, (text: string) => void>;
  readonly keptCells: Readonly<Record<string, CellKept>>;
  readonly keepCell: (key: string, kept: CellKept | null) => void;
  readonly remarks: Readonly<Record<string, RemarkTyped>>;
  readonly keepRemark: (key: string, remark: RemarkTyped | null) => void;
  readonly dropRemarks: () => void;
}

/** Given by the page of a report. */
export const DeskContext = createContext<Desk | null>(null);

/** The open report. Throws outside its page. */
export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error("no desk: this part stands outside a report");
  return desk;
}

/** A cell as it is sent: where it is sent tells its kind. */
function bare(cell: CellSent): Omit<CellSent, "kind"> {
  const { kind: _, ...rest } = cell;
  return rest;
}

/** Without a key. */
function without<T>(all: Readonly<Record<string, T>>, key: string): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(all).filter(([name]) => name !== key));
}

/** Takes acts one after another: each answer tells how complete the report is, and an older one must not come last. */
function useTurns(): <T>(act: () => Promise<T>) => Promise<T> {
  const last = useRef<Promise<unknown>>(Promise.resolve());
  return useCallback((act) => {
    const turn = last.current.then(act);
    last.current = turn.catch(() => undefined);
    return turn;
  }, []);
}

function useSaves(report: Submission) {
  const client = useQueryClient();
  const inTurn = useTurns();
  const key = useMemo(() => ["report", report.id], [report.id]);
  const path = `/api/reports/submissions/${report.id}`;
  const put = useCallback(
    (change: (before: Submission) => Submission) =>
      client.setQueryData<Submission>(key, (before) => before && change(before)),
    [client, key],
  );
  const saveBeside = useCallback(
    async (kind: YearEndKind, cells: readonly CellSent[]) => {
      const body = { cells: cells.map(bare) };
      const address = `${path}/${paths[kind]}`;
      const answer = await inTurn(() => request<YearEndSaved>(address, { method: "PUT", body }));
      put((before) => ({
        ...before,
        yearEnd: [...before.yearEnd.filter((c) => c.kind !== kind), ...answer.yearEnd],
      }));
    },
    [path, put, inTurn],
  );
  const saveCells = useCallback(
    async (cells: readonly CellSent[]) => {
      // One act saves cells of one kind.
      const kind = cells[0]?.kind;
      if (kind) return saveBeside(kind, cells);
      const body = { cells: cells.map((cell) => ({ ...bare(cell), note: null })) };
      const answer = await inTurn(() => request<CellsSaved>(`${path}/cells`, { method: "PUT", body }));
      const saved = new Map(answer.cells.map((c) => [keyOf(c), c]));
      put((before) => ({
        ...before,
        completeness: answer.completeness,
        cells: before.cells.map((c) => saved.get(keyOf(c)) ?? c),
      }));
    },
    [path, put, inTurn, saveBeside],
  );
  const saveText = useCallback(
    async ({ section, text, cites, version }: TextSent): Promise<Written> => {
      const answer = await inTurn(() =>
        request<Written & { completeness: Completeness }>(`${path}/sections/${section}`, {
          method: "PUT",
          body: { text, cites, version },
        }),
      );
      const { completeness, ...row } = answer;
      put((before) => ({
        ...before,
        completeness,
        sections: before.sections.map((s) => (s.id === section ? { ...s, ...row, cites } : s)),
      }));
      return row;
    },
    [path, put, inTurn],
  );
  return { saveCells, saveText };
}

/** Every cell of the report by its key, also those beside the counted ones. */
function cellsByKey(report: Pick<Submission, "cells" | "yearEnd">): ReadonlyMap<string, ReportCell> {
  const beside = report.yearEnd.map((cell): ReportCell => ({ ...cell, required: false }));
  return new Map([...report.cells, ...beside].map((c) => [keyOf(c), c]));
}

/** Makes the desk of a report. */
export function useMakeDesk(report: Submission): Desk {
  const writes = report.can.includes("report.write");
  const reviews = report.can.includes("report.return") || report.can.includes("report.approve");
  const [current, setCurrent] = useState<number | null>(null);
  const [phases, setPhases] = useState<Readonly<Record<string, Phase>>>({});
  const [inserts] = useState(() => new Map<number, (text: string) => void>());
  const unsent = useDraft<Readonly<Record<string, CellKept>>>(`report/${report.id}/unsent`, {});
  const remarks = useDraft<Readonly<Record<string, RemarkTyped>>>(
    `report/${report.id}/remarks/${report.round}`,
    {},
  );
  const cells = useMemo(() => cellsByKey(report), [report]);
  const findings = useMemo(() => findingsNow(report, unsent.value), [report, unsent.value]);
  const tellPhase = useCallback(
    (place: string, phase: Phase) =>
      setPhases((before) => (before[place] === phase ? before : { ...before, [place]: phase })),
    [],
  );
  const { change: changeUnsent } = unsent;
  const keepCell = useCallback(
    (key: string, kept: CellKept | null) =>
      changeUnsent((all) => (kept === null ? without(all, key) : { ...all, [key]: kept })),
    [changeUnsent],
  );
  const keepRemark = (key: string, remark: RemarkTyped | null): void =>
    remarks.change((all) => (remark === null ? without(all, key) : { ...all, [key]: remark }));
  const dropRemarks = (): void => {
    remarks.change({});
    remarks.clear();
  };
  return {
    report,
    writes,
    supplements: report.can.includes("supplement.write"),
    reviews,
    cells,
    findings,
    current,
    setCurrent,
    phases,
    tellPhase,
    ...useSaves(report),
    inserts,
    keptCells: unsent.value,
    keepCell,
    remarks: remarks.value,
    keepRemark,
    dropRemarks,
  };
}

/** Brings an element into sight and gives it the focus. */
export function goToPlace(id: string): void {
  const place = document.getElementById(id);
  if (!place) return;
  const inner = place.matches("input, textarea, [tabindex]")
    ? place
    : (place.querySelector<HTMLElement>("input:not([type=hidden]), textarea") ?? place);
  inner.scrollIntoView({ block: "center" });
  inner.focus({ preventScroll: true });
}
