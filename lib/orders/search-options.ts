import "server-only";
import type { UserActor } from "@/lib/access/actor";
import { listShops } from "@/lib/access/shops-store";
import { withTenant } from "@/lib/platform/tenant";
import { SIGNALS } from "@/lib/risk/signals";
import { signalLabel } from "@/lib/screening/reason-texts";
import type { Locale } from "@/lib/shared/vocabulary";
import type { SearchOptions } from "./search-contract";

/** What the search can be narrowed by: the organisation's shops, and every signal by its code. */
export async function searchOptions(actor: UserActor, locale: Locale): Promise<SearchOptions> {
  const shops = await withTenant(actor.organizationId, listShops);
  return {
    shops: shops.map(({ shopId, name }) => ({ shopId, name })),
    signals: SIGNALS.map(({ code }) => ({ code, label: signalLabel(code, locale) })),
  };
}
