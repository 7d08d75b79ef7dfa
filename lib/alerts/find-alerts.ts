import "server-only";
import { planByValues } from "@/lib/orders/search-store";
import type { TenantTx } from "@/lib/platform/tenant";
import { riskSettings, settingsByShop } from "@/lib/risk/settings";
import { readConfig } from "@/lib/screening/config-store";
import { findAffiliates } from "./find-affiliates";
import { findAreaBursts } from "./find-area-bursts";
import { findBursts } from "./find-bursts";
import { findCardTesting } from "./find-card-testing";
import type { Finding, Run } from "./finding";
import type { Pace } from "./pace";

/** What the group signals say of the organisation at that moment, by what had happened until then. Reads only. */
export async function findAlerts(t: TenantTx, asOf: Date, pace: Pace): Promise<readonly Finding[]> {
  await planByValues(t);
  const run = await runOf(t, asOf);
  const quick = [...(await findCardTesting(run)), ...(await findBursts(run))];
  if (pace === "minutes") return quick;
  return [...quick, ...(await findAreaBursts(run)), ...(await findAffiliates(run))];
}

async function runOf(t: TenantTx, asOf: Date): Promise<Run> {
  const stored = await readConfig(t);
  const settings = riskSettings.parse(stored.settings);
  const ofShops = settingsByShop(settings);
  const shops = stored.shops.map(({ id, code }) => {
    const { alerts, signals } = ofShops.get(code) ?? settings;
    return { id, code, alerts, signals };
  });
  return { t, asOf, settings: settings.alerts, shops };
}
