import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { disposeSingletons } from "../singleton";
import { countRequest } from "./rate-limit";

beforeEach(() => {
  vi.useFakeTimers({ now: Date.UTC(2026, 3, 1) });
});
afterEach(async () => {
  await disposeSingletons();
  vi.useRealTimers();
});

it("counts down, refuses beyond the limit, and lets in again after the minute", async () => {
  expect(await countRequest("a", 2)).toEqual({
    "RateLimit-Limit": "2",
    "RateLimit-Remaining": "1",
    "RateLimit-Reset": "60",
  });
  expect(await countRequest("a", 2)).toMatchObject({ "RateLimit-Remaining": "0" });
  const refused = await countRequest("a", 2).catch((error: unknown) => error);
  expect(refused).toMatchObject({ code: "rate_limited", values: { seconds: 60 } });
  vi.advanceTimersByTime(59_000);
  await expect(countRequest("a", 2)).rejects.toMatchObject({ values: { seconds: 1 } });
  vi.advanceTimersByTime(1_001);
  expect(await countRequest("a", 2)).toMatchObject({ "RateLimit-Remaining": "1" });
});

it("counts each key by itself", async () => {
  await countRequest("a", 1);
  expect(await countRequest("b", 1)).toMatchObject({ "RateLimit-Remaining": "0" });
});

it("limits no key without a limit, and says nothing of one", async () => {
  for (let n = 0; n < 1_000; n++) expect(await countRequest("free", null)).toEqual({});
});
