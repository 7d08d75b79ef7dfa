import "server-only";
import { z } from "zod";
import type { ProviderKind } from "./vocabulary";

/** Answers in our own words, whatever the provider's are. */
export const ANSWER_SCHEMAS = {
  phone_reachability: z.object({
    /** `unassigned`: 欠番. */
    status: z.enum(["reachable", "unreachable", "unassigned"]),
  }),
  room_vacancy: z.object({
    vacant: z.boolean(),
    /** When that was true; the moment of the answer where the provider does not say. */
    asOf: z.iso.date().optional(),
  }),
  /** Empty: the provider knows nothing of the address, which is an answer, too. */
  ip_intelligence: z.object({
    class: z.enum(["hosting", "vpn", "tor", "proxy", "mobile", "isp"]).optional(),
    latitude: z.number().min(-90).max(90).optional(),
    longitude: z.number().min(-180).max(180).optional(),
  }),
  mail_deliverability: z
    .object({ hasMx: z.boolean().optional(), deliverable: z.boolean().optional() })
    .refine((answer) => answer.hasMx !== undefined || answer.deliverable !== undefined),
  address_existence: z.object({ exists: z.boolean() }),
} as const satisfies Record<ProviderKind, z.ZodType>;

export type AnswerOf<K extends ProviderKind> = z.infer<(typeof ANSWER_SCHEMAS)[K]>;
