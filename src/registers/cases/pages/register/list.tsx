/** The screen at /case-register/lists/<list>: the codes of one list with the days on which they hold, their source, and every version. */
import { Button, Menu } from "@mantine/core";
import { IconDots, IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { today } from "#base/clock.ts";
import { Card, PageTitle, Waiting } from "#base/ui/bits.tsx";
import { Go, usePath } from "#base/ui/go.tsx";
import { useSay } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { request } from "#base/ui/request.ts";
import { PlainTable } from "#base/ui/table/plain-table.tsx";
import { dateShown } from "#base/ui/typed.ts";
import { useMay } from "#base/ui/viewer.ts";
import type { Label } from "#base/words.ts";
import { inOrder, type Code } from "../../schema/index.ts";
import { registerScreenWords as words } from "../../words/register-screens.ts";
import { BodyTold } from "./body.tsx";
import { CodeForm, type CodeAct } from "./code-form.tsx";
import css from "./register.module.css";

interface Version extends Code {
  readonly version: number;
  readonly byName: string | null;
}
interface List {
  readonly name: string;
  readonly label: Label;
  readonly closed: boolean;
  readonly rows: readonly Version[];
}

/** The versions of one code from one day, the last first. */
type Stands = readonly [Version, ...Version[]];

const keyOf = (one: Version): string => `${one.code} ${one.validFrom}`;

function standing({ name, rows }: List): Stands[] {
  const byCode = Map.groupBy(rows, keyOf) as Map<string, unknown> as Map<string, Stands>;
  const last = [...byCode.values()].map(([one]) => one);
  return inOrder(name, last).map((one) => byCode.get(keyOf(one)) ?? [one]);
}

function Holds({ code }: { code: Version }): ReactNode {
  const say = useSay();
  const day = today();
  const isOver = code.validTo !== null && code.validTo <= day;
  const word = isOver ? words.ended : code.validFrom > day ? words.upcoming : null;
  return (
    <>
      {dateShown(code.validFrom)}
      {code.validTo && ` – ${dateShown(code.validTo)}`}
      {word && <span className={css.under}>{say(word)}</span>}
    </>
  );
}

function History({ versions }: { versions: Stands }): ReactNode {
  const say = useSay();
  if (versions.length < 2) return null;
  return (
    <details>
      <summary className={css.quiet}>{say(words.versions, { n: versions.length })}</summary>
      {versions.map((one) => (
        <span key={one.version} className={css.under}>
          {say(words.version, { n: one.version })}: {say(one.label)} · {one.source}
          {one.byName && ` · ${one.byName}`}
        </span>
      ))}
    </details>
  );
}

function CodeActs(props: { list: List; code: Code; onAct: (act: CodeAct) => void }): ReactNode {
  const say = useSay();
  const { list, code, onAct } = props;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          variant="subtle"
          size="compact-sm"
          aria-label={`${say(words.edit)}: ${say(code.label)}`}
          rightSection={<IconDots size={16} />}
        >
          {say(words.edit)}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => onAct("rename")}>{say(words.rename)}</Menu.Item>
        {!list.closed && <Menu.Item onClick={() => onAct("renameFrom")}>{say(words.renameFrom)}</Menu.Item>}
        {!list.closed && <Menu.Item onClick={() => onAct("end")}>{say(words.end)}</Menu.Item>}
      </Menu.Dropdown>
    </Menu>
  );
}

function Row({ list, versions }: { list: List; versions: Stands }): ReactNode {
  const say = useSay();
  const may = useMay("case-register.propose");
  const [act, setAct] = useState<CodeAct | null>(null);
  const [code] = versions;
  return (
    <>
      <tr>
        <th scope="row">
          {say(code.label)} <span className={css.code}>{code.code}</span>
          {code.more !== null && <BodyTold body={code.more as Readonly<Record<string, unknown>>} />}
          <History versions={versions} />
        </th>
        <td data-label={say(words.from)}>
          <Holds code={code} />
        </td>
        <td data-label={say(words.source)} lang="vi">
          {code.source}
          <span className={css.under}>{say(words[`conf${code.confidence}`])}</span>
        </td>
        {may && (
          <td className="no-print" data-align="end">
            <CodeActs list={list} code={code} onAct={setAct} />
          </td>
        )}
      </tr>
      {act && (
        <tr data-open>
          <td colSpan={4}>
            <CodeForm act={act} list={list.name} code={code} onClose={() => setAct(null)} />
          </td>
        </tr>
      )}
    </>
  );
}

function Codes({ list }: { list: List }): ReactNode {
  const say = useSay();
  const may = useMay("case-register.propose");
  return (
    <Card>
      <PlainTable label={say(list.label)}>
        <thead>
          <tr>
            <th scope="col">{say(words.codeOf)}</th>
            <th scope="col">{say(words.from)}</th>
            <th scope="col">{say(words.source)}</th>
            {may && <th className="no-print" aria-label={say(words.edit)} />}
          </tr>
        </thead>
        <tbody>
          {standing(list).map((versions) => (
            <Row key={`${versions[0].code} ${versions[0].validFrom}`} list={list} versions={versions} />
          ))}
        </tbody>
      </PlainTable>
    </Card>
  );
}

export default function ListPage(): ReactNode {
  const say = useSay();
  const { list: name = "" } = usePath();
  const may = useMay("case-register.propose");
  const [adding, add] = useState(false);
  const { data, error, refetch } = useQuery({
    queryKey: ["case-register", "list", name],
    queryFn: ({ signal }) => request<List>(`/api/case-register/lists/${name}`, { signal }),
  });
  if (error) return <ProblemNote whole error={error} again={() => void refetch()} />;
  if (!data) return <Waiting lines={10} />;
  const [first] = data.rows;
  const acts = may && !data.closed && (
    <Button leftSection={<IconPlus size={16} />} onClick={() => add(true)}>
      {say(words.addCode)}
    </Button>
  );
  return (
    <>
      <PageTitle
        trail={<Go href="/case-register">{say(words.title)}</Go>}
        title={say(data.label)}
        hint={say(data.closed ? words.closed : words.open)}
        acts={acts}
      />
      {adding && first && (
        <Card>
          <CodeForm act="add" list={data.name} code={first} onClose={() => add(false)} />
        </Card>
      )}
      <Codes list={data} />
    </>
  );
}
