/** One template: its head, its sections, its Word file; saving, publishing. */
import { Button, Checkbox, Textarea, TextInput } from "@mantine/core";
import { IconPlus, IconSend } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { Card, PageTitle, StatusBadge, Waiting } from "#base/ui/bits.tsx";
import { useDraft } from "#base/ui/drafts.ts";
import { Go, usePath } from "#base/ui/go.tsx";
import { useLanguage, useSay } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { request } from "#base/ui/request.ts";
import type { Label } from "#base/words.ts";
import { TemplateFile } from "./template-file.tsx";
import { PlanChoice } from "./template-plan.tsx";
import { moved, newContent, newSection } from "./template-form.ts";
import { useSave, type Form } from "./template-save.ts";
import { SectionForm, type FigureChoice } from "./template-section.tsx";
import { TemplateWindows } from "./template-windows.tsx";
import css from "./template.module.css";
import type { Template, TemplateContent } from "./template-types.ts";
import { templateWords as words } from "./template-words.ts";
import { templateLooks } from "./templates.tsx";
import { homeWords } from "./words.ts";

function useFigures(): readonly FigureChoice[] {
  const language = useLanguage();
  const { data } = useQuery({
    queryKey: ["figures"],
    queryFn: ({ signal }) =>
      request<{ rows: readonly { code: string; label: Label }[] }>("/api/indicators", { signal }),
  });
  return (data?.rows ?? []).map((i) => ({ value: i.code, label: i.label[language] }));
}

function Head({
  form,
  isNew,
  change,
}: {
  form: Form;
  isNew: boolean;
  change: (form: Form) => void;
}): ReactNode {
  const say = useSay();
  const { content } = form;
  const put = (part: Partial<TemplateContent>): void => change({ ...form, content: { ...content, ...part } });
  return (
    <Card className={css.card}>
      {isNew && (
        <>
          <TextInput
            label={say(homeWords.code)}
            description={say(homeWords.codeHelp)}
            value={form.code}
            onChange={(event) => change({ ...form, code: event.currentTarget.value.toUpperCase() })}
          />
          <TextInput
            label={say(homeWords.name)}
            value={form.name}
            onChange={(event) => change({ ...form, name: event.currentTarget.value })}
          />
        </>
      )}
      <Textarea
        label={say(words.abstract)}
        description={say(words.abstractHelp)}
        autosize
        value={content.abstract}
        onChange={(event) => put({ abstract: event.currentTarget.value })}
      />
      <Textarea
        label={say(words.opening)}
        autosize
        value={content.opening}
        onChange={(event) => put({ opening: event.currentTarget.value })}
      />
      <Textarea
        label={say(words.bases)}
        autosize
        value={content.bases.join("\n")}
        onChange={(event) => put({ bases: event.currentTarget.value.split("\n") })}
      />
      <Textarea
        label={say(words.recipients)}
        autosize
        value={content.recipients.join("\n")}
        onChange={(event) => put({ recipients: event.currentTarget.value.split("\n") })}
      />
      <Checkbox
        label={say(words.officer)}
        description={say(words.officerHelp)}
        checked={content.officerMaySubmit}
        onChange={(event) => put({ officerMaySubmit: event.currentTarget.checked })}
      />
      <TemplateWindows windows={content.windows} change={(windows) => put({ windows })} />
    </Card>
  );
}

function Sections({
  template,
  form,
  change,
}: {
  template: Template | null;
  form: Form;
  change: (form: Form) => void;
}): ReactNode {
  const say = useSay();
  const figures = useFigures();
  const { content } = form;
  const { sections } = content;
  // Fields are made anew when sections change their places.
  const [turn, setTurn] = useState(0);
  const place = (to: TemplateContent["sections"]): void => {
    setTurn((n) => n + 1);
    put(to);
  };
  const put = (to: TemplateContent["sections"]): void =>
    change({ ...form, content: { ...content, sections: to } });
  const choose = (planId: number | null): void => change({ ...form, content: { ...content, planId } });
  return (
    <Card className={css.card}>
      <h2>{say(words.sections)}</h2>
      <PlanChoice template={template} planId={content.planId} choose={choose} />
      <div>
        {sections.map((section, at) => (
          <SectionForm
            key={`${at} ${turn}`}
            n={at + 1}
            section={section}
            figures={figures}
            change={(to) => put(sections.map((s, i) => (i === at ? to : s)))}
            move={(by) => place(moved(sections, at, by))}
            remove={() => place(sections.filter((_, i) => i !== at))}
          />
        ))}
      </div>
      <div>
        <Button
          variant="default"
          size="xs"
          leftSection={<IconPlus size={15} />}
          onClick={() => put([...sections, newSection])}
        >
          {say(words.addSection)}
        </Button>
      </div>
    </Card>
  );
}

function NextStep({
  template,
  busy,
  publish,
}: {
  template: Template;
  busy: boolean;
  publish: () => void;
}): ReactNode {
  const say = useSay();
  if (template.state === "draft")
    return (
      <Button loading={busy} leftSection={<IconSend size={17} stroke={1.75} />} onClick={publish}>
        {say(words.publish, { n: template.number })}
      </Button>
    );
  return (
    <Button component={Go} href={`/reports/cycles/new?template=${template.code}`}>
      {say(words.openCycle)}
    </Button>
  );
}

function Foot(props: {
  template: Template | null;
  form: Form;
  dirty: boolean;
  clear: () => void;
}): ReactNode {
  const say = useSay();
  const { template, form, dirty, clear } = props;
  const { busy, error, save, publish } = useSave(template, form, clear);
  const whole = [form.code, form.name, form.content.abstract].every((text) => text.trim() !== "");
  return (
    <div className={css.footer}>
      {error !== null && <ProblemNote error={error} />}
      {dirty && <p className={css.soon}>{say(whole ? words.unsaved : words.mustFill)}</p>}
      <div className={css.acts}>
        <Button
          loading={busy}
          disabled={!dirty || !whole}
          variant={template && !dirty ? "default" : "filled"}
          onClick={() => void save()}
        >
          {say(words.save)}
        </Button>
        {dirty && (
          <Button variant="default" onClick={clear}>
            {say(words.drop)}
          </Button>
        )}
        {template && !dirty && <NextStep template={template} busy={busy} publish={() => void publish()} />}
      </div>
    </div>
  );
}

const fresh: Form = { code: "", name: "", content: newContent };

function Title({ template }: { template: Template | null }): ReactNode {
  const say = useSay();
  const hint = template?.state === "published" ? words.hintPublished : words.hintDraft;
  const look = template && templateLooks[template.state];
  return (
    <PageTitle
      title={template?.name ?? say(words.newTitle)}
      hint={say(hint)}
      trail={
        <>
          <Go href="/reports">{say(homeWords.menu)}</Go> ›{" "}
          <Go href="/reports/templates">{say(homeWords.templates)}</Go>
        </>
      }
      acts={look && <StatusBadge look={look} />}
    />
  );
}

function Body({ template }: { template: Template | null }): ReactNode {
  const stored = template ? { code: template.code, name: template.name, content: template } : fresh;
  const draft = useDraft<Form | null>(`report/template/${template?.code ?? "new"}`, null);
  const form = draft.value ?? stored;
  const clear = (): void => {
    draft.change(null);
    draft.clear();
  };
  return (
    <div className={css.narrow}>
      <Title template={template} />
      <Head form={form} isNew={!template} change={draft.change} />
      <Sections template={template} form={form} change={draft.change} />
      <Foot template={template} form={form} dirty={draft.value !== null} clear={clear} />
      {template && <TemplateFile template={template} />}
    </div>
  );
}

/** The screens at /reports/templates/new and /reports/templates/$code. */
export default function TemplatePage(): ReactNode {
  const { code } = usePath();
  const { data, error, refetch } = useQuery({
    queryKey: ["report-template", code],
    enabled: code !== undefined,
    queryFn: ({ signal }) => request<Template>(`/api/reports/templates/${code ?? ""}`, { signal }),
  });
  if (code === undefined) return <Body template={null} />;
  if (error && !data) return <ProblemNote whole error={error} again={() => void refetch()} />;
  return data ? <Body key={data.code} template={data} /> : <Waiting />;
}
