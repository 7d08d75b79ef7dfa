import { expect, it } from "vitest";
import { inOrderedLanes } from "./ordered-lanes";

type Item = { id: number; keys: string[]; delay: number };

/** A worker whose items end after as many turns of the event loop as they say. */
function recorder() {
  const log: string[] = [];
  let now = 0;
  let most = 0;
  return {
    log,
    most: () => most,
    work: async (item: Item) => {
      now++;
      most = Math.max(most, now);
      log.push(`+${item.id}`);
      for (let turn = 0; turn < item.delay; turn++) await new Promise(setImmediate);
      log.push(`-${item.id}`);
      now--;
      return item.id;
    },
  };
}

it("keeps items that share a key in their order, however long each takes", async () => {
  const items = Array.from({ length: 30 }, (_, id) => ({ id, keys: [`k${id % 3}`], delay: (id * 7) % 5 }));
  const { log, work } = recorder();
  const results = await inOrderedLanes(items, 8, (item) => item.keys, work);
  expect(results).toEqual(items.map((item) => item.id));
  for (const key of ["k0", "k1", "k2"]) {
    const own = items.filter((item) => item.keys.includes(key)).flatMap((item) => [`+${item.id}`, `-${item.id}`]);
    expect(log.filter((entry) => own.includes(entry))).toEqual(own);
  }
});

it("runs items that share nothing side by side, up to the width", async () => {
  const items = Array.from({ length: 20 }, (_, id) => ({ id, keys: [`own${id}`], delay: 3 }));
  const { most, work } = recorder();
  await inOrderedLanes(items, 4, (item) => item.keys, work);
  expect(most()).toBe(4);
});

it("fails when an item fails", async () => {
  const fail = async (item: number) => {
    if (item === 2) throw new Error("broken");
    return item;
  };
  await expect(inOrderedLanes([1, 2, 3], 2, () => [], fail)).rejects.toThrow("broken");
});
