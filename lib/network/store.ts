import "server-only";
import { type HotQuery, hotQuery, prisma } from "@/lib/platform/db";
import { Prisma, type TenantTx } from "@/lib/platform/tenant";
import { type OrganizationId, organizationId } from "@/lib/shared/ids";
import { ORDER_EVENT_TYPES, type OrderEventType } from "@/lib/shared/vocabulary";
import type { ContributionState } from "./contract";
import { NEGATIVE_DAYS, ORDER_DAYS } from "./vocabulary";

const READ: HotQuery = {
  name: "network_read",
  text: "SELECT source, encode(key_hash, 'hex'), kind, day, count, source_id FROM network_read($1, $2, $3, $4, $5)",
};

/** `own`: told by the reader's own organisation, one row for each source that stands behind it. */
export type NetworkRow = {
  readonly own: boolean;
  readonly hash: string;
  readonly kind: string;
  readonly day: string;
  readonly count: number;
  /** Own rows: the organisation, or the shop that met the identifier. */
  readonly sourceId: string | null;
};

/** What the network knows of these hashes up to a day; null when the organisation takes no part in it. */
export async function readNetwork(
  org: OrganizationId,
  hashes: readonly Buffer[],
  upTo: string,
): Promise<readonly NetworkRow[] | null> {
  const rows = await hotQuery(READ, [org, hashes, upTo, NEGATIVE_DAYS, ORDER_DAYS]);
  if (rows[0]?.[0] === "2") return null;
  return rows.map(([source, hash, kind, day, count, sourceId]) => ({
    own: source === "1",
    hash: hash ?? "",
    kind: kind ?? "",
    day: day ?? "",
    count: Number(count),
    sourceId: sourceId ?? null,
  }));
}

export async function findMember(t: TenantTx): Promise<{ joinedAt: Date; leftAt: Date | null } | null> {
  return t.db.networkMember.findUnique({
    where: { organizationId: t.org },
    select: { joinedAt: true, leftAt: true },
  });
}

export async function saveMember(t: TenantTx, row: { joinedAt: Date; leftAt: Date | null }): Promise<void> {
  await t.db.networkMember.upsert({
    where: { organizationId: t.org },
    create: { organizationId: t.org, ...row },
    update: row,
  });
}

/** Tells the outbox of events that the network is to hear of, in the transaction that stored them. Members only. */
export async function queueForNetwork(
  t: TenantTx,
  events: readonly { readonly id: string; readonly type: string }[],
  now: Date,
): Promise<void> {
  if (events.length === 0) return;
  const ids = events.map((event) => event.id);
  const types = events.map((event) => event.type);
  await t.db.$executeRaw`
    INSERT INTO outbox (organization_id, event_type, subject_id, created_at)
    SELECT ${t.org}::uuid, e.type, e.id, ${now}::timestamptz FROM unnest(${ids}::uuid[], ${types}::text[]) AS e(id, type)
    WHERE EXISTS (SELECT FROM network_member m WHERE m.organization_id = ${t.org}::uuid AND m.left_at IS NULL)`;
}

/** Orders with their stored identifiers, by the events or screenings that speak of them. */
export type TellingOrder = {
  readonly subjectId: string;
  readonly orderId: string;
  readonly shopId: string;
  readonly kinds: readonly number[];
  readonly keys: readonly bigint[];
  readonly at: Date;
  readonly type: OrderEventType | null;
};

const ORDER = { select: { id: true, shopId: true, identifierKinds: true, identifierKeys: true } } as const;
type OrderRow = { id: string; shopId: string; identifierKinds: number[]; identifierKeys: bigint[] };
const ofOrder = ({ id, shopId, identifierKinds: kinds, identifierKeys: keys }: OrderRow) => ({
  orderId: id,
  shopId,
  kinds,
  keys,
});

export async function ordersOfEvents(t: TenantTx, ids: readonly string[]): Promise<TellingOrder[]> {
  if (ids.length === 0) return [];
  const rows = await t.db.orderEvent.findMany({
    where: { organizationId: t.org, id: { in: [...ids] } },
    select: { id: true, type: true, occurredAt: true, order: ORDER },
  });
  return rows.map(({ id, order, occurredAt: at, ...row }) => ({
    subjectId: id,
    ...ofOrder(order),
    at,
    type: ORDER_EVENT_TYPES.find((type) => type === row.type) ?? null,
  }));
}

export async function ordersOfScreenings(t: TenantTx, ids: readonly string[]): Promise<TellingOrder[]> {
  if (ids.length === 0) return [];
  const rows = await t.db.screening.findMany({
    where: { organizationId: t.org, id: { in: [...ids] } },
    select: { id: true, orderedAt: true, order: ORDER },
  });
  return rows.map(({ id, order, orderedAt: at }) => ({ subjectId: id, ...ofOrder(order), at, type: null }));
}

export type Telling = {
  readonly id: string;
  readonly hash: Buffer;
  /** Under the network key before; the hash itself where there is none. */
  readonly earlierHash: Buffer;
  readonly identifierKind: string;
  readonly kind: string;
  readonly day: string;
  readonly sourceId: string;
  readonly orderId: string;
};

/** Answers how many entries were made or moved. */
export async function tellNetwork(
  t: TenantTx,
  keyId: string,
  tellings: readonly Telling[],
  now: Date,
): Promise<number> {
  if (tellings.length === 0) return 0;
  const rows = await t.db.$queryRaw<{ told: number }[]>`
    SELECT network_tell(${t.org}::uuid, ${keyId}, ${tellings.map((one) => one.hash)}::bytea[],
      ${tellings.map((one) => one.earlierHash)}::bytea[], ${tellings.map((one) => one.identifierKind)}::text[],
      ${tellings.map((one) => one.kind)}::text[], ${tellings.map((one) => one.day)}::date[],
      ${tellings.map((one) => one.sourceId)}::uuid[], ${tellings.map((one) => one.orderId)}::uuid[],
      ${tellings.map((one) => one.id)}::uuid[], ${now}::timestamptz) AS told`;
  return rows[0]?.told ?? 0;
}

/** Takes back what was told of an order, of these kinds. Answers how many. */
export const withdrawOfOrder = (t: TenantTx, orderId: string, kinds: readonly string[], now: Date): Promise<number> =>
  withdraw(t, Prisma.sql`c.order_id = ${orderId}::uuid AND c.kind = ANY (${[...kinds]}::text[])`, now);

export const withdrawOne = (t: TenantTx, id: string, now: Date): Promise<number> =>
  withdraw(t, Prisma.sql`c.id = ${id}::uuid`, now);

async function withdraw(t: TenantTx, which: Prisma.Sql, now: Date): Promise<number> {
  const rows = await t.db.$queryRaw<{ n: number }[]>`
    WITH mine AS (
      UPDATE network_contribution c SET withdrawn_at = ${now}::timestamptz
      WHERE c.organization_id = ${t.org}::uuid AND ${which} AND c.withdrawn_at IS NULL
      RETURNING c.key_hash, c.kind, c.day
    ) SELECT count(network_take_back(key_hash, kind, day))::int AS n FROM mine`;
  return rows[0]?.n ?? 0;
}

/** All that still stands, meetings included, in batches: answers how many, 0 when there is none left. */
export async function withdrawSome(t: TenantTx, limit: number, now: Date): Promise<number> {
  const rows = await t.db.$queryRaw<{ n: number }[]>`
    WITH picked AS (
      SELECT c.id FROM network_contribution c
      WHERE c.organization_id = ${t.org}::uuid AND c.withdrawn_at IS NULL ORDER BY c.key_hash LIMIT ${limit}
    ), mine AS (
      UPDATE network_contribution c SET withdrawn_at = ${now}::timestamptz FROM picked
      WHERE c.organization_id = ${t.org}::uuid AND c.id = picked.id
      RETURNING c.key_hash, c.kind, c.day
    ) SELECT count(network_take_back(key_hash, kind, day))::int AS n FROM mine`;
  return rows[0]?.n ?? 0;
}

/** Members, of all organisations: for expiry, which then goes from one to the next. */
export async function selectMembers(): Promise<OrganizationId[]> {
  const rows = await prisma().$transaction(async (db) => {
    await db.$executeRaw`SELECT app_set_housekeeping()`;
    return db.networkMember.findMany({ select: { organizationId: true } });
  });
  return rows.map((row) => organizationId(row.organizationId));
}

const CONTRIBUTION = {
  id: true,
  keyHash: true,
  identifierKind: true,
  kind: true,
  day: true,
  orderId: true,
  toldAt: true,
  withdrawnAt: true,
} as const;

type ContributionPlace = {
  readonly before: { readonly at: Date; readonly id: string } | null;
  readonly limit: number;
  readonly state: ContributionState | null;
};

/** Negatives that this organisation told, latest told first. */
export async function selectContributions(t: TenantTx, { before, limit, state }: ContributionPlace) {
  return t.db.networkContribution.findMany({
    where: {
      organizationId: t.org,
      kind: { not: "order" },
      ...(state === null ? {} : { withdrawnAt: state === "withdrawn" ? { not: null } : null }),
      ...(state === "disputed" ? { keyHash: { in: await disputedHashes(t) } } : {}),
      ...(before ? { OR: [{ toldAt: { lt: before.at } }, { toldAt: before.at, id: { lt: before.id } }] } : {}),
    },
    orderBy: [{ toldAt: "desc" }, { id: "desc" }],
    take: limit,
    select: CONTRIBUTION,
  });
}

/** Of all that an organisation told, few are disputed at a time; who disputes more than these waits for the first to be settled. */
const DISPUTED_MAX = 1_000;

/** What this organisation told that others dispute. */
async function disputedHashes(t: TenantTx): Promise<Hash[]> {
  const rows = await t.db.$queryRaw<{ hash: Hash }[]>`
    SELECT DISTINCT c.key_hash AS hash FROM network_contribution c JOIN network_dispute d ON d.key_hash = c.key_hash
    WHERE c.organization_id = ${t.org}::uuid AND c.kind <> 'order' AND c.withdrawn_at IS NULL LIMIT ${DISPUTED_MAX}`;
  return rows.map((row) => row.hash);
}

export async function countDisputed(t: TenantTx): Promise<number> {
  const [row] = await t.db.$queryRaw<{ n: number }[]>`
    SELECT count(*)::int AS n FROM network_contribution c JOIN network_dispute d ON d.key_hash = c.key_hash
    WHERE c.organization_id = ${t.org}::uuid AND c.kind <> 'order' AND c.withdrawn_at IS NULL`;
  return row?.n ?? 0;
}

/** Orders placed since an instant, and those of them in which a signal fired: from the narrow rows of the order search. */
export async function countMatched(
  t: TenantTx,
  signal: string,
  since: Date,
): Promise<{ screened: number; matched: number }> {
  const [row] = await t.db.$queryRaw<{ screened: number; matched: number }[]>`
    SELECT count(*)::int AS screened, count(*) FILTER (WHERE l.signals @> ARRAY[${signal}::text])::int AS matched
    FROM order_listing l WHERE l.organization_id = ${t.org}::uuid AND l.ordered_at > ${since}::timestamptz`;
  return row ?? { screened: 0, matched: 0 };
}

export type ContributionRow = Awaited<ReturnType<typeof selectContributions>>[number];

export function selectContribution(t: TenantTx, id: string): Promise<ContributionRow | null> {
  return t.db.networkContribution.findFirst({
    where: { organizationId: t.org, id, kind: { not: "order" } },
    select: CONTRIBUTION,
  });
}

/** Negatives that still stand, by the key they were told under. */
export async function countContributions(t: TenantTx): Promise<ReadonlyMap<string, number>> {
  const rows = await t.db.networkContribution.groupBy({
    by: ["keyId"],
    where: { organizationId: t.org, kind: { not: "order" }, withdrawnAt: null },
    _count: { id: true },
  });
  return new Map(rows.map((row) => [row.keyId, row._count.id]));
}

type ToldOrder = { readonly externalOrderId: string; readonly shopCode: string };

/** By what the merchant knows the orders. */
export async function toldOrders(t: TenantTx, ids: readonly string[]): Promise<ReadonlyMap<string, ToldOrder>> {
  if (ids.length === 0) return new Map();
  const rows = await t.db.order.findMany({
    where: { organizationId: t.org, id: { in: [...ids] } },
    select: { id: true, externalOrderId: true, shop: { select: { code: true } } },
  });
  return new Map(rows.map(({ id, externalOrderId, shop }) => [id, { externalOrderId, shopCode: shop.code }]));
}

type Hash = Uint8Array<ArrayBuffer>;

/** Which of these hashes are disputed, as hexadecimal digits. */
export async function selectDisputed(t: TenantTx, hashes: readonly Hash[]): Promise<ReadonlySet<string>> {
  if (hashes.length === 0) return new Set();
  const rows = await t.db.networkDispute.findMany({
    where: { keyHash: { in: [...hashes] } },
    select: { keyHash: true },
  });
  return new Set(rows.map((row) => Buffer.from(row.keyHash).toString("hex")));
}

/** Silences the entries of an identifier; answers how many of its hashes had any. */
export async function insertDisputes(t: TenantTx, hashes: readonly Hash[], day: string): Promise<number> {
  const told = await t.db.networkEntry.findMany({
    where: { keyHash: { in: [...hashes] }, kind: { not: "order" } },
    distinct: ["keyHash"],
    select: { keyHash: true },
  });
  await t.db.networkDispute.createMany({
    data: told.map(({ keyHash }) => ({ keyHash, day: new Date(day) })),
    skipDuplicates: true,
  });
  return told.length;
}

export async function removeDispute(t: TenantTx, hash: Hash): Promise<boolean> {
  const { count } = await t.db.networkDispute.deleteMany({ where: { keyHash: hash } });
  return count > 0;
}

/** Takes back what stayed disputed since before a day. */
export async function withdrawDisputed(t: TenantTx, before: string, now: Date): Promise<number> {
  const standing = await t.db.networkContribution.findMany({
    where: { organizationId: t.org, withdrawnAt: null, kind: { not: "order" } },
    select: { id: true, keyHash: true },
  });
  let withdrawn = 0;
  for (let at = 0; at < standing.length; at += LOOKED_UP_AT_ONCE) {
    const some = standing.slice(at, at + LOOKED_UP_AT_ONCE);
    const disputed = await t.db.networkDispute.findMany({
      where: { keyHash: { in: some.map((one) => one.keyHash) }, day: { lt: new Date(before) } },
      select: { keyHash: true },
    });
    const hashes = new Set(disputed.map((one) => Buffer.from(one.keyHash).toString("hex")));
    for (const one of some) {
      if (hashes.has(Buffer.from(one.keyHash).toString("hex"))) withdrawn += await withdrawOne(t, one.id, now);
    }
  }
  return withdrawn;
}
const LOOKED_UP_AT_ONCE = 1_000;

/** Removes entries past their time, contributions past theirs, and disputes that are settled. */
export async function removeExpired(before: { negatives: string; orders: string; disputes: string }): Promise<number> {
  return prisma().$transaction(async (db) => {
    await db.$executeRaw`SELECT app_set_housekeeping()`;
    const entries = await db.networkEntry.deleteMany({
      where: {
        OR: [
          { kind: { not: "order" }, day: { lt: new Date(before.negatives) } },
          { kind: "order", day: { lt: new Date(before.orders) } },
        ],
      },
    });
    await db.networkDispute.deleteMany({ where: { day: { lt: new Date(before.disputes) } } });
    // No tenant is named here: the policy lets through what is past its time, and nothing else.
    await db.networkContribution.deleteMany({});
    return entries.count;
  });
}
