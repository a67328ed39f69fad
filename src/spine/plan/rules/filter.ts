/** The filter that every view of a published plan shares: what it narrows to, and its one spelling in an address. Pure. */
import { z } from "zod";
import { taskStatusCodes } from "../schema.ts";

const id = z.coerce.number().int().positive().optional();

/** The views of a plan that share it. */
export const planViews = ["tree", "units", "map", "matrix", "timeline"] as const;
export type PlanView = (typeof planViews)[number];

/**
 * Numbers and codes only: an address is sent on and kept in histories, so no person's name stands in it. Whether somebody is
 * named at all may be asked.
 */
export const filterShape = {
  /** A clause with all below it: a group of tasks. */
  branch: id,
  state: z.enum([...taskStatusCodes, "open"]).optional(),
  late: z.literal("true").optional(),
  unit: id,
  /** A kind of unit, or a collective name such as "communes". */
  kind: z
    .string()
    .regex(/^[a-z][a-z-]{0,39}$/)
    .optional(),
  group: z
    .string()
    .regex(/^[a-z][a-z-]{0,59}$/)
    .optional(),
  dueFrom: z.iso.date().optional(),
  dueTo: z.iso.date().optional(),
  /** Whether somebody is named who answers for the task. */
  answerable: z.enum(["named", "nobody"]).optional(),
};
const filter = z.object(filterShape);
export type PlanFilter = z.infer<typeof filter>;
export type FilterKey = keyof PlanFilter;

/** The keys of the filter, in the order in which it is told. */
export const filterKeys = Object.keys(filterShape) as readonly FilterKey[];

/** What else an address of a view says: which rows of what is counted are shown. */
export const shownShape = {
  show: z
    .string()
    .regex(/^[a-z]{1,20}$/)
    .optional(),
  /** Part of a unit's name. */
  q: z.string().trim().max(80).optional(),
};

/** The part of a query that is filter; what is empty is left out. */
export function filterOf(query: Readonly<Partial<Record<FilterKey, unknown>>>): PlanFilter {
  const given = filterKeys.flatMap((key) => (query[key] === undefined ? [] : [[key, query[key]]]));
  return filter.parse(Object.fromEntries(given));
}

const savedShape = z
  .object({ ...filterShape, show: shownShape.show, plan: id, year: z.coerce.number().int().optional() })
  .strict();

/** The address's query in one spelling, with nothing that a view does not know; null where something else stands in it. */
export function spelledSearch(query: Readonly<Record<string, string>>): string | null {
  const read = savedShape.safeParse(query);
  if (!read.success) return null;
  const pairs = Object.entries(read.data).filter(([, value]) => value !== undefined);
  return pairs
    .map(([key, value]) => `${key}=${encodeURIComponent(String(value))}`)
    .sort()
    .join("&");
}
