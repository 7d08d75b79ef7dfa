import "server-only";
import { z } from "zod";
import { alertEventSchema } from "@/lib/alerts/contract";
import { type Route, route } from "@/lib/platform/http/route";
import { screeningResultSchema } from "@/lib/screening/contract";
import { LOCALES, type Locale } from "@/lib/shared/vocabulary";
import { decisionEventSchema } from "@/lib/webhooks/contract";
import { buildOpenApi } from "./build-openapi";
import { fillExamples } from "./openapi-examples";

const EVENT_DATA = {
  "screening.completed": screeningResultSchema,
  "case.decided": decisionEventSchema,
  "order.cancel_requested": decisionEventSchema,
  "alert.raised": alertEventSchema,
};

/** The document is made from the route table, which holds this very route: hence the table comes as a function. */
export function openApiRoutes(table: () => readonly Route[]): readonly Route[] {
  const rendered = new Map<Locale, string>();
  return [
    route({
      method: "get",
      path: "/api/openapi.json",
      access: "public",
      tag: "health",
      summary: { ja: "このAPIのOpenAPI文書", en: "The OpenAPI document of this API" },
      query: z.object({ lang: z.enum(LOCALES).optional() }),
      responses: {},
      handle: async ({ query, locale, now }) => {
        const language = query.lang ?? locale;
        const known = rendered.get(language) ?? JSON.stringify(buildOpenApi(table(), language, EVENT_DATA));
        rendered.set(language, known);
        return new Response(fillExamples(known, now), {
          headers: { "Content-Type": "application/json; charset=utf-8", Vary: "Accept-Language" },
        });
      },
    }),
  ];
}
