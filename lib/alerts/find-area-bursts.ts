import "server-only";
import { BASELINE_DAYS, bandOf, D06 } from "@/lib/risk/alerts/deferred";
import { postalMaster } from "@/lib/risk/identity/postal-master";
import { deferredAreaKey } from "@/lib/screening/search-keys";
import { type AreaRow, type Cell, deferredBefore, deferredByDay, deferredToday } from "./deferred-store";
import { type Finding, findingOf, grouped, type Run, type RunShop } from "./finding";

type Area = { readonly shop: RunShop; readonly prefecture: string; readonly key: bigint };
type Candidate = Cell & { readonly area: Area; readonly rows: readonly AreaRow[] };

/** D06 for each shop, prefecture and price band. Days before are read only where today's orders are many enough. */
export async function findAreaBursts(run: Run): Promise<readonly Finding[]> {
  const areas = run.shops.filter(({ alerts }) => alerts.D06.enabled).flatMap(areasOf);
  if (areas.length === 0) return [];
  const keys = areas.map(({ key }) => key);
  const candidates = candidatesOf(areas, await deferredToday(run.t, keys, run.asOf));
  if (candidates.length === 0) return [];
  const counts = await deferredByDay(run.t, candidates, { asOf: run.asOf, days: BASELINE_DAYS });
  const byCell = grouped(counts, ({ nr }) => String(nr));
  const findings: Finding[] = [];
  for (const [index, { area, rows, from, to }] of candidates.entries()) {
    const { shop, prefecture } = area;
    const days = Array.from({ length: BASELINE_DAYS }, () => 0);
    for (const { day, orders } of byCell.get(String(index)) ?? [])
      if (day >= 1 && day <= BASELINE_DAYS) days[day - 1] = orders;
    const subject = `${prefecture}|${from}|${to ?? ""}`;
    const orders = rows.map(({ orderId, ago }) => ({ id: orderId, ago }));
    const shopOrders = await ordersOfShop(run, areas, shop);
    const group = { type: "area", subject, shopId: shop.id, key: `${shop.id}/${subject}` } as const;
    findings.push(...findingOf(D06, group, { orders, days, shopOrders }, shop.alerts.D06.params));
  }
  return findings;
}

function areasOf(shop: RunShop): Area[] {
  const prefectures = new Set(postalMaster().prefectures.values());
  return [...prefectures].map((prefecture) => ({
    shop,
    prefecture,
    key: BigInt(deferredAreaKey(shop.id, prefecture)),
  }));
}

function candidatesOf(areas: readonly Area[], rows: readonly AreaRow[]): Candidate[] {
  return [...grouped(rows, ({ nr }) => String(nr))].flatMap(([nr, ofArea]) => {
    const area = areas[Number(nr)];
    if (!area) return [];
    const { bandEdgesJpy, ordersMin } = area.shop.alerts.D06.params;
    const bands = grouped(ofArea, ({ amount }) => String(bandOf(amount, bandEdgesJpy).from));
    return [...bands.values()].flatMap((inBand) => {
      const band = bandOf(inBand[0]?.amount ?? 0, bandEdgesJpy);
      return inBand.length < ordersMin ? [] : [{ key: area.key, area, rows: inBand, ...band }];
    });
  });
}

function ordersOfShop({ t, asOf }: Run, areas: readonly Area[], shop: RunShop): Promise<number> {
  const keys = areas.filter((area) => area.shop === shop).map(({ key }) => key);
  return deferredBefore(t, keys, { asOf, days: BASELINE_DAYS, limit: shop.alerts.D06.params.baselineOrdersMin });
}
