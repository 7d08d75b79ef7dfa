import "server-only";
import { z } from "zod";
import type { Route } from "@/lib/platform/http/route";
import { ERROR_STATUS } from "@/lib/shared/domain-error";
import type { Locale } from "@/lib/shared/vocabulary";
import { WEBHOOK_EVENTS } from "@/lib/webhooks/contract";
import { operation, tagName } from "./openapi-operation";
import { type DocsText, docsText } from "./openapi-text";
import { isMap, type Json, type JsonMap, schemaComponents } from "./schema-components";

/** What merchants call. The console's own requests are no public contract. */
const isPublic = (route: Route): boolean => /^\/api\/(v1|health)\//.test(route.path);

/** RFC 9457, as `platform/http/problem` writes it. */
const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.enum(Object.keys(ERROR_STATUS)),
    requestId: z.string(),
    errors: z.array(z.object({ pointer: z.string(), code: z.string(), message: z.string() })),
  })
  .meta({ id: "Problem" });

const PROBLEM_STATUSES = ["400", "401", "403", "404", "409", "413", "415", "422", "429", "default"] as const;

/** The OpenAPI 3.1 document of the route table. `data` gives the shape of an event's data where it is an answer of the API too. */
export function buildOpenApi(
  routes: readonly Route[],
  locale: Locale,
  data: Readonly<Record<string, z.ZodType>>,
): JsonMap {
  const text = docsText(locale);
  const components = schemaComponents();
  const problem = components.take(problemSchema, "output", "Problem");
  const listed = routes.filter(isPublic);
  const paths: Record<string, Record<string, Json>> = {};
  for (const route of listed) {
    const path = route.path.replaceAll(/:(\w+)/g, "{$1}");
    paths[path] = { ...paths[path], [route.method]: operation(route, { text, locale, components }) };
  }
  const tags = [...new Set(listed.map((route) => tagName(text, route.tag)))];
  const webhooks = webhookDescriptions(text, components, data);
  return {
    openapi: "3.1.0",
    info: { title: text.document.title, description: text.document.description, version: "1" },
    servers: [{ url: "/" }],
    tags: tags.map((name) => ({ name })),
    paths,
    webhooks,
    components: {
      schemas: described(components.all(), text.fields),
      securitySchemes: { apiKey: { type: "http", scheme: "bearer", description: text.security } },
      headers: {
        "X-Request-Id": { description: text.headers.requestId, schema: { type: "string" } },
        "Retry-After": { description: text.headers.retryAfter, schema: { type: "integer" } },
        "RateLimit-Limit": { description: text.headers.rateLimit, schema: { type: "integer" } },
        "RateLimit-Remaining": { description: text.headers.rateLimitRemaining, schema: { type: "integer" } },
      },
      responses: Object.fromEntries(PROBLEM_STATUSES.map((status) => [status, refusal(status, text, problem)])),
    },
  };
}

type Texts = Readonly<Record<string, string>>;

/** Says of fields what their types can't. Texts differ by language, hence they are laid over the schemas. */
function described(schemas: JsonMap, texts: Readonly<Record<string, Texts>>): JsonMap {
  const all = Object.entries(schemas).map(([name, schema]) => [name, withTexts(schema, texts[name] ?? {})]);
  return Object.fromEntries(all);
}

function withTexts(schema: Json, texts: Texts): Json {
  if (!isMap(schema) || !isMap(schema.properties)) return schema;
  const properties = Object.entries(schema.properties).map(([field, property]): [string, Json] => {
    const description = texts[field];
    return [field, description !== undefined && isMap(property) ? { ...property, description } : property];
  });
  return { ...schema, properties: Object.fromEntries(properties) };
}

function refusal(status: (typeof PROBLEM_STATUSES)[number], text: DocsText, problem: Json): JsonMap {
  const names = [
    "X-Request-Id",
    ...(status === "429" ? ["Retry-After", "RateLimit-Limit", "RateLimit-Remaining"] : []),
  ];
  return {
    description: text.responses[status],
    headers: Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }])),
    content: { "application/problem+json": { schema: problem } },
  };
}

function webhookDescriptions(
  text: DocsText,
  components: ReturnType<typeof schemaComponents>,
  data: Readonly<Record<string, z.ZodType>>,
): JsonMap {
  const described: Record<string, string> = text.webhooks;
  return Object.fromEntries(
    WEBHOOK_EVENTS.map((type): [string, Json] => {
      const id = `webhook${type.replaceAll(/(?:^|[._])(\w)/g, (_all, letter: string) => letter.toUpperCase())}`;
      const shape = data[type];
      const schema: Json = {
        type: "object",
        required: ["type", "timestamp", "data"],
        properties: {
          type: { const: type },
          timestamp: { type: "string", format: "date-time" },
          data: shape ? components.take(shape, "output", id) : { type: "object" },
        },
      };
      const post = {
        operationId: id,
        summary: described[type.replaceAll(".", "_")] ?? type,
        description: text.webhooks.note,
        security: [],
        requestBody: { required: true, content: { "application/json": { schema } } },
        responses: { "2XX": { description: text.webhooks.accepted } },
      };
      return [type, { post }];
    }),
  );
}
