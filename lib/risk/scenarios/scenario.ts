import type { OrderEventType, Verdict } from "../../shared/vocabulary";
import type { Facts, IpFacts, ListFacts, MailFacts, OutsideFacts, UnknownWhy } from "../facts";
import type { OrderInput } from "../order";
import type { Rule } from "../ruleset";
import type { RiskSettingsInput } from "../settings";
import type { SignalCode } from "../signals";

/** A golden order: what happened before, what is ordered now, and what the engine must say of it. */
export type Scenario = {
  /** A sentence that says what must hold. */
  readonly name: string;
  readonly order: OrderInput;
  readonly world?: World;
  /** Default: the starter rules. */
  readonly rules?: readonly Rule[];
  readonly settings?: RiskSettingsInput;
  readonly expect: Expectation;
};

export type Expectation = {
  readonly verdict: Verdict;
  /** Signals that must fire. */
  readonly fires?: readonly SignalCode[];
  /** Signals that must answer *clear*. */
  readonly silent?: readonly SignalCode[];
  /** Signals that must say that they do not know, and why. */
  readonly unknown?: { readonly [Code in SignalCode]?: UnknownWhy };
  /** Rules that must fire. */
  readonly rules?: readonly string[];
  /** Nothing but `fires` may fire. */
  readonly nothingElse?: boolean;
};

/** What the merchant knows when the order arrives. */
export type World = {
  /** In any order; those dated after the order are not seen. */
  readonly earlier?: readonly EarlierOrder[];
  readonly lists?: Partial<ListFacts>;
  /** Facts of the IP; a Japanese household line where an IP was sent and nothing is said. */
  readonly ip?: Partial<IpFacts> | UnknownWhy;
  /** Facts of the mail domain; an ordinary one where a mail address was sent and nothing is said. */
  readonly mail?: Partial<MailFacts> | UnknownWhy;
  /** What tables and providers say; those that are not named say nothing. */
  readonly outside?: Partial<OutsideFacts>;
  readonly shop?: Facts["shop"];
  readonly network?: Facts["network"];
  readonly degraded?: readonly string[];
};

export type EarlierOrder = {
  readonly order: OrderInput;
  readonly outcomes?: readonly { readonly type: OrderEventType; readonly at: string }[];
};

/** The moment at which every scenario's order is placed: a Monday noon in Tokyo. */
export const NOW = "2026-06-15T12:00:00+09:00";

const UNIT_MS = { minutes: 60_000, hours: 3_600_000, days: 86_400_000 };

/** An instant before NOW. */
export function ago(amount: number, unit: keyof typeof UNIT_MS): string {
  return new Date(Date.parse(NOW) - amount * UNIT_MS[unit]).toISOString();
}
