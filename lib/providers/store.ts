import "server-only";
import { z } from "zod";
import { type HotQuery, hotQuery, prisma } from "@/lib/platform/db";
import type { TenantTx } from "@/lib/platform/tenant";
import type { OrganizationId } from "@/lib/shared/ids";
import type { JsonObject } from "@/lib/shared/json";
import type { ProviderDocument } from "./contract";
import type { ProviderKind } from "./vocabulary";

const PROVIDER = {
  id: true,
  kind: true,
  shopId: true,
  name: true,
  document: true,
  secret: true,
  version: true,
  enabled: true,
  updatedAt: true,
} as const;

/** Those in use, oldest first: an organisation has a handful. */
export function selectProviders(t: TenantTx) {
  return t.db.provider.findMany({
    where: { organizationId: t.org, removedAt: null },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: PROVIDER,
  });
}
export type ProviderRow = Awaited<ReturnType<typeof selectProviders>>[number];

export function selectProvider(t: TenantTx, id: string): Promise<ProviderRow | null> {
  return t.db.provider.findFirst({ where: { organizationId: t.org, id, removedAt: null }, select: PROVIDER });
}

export function shopExists(t: TenantTx, id: string): Promise<number> {
  return t.db.shop.count({ where: { organizationId: t.org, id } });
}

export type NewProviderRow = {
  readonly id: string;
  readonly kind: ProviderKind;
  readonly shopId: string | null;
  readonly name: string;
  readonly document: ProviderDocument;
  readonly secret: Uint8Array<ArrayBuffer> | null;
  readonly enabled: boolean;
  readonly createdAt: Date;
};

/** Answers false when that question has a provider for that shop already. */
export async function insertProvider(t: TenantTx, row: NewProviderRow): Promise<boolean> {
  const { count } = await t.db.provider.createMany({
    data: [{ ...row, organizationId: t.org, version: 1, updatedAt: row.createdAt }],
    skipDuplicates: true,
  });
  return count === 1;
}

/** Onto the version that was read only. Answers whether it was that. */
export async function updateProvider(
  t: TenantTx,
  id: string,
  version: number,
  row: {
    name: string;
    document: ProviderDocument;
    secret?: Uint8Array<ArrayBuffer> | null;
    enabled: boolean;
    updatedAt: Date;
  },
): Promise<boolean> {
  const { count } = await t.db.provider.updateMany({
    where: { organizationId: t.org, id, version, removedAt: null },
    data: { ...row, version: version + 1 },
  });
  return count === 1;
}

export async function removeProviderRow(t: TenantTx, id: string, at: Date): Promise<boolean> {
  const { count } = await t.db.provider.updateMany({
    where: { organizationId: t.org, id, removedAt: null },
    data: { removedAt: at, enabled: false, secret: null },
  });
  await t.db.providerAnswer.deleteMany({ where: { organizationId: t.org, providerId: id } });
  return count === 1;
}

/** Calls and money of each day in Tokyo from one day on. */
export function selectSpend(t: TenantTx, from: string) {
  return t.db.providerSpend.findMany({
    where: { organizationId: t.org, day: { gte: new Date(from) } },
    select: { providerId: true, day: true, calls: true, spentMilliJpy: true },
  });
}
export type Spend = Awaited<ReturnType<typeof selectSpend>>[number];

const BEGIN: HotQuery = {
  name: "provider_begin",
  text: "SELECT place, state, answer FROM provider_begin($1, $2, $3, $4, $5, $6, $7)",
};

export type Asking = {
  readonly providerId: string;
  readonly key: Buffer;
  /** Thousandths of a yen. */
  readonly priceMilliJpy: number;
  /** Null: no limit. Below zero: only what is kept is answered, nothing is asked. */
  readonly capMilliJpy: number | null;
};

/** `cap`: the day's money is spent. */
export type Begun = { readonly state: "answered" | "ask" | "cap"; readonly answer: unknown };

const state = z.enum(["answered", "ask", "cap"]);

/** What is kept of earlier answers, and leave to ask for the rest, in one round trip; `day` is a day in Tokyo. */
export async function beginAsking(
  org: OrganizationId,
  askings: readonly Asking[],
  at: { day: string; now: Date },
): Promise<readonly Begun[]> {
  const rows = await hotQuery(BEGIN, [
    org,
    askings.map((one) => one.providerId),
    askings.map((one) => one.key),
    askings.map((one) => one.priceMilliJpy),
    askings.map((one) => one.capMilliJpy),
    at.day,
    at.now.toISOString(),
  ]);
  const begun = new Array<Begun>(askings.length).fill({ state: "cap", answer: null });
  for (const [place, word, answer] of rows) {
    begun[Number(place) - 1] = { state: state.parse(word), answer: JSON.parse(answer ?? "null") };
  }
  return begun;
}

export async function keepAnswer(
  t: TenantTx,
  row: { providerId: string; key: Uint8Array<ArrayBuffer>; answer: JsonObject; answeredAt: Date; expiresAt: Date },
): Promise<void> {
  const { providerId, key, ...answer } = row;
  await t.db.providerAnswer.upsert({
    where: { organizationId_providerId_key: { organizationId: t.org, providerId, key } },
    create: { organizationId: t.org, ...row },
    update: answer,
  });
}

/** Removes answers past their time, of all organisations: no tenant is named, and the policy lets through nothing else. */
export async function removeExpiredAnswers(): Promise<number> {
  return prisma().$transaction(async (db) => {
    await db.$executeRaw`SELECT app_set_housekeeping()`;
    const { count } = await db.providerAnswer.deleteMany({});
    return count;
  });
}
