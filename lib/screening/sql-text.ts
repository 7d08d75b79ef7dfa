import "server-only";
import { isDatabaseDown, isLate } from "@/lib/platform/database-down";

/** The text of a PostgreSQL array of numbers and other values that need no quoting (or bring it along). */
export const array = (values: readonly (string | number | null)[]) =>
  `{${values.map((value) => value ?? "NULL").join(",")}}`;

/** All rows of some requests, each beside the number of its request, from 1: columns that `unnest` puts together again. */
export function numbered<Request, Row>(requests: readonly Request[], rowsOf: (request: Request) => readonly Row[]) {
  const numbers: number[] = [];
  const rows: Row[] = [];
  for (const [at, request] of requests.entries()) {
    for (const row of rowsOf(request)) {
      numbers.push(at + 1);
      rows.push(row);
    }
  }
  return { numbers, rows };
}

/**
 * How orders share the round trips of a screening. Few calls of an organisation at once: what arrives meanwhile makes the next call
 * worth its price, a good part of which is the same for one order and for many. Yet no more orders a call than that needs: orders
 * that are asked for together are answered together, and while all of them are at one place, the other has nothing to do. Some
 * organisations at once: none waits for another's.
 */
export const SHARED = {
  lanes: 4,
  itemsMax: 8,
  mayBeOneItem: (error: unknown) => !isDatabaseDown(error),
  // Else a queue behind a database that hangs waits one time limit for every eight orders before it.
  failsWaiting: isLate,
} as const;
