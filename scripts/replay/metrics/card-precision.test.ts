import { describe, expect, it } from "vitest";
import { type CardPayment, cardPrecision } from "./card-precision";

const pay = (day: string, card: string, score: number, fraud = false): CardPayment => ({ day, card, score, fraud });

describe("cardPrecision", () => {
  it("ranks cards by their highest score of the day", () => {
    const payments = [pay("1", "a", 1), pay("1", "a", 9, true), pay("1", "b", 5), pay("1", "c", 1, true)];
    expect(cardPrecision(payments, 2)).toBe(0.5);
  });

  it("counts a card once, by any fraud of the day", () => {
    expect(cardPrecision([pay("1", "a", 9), pay("1", "a", 1, true)], 1)).toBe(1);
  });

  it("leaves cards found on an earlier day out of later ones, but not those missed", () => {
    const payments = [
      pay("1", "a", 9, true),
      pay("1", "b", 1, true),
      pay("2", "a", 9, true),
      pay("2", "b", 8, true),
      pay("2", "c", 7),
    ];
    expect(cardPrecision(payments, 1)).toBe(1);
    expect(cardPrecision([...payments, pay("3", "b", 9, true), pay("3", "d", 1)], 1)).toBeCloseTo(2 / 3, 12);
  });

  it("divides by the number asked for also on days with fewer cards, and means over the days", () => {
    expect(cardPrecision([pay("1", "a", 9, true), pay("2", "b", 9)], 4)).toBe(0.125);
    expect(cardPrecision([], 100)).toBeNull();
  });

  it("does not depend on the order of the payments", () => {
    const payments = Array.from({ length: 50 }, (_, index) => pay("1", `c${index}`, 1, index < 10));
    expect(cardPrecision(payments.toReversed(), 20)).toBe(cardPrecision(payments, 20));
  });
});
