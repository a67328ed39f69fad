/** Saving and publishing a template. */
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useGo } from "#base/ui/go.tsx";
import { useSay } from "#base/ui/language.ts";
import { request } from "#base/ui/request.ts";
import { toast } from "#base/ui/toast.tsx";
import type { Label } from "#base/words.ts";
import { contentOf } from "./template-form.ts";
import type { Template, TemplateContent } from "./template-types.ts";
import { templateWords as words } from "./template-words.ts";

/** What stands in the form; code and name only while the template is new. */
export interface Form {
  readonly code: string;
  readonly name: string;
  readonly content: TemplateContent;
}

/** What may be done with the form; `done` when the server has it. */
export function useSave(template: Template | null, form: Form, done: () => void) {
  const say = useSay();
  const go = useGo();
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const run = async (act: () => Promise<Template>, word: Label): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      const saved = await act();
      client.setQueryData(["report-template", saved.code], saved);
      await client.invalidateQueries({ queryKey: ["report-templates"] });
      done();
      toast(say(word));
      if (!template) go(`/reports/templates/${saved.code}`, { replace: true });
    } catch (refusal) {
      setError(refusal);
    } finally {
      setBusy(false);
    }
  };
  const content = contentOf(form.content);
  const path = "/api/reports/templates";
  const save = (): Promise<void> =>
    run(() => {
      if (!template)
        return request<Template>(path, {
          method: "POST",
          body: { ...content, code: form.code, name: form.name },
        });
      const body = { ...content, version: template.version };
      return request<Template>(`${path}/${template.code}`, { method: "PUT", body });
    }, words.saved);
  const publish = (): Promise<void> =>
    run(
      () =>
        request<Template>(`${path}/${template?.code ?? ""}/publish`, {
          method: "POST",
          body: { version: template?.version },
        }),
      words.published,
    );
  return { busy, error, save, publish };
}
