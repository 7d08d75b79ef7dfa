import { type ConsoleAct, lines } from "./console-lines";
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

/** The server understood and said no: asking again would change nothing. */
export const isRefusal = (error: unknown): boolean =>
  error instanceof ConsoleProblem && error.status >= 400 && error.status < 500 && error.status !== 429;

/** Nobody answered: no network, no server, or something between them that is not ours. */
export const isUnreachable = (error: unknown): boolean => error instanceof ConsoleProblem && error.code === "network";

export type Question = {
  readonly locale: Locale;
  /** GET without a body, POST with one, unless said otherwise. */
  readonly method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Sent as it is, under its own media type, in place of a body. */
  readonly file?: Blob;
  readonly signal?: AbortSignal;
  /** Makes a POST that is sent again act once. */
  readonly idempotencyKey?: string;
  /** Outlives the page: for giving something back while leaving. */
  readonly keepalive?: boolean;
};

/**
 * Asks the console's own API from the browser. The answer is what its contract says; throws a `ConsoleProblem` otherwise. When the
 * session has ended, the person signs in again in place, and the question is asked once more.
 */
export async function askConsole<Answer>(path: string, question: Question): Promise<Answer> {
  const first = await ask(path, question);
  const ended = first.status === 401 && !question.keepalive;
  const again = ended && (await lines.sessionEnded()) ? await ask(path, question) : first;
  if (again.ok) return again.body as Answer;
  throw new ConsoleProblem(again.status, isRecord(again.body) ? again.body : {});
}

type Heard = { readonly ok: boolean; readonly status: number; readonly body: unknown };

async function ask(path: string, question: Question): Promise<Heard> {
  const response = await send(path, question);
  const body: unknown = await response.json().catch(() => null);
  // Something between the browser and the server answers in words of its own while the server is away.
  if (response.status >= 502 && response.status <= 504 && !isRecord(body)) throw unreachable(response.status);
  lines.heard();
  return { ok: response.ok, status: response.status, body };
}

async function send(path: string, question: Question): Promise<Response> {
  const { locale, body, file, signal, idempotencyKey, keepalive } = question;
  const sent = file ?? (body === undefined ? undefined : JSON.stringify(body));
  try {
    return await fetch(`/api/console${path}`, {
      method: question.method ?? (sent === undefined ? "GET" : "POST"),
      credentials: "same-origin",
      cache: "no-store",
      headers: {
        "Accept-Language": locale,
        ...(sent === undefined ? {} : { "Content-Type": file?.type ?? "application/json" }),
        ...(idempotencyKey === undefined ? {} : { "Idempotency-Key": idempotencyKey }),
      },
      ...(sent === undefined ? {} : { body: sent }),
      ...(signal === undefined ? {} : { signal }),
      ...(keepalive === undefined ? {} : { keepalive }),
    });
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === "AbortError") throw cause;
    throw unreachable(cause);
  }
}

function unreachable(cause: unknown): ConsoleProblem {
  lines.unheard();
  return new ConsoleProblem(0, {}, cause);
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

/** Sends an act of a person, under its own name: however often it is sent, it is done once. */
export const sendAct = <Answer>(locale: Locale, act: ConsoleAct, keepalive = false): Promise<Answer> =>
  askConsole(act.path, { locale, body: act.body, idempotencyKey: act.attempt, ...(keepalive ? { keepalive } : {}) });
