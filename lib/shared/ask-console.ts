import type { Locale } from "./vocabulary";

/** What the console's API answered instead of what was asked for; `code` is `network` when it did not answer at all. */
export class ConsoleProblem extends Error {
  readonly status: number;
  readonly code: string;
  /** In the reader's language; empty when nobody answered. */
  readonly title: string;
  readonly detail: string;
  readonly requestId: string | null;
  readonly errors: readonly { readonly pointer: string; readonly code: string; readonly message: string }[];
  /** The whole problem document: some carry more, such as the decision that came first. */
  readonly body: Readonly<Record<string, unknown>>;

  constructor(status: number, body: Readonly<Record<string, unknown>>, cause?: unknown) {
    super(`console API: ${status} ${String(body.code ?? "")}`, { cause });
    this.name = "ConsoleProblem";
    this.status = status;
    this.code = textOf(body.code) || (status === 0 ? "network" : "internal");
    this.title = textOf(body.title);
    this.detail = textOf(body.detail);
    this.requestId = textOf(body.requestId) || null;
    this.errors = Array.isArray(body.errors) ? body.errors : [];
    this.body = body;
  }
}

const textOf = (value: unknown): string => (typeof value === "string" ? value : "");

export type Question = {
  readonly locale: Locale;
  /** Sent as JSON by POST; a question without a body is a GET. */
  readonly body?: unknown;
  readonly signal?: AbortSignal;
  /** Makes a POST that is sent again act once. */
  readonly idempotencyKey?: string;
  /** Outlives the page: for giving something back while leaving. */
  readonly keepalive?: boolean;
};

/** Asks the console's own API from the browser. The answer is what its contract says; throws a `ConsoleProblem` otherwise. */
export async function askConsole<Answer>(path: string, question: Question): Promise<Answer> {
  const response = await send(path, question);
  const body: unknown = await response.json().catch(() => null);
  if (response.ok) return body as Answer;
  throw new ConsoleProblem(response.status, isRecord(body) ? body : {});
}

async function send(path: string, { locale, body, signal, idempotencyKey, keepalive }: Question): Promise<Response> {
  try {
    return await fetch(`/api/console${path}`, {
      method: body === undefined ? "GET" : "POST",
      credentials: "same-origin",
      cache: "no-store",
      headers: {
        "Accept-Language": locale,
        ...(body === undefined ? {} : { "Content-Type": "application/json" }),
        ...(idempotencyKey === undefined ? {} : { "Idempotency-Key": idempotencyKey }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal === undefined ? {} : { signal }),
      ...(keepalive === undefined ? {} : { keepalive }),
    });
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === "AbortError") throw cause;
    throw new ConsoleProblem(0, {}, cause);
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;
