import { describe, expect, it } from "vitest";
import type { CaseSummary } from "@/lib/review/contract";
import { casesOf, neighbourOf, type Queue, withCase, withoutCase } from "./queue-cache";

const SOON = "2126-01-01T00:00:00.000Z";
const LATER = "2126-01-02T00:00:00.000Z";
const summary = (caseId: string, over: Partial<CaseSummary> = {}): CaseSummary => ({
  caseId,
  externalOrderId: caseId,
  shop: { shopId: "shop", name: "本店" },
  orderedAt: SOON,
  openedAt: SOON,
  dueAt: SOON,
  amountTotal: 1,
  currency: "JPY",
  paymentMethod: null,
  riskScore: 500,
  topReason: null,
  reasons: 0,
  heldBy: "",
  claim: null,
  ...over,
});
const held = (caseId: string) =>
  summary(caseId, { claim: { holder: "鈴木", mine: false, claimedAt: SOON, expiresAt: LATER } });
const queue = (...pages: CaseSummary[][]): Queue => ({
  pageParams: pages.map(() => null),
  pages: pages.map((items) => ({
    items,
    nextCursor: null,
    counts: { open: pages.flat().length, overdue: 0 },
    shops: [{ shopId: "shop", name: "本店", open: pages.flat().length }],
  })),
});
const ids = (of: Queue) => of.pages.map((page) => page.items.map((item) => item.caseId));

describe("the queue at hand", () => {
  it("is the same after a case left and came back", () => {
    const before = queue([summary("a"), summary("b")], [summary("c", { dueAt: LATER })]);
    for (const gone of ["a", "b", "c"]) {
      const returning = casesOf(before).find((item) => item.caseId === gone) ?? expect.fail();
      const after = withCase(withoutCase(before, gone), returning);
      expect(casesOf(after)).toEqual(casesOf(before));
      expect(after.pages[0]?.counts).toEqual({ open: 3, overdue: 0 });
    }
  });

  it("counts a case that left on every page", () => {
    const after = withoutCase(queue([summary("a")], [summary("b")]), "a");
    expect(ids(after)).toEqual([[], ["b"]]);
    expect(after.pages.map((page) => [page.counts.open, page.shops[0]?.open])).toEqual([
      [1, 1],
      [1, 1],
    ]);
  });

  it("changes nothing for a case that is not in it, or is in it already", () => {
    const before = queue([summary("a")]);
    expect(withoutCase(before, "x")).toBe(before);
    expect(withCase(before, summary("a"))).toBe(before);
  });

  it("shows a case once that moved from one page to the next while they were read", () => {
    expect(casesOf(queue([summary("a"), summary("b")], [summary("b"), summary("c")])).map((c) => c.caseId)).toEqual([
      "a",
      "b",
      "c",
    ]);
  });
});

describe("neighbourOf", () => {
  it("is the next case that nobody else is on, else the nearest before", () => {
    const cases = [summary("a"), summary("b"), held("c"), summary("d"), held("e")];
    expect(neighbourOf(cases, "b")?.caseId).toBe("d");
    expect(neighbourOf(cases, "d")?.caseId).toBe("b");
    expect(neighbourOf(cases, "unknown")?.caseId).toBe("a");
    expect(neighbourOf([summary("a")], "a")).toBeNull();
  });
});
