import "server-only";
import type { UserActor } from "@/lib/access/actor";
import { evaluateAlerts } from "@/lib/alerts/evaluate-alerts";
import { addEntry } from "@/lib/lists/manage-entries";
import type { BatchEvent } from "@/lib/outcomes/contract";
import { recordEvents } from "@/lib/outcomes/record-events";
import { decideCase } from "@/lib/review/decide-case";
import type { OrderInput } from "@/lib/risk/order";
import type { ScreeningResult } from "@/lib/screening/contract";
import { screenOrder } from "@/lib/screening/screen-order";
import { DomainError } from "@/lib/shared/domain-error";
import { HOUR_MS } from "@/lib/shared/durations";
import { inOrderedLanes } from "@/lib/shared/ordered-lanes";
import { DEMO_ORDERS, type DemoListEntry, demoEvents, demoListEntries } from "@/lib/simulate/demo-plan";
import type { SimulatedEvent, SimulatedOrder } from "@/lib/simulate/types";
import { analystWord, decisionHours, type Fate, reportOfStopped, stillHappens } from "./merchant";
import { castOf, type DemoCast } from "./people";
import { configureProviders } from "./providers";
import type { DemoKey, DemoState } from "./state";
import { lookAtTables } from "./store";

/** Work is done in slices of simulated time: outcomes that fell due, then the orders of the slice. */
const SLICE_MS = 24 * HOUR_MS;
const LANES = 64;
const EVENTS_AT_ONCE = 400;
const EVENT_LANES = 4;
/** Orders after which the database takes a look at what it holds. */
const ANALYZE_AT = [100, 1_000, 6_000];
/** Cases left open, the newest. */
const OPEN_CASES = 60;

export type Progress = (screened: number, expected: number) => void;

/**
 * Loads ninety days of the simulated merchant through the real use cases: every order is screened by the engine with what was known
 * at its time, every case decided by an analyst but for the newest sixty. May be run again after it was cut short: what is there
 * already is found and left.
 */
export async function loadDemo(state: DemoState, progress: Progress): Promise<readonly DemoKey[]> {
  const until = new Date(state.until);
  const events = [...demoEvents(until)];
  const from = new Date(Date.parse(timeOf(events[0])) - SLICE_MS);
  const cast = await castOf(state, from);
  const loading = new Loading(cast, until, demoListEntries(events));
  let screened = 0;
  for (const slice of slicesOf(events)) {
    const before = screened;
    screened += await loading.take(slice);
    if (ANALYZE_AT.some((orders) => before < orders && screened >= orders)) await lookAtTables();
    progress(screened, DEMO_ORDERS);
  }
  await configureProviders(cast.administrator, until);
  await evaluateAlerts(cast.merchant.organizationId, { asOf: until, now: until, pace: "all" });
  return cast.keys;
}

const timeOf = (event: SimulatedEvent | undefined): string =>
  event?.kind === "order" ? event.order.orderedAt : (event?.event.occurredAt ?? new Date(0).toISOString());

function* slicesOf(events: readonly SimulatedEvent[]): Generator<SimulatedEvent[]> {
  let slice: SimulatedEvent[] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const event of events) {
    const at = Date.parse(timeOf(event));
    if (at >= end) {
      if (slice.length > 0) yield slice;
      slice = [];
      end = at + SLICE_MS;
    }
    slice.push(event);
  }
  if (slice.length > 0) yield slice;
}

type Held = { readonly simulated: SimulatedOrder; readonly caseId: string };

class Loading {
  readonly #cast: DemoCast;
  readonly #until: Date;
  readonly #entries: DemoListEntry[];
  readonly #orders = new Map<string, SimulatedOrder>();
  readonly #fates = new Map<string, Fate>();
  /** Outcomes of orders whose case is still open. */
  readonly #kept = new Map<string, BatchEvent[]>();
  #queue: Held[] = [];
  #due: BatchEvent[] = [];
  /** Events of orders of the slice that is being taken: whether they happen hangs on the verdict. */
  #early: BatchEvent[] = [];

  constructor(cast: DemoCast, until: Date, entries: readonly DemoListEntry[]) {
    this.#cast = cast;
    this.#until = until;
    this.#entries = entries.toSorted((a, b) => Date.parse(a.registeredAt) - Date.parse(b.registeredAt));
  }

  /** One slice of time; answers how many orders it held. */
  async take(slice: readonly SimulatedEvent[]): Promise<number> {
    const now = new Date(timeOf(slice.at(-1)));
    await this.#register(now);
    const orders: SimulatedOrder[] = [];
    for (const event of slice) {
      if (event.kind === "order") {
        orders.push(event);
        this.#orders.set(event.order.externalOrderId, event);
      } else this.#keepOrReport({ externalOrderId: event.externalOrderId, shopId: event.shopId, ...event.event });
    }
    await this.#record(this.#due.splice(0));
    await this.#screen(orders);
    for (const event of this.#early.splice(0)) this.#keepOrReport(event);
    await this.#decideOldest();
    await this.#record(this.#due.splice(0));
    return orders.length;
  }

  async #register(now: Date): Promise<void> {
    while (this.#entries[0] && Date.parse(this.#entries[0].registeredAt) <= now.getTime()) {
      const entry = this.#entries.shift();
      if (!entry) return;
      const { registeredAt, subject, ...fields } = entry;
      const input = { ...fields, target: "both" as const, ...(subject === null ? {} : { subject }) };
      await addEntry(this.#cast.administrator, input, { now: new Date(registeredAt), requestId: "demo" });
    }
  }

  async #screen(orders: readonly SimulatedOrder[]): Promise<void> {
    await inOrderedLanes(
      orders,
      LANES,
      ({ order }) => roughKeys(order),
      async (simulated) => {
        const now = new Date(simulated.order.orderedAt);
        const at = { now, locale: "ja" as const, startedAt: performance.now() };
        const { result } = await screenOrder(this.#cast.merchant, simulated.order, at);
        this.#settle(simulated, result, now);
      },
    );
  }

  #settle(simulated: SimulatedOrder, result: ScreeningResult, now: Date): void {
    const id = simulated.order.externalOrderId;
    if (result.verdict === "OK") this.#fates.set(id, "shipped");
    else if (result.verdict === "NG") this.#stop(simulated, now);
    else {
      this.#fates.set(id, "waiting");
      if (result.caseId) this.#queue.push({ simulated, caseId: result.caseId });
    }
  }

  #stop(simulated: SimulatedOrder, at: Date): void {
    const { externalOrderId, shopId } = simulated.order;
    this.#fates.set(externalOrderId, "stopped");
    for (const told of reportOfStopped(simulated, at)) {
      if (Date.parse(told.occurredAt) <= this.#until.getTime()) this.#due.push({ externalOrderId, shopId, ...told });
    }
  }

  #keepOrReport(event: BatchEvent): void {
    const fate = this.#fates.get(event.externalOrderId);
    if (fate === "waiting")
      this.#kept.set(event.externalOrderId, [...(this.#kept.get(event.externalOrderId) ?? []), event]);
    else if (fate === undefined) this.#early.push(event);
    else if (stillHappens(event, fate)) this.#due.push(event);
  }

  /** The analysts work from the oldest case on, and leave the newest open. */
  async #decideOldest(): Promise<void> {
    this.#queue.sort((a, b) => Date.parse(a.simulated.order.orderedAt) - Date.parse(b.simulated.order.orderedAt));
    const ready = this.#queue.splice(0, Math.max(0, this.#queue.length - OPEN_CASES));
    await inOrderedLanes(
      ready,
      LANES / 8,
      () => [],
      (held) => this.#decide(held),
    );
  }

  async #decide({ simulated, caseId }: Held): Promise<void> {
    const { externalOrderId, orderedAt } = simulated.order;
    const word = analystWord(simulated);
    const planned = Date.parse(orderedAt) + decisionHours(externalOrderId) * HOUR_MS;
    const now = new Date(Math.min(planned, this.#until.getTime()));
    await decideOnce(this.#analystFor(externalOrderId), caseId, word, now);
    if (word.decision === "reject") this.#stop(simulated, now);
    else this.#fates.set(externalOrderId, "shipped");
    const kept = this.#kept.get(externalOrderId) ?? [];
    this.#kept.delete(externalOrderId);
    for (const event of kept) this.#keepOrReport(event);
  }

  #analystFor(externalOrderId: string): UserActor {
    const { analysts, administrator } = this.#cast;
    return analysts[externalOrderId.length % Math.max(1, analysts.length)] ?? administrator;
  }

  /** Events of one order stay together: calls side by side must not write the same rows. */
  async #record(events: readonly BatchEvent[]): Promise<void> {
    const shares = Array.from({ length: EVENT_LANES }, (): BatchEvent[] => []);
    const shareOf = new Map<string, number>();
    for (const event of events) {
      const share = shareOf.get(event.externalOrderId) ?? shareOf.size % EVENT_LANES;
      shareOf.set(event.externalOrderId, share);
      shares[share]?.push(event);
    }
    await Promise.all(shares.map((share) => this.#recordShare(share)));
  }

  async #recordShare(events: readonly BatchEvent[]): Promise<void> {
    for (let from = 0; from < events.length; from += EVENTS_AT_ONCE) {
      await recordEvents(this.#cast.merchant, events.slice(from, from + EVENTS_AT_ONCE), this.#until);
    }
  }
}

/** What makes two orders of a slice wait for one another. As typed: a spelling missed here costs the demo nothing. */
function roughKeys({ buyer, deliveries, device, payment }: OrderInput): string[] {
  const ship = deliveries?.[0];
  const typed = [
    buyer?.memberId,
    buyer?.email,
    buyer?.mobile,
    device?.deviceId,
    payment?.card?.token,
    ship?.addressLine1,
    ship?.mobile,
  ];
  return typed.filter((key) => key !== undefined);
}

/** Decided already means that an earlier loading got this far. */
async function decideOnce(
  actor: UserActor,
  caseId: string,
  word: ReturnType<typeof analystWord>,
  now: Date,
): Promise<void> {
  try {
    await decideCase(actor, caseId, word, { now, requestId: "demo" });
  } catch (error) {
    if (!(error instanceof DomainError && error.code === "case_decided")) throw error;
  }
}
