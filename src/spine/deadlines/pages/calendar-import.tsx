/** Days read from a file: the good ones go into the draft, the others are shown with row, column and reason. */
import { Button } from "@mantine/core";
import { IconUpload } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useRef, type ReactNode } from "react";
import { Card } from "#base/ui/bits.tsx";
import { useSay } from "#base/ui/language.ts";
import { request } from "#base/ui/request.ts";
import { PlainTable } from "#base/ui/table/plain-table.tsx";
import type { Label } from "#base/words.ts";
import type { MarkedDay } from "../schema.ts";
import css from "./deadlines.module.css";
import { screenWords as words } from "./words.ts";

/** Why a cell was not taken. */
export interface RefusedCell {
  readonly row: number;
  readonly column: string;
  readonly value: string;
  readonly reason: Label;
}

/** What a file held. */
export interface FileRead {
  readonly days: readonly MarkedDay[];
  readonly refusals: readonly RefusedCell[];
}

/** The button that reads a file; nothing is saved by it. */
export function ReadFile(props: {
  year: number;
  onRead: (read: FileRead) => void;
  onError: (error: unknown) => void;
}): ReactNode {
  const say = useSay();
  const input = useRef<HTMLInputElement>(null);
  const read = useMutation({
    mutationFn: (file: File) => {
      const body = new FormData();
      body.append("file", file);
      return request<FileRead>(`/api/deadlines/calendar/${props.year}/read`, { method: "POST", body });
    },
    onSuccess: props.onRead,
    onError: props.onError,
  });
  return (
    <>
      <Button
        variant="default"
        loading={read.isPending}
        leftSection={<IconUpload size={17} stroke={1.75} />}
        onClick={() => input.current?.click()}
      >
        {say(words.importCsv)}
      </Button>
      <input
        ref={input}
        type="file"
        accept=".csv,.xlsx"
        hidden
        aria-label={say(words.importCsv)}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          event.currentTarget.value = "";
          if (file) read.mutate(file);
        }}
      />
    </>
  );
}

/** The rows that were not taken. */
export function Refused({ cells }: { cells: readonly RefusedCell[] }): ReactNode {
  const say = useSay();
  if (cells.length === 0) return null;
  return (
    <Card className={css.sheet}>
      <h2 className={css.head}>{say(words.refusedRows)}</h2>
      <PlainTable label={say(words.refusedRows)}>
        <thead>
          <tr>
            <th scope="col">{say(words.row)}</th>
            <th scope="col">{say(words.column)}</th>
            <th scope="col">{say(words.found)}</th>
            <th scope="col">{say(words.reason)}</th>
          </tr>
        </thead>
        <tbody>
          {cells.map((cell) => (
            <tr key={`${cell.row} ${cell.column}`}>
              <th scope="row">{cell.row}</th>
              <td>{cell.column}</td>
              <td>{cell.value || "—"}</td>
              <td>{say(cell.reason)}</td>
            </tr>
          ))}
        </tbody>
      </PlainTable>
    </Card>
  );
}
