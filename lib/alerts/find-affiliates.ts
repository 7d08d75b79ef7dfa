import "server-only";
import { log } from "@/lib/platform/log";
import type { AffiliateOrder, Tally } from "@/lib/risk/alerts/affiliate-orders";
import { AFFILIATE_ALERTS } from "@/lib/risk/alerts/index";
import { DAY } from "@/lib/risk/signals/params";
import { ORDER_EVENT_TYPES } from "@/lib/shared/vocabulary";
import { AFFILIATES_MAX, type AffiliateRow, activeAffiliates, affiliateOrders, arrivals } from "./affiliates-store";
import { type Finding, findingOf, grouped, type Run, type RunShop } from "./finding";

type Alert = (typeof AFFILIATE_ALERTS)[number];
type Own = { readonly affiliateId: string; readonly shop: RunShop; readonly orders: readonly AffiliateOrder[] };
type Read = { readonly groups: readonly Own[]; readonly arrived: Awaited<ReturnType<typeof arrivals>> };

/** Affiliates whose orders are read at once. */
const AT_ONCE = 40;

/** A02, A07–A10 and A14 for each affiliate and shop. */
export async function findAffiliates(run: Run): Promise<readonly Finding[]> {
  const params = run.shops.flatMap(({ alerts }) =>
    AFFILIATE_ALERTS.filter(({ code }) => alerts[code].enabled).map(({ code }) => alerts[code].params),
  );
  if (params.length === 0) return [];
  const days = Math.max(...params.map(({ windowDays }) => windowDays));
  const ordersMin = Math.min(...params.map((one) => one.ordersMin));
  const keys = await activeAffiliates(run.t, { asOf: run.asOf, seconds: days * DAY, ordersMin });
  if (keys.length === AFFILIATES_MAX) log().warn({ event: "alerts.affiliates_cut", organizationId: run.t.org });
  const groups = await groupsOf(run, keys, days);
  if (groups.length === 0) return [];
  const arrived = await arrivals(run.t, { asOf: run.asOf, days: longestA02(run) });
  return AFFILIATE_ALERTS.flatMap((alert) => ask(alert, { groups, arrived }));
}

const longestA02 = ({ shops }: Run): number => Math.max(...shops.map(({ alerts }) => alerts.A02.params.windowDays));

async function groupsOf(run: Run, keys: readonly bigint[], days: number): Promise<Own[]> {
  const shops = new Map(run.shops.map((shop) => [shop.id, shop]));
  const rows: AffiliateRow[] = [];
  for (let from = 0; from < keys.length; from += AT_ONCE) {
    const some = keys.slice(from, from + AT_ONCE);
    rows.push(
      ...(await affiliateOrders(run.t, some, { asOf: run.asOf, days, codes: [...ODD_ADDRESS, ADDRESS, PHONE] })),
    );
  }
  return [...grouped(rows, ({ affiliateId, shopId }) => `${shopId}/${affiliateId}`).values()].flatMap((own) => {
    const shop = shops.get(own[0]?.shopId ?? "");
    return shop ? [{ affiliateId: own[0]?.affiliateId ?? "", shop, orders: own.map((row) => toOrder(row, shop)) }] : [];
  });
}

/** One question of all groups: each is compared with the others of its shop. */
function ask(alert: Alert, { groups, arrived }: Read): readonly Finding[] {
  return [...grouped(groups, ({ shop }) => shop.id).values()].flatMap((ofShop) => {
    const shop = ofShop[0]?.shop;
    if (!shop?.alerts[alert.code].enabled) return [];
    return judged(alert, ofShop, shop, arrived);
  });
}

function judged(alert: Alert, ofShop: readonly Own[], shop: RunShop, arrived: Read["arrived"]): readonly Finding[] {
  const { tally, read } = alert.bind(shop.alerts[alert.code].params);
  const tallies = ofShop.map(({ orders }): Tally => tally(orders));
  const total = tallies.reduce(plus, NOTHING);
  return ofShop.flatMap(({ affiliateId, orders }, index) => {
    const others =
      alert.code === "A02" ? othersArrived(arrived, shop, affiliateId) : minus(total, tallies[index] ?? NOTHING);
    const group = {
      type: "affiliate",
      subject: affiliateId,
      shopId: shop.id,
      key: `${shop.id}/${affiliateId}`,
    } as const;
    const input = { orders, others: others.orders === 0 ? null : others };
    return findingOf({ code: alert.code, read }, group, input, undefined);
  });
}

const NOTHING: Tally = { orders: 0, hits: 0, unknowns: 0 };
const plus = (a: Tally, b: Tally): Tally => ({
  orders: a.orders + b.orders,
  hits: a.hits + b.hits,
  unknowns: a.unknowns + b.unknowns,
});
const minus = (a: Tally, b: Tally): Tally => ({
  orders: a.orders - b.orders,
  hits: a.hits - b.hits,
  unknowns: a.unknowns - b.unknowns,
});

/** The rest of the shop, those who came by themselves included. */
function othersArrived(arrived: Read["arrived"], shop: RunShop, affiliateId: string): Tally {
  const rest = arrived.filter((row) => row.shopId === shop.id && row.affiliateId !== affiliateId);
  return rest.reduce<Tally>((sum, { orders, hits }) => plus(sum, { orders, hits, unknowns: 0 }), NOTHING);
}

/** Signals of a single order that say its address is nobody's, or a stranger's: empty room, short stay, forwarder, no such place. */
const ODD_ADDRESS = ["C06", "C07", "C08", "C11"] as const;
/** Without its answer nothing was known of the address at all. */
const ADDRESS = "C11";
const PHONE = "C30";

function toOrder(row: AffiliateRow, { signals }: RunShop): AffiliateOrder {
  const isAnswered = (code: typeof ADDRESS | typeof PHONE) => signals[code].enabled && !row.unanswered.includes(code);
  const isOdd = ODD_ADDRESS.some((code) => row.fired.includes(code));
  const isUnreachable = row.fired.includes(PHONE);
  return {
    id: row.orderId,
    ago: row.ago,
    isCod: row.paymentMethod === "cod",
    isFirstDelivery: row.hasSubscription && (row.cycleNo ?? 1) === 1,
    deliveryAgo: row.deliveryAgo,
    isOddAddress: isOdd || (isAnswered(ADDRESS) ? false : null),
    isPhoneUnreachable: isUnreachable || (isAnswered(PHONE) ? false : null),
    events: row.eventTypes.flatMap((name, index) => {
      const type = ORDER_EVENT_TYPES.find((one) => one === name);
      const ago = row.eventAgos[index];
      return type === undefined || ago === undefined ? [] : [{ type, ago }];
    }),
  };
}
