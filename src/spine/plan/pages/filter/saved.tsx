/** Saved views: opened, kept under a name, renamed, lent to the unit, deleted. */
import { ActionIcon, Button, Popover, TextInput } from "@mantine/core";
import { IconBookmark, IconPencil, IconTrash, IconUsers } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent, type ReactNode } from "react";
import { Go, useAddress } from "#base/ui/go.tsx";
import { useSay } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { request } from "#base/ui/request.ts";
import { toast } from "#base/ui/toast.tsx";
import type { Label } from "#base/words.ts";
import { filterWords as words } from "../../filter-words.ts";
import type { PlanView } from "../../rules/filter.ts";
import { searchToSave, viewPaths } from "./address.ts";
import css from "./filter.module.css";

interface ViewTold {
  readonly id: number;
  readonly name: string;
  readonly view: PlanView;
  readonly search: string;
  readonly isShared: boolean;
  readonly isMine: boolean;
  readonly byName: string;
  readonly version: number;
  readonly can: readonly string[];
}

interface Views {
  readonly rows: readonly ViewTold[];
  readonly can: readonly string[];
}

const KEY = ["plan-views"];
const path = "/api/plan/views";

/** An act on views: every one of them answers with the list as it is then. */
interface Act {
  readonly method: "POST" | "PATCH" | "DELETE";
  readonly path: string;
  readonly body?: Readonly<Record<string, unknown>>;
  readonly told?: Label;
}

function useActs(done: () => void) {
  const say = useSay();
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ method, path: to, body }: Act) => request<Views>(to, { method, ...(body && { body }) }),
    onSuccess: (views, { told }) => {
      client.setQueryData(KEY, views);
      if (told) toast(say(told));
      done();
    },
  });
}

function NameForm(props: {
  first: string;
  label: Label;
  busy: boolean;
  take: (name: string) => void;
}): ReactNode {
  const say = useSay();
  const [name, type] = useState(props.first);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (name.trim() !== "") props.take(name.trim());
  };
  return (
    <form className={css.form} onSubmit={submit}>
      <TextInput
        size="xs"
        label={say(words.viewName)}
        maxLength={80}
        value={name}
        onChange={(event) => type(event.currentTarget.value)}
      />
      <Button type="submit" size="xs" loading={props.busy} disabled={name.trim() === ""}>
        {say(props.label)}
      </Button>
    </form>
  );
}

type Acting = ReturnType<typeof useActs>;

/** What its owner may do with a view. */
function LineActs({
  of,
  act,
  naming,
  name,
}: {
  of: ViewTold;
  act: Acting;
  naming: boolean;
  name: (on: boolean) => void;
}): ReactNode {
  const say = useSay();
  const { id, version, isShared } = of;
  const share = isShared ? words.unshare : words.share;
  return (
    <>
      {of.can.includes("view.write") && (
        <ActionIcon
          size={26}
          aria-label={`${say(words.rename)}: ${of.name}`}
          aria-expanded={naming}
          onClick={() => name(!naming)}
        >
          <IconPencil size={15} stroke={1.75} />
        </ActionIcon>
      )}
      {of.can.includes("view.share") && (
        <ActionIcon
          size={26}
          aria-pressed={isShared}
          variant={isShared ? "light" : "subtle"}
          aria-label={`${say(share)}: ${of.name}`}
          title={say(share)}
          onClick={() =>
            act.mutate({ method: "POST", path: `${path}/${id}/share`, body: { version, shared: !isShared } })
          }
        >
          <IconUsers size={15} stroke={1.75} />
        </ActionIcon>
      )}
      {of.can.includes("view.write") && (
        <ActionIcon
          size={26}
          aria-label={say(words.remove, { name: of.name })}
          onClick={() => act.mutate({ method: "DELETE", path: `${path}/${id}`, told: words.removed })}
        >
          <IconTrash size={15} stroke={1.75} />
        </ActionIcon>
      )}
    </>
  );
}

/** Which view it is, and whose. */
function About({ of }: { of: ViewTold }): ReactNode {
  const say = useSay();
  const lent = of.isMine ? of.isShared && say(words.shared) : say(words.sharedBy, { by: of.byName });
  return <span className={css.quiet}>{` · ${[say(words[of.view]), lent].filter(Boolean).join(" · ")}`}</span>;
}

function Line({ of, close }: { of: ViewTold; close: () => void }): ReactNode {
  const [naming, name] = useState(false);
  const act = useActs(() => name(false));
  const { id, version } = of;
  const href = `${viewPaths[of.view]}${of.search ? `?${of.search}` : ""}`;
  return (
    <li>
      <div className={css.line}>
        <Go href={href} onClick={close}>
          {of.name}
          <About of={of} />
        </Go>
        <LineActs of={of} act={act} naming={naming} name={name} />
      </div>
      {naming && (
        <NameForm
          first={of.name}
          label={words.rename}
          busy={act.isPending}
          take={(to) => act.mutate({ method: "PATCH", path: `${path}/${id}`, body: { version, name: to } })}
        />
      )}
      {act.error && <ProblemNote error={act.error} />}
    </li>
  );
}

function Panel({ view, close }: { view: PlanView; close: () => void }): ReactNode {
  const say = useSay();
  const [address] = useAddress();
  const { data, error } = useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => request<Views>(path, { signal }),
  });
  const act = useActs(close);
  return (
    <div className={css.saved}>
      {error && <ProblemNote error={error} />}
      {data && data.rows.length === 0 && <p className={css.quiet}>{say(words.noViews)}</p>}
      {data && data.rows.length > 0 && (
        <ul aria-label={say(words.views)}>
          {data.rows.map((row) => (
            <Line key={row.id} of={row} close={close} />
          ))}
        </ul>
      )}
      {data?.can.includes("view.write") && (
        <NameForm
          first=""
          label={words.save}
          busy={act.isPending}
          take={(name) =>
            act.mutate({
              method: "POST",
              path,
              body: { name, view, search: searchToSave(address) },
              told: words.saved,
            })
          }
        />
      )}
      {act.error && <ProblemNote error={act.error} />}
    </div>
  );
}

/** The button and what it opens. */
export function SavedViews({ view }: { view: PlanView }): ReactNode {
  const say = useSay();
  const [opened, open] = useState(false);
  return (
    <Popover opened={opened} onChange={open} position="bottom-end" trapFocus returnFocus>
      <Popover.Target>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconBookmark size={16} stroke={1.75} />}
          onClick={() => open(!opened)}
        >
          {say(words.views)}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Panel view={view} close={() => open(false)} />
      </Popover.Dropdown>
    </Popover>
  );
}
