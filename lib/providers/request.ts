import "server-only";
import type { ProviderDocument } from "./contract";

export type Inputs = Readonly<Record<string, string>>;
export type HttpQuestion = {
  readonly method: "GET" | "POST";
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
};

/** The request that asks a question, by the provider's document. */
export function questionOf(document: ProviderDocument, secret: string | null, inputs: Inputs): HttpQuestion {
  const url = document.url.replaceAll(/\{([^{}]*)\}/g, (_all, name: string) => encodeURIComponent(inputs[name] ?? ""));
  const { auth } = document;
  const headers = {
    accept: "application/json",
    "user-agent": "Sekisho-Providers/1",
    ...document.headers,
    ...(auth && secret !== null ? { [auth.header.toLowerCase()]: auth.prefix + secret } : {}),
  };
  if (document.method === "GET") return { method: "GET", url, headers, body: null };
  const body = JSON.stringify(bodyOf(document.body, inputs));
  return { method: "POST", url, headers: { ...headers, "content-type": "application/json; charset=utf-8" }, body };
}

type Node = { [key: string]: Node | string };

function bodyOf(map: ProviderDocument["body"], inputs: Inputs): Node {
  const root: Node = Object.create(null);
  for (const [pointer, name] of Object.entries(map)) {
    const parts = partsOf(pointer);
    const last = parts.pop() ?? "";
    let node = root;
    for (const part of parts) {
      const next = node[part];
      const inner: Node = typeof next === "object" ? next : Object.create(null);
      node[part] = inner;
      node = inner;
    }
    node[last] = inputs[name] ?? "";
  }
  return root;
}

const partsOf = (pointer: string): string[] =>
  pointer
    .split("/")
    .slice(1)
    .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"));

/** The mapped parts of a provider's JSON; what is not there is left out. */
export function mapAnswer(document: ProviderDocument, json: unknown): Record<string, unknown> {
  const answer: Record<string, unknown> = {};
  for (const [name, { pointer, values }] of Object.entries(document.response)) {
    const found = at(json, pointer);
    if (found === undefined || found === null) continue;
    const mapped = values ? lookUp(values, found) : found;
    if (mapped !== undefined) answer[name] = mapped;
  }
  return answer;
}

/** A word that is not mapped says nothing we know. */
const lookUp = (values: Readonly<Record<string, unknown>>, found: unknown): unknown =>
  typeof found === "object" || !Object.hasOwn(values, String(found)) ? undefined : values[String(found)];

function at(json: unknown, pointer: string): unknown {
  let node: unknown = json;
  for (const part of partsOf(pointer)) {
    if (typeof node !== "object" || node === null || !Object.hasOwn(node, part)) return undefined;
    node = Reflect.get(node, part);
  }
  return node;
}
