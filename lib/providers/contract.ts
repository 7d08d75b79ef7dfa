import { z } from "zod";
import { ANSWERS, INPUTS, PROVIDER_KINDS, type ProviderKind } from "./vocabulary";

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
    deadlineMs: z.int().min(10).max(2_000).default(150),
    /** 0: nothing is kept. */
    cacheHours: z.int().min(0).max(8_760).default(24),
    /** To a thousandth of a yen. */
    pricePerCallJpy: z.number().min(0).max(10_000).multipleOf(0.001).default(0),
    /** A day in Tokyo; null: no limit. */
    dailySpendCapJpy: z.number().min(0).max(100_000_000).multipleOf(0.001).nullable().default(null),
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
  const inputs: readonly string[] = INPUTS[kind];
  const answers: readonly string[] = ANSWERS[kind];
  const faults: Fault[] = [];
  const add = (path: readonly PropertyKey[], params: Record<string, string>) =>
    faults.push({ path: ["document", ...path], params });
  for (const [, name = ""] of document.url.matchAll(PLACEHOLDER)) {
    if (!inputs.includes(name)) add(["url"], { code: "unknown_placeholder", name });
  }
  if (originOf(document.url, "a") !== originOf(document.url, "b")) add(["url"], { code: "placeholder_in_host" });
  for (const [at, name] of Object.entries(document.body)) {
    if (!inputs.includes(name)) add(["body", at], { code: "unknown_placeholder", name });
  }
  for (const name of Object.keys(document.headers)) {
    if (REFUSED_HEADERS.test(name)) add(["headers", name], { code: "header_refused" });
  }
  if (REFUSED_HEADERS.test(document.auth?.header ?? "")) add(["auth", "header"], { code: "header_refused" });
  if (document.method === "GET" && Object.keys(document.body).length > 0) add(["body"], { code: "contradictory" });
  for (const name of Object.keys(document.response)) {
    if (!answers.includes(name)) add(["response", name], { code: "unknown_field" });
  }
  const mapped = answers.filter((name) => document.response[name] !== undefined);
  if (mapped.length === 0) add(["response"], { code: "answer_incomplete", name: answers.join(", ") });
  return faults;
}

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
    /** Today in Tokyo. */
    today: z.object({ calls: z.int(), spentJpy: z.number() }),
  })
  .meta({ id: "Provider" });
export type ProviderView = z.infer<typeof providerView>;

export const providerList = z.object({ items: z.array(providerView), nextCursor: z.null() });

export const trialRequest = z.strictObject({ inputs: z.record(z.string().max(40), z.string().max(600)) });
export const trialResult = z
  .object({
    ok: z.boolean(),
    answer: z.record(z.string(), scalar).nullable(),
    /** Why there is none: timeout, http_500, malformed, address_refused, spend_cap … */
    why: z.string().nullable(),
    elapsedMs: z.number(),
  })
  .meta({ id: "ProviderTrial" });
