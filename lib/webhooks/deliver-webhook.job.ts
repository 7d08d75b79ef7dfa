import "server-only";
import { z } from "zod";
import { defineJob } from "@/lib/platform/jobs/job";

/** One attempt at one delivery. What the receiver does wrong is retried by the delivery's own schedule, not by the queue. */
export const deliverWebhook = defineJob({
  name: "webhooks.deliver",
  payload: z.object({ organizationId: z.uuid(), deliveryId: z.uuid() }),
  attemptsMax: 25,
  load: () => import("./deliver-webhook"),
});

/** One waiting job a delivery. */
export const deliveryKey = (deliveryId: string): string => `webhook:${deliveryId}`;
