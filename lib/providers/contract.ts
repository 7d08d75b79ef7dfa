import { z } from "zod";
import { ANSWERS, type AnswerForm, INPUTS, NEEDED_ANSWERS, PROVIDER_KINDS, type ProviderKind } from "./vocabulary";

export { ANSWERS, type AnswerForm, INPUTS, NEEDED_ANSWERS, PROVIDER_KINDS, type ProviderKind } from "./vocabulary";

const HEADER = /^[A-Za-z][A-Za-z0-9-]{0,63}$/;
/** What the connection itself needs, and what would carry our own secrets elsewhere. */
const REFUSED_HEADERS =
  /^(host|connection|content-length|transfer-encoding|upgrade|te|trailer|expect|cookie|proxy-.*)$/i;
const POINTER = /^(\/([^~/]|~[01])*)+$/;
const PLACEHOLDER = /\{([^{}]*)\}/g;

const headerName = z.string().regex(HEADER);
/** One line of printable ASCII: more would be another header. */
const headerValue = z
  .string()
  .max(500)
  .regex(/^[\x20-\x7e]*$/);
const pointer = z
  .string()
  .max(200)
  .refine((text) => POINTER.test(text), { params: { code: "not_pointer" } });

const scalar = z.union([z.string().max(200), z.number(), z.boolean()]);
export type Scalar = z.infer<typeof scalar>;

export const DEADLINE_MS = { min: 10, max: 2_000 } as const;
export const CACHE_HOURS_MAX = 8_760;
export const PRICE_JPY_MAX = 10_000;
export const CAP_JPY_MAX = 100_000_000;

/**
 * How to ask a provider and how to read its answer. The secret of `auth` is not part of it: it is written once, kept encrypted and
 * never told again.
 */
export const providerDocument = z
  .strictObject({
    method: z.enum(["GET", "POST"]).default("GET"),
    /** `{name}` stands for an input of the kind, percent-encoded; in path and query only. */
    url: z.url().max(2_000),
    headers: z.record(headerName, headerValue).default({}),
    /** POST: where in the JSON body each input goes, by JSON pointer. */
    body: z.record(pointer, z.string().max(40)).default({}),
    auth: z
      .strictObject({ header: headerName, prefix: headerValue.max(40).default("") })
      .nullable()
      .default(null),
    /** Where in the provider's JSON each part of the answer is, and which of its words means which of ours. */
    response: z.record(
      z.string().max(40),
      z.strictObject({ pointer, values: z.record(z.string().max(200), scalar).optional() }),
    ),
    deadlineMs: z.int().min(DEADLINE_MS.min).max(DEADLINE_MS.max).default(150),
    /** 0: nothing is kept. */
    cacheHours: z.int().min(0).max(CACHE_HOURS_MAX).default(24),
    /** To a thousandth of a yen. */
    pricePerCallJpy: z.number().min(0).max(PRICE_JPY_MAX).multipleOf(0.001).default(0),
    /** A day in Tokyo; null: no limit. */
    dailySpendCapJpy: z.number().min(0).max(CAP_JPY_MAX).multipleOf(0.001).nullable().default(null),
  })
  .meta({ id: "ProviderDocument" });
export type ProviderDocument = z.infer<typeof providerDocument>;

const NAME = z.string().trim().min(1).max(100);
const SECRET = z
  .string()
  .min(1)
  .max(4_000)
  .regex(/^[\x21-\x7e]+$/);

export const newProvider = z
  .strictObject({
    kind: z.enum(PROVIDER_KINDS),
    /** Null: for all shops that have none of their own. */
    shopId: z.uuid().nullable().default(null),
    name: NAME,
    document: providerDocument,
    secret: SECRET.optional(),
    enabled: z.boolean().default(true),
  })
  .superRefine(({ kind, document }, context) => {
    for (const fault of documentFaults(kind, document)) context.addIssue({ code: "custom", ...fault });
  });
export type NewProvider = z.infer<typeof newProvider>;

export const providerChange = z.strictObject({
  /** As it was read: nobody overwrites what they did not see. */
  version: z.int().min(1),
  name: NAME,
  document: providerDocument,
  /** Absent: stays; null: is forgotten. */
  secret: SECRET.nullable().optional(),
  enabled: z.boolean(),
});
export type ProviderChange = z.infer<typeof providerChange>;

type Fault = { readonly path: PropertyKey[]; readonly params: Record<string, string> };

/** What a document by itself can't know: which inputs and answers its kind has. */
export function documentFaults(kind: ProviderKind, document: ProviderDocument): Fault[] {
  const faults = [...requestFaults(kind, document), ...responseFaults(kind, document)];
  return faults.map(({ path, params }) => ({ path: ["document", ...path], params }));
}

function requestFaults(kind: ProviderKind, { url, body, headers, auth, method }: ProviderDocument): Fault[] {
  const inputs: readonly string[] = INPUTS[kind];
  const faults: Fault[] = [];
  for (const [, name = ""] of url.matchAll(PLACEHOLDER)) {
    if (!inputs.includes(name)) faults.push({ path: ["url"], params: { code: "unknown_placeholder", name } });
  }
  if (originOf(url, "a") !== originOf(url, "b")) {
    faults.push({ path: ["url"], params: { code: "placeholder_in_host" } });
  }
  for (const [at, name] of Object.entries(body)) {
    if (!inputs.includes(name)) faults.push({ path: ["body", at], params: { code: "unknown_placeholder", name } });
  }
  for (const name of Object.keys(headers)) {
    if (REFUSED_HEADERS.test(name)) faults.push({ path: ["headers", name], params: { code: "header_refused" } });
  }
  if (REFUSED_HEADERS.test(auth?.header ?? "")) {
    faults.push({ path: ["auth", "header"], params: { code: "header_refused" } });
  }
  if (method === "GET" && Object.keys(body).length > 0)
    faults.push({ path: ["body"], params: { code: "contradictory" } });
  return faults;
}

function responseFaults(kind: ProviderKind, { response }: ProviderDocument): Fault[] {
  const answers: Readonly<Record<string, AnswerForm>> = ANSWERS[kind];
  const needed = NEEDED_ANSWERS[kind];
  const faults = Object.entries(response).flatMap(([name, { values = {} }]): Fault[] => {
    const form = answers[name];
    return form === undefined
      ? [{ path: ["response", name], params: { code: "unknown_field" } }]
      : wordFaults(name, form, values);
  });
  for (const name of needed) {
    if (response[name] === undefined) {
      faults.push({ path: ["response", name], params: { code: "answer_incomplete", name } });
    }
  }
  if (needed.length === 0 && !Object.keys(answers).some((name) => response[name] !== undefined)) {
    faults.push({ path: ["response"], params: { code: "answer_incomplete", name: Object.keys(answers).join(", ") } });
  }
  return faults;
}

const wordFaults = (name: string, form: AnswerForm, values: Readonly<Record<string, Scalar>>): Fault[] =>
  Object.entries(values).flatMap(([word, ours]) => {
    const allowed = allowedIn(form, ours);
    const path = ["response", name, "values", word];
    return allowed === null ? [] : [{ path, params: { code: "invalid_value", allowed } }];
  });

/** What would have been right; null where it is. Numbers and days come as the provider says them. */
function allowedIn(form: AnswerForm, value: Scalar): string | null {
  if (form === "boolean") return typeof value === "boolean" ? null : "true, false";
  if (form === "number" || form === "date") return null;
  return form.some((word) => word === value) ? null : form.join(", ");
}

/** Whether a secret that was given for one address may be sent to another: to the same origin only. */
export const isSameOrigin = (before: string, after: string): boolean => originOf(before, "a") === originOf(after, "a");

function originOf(template: string, filling: string): string {
  const url = template.replaceAll(PLACEHOLDER, filling);
  if (!URL.canParse(url)) return filling;
  const { origin, username, password } = new URL(url);
  return `${origin} ${username} ${password}`;
}

export const providerView = z
  .object({
    id: z.uuid(),
    kind: z.enum(PROVIDER_KINDS),
    shopId: z.uuid().nullable(),
    name: z.string(),
    document: providerDocument,
    hasSecret: z.boolean(),
    enabled: z.boolean(),
    version: z.int(),
    updatedAt: z.iso.datetime(),
    /** As the server that answers sees it: `closed` asks, `open` does not until it has recovered. */
    circuit: z.enum(["closed", "open", "half_open"]),
    /** The last question that brought no answer, as that server knows it; null: none since it started or the settings changed. */
    lastFailure: z.object({ at: z.iso.datetime(), why: z.string() }).nullable(),
    lastAnswerAt: z.iso.datetime().nullable(),
    /** Today in Tokyo. */
    today: z.object({ calls: z.int(), spentJpy: z.number() }),
    /** The last fourteen days in Tokyo, oldest first, today included. */
    days: z.array(z.object({ day: z.iso.date(), calls: z.int(), spentJpy: z.number() })),
  })
  .meta({ id: "Provider" });
export type ProviderView = z.infer<typeof providerView>;

export const providerList = z.object({
  items: z.array(providerView),
  nextCursor: z.null(),
  /** What can be asked of a provider, and what would come of it. */
  kinds: z.array(
    z.object({
      kind: z.enum(PROVIDER_KINDS),
      signals: z.array(z.object({ code: z.string(), label: z.string() })),
      /** Fields of rules. */
      fields: z.array(z.string()),
    }),
  ),
});
export type ProviderList = z.infer<typeof providerList>;

export const trialRequest = z.strictObject({ inputs: z.record(z.string().max(40), z.string().max(600)) });
export const trialResult = z
  .object({
    ok: z.boolean(),
    answer: z.record(z.string(), scalar).nullable(),
    /** Why there is none: timeout, http_500, malformed, address_refused, spend_cap … */
    why: z.string().nullable(),
    elapsedMs: z.number(),
    /** An earlier answer that was kept; the provider was not asked. */
    kept: z.boolean(),
    /** What the provider itself said: its status and the beginning of its text, the secret taken out. Null when nothing came. */
    heard: z.object({ status: z.int(), text: z.string() }).nullable(),
  })
  .meta({ id: "ProviderTrial" });
export type TrialResult = z.infer<typeof trialResult>;
