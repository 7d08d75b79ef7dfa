import { expect, it } from "vitest";
import { isInstalled } from "./ensure-install.mjs";

const wanted = {
  packages: {
    "": {},
    "node_modules/a": { version: "1.0.0" },
    "node_modules/b-win32": { version: "2.0.0", optional: true },
  },
};

it("is content with what the lock file asks for, packages of other platforms left out", () => {
  expect(isInstalled(wanted, { packages: { "node_modules/a": { version: "1.0.0" } } })).toBe(true);
});

it.each([
  ["nothing is installed", undefined],
  ["a package is missing", { packages: {} }],
  ["a package has another version", { packages: { "node_modules/a": { version: "1.0.1" } } }],
])("installs again when %s", (_what, installed) => {
  expect(isInstalled(wanted, installed)).toBe(false);
});
