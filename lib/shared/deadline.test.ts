import { expect, it } from "vitest";
import { byDeadline, DeadlinePassed } from "./deadline";

const in10s = () => performance.now() + 10_000;

it("answers, or fails, as what was asked does where that comes first", async () => {
  await expect(byDeadline(Promise.resolve(7), in10s())).resolves.toBe(7);
  await expect(byDeadline(Promise.reject(new Error("refused")), in10s())).rejects.toThrow("refused");
});

it("says that the deadline passed, and lets a failure after it go unheard", async () => {
  let fail: (error: Error) => void = () => {};
  const asked = new Promise<number>((_resolve, reject) => {
    fail = reject;
  });
  await expect(byDeadline(asked, performance.now() - 1)).rejects.toThrow(DeadlinePassed);
  fail(new Error("too late to matter"));
  // An unhandled rejection would end the run.
  await new Promise((resolve) => setImmediate(resolve));
});
