import "server-only";
import { isDatabaseDown } from "@/lib/platform/database-down";

/** The text of a PostgreSQL array of numbers and other values that need no quoting (or bring it along). */
export const array = (values: readonly (string | number | null)[]) =>
  `{${values.map((value) => value ?? "NULL").join(",")}}`;

/**
 * How orders share the round trips of a screening. Two calls at once keep a small database busy, and what arrives meanwhile makes the
 * next call worth its price; sixteen orders are as many as the price still falls with.
 */
export const SHARED = {
  lanes: 2,
  itemsMax: 16,
  mayBeOneItem: (error: unknown) => !isDatabaseDown(error),
} as const;
