import "server-only";
import { isDatabaseDown } from "@/lib/platform/database-down";

/** The text of a PostgreSQL array of numbers and other values that need no quoting (or bring it along). */
export const array = (values: readonly (string | number | null)[]) =>
  `{${values.map((value) => value ?? "NULL").join(",")}}`;

/**
 * How orders share the round trips of a screening. One call of an organisation at once: what arrives meanwhile makes the next call
 * worth its price, most of which is the same for one order and for many. Some organisations at once: none waits for another's.
 */
export const SHARED = {
  lanes: 4,
  lanesOfGroup: 1,
  itemsMax: 32,
  mayBeOneItem: (error: unknown) => !isDatabaseDown(error),
} as const;
