import "server-only";
import { Counter, collectDefaultMetrics, Histogram, Registry } from "prom-client";
import { singleton } from "../singleton";

/** Prometheus metrics of this process. Labels never hold anything of an order. */
export function metrics() {
  return singleton("metrics", () => {
    const registry = new Registry();
    collectDefaultMetrics({ register: registry, prefix: "sekisho_" });
    return {
      registry,
      requests: new Counter({
        name: "sekisho_http_requests_total",
        help: "Requests by route, method and status",
        labelNames: ["route", "method", "status"],
        registers: [registry],
      }),
      seconds: new Histogram({
        name: "sekisho_http_request_seconds",
        help: "Time to answer, by route",
        labelNames: ["route", "method"],
        buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5],
        registers: [registry],
      }),
      screenings: new Counter({
        name: "sekisho_screenings_total",
        help: "Screenings by verdict",
        labelNames: ["verdict"],
        registers: [registry],
      }),
      degraded: new Counter({
        name: "sekisho_degraded_sources_total",
        help: "Screenings for which a source of facts failed, by source",
        labelNames: ["source"],
        registers: [registry],
      }),
      webhooks: new Counter({
        name: "sekisho_webhook_attempts_total",
        help: "Webhook attempts by result",
        labelNames: ["result"],
        registers: [registry],
      }),
      jobs: new Counter({
        name: "sekisho_jobs_total",
        help: "Background jobs by name and result",
        labelNames: ["job", "result"],
        registers: [registry],
      }),
    };
  });
}
