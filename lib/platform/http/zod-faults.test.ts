import { describe, expect, it } from "vitest";
import { z } from "zod";
import en from "@/lib/i18n/messages/en/errors.json";
import { DomainError } from "@/lib/shared/domain-error";
import { toProblem } from "./problem";
import { faults, REPORTING } from "./zod-faults";

const schema = z.strictObject({
  id: z.string().min(1).max(3),
  count: z.int().min(0).max(9).optional(),
  kind: z.enum(["a", "b"]).optional(),
  list: z
    .array(z.strictObject({ on: z.boolean() }))
    .max(2)
    .optional(),
  day: z.iso.date().optional(),
  either: z.union([z.ipv4(), z.ipv6()]).optional(),
  named: z.record(z.string().regex(/^[a-z]+$/), z.number()).optional(),
  own: z
    .string()
    .refine((text) => text !== "bad", { params: { code: "too_long", maximum: 3, of: "text", ignored: {} } })
    .optional(),
  plain: z
    .string()
    .refine((text) => text !== "bad")
    .optional(),
});
const of = (value: unknown) => {
  const result = schema.safeParse(value, REPORTING);
  return result.success ? [] : faults(result.error);
};

describe("faults", () => {
  it.each([
    [{}, "/id", "required", undefined],
    [{ id: 1 }, "/id", "wrong_type", { expected: "string" }],
    [{ id: null }, "/id", "wrong_type", { expected: "string" }],
    [{ id: "" }, "/id", "too_short", { minimum: "1", of: "text" }],
    [{ id: "long" }, "/id", "too_long", { maximum: "3", of: "text" }],
    [{ id: "x", count: -1 }, "/count", "too_small", { minimum: "0" }],
    [{ id: "x", count: 10 }, "/count", "too_big", { maximum: "9" }],
    [{ id: "x", count: 1.5 }, "/count", "not_integer", undefined],
    [{ id: "x", kind: "c" }, "/kind", "invalid_value", { allowed: "a, b" }],
    [{ id: "x", list: [{ on: true }, { on: 1 }] }, "/list/1/on", "wrong_type", { expected: "boolean" }],
    [{ id: "x", list: [1, 2, 3].map(() => ({ on: true })) }, "/list", "too_long", { maximum: "2", of: "list" }],
    [{ id: "x", day: "2026-02-30" }, "/day", "invalid_format", { format: "date" }],
    [{ id: "x", either: "x" }, "/either", "invalid_format", { format: "ipv4" }],
    [{ id: "x", named: { A: 1 } }, "/named/A", "invalid", undefined],
    [{ id: "x", own: "bad" }, "/own", "too_long", { maximum: 3, of: "text" }],
    [{ id: "x", plain: "bad" }, "/plain", "invalid", undefined],
    [{ id: "x", "a/b~": 1 }, "/a~1b~0", "unknown_field", undefined],
    [[], "", "wrong_type", { expected: "object" }],
  ])("%j: %s %s", (value, pointer, code, values) => {
    expect(of(value)).toEqual([{ pointer, code, ...(values === undefined ? {} : { values }) }]);
  });

  it("all have a text in both languages that needs no value they do not bring", () => {
    const wrong = { id: 1, count: "x", kind: 3, list: [{ on: 2 }], day: "x", either: "x", own: "bad", more: 1 };
    const error = new DomainError("invalid_request", { values: { count: 1 }, errors: of(wrong) });
    for (const locale of ["ja", "en"] as const) {
      const problem = toProblem(error, { requestId: "r", locale });
      for (const fault of problem.errors) {
        expect(Object.keys(en.fields)).toContain(fault.code);
        expect(fault.message).not.toMatch(/^fields\.|\{/);
      }
    }
  });

  it("are all told up to a hundred, and no more", () => {
    const many = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, n) => [`f${n}`, n]));
    expect(of({ id: "x", ...many(100) })).toHaveLength(100);
    expect(of({ id: "x", ...many(5_000) })).toHaveLength(100);
  });
});
