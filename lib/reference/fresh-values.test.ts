import { afterEach, expect, it, vi } from "vitest";
import { FreshValues } from "./fresh-values";

afterEach(() => vi.useRealTimers());

it("answers what is known at once, reads again behind it, and keeps it when reading fails", async () => {
  vi.useFakeTimers({ toFake: ["performance"] });
  let read = 0;
  let broken = false;
  const values = new FreshValues(async (key: string) => {
    if (broken) throw new Error("the database is down");
    return `${key}${++read}`;
  });
  expect(await Promise.all([values.get("a"), values.get("a")])).toEqual(["a1", "a1"]);
  expect(values.get("a")).toBe("a1");
  vi.advanceTimersByTime(2_001);
  expect(values.get("a")).toBe("a1");
  await vi.waitFor(() => expect(values.get("a")).toBe("a2"));
  broken = true;
  vi.advanceTimersByTime(2_001);
  expect(values.get("a")).toBe("a2");
  await Promise.resolve();
  expect(values.get("a")).toBe("a2");
});

it("waits for the truth after it was told to forget, also while an older reading is under way", async () => {
  const pending: ((value: string) => void)[] = [];
  const values = new FreshValues(() => new Promise<string>((resolve) => pending.push(resolve)));
  const older = values.get("a");
  values.forget("a");
  const newer = values.get("a");
  pending[1]?.("new");
  expect(await newer).toBe("new");
  pending[0]?.("old");
  expect(await older).toBe("old");
  expect(values.get("a")).toBe("new");
});

it("rejects while nothing is known, and tries again for the next asker", async () => {
  let broken = true;
  const values = new FreshValues(async () => {
    if (broken) throw new Error("down");
    return "up";
  });
  await expect(values.get("a")).rejects.toThrow("down");
  broken = false;
  expect(await values.get("a")).toBe("up");
});
