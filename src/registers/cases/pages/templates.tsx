/** The screen at /cases/templates: the frames for narrative fields, those of the city and of one's own unit. */
import "#base/ui/styles/forms.ts";
import { Button, NativeSelect, Textarea, TextInput } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent, type ReactNode } from "react";
import { Card, PageTitle, Waiting } from "#base/ui/bits.tsx";
import { ConfirmAct } from "#base/ui/form/confirm-act.tsx";
import { useLanguage, useSay } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { request } from "#base/ui/request.ts";
import { toast } from "#base/ui/toast.tsx";
import { instantShown } from "#base/ui/typed.ts";
import type { Label } from "#base/words.ts";
import { blockLabels, fieldOf } from "../schema/index.ts";
import { linesOf } from "../rules/template.ts";
import { screenWords } from "../words/screens.ts";
import { templateWords as words } from "../words/templates.ts";
import css from "./cases.module.css";
import { useTemplates, type Template } from "./frames.tsx";

/** Who wrote what came with the product. */
const SHIPPED = "Tổ Ấm";

const elsewhere: Readonly<Record<string, Label>> = {
  "contact.note": words.contactNote,
  "meeting.minutes": words.minutes,
};

/** The words of a field, with its block before it. */
function useFieldName(): (id: string) => string {
  const say = useSay();
  return (id) => {
    const field = fieldOf(id);
    if (field) return `${say(blockLabels[field.block])} · ${say(field.field.label)}`;
    return elsewhere[id] ? say(elsewhere[id]) : id;
  };
}

interface Typed {
  readonly field: string;
  readonly titleVi: string;
  readonly titleEn: string;
  readonly bodyVi: string;
  readonly bodyEn: string;
}

const beginning = (of: Template | null, field: string): Typed => {
  const { titleVi, titleEn, bodyVi, bodyEn } = of ?? { titleVi: "", titleEn: "", bodyVi: "", bodyEn: "" };
  return { field: of?.field ?? field, titleVi, titleEn, bodyVi, bodyEn };
};

function FrameForm(props: { of: Template | null; fields: readonly string[]; onDone: () => void }): ReactNode {
  const { of, fields, onDone } = props;
  const say = useSay();
  const nameOf = useFieldName();
  const client = useQueryClient();
  const [typed, type] = useState<Typed>(() => beginning(of, fields[0] ?? ""));
  const [error, setError] = useState<unknown>(null);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setError(null);
    const sent = of
      ? request(`/api/case-templates/${of.id}`, { method: "PUT", body: { ...typed, version: of.version } })
      : request("/api/case-templates", { method: "POST", body: typed });
    void sent.then(async () => {
      await client.invalidateQueries({ queryKey: ["case-templates"] });
      toast(say(screenWords.saved));
      return onDone();
    }, setError);
  };
  const line = (name: "titleVi" | "titleEn"): ReactNode => (
    <TextInput
      label={say(words[name])}
      value={typed[name]}
      onChange={(event) => type({ ...typed, [name]: event.currentTarget.value })}
    />
  );
  const body = (name: "bodyVi" | "bodyEn"): ReactNode => (
    <Textarea
      label={say(words[name])}
      description={say(words.bodyHelp)}
      value={typed[name]}
      autosize
      minRows={4}
      onChange={(event) => type({ ...typed, [name]: event.currentTarget.value })}
    />
  );
  return (
    <form onSubmit={submit} className={css.fields}>
      {of === null && (
        <NativeSelect
          label={say(words.field)}
          value={typed.field}
          data={fields.map((id) => ({ value: id, label: nameOf(id) }))}
          onChange={(event) => type({ ...typed, field: event.currentTarget.value })}
        />
      )}
      {line("titleVi")}
      {body("bodyVi")}
      {line("titleEn")}
      {body("bodyEn")}
      {error !== null && <ProblemNote error={error} />}
      <span className={css.dialogActs}>
        <Button variant="default" onClick={onDone}>
          {say(screenWords.cancel)}
        </Button>
        <Button type="submit">{say(words.save)}</Button>
      </span>
    </form>
  );
}

function Frame({ one }: { one: Template }): ReactNode {
  const say = useSay();
  const language = useLanguage();
  const client = useQueryClient();
  const [doing, set] = useState<"change" | "drop" | null>(null);
  const inVietnamese = language === "vi";
  const title = inVietnamese ? one.titleVi : one.titleEn;
  if (doing === "change") return <FrameForm of={one} fields={[one.field]} onDone={() => set(null)} />;
  return (
    <article className={css.thing} aria-label={title}>
      <header className={css.thingHead}>
        <h3>{title}</h3>
        {one.mayChange && (
          <span className={css.inline}>
            <Button variant="subtle" size="compact-sm" onClick={() => set("change")}>
              {say(screenWords.edit)}
            </Button>
            <Button variant="subtle" color="gray" size="compact-sm" onClick={() => set("drop")}>
              {say(words.drop)}
            </Button>
          </span>
        )}
      </header>
      <ul className={css.prompts}>
        {linesOf(inVietnamese ? one.bodyVi : one.bodyEn).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <p className={css.quiet}>
        {one.unit ?? say(words.ofCity)}
        {one.changedBy !== SHIPPED &&
          ` · ${say(words.changed, { by: one.changedBy, at: instantShown(one.changedAt) })}`}
      </p>
      {doing === "drop" && (
        <ConfirmAct
          title={say(words.drop)}
          thing={title}
          code={`K${one.id}`}
          consequence={say(words.dropAfter)}
          submit={say(words.drop)}
          run={async () => {
            const body = { version: one.version };
            await request(`/api/case-templates/${one.id}/drop`, { method: "POST", body });
            await client.invalidateQueries({ queryKey: ["case-templates"] });
          }}
          onClose={() => set(null)}
        />
      )}
    </article>
  );
}

export default function TemplatesPage(): ReactNode {
  const say = useSay();
  const nameOf = useFieldName();
  const { data, error } = useTemplates();
  const [adding, add] = useState(false);
  const fields = [...new Set(data?.rows.map((one) => one.field))];
  return (
    <div className={css.narrow}>
      <PageTitle
        title={say(words.title)}
        hint={say(words.hint)}
        acts={
          data?.mayAdd && (
            <Button leftSection={<IconPlus size={16} />} onClick={() => add(true)}>
              {say(words.add)}
            </Button>
          )
        }
      />
      {error && <ProblemNote error={error} />}
      {!data && !error && <Waiting lines={8} />}
      {data && adding && <FrameForm of={null} fields={data.fields} onDone={() => add(false)} />}
      {data && (
        <Card className={css.sheet}>
          {fields.map((field) => (
            <section key={field} aria-label={nameOf(field)}>
              <h2>{nameOf(field)}</h2>
              {data.rows
                .filter((one) => one.field === field)
                .map((one) => (
                  <Frame key={`${one.id}/${one.version}`} one={one} />
                ))}
            </section>
          ))}
        </Card>
      )}
    </div>
  );
}
