import { describe, expect, it } from "vitest";
import { parseOptions } from "./options";

describe("parseOptions", () => {
  it("measures everything by default, in minutes", () => {
    const options = parseOptions([]);
    expect(options).toMatchObject({ history: 10_000, large: 100_000, connections: [1, 4, 16] });
    expect([...(options?.parts ?? [])]).toEqual(["floor", "screen", "offered", "engine", "start", "queue", "growth"]);
  });

  it("reads what is asked for", () => {
    expect(parseOptions(["--history", "0", "--connections", "8", "--only", "screen", "--rounds", "1"])).toEqual({
      history: 0,
      large: 100_000,
      rounds: 1,
      seconds: 3,
      connections: [8],
      parts: new Set(["screen"]),
    });
  });

  it.each([
    [["--history", "2000001"], /--history 2000001/],
    [["--large", "0"], /--large 0/],
    [["--connections", "1,x"], /--connections x/],
    [["--only", "all"], /--only all/],
    [["--fast"], /fast/],
  ])("says what is wrong with %j", (args, message) => {
    expect(() => parseOptions(args)).toThrow(message);
  });
});
