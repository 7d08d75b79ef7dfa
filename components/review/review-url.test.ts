import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { queueFilter } from "@/lib/review/filter-contract";
import { readUrl } from "@/lib/shared/url-state";
import { filterOf, isNarrowed, REVIEW_URL, wholly } from "./review-url";

const read = (search: string) => readUrl(REVIEW_URL, new URLSearchParams(search));
const names = Object.keys(REVIEW_URL);
const text = fc.oneof(fc.string(), fc.string({ unit: "binary" }), fc.integer().map(String), fc.double().map(String));
const word = fc.constantFrom(
  "soon",
  "overdue",
  "mine",
  "free",
  "kept",
  "escalated",
  "score",
  "C",
  "C27",
  "c27",
  "1e3",
  "",
);

describe("the queue's address", () => {
  it("reads whatever stands there as a filter that the API takes", () => {
    const search = fc.uniqueArray(fc.tuple(fc.constantFrom(...names), fc.oneof(text, word)), {
      selector: ([name]) => name,
    });
    fc.assert(
      fc.property(search, (parameters) => {
        const filter = filterOf(readUrl(REVIEW_URL, new URLSearchParams(parameters)));
        const taken = queueFilter.safeParse(filter);
        expect(taken.error?.issues ?? []).toEqual([]);
        expect(taken.data).toEqual(filter);
      }),
    );
  });

  it("reads every part of it", () => {
    const given =
      "shop=main&minScore=300.5&minAmount=1&maxAmount=2&reason=C27&due=soon&who=mine&state=kept&q=%E5%B1%B1&sort=score";
    expect(filterOf(read(given))).toEqual({
      shop: "main",
      minScore: 300.5,
      minAmount: 1,
      maxAmount: 2,
      reason: "C27",
      due: "soon",
      who: "mine",
      state: "kept",
      q: "山",
      sort: "score",
    });
    expect(read("case=0198a000-0000-7000-8000-000000000001").case).toBe("0198a000-0000-7000-8000-000000000001");
    expect(read("case=1&minAmount=1.5&q=%00")).toEqual({});
  });

  it("a whole filter leaves nothing of the one before, but the shop", () => {
    expect(wholly({ who: "mine" })).toMatchObject({ who: "mine", q: undefined, minScore: undefined, case: undefined });
    expect(wholly({ who: "mine" })).not.toHaveProperty("shop");
    expect([isNarrowed({ shop: "main", sort: "score" }), isNarrowed({ who: "mine" })]).toEqual([false, true]);
  });
});
