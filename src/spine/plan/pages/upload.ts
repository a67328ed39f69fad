/** Sending one file with progress and a way to stop; fetch tells no progress of sending, the older request does. */
import { currentLanguage } from "#base/ui/language.ts";
import { ProblemError, writeKey } from "#base/ui/request.ts";

/** A file under way. */
export interface Sending {
  readonly answer: Promise<unknown>;
  readonly cancel: () => void;
}

/** POSTs the file as multipart field "file". Rejects with ProblemError; a stopped one is "offline" without a status. */
export function sendFile(url: string, file: File, onShare: (share: number) => void): Sending {
  const sender = new XMLHttpRequest();
  const answer = new Promise<unknown>((resolve, reject) => {
    const body = new FormData();
    body.append("file", file);
    sender.open("POST", url);
    sender.setRequestHeader("accept-language", currentLanguage());
    sender.setRequestHeader("idempotency-key", writeKey());
    sender.responseType = "json";
    const dead = (): void => reject(new ProblemError("offline", 0, {}));
    sender.upload.addEventListener("progress", (event) => {
      if (event.lengthComputable) onShare(event.loaded / event.total);
    });
    sender.upload.addEventListener("load", () => onShare(1));
    sender.addEventListener("error", dead);
    sender.addEventListener("abort", dead);
    sender.addEventListener("load", () => {
      if (sender.status < 300) resolve(sender.response);
      else reject(new ProblemError(sender.response?.kind ?? "broken", sender.status, sender.response ?? {}));
    });
    sender.send(body);
  });
  return { answer, cancel: () => sender.abort() };
}
