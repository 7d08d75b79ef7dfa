import { expect, it } from "vitest";
import { cpuOfTree, parseStat } from "./process-cpu";

it("reads the stat line of a program whose name looks like one itself", () => {
  const line = "42 (a) S 7 (x)) S 7 42 42 0 -1 4194560 100 0 0 0 120 30 5 5 20 0 1 0 100 0 0";
  expect(parseStat(line)).toEqual({ parent: 7, cpuMs: 1_600 });
});

it("does not know a process that is not there", () => {
  expect(cpuOfTree(2 ** 30)).toBeNull();
});
