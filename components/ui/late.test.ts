import { describe, expect, it } from "vitest";
import { late } from "./late";

const Part = () => null;

describe("a part of a page that comes late", () => {
  it("is brought once, and tells those who wait for it", async () => {
    let brought = 0;
    const part = late(async () => {
      brought++;
      return Part;
    });
    let told = 0;
    part.subscribe(() => told++);
    expect(part.now()).toBeNull();
    await Promise.all([part.load(), part.load()]);
    expect([part.now(), brought, told]).toEqual([Part, 1, 1]);
  });

  it("is asked for again when it could not be had", async () => {
    let tries = 0;
    const part = late(async () => {
      if (++tries === 1) throw new Error("no network");
      return Part;
    });
    await part.load();
    expect(part.now()).toBeNull();
    await part.load();
    expect(part.now()).toBe(Part);
  });
});
