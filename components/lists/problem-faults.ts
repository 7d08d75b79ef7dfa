import { ConsoleProblem } from "@/lib/shared/ask-console";

/** What the server found wrong, by field; under "" what belongs to none. */
export function faultsOf(error: Error | null): Readonly<Record<string, string>> {
  if (!error) return {};
  if (!(error instanceof ConsoleProblem)) return { "": error.message };
  if (error.errors.length === 0) return { "": error.detail || error.title };
  return Object.fromEntries(error.errors.map(({ pointer, message }) => [pointer, message]));
}
