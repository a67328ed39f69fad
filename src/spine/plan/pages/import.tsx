/** Bringing a plan in: a file, or its text. */
import "#base/ui/styles/forms.ts";
import { Button, Textarea, TextInput } from "@mantine/core";
import { IconFileUpload } from "@tabler/icons-react";
import { useRef, useState, type DragEvent, type ReactNode } from "react";
import { Card, PageTitle, Progress } from "#base/ui/bits.tsx";
import { useDraft } from "#base/ui/drafts.ts";
import { Go, useGo } from "#base/ui/go.tsx";
import { useSay, type Say } from "#base/ui/language.ts";
import { ProblemNote } from "#base/ui/problem-note.tsx";
import { ProblemError, request } from "#base/ui/request.ts";
import css from "./plan.module.css";
import type { Review } from "./types.ts";
import { sendFile, type Sending } from "./upload.ts";
import { screenWords as words } from "./words.ts";

const kinds = [".docx", ".pdf", ".txt"] as const;
const mostBytes = 20 * 1024 * 1024;

/** Refused before it is sent: the server would say the same a minute later. */
function refusalOf(file: File, say: Say): string | null {
  const { name } = file;
  if (!kinds.some((kind) => name.toLowerCase().endsWith(kind))) return say(words.wrongKind, { name });
  return file.size > mostBytes ? say(words.tooLarge, { name }) : null;
}

/** A refusal, with the way to the same document where it was imported before. */
function Refusal({ error }: { error: unknown }): ReactNode {
  const say = useSay();
  const same = error instanceof ProblemError ? error.facts["document"] : undefined;
  // The same file twice is no clash of edits: only its own sentence is said, and the way to the first one.
  const shown =
    error instanceof ProblemError && typeof same === "number"
      ? new ProblemError("rule", error.status, { title: error.detail ?? error.title })
      : error;
  return (
    <div className={css.stack}>
      <ProblemNote error={shown} />
      {typeof same === "number" ? (
        <Button component={Go} href={`/plan/documents/${same}/review`} variant="default">
          {say(words.sameFile)}
        </Button>
      ) : (
        <p className={css.quiet}>{say(words.orPaste)}</p>
      )}
    </div>
  );
}

function Going({ sending, share, name }: { sending: Sending; share: number; name: string }): ReactNode {
  const say = useSay();
  const label = share >= 1 ? say(words.reading) : say(words.sending, { name });
  return (
    <div className={css.going} role="status">
      <Progress done={Math.round(share * 100)} total={100} label={label} text={label} />
      {share < 1 && (
        <Button size="compact-sm" variant="default" onClick={sending.cancel}>
          {say(words.cancel)}
        </Button>
      )}
    </div>
  );
}

function FromFile({ onRead }: { onRead: (review: Review) => void }): ReactNode {
  const say = useSay();
  const picker = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [going, setGoing] = useState<{ sending: Sending; name: string } | null>(null);
  const [share, setShare] = useState(0);
  const take = async (file: File | undefined): Promise<void> => {
    if (!file || going) return;
    const refused = refusalOf(file, say);
    setError(refused ? new ProblemError("unsupported", 415, { title: refused }) : null);
    if (refused) return;
    setShare(0);
    const sending = sendFile("/api/plan/documents", file, setShare);
    setGoing({ sending, name: file.name });
    await sending.answer
      .then((answer) => onRead(answer as Review))
      .catch((cause: unknown) => setError(cause))
      .finally(() => setGoing(null));
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    void take(event.dataTransfer.files[0]);
  };
  return (
    <section className={css.way} aria-labelledby="from-file">
      <h2 id="from-file">{say(words.fromFile)}</h2>
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
        <IconFileUpload size={32} stroke={1.5} />
        <span>{say(words.dropHere)}</span>
        <Button loading={going !== null} onClick={() => picker.current?.click()}>
          {say(words.chooseFile)}
        </Button>
        <span className={css.quiet}>{say(words.fileKinds)}</span>
        <input
          ref={picker}
          type="file"
          hidden
          accept={kinds.join(",")}
          onChange={(event) => {
            void take(event.currentTarget.files?.[0]);
            event.currentTarget.value = "";
          }}
        />
      </div>
      {going && <Going {...going} share={share} />}
      {error !== null && <Refusal error={error} />}
    </section>
  );
}

function FromText({ onRead }: { onRead: (review: Review) => void }): ReactNode {
  const say = useSay();
  const draft = useDraft("plan/paste", { name: "", text: "" });
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const { name, text } = draft.value;
  const send = async (): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      const review = await request<Review>("/api/plan/documents", { method: "POST", body: { text, name } });
      draft.clear();
      onRead(review);
    } catch (cause) {
      setError(cause);
    } finally {
      setBusy(false);
    }
  };
  return (
    <section className={css.way} aria-labelledby="from-text">
      <h2 id="from-text">{say(words.fromText)}</h2>
      <form
        className={css.stack}
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <Textarea
          label={say(words.textBody)}
          description={say(words.fromTextHint)}
          autosize
          minRows={6}
          maxRows={18}
          value={text}
          onChange={(event) => {
            const typed = event.currentTarget.value;
            draft.change((before) => ({ ...before, text: typed }));
          }}
        />
        <TextInput
          label={say(words.textName)}
          value={name}
          onChange={(event) => {
            const typed = event.currentTarget.value;
            draft.change((before) => ({ ...before, name: typed }));
          }}
        />
        {error !== null && <Refusal error={error} />}
        <div>
          <Button type="submit" variant="default" loading={busy} disabled={text.trim() === ""}>
            {say(words.readIt)}
          </Button>
        </div>
      </form>
    </section>
  );
}

/** The screen at /plan/documents/new. */
export default function ImportPlan(): ReactNode {
  const say = useSay();
  const go = useGo();
  const read = (review: Review): void => go(`/plan/documents/${review.id}/review`);
  return (
    <div className={css.narrow}>
      <PageTitle
        title={say(words.importTitle)}
        hint={say(words.importHint)}
        trail={<Go href="/plan/documents">{say(words.documents)}</Go>}
      />
      <Card className={css.ways}>
        <FromFile onRead={read} />
        <FromText onRead={read} />
      </Card>
    </div>
  );
}
