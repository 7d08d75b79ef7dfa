import "server-only";
import { type Route, route } from "@/lib/platform/http/route";
import { verdictReportQuery, verdictReportSchema } from "@/lib/reports/contract";
import { verdictsAndPrecision } from "@/lib/reports/verdicts-and-precision";

const verdicts = route({
  method: "get",
  path: "/api/console/reports/verdicts",
  access: { permission: "reports.read" },
  tag: "reports",
  summary: { ja: "審査結果と的中率", en: "Verdicts and precision" },
  query: verdictReportQuery,
  responses: { 200: verdictReportSchema },
  handle: async ({ actor, query, now }) => ({ status: 200, body: await verdictsAndPrecision(actor, query, now) }),
});

export const reportRoutes: readonly Route[] = [verdicts];

/** What the report page is rendered with on the server. */
export const loadVerdictReport = verdictsAndPrecision;
