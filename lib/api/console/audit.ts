import "server-only";
import type { UserActor } from "@/lib/access/actor";
import { type AuditQuery, auditExportQuery, auditList, auditQuery } from "@/lib/access/audit-contract";
import { listAudit } from "@/lib/access/audit-store";
import { exportAudit } from "@/lib/access/export-audit";
import { type Route, route } from "@/lib/platform/http/route";
import { withTenant } from "@/lib/platform/tenant";
import { tokyoDay } from "@/lib/shared/tokyo-day";

const READ = { permission: "audit.read" } as const;

/** For the page that is made on the server, too. */
export const loadAudit = (actor: UserActor, { cursor, limit, ...filter }: AuditQuery) =>
  withTenant(actor.organizationId, (t) => listAudit(t, { filter, cursor: cursor ?? null, limit }));

export const auditRoutes: readonly Route[] = [
  route({
    method: "get",
    path: "/api/console/audit",
    access: READ,
    tag: "console",
    summary: { ja: "監査ログ（新しい順）", en: "Audit log, newest first" },
    query: auditQuery,
    responses: { 200: auditList },
    handle: async ({ actor, query }) => ({ status: 200, body: await loadAudit(actor, query) }),
  }),
  route({
    method: "get",
    path: "/api/console/audit/export",
    access: READ,
    tag: "console",
    summary: { ja: "監査ログをCSVで書き出す", en: "Audit log as CSV" },
    query: auditExportQuery,
    responses: {},
    handle: async ({ actor, query: { lang, ...filter }, now, requestId }) => {
      const lines = await exportAudit(actor, filter, { now, requestId, locale: lang });
      const name = `sekisho-audit-${tokyoDay(now)}.csv`;
      const headers = {
        "Content-Type": "text/csv; charset=utf-8",
        "Content-Disposition": `attachment; filename="${name}"`,
      };
      return new Response(lines, { headers });
    },
  }),
];
