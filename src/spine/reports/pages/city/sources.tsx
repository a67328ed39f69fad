/** Whose words stand in the city's text of a section: links back, kept when they are taken, however the text is rewritten. */
import { ActionIcon } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { Go } from "#base/ui/go.tsx";
import { useSay } from "#base/ui/language.ts";
import { request } from "#base/ui/request.ts";
import { numberShown } from "#base/ui/typed.ts";
import { sectionId } from "../codes.ts";
import css from "./city.module.css";
import { repetitionWords as words } from "./repetition-words.ts";
import type { SideBySide } from "./types.ts";

/** The key under which a section's words are held on the device. */
export const sideKey = (cycleId: number, section: number, include: string) => [
  "side-by-side",
  cycleId,
  section,
  include,
];

/** Keeping and dropping links. Words that are taken stand in the text at once; a link that fails says so and is made again. */
export function useSources(cycleId: number, section: number, include: string) {
  const client = useQueryClient();
  const [error, setError] = useState<unknown>(null);
  const path = `/api/reports/cycles/${cycleId}/sections/${section}/sources`;
  const run = async (act: () => Promise<Pick<SideBySide, "sources">>): Promise<void> => {
    setError(null);
    try {
      const { sources } = await act();
      client.setQueryData<SideBySide>(
        sideKey(cycleId, section, include),
        (before) => before && { ...before, sources },
      );
    } catch (refusal) {
      setError(refusal);
    }
  };
  return {
    error,
    take: (text: string, submissions: readonly number[]): void =>
      void run(() => request(path, { method: "POST", body: { text, submissions } })),
    drop: (submissionId: number): void =>
      void run(() => request(`${path}/${submissionId}`, { method: "DELETE" })),
  };
}

interface SourcesProps {
  readonly side: SideBySide;
  readonly section: number;
  readonly drop: ((submissionId: number) => void) | null;
}

/** The links; nothing where no words were taken. */
export function Sources({ side, section, drop }: SourcesProps): ReactNode {
  const say = useSay();
  const { sources } = side;
  if (sources.length === 0) return null;
  return (
    <details className={css.sources} open={sources.length <= 12}>
      <summary>{say(words.sources, { n: numberShown(sources.length) })}</summary>
      <ul className={css.sourceList}>
        {sources.map(({ submissionId, unit, taken }) => (
          <li key={submissionId}>
            <Go href={`/reports/submissions/${submissionId}#${sectionId(section)}`} title={taken}>
              {unit.name}
            </Go>
            {drop && (
              <ActionIcon
                size={24}
                variant="subtle"
                className="no-print"
                aria-label={say(words.dropSource, { unit: unit.name })}
                onClick={() => drop(submissionId)}
              >
                <IconX size={14} stroke={1.75} />
              </ActionIcon>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}
