import { describe, expect, it } from "vitest";
import { type Cell, type Kind, summarise } from "./summarise";

const cell = (kind: Kind, connections: number, perSecond: number, failure: string | null = null): Cell => ({
  kind,
  connections,
  load: {
    requests: 10,
    failures: failure ? 1 : 0,
    firstFailure: failure,
    perSecond,
    p50Ms: 1_000 / perSecond,
    p99Ms: 2_000 / perSecond,
  },
  cpuMs: { node: 1, postgres: null },
});

describe("summarise", () => {
  it("takes medians over the rounds, and the median of each round's own ratio", () => {
    const cells = [
      cell("floor", 4, 100),
      cell("screen", 4, 50),
      cell("floor", 4, 1_000),
      cell("screen", 4, 400),
      cell("floor", 4, 200),
      cell("screen", 4, 60),
    ];
    const [floor, screen, ratio] = summarise(cells, ["floor", "screen"], [4]);
    expect(floor).toMatchObject({ bench: "floor", connections: 4, perSecond: 200, rounds: 3, requests: 30, p50Ms: 5 });
    expect(screen).toMatchObject({ bench: "screen", perSecond: 60, perSecondMin: 50, perSecondMax: 400, nodeCpuMs: 1 });
    expect(ratio).toEqual({ bench: "ratio", connections: 4, screenToFloor: 0.4 });
  });

  it("has no ratio without both, and tells failures", () => {
    const lines = summarise([cell("screen", 1, 10, "500 broken")], ["screen"], [1]);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({ failures: 1, firstFailure: "500 broken", postgresCpuMs: null });
  });
});
