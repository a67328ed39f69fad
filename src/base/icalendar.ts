/** Writes a calendar that phones and office programs subscribe to (iCalendar, RFC 5545). Pure. */

/** Something in a calendar: on a day, or at a moment where that is known. */
export interface CalendarEvent {
  /** Stays the same while the thing is the same, so that a program changes it instead of showing it twice. */
  readonly id: string;
  readonly title: string;
  /** YYYY-MM-DD. */
  readonly day: string;
  /** The last day, of what goes over several. */
  readonly until?: string;
  /** The exact moment (ISO 8601), for what runs in hours. */
  readonly at?: string | undefined;
  readonly about?: string;
  readonly url?: string;
}

const LINE_OCTETS = 75;

const escaped = (text: string): string =>
  text
    .replaceAll(/[\\;,]/g, String.raw`\$&`)
    .replaceAll(/\r\n|\r|\n/g, String.raw`\n`)
    .replaceAll(/\p{Cc}/gu, " ");

/** A line in pieces of at most 75 octets, no letter cut in two; what follows the first begins with a blank. */
function folded(line: string): string {
  const pieces: string[] = [];
  let [piece, octets] = ["", 0];
  for (const letter of line) {
    const size = Buffer.byteLength(letter);
    if (octets + size > LINE_OCTETS) {
      pieces.push(piece);
      [piece, octets] = [" ", 1];
    }
    piece += letter;
    octets += size;
  }
  return [...pieces, piece].join("\r\n");
}

const digits = (iso: string): string => iso.replaceAll(/[-:]|\.\d+/g, "");

function dayAfter(day: string): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  return new Date(Date.UTC(year, month - 1, date + 1)).toISOString().slice(0, 10);
}

function eventLines(event: CalendarEvent, stamp: string): string[] {
  const when = event.at
    ? [`DTSTART:${digits(event.at)}`]
    : [
        `DTSTART;VALUE=DATE:${digits(event.day)}`,
        `DTEND;VALUE=DATE:${digits(dayAfter(event.until ?? event.day))}`,
      ];
  return [
    "BEGIN:VEVENT",
    `UID:${escaped(event.id)}@to-am`,
    `DTSTAMP:${stamp}`,
    ...when,
    `SUMMARY:${escaped(event.title)}`,
    ...(event.about ? [`DESCRIPTION:${escaped(event.about)}`] : []),
    ...(event.url ? [`URL:${event.url}`] : []),
    // A day by which something is due keeps nobody from meeting others on it.
    "TRANSP:TRANSPARENT",
    "END:VEVENT",
  ];
}

/** The whole calendar; `at` is when it was made (ISO 8601, UTC). */
export function writeCalendar(calendar: {
  readonly name: string;
  readonly at: string;
  readonly events: readonly CalendarEvent[];
}): string {
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//To Am//To Am//VI",
    "CALSCALE:GREGORIAN",
    `X-WR-CALNAME:${escaped(calendar.name)}`,
    "X-WR-TIMEZONE:Asia/Ho_Chi_Minh",
    "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
    "X-PUBLISHED-TTL:PT1H",
    ...calendar.events.flatMap((event) => eventLines(event, digits(calendar.at))),
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}
