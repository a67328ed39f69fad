/** A small real SMTP server on this machine: it takes letters, or refuses them as a test tells it to. */
import { once } from "node:events";
import { createServer, type AddressInfo, type Socket } from "node:net";

/** A letter that was taken, or handed over and then not answered. */
export interface Letter {
  readonly from: string;
  readonly to: string;
  readonly text: string;
}

/** What it answers at each stage; "hang-up" breaks the line there instead. */
export interface Answers {
  readonly greeting: string;
  readonly mail: string;
  readonly rcpt: string;
  /** After the whole letter. */
  readonly letter: string;
}

const kindly: Answers = { greeting: "220 post", mail: "250 ok", rcpt: "250 ok", letter: "250 taken" };

/** A running server. */
export interface PostOffice {
  readonly port: number;
  /** Letters whose text came in whole, also those that were then refused. */
  readonly letters: Letter[];
  /** Answers so from now on; what is not named is answered kindly. */
  answers(how: Partial<Answers>): void;
  close(): Promise<void>;
}

function serve(socket: Socket, how: () => Answers, letters: Letter[]): void {
  let [from, to, buffer, isLetter] = ["", "", "", false];
  const say = (text: string): void => {
    if (text === "hang-up") socket.destroy();
    else socket.write(`${text}\r\n`);
  };
  const commands: Readonly<Record<string, (line: string) => void>> = {
    EHLO: () => say("250 post"),
    HELO: () => say("250 post"),
    MAIL: (line) => {
      from = /<(.*?)>/.exec(line)?.[1] ?? "";
      say(how().mail);
    },
    RCPT: (line) => {
      to = /<(.*?)>/.exec(line)?.[1] ?? "";
      say(how().rcpt);
    },
    DATA: () => {
      isLetter = true;
      say("354 go on");
    },
    RSET: () => say("250 ok"),
    QUIT: () => socket.end("221 bye\r\n"),
  };
  const take = (end: string): string | null => {
    const at = buffer.indexOf(end);
    if (at < 0) return null;
    const text = buffer.slice(0, at);
    buffer = buffer.slice(at + end.length);
    return text;
  };
  const read = (): void => {
    for (;;) {
      const text = take(isLetter ? "\r\n.\r\n" : "\r\n");
      if (text === null) return;
      if (isLetter) {
        isLetter = false;
        // A line that begins with a dot comes with a second one.
        letters.push({ from, to, text: text.replaceAll("\r\n..", "\r\n.") });
        say(how().letter);
      } else (commands[text.slice(0, 4).toUpperCase()] ?? (() => say("502 no")))(text);
    }
  };
  socket.on("error", () => undefined);
  socket.on("data", (bytes) => {
    buffer += bytes.toString("utf8");
    read();
  });
  say(how().greeting);
}

/** Opens it on a free port. */
export async function openPostOffice(): Promise<PostOffice> {
  const letters: Letter[] = [];
  let how = kindly;
  const server = createServer((socket) => serve(socket, () => how, letters)).listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    port: (server.address() as AddressInfo).port,
    letters,
    answers: (next) => {
      how = { ...kindly, ...next };
    },
    close: () => new Promise((done) => server.close(() => done())),
  };
}

/** The plain words of a letter: its body, decoded. */
export function wordsOf({ text }: Letter): string {
  const [head = "", ...body] = text.split("\r\n\r\n");
  const joined = body.join("\n\n");
  if (/base64/i.test(head)) return Buffer.from(joined, "base64").toString("utf8");
  if (!/quoted-printable/i.test(head)) return joined;
  const bytes = joined
    .replaceAll(/=\r\n/g, "")
    .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, "latin1").toString("utf8");
}
