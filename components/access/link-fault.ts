import { ConsoleProblem } from "@/lib/shared/ask-console";

/** What stands in the way of a form that nobody is signed in for: a sentence (null = the fields say it all), and texts by field. */
export type LinkFault = { readonly message: string | null; readonly fields: ReadonlyMap<string, string> };

export function linkFault(error: unknown, network: string): LinkFault {
  if (!(error instanceof ConsoleProblem) || error.status === 0) return { message: network, fields: new Map() };
  const fields = new Map(error.errors.map((one) => [one.pointer, one.message]));
  return { message: error.status === 422 && fields.size > 0 ? null : error.detail, fields };
}
