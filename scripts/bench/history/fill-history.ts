import pg from "pg";
import type { ApiKeyActor } from "@/lib/access/actor";
import type { OrderInput } from "@/lib/risk/order";
import { organizationId } from "@/lib/shared/ids";
import { API_SCOPES } from "@/lib/shared/vocabulary";
import type { Installation } from "../../replay/installation";
import { starter } from "../engine";
import { cpuOfTree } from "../process-cpu";
import { loadHistory, settle } from "./load-history";
import { makeTemplates } from "./templates";

/** As many different orders are enough for a history to be multiplied from. */
export const TEMPLATES = 4_000;

/** The address of the installation's database as a role that policies do not bind. */
export function asAdministrator({ adminUrl, databaseUrl }: Installation): string {
  const url = new URL(adminUrl);
  url.pathname = new URL(databaseUrl).pathname;
  return url.toString();
}

/** Figures of a load: orders a second until all rows are in and indexed; what came before and after is told apart. */
export type Filled = {
  readonly bench: "load";
  readonly orders: number;
  readonly perSecond: number;
  /** For the orders that the others are copies of. */
  readonly templateSeconds: number;
  readonly vacuumSeconds: number;
  /** Processor time per order of the load itself. */
  readonly nodeCpuUs: number;
  readonly postgresCpuUs: number | null;
};

/**
 * Fills the database of an installation with a year of orders by COPY: copies of those that it is `like`, `openCases` of them waiting
 * for a decision.
 */
export async function fillHistory(
  installation: Installation,
  history: { readonly orders: number; readonly openCases: number; readonly like: readonly OrderInput[] },
): Promise<Filled> {
  const { orders, openCases, like } = history;
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
  const from = performance.now();
  const templates = makeTemplates(like, { actor, config });
  const made = performance.now();
  const own = process.cpuUsage();
  const its = cpuOfTree(installation.postgresPid);
  await loadHistory({ adminUrl, templates, orders, openCases, until: new Date() });
  const loaded = performance.now();
  const { user, system } = process.cpuUsage(own);
  const itsNow = cpuOfTree(installation.postgresPid);
  await settle(adminUrl);
  return {
    bench: "load",
    orders,
    perSecond: Math.round((orders * 1_000) / (loaded - made)),
    templateSeconds: seconds(made - from),
    vacuumSeconds: seconds(performance.now() - loaded),
    nodeCpuUs: Math.round((user + system) / orders),
    postgresCpuUs: its === null || itsNow === null ? null : Math.round(((itsNow - its) * 1_000) / orders),
  };
}

const seconds = (ms: number) => Number((ms / 1_000).toFixed(1));

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
