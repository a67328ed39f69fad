/** Handing over files: dropped or chosen, with progress, and a sentence for each one refused. */
import { Button } from "@mantine/core";
import { IconCircleCheck, IconCircleX, IconUpload } from "@tabler/icons-react";
import { useRef, useState, type DragEvent, type ReactNode } from "react";
import { Progress } from "../bits.tsx";
import { currentLanguage, useSay, type Say } from "../language.ts";
import { problemOf, problemTitle } from "../problem-note.tsx";
import { ProblemError, refusalOfUpload, writeKey } from "../request.ts";
import { numberShown } from "../typed.ts";
import { useViewer } from "../viewer.ts";
import css from "./form.module.css";
import { words } from "./words.ts";

/** What may be handed over. */
export interface FileDropProps {
  /** Where each file is POSTed as multipart field "file". */
  readonly url: string;
  /** Endings taken, such as [".pdf", ".docx"]. */
  readonly kinds: readonly string[];
  readonly maxBytes: number;
  readonly many?: boolean;
  /** After each file that was taken, with the server's answer. */
  readonly onSent: (answer: unknown) => void;
}

interface Sending {
  readonly id: string;
  readonly name: string;
  readonly share: number;
  readonly state: "sending" | "sent" | "refused";
  readonly reason?: string;
}

/** A size in the unit that a person reads. */
export function sizeShown(bytes: number): string {
  if (bytes < 1024 * 1024) return `${numberShown(Math.max(1, Math.round(bytes / 1024)))} KB`;
  return `${numberShown(Math.round((bytes / 1024 / 1024) * 10) / 10)} MB`;
}

function refusedAtOnce(file: File, props: FileDropProps, say: Say): string | null {
  const named = { name: file.name, kinds: props.kinds.join(", "), size: sizeShown(file.size) };
  if (!props.kinds.some((kind) => file.name.toLowerCase().endsWith(kind))) return say(words.wrongKind, named);
  if (file.size > props.maxBytes) return say(words.tooLarge, { ...named, limit: sizeShown(props.maxBytes) });
  return null;
}

/** fetch tells no progress of sending; the older request does. */
function post(url: string, file: File, onShare: (share: number) => void): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const sender = new XMLHttpRequest();
    const body = new FormData();
    body.append("file", file);
    sender.open("POST", url);
    sender.setRequestHeader("accept-language", currentLanguage());
    sender.setRequestHeader("idempotency-key", writeKey());
    sender.responseType = "json";
    sender.upload.addEventListener("progress", (event) => {
      if (event.lengthComputable) onShare(event.loaded / event.total);
    });
    sender.addEventListener("error", () => reject(new ProblemError("offline", 0, {})));
    sender.addEventListener("load", () => {
      if (sender.status < 300) resolve(sender.response);
      else reject(refusalOfUpload(sender.status, sender.response));
    });
    sender.send(body);
  });
}

/**
 * Files that met an ended session, by who sent them and where to: the sign-in takes the place of the screen, and when the
 * person is back the files are still there to be sent. Kept in this page alone.
 */
const unsent = new Map<string, readonly File[]>();

/** Offers to send what an ended session kept from being sent. */
function Unsent({ files, onSend }: { files: readonly File[]; onSend: () => void }): ReactNode {
  const say = useSay();
  return (
    <div className={css.unsent} role="status">
      <span>{say(words.unsent, { names: files.map((file) => file.name).join(", ") })}</span>
      <Button size="compact-md" onClick={onSend}>
        {say(words.sendNow)}
      </Button>
    </div>
  );
}

function Line({ file }: { file: Sending }): ReactNode {
  const say = useSay();
  if (file.state === "refused")
    return (
      <li className={css.refused}>
        <IconCircleX size={18} /> <span role="alert">{file.reason}</span>
      </li>
    );
  if (file.state === "sent")
    return (
      <li>
        <IconCircleCheck size={18} color="var(--good)" /> {say(words.sent, { name: file.name })}
      </li>
    );
  const label = say(words.sending, { name: file.name });
  return (
    <li>
      <Progress done={Math.round(file.share * 100)} total={100} label={label} /> {label}
    </li>
  );
}

/** The place to drop files on; works with the keyboard through its button. */
export function FileDrop(props: FileDropProps): ReactNode {
  const say = useSay();
  const picker = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [files, setFiles] = useState<readonly Sending[]>([]);
  const key = `${useViewer().id} ${props.url}`;
  const [waiting, setWaiting] = useState<readonly File[]>(() => unsent.get(key) ?? []);
  const put = (file: Sending): void => setFiles((all) => [...all.filter((f) => f.id !== file.id), file]);

  const take = async (file: File): Promise<void> => {
    const line = { id: writeKey(), name: file.name, share: 0 };
    const reason = refusedAtOnce(file, props, say);
    if (reason) return put({ ...line, state: "refused", reason });
    put({ ...line, state: "sending" });
    try {
      const answer = await post(props.url, file, (share) => put({ ...line, share, state: "sending" }));
      put({ ...line, state: "sent" });
      props.onSent(answer);
    } catch (error) {
      if (problemOf(error).kind === "not-signed-in") unsent.set(key, [...(unsent.get(key) ?? []), file]);
      put({ ...line, state: "refused", reason: `${file.name}: ${problemTitle(error, say)}` });
    }
  };
  const takeAll = (list: FileList | null): void => {
    for (const file of [...(list ?? [])].slice(0, props.many ? undefined : 1)) void take(file);
  };
  const sendUnsent = (): void => {
    unsent.delete(key);
    setWaiting([]);
    for (const file of waiting) void take(file);
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    takeAll(event.dataTransfer.files);
  };

  return (
    <div className="no-print">
      {waiting.length > 0 && <Unsent files={waiting} onSend={sendUnsent} />}
      <div
        className={css.drop}
        data-over={over || undefined}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <IconUpload size={28} stroke={1.5} />
        <span>{say(words.drop)}</span>
        <Button variant="default" onClick={() => picker.current?.click()}>
          {say(words.pick)}
        </Button>
        <span className={css.limits}>
          {say(words.limits, { kinds: props.kinds.join(", "), size: sizeShown(props.maxBytes) })}
        </span>
        <input
          ref={picker}
          type="file"
          hidden
          accept={props.kinds.join(",")}
          multiple={props.many ?? false}
          onChange={(event) => {
            takeAll(event.currentTarget.files);
            // Else choosing the same file again would be no change, and nothing would be said of it.
            event.currentTarget.value = "";
          }}
        />
      </div>
      {files.length > 0 && (
        <ul className={css.files}>
          {files.map((file) => (
            <Line key={file.id} file={file} />
          ))}
        </ul>
      )}
    </div>
  );
}
