/** What a new signed edition of a unit's plan changes against the one before. Pure. */

/** A clause as an edition has it. */
export interface EditionClause {
  readonly clauseId: number;
  readonly path: string;
  readonly asked: string;
  readonly text: string;
  readonly holder: string | null;
  readonly dueOn: string | null;
  readonly lateReason: string | null;
  readonly integratedIn: string | null;
  readonly integratedRef: string | null;
  readonly leftOut: string | null;
}

/** A piece of the unit's own work as an edition has it. */
export interface EditionItem {
  readonly itemId: number;
  readonly text: string;
  readonly holder: string | null;
  readonly dueOn: string | null;
}

/** An edition's content. */
export interface EditionContent {
  readonly clauses: readonly EditionClause[];
  readonly items: readonly EditionItem[];
}

/** What may differ, in the order in which it is told. */
export const editionFields = [
  "text",
  "holder",
  "dueOn",
  "lateReason",
  "integratedIn",
  "integratedRef",
  "leftOut",
] as const;
export type EditionField = (typeof editionFields)[number];

/** One clause, or one piece of own work, that is not as it was. */
export interface EditionChange {
  /** "c12" for a clause, "i3" for own work. */
  readonly key: string;
  readonly kind: "added" | "gone" | "changed";
  readonly path: string | null;
  readonly text: string;
  readonly fields: readonly {
    readonly name: EditionField;
    readonly before: string | null;
    readonly after: string | null;
  }[];
}

type Piece = Readonly<Partial<Record<EditionField, string | null>>> & {
  readonly key: string;
  readonly path: string | null;
  readonly text: string;
};

const piecesOf = ({ clauses, items }: EditionContent): Piece[] => [
  ...clauses.map((c) => ({ ...c, key: `c${c.clauseId}` })),
  ...items.map((i) => ({ ...i, key: `i${i.itemId}`, path: null })),
];

function changedFields(before: Piece, after: Piece): EditionChange["fields"] {
  return editionFields.flatMap((name) => {
    const [was, is] = [before[name] ?? null, after[name] ?? null];
    return was === is ? [] : [{ name, before: was, after: is }];
  });
}

/** All that differs: what is in the new one in its order, then what is gone from the old one. */
export function editionChanges(before: EditionContent, after: EditionContent): EditionChange[] {
  const [old, present] = [piecesOf(before), piecesOf(after)];
  const was = new Map(old.map((p) => [p.key, p]));
  const is = new Set(present.map((p) => p.key));
  const told = ({ key, path, text }: Piece) => ({ key, path, text });
  const found = present.flatMap((piece): EditionChange[] => {
    const earlier = was.get(piece.key);
    if (!earlier) return [{ ...told(piece), kind: "added", fields: [] }];
    const fields = changedFields(earlier, piece);
    return fields.length > 0 ? [{ ...told(piece), kind: "changed", fields }] : [];
  });
  const gone = old.filter((p) => !is.has(p.key));
  return [...found, ...gone.map((p): EditionChange => ({ ...told(p), kind: "gone", fields: [] }))];
}
