import {
  ANSWERS,
  type AnswerForm,
  type ProviderDocument,
  type ProviderKind,
  type ProviderView,
  type Scalar,
} from "@/lib/providers/contract";

/** Two texts that belong together, as long as they are being written. `key` keeps a row's place while its texts change. */
export type Pair = { readonly key: string; readonly left: string; readonly right: string };
export type AnswerDraft = { readonly pointer: string; readonly words: readonly Pair[] };

/** A provider's settings as they are being written: what is incomplete has a place, too. */
export type ProviderDraft = {
  readonly name: string;
  /** `ALL_SHOPS` or the id of one. */
  readonly shop: string;
  readonly enabled: boolean;
  readonly method: "GET" | "POST";
  readonly url: string;
  readonly headers: readonly Pair[];
  /** JSON pointer, input. */
  readonly body: readonly Pair[];
  readonly authHeader: string;
  readonly authPrefix: string;
  readonly secretAct: "keep" | "replace" | "forget";
  readonly secret: string;
  readonly answers: Readonly<Record<string, AnswerDraft>>;
  readonly deadlineMs: number | null;
  readonly cacheHours: number | null;
  readonly priceJpy: number | null;
  /** Null: no limit. */
  readonly capJpy: number | null;
};

/** Select has no word for "none"; no shop has this id. */
export const ALL_SHOPS = "*";

export const pairOf = (left = "", right = ""): Pair => ({ key: crypto.randomUUID(), left, right });

export const answersOf = (kind: ProviderKind): readonly (readonly [name: string, form: AnswerForm])[] =>
  Object.entries(ANSWERS[kind]);

const NO_ANSWER: AnswerDraft = { pointer: "", words: [] };

export function emptyDraft(kind: ProviderKind): ProviderDraft {
  return {
    name: "",
    shop: ALL_SHOPS,
    enabled: true,
    method: "GET",
    url: "",
    headers: [],
    body: [],
    authHeader: "",
    authPrefix: "",
    secretAct: "replace",
    secret: "",
    answers: Object.fromEntries(answersOf(kind).map(([name]) => [name, NO_ANSWER])),
    deadlineMs: 150,
    cacheHours: 24,
    priceJpy: 0,
    capJpy: null,
  };
}

export function draftOf({ kind, name, shopId, enabled, hasSecret, document }: ProviderView): ProviderDraft {
  const { response } = document;
  const answers = answersOf(kind).map(([part]): [string, AnswerDraft] => {
    const { pointer = "", values = {} } = response[part] ?? {};
    return [part, { pointer, words: Object.entries(values).map(([word, ours]) => pairOf(word, String(ours))) }];
  });
  return {
    name,
    shop: shopId ?? ALL_SHOPS,
    enabled,
    method: document.method,
    url: document.url,
    headers: Object.entries(document.headers).map(([left, right]) => pairOf(left, right)),
    body: Object.entries(document.body).map(([left, right]) => pairOf(left, right)),
    authHeader: document.auth?.header ?? "",
    authPrefix: document.auth?.prefix ?? "",
    secretAct: hasSecret ? "keep" : "replace",
    secret: "",
    answers: Object.fromEntries(answers),
    deadlineMs: document.deadlineMs,
    cacheHours: document.cacheHours,
    priceJpy: document.pricePerCallJpy,
    capJpy: document.dailySpendCapJpy,
  };
}

const recordOf = (pairs: readonly Pair[]): Record<string, string> =>
  Object.fromEntries(pairs.flatMap(({ left, right }) => (left.trim() === "" ? [] : [[left.trim(), right]])));

/** As the API takes it. Rows without a name are left out; what else is missing is for the server to say. */
export function documentOf(kind: ProviderKind, draft: ProviderDraft): ProviderDocument {
  const response = answersOf(kind).flatMap(([name, form]) => {
    const { pointer = "", words = [] } = draft.answers[name] ?? {};
    if (pointer.trim() === "") return [];
    const values = Object.entries(recordOf(words)).map(([word, ours]): [string, Scalar] => [
      word,
      scalarOf(form, ours),
    ]);
    const mapped = values.length === 0 ? {} : { values: Object.fromEntries(values) };
    return [[name, { pointer: pointer.trim(), ...mapped }] as const];
  });
  return {
    method: draft.method,
    url: draft.url.trim(),
    headers: recordOf(draft.headers),
    body: draft.method === "POST" ? recordOf(draft.body) : {},
    auth: draft.authHeader.trim() === "" ? null : { header: draft.authHeader.trim(), prefix: draft.authPrefix },
    response: Object.fromEntries(response),
    deadlineMs: draft.deadlineMs ?? Number.NaN,
    cacheHours: draft.cacheHours ?? Number.NaN,
    pricePerCallJpy: draft.priceJpy ?? Number.NaN,
    dailySpendCapJpy: draft.capJpy,
  };
}

const scalarOf = (form: AnswerForm, text: string): Scalar => (form === "boolean" ? text === "true" : text);

/** Which inputs a document puts into its question. */
export function inputsUsed({ url, body }: Pick<ProviderDocument, "url" | "body">, known: readonly string[]): string[] {
  const named = [...url.matchAll(/\{([^{}]*)\}/g)].map(([, name = ""]) => name);
  const used = new Set([...named, ...Object.values(body)]);
  return known.filter((name) => used.has(name));
}
