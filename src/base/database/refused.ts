import type { Label } from "../words.ts";

/** Why the database cannot be brought to this release: a sentence for whoever starts it; nothing was changed by the refused step. */
export class MigrationRefused extends Error {
  readonly sentence: Label;
  constructor(sentence: Label, cause?: unknown) {
    super(sentence.en, cause === undefined ? {} : { cause });
    this.name = "MigrationRefused";
    this.sentence = sentence;
  }
}
