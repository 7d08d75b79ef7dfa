import "server-only";
import { hash } from "node:crypto";
import { log } from "@/lib/platform/log";
import { withTenant } from "@/lib/platform/tenant";
import { byDeadline } from "@/lib/shared/deadline";
import { HOUR_MS } from "@/lib/shared/durations";
import type { OrganizationId } from "@/lib/shared/ids";
import { tokyoDay } from "@/lib/shared/tokyo-day";
import { ANSWER_SCHEMAS, type AnswerOf } from "./answers";
import { inBackground } from "./background";
import { callProvider, type Heard, ProviderFault } from "./call-provider";
import type { ProviderDocument } from "./contract";
import { healthOf } from "./health";
import { type Inputs, mapAnswer, questionOf } from "./request";
import { type Asking, type Begun, beginAsking, keepAnswer } from "./store";
import type { ProviderKind } from "./vocabulary";

/** A provider in use, ready to be asked. */
export type ReadyProvider = {
  readonly id: string;
  readonly kind: ProviderKind;
  readonly shopId: string | null;
  readonly version: number;
  readonly document: ProviderDocument;
  /** `unreadable`: it is stored, and can't be decrypted with this installation's key. */
  readonly secret: string | null | "unreadable";
};

export type Question<K extends ProviderKind = ProviderKind> = {
  readonly provider: ReadyProvider & { readonly kind: K };
  readonly inputs: Inputs;
};

/** `cap`: the day's money is spent. `failed`: late, broken, resting or senseless, by `why`. */
export type Outcome<K extends ProviderKind = ProviderKind> =
  | { readonly state: "answered"; readonly answer: AnswerOf<K>; readonly kept: boolean }
  | { readonly state: "cap" }
  | { readonly state: "failed"; readonly why: string };

/** A retry is worth its while when this share of the deadline is left. */
const RETRY_SHARE_MIN = 0.4;
/**
 * Asks all questions at once: what is kept is answered from the database, the rest goes to the providers, each under its own deadline
 * and never beyond `deadlineAt` (clock of `performance.now()`). Never rejects. Outcomes stand in the order of the questions.
 */
export async function askProviders(
  org: OrganizationId,
  questions: readonly Question[],
  at: { now: Date; deadlineAt: number; seen?: (heard: Heard) => void },
): Promise<readonly Outcome[]> {
  if (questions.length === 0) return [];
  const askings = questions.map(askingOf);
  let begun: readonly Begun[];
  try {
    begun = await byDeadline(beginAsking(org, askings, { day: tokyoDay(at.now), now: at.now }), at.deadlineAt);
  } catch (error) {
    log().warn({ event: "provider.begin_failed", organizationId: org, err: error });
    return questions.map(() => ({ state: "failed", why: "database" }));
  }
  return Promise.all(
    questions.map((question, place) => {
      const asking = askings[place];
      const start = begun[place];
      if (!asking || !start) throw new Error("a question without its beginning");
      return proceed({ org, question, asking, ...at }, start);
    }),
  );
}

type Proceeding = {
  readonly org: OrganizationId;
  readonly question: Question;
  readonly asking: Asking;
  readonly now: Date;
  readonly deadlineAt: number;
  readonly seen?: (heard: Heard) => void;
};

function askingOf({ provider, inputs }: Question): Asking {
  const { document } = provider;
  const resting = provider.secret === "unreadable" || !healthOf(provider.id, provider.version).mayAsk();
  const cap = document.dailySpendCapJpy === null ? null : Math.round(document.dailySpendCapJpy * 1_000);
  return {
    providerId: provider.id,
    // The version too: what was answered under another mapping is another answer.
    key: hash("sha256", JSON.stringify([provider.version, Object.entries(inputs).toSorted()]), "buffer"),
    priceMilliJpy: Math.round(document.pricePerCallJpy * 1_000),
    capMilliJpy: resting ? -1 : cap,
  };
}

async function proceed(going: Proceeding, begun: Begun): Promise<Outcome> {
  const { provider } = going.question;
  if (begun.state === "answered") {
    const kept = ANSWER_SCHEMAS[provider.kind].safeParse(begun.answer);
    return kept.success ? { state: "answered", answer: kept.data, kept: true } : { state: "failed", why: "malformed" };
  }
  if (begun.state === "cap") {
    if (provider.secret === "unreadable") return { state: "failed", why: "secret_unreadable" };
    return going.asking.capMilliJpy === -1 ? { state: "failed", why: "resting" } : { state: "cap" };
  }
  try {
    const answer = await answerOf(going);
    healthOf(provider.id, provider.version).note({ at: going.now, why: null });
    keep(going, answer);
    return { state: "answered", answer, kept: false };
  } catch (error) {
    const why = error instanceof ProviderFault ? error.why : "resting";
    if (why !== "resting") healthOf(provider.id, provider.version).note({ at: going.now, why });
    log().info({ event: "provider.failed", organizationId: going.org, providerId: provider.id, why });
    return { state: "failed", why };
  }
}

/** One call, and one more where the first failed early and the budget allows: under the same deadline, for the same money again. */
async function answerOf(going: Proceeding): Promise<AnswerOf<ProviderKind>> {
  const { provider } = going.question;
  const health = healthOf(provider.id, provider.version);
  const deadlineAt = Math.min(going.deadlineAt, performance.now() + provider.document.deadlineMs);
  const allowedMs = deadlineAt - performance.now();
  try {
    return await health.ask(() => call(going, deadlineAt));
  } catch (error) {
    const isLasting = error instanceof ProviderFault && /^(http_4|malformed|address_refused|timeout)/.test(error.why);
    const leftMs = deadlineAt - performance.now();
    if (!(error instanceof ProviderFault) || isLasting || leftMs < allowedMs * RETRY_SHARE_MIN) throw error;
    if (!health.mayRetry()) throw error;
    const [again] = await beginAsking(going.org, [going.asking], { day: tokyoDay(going.now), now: going.now });
    if (again?.state !== "ask") throw error;
    return health.ask(() => call(going, deadlineAt));
  }
}

async function call({ question, seen }: Proceeding, deadlineAt: number): Promise<AnswerOf<ProviderKind>> {
  const { provider, inputs } = question;
  const left = deadlineAt - performance.now();
  if (left < 1) throw new ProviderFault("timeout");
  const asked = questionOf(provider.document, provider.secret, inputs);
  const json = await callProvider(asked, left, undefined, seen);
  const answer = ANSWER_SCHEMAS[provider.kind].safeParse(mapAnswer(provider.document, json));
  if (answer.success) return answer.data;
  throw new ProviderFault("malformed", answer.error);
}

function keep({ org, question, asking, now }: Proceeding, answer: AnswerOf<ProviderKind>): void {
  const { cacheHours } = question.provider.document;
  if (cacheHours === 0) return;
  const row = {
    providerId: asking.providerId,
    key: new Uint8Array(asking.key),
    // Through JSON once: what is not there is not written.
    answer: JSON.parse(JSON.stringify(answer)),
    answeredAt: now,
    expiresAt: new Date(now.getTime() + cacheHours * HOUR_MS),
  };
  inBackground("provider.answer_not_kept", () => withTenant(org, (t) => keepAnswer(t, row)));
}
