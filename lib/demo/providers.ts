import "server-only";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import type { UserActor } from "@/lib/access/actor";
import { env } from "@/lib/platform/env";
import { newProvider } from "@/lib/providers/contract";
import { createProvider } from "@/lib/providers/manage-providers";
import { PROVIDER_KINDS, type ProviderKind } from "@/lib/providers/vocabulary";
import { organizationConfig } from "@/lib/screening/organization-config";
import { DomainError } from "@/lib/shared/domain-error";
import { DEMO_SHOPS } from "@/lib/simulate/demo-plan";

/** Written by scripts/reference-provider/demo.mjs. */
const FILE = "reference-provider.json";
const about = z.object({ apiKey: z.string(), documents: z.record(z.enum(PROVIDER_KINDS), z.looseObject({})) });

const NAMES: Record<ProviderKind, string> = {
  phone_reachability: "電話疎通(参考)",
  room_vacancy: "空き室(参考)",
  ip_intelligence: "IP情報(参考)",
  mail_deliverability: "メール到達(参考)",
  address_existence: "住所実在(参考)",
};

/** Longer than by default: on the demo's machine everything runs side by side. */
const TERMS = { deadlineMs: 250, pricePerCallJpy: 3, dailySpendCapJpy: 3_000 };

/**
 * Live orders of the demo's last shop ask the reference provider that was started beside it, if one was; the other shops show what is
 * known without. What is configured already stays.
 */
export async function configureProviders(administrator: UserActor, now: Date): Promise<void> {
  const file = path.join(env().SEKISHO_DATA_DIR, FILE);
  if (!existsSync(file)) return;
  const { apiKey, documents } = about.parse(JSON.parse(readFileSync(file, "utf8")));
  const { shopIdByCode } = await organizationConfig(administrator.organizationId);
  const shopId = shopIdByCode.get(DEMO_SHOPS.at(-1)?.id ?? "") ?? null;
  for (const kind of PROVIDER_KINDS) {
    const document = { ...documents[kind], ...TERMS };
    const request = newProvider.parse({ kind, shopId, name: NAMES[kind], document, secret: apiKey });
    try {
      await createProvider(administrator, request, { now, requestId: "demo" });
    } catch (error) {
      if (!(error instanceof DomainError && error.code === "provider_exists")) throw error;
    }
  }
}
