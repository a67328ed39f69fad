/** Who may do what: every act of the system against every role, out of the rules that run. */
import { NativeSelect, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Fragment, useState, type ReactNode } from "react";
import { Empty, PageTitle, Waiting } from "#base/ui/bits.tsx";
import { Go } from "#base/ui/go.tsx";
import { useSay } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { request } from "#base/ui/request.ts";
import { useMay } from "#base/ui/viewer.ts";
import { searchKey } from "#base/vi/index.ts";
import type { Label } from "#base/words.ts";
import { grants, type Grant } from "#spine/access/web.ts";
import type { RolesTable } from "./answers.ts";
import css from "./people.module.css";
import { nounWords, words } from "./words.ts";

type Verb = RolesTable["verbs"][number];

const nouns: Readonly<Record<string, Label>> = nounWords;

/** Acts by their noun: "person", "plan", "policy" … */
function byNoun(verbs: readonly Verb[]): [string, Verb[]][] {
  const found = new Map<string, Verb[]>();
  for (const verb of verbs) {
    const noun = verb.verb.split(".")[0] ?? "";
    found.set(noun, [...(found.get(noun) ?? []), verb]);
  }
  return [...found];
}

const REACHES: Readonly<Record<Grant, { word: Label; sign: string; className: string | undefined }>> = {
  all: { word: words.everywhere, sign: "●", className: css.all },
  unit: { word: words.atUnit, sign: "◐", className: css.one },
  own: { word: words.atOwn, sign: "◔", className: css.one },
};

function Sign({ grant }: { grant: Grant }): ReactNode {
  return (
    <span aria-hidden="true" className={REACHES[grant].className}>
      {REACHES[grant].sign}
    </span>
  );
}

function Right({ grant, role }: { grant: Grant | undefined; role: string }): ReactNode {
  const say = useSay();
  const word = grant ? REACHES[grant].word : words.notAllowed;
  return (
    <td title={`${role}: ${say(word)}`}>
      {grant && <Sign grant={grant} />}
      <span className="only-read">{say(word)}</span>
    </td>
  );
}

function Rights({ table, verbs }: { table: RolesTable; verbs: readonly Verb[] }): ReactNode {
  const say = useSay();
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keys (WCAG 2.1.1)
    <section className={css.scroll} data-wide="" aria-label={say(words.rolesTitle)} tabIndex={0}>
      <table className={css.rights} aria-label={say(words.rolesTitle)}>
        <thead>
          <tr>
            <th scope="col">{say(words.acts)}</th>
            {table.roles.map((role) => (
              <th key={role.code} scope="col">
                {say(role.label)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {byNoun(verbs).map(([noun, acts]) => (
            <Fragment key={noun}>
              <tr className={css.group}>
                <th scope="rowgroup" colSpan={table.roles.length + 1}>
                  {say(nouns[noun] ?? { vi: noun, en: noun })}
                </th>
              </tr>
              {acts.map((act) => (
                <tr key={act.verb}>
                  <th scope="row">
                    {say(act.label)} <span className={css.code}>{act.verb}</span>
                  </th>
                  {table.roles.map((role) => (
                    <Right key={role.code} grant={act.roles[role.code]} role={say(role.label)} />
                  ))}
                </tr>
              ))}
            </Fragment>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function narrowed(table: RolesTable, asked: { text: string; role: string }): [RolesTable, Verb[]] {
  const wanted = searchKey(asked.text);
  const roles = table.roles.filter((role) => asked.role === "" || role.code === asked.role);
  const verbs = table.verbs.filter(
    (act) =>
      searchKey(`${act.label.vi} ${act.label.en} ${act.verb}`).includes(wanted) &&
      (asked.role === "" || act.roles[asked.role] !== undefined),
  );
  return [{ ...table, roles }, verbs];
}

function Shown({ table }: { table: RolesTable }): ReactNode {
  const say = useSay();
  const [text, setText] = useState("");
  const [role, setRole] = useState("");
  const [shown, verbs] = narrowed(table, { text, role });
  const choices = table.roles.map(({ code, label }) => ({ value: code, label: say(label) }));
  return (
    <div className={css.stack}>
      <div className={`${css.row} no-print`}>
        <TextInput
          type="search"
          label={say(words.filterActs)}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <NativeSelect
          label={say(words.oneRole)}
          data={[{ value: "", label: say(words.allRoles) }, ...choices]}
          value={role}
          onChange={(event) => setRole(event.currentTarget.value)}
        />
      </div>
      <p className={css.legend}>
        {grants.map((grant) => (
          <span key={grant}>
            <Sign grant={grant} /> {say(REACHES[grant].word)}
          </span>
        ))}
      </p>
      {verbs.length > 0 ? <Rights table={shown} verbs={verbs} /> : <Empty title={say(words.noActs)} />}
    </div>
  );
}

/** The screen at /people/roles. */
export default function Roles(): ReactNode {
  const say = useSay();
  const mayRead = useMay("person.read");
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ["access", "roles"],
    queryFn: ({ signal }) => request<RolesTable>("/api/access/roles", { signal }),
    staleTime: Infinity,
  });
  return (
    <>
      <PageTitle
        title={say(words.rolesTitle)}
        hint={say(words.rolesHint)}
        trail={mayRead && <Go href="/people">{say(words.title)}</Go>}
      />
      {error && <ProblemNote error={error} again={() => void refetch()} />}
      {isPending && <Waiting lines={12} />}
      {data && <Shown table={data} />}
    </>
  );
}
