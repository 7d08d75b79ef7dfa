import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { loadSecrets } from "./secrets.mjs";

let directory = "";
beforeEach(() => {
  directory = mkdtempSync(path.join(os.tmpdir(), "sekisho-secrets-"));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

it("makes a secret once and keeps it, readable by its user alone", () => {
  const first = loadSecrets(directory, {});
  expect(first.NEXTAUTH_SECRET?.length).toBeGreaterThan(40);
  expect(loadSecrets(directory, {})).toEqual(first);
  expect(statSync(path.join(directory, "secrets.json")).mode & 0o077).toBe(0);
});

it("prefers the environment", () => {
  expect(loadSecrets(directory, { NEXTAUTH_SECRET: "given" })).toEqual({ NEXTAUTH_SECRET: "given" });
});

it("does not replace a damaged file behind the user's back", () => {
  writeFileSync(path.join(directory, "secrets.json"), "{");
  expect(() => loadSecrets(directory, {})).toThrow("damaged");
});
