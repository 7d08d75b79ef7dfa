import "server-only";
import type { TenantTx } from "@/lib/platform/tenant";
import type { TableName } from "./vocabulary";

const VERSION = {
  id: true,
  tableName: true,
  version: true,
  rowCount: true,
  dataAsOf: true,
  uploadedAt: true,
  uploadedBy: true,
  note: true,
} as const;

/** Two people who change one table wait for each other until the end of the transaction. */
export async function lockTable(t: TenantTx, table: TableName): Promise<void> {
  await t.db.$queryRaw`SELECT 1 AS locked FROM pg_advisory_xact_lock(hashtextextended(${`${t.org}/${table}`}, 0))`;
}

export type NewVersion = {
  readonly id: string;
  readonly tableName: TableName;
  readonly rowCount: number;
  readonly dataAsOf: Date;
  readonly uploadedAt: Date;
  readonly uploadedBy: string | null;
  readonly note: string;
  readonly source: Uint8Array<ArrayBuffer>;
  readonly indexFormat: number;
  readonly index: Uint8Array<ArrayBuffer>;
};

/** Under `lockTable`. Answers its number. */
export async function insertVersion(t: TenantTx, row: NewVersion): Promise<number> {
  const latest = await t.db.referenceVersion.aggregate({
    where: { organizationId: t.org, tableName: row.tableName },
    _max: { version: true },
  });
  const version = (latest._max.version ?? 0) + 1;
  await t.db.referenceVersion.createMany({ data: [{ ...row, organizationId: t.org, version }] });
  return version;
}

export async function insertActivation(
  t: TenantTx,
  row: { id: string; tableName: TableName; versionId: string | null; activatedAt: Date; activatedBy: string | null },
): Promise<void> {
  await t.db.referenceActivation.createMany({ data: [{ ...row, organizationId: t.org }] });
}

/** The version in force; null when there is none. */
export async function activeVersionId(t: TenantTx, table: TableName): Promise<string | null> {
  const latest = await t.db.referenceActivation.findFirst({
    where: { organizationId: t.org, tableName: table },
    orderBy: [{ activatedAt: "desc" }, { id: "desc" }],
    select: { versionId: true },
  });
  return latest?.versionId ?? null;
}

export async function selectVersions(t: TenantTx, table: TableName, limit: number) {
  return t.db.referenceVersion.findMany({
    where: { organizationId: t.org, tableName: table },
    orderBy: { version: "desc" },
    take: limit,
    select: VERSION,
  });
}

export async function selectVersion(t: TenantTx, id: string) {
  return t.db.referenceVersion.findUnique({
    where: { organizationId_id: { organizationId: t.org, id } },
    select: VERSION,
  });
}

export async function selectSource(t: TenantTx, id: string) {
  return t.db.referenceVersion.findUnique({
    where: { organizationId_id: { organizationId: t.org, id } },
    select: { tableName: true, version: true, source: true },
  });
}

export async function selectIndex(t: TenantTx, id: string) {
  return t.db.referenceVersion.findUnique({
    where: { organizationId_id: { organizationId: t.org, id } },
    select: { tableName: true, indexFormat: true, index: true },
  });
}

export async function countVersions(t: TenantTx): Promise<ReadonlyMap<string, number>> {
  const rows = await t.db.referenceVersion.groupBy({
    by: ["tableName"],
    where: { organizationId: t.org },
    _count: { id: true },
  });
  return new Map(rows.map((row) => [row.tableName, row._count.id]));
}

/** Activations remembered per organisation: a daily list is remembered for years. */
const ACTIVATIONS_MAX = 2_000;

/** Newest first. */
export async function selectActivations(t: TenantTx) {
  return t.db.referenceActivation.findMany({
    where: { organizationId: t.org },
    orderBy: [{ activatedAt: "desc" }, { id: "desc" }],
    take: ACTIVATIONS_MAX,
    select: {
      tableName: true,
      versionId: true,
      activatedAt: true,
      version: { select: { dataAsOf: true } },
    },
  });
}

export async function selectAgeLimits(t: TenantTx): Promise<ReadonlyMap<string, number>> {
  const rows = await t.db.referenceSetting.findMany({
    where: { organizationId: t.org },
    select: { tableName: true, ageDaysMax: true },
  });
  return new Map(rows.map((row) => [row.tableName, row.ageDaysMax]));
}

export async function saveAgeLimit(t: TenantTx, table: TableName, ageDaysMax: number): Promise<void> {
  await t.db.referenceSetting.upsert({
    where: { organizationId_tableName: { organizationId: t.org, tableName: table } },
    create: { organizationId: t.org, tableName: table, ageDaysMax },
    update: { ageDaysMax },
  });
}

/** Names of those who uploaded. */
export async function namesOf(t: TenantTx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await t.db.user.findMany({ where: { id: { in: [...ids] } }, select: { id: true, name: true } });
  return new Map(rows.map((row) => [row.id, row.name]));
}
