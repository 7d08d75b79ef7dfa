import { z } from "zod";
import type { Entry, Fault, Source } from "../entry";
import { checkEvent, checkOrder } from "./parse-order";
import { TOKYO_OFFSET_HOURS } from "./zone";

/** `{"order": …}` or `{"event": {"externalOrderId": …, …}}`, in the shapes of the API. */
const envelope = z.union([z.strictObject({ order: z.unknown() }), z.strictObject({ event: z.unknown() })]);

export function ndjson(lines: AsyncIterable<{ line: number; text: string }>): Source {
  return {
    format: "orders and events (NDJSON)",
    hasEvents: true,
    dayOffsetHours: TOKYO_OFFSET_HOURS,
    keysOf: null,
    entries: entries(lines),
  };
}

async function* entries(lines: AsyncIterable<{ line: number; text: string }>): AsyncGenerator<Entry, void> {
  for await (const { line, text } of lines) yield entryOf(line, text);
}

/** One line. Exported for tests. */
export function entryOf(line: number, text: string): Entry {
  const fault = (why: string): Fault => ({ kind: "fault", line, why });
  const parsed = envelope.safeParse(parseJson(text));
  if (!parsed.success) return fault('neither {"order": …} nor {"event": …}');
  if ("order" in parsed.data) {
    const order = checkOrder(parsed.data.order);
    return order.ok ? { kind: "order", line, order: order.value, label: null } : fault(order.why);
  }
  const event = checkEvent(parsed.data.event);
  return event.ok ? { kind: "event", line, event: event.value } : fault(event.why);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
