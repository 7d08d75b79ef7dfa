import { describe, expect, it } from "vitest";
import type { CaseSummary } from "@/lib/review/contract";
import { casesOf, countsOf, neighbourOf, type Queue } from "./queue-cache";

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
  kept: false,
  escalated: false,
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
    shops: [],
    reasons: [],
  })),
});
const NOBODY: ReadonlySet<string> = new Set();

describe("the queue at hand", () => {
  it("leaves out what was dealt with and is on its way to the server, also in its counts", () => {
    const overdue = summary("a", { dueAt: "2026-01-01T00:00:00.000Z" });
    const both = queue([overdue, summary("b")], [summary("c")]);
    const acted = new Set(["a", "c", "elsewhere"]);
    expect(casesOf(both, acted).map((item) => item.caseId)).toEqual(["b"]);
    expect(
      countsOf(
        { ...both, pages: both.pages.map((page) => ({ ...page, counts: { open: 3, overdue: 1 } })) },
        acted,
        Date.now(),
      ),
    ).toEqual({
      open: 1,
      overdue: 0,
    });
  });

  it("shows a case once that moved from one page to the next while they were read", () => {
    const moved = queue([summary("a"), summary("b")], [summary("b"), summary("c")]);
    expect(casesOf(moved, NOBODY).map((item) => item.caseId)).toEqual(["a", "b", "c"]);
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
