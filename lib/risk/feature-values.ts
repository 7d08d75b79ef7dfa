import type { ListName } from "../shared/vocabulary";
import type { Facts } from "./facts";
import type { Item, PartyIdentity } from "./order";
import { LISTS_SOURCE } from "./signals/history";
import { DAY, HOUR } from "./signals/params";

/** Undefined where one side is not known. */
export function differs(a: string | undefined, b: string | undefined): boolean | undefined {
  return a === undefined || b === undefined ? undefined : a !== b;
}

/** Undefined where there is no address. */
export function isPresent(
  address: PartyIdentity["address"] | undefined,
  part: "room" | "building",
): boolean | undefined {
  return address == null ? undefined : address[part] !== null;
}

/** Undefined where the answer is not known. */
export function known(value: boolean | "unknown" | undefined): boolean | undefined {
  return value === "unknown" ? undefined : value;
}

/** Undefined where the article has no limit. */
export function overLimit(item: Item): boolean | undefined {
  return item.purchaseLimit === undefined ? undefined : (item.quantity ?? 1) > item.purchaseLimit;
}

/** Matches on one list; undefined where the lists could not be read. */
export function hitsOn(facts: Facts, list: ListName): number | undefined {
  if (facts.degraded.includes(LISTS_SOURCE)) return undefined;
  return facts.lists.hits.filter((hit) => hit.list === list).length;
}

/** True when any is true, undefined when none says anything. */
export function some(values: readonly (boolean | undefined)[] | undefined): boolean | undefined {
  const told = values?.filter((value) => value !== undefined) ?? [];
  return told.length === 0 ? undefined : told.includes(true);
}

/** Undefined where there is nothing to add up. */
export function sum(values: readonly number[] | undefined): number | undefined {
  return values?.reduce((total, value) => total + value, 0);
}

/** The largest of those that are told; undefined when none is. */
export function max(values: readonly (number | undefined)[] | undefined): number | undefined {
  const told = values?.filter((value) => value !== undefined) ?? [];
  return told.length === 0 ? undefined : Math.max(...told);
}

/** Divided; undefined stays undefined. */
export function scaled(value: number | undefined, by: number): number | undefined {
  return value === undefined ? undefined : value / by;
}

/** An instant whose UTC parts read as the wall clock in Tokyo, which has had no daylight saving time since 1951. */
export function tokyo(at: number): Date {
  return new Date(at + 9 * HOUR * 1_000);
}

/** Undefined where the start was not sent, cannot be read or lies after the end. A bare day begins in Tokyo. */
export function secondsBetween(from: string | undefined, to: number): number | undefined {
  const start = from !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(from) ? `${from}T00:00:00+09:00` : from;
  const seconds = start === undefined ? Number.NaN : (to - Date.parse(start)) / 1_000;
  return Number.isNaN(seconds) || seconds < 0 ? undefined : seconds;
}

/** As `secondsBetween`, in days. */
export function daysBetween(from: string | undefined, to: number): number | undefined {
  return scaled(secondsBetween(from, to), DAY);
}

/** As `secondsBetween`, in full years. */
export function yearsBetween(from: string | undefined, to: number): number | undefined {
  const days = daysBetween(from, to);
  return days === undefined ? undefined : Math.floor(days / 365.2425);
}
