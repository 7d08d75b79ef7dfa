import "server-only";
import { DomainError } from "@/lib/shared/domain-error";
import type { Locale } from "@/lib/shared/vocabulary";
import { parseJson } from "./json";
import { toProblem } from "./problem";
import { BODY_BYTES_MAX } from "./read-text";

/** Lines answered by one call of the worker: large enough to share work, small enough to stream. */
const GROUP_LINES = 200;
const TYPE = "application/x-ndjson";

/** What a line is answered by; an Error becomes a problem document. */
type Answered = object;

/**
 * NDJSON in, NDJSON out: one line of answer per line of request, in order. A line that is not JSON, too long or refused is answered
 * by a problem document on its own line and does not stop the rest. Memory stays bounded: the next lines are read when the answers
 * to the previous ones are taken.
 */
export async function answerLines(
  request: Request,
  at: { locale: Locale; requestId: string },
  work: (values: readonly unknown[]) => Promise<readonly Answered[]>,
): Promise<Response> {
  const type = request.headers.get("content-type") ?? "";
  if (!/^application\/(?:x-)?ndjson\b/i.test(type))
    throw new DomainError("unsupported_media_type", { values: { expected: TYPE } });
  const lines = groups(request.body);
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const next = await lines.next();
      if (next.done) return controller.close();
      const answers = await answerGroup(next.value, at, work);
      controller.enqueue(encoder.encode(answers.map((answer) => `${JSON.stringify(answer)}\n`).join("")));
    },
    async cancel() {
      await lines.return(undefined);
    },
  });
  return new Response(body, { status: 200, headers: { "Content-Type": `${TYPE}; charset=utf-8` } });
}

async function answerGroup(
  group: readonly string[],
  at: { locale: Locale; requestId: string },
  work: (values: readonly unknown[]) => Promise<readonly Answered[]>,
): Promise<object[]> {
  const parsed = group.map(parseLine);
  const good = parsed.filter((value) => !(value instanceof DomainError));
  const answers = good.length > 0 ? [...(await attempt(good, work))] : [];
  return parsed.map((value) => {
    const answer = value instanceof DomainError ? value : answers.shift();
    return answer instanceof Error || answer === undefined ? toProblem(answer, at) : answer;
  });
}

/** A failure of the whole group (the database is down) is told on each of its lines; the stream goes on. */
async function attempt(
  values: readonly unknown[],
  work: (values: readonly unknown[]) => Promise<readonly Answered[]>,
): Promise<readonly (object | Error)[]> {
  try {
    return await work(values);
  } catch (error) {
    return values.map(() => (error instanceof Error ? error : new Error("batch failed", { cause: error })));
  }
}

function parseLine(line: string): unknown {
  if (line.length > BODY_BYTES_MAX)
    return new DomainError("body_too_large", { values: { limitKiB: BODY_BYTES_MAX / 1024 } });
  try {
    return parseJson(line);
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
}

/** Non-empty lines in groups. A line beyond the limit is cut rather than gathered without end. */
async function* groups(body: ReadableStream<Uint8Array> | null): AsyncGenerator<string[], undefined> {
  const decoder = new TextDecoder();
  let rest = "";
  const group: string[] = [];
  for await (const chunk of body ?? []) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split("\n");
    rest = (lines.pop() ?? "").slice(0, BODY_BYTES_MAX + 1);
    for (const line of lines) if (line.trim() !== "") group.push(line);
    while (group.length >= GROUP_LINES) yield group.splice(0, GROUP_LINES);
  }
  if (rest.trim() !== "") group.push(rest);
  while (group.length > 0) yield group.splice(0, GROUP_LINES);
}
