import { describe, expect, it } from "vitest";
import { ORDER_EVENT_TYPES, type OrderEventType, VERDICTS, type Verdict } from "../shared/vocabulary";
import { type ShipQuestion, shipDecision } from "./ship-decision";

const at = (hour: number) => new Date(Date.UTC(2026, 3, 1, hour));
const ask = (more: Partial<ShipQuestion> = {}) =>
  shipDecision({ verdict: "OK", screenedAt: at(1), manual: null, inHouse: null, events: [], ...more });
const manual = (decision: "approve" | "reject") => ({ decision, reasonCode: "gift", decidedAt: at(3) });
const event = (type: OrderEventType, hour = 5) => ({ type, occurredAt: at(hour) });

const STOPPING = ["cancelled", "deleted", "confirmed_fraud", "chargeback"] as const;
const others = ORDER_EVENT_TYPES.filter((type) => !STOPPING.some((one) => one === type));

describe("our verdict alone", () => {
  it.each([
    ["OK", "ship"],
    ["HOLD", "wait"],
    ["NG", "stop"],
  ] as const)("%s means %s", (verdict, decision) => {
    expect(ask({ verdict })).toEqual({
      decision,
      basis: "automatic",
      reasons: [`verdict:${verdict}`],
      decidedAt: at(1).toISOString(),
    });
  });
});

describe("our verdict and the merchant's own", () => {
  it.each([
    ["OK", "OK", "ship"],
    ["OK", "HOLD", "wait"],
    ["OK", "NG", "stop"],
    ["HOLD", "OK", "wait"],
    ["HOLD", "HOLD", "wait"],
    ["HOLD", "NG", "stop"],
    ["NG", "OK", "stop"],
    ["NG", "HOLD", "stop"],
    ["NG", "NG", "stop"],
  ] as const)("%s and %s: the stricter counts, %s", (verdict, own, decision) => {
    expect(ask({ verdict, inHouse: { verdict: own, at: at(2) } })).toMatchObject({
      decision,
      basis: "combined",
      reasons: [`verdict:${verdict}`, `in_house:${own}`],
    });
  });

  it("was decided when the later of the two spoke", () => {
    expect(ask({ inHouse: { verdict: "OK", at: at(2) } }).decidedAt).toBe(at(2).toISOString());
    expect(ask({ inHouse: { verdict: "OK", at: at(0) } }).decidedAt).toBe(at(1).toISOString());
  });
});

describe("a person's decision", () => {
  const everyWord = VERDICTS.flatMap((verdict) =>
    [null, ...VERDICTS].map((own): [Verdict, Verdict | null] => [verdict, own]),
  );

  it.each(everyWord)("stands above the verdict %s and the merchant's %s", (verdict, own) => {
    const inHouse = own && { verdict: own, at: at(4) };
    const answer = (decision: "approve" | "reject") => ask({ verdict, inHouse, manual: manual(decision) });
    expect(answer("approve")).toEqual({
      decision: "ship",
      basis: "manual",
      reasons: ["approve:gift"],
      decidedAt: at(3).toISOString(),
    });
    expect(answer("reject")).toMatchObject({ decision: "stop", basis: "manual", reasons: ["reject:gift"] });
  });
});

describe("events", () => {
  it.each(STOPPING)("%s stops the shipment, whatever anybody decided", (type) => {
    for (const verdict of VERDICTS) {
      for (const decided of [null, manual("approve"), manual("reject")]) {
        expect(ask({ verdict, manual: decided, events: [event("shipped"), event(type, 6)] })).toEqual({
          decision: "stop",
          basis: "combined",
          reasons: [`event:${type}`],
          decidedAt: at(6).toISOString(),
        });
      }
    }
  });

  it.each(others)("%s changes nothing of the decision", (type) => {
    for (const verdict of VERDICTS) expect(ask({ verdict, events: [event(type)] })).toEqual(ask({ verdict }));
    expect(ask({ manual: manual("approve"), events: [event(type)] }).decision).toBe("ship");
  });

  it("the first that ends the order is the reason", () => {
    expect(ask({ events: [event("cancelled", 5), event("chargeback", 7)] }).reasons).toEqual(["event:cancelled"]);
  });
});
