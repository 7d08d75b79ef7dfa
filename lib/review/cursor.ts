import "server-only";
import { z } from "zod";
import { DomainError } from "@/lib/shared/domain-error";

/** Where a page of the queue ended. The queue is ordered by due time, then score (highest first), then id. */
export type QueuePosition = { readonly dueAt: Date; readonly scoreTenths: number; readonly caseId: string };

const position = z.tuple([z.int().min(0).max(8_640_000_000_000_000), z.int().min(0).max(10_000), z.uuid()]);

export function encodeCursor({ dueAt, scoreTenths, caseId }: QueuePosition): string {
  return Buffer.from(JSON.stringify([dueAt.getTime(), scoreTenths, caseId])).toString("base64url");
}

/** Throws `malformed_parameter` on anything that this server did not hand out. */
export function decodeCursor(cursor: string): QueuePosition {
  try {
    const [dueAt, scoreTenths, caseId] = position.parse(JSON.parse(Buffer.from(cursor, "base64url").toString("utf8")));
    return { dueAt: new Date(dueAt), scoreTenths, caseId };
  } catch (cause) {
    throw new DomainError("malformed_parameter", {
      values: { count: 1 },
      errors: [{ pointer: "/cursor", code: "invalid" }],
      cause,
    });
  }
}
