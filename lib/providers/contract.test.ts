import { describe, expect, it } from "vitest";
import { newProvider } from "./contract";
import { mapAnswer, questionOf } from "./request";

const request = (more: Record<string, unknown> = {}) => ({
  kind: "phone_reachability",
  name: "電話疎通",
  document: {
    url: "https://provider.example/v1/phone/{e164}?key=1",
    response: { status: { pointer: "/a/b", values: { "1": "reachable" } } },
    ...more,
  },
});
const codes = (value: unknown) => {
  const result = newProvider.safeParse(value);
  return result.success
    ? []
    : result.error.issues.map((issue) => (issue.code === "custom" ? issue.params?.code : issue.code));
};

describe("a provider's document", () => {
  it.each([
    ["asks for what its kind has not", { url: "https://p.example/{email}" }, "unknown_placeholder"],
    ["lets an order choose the host", { url: "https://{e164}.p.example/" }, "placeholder_in_host"],
    ["lets an order choose the port", { url: "https://p.example:{e164}/" }, "invalid_format"],
    ["has a body where none is sent", { body: { "/a": "e164" } }, "contradictory"],
    ["sets a header of the connection", { headers: { Host: "other.example" } }, "header_refused"],
    ["smuggles a header", { headers: { "X-A": "1\r\nX-B: 2" } }, "invalid_format"],
    ["maps nothing", { response: {} }, "answer_incomplete"],
    ["maps what its kind has not", { response: { vacant: { pointer: "/a" } } }, "unknown_field"],
    ["means nothing of ours", { response: { status: { pointer: "/a", values: { OK: "fine" } } } }, "invalid_value"],
    ["points nowhere", { response: { status: { pointer: "a.b" } } }, "not_pointer"],
  ])("that %s is refused", (_what, more, code) => {
    expect(codes(request(more))).toContain(code);
  });

  it("has 150 ms to answer, a day to be kept, no price and no limit, where it says nothing of these", () => {
    const { deadlineMs, cacheHours, pricePerCallJpy, dailySpendCapJpy } = newProvider.parse(request()).document;
    expect({ deadlineMs, cacheHours, pricePerCallJpy, dailySpendCapJpy }).toEqual({
      deadlineMs: 150,
      cacheHours: 24,
      pricePerCallJpy: 0,
      dailySpendCapJpy: null,
    });
  });

  it("asks with its inputs encoded and its secret in the header", () => {
    const { document } = newProvider.parse(
      request({ auth: { header: "Authorization", prefix: "Bearer " }, headers: { "X-Plan": "a" } }),
    );
    expect(questionOf(document, "s3cret", { e164: "+81 3/../x?y=1" })).toEqual({
      method: "GET",
      url: "https://provider.example/v1/phone/%2B81%203%2F..%2Fx%3Fy%3D1?key=1",
      headers: {
        accept: "application/json",
        "user-agent": "Sekisho-Providers/1",
        "X-Plan": "a",
        authorization: "Bearer s3cret",
      },
      body: null,
    });
  });

  it("builds the body from pointers", () => {
    const { document } = newProvider.parse(
      request({
        method: "POST",
        url: "https://p.example/",
        body: { "/query/phone": "e164", "/query/a~1b": "national", "/__proto__/x": "e164" },
      }),
    );
    const { body } = questionOf(document, null, { e164: "+81", national: "03" });
    expect(body).toBe('{"query":{"phone":"+81","a/b":"03"},"__proto__":{"x":"+81"}}');
  });

  it.each([
    [{ a: { b: 1 } }, { status: "reachable" }],
    [{ a: { b: "1" } }, { status: "reachable" }],
    [{ a: { b: 2 } }, {}],
    [{ a: { b: { toString: 1 } } }, {}],
    [{ a: null }, {}],
    ["text", {}],
    [null, {}],
  ])("reads %j as %j", (json, answer) => {
    expect(mapAnswer(newProvider.parse(request()).document, json)).toEqual(answer);
  });
});
