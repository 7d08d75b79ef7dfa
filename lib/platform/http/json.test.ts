import { describe, expect, it } from "vitest";
import { DomainError } from "@/lib/shared/domain-error";
import { parseJson } from "./json";

function refusal(text: string) {
  try {
    parseJson(text);
  } catch (error) {
    if (error instanceof DomainError) return { code: error.code, errors: error.errors };
    throw error;
  }
  return null;
}
const nested = (depth: number) => `${"[".repeat(depth)}${"]".repeat(depth)}`;

describe("parseJson", () => {
  it.each(["1", "null", '"x"', "[]", '{"a":[1,{"b":null}]}', '{"a":"\\ud83d\\ude00"}', '{"a":"👍🏽שלום\\t"}'])(
    "reads %s as JSON does",
    (text) => {
      expect(parseJson(text)).toEqual(JSON.parse(text));
    },
  );

  it.each(["", "{", "undefined", "{'a':1}", "[1,]", '{"a":1}x', "\u0000"])("refuses %j as no JSON", (text) => {
    expect(refusal(text)).toEqual({ code: "malformed_json", errors: [] });
  });

  it("takes sixteen levels, and refuses the seventeenth where it stands", () => {
    expect(refusal(nested(16))).toBeNull();
    expect(refusal(nested(17))).toEqual({
      code: "invalid_request",
      errors: [{ pointer: "/0".repeat(16), code: "too_deep", values: { maximum: 16 } }],
    });
    expect(refusal(nested(100_000))?.code).toBe("invalid_request");
  });

  it.each([
    ['{"a":{"b":"x\\u0000"}}', "/a/b", "nul_character"],
    ['{"a":["ok","\\udc00"]}', "/a/1", "lone_surrogate"],
    ['{"a":"\ud83d"}', "/a", "lone_surrogate"],
    ['{"a/b~":"\\ud83d"}', "/a~1b~0", "lone_surrogate"],
    ['{"\\u0000":1}', "/\u0000", "nul_character"],
    ['{"a":{"__proto__":{"b":1}}}', "/a/__proto__", "unknown_field"],
    ['{"\\u005f_proto__":1}', "/__proto__", "unknown_field"],
  ])("refuses %s and points at %s", (text, pointer, code) => {
    expect(refusal(text)).toEqual({ code: "invalid_request", errors: [{ pointer, code }] });
  });

  it("names at most a handful of faults of a body that is full of them", () => {
    const faults = refusal(JSON.stringify(Array.from({ length: 5_000 }, () => "\u0000")))?.errors ?? [];
    expect(faults.length).toBeGreaterThan(5);
    expect(faults.length).toBeLessThan(50);
  });
});
