import type { OrderInput } from "../risk/order";
import type { OrderEventType, Typology } from "../shared/vocabulary";

/** What a shop sells, which decides its goods, payment methods and the frauds it attracts. */
export type ShopKind = "cosmetics" | "electronics" | "fashion";
export type SimulatedShop = { readonly id: string; readonly kind: ShopKind };

export type SimulateOptions = {
  /** Any integer; the same seed gives a byte-identical stream. */
  readonly seed: number;
  /** At least one. */
  readonly shops: readonly SimulatedShop[];
  /** Start of the first day. */
  readonly from: Date;
  /** Length of the period, in days of 24 h. Runs with the same orders per day share their beginning. */
  readonly days: number;
  /** Exactly this many orders are generated. */
  readonly orders: number;
  /** Multiplies the number of gangs; 1 (the default) makes about 2.8 % of the orders fraudulent. */
  readonly fraudFactor?: number;
};

/** What really happened, which no screening may see. */
export type Truth = {
  readonly fraud: boolean;
  /** Null for genuine orders and for friendly fraud. */
  readonly typology: Typology | null;
  /** The population or trick the order comes from, e.g. `dormitory`, `house_move`, `card_testing`. */
  readonly story: string;
  /** Orders of one gang share it; null outside gangs. */
  readonly ring: string | null;
};

export type SimulatedOrder = { readonly kind: "order"; readonly order: OrderInput; readonly truth: Truth };

export type SimulatedOutcome = {
  readonly kind: "event";
  readonly externalOrderId: string;
  readonly shopId: string;
  readonly event: {
    readonly type: OrderEventType;
    /** ISO 8601 with offset. */
    readonly occurredAt: string;
    /** JPY. */
    readonly amount?: number;
    readonly typology?: Typology;
  };
};

export type SimulatedEvent = SimulatedOrder | SimulatedOutcome;
