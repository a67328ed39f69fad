/** Retiring a figure from a day on. */
import type { ReactNode } from "react";
import { date } from "#base/fields/index.ts";
import { OneChanged, type Changing } from "./one-changed.tsx";
import { figureWords as words } from "./words.ts";

const change: Changing = {
  act: "retire",
  title: words.retireTitle,
  hint: words.retireHint,
  fields: { from: date({ label: words.retireFrom, help: words.retireFromHelp, required: true }) },
  submit: words.retire,
  done: words.retired,
  rowOf: () => ({}),
  bodyOf: (values) => values,
};

/** The screen at /figures/$code/retire. */
export default function RetireFigure(): ReactNode {
  return <OneChanged change={change} />;
}
