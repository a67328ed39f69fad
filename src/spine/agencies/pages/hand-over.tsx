/** Handing what an ended unit left to a unit that succeeds it: one list, some or all of it, to one receiver at a time. */
import "#base/ui/styles/forms.ts";
import { Button, Checkbox, NativeSelect } from "@mantine/core";
import { IconCircleCheck } from "@tabler/icons-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { Card, Empty, PageTitle, Waiting } from "#base/ui/bits.tsx";
import { ConfirmAct } from "#base/ui/form/confirm-act.tsx";
import { Go, useAddress } from "#base/ui/go.tsx";
import { useSay } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { request } from "#base/ui/request.ts";
import { toast } from "#base/ui/toast.tsx";
import { dateShown, numberShown } from "#base/ui/typed.ts";
import type { Label } from "#base/words.ts";
import type { LeftAnswer } from "../answers.ts";
import css from "./agencies.module.css";
import { handOverPageWords as words } from "./words.ts";

/** One thing of the list: what is sent for it, how it reads, and whether this person may hand it over. */
export interface LeftItem {
  readonly key: string | number;
  readonly name: string;
  readonly more: ReactNode;
  readonly may: boolean;
}

/** What a module hands over, and through which of its endpoints. */
interface HandOverProps<Row> {
  readonly title: Label;
  readonly hint: Label;
  /** "/api/tasks": asked at `/left`, told at `/hand-over`. */
  readonly api: string;
  /** The field of the body that carries the keys. */
  readonly keysAs: string;
  readonly itemOf: (row: Row) => LeftItem;
}

type Left<Row> = LeftAnswer & { readonly rows: readonly Row[] };

/** The only receiver, where it received the whole: nothing is to be decided then. */
function soleOf({ receivers }: LeftAnswer): number | null {
  const [first, ...others] = receivers;
  return first && others.length === 0 ? first.id : null;
}

interface Choosing {
  readonly left: LeftAnswer;
  readonly items: readonly LeftItem[];
  readonly onHandOver: (to: LeftAnswer["receivers"][number], keys: readonly LeftItem["key"][]) => void;
}

function Items(props: {
  items: readonly LeftItem[];
  chosen: ReadonlySet<LeftItem["key"]>;
  choose: (chosen: ReadonlySet<LeftItem["key"]>) => void;
}): ReactNode {
  const say = useSay();
  const { items, chosen, choose } = props;
  const able = items.filter((item) => item.may).map((item) => item.key);
  const toggle = (key: LeftItem["key"]): void => {
    const next = new Set(chosen);
    if (!next.delete(key)) next.add(key);
    choose(next);
  };
  return (
    <fieldset className={css.leftItems}>
      <legend>{say(words.choose)}</legend>
      <Checkbox
        label={say(words.all, { n: numberShown(able.length) })}
        checked={able.length > 0 && chosen.size === able.length}
        indeterminate={chosen.size > 0 && chosen.size < able.length}
        disabled={able.length === 0}
        onChange={() => choose(new Set(chosen.size === able.length ? [] : able))}
      />
      {items.map((item) => (
        <Checkbox
          key={item.key}
          label={item.name}
          description={item.more}
          checked={chosen.has(item.key)}
          disabled={!item.may}
          onChange={() => toggle(item.key)}
        />
      ))}
    </fieldset>
  );
}

function Choose({ left, items, onHandOver }: Choosing): ReactNode {
  const say = useSay();
  const sole = soleOf(left);
  const [to, setTo] = useState(sole === null ? "" : String(sole));
  const [chosen, choose] = useState<ReadonlySet<LeftItem["key"]>>(
    () => new Set(sole === null ? [] : items.filter((item) => item.may).map((item) => item.key)),
  );
  const receiver = left.receivers.find((one) => String(one.id) === to);
  const options = left.receivers.map(({ id, name }) => ({ value: String(id), label: name }));
  if (left.receivers.length === 0) return <p className={css.notice}>{say(words.noReceiver)}</p>;
  return (
    <Card className={css.sheet}>
      <div className={css.form} style={{ maxWidth: 820 }}>
        <NativeSelect
          label={say(words.receiver)}
          description={say(sole === null ? words.several : words.sole)}
          inputWrapperOrder={["label", "input", "description", "error"]}
          style={{ maxWidth: 420 }}
          data={sole === null ? [{ value: "", label: say(words.chooseReceiver) }, ...options] : options}
          value={to}
          onChange={(event) => setTo(event.currentTarget.value)}
        />
        <Items items={items} chosen={chosen} choose={choose} />
        <div className={css.acts}>
          <Button
            disabled={!receiver || chosen.size === 0}
            onClick={() => receiver && onHandOver(receiver, [...chosen])}
          >
            {receiver
              ? say(words.handOverTo, { n: numberShown(chosen.size), to: receiver.name })
              : say(words.handOver)}
          </Button>
        </div>
      </div>
    </Card>
  );
}

interface Asked {
  readonly to: LeftAnswer["receivers"][number];
  readonly keys: readonly LeftItem["key"][];
}

/** The screen of one module's hand-over; the unit stands in the address. */
export default function HandOver<Row>(props: HandOverProps<Row>): ReactNode {
  const say = useSay();
  const client = useQueryClient();
  const [{ unit = "" }] = useAddress();
  const [asked, ask] = useState<Asked | null>(null);
  const { data, error, refetch, dataUpdatedAt } = useQuery({
    queryKey: ["left", props.api, unit],
    queryFn: ({ signal }) => request<Left<Row>>(`${props.api}/left`, { query: { unit }, signal }),
  });
  if (error && !data) return <ProblemNote whole error={error} again={() => void refetch()} />;
  if (!data) return <Waiting />;
  const run = async ({ to, keys }: Asked): Promise<void> => {
    const body = { from: data.unit.id, to: to.id, [props.keysAs]: keys };
    await request(`${props.api}/hand-over`, { method: "POST", body });
    toast(say(words.done, { n: numberShown(keys.length), to: to.name }));
    await client.invalidateQueries();
  };
  return (
    <>
      <PageTitle
        title={`${say(props.title)}: ${data.unit.name}`}
        hint={`${data.endedOn ? say(words.endedOn, { day: dateShown(data.endedOn) }) : say(words.standing)} ${say(props.hint)}`}
        trail={<Go href="/agencies/events">{say(words.events)}</Go>}
      />
      {data.rows.length === 0 ? (
        <Empty icon={IconCircleCheck} title={say(words.nothing)} next={say(words.nothingNext)} />
      ) : (
        <Choose
          key={dataUpdatedAt}
          left={data}
          items={data.rows.map(props.itemOf)}
          onHandOver={(to, keys) => ask({ to, keys })}
        />
      )}
      {asked && (
        <ConfirmAct
          title={say(props.title)}
          thing={`${data.unit.name} → ${asked.to.name}`}
          code={data.unit.code}
          consequence={say(words.consequence, { n: numberShown(asked.keys.length) })}
          submit={say(words.handOver)}
          run={() => run(asked)}
          onClose={() => ask(null)}
        />
      )}
    </>
  );
}
