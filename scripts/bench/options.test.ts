import { describe, expect, it } from "vitest";
import { parseOptions } from "./options";

describe("parseOptions", () => {
  it("measures what takes seconds by default", () => {
    const options = parseOptions([]);
    expect(options).toMatchObject({ history: null, connections: [1, 4, 16] });
    expect([...(options?.parts ?? [])]).toEqual(["floor", "screen", "offered", "engine", "start"]);
  });

  it("reads what is asked for", () => {
    expect(parseOptions(["--history", "0", "--connections", "8", "--only", "screen", "--rounds", "1"])).toEqual({
      history: 0,
      rounds: 1,
      seconds: 3,
      connections: [8],
      parts: new Set(["screen"]),
    });
  });

  it.each([
    [["--history", "2000001"], /--history 2000001/],
    [["--connections", "1,x"], /--connections x/],
    [["--only", "all"], /--only all/],
    [["--fast"], /fast/],
  ])("says what is wrong with %j", (args, message) => {
    expect(() => parseOptions(args)).toThrow(message);
  });
});
