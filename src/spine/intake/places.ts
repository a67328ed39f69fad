/** Where in a report something is sealed: it opens nowhere else. */
export const CONTENT = "intake.content";
export const NOTE = "intake.note";
