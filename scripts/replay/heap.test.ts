import { describe, expect, it } from "vitest";
import { TimeHeap } from "./heap";

describe("TimeHeap", () => {
  it("gives values in the order of time, and those of one instant as they came", () => {
    const heap = new TimeHeap<string>();
    for (const [at, value] of [
      [5, "e"],
      [1, "a"],
      [3, "c1"],
      [3, "c2"],
      [2, "b"],
      [3, "c3"],
    ] as const) {
      heap.push(at, value);
    }
    expect(heap.nextAt).toBe(1);
    const given: (string | undefined)[] = [];
    while (heap.size > 0) given.push(heap.pop());
    expect(given).toEqual(["a", "b", "c1", "c2", "c3", "e"]);
  });

  it("is empty at an infinite instant", () => {
    const heap = new TimeHeap<string>();
    expect([heap.pop(), heap.nextAt, heap.size]).toEqual([undefined, Number.POSITIVE_INFINITY, 0]);
  });
});
