import "server-only";
import type { Route } from "@/lib/platform/http/route";
import { alertRoutes } from "./console/alerts";
import { apiKeyRoutes } from "./console/api-keys";
import { auditRoutes } from "./console/audit";
import { caseRoutes } from "./console/cases";
import { caseActRoutes } from "./console/cases-acts";
import { caseViewRoutes } from "./console/cases-views";
import { invitationRoutes } from "./console/invitations";
import { consoleListEntryRoutes } from "./console/list-entries";
import { liveRoutes } from "./console/live";
import { meRoutes } from "./console/me";
import { networkRoutes } from "./console/network";
import { consoleOrderRoutes } from "./console/orders";
import { organizationRoutes } from "./console/organization";
import { passwordResetRoutes } from "./console/password-resets";
import { peopleRoutes } from "./console/people";
import { providerRoutes } from "./console/providers";
import { referenceRoutes } from "./console/reference";
import { reportRoutes } from "./console/reports";
import { riskSettingsRoutes } from "./console/risk-settings";
import { rulesetRoutes } from "./console/rulesets";
import { setupRoutes } from "./console/setup";
import { shopRoutes } from "./console/shops";
import { webhookRoutes } from "./console/webhooks";
import { healthRoutes } from "./system/health";
import { metricsRoutes } from "./system/metrics";
import { openApiRoutes } from "./system/openapi";
import { listEntryRoutes } from "./v1/list-entries";
import { normalizationRoutes } from "./v1/normalizations";
import { orderRoutes } from "./v1/orders";
import { screeningRoutes } from "./v1/screenings";

/** The route table: every address this installation answers, but for sign-in and pages. OpenAPI is generated from it. */
export const routes: readonly Route[] = [
  ...screeningRoutes,
  ...orderRoutes,
  ...listEntryRoutes,
  ...normalizationRoutes,
  ...caseRoutes,
  ...consoleOrderRoutes,
  ...consoleListEntryRoutes,
  ...caseActRoutes,
  ...caseViewRoutes,
  ...alertRoutes,
  ...reportRoutes,
  ...rulesetRoutes,
  ...riskSettingsRoutes,
  ...meRoutes,
  ...liveRoutes,
  ...organizationRoutes,
  ...peopleRoutes,
  ...invitationRoutes,
  ...passwordResetRoutes,
  ...shopRoutes,
  ...apiKeyRoutes,
  ...webhookRoutes,
  ...auditRoutes,
  ...referenceRoutes,
  ...providerRoutes,
  ...networkRoutes,
  ...setupRoutes,
  ...healthRoutes,
  ...metricsRoutes,
  ...openApiRoutes(() => routes),
];
