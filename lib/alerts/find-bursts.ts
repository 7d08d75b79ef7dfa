import "server-only";
import { A13 } from "@/lib/risk/alerts/conversions";
import { DAY } from "@/lib/risk/signals/params";
import { activeAffiliates, type ConversionRow, conversions, earlierConversions } from "./affiliates-store";
import { type Finding, findingOf, grouped, type Run } from "./finding";

const USUAL_DAYS = 28;
/** An affiliate younger than this has no usual pace. */
const KNOWN_DAYS_MIN = 3;

/** A13 for each affiliate and shop with enough conversions in the last day. */
export async function findBursts({ t, asOf, shops }: Run): Promise<readonly Finding[]> {
  const watched = new Map(shops.filter(({ alerts }) => alerts.A13.enabled).map((shop) => [shop.id, shop]));
  const ordersMin = Math.min(...[...watched.values()].map(({ alerts }) => alerts.A13.params.conversionsMin));
  if (watched.size === 0) return [];
  const keys = await activeAffiliates(t, { asOf, seconds: DAY, ordersMin });
  if (keys.length === 0) return [];
  const rows = await conversions(t, keys, { asOf, seconds: DAY });
  const usual = await usualPerDay({ t, asOf }, keys);
  return [...grouped(rows, ({ key, shopId }) => `${key}/${shopId}`).values()].flatMap((own) => {
    const [{ key, shopId, affiliateId } = NOBODY] = own;
    const shop = watched.get(shopId);
    if (!shop) return [];
    const orders = own.map(({ orderId, ago }) => ({ id: orderId, ago }));
    const group = { type: "affiliate", subject: affiliateId, shopId, key: `${shopId}/${affiliateId}` } as const;
    return findingOf(A13, group, { orders, usualPerDay: usual.get(key) ?? null }, shop.alerts.A13.params);
  });
}

const NOBODY: ConversionRow = { key: 0n, affiliateId: "", shopId: "", orderId: "", ago: 0 };

async function usualPerDay(
  { t, asOf }: Pick<Run, "t" | "asOf">,
  keys: readonly bigint[],
): Promise<Map<bigint, number>> {
  const rows = await earlierConversions(t, keys, { asOf, days: USUAL_DAYS });
  const known = rows.flatMap(({ key, orders, days }) =>
    days !== null && days >= KNOWN_DAYS_MIN ? [{ key, orders, days }] : [],
  );
  return new Map(known.map(({ key, orders, days }) => [key, orders / Math.min(USUAL_DAYS, days)]));
}
