import "server-only";

const UNREACHABLE = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "ENOTFOUND",
  "EPIPE",
  "ETIMEDOUT",
  "57P01",
  "57P02",
  "57P03",
  "53300",
  "08006",
  "08001",
  "P1001",
  "P1002",
  "P1008",
  "P1017",
  "P2024",
  "P2028",
]);

/** Cancelled by the server at its time limit; and what the client says when the server says nothing. */
const CANCELLED = "57014";
const NO_ANSWER = "Query read timeout";

/** Whether the database was asked and did not answer in time. It may have done what it was asked all the same. */
export function isLate(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return ("code" in error && error.code === CANCELLED) || error.message === NO_ANSWER;
}

/** Whether a failure means "the database can't be reached now" (try again) rather than "the query is wrong". */
export function isDatabaseDown(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (isLate(error)) return true;
  if ("code" in error && typeof error.code === "string" && UNREACHABLE.has(error.code)) return true;
  if (
    /timeout exceeded when trying to connect|Connection terminated|connection error and is not queryable|Can't reach database/.test(
      error.message,
    )
  )
    return true;
  return error.cause !== undefined && isDatabaseDown(error.cause);
}

/** Whether the database is there, and refused the statement (`severity` is only on what it said itself). */
export function isRefusedByDatabase(error: unknown): boolean {
  return error instanceof Error && "severity" in error && !isDatabaseDown(error);
}
