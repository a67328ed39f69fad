/** The list of agencies on a day, details at the side. */
import { useMemo, type ReactNode } from "react";
import { Empty } from "#base/ui/bits.tsx";
import { useAddress } from "#base/ui/go.tsx";
import { useSay, type Say } from "#base/ui/language.ts";
import { Beside, SidePanel } from "#base/ui/side-panel.tsx";
import { DataTable, type Column } from "#base/ui/table/table.tsx";
import { dateShown, numberShown } from "#base/ui/typed.ts";
import type { UnitAnswer } from "../answers.ts";
import { confidenceWords, fieldWords, kindWords } from "../words.ts";
import css from "./agencies.module.css";
import { noteOn } from "./day.tsx";
import { Head, spanShown } from "./parts.tsx";
import { UnitView } from "./unit-view.tsx";
import { words } from "./words.ts";

const kinds = Object.entries(kindWords).map(([code, label]) => ({ code, label }));
const figure = (value: number | null): string => (value === null ? "—" : numberShown(value));

function columnsFor(say: Say): readonly Column<UnitAnswer>[] {
  return [
    { key: "name", label: fieldWords.name, width: 260, show: (row) => row.name },
    {
      key: "kind",
      label: fieldWords.kind,
      width: 130,
      filter: { kind: "choice", choices: kinds },
      show: (row) => say(kindWords[row.kind]),
    },
    { key: "code", label: fieldWords.code, width: 110, show: (row) => row.code },
    { key: "parent", label: words.parent, show: (row) => row.parent?.name ?? "—", spare: true },
    {
      key: "date",
      label: words.validOn,
      width: 130,
      filter: { kind: "date" },
      show: (row) => spanShown(row, say),
    },
    {
      key: "population",
      label: fieldWords.population,
      unit: words.people,
      align: "end",
      show: (row) => figure(row.population),
    },
    { key: "areaKm2", label: fieldWords.areaKm2, align: "end", show: (row) => figure(row.areaKm2) },
    { key: "phone", label: words.phone, show: (row) => row.contact.phone ?? "—", spare: true },
    {
      key: "confidence",
      label: fieldWords.confidence,
      show: (row) => say(confidenceWords[row.confidence]),
      spare: true,
    },
  ];
}

/** The screen at /agencies. */
export default function AgencyList(): ReactNode {
  const say = useSay();
  const [search, change] = useAddress();
  const columns = useMemo(() => columnsFor(say), [say]);
  const open = search["open"];
  const beside = (id: number): string =>
    `/agencies?${new URLSearchParams({ ...search, open: String(id) }).toString()}`;
  return (
    <Beside open={Boolean(open)}>
      <Head tab="list" hint={words.hint} />
      {search["date"] && (
        <output className={css.notice} style={{ display: "block", marginBottom: 12 }}>
          {say(words.pastNote, { date: dateShown(search["date"]) })} {noteOn(search["date"], say)}
        </output>
      )}
      <DataTable<UnitAnswer>
        name="agencies"
        label={words.title}
        url="/api/agencies"
        columns={columns}
        rowKey={(row) => String(row.id)}
        href={(row) => beside(row.id)}
        open={open}
        empty={<Empty title={say(words.none)} next={say(words.noneNext)} />}
      />
      {open && (
        <SidePanel name={say(words.title)} page={`/agencies/${open}`} onClose={() => change({ open: null })}>
          <UnitView id={open} beside />
        </SidePanel>
      )}
    </Beside>
  );
}
