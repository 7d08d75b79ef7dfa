import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, expect, it } from "vitest";
import { fingerprint } from "./fingerprint.mjs";

const root = mkdtempSync(path.join(os.tmpdir(), "sekisho-fingerprint-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));
mkdirSync(path.join(root, "lib"));
const write = (file: string, content: string) => writeFileSync(path.join(root, "lib", file), content);
const print = () => fingerprint(root, ["lib", "missing"]);

write("a.ts", "1");
const before = print();

it("stays when only tests change", () => {
  write("a.test.ts", "1");
  expect(print()).toBe(before);
});

it("changes with a file's content, its name, and a new file", () => {
  write("a.ts", "2");
  const edited = print();
  write("b.ts", "1");
  expect(new Set([before, edited, print()]).size).toBe(3);
});
