import { z } from "zod";
import { type SetupAnswer, type SetupRequest, setupAnswer } from "@/lib/access/contract";

/** What stands in the way: a sentence, and texts by JSON pointer of the field. `message` null = the fields say it all. */
export type SetupFault = { readonly message: string | null; readonly fields: ReadonlyMap<string, string> };
export type SetupResult = { readonly made: SetupAnswer | null; readonly fault: SetupFault | null };

const problem = z.object({
  code: z.string(),
  detail: z.string(),
  errors: z.array(z.object({ pointer: z.string(), message: z.string() })).default([]),
});

/** The server checks and answers in the language of the page. */
export async function requestSetup(request: SetupRequest, locale: string): Promise<SetupResult> {
  const response = await fetch("/api/console/setup", {
    method: "POST",
    headers: { "Content-Type": "application/json", "Accept-Language": locale },
    body: JSON.stringify(request),
  }).catch(() => null);
  const answer: unknown = await response?.json().catch(() => null);
  if (response?.ok) return { made: setupAnswer.parse(answer), fault: null };
  const known = problem.safeParse(answer);
  if (!known.success) return { made: null, fault: { message: null, fields: new Map() } };
  const { detail, errors } = known.data;
  return {
    made: null,
    fault: {
      message: errors.length > 0 ? null : detail,
      fields: new Map(errors.map((fault) => [fault.pointer, fault.message])),
    },
  };
}
