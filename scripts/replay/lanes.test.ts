import { describe, expect, it } from "vitest";
import { OrderedLanes } from "./lanes";

type Gate = { readonly opened: Promise<void>; readonly open: () => void };
function gate(): Gate {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open: () => open() };
}

const turns = async () => {
  for (let i = 0; i < 20; i++) await Promise.resolve();
};

describe("OrderedLanes", () => {
  it("starts a piece only when every earlier one that shares a key has ended, and lets the others pass", async () => {
    const lanes = new OrderedLanes(4);
    const log: string[] = [];
    const first = gate();
    await lanes.add(["a", "b"], async () => {
      log.push("1 starts");
      await first.opened;
      log.push("1 ends");
    });
    await lanes.add(["b", "c"], async () => void log.push("2"));
    await lanes.add(["d"], async () => void log.push("3"));
    await turns();
    expect(log).toEqual(["1 starts", "3"]);
    first.open();
    await lanes.drain();
    expect(log).toEqual(["1 starts", "3", "1 ends", "2"]);
  });

  it("runs no more than its width at once", async () => {
    const lanes = new OrderedLanes(2);
    let running = 0;
    let most = 0;
    for (let i = 0; i < 20; i++) {
      await lanes.add([`k${i}`], async () => {
        running += 1;
        most = Math.max(most, running);
        await turns();
        running -= 1;
      });
    }
    await lanes.drain();
    expect(most).toBe(2);
  });

  it("tells a failure to whoever adds or drains next, and starts nothing after it", async () => {
    const lanes = new OrderedLanes(1);
    let ran = false;
    await lanes.add(["a"], () => Promise.reject(new Error("refused")));
    await lanes.add(["a"], async () => {
      ran = true;
    });
    await expect(lanes.drain()).rejects.toThrow("refused");
    await expect(lanes.add(["b"], async () => {})).rejects.toThrow("refused");
    expect(ran).toBe(false);
  });
});
