import "server-only";
import { z } from "zod";
import { decodeCursor, encodeCursor } from "@/lib/platform/http/cursor";

/** Where a page of the queue ended. The queue is ordered by due time, then score (highest first), then id. */
export type QueuePosition = { readonly dueAt: Date; readonly scoreTenths: number; readonly caseId: string };

const position = z.tuple([z.int().min(0).max(8_640_000_000_000_000), z.int().min(0).max(10_000), z.uuid()]);

export const queueCursor = ({ dueAt, scoreTenths, caseId }: QueuePosition): string =>
  encodeCursor([dueAt.getTime(), scoreTenths, caseId]);

/** Throws `malformed_parameter` on anything that this installation did not hand out. */
export function queuePosition(cursor: string): QueuePosition {
  const [dueAt, scoreTenths, caseId] = decodeCursor(cursor, position);
  return { dueAt: new Date(dueAt), scoreTenths, caseId };
}
