import { describe, expect, it } from "vitest";
import { readText } from "./read-text";

const MAX = 16;
const request = (body: BodyInit, headers: Record<string, string> = {}) =>
  new Request("http://localhost/", { method: "POST", body, headers, duplex: "half" } as RequestInit);
const chunks = (...parts: (string | Uint8Array)[]) => {
  let pulled = 0;
  const stream = new ReadableStream({
    pull(controller) {
      const part = parts[pulled++];
      if (part === undefined) controller.close();
      else controller.enqueue(typeof part === "string" ? new TextEncoder().encode(part) : part);
    },
  });
  return { stream, pulled: () => pulled };
};

describe("readText", () => {
  it("puts characters together that chunks cut apart", async () => {
    const bytes = new TextEncoder().encode("山田");
    expect(await readText(request(chunks(bytes.slice(0, 4), bytes.slice(4)).stream), MAX)).toBe("山田");
  });

  it("counts bytes, not characters", async () => {
    expect(await readText(request("あ".repeat(5)), MAX)).toBe("あ".repeat(5));
    await expect(readText(request("あ".repeat(6)), MAX)).rejects.toMatchObject({ code: "body_too_large" });
  });

  it("refuses by the declared length before anything is read", async () => {
    const body = chunks("x");
    const declared = request(body.stream, { "content-length": "17" });
    await expect(readText(declared, MAX)).rejects.toMatchObject({ code: "body_too_large" });
    expect(body.pulled()).toBeLessThanOrEqual(1);
  });

  it("stops reading a body without an end once it is too large", async () => {
    const body = chunks(...Array.from({ length: 1_000 }, () => "12345678"));
    await expect(readText(request(body.stream), MAX)).rejects.toMatchObject({ code: "body_too_large" });
    expect(body.pulled()).toBeLessThan(10);
  });

  it("refuses bytes that are no UTF-8, declared or not", async () => {
    const sjis = new Uint8Array([0x8e, 0x52]);
    const error = { code: "invalid_request", errors: [{ pointer: "", code: "invalid_format" }] };
    await expect(readText(request(sjis, { "content-length": "2" }), MAX)).rejects.toMatchObject(error);
    await expect(readText(request(chunks(sjis).stream), MAX)).rejects.toMatchObject(error);
  });

  it("reads no body as an empty text", async () => {
    expect(await readText(new Request("http://localhost/", { method: "POST" }), MAX)).toBe("");
  });
});
