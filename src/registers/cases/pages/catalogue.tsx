/** The fields of the case in front of the reader, in the edition in which it was written, with the words of its lists. */
import { useQuery } from "@tanstack/react-query";
import { createContext, useContext, useMemo, type ReactNode } from "react";
import { dayOf, today } from "#base/clock.ts";
import { Waiting } from "#base/ui/bits.tsx";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { request } from "#base/ui/request.ts";
import {
  allFields,
  fieldsOn,
  withChoices,
  type CaseField,
  type Codes,
  type Edited,
} from "../schema/index.ts";
import { learnCodes } from "./looks.ts";

const KEPT_MS = 600_000;

/** The code lists as the city has them. */
export const useCodes = () =>
  useQuery({
    queryKey: ["case-codes"],
    queryFn: async ({ signal }) => learnCodes(await request<Codes>("/api/cases/codes", { signal })),
    staleTime: KEPT_MS,
  });

/** The fields of a case twice: as they are read, and as a form asks them. */
export interface Catalogue {
  readonly read: readonly CaseField[];
  readonly asked: readonly CaseField[];
}

/** Both editions of the fields, for a case that was opened on a day. */
export function catalogueOf(edited: Edited, codes: Codes, written: string): Catalogue {
  const days = { today: today(), written };
  const fields = fieldsOn(edited, days);
  return {
    read: withChoices(fields, codes, { ...days, asking: false }),
    asked: withChoices(fields, codes, { ...days, asking: true }),
  };
}

const CatalogueContext = createContext<Catalogue>({ read: allFields, asked: allFields });

/** The fields of the case around; outside of one as they are shipped. */
export const useCatalogue = (): Catalogue => useContext(CatalogueContext);

/** The fields that begin alike. */
export const under = (fields: readonly CaseField[], prefix: string): readonly CaseField[] =>
  fields.filter((field) => field.id.startsWith(`${prefix}.`));

/** Gives its children the fields of a case opened at a moment. */
export function CatalogueOf({ openedAt, children }: { openedAt: string; children: ReactNode }): ReactNode {
  const codes = useCodes();
  const edited = useQuery({
    queryKey: ["case-fields"],
    queryFn: ({ signal }) => request<Edited>("/api/cases/fields", { signal }),
    staleTime: KEPT_MS,
  });
  const written = dayOf(new Date(openedAt));
  const catalogue = useMemo(
    () => codes.data && edited.data && catalogueOf(edited.data, codes.data, written),
    [codes.data, edited.data, written],
  );
  const error = codes.error ?? edited.error;
  if (error) return <ProblemNote whole error={error} again={() => void edited.refetch()} />;
  if (!catalogue) return <Waiting lines={12} />;
  return <CatalogueContext value={catalogue}>{children}</CatalogueContext>;
}
