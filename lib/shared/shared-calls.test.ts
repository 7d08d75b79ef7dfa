import { describe, expect, it } from "vitest";
import { SharedCalls } from "./shared-calls";

type Item = { readonly id: number; readonly group?: string; readonly keys?: readonly string[]; readonly bad?: boolean };

/** Calls that end when the test says so. */
function desk(
  rules: {
    lanes?: number;
    lanesOfGroup?: number;
    itemsMax?: number;
    mayBeOneItem?: boolean;
    failsWaiting?: boolean;
  } = {},
) {
  const calls: { items: readonly Item[]; end: () => void }[] = [];
  const shared = new SharedCalls<Item, number>(
    (items) =>
      new Promise((resolve, reject) => {
        const answer = items.map((item) => item.id * 10);
        const end = () => (items.some((item) => item.bad) ? reject(new Error("bad item")) : resolve(answer));
        calls.push({ items, end });
      }),
    {
      lanes: rules.lanes ?? 1,
      lanesOfGroup: rules.lanesOfGroup ?? rules.lanes ?? 1,
      itemsMax: rules.itemsMax ?? 8,
      groupOf: (item) => item.group ?? "",
      clashesOf: (item) => item.keys ?? [],
      mayBeOneItem: () => rules.mayBeOneItem ?? true,
      failsWaiting: () => rules.failsWaiting ?? false,
    },
  );
  const idsOf = () => calls.map(({ items }) => items.map((item) => item.id));
  return { shared, calls, idsOf };
}

/** Long enough for a call that has ended to be followed by the next. */
const turn = async () => {
  for (let at = 0; at < 2; at++) await new Promise((resolve) => setImmediate(resolve));
};

describe("SharedCalls", () => {
  it("sends together what arrives together and what arrives meanwhile, each answered with its own", async () => {
    const { shared, calls, idsOf } = desk();
    const first = [1, 2].map((id) => shared.ask({ id }));
    await turn();
    const meanwhile = [3, 4, 5].map((id) => shared.ask({ id }));
    await turn();
    expect(idsOf()).toEqual([[1, 2]]);
    calls[0]?.end();
    await turn();
    expect(idsOf()).toEqual([
      [1, 2],
      [3, 4, 5],
    ]);
    calls[1]?.end();
    expect(await Promise.all([...first, ...meanwhile])).toEqual([10, 20, 30, 40, 50]);
  });

  it("asks for what waits before those who were answered go on", async () => {
    const { shared, calls, idsOf } = desk();
    const whenAnswered = shared.ask({ id: 1 }).then(() => idsOf());
    await turn();
    void shared.ask({ id: 2 });
    await turn();
    calls[0]?.end();
    expect(await whenAnswered).toEqual([[1], [2]]);
  });

  it("never puts two groups, or two items with a key in common, into one call, nor lets a third overtake the second", async () => {
    const { shared, calls, idsOf } = desk();
    void shared.ask({ id: 1, keys: ["card"] });
    void shared.ask({ id: 2, keys: ["card", "device"] });
    void shared.ask({ id: 3, keys: ["device"] });
    void shared.ask({ id: 4, group: "other" });
    void shared.ask({ id: 5 });
    for (let at = 0; at < 4; at++) {
      await turn();
      calls[at]?.end();
    }
    expect(idsOf()).toEqual([[1, 5], [2], [3], [4]]);
  });

  it("keeps to its lanes and to the size of a call", async () => {
    const { shared, calls, idsOf } = desk({ lanes: 2, itemsMax: 2 });
    for (let id = 0; id < 6; id++) void shared.ask({ id });
    await turn();
    const underWay = [
      [0, 1],
      [2, 3],
    ];
    expect(idsOf()).toEqual(underWay);
    calls[1]?.end();
    await turn();
    expect(idsOf()).toEqual([...underWay, [4, 5]]);
  });

  it("gives each group its own lanes: one under load neither takes another's nor is overtaken in its own", async () => {
    const { shared, calls, idsOf } = desk({ lanes: 2, lanesOfGroup: 1 });
    void shared.ask({ id: 0 });
    void shared.ask({ id: 3, group: "other" });
    await turn();
    for (const id of [1, 2]) void shared.ask({ id });
    void shared.ask({ id: 4, group: "other" });
    void shared.ask({ id: 5, group: "third" });
    await turn();
    expect(idsOf()).toEqual([[0], [3]]);
    calls[0]?.end();
    await turn();
    expect(idsOf()).toEqual([[0], [3], [1, 2]]);
    calls[1]?.end();
    await turn();
    expect(idsOf()).toEqual([[0], [3], [1, 2], [4]]);
  });

  it("fails the one item that can't be served, and no other", async () => {
    const { shared, calls } = desk();
    const settled = Promise.allSettled([
      shared.ask({ id: 2 }),
      shared.ask({ id: 3, bad: true }),
      shared.ask({ id: 4 }),
    ]);
    for (let at = 0; at < 4; at++) {
      await turn();
      calls[at]?.end();
    }
    expect((await settled).map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
  });

  it("fails all of a call at once when no single item can be the cause", async () => {
    const { shared, calls } = desk({ mayBeOneItem: false });
    const settled = Promise.allSettled([shared.ask({ id: 2, bad: true }), shared.ask({ id: 3 })]);
    await turn();
    calls[0]?.end();
    expect((await settled).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    expect(calls).toHaveLength(1);
  });

  it("lets those of a group share the end of a call that waited as long as one may; other groups and later askers are served", async () => {
    const { shared, calls, idsOf } = desk({ lanes: 2, lanesOfGroup: 1, mayBeOneItem: false, failsWaiting: true });
    const first = shared.ask({ id: 0, bad: true });
    await turn();
    const waiting = [1, 2].map((id) => shared.ask({ id }));
    const other = shared.ask({ id: 3, group: "other" });
    await turn();
    calls[0]?.end();
    const ends = await Promise.allSettled([first, ...waiting]);
    expect(ends.map((end) => end.status)).toEqual(["rejected", "rejected", "rejected"]);
    const later = shared.ask({ id: 4 });
    await turn();
    expect(idsOf()).toEqual([[0], [3], [4]]);
    for (const call of calls.slice(1)) call.end();
    expect(await Promise.all([other, later])).toEqual([30, 40]);
  });
});
