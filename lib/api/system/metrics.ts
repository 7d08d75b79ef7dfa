import "server-only";
import { metrics } from "@/lib/platform/http/metrics";
import { type Route, route } from "@/lib/platform/http/route";

/** Prometheus text. The production server tells it to private networks only, unless SEKISHO_METRICS=public. */
export const metricsRoutes: readonly Route[] = [
  route({
    method: "get",
    path: "/api/metrics",
    access: "public",
    tag: "health",
    summary: { ja: "Prometheus形式の指標", en: "Metrics for Prometheus" },
    responses: {},
    handle: async () => {
      const { registry } = metrics();
      return new Response(await registry.metrics(), { headers: { "Content-Type": registry.contentType } });
    },
  }),
];
