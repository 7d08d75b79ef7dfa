import type { BatchEvent } from "@/lib/outcomes/contract";
import type { ApiClient } from "./api-client";
import { labelOf, screen, tell } from "./deliver";
import type { Fault, Source } from "./entry";
import { OrderedLanes } from "./lanes";
import { identifierKeys, ownKey } from "./ordering-keys";
import type { OrderRecord } from "./record";
import { type Step, timeline } from "./timeline";

export type ReplayOptions = {
  readonly client: ApiClient;
  /** Requests under way at once. */
  readonly concurrency: number;
  readonly limit: number;
  /** Epoch milliseconds of the wall clock: outcomes of later instants are not known yet. */
  readonly now: number;
  /** Called after each answer, and with each line that could not be used. */
  readonly onProgress?: (progress: Progress) => void;
  readonly onFault?: (fault: Fault) => void;
};

/** `at`: the event time reached, in epoch milliseconds. */
export type Progress = { readonly screened: number; readonly events: number; readonly at: number };

export type Replayed = {
  readonly records: readonly OrderRecord[];
  /** Milliseconds from request to answer, one per order that was screened now. */
  readonly latencies: readonly number[];
  readonly rules: ReadonlyMap<string, string>;
  readonly events: number;
  /** Orders that the server knew already, with this very content. */
  readonly known: number;
  readonly faults: number;
  /** Epoch milliseconds of the first outcome that was told; null = none. */
  readonly firstLabelAt: number | null;
  readonly elapsedMs: number;
};

/** Events wait for company until an order could notice them. */
const EVENTS_MAX = 200;

/**
 * Sends a source through the API as it happened: orders and events in the order of time, those that share an identifier strictly
 * one after the other, the rest side by side. Two runs against empty databases therefore get the same scores.
 */
export async function replay(source: Source, options: ReplayOptions): Promise<Replayed> {
  const run = new Run(source, options);
  const startedAt = performance.now();
  for await (const step of timeline(source.entries, { ...options, hasEvents: source.hasEvents })) await run.take(step);
  await run.finish();
  return { ...run.result(), elapsedMs: performance.now() - startedAt };
}

class Run {
  readonly #source: Source;
  readonly #options: ReplayOptions;
  readonly #lanes: OrderedLanes;
  readonly #records = new Map<string, OrderRecord>();
  readonly #latencies: number[] = [];
  readonly #rules = new Map<string, string>();
  #waiting: { readonly line: number | null; readonly event: BatchEvent }[] = [];
  #waitingKeys = new Set<string>();
  #screened = 0;
  #events = 0;
  #known = 0;
  #faults = 0;
  #firstLabelAt: number | null = null;

  constructor(source: Source, options: ReplayOptions) {
    this.#source = source;
    this.#options = options;
    this.#lanes = new OrderedLanes(options.concurrency);
  }

  async take(step: Step): Promise<void> {
    if (step.kind === "fault") this.#fault(step);
    else if (step.kind === "order") await this.#takeOrder(step);
    else await this.#takeEvent(step);
  }

  async finish(): Promise<void> {
    await this.#flush();
    await this.#lanes.drain();
  }

  result(): Omit<Replayed, "elapsedMs"> {
    return {
      records: [...this.#records.values()],
      latencies: this.#latencies,
      rules: this.#rules,
      events: this.#events,
      known: this.#known,
      faults: this.#faults,
      firstLabelAt: this.#firstLabelAt,
    };
  }

  async #takeOrder({ line, order }: Extract<Step, { kind: "order" }>): Promise<void> {
    const own = ownKey(order);
    if (this.#records.has(own)) return this.#fault({ kind: "fault", line, why: "an order with this id stands above" });
    const keys = [own, ...(this.#source.keysOf ?? identifierKeys)(order)];
    if (keys.some((key) => this.#waitingKeys.has(key))) await this.#flush();
    const record: OrderRecord = {
      externalOrderId: order.externalOrderId,
      at: Date.parse(order.orderedAt),
      amount: order.amountTotal,
      currency: order.currency,
      card: order.payment?.card?.token ?? order.buyer?.memberId ?? null,
      keys,
      verdict: null,
      riskScore: 0,
      signals: [],
      rules: [],
      label: null,
    };
    this.#records.set(own, record);
    await this.#lanes.add(keys, async () => {
      const answer = await screen(this.#options.client, order);
      if (typeof answer === "string") return this.#fault({ kind: "fault", line, why: answer });
      record.verdict = answer.verdict;
      record.riskScore = answer.riskScore;
      record.signals = answer.signals;
      record.rules = answer.rules.map((rule) => rule.id);
      for (const rule of answer.rules) this.#rules.set(rule.id, rule.name);
      if (answer.created) this.#latencies.push(answer.elapsedMs);
      else this.#known += 1;
      this.#screened += 1;
      this.#reached(record.at);
    });
  }

  async #takeEvent({ line, event }: Extract<Step, { kind: "event" }>): Promise<void> {
    const record = this.#records.get(ownKey(event));
    this.#waiting.push({ line, event });
    for (const key of record?.keys ?? []) this.#waitingKeys.add(key);
    if (this.#waiting.length >= EVENTS_MAX) await this.#flush();
  }

  async #flush(): Promise<void> {
    const batch = this.#waiting;
    const keys = [...this.#waitingKeys];
    if (batch.length === 0) return;
    this.#waiting = [];
    this.#waitingKeys = new Set();
    await this.#lanes.add(keys, async () => {
      const refusals = await tell(
        this.#options.client,
        batch.map(({ event }) => event),
      );
      for (const [index, { line, event }] of batch.entries()) {
        const why = refusals[index];
        if (why) this.#refuse(line, event, why);
        else this.#learn(event);
      }
      this.#reached(Date.parse(batch.at(-1)?.event.occurredAt ?? ""));
    });
  }

  #reached(at: number): void {
    this.#options.onProgress?.({ screened: this.#screened, events: this.#events, at });
  }

  #learn(event: BatchEvent): void {
    this.#events += 1;
    const label = labelOf(event);
    if (label)
      this.#firstLabelAt = Math.min(this.#firstLabelAt ?? Number.POSITIVE_INFINITY, Date.parse(event.occurredAt));
    const record = this.#records.get(ownKey(event));
    if (record && label && record.label !== "fraud") record.label = label;
  }

  /** The label of an order that was itself refused is no second fault. */
  #refuse(line: number | null, event: BatchEvent, why: string): void {
    if (line === null && this.#records.get(ownKey(event))?.verdict === null) return;
    this.#fault({ kind: "fault", line: line ?? 0, why: `event ${event.type} of ${event.externalOrderId}: ${why}` });
  }

  #fault(fault: Fault): void {
    this.#faults += 1;
    this.#options.onFault?.(fault);
  }
}
