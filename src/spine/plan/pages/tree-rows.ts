/** Where each number of the plan's views leads. Pure. */

/** The list of tasks that a number counts. */
export function tasksHref(of: Readonly<Record<string, string | number | undefined>>): string {
  const told = Object.entries(of).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, String(value)]],
  );
  return `/tasks?${new URLSearchParams(told).toString()}`;
}
