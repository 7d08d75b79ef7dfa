import { describe, expect, it, vi } from "vitest";
import { DomainError } from "@/lib/shared/domain-error";
import { answerLines } from "./ndjson";
import { BODY_BYTES_MAX } from "./read-text";

const at = { locale: "en", requestId: "r-1" } as const;
const echo = async (values: readonly unknown[]) => values.map((value) => ({ value }));
const request = (body: BodyInit | null, type = "application/x-ndjson") =>
  new Request("http://localhost/", {
    method: "POST",
    body,
    headers: { "content-type": type },
    duplex: "half",
  } as RequestInit);
const lines = async (response: Response) =>
  (await response.text())
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line));

describe("answerLines", () => {
  it("answers line by line, in order, whatever ends the lines; empty lines are none", async () => {
    const answers = await lines(await answerLines(request("1\r\n\r\n2\n \n3"), at, echo));
    expect(answers).toEqual([{ value: 1 }, { value: 2 }, { value: 3 }]);
    expect(await lines(await answerLines(request(null), at, echo))).toEqual([]);
  });

  it("puts lines and characters together that chunks cut apart", async () => {
    const bytes = new TextEncoder().encode('{"a":"山"}\n{"b":2}\n');
    const one = (controller: ReadableStreamDefaultController) => {
      for (const byte of bytes) controller.enqueue(new Uint8Array([byte]));
      controller.close();
    };
    const answers = await lines(await answerLines(request(new ReadableStream({ start: one })), at, echo));
    expect(answers).toEqual([{ value: { a: "山" } }, { value: { b: 2 } }]);
  });

  it("answers a bad line with a problem in its place, and goes on", async () => {
    const work = async (values: readonly unknown[]) =>
      values.map((value) => (value === 2 ? new DomainError("not_found") : { value }));
    const long = `"${"x".repeat(BODY_BYTES_MAX)}"`;
    const answers = await lines(await answerLines(request(`1\n{\n2\n${long}\n"\\u0000"\n3`), at, work));
    expect(answers.map((answer) => answer.code ?? answer.value)).toEqual([
      1,
      "malformed_json",
      "not_found",
      "body_too_large",
      "invalid_request",
      3,
    ]);
    expect(answers[1]).toMatchObject({ requestId: "r-1", status: 400, errors: [] });
  });

  it("tells a failure of a group on each of its lines, and none of the rest", async () => {
    const work = vi.fn(echo).mockRejectedValueOnce(Object.assign(new Error("gone"), { code: "ECONNREFUSED" }));
    const body = Array.from({ length: 201 }, (_, n) => String(n)).join("\n");
    const answers = await lines(await answerLines(request(body), at, work));
    expect(answers.slice(0, 200).every((answer) => answer.code === "database_unavailable")).toBe(true);
    expect(answers[200]).toEqual({ value: 200 });
  });

  it("reads no further than its answers are taken", async () => {
    let sent = 0;
    const endless = new ReadableStream({
      pull(controller) {
        sent++;
        controller.enqueue(new TextEncoder().encode("1\n".repeat(200)));
      },
    });
    const response = await answerLines(request(endless), at, echo);
    const reader = response.body?.getReader();
    await reader?.read();
    await reader?.read();
    expect(sent).toBeLessThan(10);
    await reader?.cancel();
    const after = sent;
    await new Promise((resolve) => setImmediate(resolve));
    expect(sent).toBeLessThanOrEqual(after + 1);
  });

  it("holds no more of a line without an end than the limit", async () => {
    const chunk = new TextEncoder().encode("x".repeat(64 * 1024));
    let sent = 0;
    const body = new ReadableStream({
      pull(controller) {
        if (sent++ < 200) controller.enqueue(chunk);
        else controller.close();
      },
    });
    const answers = await lines(await answerLines(request(body), at, echo));
    expect(answers).toEqual([expect.objectContaining({ code: "body_too_large", status: 413 })]);
  });

  it.each(["application/json", "text/plain", ""])("refuses the content type %j", async (type) => {
    await expect(answerLines(request("1", type), at, echo)).rejects.toMatchObject({ code: "unsupported_media_type" });
  });
});
