import "server-only";
import { log } from "@/lib/platform/log";
import { notices } from "@/lib/platform/notices";
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
 * Whoever publishes a ruleset or opens a shop sees it with the next order. Other servers of the installation are told at once, and
 * look again after this long for when a notice was lost. Each screening records the version it used, so none is in doubt.
 */
const FRESH_MS = 2_000;
/** Read again from here on while what is known still counts, so that under load no order waits for it. */
const RENEW_MS = 1_000;
const ORGANIZATIONS_MAX = 1_000;

type Entry = { readonly config: Promise<OrganizationConfig>; readonly at: number; renewing: boolean };
type Cache = { readonly entries: Map<string, Entry>; readonly deafen: () => void };
const cache = (): Cache["entries"] => singleton("organization-config", openCache, ({ deafen }) => deafen()).entries;

function openCache(): Cache {
  const entries = new Map<string, Entry>();
  const deafen = notices().listen((text) => {
    if (text.startsWith(CHANGED)) entries.delete(text.slice(CHANGED.length));
  });
  return { entries, deafen };
}

/** Begins a notice that the configuration of the organisation named behind it has changed. */
const CHANGED = "config:";

export function organizationConfig(org: OrganizationId): Promise<OrganizationConfig> {
  const entries = cache();
  const monotonicMs = performance.now();
  const known = entries.get(org);
  if (known && monotonicMs < known.at + FRESH_MS) {
    if (monotonicMs >= known.at + RENEW_MS) renew(org, known, monotonicMs);
    return known.config;
  }
  if (entries.size >= ORGANIZATIONS_MAX) entries.clear();
  const entry: Entry = { config: load(org, known?.config), at: monotonicMs, renewing: false };
  entries.set(org, entry);
  // A failed read must be tried again by the next order, not kept.
  entry.config.catch(() => {
    if (entries.get(org) === entry) entries.delete(org);
  });
  return entry.config;
}

/** Takes the place of what is known when it has been read; not if that has been forgotten meanwhile. */
function renew(org: OrganizationId, known: Entry, at: number): void {
  if (known.renewing) return;
  known.renewing = true;
  const config = load(org, known.config);
  config.then(
    () => {
      if (cache().get(org) === known) cache().set(org, { config, at, renewing: false });
    },
    () => {
      known.renewing = false;
    },
  );
}

/** To be called after the commit of a change of shops, rules or settings, in the process that made it. It neither waits nor fails. */
export function forgetOrganizationConfig(org: OrganizationId): void {
  cache().delete(org);
  notices()
    .send(CHANGED + org)
    .catch((error: unknown) => log().warn({ event: "organization_config.not_told", organizationId: org, err: error }));
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
