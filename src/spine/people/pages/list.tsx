/** The list of people that one may see, details at the side. */
import { Button } from "@mantine/core";
import { IconUsers } from "@tabler/icons-react";
import { useMemo, type ReactNode } from "react";
import { Empty, PageTitle } from "#base/ui/bits.tsx";
import { Go, useAddress } from "#base/ui/go.tsx";
import { useSay, type Say } from "#base/ui/language.ts";
import { Beside, SidePanel } from "#base/ui/side-panel.tsx";
import { DataTable, type Column } from "#base/ui/table/table.tsx";
import { instantShown } from "#base/ui/typed.ts";
import { useMay } from "#base/ui/viewer.ts";
import { roles } from "#spine/access/web.ts";
import type { PersonAnswer } from "./answers.ts";
import { StateBadge } from "./parts.tsx";
import { PersonView } from "./person-view.tsx";
import { words } from "./words.ts";

const roleChoices = Object.entries(roles).map(([code, label]) => ({ code, label }));
const stateChoices = [
  { code: "active", label: words.active },
  { code: "disabled", label: words.disabled },
  { code: "idle", label: words.idle },
  { code: "review", label: words.reviewDue },
];

function columnsFor(say: Say): readonly Column<PersonAnswer>[] {
  return [
    { key: "name", label: words.name, width: 180, show: (row) => row.name },
    { key: "userName", label: words.userName, show: (row) => row.userName },
    { key: "unit", label: words.unit, width: 180, show: (row) => row.unit.name },
    {
      key: "role",
      label: words.role,
      width: 200,
      filter: { kind: "choice", choices: roleChoices },
      show: (row) => {
        const held = row.roles.filter((role) => role.active).map((role) => say(role.label));
        return held.length > 0 ? held.join(", ") : say(words.noRole);
      },
    },
    {
      key: "state",
      label: words.state,
      width: 150,
      filter: { kind: "choice", choices: stateChoices },
      show: (row) => <StateBadge person={row} />,
    },
    {
      key: "lastSeenAt",
      label: words.lastSeen,
      width: 140,
      show: (row) => (row.lastSeenAt ? instantShown(row.lastSeenAt) : say(words.never)),
    },
    {
      key: "secondStep",
      label: words.secondStep,
      spare: true,
      show: (row) => say(row.secondStep ? words.on : words.off),
    },
  ];
}

/** The screen at /people. */
export default function PeopleList(): ReactNode {
  const say = useSay();
  const [search, change] = useAddress();
  const mayAdd = useMay("person.create");
  const columns = useMemo(() => columnsFor(say), [say]);
  const open = search["open"];
  const beside = (id: number): string =>
    `/people?${new URLSearchParams({ ...search, open: String(id) }).toString()}`;
  const acts = (
    <>
      <Button variant="default" component={Go} href="/people/roles">
        {say(words.rolesMenu)}
      </Button>
      {mayAdd && (
        <Button component={Go} href="/people/new">
          {say(words.add)}
        </Button>
      )}
    </>
  );
  return (
    <Beside open={Boolean(open)}>
      <PageTitle title={say(words.title)} hint={say(words.hint)} acts={acts} />
      <DataTable<PersonAnswer>
        name="people"
        label={words.title}
        url="/api/people"
        columns={columns}
        rowKey={(row) => String(row.id)}
        href={(row) => beside(row.id)}
        open={open}
        exports={false}
        empty={<Empty icon={IconUsers} title={say(words.none)} next={say(words.noneNext)} />}
      />
      {open && (
        <SidePanel name={say(words.account)} page={`/people/${open}`} onClose={() => change({ open: null })}>
          <PersonView id={open} beside />
        </SidePanel>
      )}
    </Beside>
  );
}
