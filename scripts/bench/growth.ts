import pg from "pg";
import type { OrderInput } from "@/lib/risk/order";
import { KIND_NUMBER } from "@/lib/screening/identifier-kinds";
import { identityKey } from "@/lib/screening/identifiers";
import { step } from "../lib/report.mjs";
import type { ApiClient } from "../replay/api-client";
import type { Installation } from "../replay/installation";
import { FLOOR_PATH } from "./floor-route";
import { asAdministrator, fillHistory } from "./history/fill-history";
import { load } from "./load";
import type { OrderSupply } from "./orders";

const SCREEN_PATH = "/api/v1/screenings";
const SMALL = 10_000;
const SECONDS = 6;
const HOT_SIGHTINGS = 100_000;
const HOT = { deviceId: "hot-device", ip: "203.0.113.7" };

type Setting = { readonly installation: Installation; readonly client: ApiClient; readonly supply: OrderSupply };
type Line = Record<string, number | string | null>;

/**
 * How a screening's time grows with what lies behind it: the median at one connection with 10,000 orders, with `orders`, and of orders
 * on a device and an IP that were seen 100,000 times within a day. Each is related to the floor measured beside it, since minutes
 * lie between them.
 */
export async function benchGrowth(setting: Setting, orders: number): Promise<readonly Line[]> {
  const { installation, supply } = setting;
  const lines: Line[] = [];
  await step(`Loading ${SMALL} orders`, () => fillHistory(installation, supply, { orders: SMALL, openCases: 0 }));
  const small = await medians(setting);
  await step(`Loading ${orders} orders`, async () => {
    const perSecond = await fillHistory(installation, supply, { orders, openCases: 0 });
    lines.push({ bench: "load", orders, perSecond: Math.round(perSecond) });
  });
  const large = await medians(setting);
  await step(`Making ${HOT_SIGHTINGS} sightings of one device and one IP`, () => heat(asAdministrator(installation)));
  const hot = await medians(setting, (order) => ({ ...order, device: { ...order.device, ...HOT } }));
  const grown = (now: Medians) => Number((now.screen / now.floor / (small.screen / small.floor)).toFixed(2));
  return [
    ...lines,
    { bench: "growth", history: SMALL, p50Ms: small.screen, floorP50Ms: small.floor },
    { bench: "growth", history: orders, p50Ms: large.screen, floorP50Ms: large.floor, timesSmall: grown(large) },
    {
      bench: "growth",
      history: orders,
      hotKey: HOT_SIGHTINGS,
      p50Ms: hot.screen,
      floorP50Ms: hot.floor,
      timesSmall: grown(hot),
    },
  ];
}

type Medians = { readonly screen: number; readonly floor: number };

async function medians({ client, supply }: Setting, change = (order: OrderInput) => order): Promise<Medians> {
  const body = () => JSON.stringify(change(supply.live()));
  const measure = async (path: string, seconds: number) => {
    const { p50Ms, failures, firstFailure } = await load(client, { path, connections: 1, seconds, body });
    if (failures > 0 || p50Ms === null) throw new Error(`${failures} requests failed, the first with ${firstFailure}`);
    return Number(p50Ms.toFixed(2));
  };
  // New connections plan their statements anew, and caches fill.
  await measure(SCREEN_PATH, 2);
  return { floor: await measure(FLOOR_PATH, SECONDS / 2), screen: await measure(SCREEN_PATH, SECONDS) };
}

/** Sightings of other people's orders within the last day. */
async function heat(adminUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    for (const [kind, type, value] of [
      ["device", "device", HOT.deviceId],
      ["ip", "ip", HOT.ip],
    ] as const) {
      await client.query(
        `INSERT INTO identifier_sighting (organization_id, kind, key, occurred_at, order_id, member, card, shop, amount, currency, flags)
         SELECT organization_id, $1, $2, now() - n * interval '0.8 s', gen_random_uuid(), n, n, 1, 3000, 'JPY', 0
         FROM (SELECT organization_id FROM organization LIMIT 1) o, generate_series(1, $3) n`,
        [KIND_NUMBER[kind], identityKey(type, value), HOT_SIGHTINGS],
      );
    }
    await client.query("VACUUM (ANALYZE) identifier_sighting");
  } finally {
    await client.end();
  }
}
