import "server-only";
import type { ApiKeyActor } from "@/lib/access/actor";
import { now } from "@/lib/platform/clock";
import { answerLines } from "@/lib/platform/http/ndjson";
import { faults, REPORTING } from "@/lib/platform/http/zod-faults";
import { DomainError } from "@/lib/shared/domain-error";
import type { Locale } from "@/lib/shared/vocabulary";
import { type BatchEvent, batchEventSchema } from "./contract";
import { recordEvents } from "./record-events";

/** Records one event a line, answers one line each, in order. */
export function recordEventBatch(
  actor: ApiKeyActor,
  request: Request,
  at: { locale: Locale; requestId: string },
): Promise<Response> {
  return answerLines(request, at, async (values) => {
    const parsed = values.map(parseEvent);
    const good = parsed.flatMap((event) => (event instanceof DomainError ? [] : [event]));
    const recorded = [...(await recordEvents(actor, good, now()))];
    return parsed.map((event) =>
      event instanceof DomainError ? event : (recorded.shift() ?? new DomainError("internal")),
    );
  });
}

function parseEvent(value: unknown): BatchEvent | DomainError {
  const parsed = batchEventSchema.safeParse(value, REPORTING);
  if (parsed.success) return parsed.data;
  const errors = faults(parsed.error);
  return new DomainError("invalid_request", { values: { count: errors.length }, errors });
}
