import { describe, expect, it, vi } from "vitest";
import { ExpiringCache } from "./expiring-cache";

const at = (ms: number): Date => new Date(ms);
const cache = () => new ExpiringCache<number>({ entriesMax: 3, lifetimeMs: 100 });

describe("a short memory", () => {
  it("fetches once within its lifetime, and anew after it", async () => {
    const fetch = vi.fn(async () => 1);
    const short = cache();
    await short.load("a", at(0), fetch);
    await short.load("a", at(99), fetch);
    expect(fetch).toHaveBeenCalledTimes(1);
    await short.load("a", at(100), fetch);
    expect(fetch).toHaveBeenCalledTimes(2);
  });

  it("shares one fetch among simultaneous askers", async () => {
    const fetch = vi.fn(async () => 1);
    const short = cache();
    await Promise.all([short.load("a", at(0), fetch), short.load("a", at(0), fetch)]);
    expect(fetch).toHaveBeenCalledTimes(1);
  });

  it("never grows beyond its bound", async () => {
    const short = cache();
    for (let n = 0; n < 50; n++) await short.load(String(n), at(0), async () => n);
    expect(short.size).toBe(3);
  });

  it("does not remember a failure", async () => {
    const short = cache();
    await expect(short.load("a", at(0), () => Promise.reject(new Error("down")))).rejects.toThrow("down");
    expect(await short.load("a", at(0), async () => 7)).toBe(7);
  });

  it("forgets at once, even what is being fetched", async () => {
    const short = cache();
    let finish: (value: number) => void = () => undefined;
    const slow = short.load("a", at(0), () => new Promise((resolve) => (finish = resolve)));
    short.drop("a");
    finish(1);
    expect(await slow).toBe(1);
    expect(await short.load("a", at(1), async () => 2)).toBe(2);
  });
});
