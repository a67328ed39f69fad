/** The print view of any report: the sheet as it will be printed, with the act above it. */
import { Button } from "@mantine/core";
import { IconPrinter } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { PageTitle, Waiting } from "#base/ui/bits.tsx";
import { Go } from "#base/ui/go.tsx";
import { useSay } from "#base/ui/language.ts";
import { PaperSheet } from "#base/ui/paper/paper.tsx";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { request } from "#base/ui/request.ts";
import type { Paper } from "#base/word/index.ts";
import { printWords as words } from "./print-words.ts";

interface PrintViewProps {
  /** Where the report as it stands on paper is asked. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  /** The report's own screen. */
  readonly back: string;
}

/** The view; `window.print` makes the paper or the PDF. */
export function PrintView({ path, query = {}, back }: PrintViewProps): ReactNode {
  const say = useSay();
  const { data, error, refetch } = useQuery({
    queryKey: ["paper", path, query],
    queryFn: ({ signal }) => request<Paper>(path, { query, signal }),
  });
  if (error && !data) return <ProblemNote whole error={error} again={() => void refetch()} />;
  if (!data) return <Waiting lines={12} />;
  return (
    <>
      <div className="no-print">
        <PageTitle
          title={say(words.view)}
          hint={say(words.hint)}
          trail={<Go href={back}>{say(words.back)}</Go>}
          acts={
            <Button leftSection={<IconPrinter size={17} stroke={1.75} />} onClick={() => window.print()}>
              {say(words.print)}
            </Button>
          }
        />
      </div>
      <PaperSheet paper={data} />
    </>
  );
}
