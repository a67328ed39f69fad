/** Where two wrote differently: both versions side by side, and a person chooses. */
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useSay } from "#base/ui/language.ts";
import { Value } from "#base/ui/register/value.tsx";
import { request } from "#base/ui/request.ts";
import { AgencyName } from "./agency-name.tsx";
import { useCatalogue } from "./catalogue.tsx";
import { screenWords as words } from "../words/screens.ts";
import css from "./cases.module.css";
import type { Case } from "./types.ts";
import { useWrites } from "./use-case.ts";

interface Clash {
  readonly id: number;
  readonly thing: number | null;
  readonly by: string;
  readonly fields: readonly { readonly name: string; readonly stands: unknown; readonly meant: unknown }[];
}

function One({ of, clash }: { of: Case; clash: Clash }): ReactNode {
  const say = useSay();
  const writes = useWrites(of.code);
  const { read } = useCatalogue();
  const prefix = of.things.find((thing) => thing.id === clash.thing)?.prefix ?? "case";
  const settle = (take: "stands" | "meant"): void =>
    void writes.write(`/clashes/${clash.id}`, "POST", { take });
  return (
    <>
      {clash.fields.map(({ name, stands, meant }) => {
        const field = read.find((one) => one.id === `${prefix}.${name}`)?.field;
        if (!field) return null;
        return (
          <div key={name} className={css.clash}>
            <h3>{say(field.label)}</h3>
            <div>
              <strong>{say(words.stands)}</strong>
              <p lang="vi">
                <Value field={field} value={stands} spell agency={AgencyName} />
              </p>
              <Button variant="default" size="compact-sm" onClick={() => settle("stands")}>
                {say(words.keepThis)}
              </Button>
            </div>
            <div>
              <strong>{say(words.meant, { by: clash.by })}</strong>
              <p lang="vi">
                <Value field={field} value={meant} spell agency={AgencyName} />
              </p>
              <Button variant="default" size="compact-sm" onClick={() => settle("meant")}>
                {say(words.keepThis)}
              </Button>
            </div>
          </div>
        );
      })}
    </>
  );
}

/** Nothing where nothing waits. */
export function Clashes({ of }: { of: Case }): ReactNode {
  const say = useSay();
  const { data } = useQuery({
    queryKey: ["case", of.code, "clashes", of.version, of.clashes],
    queryFn: ({ signal }) => request<{ rows: Clash[] }>(`/api/cases/${of.code}/clashes`, { signal }),
    enabled: of.clashes > 0,
    gcTime: 0,
  });
  if (of.clashes === 0 || !data || data.rows.length === 0) return null;
  return (
    <section className={css.clashes} role="alert" aria-label={say(words.clashTitle)}>
      <h2>{say(words.clashTitle)}</h2>
      {data.rows.map((clash) => (
        <One key={clash.id} of={of} clash={clash} />
      ))}
    </section>
  );
}
