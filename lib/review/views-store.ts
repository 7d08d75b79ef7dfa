import "server-only";
import type { TenantTx } from "@/lib/platform/tenant";
import type { QueueFilter } from "./filter-contract";

/** Views of one person, the oldest first. `filter` is unparsed JSON. */
export async function listViews(t: TenantTx, userId: string) {
  return t.db.reviewView.findMany({
    where: { organizationId: t.org, userId },
    select: { id: true, name: true, filter: true },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
}

type NewView = {
  readonly id: string;
  readonly userId: string;
  readonly name: string;
  readonly filter: QueueFilter;
  readonly createdAt: Date;
};

/** False when the person has a view of this name. */
export async function insertView(t: TenantTx, { filter, ...view }: NewView): Promise<boolean> {
  const { count } = await t.db.reviewView.createMany({
    data: [{ organizationId: t.org, ...view, filter: JSON.parse(JSON.stringify(filter)) }],
    skipDuplicates: true,
  });
  return count === 1;
}

export async function deleteView(t: TenantTx, userId: string, id: string): Promise<boolean> {
  const { count } = await t.db.reviewView.deleteMany({ where: { organizationId: t.org, userId, id } });
  return count === 1;
}
