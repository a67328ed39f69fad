/** Remarks: those that came with a return, shown where they belong, and those that the receiver is writing. */
import { ActionIcon, Popover, Textarea, Tooltip } from "@mantine/core";
import { IconMessage2, IconMessage2Filled } from "@tabler/icons-react";
import { useState, type ReactNode } from "react";
import { useSay } from "#base/ui/language.ts";
import { keyOf } from "../codes.ts";
import type { Remark, ReportCell } from "../types.ts";
import { useDesk } from "./desk.ts";
import css from "./editor.module.css";
import { editorWords as words } from "./words.ts";

/** On what a remark is. */
export type On = { readonly section: number } | { readonly cell: Pick<ReportCell, "indicator" | "dims"> };

const isOn = (remark: Remark, on: On): boolean =>
  "section" in on
    ? remark.sectionId === on.section
    : remark.indicator !== null && keyOf({ ...remark, indicator: remark.indicator }) === keyOf(on.cell);

/** One remark. */
export function RemarkLine({ remark }: { remark: Remark }): ReactNode {
  const say = useSay();
  return (
    <div className={css.remark}>
      <IconMessage2 size={16} stroke={1.75} />
      <div>
        <span className={css.quiet}>
          {say(words.remarkOf, { round: remark.round, by: remark.byName ?? say(words.someone) })}
        </span>
        <p lang="vi">{remark.text}</p>
      </div>
    </div>
  );
}

/** The remarks on a section or cell; in a table they take a row of their own (`span` columns). */
export function RemarksOn({ on, span }: { on: On; span?: number }): ReactNode {
  const { report } = useDesk();
  const found = report.remarks.filter((r) => isOn(r, on));
  if (found.length === 0) return null;
  const list = found.map((r) => <RemarkLine key={r.id} remark={r} />);
  if (span === undefined) return <>{list}</>;
  return (
    <tr className={css.remarkRow}>
      <td colSpan={span}>{list}</td>
    </tr>
  );
}

/** The button by which the receiver remarks on a place. */
export function RemarkAt(props: { place: string; on: On; label: string }): ReactNode {
  const say = useSay();
  const { remarks, keepRemark, report } = useDesk();
  const [opened, open] = useState(false);
  const { place, on, label } = props;
  if (!report.can.includes("report.return")) return null;
  const text = remarks[place]?.text ?? "";
  const keep = (to: string): void => {
    const target =
      "section" in on
        ? { sectionId: on.section, indicator: null, dims: "" }
        : { sectionId: null, indicator: on.cell.indicator, dims: on.cell.dims };
    keepRemark(place, to.trim() === "" ? null : { ...target, label, text: to });
  };
  const Mark = text ? IconMessage2Filled : IconMessage2;
  const name = say(words.remarkOn, { what: label });
  return (
    <Popover
      opened={opened}
      onChange={open}
      position="bottom-end"
      width={340}
      trapFocus
      returnFocus
      withRoles={false}
    >
      <Popover.Target>
        <Tooltip label={text || say(words.remark)} multiline maw={320}>
          <ActionIcon
            size={30}
            aria-label={name}
            aria-expanded={opened}
            className={text ? css.remarked : undefined}
            onClick={() => open(!opened)}
          >
            <Mark size={17} stroke={1.75} />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown>
        <Textarea
          label={name}
          placeholder={say(words.remarkHint)}
          autosize
          minRows={3}
          maxRows={10}
          data-autofocus
          value={text}
          onChange={(event) => keep(event.currentTarget.value)}
        />
      </Popover.Dropdown>
    </Popover>
  );
}
