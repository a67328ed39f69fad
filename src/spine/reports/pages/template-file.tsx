/** The office's own Word file of a template: download, check by sentences, upload, back to the default. */
import { Button } from "@mantine/core";
import { IconCircleCheck, IconDownload, IconUpload } from "@tabler/icons-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useRef, useState, type ReactNode } from "react";
import { Card } from "#base/ui/bits.tsx";
import { useSay } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { request } from "#base/ui/request.ts";
import type { Label } from "#base/words.ts";
import css from "./template.module.css";
import type { Template } from "./template-types.ts";
import { templateWords as words } from "./template-words.ts";

interface Tag {
  readonly name: string;
  readonly about: Label;
}

function Tags(): ReactNode {
  const say = useSay();
  const { data } = useQuery({
    queryKey: ["report-tags"],
    queryFn: ({ signal }) => request<{ tags: readonly Tag[] }>("/api/reports/template-tags", { signal }),
  });
  return (
    <details>
      <summary>{say(words.tags)}</summary>
      <dl className={css.tags}>
        {data?.tags.map((tag) => (
          <div key={tag.name}>
            <dt>
              <code lang="vi">{`{${tag.name}}`}</code>
            </dt>
            <dd>{say(tag.about)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

function useFile(template: Template) {
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [warnings, setWarnings] = useState<readonly Label[] | null>(null);
  const path = `/api/reports/templates/${template.code}/document.docx`;
  const run = async (act: () => Promise<Template>): Promise<void> => {
    setBusy(true);
    setError(null);
    setWarnings(null);
    try {
      client.setQueryData(["report-template", template.code], await act());
    } catch (refusal) {
      setError(refusal);
    } finally {
      setBusy(false);
    }
  };
  const upload = (file: File): Promise<void> =>
    run(async () => {
      const body = new FormData();
      body.append("file", file);
      const answer = await request<{ form: Template; warnings: readonly Label[] }>(path, {
        method: "PUT",
        body,
      });
      setWarnings(answer.warnings);
      return answer.form;
    });
  const drop = (): Promise<void> => run(() => request<Template>(path, { method: "DELETE", body: {} }));
  return { path, busy, error, warnings, upload, drop };
}

function Taken({ warnings }: { warnings: readonly Label[] }): ReactNode {
  const say = useSay();
  return (
    <div role="status">
      <p className={css.good}>
        <IconCircleCheck size={16} /> {say(warnings.length > 0 ? words.fileWarned : words.fileGood)}
      </p>
      <ul className={css.warnings}>
        {warnings.map((w) => (
          <li key={w.vi}>{say(w)}</li>
        ))}
      </ul>
    </div>
  );
}

/** The card. */
export function TemplateFile({ template }: { template: Template }): ReactNode {
  const say = useSay();
  const picker = useRef<HTMLInputElement>(null);
  const { path, busy, error, warnings, upload, drop } = useFile(template);
  const edits = template.can.includes("report.template");
  return (
    <Card className={css.card}>
      <h2>{say(words.file)}</h2>
      <p className={css.quiet}>{say(words.fileHint)}</p>
      <p>{template.fileName ? say(words.fileIs, { name: template.fileName }) : say(words.fileDefault)}</p>
      {error !== null && <ProblemNote error={error} />}
      {warnings && <Taken warnings={warnings} />}
      <div className={css.acts}>
        <Button
          component="a"
          href={path}
          download
          variant="default"
          leftSection={<IconDownload size={17} stroke={1.75} />}
        >
          {say(words.download)}
        </Button>
        {edits && (
          <Button
            variant="default"
            loading={busy}
            leftSection={<IconUpload size={17} stroke={1.75} />}
            onClick={() => picker.current?.click()}
          >
            {say(words.upload)}
          </Button>
        )}
        {edits && template.fileName && (
          <Button variant="subtle" disabled={busy} onClick={() => void drop()}>
            {say(words.backToDefault)}
          </Button>
        )}
      </div>
      <input
        ref={picker}
        type="file"
        hidden
        accept=".docx"
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          event.currentTarget.value = "";
          if (file) void upload(file);
        }}
      />
      <Tags />
    </Card>
  );
}
