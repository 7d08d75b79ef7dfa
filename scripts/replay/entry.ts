import type { BatchEvent } from "@/lib/outcomes/contract";
import type { OrderInput } from "@/lib/risk/order";

/** What the file itself says became of an order, and when that was known (ISO 8601). */
export type KnownLabel = { readonly fraud: boolean; readonly at: string };

/** One line of a file: an order, an event of an earlier order, or why it is neither. `line` counts from 1, the header included. */
export type Entry =
  | { readonly kind: "order"; readonly line: number; readonly order: OrderInput; readonly label: KnownLabel | null }
  | { readonly kind: "event"; readonly line: number; readonly event: BatchEvent }
  | Fault;

export type Fault = { readonly kind: "fault"; readonly line: number; readonly why: string };

/** Orders and events in the order of the file, and how to read them. */
export type Source = {
  readonly format: "card payments" | "orders (CSV)" | "orders and events (NDJSON)";
  /** Whether events stand on lines of their own; else every label comes with its order. */
  readonly hasEvents: boolean;
  /** What a calendar day is: hours ahead of UTC. */
  readonly dayOffsetHours: number;
  /** What makes two orders act on one another; null = every identifier that the engine looks up. */
  readonly keysOf: ((order: OrderInput) => readonly string[]) | null;
  readonly entries: AsyncIterable<Entry>;
};
