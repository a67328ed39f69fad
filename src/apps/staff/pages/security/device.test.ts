import { expect, it } from "vitest";
import { deviceOf } from "./device.ts";

it.each([
  ["Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/156.0 Safari/537.36", "Chrome · Windows", false],
  ["Mozilla/5.0 (Windows NT 10.0) Chrome/156.0 Safari/537.36 Edg/156.0", "Edge · Windows", false],
  ["Mozilla/5.0 (Linux; Android 9; SM-J610F) Chrome/120.0 Mobile Safari/537.36", "Chrome · Android", true],
  ["Mozilla/5.0 (Windows NT 10.0) coc_coc_browser/120 Chrome/120 Safari/537.36", "Cốc Cốc · Windows", false],
  ["", "", false],
])("%s is recognised", (userAgent, name, phone) => {
  expect(deviceOf(userAgent)).toEqual({ name, phone });
});
