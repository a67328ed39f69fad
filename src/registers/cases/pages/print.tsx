/** A case goes on paper by its own button alone: the act is on the trail before, and every page says who printed it, when and where. */
import { Button } from "@mantine/core";
import { IconFileText, IconPrinter } from "@tabler/icons-react";
import { useEffect, useState, type ReactNode } from "react";
import { useSay } from "#base/ui/language.ts";
import { request } from "#base/ui/request.ts";
import { toast } from "#base/ui/toast.tsx";
import { instantShown } from "#base/ui/typed.ts";
import { useViewer } from "#base/ui/viewer.ts";
import { printWords as words } from "../words/print.ts";
import css from "./cases.module.css";
import type { Case } from "./types.ts";

/** The buttons for the head of the page, and the mark that stands beneath it, out of sight until the page is printed. */
export function usePrint(of: Case): { readonly buttons: ReactNode; readonly mark: ReactNode } {
  const say = useSay();
  const viewer = useViewer();
  const [at, setAt] = useState<string | null>(null);
  useEffect(() => {
    if (at === null) return undefined;
    const over = (): void => setAt(null);
    window.addEventListener("afterprint", over);
    window.print();
    return () => window.removeEventListener("afterprint", over);
  }, [at]);
  const print = (): void =>
    void request<{ at: string }>(`/api/cases/${of.code}/prints`, { method: "POST", body: {} }).then(
      (answer) => setAt(answer.at),
      () => toast(say(words.failed), "problem"),
    );
  const unit = viewer.unit?.name ?? "";
  const buttons = (
    <>
      <Button variant="default" leftSection={<IconPrinter size={16} />} onClick={print}>
        {say(words.print)}
      </Button>
      {of.can.includes("case.print") && (
        <Button
          component="a"
          href={`/api/cases/${of.code}/form.docx`}
          download
          variant="default"
          leftSection={<IconFileText size={16} />}
        >
          {say(words.form)}
        </Button>
      )}
    </>
  );
  const mark = (
    <p className={css.watermark} data-printed={at !== null || undefined}>
      {at === null
        ? say(words.byButton)
        : say(words.mark, { by: viewer.name, unit, at: instantShown(at), code: of.code })}
    </p>
  );
  return { buttons, mark };
}
