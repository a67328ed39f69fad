import type { Label } from "../../words.ts";

/** An expected refusal of a backup or a restore: one sentence, nothing was changed. */
export class BackupRefused extends Error {
  readonly sentence: Label;

  constructor(sentence: Label) {
    super(sentence.en);
    this.name = "BackupRefused";
    this.sentence = sentence;
  }
}
