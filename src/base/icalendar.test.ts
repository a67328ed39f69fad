import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { writeCalendar } from "./icalendar.ts";

const at = "2026-11-28T01:02:03.456Z";
const unfold = (text: string): string[] => text.replaceAll("\r\n ", "").split("\r\n").slice(0, -1);

describe("a calendar that programs subscribe to", () => {
  test("a day is a whole day, also at a month's and a leap year's end; a moment is a moment", () => {
    const text = writeCalendar({
      name: "Tổ Ấm",
      at,
      events: [
        { id: "a", title: "Báo cáo; gồm 2 phụ lục, nộp Sở", day: "2028-02-29", about: "Mục II\nKhoản 1" },
        {
          id: "b",
          title: "Quyết định",
          day: "2026-11-28",
          at: "2026-11-28T12:00:00.000Z",
          url: "https://a/b",
        },
      ],
    });
    expect(unfold(text)).toEqual([
      "BEGIN:VCALENDAR",
      "VERSION:2.0",
      "PRODID:-//To Am//To Am//VI",
      "CALSCALE:GREGORIAN",
      "X-WR-CALNAME:Tổ Ấm",
      "X-WR-TIMEZONE:Asia/Ho_Chi_Minh",
      "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
      "X-PUBLISHED-TTL:PT1H",
      "BEGIN:VEVENT",
      "UID:a@to-am",
      "DTSTAMP:20261128T010203Z",
      "DTSTART;VALUE=DATE:20280229",
      "DTEND;VALUE=DATE:20280301",
      String.raw`SUMMARY:Báo cáo\; gồm 2 phụ lục\, nộp Sở`,
      String.raw`DESCRIPTION:Mục II\nKhoản 1`,
      "TRANSP:TRANSPARENT",
      "END:VEVENT",
      "BEGIN:VEVENT",
      "UID:b@to-am",
      "DTSTAMP:20261128T010203Z",
      "DTSTART:20261128T120000Z",
      "SUMMARY:Quyết định",
      "URL:https://a/b",
      "TRANSP:TRANSPARENT",
      "END:VEVENT",
      "END:VCALENDAR",
    ]);
  });

  test("no line is longer than 75 octets, no letter is cut, and no title can add a line of its own", () => {
    const letters = fc.constantFrom("a", "ă", "đ", "ử", "ễ", " ", ";", ",", "\\", "\r", "\n", "\t", "👵");
    fc.assert(
      fc.property(fc.array(letters, { maxLength: 200 }), (title) => {
        const text = writeCalendar({
          name: "x",
          at,
          events: [{ id: "a", title: title.join(""), day: "2026-01-01" }],
        });
        for (const line of text.split("\r\n")) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
        const lines = unfold(text);
        expect(lines).toHaveLength(17);
        const told = lines.find((line) => line.startsWith("SUMMARY:"))!.slice(8);
        const back = told.replaceAll(/\\([\\;,n])/g, (_, c: string) => (c === "n" ? "\n" : c));
        const meant = title
          .join("")
          .replaceAll(/\r\n|\r|\n/g, "\n")
          .replaceAll("\t", " ");
        expect(back).toBe(meant);
      }),
    );
  });
});
