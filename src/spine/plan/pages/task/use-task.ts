/** Acts on one task: what the server answers replaces what is shown; a stale one loads the present task. */
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useSay } from "#base/ui/language.ts";
import { ProblemError, request } from "#base/ui/request.ts";
import { toast } from "#base/ui/toast.tsx";
import type { Task } from "../types.ts";
import { taskWords as words } from "./words.ts";

/** The key of one task. */
export const taskKey = (code: string): readonly unknown[] => ["task", code];

/** What is asked: an act of its own path, or (act null) a change of the task. */
export interface TaskAct {
  readonly act: "acknowledge" | "progress" | "schedule" | null;
  readonly body: object;
}

/** Sends acts; `error` is the last refusal, to be shown where the act was asked. */
export function useTaskAct(code: string): {
  readonly run: (asked: TaskAct, said: string) => Promise<boolean>;
  readonly busy: boolean;
  readonly error: unknown;
} {
  const client = useQueryClient();
  const say = useSay();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const run = async ({ act, body }: TaskAct, said: string): Promise<boolean> => {
    setBusy(true);
    setError(null);
    try {
      const path = act ? `/api/tasks/${code}/${act}` : `/api/tasks/${code}`;
      const task = await request<Task>(path, { method: act ? "POST" : "PATCH", body });
      client.setQueryData(taskKey(code), task);
      const others = [
        ["task-notes", code],
        ["beside", "/api/tasks", code],
        ["list", "/api/tasks"],
        ["my-work"],
        ["tasks-new"],
        ["clocks", "task", code],
        ["notices"],
      ];
      for (const queryKey of others) void client.invalidateQueries({ queryKey });
      toast(said);
      return true;
    } catch (cause) {
      const stale = cause instanceof ProblemError && cause.kind === "conflict";
      if (stale) await client.invalidateQueries({ queryKey: taskKey(code) });
      setError(stale ? new ProblemError("rule", 409, { title: say(words.conflict) }) : cause);
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { run, busy, error };
}
