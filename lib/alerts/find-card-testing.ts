import "server-only";
import { type AuthOrder, C19, C20 } from "@/lib/risk/alerts/authorisations";
import { HOUR } from "@/lib/risk/signals/params";
import { authOf } from "@/lib/screening/identifier-kinds";
import { type BinRow, countCardOrders, type FailingRow, failingOrders, ordersOnBins } from "./authorisations-store";
import { type Finding, findingOf, grouped, type Run, type RunShop } from "./finding";

/** C19 for each shop and C20 for each BIN. Where few authorisations fail, one query says so and nothing more is read. */
export async function findCardTesting(run: Run): Promise<readonly Finding[]> {
  const tested = run.shops.filter(({ alerts }) => alerts.C19.enabled);
  const hours = Math.max(
    run.settings.C20.params.windowHours,
    ...tested.map(({ alerts }) => alerts.C19.params.longHours),
  );
  const ids = run.shops.map(({ id }) => id);
  const failing = await failingOrders(run.t, ids, { asOf: run.asOf, hours });
  const byShop = grouped(failing, ({ shopId }) => shopId);
  const findings: Finding[] = [];
  for (const shop of tested) findings.push(...(await ofShop(run, shop, byShop.get(shop.id) ?? [])));
  return [...findings, ...(await ofBins(run, failing))];
}

async function ofShop(run: Run, shop: RunShop, rows: readonly FailingRow[]): Promise<readonly Finding[]> {
  const { params } = shop.alerts.C19;
  const orders = rows.map(toAuthOrder);
  if (failedIn(orders, params.longHours) < params.failuresMin) return [];
  const { shortHours, longHours } = params;
  const cards = await countCardOrders(run.t, shop.id, { asOf: run.asOf, shortHours, longHours });
  const others = {
    short: Math.max(0, cards.short - within(orders, shortHours).length),
    long: Math.max(0, cards.long - within(orders, longHours).length),
  };
  const group = { type: "shop", subject: shop.code, shopId: shop.id, key: shop.id } as const;
  return findingOf(C19, group, { orders, others }, params);
}

async function ofBins({ t, asOf, settings }: Run, failing: readonly FailingRow[]): Promise<readonly Finding[]> {
  const { enabled, params } = settings.C20;
  if (!enabled) return [];
  const recent = grouped(
    failing.filter(({ ago, bin }) => bin !== null && ago <= params.windowHours * HOUR),
    ({ bin }) => bin ?? "",
  );
  const failuresMin = params.attemptsMin * params.failingShareMin;
  const bins = [...recent].filter(([, rows]) => failedIn(rows.map(toAuthOrder), params.windowHours) >= failuresMin);
  if (bins.length === 0) return [];
  const names = bins.map(([bin]) => bin);
  const beside = grouped(await ordersOnBins(t, names, { asOf, hours: params.windowHours }), ({ bin }) => bin);
  return bins.flatMap(([bin, rows]) => {
    const known = new Set(rows.map(({ orderId }) => orderId));
    const others = (beside.get(bin) ?? []).filter(({ orderId }) => !known.has(orderId));
    const shops = new Set([...rows, ...others].map(({ shopId }) => shopId));
    const [only = null] = shops.size === 1 ? shops : [];
    const orders = [...rows.map(toAuthOrder), ...others.map(approved)];
    return findingOf(C20, { type: "bin", subject: bin, shopId: only, key: bin }, { orders }, params);
  });
}

/** What was sent with the order and what was told of it later may be the same declines: the larger count stands. */
function toAuthOrder({ orderId, ago, flags, told }: FailingRow): AuthOrder {
  const auth = authOf(flags);
  const failed = Math.max(auth?.declines ?? 0, auth?.result === "declined" ? 1 : 0, told);
  const answered = failed + (auth?.result === "approved" ? 1 : 0);
  return { id: orderId, ago, failed, attempts: Math.max(auth?.attempts ?? 0, answered) };
}

const approved = ({ orderId, ago }: BinRow): AuthOrder => ({ id: orderId, ago, attempts: 1, failed: 0 });

const within = (orders: readonly AuthOrder[], hours: number) => orders.filter(({ ago }) => ago <= hours * HOUR);
const failedIn = (orders: readonly AuthOrder[], hours: number): number =>
  within(orders, hours).reduce((sum, { failed }) => sum + failed, 0);
