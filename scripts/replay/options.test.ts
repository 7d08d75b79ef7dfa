import { describe, expect, it } from "vitest";
import { parseOptions } from "./options";

describe("parseOptions", () => {
  it("reads a command line, digits grouped or not", () => {
    expect(parseOptions(["a.csv", "--limit", "50_000", "--concurrency", "4", "--json", "out.json"])).toEqual({
      file: "a.csv",
      limit: 50_000,
      concurrency: 4,
      json: "out.json",
      target: null,
    });
  });

  it("takes all orders by default, and help instead of a run", () => {
    expect(parseOptions(["a.csv"])?.limit).toBe(Number.POSITIVE_INFINITY);
    expect(parseOptions(["--help"])).toBeNull();
  });

  it.each([
    [[], /Which file/],
    [["a", "b"], /exactly one/],
    [["a", "--url", "http://localhost"], /belong together/],
    [["a", "--limit", "0"], /--limit 0/],
    [["a", "--concurrency", "many"], /--concurrency many/],
    [["a", "--nonsense"], /nonsense/],
  ])("says what is wrong with %j", (args, message) => {
    expect(() => parseOptions(args)).toThrow(message);
  });
});
