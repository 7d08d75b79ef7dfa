import type { OrderInput } from "@/lib/risk/order";
import { DAY_MS } from "@/lib/shared/durations";
import { DEMO_SHOPS } from "@/lib/simulate/demo-plan";
import { simulate } from "@/lib/simulate/simulate";
import type { Entry, Source } from "../replay/entry";

const SEED = 7;
const DAYS = 365;
/** As dense as the demo's shops: identifiers come back as often as they do there. */
const ORDERS = 48_000;

export const SHOPS = DEMO_SHOPS.map((shop) => ({ code: shop.id, name: shop.nameEn }));

export const placedNow = (order: OrderInput): OrderInput => ({ ...order, orderedAt: new Date().toISOString() });

/** An endless, unrepeating supply of simulated orders that share people, cards, devices and addresses, as real ones do. */
export class OrderSupply {
  readonly #from: Date;
  #seed = SEED;
  #stream;
  #taken = 0;
  readonly #givenBack: OrderInput[] = [];

  constructor(now: Date) {
    this.#from = new Date(now.getTime() - DAYS * DAY_MS);
    this.#stream = this.#simulation();
  }

  /** The next order. */
  next(): OrderInput {
    const unused = this.#givenBack.shift();
    if (unused) return unused;
    for (;;) {
      const step = this.#stream.next();
      if (step.done) this.#restart();
      else if (step.value.kind === "order") return this.#named(step.value.order);
    }
  }

  take(count: number): OrderInput[] {
    return Array.from({ length: count }, () => this.next());
  }

  /** Orders that were taken and not used come next: people of the history go on ordering as long as the simulation lasts. */
  giveBack(orders: readonly OrderInput[]): void {
    this.#givenBack.unshift(...orders);
  }

  /** The next order as if placed this moment. */
  live(): OrderInput {
    return placedNow(this.next());
  }

  /** The next `count` orders with the outcomes that fell due between them. */
  history(count: number): Source {
    return {
      format: "orders and events (NDJSON)",
      hasEvents: true,
      dayOffsetHours: 9,
      // A history need not be the same twice, only alike.
      keysOf: () => [],
      entries: this.#entries(count),
    };
  }

  async *#entries(count: number): AsyncGenerator<Entry, void> {
    let orders = 0;
    while (orders < count) {
      const step = this.#stream.next();
      if (step.done) return;
      if (step.value.kind === "order") {
        orders += 1;
        yield { kind: "order", line: 0, order: this.#named(step.value.order), label: null };
      } else if (this.#seed === SEED) {
        const { externalOrderId, shopId, event } = step.value;
        yield { kind: "event", line: 0, event: { externalOrderId, shopId, ...event } };
      }
    }
  }

  #simulation() {
    return simulate({ seed: this.#seed, shops: DEMO_SHOPS, from: this.#from, days: DAYS, orders: ORDERS });
  }

  #restart(): void {
    this.#seed += 1;
    this.#stream = this.#simulation();
  }

  /** Ids of a second simulation must not meet those of the first. */
  #named(order: OrderInput): OrderInput {
    this.#taken += 1;
    return this.#seed === SEED ? order : { ...order, externalOrderId: `${this.#seed}-${this.#taken}` };
  }
}
