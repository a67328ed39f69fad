/** One's own address and whether one wants to be told by mail that there is something to do. */
import { z } from "zod";
import { endpoint, type AnyEndpoint } from "#spine/access/index.ts";
import { getOwnMail, setOwnMail, type OwnMail } from "../queries/person.ts";
import { ownMail } from "../schema.ts";
import { words } from "../words.ts";

const mailOutput = z.object({ email: z.string().nullable(), wantsMail: z.boolean() });
const common = { verb: "me.mail", path: "/api/me/mail", summary: words.meMail, output: mailOutput } as const;

/** The endpoints of one's own mail. The trail keeps that it changed, never the address. */
export function mailEndpoints(): AnyEndpoint[] {
  return [
    endpoint({
      ...common,
      method: "GET",
      audit: { none: "one's own address, shown to oneself" },
      run: (tx, { person }) => getOwnMail(tx, person.id) as never,
    }),
    endpoint<unknown, unknown, OwnMail>({
      ...common,
      method: "PUT",
      body: ownMail as z.ZodType<OwnMail>,
      audit: ({ body }) => ({
        subject: "me",
        details: { fields: ["email", "wantsMail"], wants: body.wantsMail },
      }),
      run: async (tx, { person, body }) => {
        await setOwnMail(tx, person.id, body);
        return getOwnMail(tx, person.id);
      },
    }),
  ];
}
