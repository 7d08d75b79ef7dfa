import "server-only";
import type { Route } from "@/lib/platform/http/route";
import type { Locale } from "@/lib/shared/vocabulary";
import { EXAMPLES } from "./openapi-examples";
import type { DocsText } from "./openapi-text";
import { isMap, type Json, type JsonMap, type schemaComponents } from "./schema-components";

type Context = {
  readonly text: DocsText;
  readonly locale: Locale;
  readonly components: ReturnType<typeof schemaComponents>;
};

/** `GET /api/v1/orders/:id/events` → `getOrdersByIdEvents`: stable as long as the path is. */
export function operationId(route: Route): string {
  const words = route.path
    .replace(/^\/api\/(v1\/)?/, "")
    .split("/")
    .map((part) => (part.startsWith(":") ? `by-${part.slice(1)}` : part));
  const name = words.join("-").replaceAll(/[-.]+(\w)/g, (_all, letter: string) => letter.toUpperCase());
  return `${route.method}${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}

/** The tag as readers see it. */
export function tagName(text: DocsText, tag: string): string {
  const known: Record<string, string> = text.tags;
  return known[tag] ?? tag;
}

export function operation(route: Route, context: Context): JsonMap {
  const { text, locale } = context;
  const notes = [
    ...(scopeOf(route) ? [text.scope.replace("{scope}", scopeOf(route) ?? "")] : []),
    ...(route.stream ? [text.ndjson] : []),
    ...(hasCursor(route) ? [text.pageNote] : []),
  ];
  const body = requestBody(route, context);
  return {
    operationId: operationId(route),
    tags: [tagName(text, route.tag)],
    summary: route.summary[locale],
    ...(notes.length > 0 ? { description: notes.join(" ") } : {}),
    ...(route.access === "public" ? { security: [] } : { security: [{ apiKey: [] }] }),
    parameters: parameters(route, context),
    ...(body ? { requestBody: body } : {}),
    responses: responses(route, context),
  };
}

const scopeOf = (route: Route): string | null =>
  typeof route.access === "object" && "scope" in route.access ? route.access.scope : null;

const hasCursor = (route: Route): boolean =>
  route.query !== null && "shape" in route.query && "cursor" in Object(route.query.shape);

function parameters(route: Route, { components, text }: Context): Json[] {
  const owner = operationId(route);
  const found = [
    ...(route.params ? fields(components.take(route.params, "input", owner), "path") : []),
    ...(route.query ? fields(components.take(route.query, "input", owner), "query") : []),
  ];
  if (route.method !== "post" || route.access === "public" || route.stream) return found;
  const schema = { type: "string", maxLength: 200 };
  return [...found, { name: "Idempotency-Key", in: "header", description: text.parameters.idempotencyKey, schema }];
}

/** The properties of a flat object as parameters. */
function fields(schema: Json, place: "path" | "query"): Json[] {
  if (!isMap(schema) || !isMap(schema.properties)) return [];
  const required = Array.isArray(schema.required) ? schema.required : [];
  return Object.entries(schema.properties).map(([name, property]) => ({
    name,
    in: place,
    ...(place === "path" || required.includes(name) ? { required: true } : {}),
    schema: property,
  }));
}

function requestBody(route: Route, { components, locale }: Context): JsonMap | null {
  const owner = operationId(route);
  const examples = EXAMPLES[owner];
  const given = examples
    ? {
        examples: Object.fromEntries(
          examples.map((each) => [each.name, { summary: each.summary[locale], value: each.value }]),
        ),
      }
    : {};
  if (route.body) {
    const schema = components.take(route.body, "input", owner);
    return { required: true, content: { "application/json": { schema, ...given } } };
  }
  if (route.stream) return { required: true, content: { [route.stream]: { schema: { type: "string" }, ...given } } };
  return null;
}

function responses(route: Route, context: Context): JsonMap {
  const { text, components } = context;
  const owner = operationId(route);
  const described: Record<string, string> = text.responses;
  const declared = Object.entries(route.responses).map(([status, schema]): [string, Json] => {
    const description = described[status] ?? status;
    const headers = { "X-Request-Id": { $ref: "#/components/headers/X-Request-Id" } };
    if (schema) {
      return [
        status,
        { description, headers, content: { "application/json": { schema: components.take(schema, "output", owner) } } },
      ];
    }
    if (route.stream)
      return [status, { description, headers, content: { [route.stream]: { schema: { type: "string" } } } }];
    return [status, { description, headers }];
  });
  const failures = problemStatuses(route)
    .filter((status) => !(status in route.responses))
    .map((status): [string, Json] => [status, { $ref: `#/components/responses/${status}` }]);
  return Object.fromEntries([...declared, ...failures, ["default", { $ref: "#/components/responses/default" }]]);
}

/** Which refusals a request of this kind can meet. */
function problemStatuses(route: Route): string[] {
  const reads = route.body !== null || route.stream !== null;
  return [
    ...(reads || route.params || route.query ? ["400"] : []),
    ...(route.access === "public" ? [] : ["401", "403", "429"]),
    ...(route.params ? ["404"] : []),
    ...(route.method === "post" && route.access !== "public" ? ["409"] : []),
    ...(reads ? ["413", "415", "422"] : []),
  ];
}
