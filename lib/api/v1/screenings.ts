import "server-only";
import { z } from "zod";
import { hastenAlerts } from "@/lib/alerts/hasten";
import { type Route, route } from "@/lib/platform/http/route";
import { withTenant } from "@/lib/platform/tenant";
import { screeningResultSchema } from "@/lib/screening/contract";
import { getScreening } from "@/lib/screening/get-screening";
import { orderSchema } from "@/lib/screening/order-schema";
import { screenBatch } from "@/lib/screening/screen-batch";
import { screenOrder } from "@/lib/screening/screen-order";
import { DomainError } from "@/lib/shared/domain-error";

const TAG = "screenings";

const hasDecline = ({ payment }: z.output<typeof orderSchema>): boolean =>
  payment?.auth?.result === "declined" || (payment?.auth?.declines ?? 0) > 0;

export const screeningRoutes: readonly Route[] = [
  route({
    method: "post",
    path: "/api/v1/screenings",
    access: { scope: "screen" },
    tag: TAG,
    summary: { ja: "注文を審査する", en: "Screen one order" },
    body: orderSchema,
    responses: { 200: screeningResultSchema, 201: screeningResultSchema },
    handle: async ({ actor, body, now, locale, startedAt }) => {
      const { created, result } = await screenOrder(actor, body, { now, locale, startedAt });
      if (created && hasDecline(body)) hastenAlerts(actor.organizationId, new Date(body.orderedAt));
      return { status: created ? 201 : 200, body: result };
    },
  }),
  route({
    method: "post",
    path: "/api/v1/screenings/batch",
    access: { scope: "screen" },
    tag: TAG,
    summary: { ja: "注文をまとめて審査する（1行1注文のNDJSON）", en: "Screen many orders, one a line (NDJSON)" },
    stream: "application/x-ndjson",
    responses: { 200: null },
    handle: async ({ actor, request, locale, requestId }) => screenBatch(actor, request, { locale, requestId }),
  }),
  route({
    method: "get",
    path: "/api/v1/screenings/:screeningId",
    access: { scope: "read" },
    tag: TAG,
    summary: { ja: "審査結果を読む", en: "Read a screening" },
    params: z.strictObject({ screeningId: z.uuid() }),
    responses: { 200: screeningResultSchema },
    handle: async ({ actor, params, locale }) => {
      const result = await withTenant(actor.organizationId, (t) =>
        getScreening(t, params.screeningId, locale, actor.shopId),
      );
      if (!result) throw new DomainError("not_found");
      return { status: 200, body: result };
    },
  }),
];
