/** The state of a table is its address: filters, order and columns can be sent to a colleague as a link. Pure. */

/** The address as text pairs. */
export type Search = Readonly<Record<string, string>>;

/** Names that are not filters of the list. */
const notSent = new Set(["cols", "open"]);

/** The order asked for: `sort=-issuedOn`. */
export interface Order {
  readonly key: string;
  readonly down: boolean;
}

/** The order in an address. */
export function orderOf(search: Search): Order | null {
  const text = search["sort"];
  if (!text) return null;
  return text.startsWith("-") ? { key: text.slice(1), down: true } : { key: text, down: false };
}

/** The next order when a head is pressed: up, down, none. */
export function turned(order: Order | null, key: string): string | null {
  if (order?.key !== key) return key;
  return order.down ? null : `-${key}`;
}

/** What is sent to the server: every filter and the order, not how the table looks. */
export function queryOf(search: Search, fixed: Search = {}): Record<string, string> {
  const pairs = Object.entries({ ...search, ...fixed }).filter(
    ([key, value]) => !notSent.has(key) && value !== "",
  );
  return Object.fromEntries(pairs);
}

/** The columns shown: those chosen in the address, in the table's own order; the first always. */
export function shownColumns<C extends { key: string; spare?: boolean }>(
  columns: readonly C[],
  search: Search,
): readonly C[] {
  const chosen = search["cols"]?.split(",");
  return columns.filter((c, at) => at === 0 || (chosen ? chosen.includes(c.key) : !c.spare));
}

/** The `cols` of an address after one column was switched; null when it is as it came. */
export function switchedColumns(
  columns: readonly { readonly key: string; readonly spare?: boolean }[],
  search: Search,
  key: string,
): string | null {
  const before = new Set(shownColumns(columns, search).map((c) => c.key));
  if (!before.delete(key)) before.add(key);
  const after = columns.filter((c) => before.has(c.key)).map((c) => c.key);
  const own = shownColumns(columns, {}).map((c) => c.key);
  return after.join(",") === own.join(",") ? null : after.join(",");
}

/** The link of the Excel file of exactly what is shown: same filters, same order, same columns. */
export function exportHref(url: string, query: Search, columns: readonly { key: string }[]): string {
  const search = new URLSearchParams({ ...query, columns: columns.map((c) => c.key).join(",") });
  return `${url}/export.xlsx?${search.toString()}`;
}

/** A named address of a table. */
export interface View {
  readonly title: string;
  readonly search: Search;
}

/** The saved views in a stored text; whatever cannot be read is left out. */
export function viewsIn(text: string | null): readonly View[] {
  try {
    const list: unknown = JSON.parse(text ?? "[]");
    return Array.isArray(list) ? list.filter(isView) : [];
  } catch {
    return [];
  }
}

function isView(value: unknown): value is View {
  const view = value as View | null;
  return typeof view?.title === "string" && typeof view.search === "object";
}

/** The views after one was saved: same title, same place. */
export function withView(views: readonly View[], view: View): readonly View[] {
  return [...views.filter((v) => v.title !== view.title), view];
}
