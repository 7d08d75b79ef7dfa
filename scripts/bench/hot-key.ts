import pg from "pg";
import { ipIdentity } from "@/lib/risk/identity/ip";
import type { OrderInput } from "@/lib/risk/order";
import { KIND_NUMBER } from "@/lib/screening/identifier-kinds";
import { identityKey } from "@/lib/screening/identifiers";

const HOT = { deviceId: "hot-device", ip: "203.0.113.7" };
const HOT_KEYS = [
  { kind: KIND_NUMBER.device, key: identityKey("device", HOT.deviceId) },
  { kind: KIND_NUMBER.ip, key: identityKey("ip", HOT.ip) },
  { kind: KIND_NUMBER.ipNet, key: identityKey("ip_net", ipIdentity(HOT.ip)?.netKey ?? "") },
];

/** The order as if placed on the hot device, from the hot IP. */
export const onHotKey = (order: OrderInput): OrderInput => ({ ...order, device: { ...order.device, ...HOT } });

/** Other people's orders on one device and one IP: `sightings` of them within the last day. */
export async function heat(adminUrl: string, sightings: number): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    for (const { kind, key } of HOT_KEYS) {
      await client.query(
        `INSERT INTO identifier_sighting (organization_id, kind, key, occurred_at, order_id, member, card, shop, amount, currency, flags)
         SELECT organization_id, $1, $2, now() - n * interval '22 hours' / $3::int, gen_random_uuid(), n, n, 1, 3000, 'JPY', 0
         FROM (SELECT organization_id FROM organization LIMIT 1) o, generate_series(1, $3::int) n`,
        [kind, key, sightings],
      );
    }
    await client.query("VACUUM (ANALYZE) identifier_sighting");
  } finally {
    await client.end();
  }
}
