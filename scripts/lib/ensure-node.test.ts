import { expect, it } from "vitest";
import { unsupportedNode } from "./ensure-node.mjs";

it.each(["18.20.4", "20.9.0", "20.18.3", "21.7.3", "22.11.0"])("refuses Node %s by its number", (version) => {
  expect(unsupportedNode(version)).toContain(version);
});

it.each(["20.19.0", "20.20.2", "22.12.0", "24.1.0", "26.0.0"])("accepts Node %s", (version) => {
  expect(unsupportedNode(version)).toBeUndefined();
});
