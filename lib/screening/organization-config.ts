import "server-only";
import { singleton } from "@/lib/platform/singleton";
import { withTenant } from "@/lib/platform/tenant";
import { compileRuleset, type Ruleset } from "@/lib/risk/ruleset";
import { parseStoredRules } from "@/lib/rules/contract";
import type { OrganizationId } from "@/lib/shared/ids";
import { readConfig } from "./config-store";

/** What a screening needs to know of its organisation, besides the order's own facts. */
export type OrganizationConfig = {
  readonly ruleset: Ruleset;
  readonly rulesetVersion: number;
  readonly reviewMinutes: number;
  /** Shops by their code (`shopId` of the API). */
  readonly shopIdByCode: ReadonlyMap<string, string>;
  readonly shopCodeById: ReadonlyMap<string, string>;
  /** Ids of shops that take no new orders; those they have are still read, and still have outcomes. */
  readonly closedShopIds: ReadonlySet<string>;
};

/**
 * Other servers of the installation see a published ruleset or a new shop after at most this long; the one that published sees it at
 * once. Each screening records the version it used, so none is in doubt.
 */
const FRESH_MS = 2_000;
const ORGANIZATIONS_MAX = 1_000;

type Entry = { readonly config: Promise<OrganizationConfig>; readonly until: number };
const cache = () => singleton("organization-config", () => new Map<OrganizationId, Entry>());

export function organizationConfig(org: OrganizationId): Promise<OrganizationConfig> {
  const entries = cache();
  const monotonicMs = performance.now();
  const known = entries.get(org);
  if (known && known.until > monotonicMs) return known.config;
  if (entries.size >= ORGANIZATIONS_MAX) entries.clear();
  const config = load(org, known?.config);
  entries.set(org, { config, until: monotonicMs + FRESH_MS });
  // A failed read must be tried again by the next order, not kept.
  config.catch(() => entries.delete(org));
  return config;
}

/** To be called after a change of shops or rules, in the process that made it. */
export function forgetOrganizationConfig(org: OrganizationId): void {
  cache().delete(org);
}

async function load(
  org: OrganizationId,
  earlier: Promise<OrganizationConfig> | undefined,
): Promise<OrganizationConfig> {
  const stored = await withTenant(org, readConfig);
  const before = await earlier?.catch(() => null);
  const ruleset = before?.rulesetVersion === stored.version ? before.ruleset : compile(stored);
  return {
    ruleset,
    rulesetVersion: stored.version,
    reviewMinutes: stored.reviewMinutes,
    shopIdByCode: new Map(stored.shops.map((shop) => [shop.code, shop.id])),
    shopCodeById: new Map(stored.shops.map((shop) => [shop.id, shop.code])),
    closedShopIds: new Set(stored.shops.flatMap((shop) => (shop.archivedAt === null ? [] : [shop.id]))),
  };
}

/** What was published compiled then; if it does not now, the engine must not guess: screening stops loudly. */
function compile(stored: { version: number; rules: unknown; settings: unknown }): Ruleset {
  const result = compileRuleset({
    version: stored.version,
    rules: parseStoredRules(stored.rules),
    settings: stored.settings,
  });
  if (result.ok) return result.ruleset;
  throw new Error(`ruleset version ${stored.version} does not compile: ${JSON.stringify(result.errors)}`);
}
