/** The heading of a printed page, as offices write it (Decree 30/2020): who, the nation, and when. */
import type { ReactNode } from "react";
import { today } from "#base/clock.ts";
import { formatDayLong } from "#base/vi/index.ts";
import { useMe } from "../signed-in.ts";
import css from "./frame.module.css";

/** Seen on paper only. Vietnamese in either language: it heads an office's paper. */
export function PrintHead(): ReactNode {
  const me = useMe();
  return (
    <div className={`${css.printHead} only-print`} lang="vi" aria-hidden="true">
      <div>
        <strong>{me.person.unit?.name.toLocaleUpperCase("vi") ?? ""}</strong>
        {me.demo && <span>Bản trình diễn, số liệu dựng</span>}
      </div>
      <div>
        <strong>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</strong>
        <strong>Độc lập - Tự do - Hạnh phúc</strong>
        <em>In {formatDayLong(today())}</em>
      </div>
    </div>
  );
}
