import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { holderOf, takeLock } from "./lock.mjs";

let directory = "";
beforeEach(() => {
  directory = mkdtempSync(path.join(os.tmpdir(), "sekisho-lock-"));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

it("tells a second launcher who holds the directory, and on which port", () => {
  const first = takeLock(directory, { what: "npm start", port: 3000 });
  expect(first.held).toBe(true);
  const second = takeLock(directory, { what: "npm start", port: 3001 });
  expect(second).toMatchObject({ held: false, by: { pid: process.pid, what: "npm start", port: 3000 } });
});

it("is free again once released", () => {
  const first = takeLock(directory, { what: "npm start" });
  if (first.held) first.release();
  expect(takeLock(directory, { what: "npm start" }).held).toBe(true);
});

it.each([
  ["of a dead process", JSON.stringify({ pid: 2 ** 22 - 1, what: "npm start" })],
  [
    "of an earlier process with a living one's number",
    JSON.stringify({ pid: process.pid, birth: "ticks:1", what: "npm start" }),
  ],
  ["that was cut short", '{"pid":'],
])("takes over a lock %s", (_what, content) => {
  writeFileSync(path.join(directory, "launcher.lock"), content);
  expect(holderOf(directory)).toBeUndefined();
  expect(takeLock(directory, { what: "npm start" }).held).toBe(true);
});
