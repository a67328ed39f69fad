/** A new definition of a figure from a day on, or a retired figure used again. */
import type { ReactNode } from "react";
import { bodyOf, definitionFields, rowOf } from "./form.ts";
import { OneChanged, type Changing } from "./one-changed.tsx";
import { figureWords as words } from "./words.ts";

const change: Changing = {
  act: "define",
  title: words.newDefinition,
  hint: words.newDefinitionHint,
  fields: definitionFields,
  submit: words.save,
  done: words.defined,
  rowOf,
  bodyOf,
};

/** The screen at /figures/$code/define. */
export default function DefineFigure(): ReactNode {
  return <OneChanged change={change} />;
}
