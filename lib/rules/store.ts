import "server-only";
import type { TenantTx } from "@/lib/platform/tenant";
import type { JsonDocument } from "@/lib/shared/json";

const HEAD = { version: true, note: true, publishedAt: true, publishedBy: true } as const;
const COLUMNS = { ...HEAD, rules: true, settings: true } as const;

/** The ruleset in force: the highest version. */
export function currentRuleset(t: TenantTx) {
  return t.db.rulesetVersion.findFirstOrThrow({
    where: { organizationId: t.org },
    orderBy: { version: "desc" },
    select: COLUMNS,
  });
}

export function findRuleset(t: TenantTx, version: number) {
  return t.db.rulesetVersion.findFirst({ where: { organizationId: t.org, version }, select: COLUMNS });
}

/** False when this version exists already: somebody else published in the same instant. */
export async function insertNextRuleset(
  t: TenantTx,
  next: { version: number; rules: unknown; settings: unknown; note: string; publishedBy: string; at: Date },
): Promise<boolean> {
  const { at, rules, settings, ...fields } = next;
  const documents = { rules: asStored(rules), settings: asStored(settings) };
  const created = await t.db.rulesetVersion.createMany({
    data: [{ organizationId: t.org, ...fields, ...documents, publishedAt: at }],
    skipDuplicates: true,
  });
  return created.count === 1;
}

/** As JSON writes it: what is undefined is left out. */
const asStored = (value: unknown): JsonDocument => JSON.parse(JSON.stringify(value));

type VersionRow = { version: number; note: string; published_at: Date; published_by: string | null; rules: number };

/** Versions below `before`, highest first, one more than asked for when there are more. */
export async function listVersions(t: TenantTx, before: number, limit: number) {
  const rows = await t.db.$queryRaw<VersionRow[]>`
    SELECT version, note, published_at, published_by, jsonb_array_length(rules) AS rules
    FROM ruleset_version
    WHERE organization_id = ${t.org}::uuid AND version < ${before}
    ORDER BY version DESC LIMIT ${limit + 1}`;
  return rows.map((row) => ({
    version: row.version,
    note: row.note,
    publishedAt: row.published_at,
    publishedBy: row.published_by,
    rules: row.rules,
  }));
}

/** Names of the people who published, by id. */
export async function publisherNames(
  t: TenantTx,
  ids: readonly (string | null)[],
): Promise<ReadonlyMap<string, string>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  if (wanted.length === 0) return new Map();
  const people = await t.db.user.findMany({ where: { id: { in: wanted } }, select: { id: true, name: true } });
  return new Map(people.map((person) => [person.id, person.name]));
}
