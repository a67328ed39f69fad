/** What the endpoints of templates answer with. */
import type { Windows } from "../schema.ts";

/** A template as listed. */
export interface TemplateListed {
  readonly code: string;
  readonly name: string;
  readonly number: number;
  readonly state: string;
  readonly isDemo: boolean;
  readonly cycles: number;
  /** Of the version that a cycle opens with. */
  readonly windows: Windows;
  readonly asksEstimate: boolean;
}

/** A table of a template. */
export interface TemplateTable {
  readonly title: string;
  readonly columns: readonly { readonly title: string; readonly dims: string }[];
  readonly rows: readonly {
    readonly indicator: string;
    readonly required: boolean;
    readonly asksEstimate: boolean;
  }[];
}

/** A section of a template. */
export interface TemplateSection {
  readonly number: string;
  readonly level: number;
  readonly title: string;
  readonly prompt: string;
  readonly narrative: boolean;
  readonly required: boolean;
  readonly clausePaths: readonly string[];
  readonly tables: readonly TemplateTable[];
}

/** What a template says. */
export interface TemplateContent {
  readonly abstract: string;
  readonly opening: string;
  readonly bases: readonly string[];
  readonly recipients: readonly string[];
  readonly officerMaySubmit: boolean;
  /** The plan whose clauses the sections name. */
  readonly planId: number | null;
  readonly windows: Windows;
  readonly sections: readonly TemplateSection[];
}

/** The newest version of a template. */
export interface Template extends TemplateContent {
  readonly code: string;
  readonly name: string;
  readonly number: number;
  readonly state: string;
  readonly version: number;
  readonly fileName: string | null;
  readonly plan: {
    readonly id: number;
    readonly title: string;
    readonly number: string | null;
    readonly replacedBy: string | null;
  } | null;
  /** How many published versions name clauses and no plan. */
  readonly unbound: number;
  readonly isDemo: boolean;
  readonly can: readonly string[];
}
