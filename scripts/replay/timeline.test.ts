import { describe, expect, it } from "vitest";
import type { OrderInput } from "@/lib/risk/order";
import type { Entry } from "./entry";
import { type TimelineOptions, timeline } from "./timeline";

const at = (day: number) => new Date(Date.UTC(2026, 0, day)).toISOString();
const order = (id: string, day: number, label: { fraud: boolean; day: number } | null = null): Entry => ({
  kind: "order",
  line: 0,
  order: { externalOrderId: id, orderedAt: at(day), amountTotal: 1, currency: "JPY" } satisfies OrderInput,
  label: label && { fraud: label.fraud, at: at(label.day) },
});
const event = (id: string, day: number): Entry => ({
  kind: "event",
  line: 0,
  event: { externalOrderId: id, type: "paid", occurredAt: at(day) },
});

async function stepsOf(entries: Entry[], options: Partial<TimelineOptions> = {}): Promise<string[]> {
  async function* source() {
    yield* entries;
  }
  const told: string[] = [];
  const all = { limit: Number.POSITIVE_INFINITY, now: Date.UTC(2026, 11, 31), hasEvents: true, ...options };
  for await (const step of timeline(source(), all)) {
    if (step.kind === "fault") told.push(`fault: ${step.why}`);
    else if (step.kind === "order") told.push(step.order.externalOrderId);
    else told.push(`${step.event.externalOrderId} ${step.event.type}`);
  }
  return told;
}

describe("timeline", () => {
  it("tells a label when it was known: before every later order, after every earlier one and those of the same instant", async () => {
    const steps = await stepsOf([order("a", 1, { fraud: true, day: 8 }), order("b", 7), order("c", 8), order("d", 9)]);
    expect(steps).toEqual(["a", "b", "c", "a confirmed_fraud", "d"]);
  });

  it("goes on after the last order until now, and tells nothing that is not known yet", async () => {
    const entries = [order("a", 1, { fraud: false, day: 8 }), order("b", 2, { fraud: true, day: 9 }), event("a", 20)];
    expect(await stepsOf(entries, { now: Date.parse(at(8)) })).toEqual(["a", "b", "a confirmed_genuine"]);
  });

  it("puts lines that changed places into the order of time", async () => {
    expect(await stepsOf([order("b", 2), order("a", 1), event("a", 4), order("c", 3)])).toEqual([
      "a",
      "b",
      "c",
      "a paid",
    ]);
  });

  it("refuses a line that comes too late to be put in its place", async () => {
    const many = Array.from({ length: 6_000 }, (_, index) => order(`o${index}`, 10 + index / 1_000));
    const steps = await stepsOf([...many, order("late", 1)]);
    expect(steps).not.toContain("late");
    expect(steps.filter((step) => step.startsWith("fault"))).toHaveLength(1);
  });

  it("takes the first orders, and only their events, which may stand far behind", async () => {
    const entries = [order("a", 1), order("b", 2), order("c", 3), event("c", 4), event("a", 5)];
    expect(await stepsOf(entries, { limit: 2 })).toEqual(["a", "b", "a paid"]);
  });
});
