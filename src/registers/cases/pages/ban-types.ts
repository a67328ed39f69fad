/** No-contact decisions as the server tells them. */
export interface BanContact {
  readonly id: number;
  readonly occasion: string;
  readonly announcedAt: string;
  readonly countersignedAt: string | null;
  readonly from: string;
  readonly to: string;
  readonly endedAt: string | null;
}

export interface BanLine {
  readonly id: number;
  readonly version: number;
  readonly byBody: "chair" | "court";
  readonly harmedId: number;
  readonly doerId: number;
  readonly ground: string | null;
  readonly requestedBy: string;
  readonly requestedAt: string | null;
  readonly consent: string;
  readonly harm: string;
  readonly lifeDanger: string;
  readonly toldOfRightsAt: string | null;
  readonly state: "requested" | "overdue" | "refused" | "running" | "ended" | "cancelled";
  readonly dueAt: string | null;
  readonly decidedAt: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly latestTo: string;
  readonly supervisor: string | null;
  readonly dossier: string | null;
  readonly told: readonly { readonly who: string; readonly at: string | null }[];
  readonly cancel: {
    readonly askedAt: string;
    readonly ground: string | null;
    readonly dueAt: string;
    readonly answeredAt: string | null;
  } | null;
  readonly cancelledAt: string | null;
  readonly contacts: readonly BanContact[];
  readonly breaches: readonly { readonly at: string; readonly kind: string; readonly said: string | null }[];
  readonly said: Readonly<Record<string, string | null>>;
  readonly acts: readonly { readonly act: string; readonly why: string | null }[];
}

export interface Bans {
  readonly rows: readonly BanLine[];
  readonly may: readonly string[];
}
