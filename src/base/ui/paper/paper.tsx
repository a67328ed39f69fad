/** A report as it stands on paper, on the screen and from the browser's print, which makes the PDF. */
import type { ReactNode } from "react";
import type { Paper, PaperPart, PaperTable } from "../../word/index.ts";
import css from "./paper.module.css";

/** Weights as shares of the width; a column without one takes the mean of those that have. */
function sharesOf(widths: PaperTable["widths"]): readonly string[] {
  const known = widths.filter((w) => w !== null);
  const mean = known.length === 0 ? 1 : known.reduce((sum, w) => sum + w, 0) / known.length;
  const all = widths.map((w) => w ?? mean);
  const total = all.reduce((sum, w) => sum + w, 0);
  return all.map((w) => `${((100 * w) / total).toFixed(2)}%`);
}

/** More columns need smaller type; never under 9 pt. */
function sizeOf(columns: number): "s" | "m" | "l" {
  if (columns <= 6) return "l";
  return columns <= 9 ? "m" : "s";
}

function Table({ table }: { table: PaperTable }): ReactNode {
  return (
    <figure className={css.figure}>
      {table.title && <figcaption>{table.title}</figcaption>}
      {table.unit && <p className={css.unit}>{table.unit}</p>}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keys (WCAG 2.1.1) */}
      <section className={css.scroll} tabIndex={0} aria-label={table.title ?? table.head[0]?.[0]?.text}>
        <table className={css.table} data-size={sizeOf(table.widths.length)}>
          <colgroup>
            {sharesOf(table.widths).map((width, at) => (
              <col key={at} style={{ width }} />
            ))}
          </colgroup>
          <thead>
            {table.head.map((row, at) => (
              <tr key={at}>
                {row.map((cell, i) => (
                  <th key={i} scope="col" colSpan={cell.span} rowSpan={cell.rows}>
                    {cell.text}
                  </th>
                ))}
              </tr>
            ))}
          </thead>
          <tbody>
            {table.rows.map((row, at) => (
              <tr key={at}>
                {row.map((cell, i) => (
                  <td
                    key={i}
                    colSpan={cell.span}
                    data-align={cell.align}
                    data-bold={cell.bold || undefined}
                    data-italic={cell.italic || undefined}
                  >
                    {cell.text}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {table.note && <p className={css.note}>{table.note}</p>}
    </figure>
  );
}

function Part({ part }: { part: PaperPart }): ReactNode {
  if (part.table) return <Table table={part.table} />;
  if (part.kind === "heading") {
    const Title = part.level === 1 ? "h2" : "h3";
    return (
      <Title className={css.heading} data-level={part.level}>
        {part.text}
      </Title>
    );
  }
  if (part.kind === "bullet")
    return (
      <p className={css.bullet} data-level={part.level}>
        {part.level === 1 ? "–" : "+"} {part.text}
      </p>
    );
  return <p className={part.kind === "note" ? css.note : css.paragraph}>{part.text}</p>;
}

const Parts = ({ parts }: { parts: readonly PaperPart[] }): ReactNode =>
  parts.map((part, at) => <Part key={at} part={part} />);

/** Agency and number at the left, Quốc hiệu, Tiêu ngữ and date at the right. */
function Head({ paper }: { paper: Paper }): ReactNode {
  return (
    <div className={css.head}>
      <div>
        {paper.parentBody && <p>{paper.parentBody}</p>}
        <p className={css.ruled} data-rule="body">
          <strong>{paper.body}</strong>
        </p>
        <p className={css.number}>{paper.numberLine}</p>
        {paper.draftNote && (
          <p>
            <strong>{paper.draftNote}</strong>
          </p>
        )}
      </div>
      <div>
        <p>
          <strong>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</strong>
        </p>
        <p className={css.ruled} data-rule="motto">
          <strong>Độc lập - Tự do - Hạnh phúc</strong>
        </p>
        <p className={css.number}>
          <em>{paper.dateLine}</em>
        </p>
      </div>
    </div>
  );
}

function Foot({ paper }: { paper: Paper }): ReactNode {
  return (
    <div className={css.foot}>
      <div className={css.recipients}>
        <p>
          <strong>
            <em>Nơi nhận:</em>
          </strong>
        </p>
        {paper.recipients.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
      <div className={css.signer}>
        {paper.authority && <p>{paper.authority}</p>}
        <p>{paper.position}</p>
        <p className={css.name}>{paper.signer}</p>
      </div>
    </div>
  );
}

/** The whole report with its annexes, each on pages of its own. */
export function PaperSheet({ paper }: { paper: Paper }): ReactNode {
  return (
    <article className={css.paper} lang="vi" data-print="paper">
      <section className={css.sheet}>
        <Head paper={paper} />
        <div className={css.title}>
          <p>{paper.kind}</p>
          <p>{paper.abstract}</p>
        </div>
        <div className={css.addressees} data-one={paper.addressees.length === 1 || undefined}>
          {paper.addressees.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </div>
        {paper.bases.map((line) => (
          <p key={line} className={css.basis}>
            {line}
          </p>
        ))}
        <Parts parts={paper.parts} />
        <Foot paper={paper} />
      </section>
      {paper.annexes.map((annex) => (
        <section key={annex.label} className={css.annex} data-wide={annex.isWide || undefined}>
          <div className={css.title}>
            <p>{annex.label}</p>
            <p>{annex.title}</p>
            <p>
              <em>{annex.attached}</em>
            </p>
          </div>
          <Parts parts={annex.parts} />
        </section>
      ))}
    </article>
  );
}
