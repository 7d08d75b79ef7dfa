import { buildOrder } from "./build-order";
import { createGangs } from "./gangs";
import { genuinePurchase, planLaunches } from "./genuine";
import { judgeInHouse } from "./in-house";
import { type Later, planOutcomes } from "./outcomes";
import { Pending } from "./pending";
import type { Purchase } from "./purchase";
import { quota, type Rng, rngOf } from "./rng";
import { DAY, dateTokyo, isoTokyo, weekdayTokyo } from "./time";
import type { SimulatedEvent, SimulatedOrder, SimulatedOutcome, SimulateOptions } from "./types";
import { createWorld, drawInstant, type Plan } from "./world";

/** Share of all orders whose genuine buyer disputes the payment. */
const FRIENDLY_SHARE = 0.0025;
/** Share of frauds that nobody ever reports. */
const UNREPORTED_SHARE = 0.06;
/** Sunday first; the mean is 1. */
const WEEKDAY_VOLUME = [1.15, 1.0, 0.93, 0.95, 0.95, 0.98, 1.04];

/**
 * Japanese orders and what becomes of them, in event-time order: exactly `orders` orders over `days` days, then the outcomes that
 * are still to come (up to about five months later; stop reading at your own "now"). Pure: no clock, no I/O; the same options
 * give the same stream, and runs with the same orders per day share their beginning.
 *
 * Cost: about 50 µs an order; memory grows with the number of distinct customers.
 *
 * @throws RangeError when there is no shop, or days or orders are not positive.
 */
export function* simulate(options: SimulateOptions): Generator<SimulatedEvent, void, undefined> {
  if (options.shops.length === 0 || !(options.days > 0) || !(options.orders > 0)) {
    throw new RangeError("simulate needs at least one shop, one day and one order");
  }
  const start = options.from.getTime();
  const pending = new Pending<SimulatedOutcome>();
  const days = new Days(options, start);
  const finish = createFinisher(options, pending);
  let emitted = 0;
  for (let day = 0; emitted < options.orders; day += 1) {
    for (const plan of days.open(day, emitted)) {
      if (emitted >= options.orders) break;
      // Inline: delegating to a second generator costs more than the heap itself.
      for (let next = pending.popUntil(plan.at - 1); next !== null; next = pending.popUntil(plan.at - 1)) yield next;
      yield finish(plan.make(rngOf(options.seed, "order", day, emitted)));
      emitted += 1;
    }
  }
  const forever = Number.POSITIVE_INFINITY;
  for (let next = pending.popUntil(forever); next !== null; next = pending.popUntil(forever)) yield next;
}

/** Decides, day by day, which orders are placed when. */
class Days {
  readonly #agenda = new Map<number, Plan[]>();
  readonly #options: SimulateOptions;
  readonly #start: number;
  readonly #world;
  readonly #startGangs;
  #volume = 0;

  constructor(options: SimulateOptions, start: number) {
    this.#options = options;
    this.#start = start;
    this.#world = createWorld(options, (plan) => this.#schedule(plan));
    this.#startGangs = createGangs(options.seed, this.#world, start);
  }

  /** The day's plans in order of time. Call once per day, in sequence. */
  open(day: number, emitted: number): Plan[] {
    const { seed, orders, days } = this.#options;
    const dayStart = this.#start + day * DAY;
    const rng = rngOf(seed, "day", day);
    this.#startGangs(day);
    planLaunches(this.#world, rng, day);
    this.#volume += WEEKDAY_VOLUME[weekdayTokyo(dayStart)] ?? 1;
    const target = day >= Math.ceil(days) - 1 ? orders : Math.round(this.#world.ordersPerDay * this.#volume);
    const plans = this.#agenda.get(day) ?? [];
    this.#agenda.delete(day);
    for (let left = target - emitted - plans.length; left > 0; left -= 1) {
      const at = drawInstant(rng, dayStart, "customer");
      plans.push({ at, make: (later: Rng) => genuinePurchase(this.#world, later, at) });
    }
    return plans.sort((a, b) => a.at - b.at);
  }

  #schedule(plan: Plan): void {
    const day = Math.floor((plan.at - this.#start) / DAY);
    const plans = this.#agenda.get(day);
    if (plans === undefined) this.#agenda.set(day, [plan]);
    else plans.push(plan);
  }
}

/** Turns purchases into orders, and puts their outcomes into the future. */
function createFinisher(
  options: SimulateOptions,
  pending: Pending<SimulatedOutcome>,
): (purchase: Purchase) => SimulatedOrder {
  const friendly = quota(FRIENDLY_SHARE, 0.5);
  const unreported = quota(UNREPORTED_SHARE, 0.2);
  const sequence = new Map<string, number>();
  let friendlyOwed = 0;
  return (purchase) => {
    if (friendly()) friendlyOwed += 1;
    if (purchase.truth.fraud && unreported()) purchase.fate = "unreported";
    if (friendlyOwed > 0 && mayTurnFriendly(purchase)) {
      friendlyOwed -= 1;
      purchase.fate = "friendly";
      purchase.truth = { fraud: true, typology: null, story: "friendly_fraud", ring: null };
    }
    const shopIndex = options.shops.findIndex((shop) => shop.id === purchase.shop.id);
    const number = (sequence.get(purchase.shop.id) ?? 0) + 1;
    sequence.set(purchase.shop.id, number);
    const day = dateTokyo(purchase.at).replaceAll("-", "");
    const externalOrderId = `S${shopIndex + 1}-${day}-${String(number).padStart(6, "0")}`;
    const rng = rngOf(options.seed, "after", externalOrderId);
    const inHouse = judgeInHouse(rng, purchase);
    const order = buildOrder(rng, purchase, externalOrderId, inHouse);
    for (const later of planOutcomes(rng, purchase, inHouse)) {
      pending.push(later.at, writeOutcome(later, purchase, externalOrderId, order.amountTotal));
    }
    return { kind: "order", order, truth: purchase.truth };
  };
}

/** Only goods that came and were paid by card can be disputed. */
function mayTurnFriendly(purchase: Purchase): boolean {
  const { truth, method, fate, approved } = purchase;
  return !truth.fraud && truth.ring === null && method === "card" && fate === "kept" && approved;
}

function writeOutcome(later: Later, purchase: Purchase, externalOrderId: string, amountJpy: number): SimulatedOutcome {
  const { typology } = purchase.truth;
  return {
    kind: "event",
    externalOrderId,
    shopId: purchase.shop.id,
    event: {
      type: later.type,
      occurredAt: isoTokyo(later.at),
      ...(later.amount === true ? { amount: amountJpy } : {}),
      ...(later.typology === true && typology !== null ? { typology } : {}),
    },
  };
}
