import { expect, it } from "vitest";
import { z } from "zod";
import { decodeCursor, encodeCursor } from "./cursor";

const position = z.tuple([z.iso.datetime(), z.int()]);

it("gives back the position it was made of, in characters that need no escaping", () => {
  const cursor = encodeCursor(["2026-04-01T00:00:00.000Z", 7]);
  expect(cursor).toMatch(/^[\w-]+$/);
  expect(decodeCursor(cursor, position)).toEqual(["2026-04-01T00:00:00.000Z", 7]);
});

it.each([
  ["nothing", ""],
  ["no base64", "!!!"],
  ["no JSON", Buffer.from("{").toString("base64url")],
  ["another shape", encodeCursor([1, 2])],
  ["another length", encodeCursor(["2026-04-01T00:00:00.000Z"])],
  ["bytes that are no text", Buffer.from([0xff, 0xfe]).toString("base64url")],
])("refuses %s", (_what, cursor) => {
  expect(() => decodeCursor(cursor, position)).toThrow(
    expect.objectContaining({ code: "malformed_parameter", errors: [{ pointer: "/cursor", code: "invalid" }] }),
  );
});
