import type { BatchEvent } from "@/lib/outcomes/contract";
import type { OrderInput } from "@/lib/risk/order";
import type { Entry, Fault, KnownLabel } from "./entry";
import { TimeHeap } from "./heap";

/** Files are in the order of time, but for queues and clocks: this many lines ahead are sorted. */
const LOOK_AHEAD = 5_000;

export type Step = Exclude<Entry, { kind: "event" }> | { kind: "event"; line: number | null; event: BatchEvent };

export type TimelineOptions = {
  /** Orders to take from the start of the file; the events of others are left out. */
  readonly limit: number;
  /** What became known after this instant is not known yet. */
  readonly now: number;
  /** Events stand on lines of their own, also behind the last order taken. */
  readonly hasEvents: boolean;
};

type Dated = Extract<Entry, { kind: "order" | "event" }>;

/**
 * Orders and what became known of them, in the order of time: an order's label is an event that comes when it was known, so that no
 * order is preceded by an event of its own time or later. After the last order time goes on until `now`. Lines that stand behind
 * later ones by more than the look-ahead are faults: what came before them has been screened without them.
 */
export async function* timeline(entries: AsyncIterable<Entry>, options: TimelineOptions): AsyncGenerator<Step, void> {
  const labels = new TimeHeap<BatchEvent>();
  for await (const entry of sorted(entries, options)) {
    if (entry.kind === "fault") {
      yield entry;
      continue;
    }
    const at = instantOf(entry);
    while (labels.nextAt < at && labels.nextAt <= options.now) yield* labelStep(labels);
    if (entry.kind === "order" && entry.label) labels.push(Date.parse(entry.label.at), labelEvent(entry, entry.label));
    if (entry.kind === "order" || at <= options.now) yield entry;
  }
  while (labels.nextAt <= options.now) yield* labelStep(labels);
}

function* labelStep(labels: TimeHeap<BatchEvent>): Generator<Step, void> {
  const event = labels.pop();
  if (event) yield { kind: "event", line: null, event };
}

const instantOf = (entry: Dated): number =>
  Date.parse(entry.kind === "order" ? entry.order.orderedAt : entry.event.occurredAt);

function labelEvent({ order }: { readonly order: OrderInput }, label: KnownLabel): BatchEvent {
  return {
    externalOrderId: order.externalOrderId,
    ...(order.shopId === undefined ? {} : { shopId: order.shopId }),
    type: label.fraud ? "confirmed_fraud" : "confirmed_genuine",
    occurredAt: label.at,
  };
}

async function* sorted(entries: AsyncIterable<Entry>, options: TimelineOptions): AsyncGenerator<Dated | Fault, void> {
  const ahead = new TimeHeap<Dated>();
  let reached = Number.NEGATIVE_INFINITY;
  for await (const entry of chosen(entries, options)) {
    if (entry.kind === "fault") {
      yield entry;
      continue;
    }
    const at = instantOf(entry);
    if (at < reached) {
      yield { kind: "fault", line: entry.line, why: "lies before lines far above it: sort the file by time" };
      continue;
    }
    ahead.push(at, entry);
    if (ahead.size <= LOOK_AHEAD) continue;
    reached = ahead.nextAt;
    yield* next(ahead);
  }
  while (ahead.size > 0) yield* next(ahead);
}

function* next(ahead: TimeHeap<Dated>): Generator<Dated, void> {
  const entry = ahead.pop();
  if (entry) yield entry;
}

/** The first orders, and the events of these. */
async function* chosen(entries: AsyncIterable<Entry>, options: TimelineOptions): AsyncGenerator<Entry, void> {
  if (options.limit === Number.POSITIVE_INFINITY) return yield* entries;
  const taken = new Set<string>();
  for await (const entry of entries) {
    if (entry.kind === "event") {
      if (taken.has(entry.event.externalOrderId)) yield entry;
      continue;
    }
    if (taken.size >= options.limit) continue;
    if (entry.kind === "order") taken.add(entry.order.externalOrderId);
    yield entry;
    if (taken.size >= options.limit && !options.hasEvents) return;
  }
}
