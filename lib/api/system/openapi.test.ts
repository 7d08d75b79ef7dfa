import { describe, expect, it } from "vitest";
import { z } from "zod";
import signalTexts from "@/lib/i18n/messages/en/signals.json";
import { route } from "@/lib/platform/http/route";
import { HISTORY_SOURCE, LISTS_SOURCE, MODEL_SOURCE } from "@/lib/risk/signals/history";
import { NETWORK_SOURCE, TABLES_SOURCE } from "@/lib/screening/enrich/provide";
import { SOURCE_NAMES } from "@/lib/screening/enrich/providers";
import { routes } from "../routes";
import { buildOpenApi } from "./build-openapi";
import { EXAMPLES, fillExamples } from "./openapi-examples";
import { operationId } from "./openapi-operation";
import { docsText } from "./openapi-text";
import { isMap, type Json, type JsonMap } from "./schema-components";

function* nodes(value: Json, path = "#"): Generator<readonly [string, JsonMap]> {
  if (Array.isArray(value)) {
    for (const [index, child] of value.entries()) yield* nodes(child, `${path}/${index}`);
    return;
  }
  if (!isMap(value)) return;
  yield [path, value];
  for (const [key, child] of Object.entries(value)) {
    yield* nodes(child, `${path}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`);
  }
}

function resolve(document: JsonMap, reference: string): Json | undefined {
  const parts = reference
    .slice(2)
    .split("/")
    .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"));
  return parts.reduce<Json | undefined>((node, part) => (isMap(node) ? node[part] : undefined), document);
}

const operations = (document: JsonMap): JsonMap[] =>
  Object.values(isMap(document.paths) ? document.paths : {}).flatMap((path) =>
    Object.values(isMap(path) ? path : {}).filter(isMap),
  );

describe.each(["ja", "en"] as const)("the document in %s", (locale) => {
  const document = buildOpenApi(routes, locale, {});

  it("has no dangling reference", () => {
    const references = [...nodes(document)].flatMap(([path, node]) =>
      typeof node.$ref === "string" ? [[path, node.$ref] as const] : [],
    );
    expect(references.length).toBeGreaterThan(20);
    expect(
      references.filter(([, reference]) => !reference.startsWith("#/") || resolve(document, reference) === undefined),
    ).toEqual([]);
  });

  it("names every operation once, with a summary, a way in and answers", () => {
    const all = operations(document);
    const ids = all.map((each) => each.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const each of all) {
      expect(each).toMatchObject({
        operationId: expect.any(String),
        summary: expect.any(String),
        security: expect.any(Array),
      });
      expect(Object.keys(isMap(each.responses) ? each.responses : {})).toContain("default");
    }
  });

  it("declares exactly the parameters that its paths hold", () => {
    for (const [path, methods] of Object.entries(isMap(document.paths) ? document.paths : {})) {
      const held = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort();
      for (const each of Object.values(isMap(methods) ? methods : {})) {
        const parameters = isMap(each) && Array.isArray(each.parameters) ? each.parameters.filter(isMap) : [];
        const named = parameters.filter((parameter) => parameter.in === "path").map((parameter) => parameter.name);
        expect({ path, named: [...named].sort() }).toEqual({ path, named: held });
      }
    }
  });

  it("describes fields that there are, and of the sources that may be out exactly those that the console can name", () => {
    const { fields } = docsText(locale);
    for (const [schema, texts] of Object.entries(fields)) {
      const properties = resolve(document, `#/components/schemas/${schema}/properties`);
      for (const [field, description] of Object.entries(texts)) {
        expect(isMap(properties) && properties[field]).toMatchObject({ description });
      }
    }
    const named = [...fields.Screening.degraded.matchAll(/`(\w+)`/g)].map((match) => match[1]);
    const sources = named.filter((name) => name !== "notEvaluated" && name !== "source_failed");
    expect(sources.toSorted()).toEqual(Object.keys(signalTexts.source).toSorted());
    const known = [HISTORY_SOURCE, LISTS_SOURCE, MODEL_SOURCE, NETWORK_SOURCE, TABLES_SOURCE];
    expect(sources).toEqual(expect.arrayContaining([...known, ...Object.values(SOURCE_NAMES)]));
  });
});

it("tells only of what merchants call", () => {
  const document = buildOpenApi(routes, "en", {});
  const paths = Object.keys(isMap(document.paths) ? document.paths : {});
  expect(paths).toContain("/api/v1/screenings");
  expect(paths).toContain("/api/v1/orders/{externalOrderId}/ship-decision");
  expect(paths).toContain("/api/health/ready");
  expect(paths.filter((path) => path.startsWith("/api/console"))).toEqual([]);
});

it("keeps what goes in apart from what comes out of one schema", () => {
  const shape = z.object({ a: z.string().default("x") }).meta({ id: "Both" });
  const both = route({
    method: "post",
    path: "/api/v1/both",
    access: { scope: "read" },
    tag: "t",
    summary: { ja: "両方", en: "Both" },
    body: shape,
    responses: { 200: shape },
    handle: async ({ body }) => ({ status: 200, body }),
  });
  const document = buildOpenApi([both], "en", {});
  expect(resolve(document, "#/components/schemas/Both")).not.toHaveProperty("required");
  expect(resolve(document, "#/components/schemas/BothOutput")).toMatchObject({ required: ["a"] });
});

it("offers only examples that work as they stand", () => {
  const now = new Date("2026-11-20T01:02:03Z");
  const byId = new Map(routes.map((each) => [operationId(each), each]));
  for (const [id, examples] of Object.entries(EXAMPLES)) {
    const target = byId.get(id);
    for (const example of examples) {
      const filled = JSON.parse(fillExamples(JSON.stringify(example.value), now));
      const bodies = typeof filled === "string" ? [] : [filled];
      const faults = bodies.map((body) => target?.body?.safeParse(body).error?.issues ?? []);
      expect({ id, known: target !== undefined, faults: faults.flat() }).toEqual({ id, known: true, faults: [] });
    }
  }
});
