import "server-only";
import { z } from "zod";
import { decodeCursor, encodeCursor } from "@/lib/platform/http/cursor";
import { DomainError } from "@/lib/shared/domain-error";
import { QUEUE_SORTS, type QueueSort } from "./filter-contract";

/**
 * Where a page of the queue ended. By deadline the queue is ordered by due time, then score (highest first), then id; by score or
 * amount it is ordered by that (highest first), then due time, then id.
 */
export type QueuePosition = {
  readonly dueAt: Date;
  readonly scoreTenths: number;
  readonly amountTotal: bigint;
  readonly caseId: string;
};

const position = z.tuple([
  z.enum(QUEUE_SORTS),
  z.int().min(0).max(8_640_000_000_000_000),
  z.int().min(0).max(10_000),
  z.int(),
  z.uuid(),
]);

export const queueCursor = (sort: QueueSort, { dueAt, scoreTenths, amountTotal, caseId }: QueuePosition): string =>
  encodeCursor([sort, dueAt.getTime(), scoreTenths, Number(amountTotal), caseId]);

/** Throws `malformed_parameter` on anything that this installation did not hand out for this order. */
export function queuePosition(sort: QueueSort, cursor: string): QueuePosition {
  const [sorted, dueAt, scoreTenths, amountTotal, caseId] = decodeCursor(cursor, position);
  if (sorted !== sort) {
    const errors = [{ pointer: "/cursor", code: "invalid" }];
    throw new DomainError("malformed_parameter", { values: { count: 1 }, errors });
  }
  return { dueAt: new Date(dueAt), scoreTenths, amountTotal: BigInt(amountTotal), caseId };
}
