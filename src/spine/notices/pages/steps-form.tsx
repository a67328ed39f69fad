/** The steps of one ladder as a form: each a number of working days, a place, and roles. */
import "#base/ui/styles/forms.ts";
import { ActionIcon, Button, MultiSelect, NativeSelect, NumberInput } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent, type ReactNode } from "react";
import { focusTitle } from "#base/ui/bits.tsx";
import { useSay } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { ProblemError, request } from "#base/ui/request.ts";
import { toast } from "#base/ui/toast.tsx";
import { roles } from "#spine/access/web.ts";
import { DAYS_MAX, places, STEPS_MAX, toldRoles, type Place, type Rung, type ToldRole } from "../schema.ts";
import { placeLabels } from "../words.ts";
import css from "./notices.module.css";
import type { Ladder } from "./types.ts";
import { screenWords as words } from "./words.ts";

type Draft = Omit<Rung, "step">;

interface StepProps {
  readonly n: number;
  readonly draft: Draft;
  readonly refused: (field: string) => string | undefined;
  readonly set: (draft: Draft) => void;
  readonly remove: () => void;
}

function StepFields({ n, draft, refused, set, remove }: StepProps): ReactNode {
  const say = useSay();
  const choose = (place: Place): void =>
    set({ ...draft, place, roles: place === "city" ? ["city-lead"] : draft.roles });
  const shown = draft.place === "city" ? (["city-lead"] as const) : toldRoles;
  return (
    <fieldset className={css.stepFields}>
      <legend>{say(words.stepN, { n })}</legend>
      <NumberInput
        label={say(words.afterField)}
        min={1}
        max={DAYS_MAX}
        allowDecimal={false}
        hideControls
        required
        value={draft.afterDays}
        error={refused("afterDays")}
        onChange={(value) => set({ ...draft, afterDays: Number(value) })}
      />
      <NativeSelect
        label={say(words.place)}
        data={places.map((value) => ({ value, label: say(placeLabels[value]) }))}
        value={draft.place}
        onChange={(event) => choose(event.currentTarget.value as Place)}
      />
      <MultiSelect
        label={say(words.roles)}
        data={shown.map((value) => ({ value, label: say(roles[value]) }))}
        value={[...draft.roles]}
        error={draft.roles.length === 0 ? say(words.needRole) : refused("roles")}
        onChange={(value) => set({ ...draft, roles: value as ToldRole[] })}
      />
      <ActionIcon
        variant="subtle"
        color="gray"
        size="lg"
        aria-label={say(words.removeStep, { n })}
        title={say(words.removeStep, { n })}
        onClick={remove}
      >
        <IconTrash size={18} stroke={1.75} />
      </ActionIcon>
    </fieldset>
  );
}

function useSave(ladder: Ladder, done: () => void) {
  const say = useSay();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (rungs: readonly Draft[]) =>
      request<Ladder>(`/api/notices/ladders/${ladder.kind}`, {
        method: "POST",
        body: { number: ladder.number, rungs },
      }),
    onSuccess: async ({ number }) => {
      await client.invalidateQueries({ queryKey: ["notices"] });
      toast(say(words.saved, { n: number }));
      done();
      focusTitle();
    },
  });
}

/** Begun from the present steps; saving makes a new version. */
export function StepsForm({ ladder, onClose }: { ladder: Ladder; onClose: () => void }): ReactNode {
  const say = useSay();
  const [drafts, set] = useState<readonly Draft[]>(
    ladder.rungs.map(({ afterDays, place, roles: told }) => ({ afterDays, place, roles: told })),
  );
  const save = useSave(ladder, onClose);
  const errors = save.error instanceof ProblemError ? save.error.errors : [];
  const add = (): void => {
    const last = drafts.at(-1)?.afterDays ?? 0;
    set([...drafts, { afterDays: last + 1, place: "own", roles: ["commune-officer"] }]);
  };
  const send = (event: FormEvent): void => {
    event.preventDefault();
    save.mutate(drafts);
  };
  return (
    <form className={css.stack} onSubmit={send}>
      {drafts.map((draft, n) => (
        <StepFields
          // The steps have no names of their own: their place is what they are.
          // eslint-disable-next-line react/no-array-index-key
          key={n}
          n={n + 1}
          draft={draft}
          refused={(field) => errors.find((e) => e.path === `rungs.${n}.${field}`)?.message}
          set={(next) => set(drafts.map((one, at) => (at === n ? next : one)))}
          remove={() => set(drafts.filter((_, at) => at !== n))}
        />
      ))}
      {drafts.length === 0 && <p className={css.quiet}>{say(words.noSteps)}</p>}
      {drafts.length < STEPS_MAX && (
        <div>
          <Button variant="subtle" size="xs" leftSection={<IconPlus size={16} stroke={1.75} />} onClick={add}>
            {say(words.addStep)}
          </Button>
        </div>
      )}
      {save.error && <ProblemNote error={save.error} />}
      <div className={css.acts}>
        <Button
          type="submit"
          loading={save.isPending}
          disabled={drafts.some((draft) => draft.roles.length === 0)}
        >
          {say(words.save)}
        </Button>
        <Button variant="default" onClick={onClose}>
          {say(words.cancel)}
        </Button>
      </div>
    </form>
  );
}
