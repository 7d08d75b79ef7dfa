import "server-only";
import { log } from "@/lib/platform/log";
import { singleton } from "@/lib/platform/singleton";
import { withTenant } from "@/lib/platform/tenant";
import { FreshValues } from "@/lib/reference/fresh-values";
import type { OrganizationId } from "@/lib/shared/ids";
import type { ReadyProvider } from "./ask-providers";
import { providerDocument } from "./contract";
import { openSecret } from "./provider-secret";
import { type ProviderRow, selectProviders } from "./store";
import { PROVIDER_KINDS, type ProviderKind } from "./vocabulary";

const ready = () => singleton("providers.ready", () => new FreshValues<OrganizationId, readonly ReadyProvider[]>(load));

/** The organisation's providers in use: at once where they are known, and at most a few seconds behind other servers. */
export const providersOf = (org: OrganizationId): readonly ReadyProvider[] | Promise<readonly ReadyProvider[]> =>
  ready().get(org);

/** To be called after a change, in the process that made it. */
export const forgetProviders = (org: OrganizationId): void => ready().forget(org);

/** The provider of a kind for a shop: its own, else the one for all shops. */
export function providerFor<K extends ProviderKind>(
  providers: readonly ReadyProvider[],
  kind: K,
  shopId: string,
): (ReadyProvider & { readonly kind: K }) | null {
  const fitting = providers.filter((one): one is ReadyProvider & { kind: K } => one.kind === kind);
  return fitting.find((one) => one.shopId === shopId) ?? fitting.find((one) => one.shopId === null) ?? null;
}

async function load(org: OrganizationId): Promise<readonly ReadyProvider[]> {
  const rows = await withTenant(org, selectProviders);
  return rows.filter((row) => row.enabled).flatMap((row) => readyOf(org, row));
}

/** A document that no longer parses is left out, loudly: the next version of this product may ask more of it. */
export function readyOf(org: OrganizationId, row: ProviderRow): ReadyProvider[] {
  const kind = PROVIDER_KINDS.find((one) => one === row.kind);
  const document = providerDocument.safeParse(row.document);
  if (!kind || !document.success) {
    log().error({ event: "provider.unreadable", organizationId: org, providerId: row.id });
    return [];
  }
  const secret = row.secret === null ? null : (openSecret(org, row.id, row.secret) ?? "unreadable");
  return [{ id: row.id, kind, shopId: row.shopId, version: row.version, document: document.data, secret }];
}
