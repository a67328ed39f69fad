/** Files handed over with a record: handing over another, taking a wrong one off again. */
import { ActionIcon, Button } from "@mantine/core";
import { IconFile, IconX } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef, useState, type ReactNode } from "react";
import { FileDrop, sizeShown } from "../form/file-drop.tsx";
import { useSay } from "../language.ts";
import { ProblemNote } from "../problem-note.tsx";
import { request } from "../request.ts";
import { toast } from "../toast.tsx";
import { words as uiWords } from "../words.ts";
import { Section, usePart, type FileRow, type PartProps } from "./beside.tsx";
import css from "./register.module.css";
import { words } from "./words.ts";

const takenKinds = [".pdf", ".docx", ".xlsx", ".csv", ".txt", ".jpg", ".jpeg", ".png"];
const maxBytes = 25 * 1024 * 1024;

interface TakeOffProps {
  readonly file: FileRow;
  readonly href: string;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

/** Names what is taken off and says that the history keeps it, before it is done. */
function TakeOff({ file, href, onDone, onCancel }: TakeOffProps): ReactNode {
  const say = useSay();
  const drop = useMutation({
    mutationFn: () => request(href, { method: "DELETE" }),
    onSuccess: onDone,
  });
  return (
    <div
      role="group"
      aria-label={say(words.detach, { name: file.title || file.name })}
      className={css.takeOff}
      onKeyDown={(event) => {
        if (event.key === "Escape") onCancel();
      }}
    >
      <p>{say(words.detachHint, { name: file.title || file.name })}</p>
      <div className={css.addLinkActs}>
        <Button size="compact-md" autoFocus loading={drop.isPending} onClick={() => drop.mutate()}>
          {say(words.detachNow)}
        </Button>
        <Button size="compact-md" variant="default" onClick={onCancel}>
          {say(uiWords.cancel)}
        </Button>
      </div>
      {drop.error && <ProblemNote error={drop.error} />}
    </div>
  );
}

interface FileLineProps {
  readonly file: FileRow;
  readonly href: string;
  /** Called when the file is off; null where the person may not take it off. */
  readonly onDetached: (() => void) | null;
}

function FileLine({ file, href, onDetached }: FileLineProps): ReactNode {
  const say = useSay();
  const cross = useRef<HTMLButtonElement>(null);
  const [asking, ask] = useState(false);
  const name = file.title || file.name;
  const cancel = (): void => {
    ask(false);
    cross.current?.focus();
  };
  return (
    <li className={css.fileLine}>
      <IconFile size={18} stroke={1.5} />
      <a href={href} download={file.name}>
        {name}
      </a>
      <span className={css.quiet}>{sizeShown(file.sizeBytes)}</span>
      {onDetached && (
        <ActionIcon
          ref={cross}
          size={28}
          aria-label={say(words.detach, { name })}
          aria-expanded={asking}
          onClick={() => ask(!asking)}
        >
          <IconX size={16} stroke={1.75} />
        </ActionIcon>
      )}
      {asking && onDetached && <TakeOff file={file} href={href} onDone={onDetached} onCancel={cancel} />}
    </li>
  );
}

/** Files handed over with the record. */
export function Attachments(props: PartProps): ReactNode {
  const say = useSay();
  const client = useQueryClient();
  const list = useRef<HTMLDivElement>(null);
  // What was said of a file that was sent is no longer so once one is taken off.
  const [taken, setTaken] = useState(0);
  const { of, row } = props;
  const { data, error } = usePart(props, "attachments");
  const url = `${of.api}/${row.code}/attachments`;
  const may = (act: string): boolean => row.can.includes(`${of.face.noun}.${act}`);
  const again = (): void => void client.invalidateQueries({ queryKey: ["beside", of.api, row.code] });
  const off = (name: string) => (): void => {
    setTaken(taken + 1);
    again();
    list.current?.focus();
    toast(say(words.detachedOne, { name }));
  };
  return (
    <Section title={words.attachments} count={data?.rows.length} error={error}>
      <div ref={list} tabIndex={-1}>
        {data?.rows.length === 0 && <p className={css.quiet}>{say(words.noAttachments)}</p>}
        <ul className={css.lines}>
          {data?.rows.map((file) => (
            <FileLine
              key={file.id}
              file={file}
              href={`${url}/${file.id}`}
              onDetached={may("detach") ? off(file.title || file.name) : null}
            />
          ))}
        </ul>
      </div>
      {may("attach") && (
        <FileDrop key={taken} url={url} kinds={takenKinds} maxBytes={maxBytes} many onSent={again} />
      )}
    </Section>
  );
}
