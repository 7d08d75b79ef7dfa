import { expect, test } from "vitest";
import { LISTABLE_KINDS, LISTS } from "../shared/vocabulary";
import { DEMO_DAYS, DEMO_ORDERS, DEMO_SHOPS, demoEvents, demoListEntries } from "./demo-plan";

const until = new Date("2026-07-01T09:30:00+09:00");
const events = [...demoEvents(until)];
const entries = demoListEntries(events);

test("the demo spans ninety days of all three shops, and knows nothing of the future", () => {
  const orders = events.filter((event) => event.kind === "order");
  expect(orders.length).toBeGreaterThan(DEMO_ORDERS * 0.99);
  expect(new Set(orders.map((o) => o.order.shopId))).toEqual(new Set(DEMO_SHOPS.map((shop) => shop.id)));
  const instants = events.map((e) => Date.parse(e.kind === "order" ? e.order.orderedAt : e.event.occurredAt));
  expect(Math.max(...instants)).toBeLessThanOrEqual(until.getTime());
  expect(Math.min(...instants)).toBeGreaterThanOrEqual(until.getTime() - DEMO_DAYS * 86_400_000);
});

test("every list and every kind of harm is represented among the entries", () => {
  for (const list of LISTS) expect(entries.filter((entry) => entry.list === list).length, list).toBeGreaterThan(0);
  for (const entry of entries) {
    expect(LISTABLE_KINDS).toContain(entry.kind);
    expect(entry.value).not.toBe("");
    expect(Date.parse(entry.registeredAt)).toBeLessThanOrEqual(until.getTime());
  }
  const reasons = new Set(entries.filter((entry) => entry.list === "block").map((entry) => entry.reason));
  expect(reasons.size).toBeGreaterThanOrEqual(3);
});

test("an entry of a confirmed fraud is not older than its confirmation", () => {
  const confirmations = new Set(events.flatMap((e) => (e.kind === "event" ? [e.event.occurredAt] : [])));
  for (const entry of entries.filter((e) => e.list === "block")) expect(confirmations).toContain(entry.registeredAt);
});

test("an affiliate's own identifiers name the affiliate", () => {
  for (const entry of entries.filter((e) => e.list === "affiliate_own")) expect(entry.subject).toMatch(/^aff-/);
});
