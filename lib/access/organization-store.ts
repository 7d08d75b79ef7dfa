import "server-only";
import type { TenantTx } from "@/lib/platform/tenant";
import type { JsonDocument } from "@/lib/shared/json";

export async function insertOrganization(t: TenantTx, organization: { name: string; at: Date }): Promise<void> {
  await t.db.organization.createMany({
    data: [{ organizationId: t.org, name: organization.name, createdAt: organization.at }],
  });
}

export async function insertRuleset(
  t: TenantTx,
  ruleset: {
    version: number;
    rules: unknown;
    settings: unknown;
    note: string;
    publishedBy: string | null;
    at: Date;
  },
): Promise<void> {
  const { at, rules, settings, ...fields } = ruleset;
  const documents = { rules: asStored(rules), settings: asStored(settings) };
  await t.db.rulesetVersion.createMany({ data: [{ organizationId: t.org, ...fields, ...documents, publishedAt: at }] });
}

/** As JSON writes it: what is undefined is left out. */
const asStored = (value: unknown): JsonDocument => JSON.parse(JSON.stringify(value));

export const organizationExists = async (t: TenantTx): Promise<boolean> =>
  (await t.db.organization.count({ where: { organizationId: t.org } })) > 0;

/** Shops in the order in which they were opened. */
export function shopsOf(t: TenantTx): Promise<{ id: string; code: string; name: string }[]> {
  return t.db.shop.findMany({
    where: { organizationId: t.org },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { id: true, code: true, name: true },
  });
}

export async function nameOfOrganization(t: TenantTx): Promise<string> {
  const row = await t.db.organization.findUnique({ where: { organizationId: t.org }, select: { name: true } });
  return row?.name ?? "";
}

type StoredOrganization = { readonly name: string; readonly reviewMinutes: number; readonly revision: number };

export function readOrganization(t: TenantTx): Promise<StoredOrganization> {
  return t.db.organization.findUniqueOrThrow({
    where: { organizationId: t.org },
    select: { name: true, reviewMinutes: true, revision: true },
  });
}

/** Answers whether it still was what the caller saw. */
export async function updateOrganization(
  t: TenantTx,
  fields: { name: string; reviewMinutes: number },
  seen: number,
): Promise<boolean> {
  const { count } = await t.db.organization.updateMany({
    where: { organizationId: t.org, revision: seen },
    data: { ...fields, revision: { increment: 1 } },
  });
  return count === 1;
}
