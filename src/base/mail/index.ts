/**
 * Hands a mail to the office's own server by SMTP and says how that ended. What may be tried again, what never will be
 * taken, and what was handed over without an answer are different things: the last is not sent a second time.
 */
import { readFile } from "node:fs/promises";
import { Readable } from "node:stream";
import type SMTPConnection from "nodemailer/lib/smtp-connection";
import type { MailConfig } from "../config.ts";

/** A plain mail to one address. */
export interface Mail {
  /** The same at every attempt. */
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** How an attempt ended; `reason` is what the server said, without addresses. */
export type Sent =
  { readonly kind: "sent" } | { readonly kind: "later" | "never" | "unsure"; readonly reason: string };

/** The way out. */
export interface Mailer {
  send(mail: Mail): Promise<Sent>;
}

const WAIT_MS = 20_000;
const REASON_MAX = 250;

interface SmtpError {
  readonly responseCode?: number;
  readonly response?: string;
  readonly code?: string;
  readonly command?: string;
  readonly message?: string;
}

/** What went wrong in a line, without an address in it. */
function reasonOf({ response, message, code }: SmtpError): string {
  const text = (response ?? message ?? code ?? "?").replaceAll(/<?[^\s<>"']+@[^\s<>"',;]+>?/g, "…");
  return text.replaceAll(/\s+/g, " ").trim().slice(0, REASON_MAX) || "?";
}

const PERMANENT = 500;

/** Whether this mailbox or this letter was refused for good; what is wrong with our sender or sign-in, the office mends. */
function isFinal({ responseCode, command }: SmtpError): boolean {
  const isOfTheLetter = command === "RCPT TO" || command === "DATA";
  return isOfTheLetter && responseCode !== undefined && responseCode >= PERMANENT;
}

/** How an attempt ended that threw; without an answer to a letter that went over the line, nobody knows. */
function endedBy(error: SmtpError, isHandedOver: boolean): Sent {
  const reason = reasonOf(error);
  if (isFinal(error)) return { kind: "never", reason };
  const isUnknown = isHandedOver && error.responseCode === undefined;
  return { kind: isUnknown ? "unsure" : "later", reason };
}

const idOf = ({ from }: MailConfig, id: string): string => `<${id}@${from.slice(from.lastIndexOf("@") + 1)}>`;

/** The letter as it goes over the line. */
async function composed(config: MailConfig, { id, to, subject, text }: Mail): Promise<Buffer> {
  const { default: MailComposer } = await import("nodemailer/lib/mail-composer");
  const headers = { "Auto-Submitted": "auto-generated" };
  return new MailComposer({ from: config.from, to, subject, text, headers, messageId: idOf(config, id) })
    .compile()
    .build();
}

/** Connects, encrypted as the settings say. Rejects when the line cannot be had, or breaks before it is ready. */
async function connected({ host, port, security }: MailConfig): Promise<SMTPConnection> {
  const { default: Connection } = await import("nodemailer/lib/smtp-connection");
  const connection = new Connection({
    host,
    port,
    secure: security === "tls",
    requireTLS: security === "starttls",
    ignoreTLS: security === "none",
    connectionTimeout: WAIT_MS,
    greetingTimeout: WAIT_MS,
    socketTimeout: WAIT_MS,
  });
  await new Promise<void>((done, failed) => {
    // Stays for the life of the line: one that breaks later is told to whoever waits for an answer.
    connection.on("error", failed);
    connection.connect((error) => (error ? failed(error) : done()));
  });
  return connection;
}

/** Signs in where the server asks for it; the password is read each time, so that a new one holds at once. */
async function signIn(connection: SMTPConnection, { user, passwordFile }: MailConfig): Promise<void> {
  if (user === null || passwordFile === null) return;
  const pass = (await readFile(passwordFile, "utf8")).trim();
  await new Promise<void>((done, failed) => {
    connection.login({ credentials: { user, pass } }, (error) => (error ? failed(error) : done()));
  });
}

/** Hands the letter over; resolves with the server's yes. */
function handOver(
  connection: SMTPConnection,
  letter: Readable,
  envelope: { readonly from: string; readonly to: string },
): Promise<void> {
  return new Promise((done, failed) => {
    connection.once("error", failed);
    connection.once("end", () => failed(new Error("The connection ended.")));
    connection.send({ ...envelope }, letter, (error) => (error ? failed(error) : done()));
  });
}

/** Opens the way out to this server. Nothing is connected until a mail is sent. */
export function openMailer(config: MailConfig): Mailer {
  return {
    async send(mail) {
      let isHandedOver = false;
      let connection: SMTPConnection | null = null;
      try {
        const letter = Readable.from([await composed(config, mail)]);
        // It is read from only once the server has asked for the letter.
        letter.once("end", () => {
          isHandedOver = true;
        });
        connection = await connected(config);
        await signIn(connection, config);
        await handOver(connection, letter, { from: config.from, to: mail.to });
        connection.quit();
        return { kind: "sent" };
      } catch (error) {
        connection?.close();
        return endedBy(error as SmtpError, isHandedOver);
      }
    },
  };
}
