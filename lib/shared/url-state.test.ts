import { describe, expect, it } from "vitest";
import { readUrl, urlChoice, urlList, urlNumber, urlText, writeUrl } from "./url-state";

const schema = {
  q: urlText(10),
  verdict: urlList(["OK", "HOLD", "NG"]),
  min: urlNumber({ min: 0, max: 1_000 }),
  sort: urlChoice(["newest", "oldest"]),
};

describe("an address as the state of a page", () => {
  it("reads the same from the browser and from a page's search parameters", () => {
    const expected = { q: "a b", verdict: ["HOLD", "NG"], min: 300, sort: "oldest" };
    expect(readUrl(schema, new URLSearchParams("q=a+b&verdict=NG,HOLD&min=300&sort=oldest"))).toEqual(expected);
    const given = { q: ["a b", "c"], verdict: "NG,HOLD", min: "300", sort: "oldest" };
    expect(readUrl(schema, given)).toEqual(expected);
  });

  it("takes what can't be read for absent", () => {
    const wrong = new URLSearchParams("q=0123456789abc&verdict=MAYBE&min=1e9&sort=<script>");
    expect(readUrl(schema, wrong)).toEqual({ q: "0123456789", verdict: [], sort: "newest" });
  });

  it("writes what was read, and leaves the parameters of others and the defaults alone", () => {
    const before = new URLSearchParams("shop=main&q=old&sort=oldest");
    const after = writeUrl(schema, before, { q: "new", verdict: ["OK", "NG"], sort: "newest" });
    expect(after.toString()).toBe("shop=main&q=new&verdict=OK%2CNG");
    expect(writeUrl(schema, after, { q: "", verdict: [], min: undefined }).toString()).toBe("shop=main");
  });
});
