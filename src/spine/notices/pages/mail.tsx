/** The screen at /mail: whether mails go out, and why not where they do not; for whoever runs the system. */
import { IconMailOff, IconMail, IconRefresh } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Card, Empty, Facts, PageTitle, StatusBadge, Waiting } from "#base/ui/bits.tsx";
import { useSay } from "#base/ui/language.ts";
import { ProblemNote, problemTitle } from "#base/ui/problem-note.tsx";
import { request } from "#base/ui/request.ts";
import { DataTable, type Column } from "#base/ui/table/table.tsx";
import { toast } from "#base/ui/toast.tsx";
import { instantShown, numberShown } from "#base/ui/typed.ts";
import { mailStates } from "../schema.ts";
import { mailLabels, words as noticeWords } from "../words.ts";
import { mailLooks } from "./codes.ts";
import { menuWords } from "./menu-words.ts";
import css from "./notices.module.css";
import type { MailLine, MailStatus } from "./types.ts";
import { screenWords as words } from "./words.ts";

function Server({ status }: { status: MailStatus }): ReactNode {
  const say = useSay();
  const { server } = status;
  const counted = status.counts.map(({ state, n }) => `${say(mailLabels[state])}: ${numberShown(n)}`);
  return (
    <Card className={`${css.beside} ${css.above}`}>
      {!server && (
        <p className={css.note} role="note">
          <IconMailOff size={20} stroke={1.75} />
          <span>
            <strong>{say(words.noServer)}</strong>
            <span className={css.under}>{say(words.noServerNext)}</span>
          </span>
        </p>
      )}
      <Facts
        rows={[
          ...(server
            ? [
                { key: "host", label: say(words.server), value: `${server.host}:${server.port}` },
                { key: "tls", label: say(words.security), value: say(words[server.security]) },
                { key: "from", label: say(words.from), value: server.from },
              ]
            : []),
          {
            key: "last",
            label: say(words.lastSent),
            value: status.lastSentAt ? instantShown(status.lastSentAt) : say(words.never),
          },
          { key: "none", label: say(words.withoutAddress), value: numberShown(status.withoutAddress) },
          ...(counted.length > 0 ? [{ key: "n", label: say(words.mails), value: counted.join(" · ") }] : []),
        ]}
      />
    </Card>
  );
}

function Reason({ mail }: { mail: MailLine }): ReactNode {
  const say = useSay();
  const next = mail.state === "waiting" ? say(words.nextTry, { at: instantShown(mail.nextAt) }) : null;
  return <span lang="vi">{[mail.reason, next].filter(Boolean).join(" · ")}</span>;
}

const columns: readonly Column<MailLine>[] = [
  { key: "person", label: words.person, width: 200, show: (mail) => mail.personName },
  { key: "unit", label: noticeWords.unit, width: 180, show: (mail) => mail.unitName },
  {
    key: "state",
    label: noticeWords.state,
    width: 190,
    filter: {
      kind: "choice",
      choices: mailStates.map((code) => ({ code, label: mailLabels[code] })),
    },
    show: (mail) => <StatusBadge look={mailLooks[mail.state]} />,
  },
  { key: "attempts", label: words.attempts, width: 90, align: "end", show: (mail) => mail.attempts },
  { key: "made", label: words.made, width: 150, show: (mail) => instantShown(mail.madeAt) },
  { key: "reason", label: words.reason, width: 280, show: (mail) => <Reason mail={mail} /> },
];

function useRetry() {
  const say = useSay();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: number) => request(`/api/mail/${id}/retry`, { method: "POST" }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ["list", "/api/mail/sent"] });
      await client.invalidateQueries({ queryKey: ["mail"] });
      toast(say(words.retried));
    },
    onError: (error) => toast(problemTitle(error, say), "problem"),
  });
}

export default function MailPage(): ReactNode {
  const say = useSay();
  const retry = useRetry();
  const { data, error, refetch } = useQuery({
    queryKey: ["mail"],
    queryFn: ({ signal }) => request<MailStatus>("/api/mail", { signal }),
    refetchInterval: 60_000,
  });
  return (
    <>
      <PageTitle title={say(menuWords.mailMenu)} hint={say(words.mailHint)} />
      {error && !data && <ProblemNote error={error} again={() => void refetch()} />}
      {!data && !error && <Waiting lines={5} />}
      {data && <Server status={data} />}
      <DataTable<MailLine>
        name="mails"
        label={words.mails}
        url="/api/mail/sent"
        columns={columns}
        rowKey={(mail) => String(mail.id)}
        href={(mail) => `/people/${mail.personId}`}
        searches={false}
        exports={false}
        acts={(mail) =>
          mail.can.includes("mail.retry")
            ? [{ key: "retry", label: words.retry, icon: IconRefresh, run: ({ id }) => retry.mutate(id) }]
            : []
        }
        empty={<Empty icon={IconMail} title={say(words.noMails)} next={say(words.noMailsNext)} />}
      />
    </>
  );
}
