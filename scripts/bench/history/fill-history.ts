import pg from "pg";
import type { ApiKeyActor } from "@/lib/access/actor";
import { organizationId } from "@/lib/shared/ids";
import { API_SCOPES } from "@/lib/shared/vocabulary";
import type { Installation } from "../../replay/installation";
import { starter } from "../engine";
import type { OrderSupply } from "../orders";
import { loadHistory } from "./load-history";
import { makeTemplates } from "./templates";

/** Orders that a history is multiplied from. */
const TEMPLATES = 4_000;

/** The address of the installation's database as a role that policies do not bind. */
export function asAdministrator({ adminUrl, databaseUrl }: Installation): string {
  const url = new URL(adminUrl);
  url.pathname = new URL(databaseUrl).pathname;
  return url.toString();
}

/**
 * Fills the database of an installation with a year of orders by COPY, `openCases` of them waiting for a decision. Answers orders
 * a second.
 */
export async function fillHistory(
  installation: Installation,
  supply: OrderSupply,
  history: { readonly orders: number; readonly openCases: number },
): Promise<number> {
  const adminUrl = asAdministrator(installation);
  const { actor, shops } = await merchantOf(adminUrl);
  const config = {
    ruleset: starter(),
    rulesetVersion: 1,
    reviewMinutes: 60,
    shopIdByCode: new Map(shops.map(({ id, code }) => [code, id])),
    shopCodeById: new Map(shops.map(({ id, code }) => [id, code])),
    closedShopIds: new Set<string>(),
  };
  const templates = makeTemplates(supply, Math.min(TEMPLATES, history.orders), { actor, config });
  return loadHistory({ adminUrl, templates, ...history, until: new Date() });
}

async function merchantOf(adminUrl: string) {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const keys = await client.query<{ org: string; id: string }>(
      "SELECT organization_id AS org, id FROM api_key ORDER BY created_at LIMIT 1",
    );
    const key = keys.rows[0];
    if (!key) throw new Error("the installation has no key");
    const shops = await client.query<{ id: string; code: string }>(
      "SELECT id, code FROM shop WHERE organization_id = $1",
      [key.org],
    );
    const actor: ApiKeyActor = {
      kind: "api_key",
      organizationId: organizationId(key.org),
      apiKeyId: key.id,
      shopId: null,
      scopes: API_SCOPES,
      rateLimitPerMinute: null,
    };
    return { actor, shops: shops.rows };
  } finally {
    await client.end();
  }
}
