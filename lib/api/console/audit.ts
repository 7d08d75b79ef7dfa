import "server-only";
import { z } from "zod";
import { listAudit } from "@/lib/access/audit-store";
import { auditEventView } from "@/lib/access/contract";
import { type Route, route } from "@/lib/platform/http/route";
import { withTenant } from "@/lib/platform/tenant";

export const auditRoutes: readonly Route[] = [
  route({
    method: "get",
    path: "/api/console/audit",
    access: { permission: "audit.read" },
    tag: "console",
    summary: { ja: "監査ログ（新しい順）", en: "Audit log, newest first" },
    query: z.strictObject({
      cursor: z.string().max(200).optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    responses: { 200: z.object({ items: z.array(auditEventView), nextCursor: z.string().nullable() }) },
    handle: async ({ actor, query }) => ({
      status: 200,
      body: await withTenant(actor.organizationId, (t) =>
        listAudit(t, { cursor: query.cursor ?? null, limit: query.limit }),
      ),
    }),
  }),
];
