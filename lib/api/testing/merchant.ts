import { v7 as newId } from "uuid";
import { createApiKey } from "@/lib/access/api-keys";
import { createOrganization } from "@/lib/access/setup";
import { withTenant } from "@/lib/platform/tenant";
import { starterRuleset } from "@/lib/risk/starter-ruleset";
import { warmTables } from "@/lib/screening/enrich/warm";
import type { OrganizationId } from "@/lib/shared/ids";
import { API_SCOPES, type ApiScope } from "@/lib/shared/vocabulary";

/** A merchant with two shops and a key for everything, for integration tests. */
export type Merchant = {
  readonly organizationId: OrganizationId;
  readonly shops: readonly { readonly id: string; readonly code: string }[];
  readonly administratorId: string;
  readonly apiKeyId: string;
  readonly key: string;
  readonly keyWith: (more: {
    scopes?: readonly ApiScope[];
    shopCode?: string;
    rateLimitPerMinute?: number;
  }) => Promise<{ id: string; key: string }>;
};

export async function makeMerchant(name = "検査商店"): Promise<Merchant> {
  // As a server does before it answers: else what the first order asks of the outside would seem late.
  warmTables();
  const at = new Date();
  const created = await createOrganization(
    {
      name,
      shops: [
        { code: "honten", name: "本店" },
        { code: "nishi", name: "西店" },
      ],
      administrator: {
        email: `${newId()}@example.jp`,
        name: "管理者",
        password: "tadashii uma 12 denchi",
        locale: "ja",
      },
      ruleset: starterRuleset(1, "ja"),
    },
    at,
  );
  const keyWith: Merchant["keyWith"] = ({ scopes = API_SCOPES, shopCode, rateLimitPerMinute }) =>
    withTenant(created.organizationId, (t) =>
      createApiKey(t, {
        name: "test",
        shopId: created.shops.find((shop) => shop.code === shopCode)?.id ?? null,
        scopes,
        rateLimitPerMinute: rateLimitPerMinute ?? null,
        createdBy: null,
        at,
      }),
    );
  const { id, key } = await keyWith({});
  return {
    organizationId: created.organizationId,
    shops: created.shops,
    administratorId: created.administratorId,
    apiKeyId: id,
    key,
    keyWith,
  };
}

/** An ordinary order placed now, with an id of its own. */
export function anOrder(more: Record<string, unknown> = {}): Record<string, unknown> & { externalOrderId: string } {
  return {
    shopId: "honten",
    externalOrderId: `T-${newId()}`,
    orderedAt: new Date().toISOString(),
    amountTotal: 8_800,
    buyer: {
      memberId: `m-${newId()}`,
      lastName: "山田",
      firstName: "花子",
      email: `${aWord()}@example.jp`,
      tel: `090${String(Math.floor(Math.random() * 90_000_000) + 10_000_000)}`,
      postalCode: "150-0013",
      address: "東京都渋谷区恵比寿1-19-19 101",
    },
    payment: { method: "bank_transfer" },
    items: [{ sku: "S-1", name: "湯のみ", unitPrice: 8_800, quantity: 1 }],
    ...more,
  };
}

const SYLLABLES = ["ka", "mi", "no", "sa", "to", "ri", "ha", "ne", "yu", "ko"];

/** A mail address somebody might have chosen, and nobody twice. */
function aWord(): string {
  return Array.from({ length: 8 }, () => SYLLABLES[Math.floor(Math.random() * SYLLABLES.length)]).join("");
}
