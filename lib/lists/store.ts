import "server-only";
import type { TenantTx } from "@/lib/platform/tenant";
import type { ListableKind, ListName } from "@/lib/shared/vocabulary";

const COLUMNS = {
  id: true,
  list: true,
  kind: true,
  value: true,
  target: true,
  reason: true,
  note: true,
  forcesOk: true,
  subject: true,
  createdAt: true,
  createdBy: true,
  expiresAt: true,
  releasedAt: true,
  releasedBy: true,
} as const;

export type NewEntry = {
  readonly id: string;
  readonly list: ListName;
  readonly kind: ListableKind;
  readonly key: bigint;
  readonly value: string;
  readonly target: string;
  readonly reason: string;
  readonly note: string | null;
  readonly forcesOk: boolean;
  readonly subject: string | null;
  readonly createdAt: Date;
  readonly createdBy: string;
  readonly expiresAt: Date | null;
};

export function insertEntry(t: TenantTx, entry: NewEntry) {
  return t.db.listEntry.create({ data: { organizationId: t.org, ...entry }, select: COLUMNS });
}

/** The same identifier in force on the same list for the same side. */
export function findInForce(
  t: TenantTx,
  entry: Pick<NewEntry, "list" | "kind" | "key" | "target" | "subject">,
  now: Date,
) {
  const { list, kind, key, target, subject } = entry;
  return t.db.listEntry.findFirst({
    where: {
      organizationId: t.org,
      list,
      kind,
      key,
      target,
      subject,
      releasedAt: null,
      OR: [{ expiresAt: null }, { expiresAt: { gt: now } }],
    },
    select: COLUMNS,
  });
}

export function findEntry(t: TenantTx, id: string) {
  return t.db.listEntry.findUnique({ where: { organizationId_id: { organizationId: t.org, id } }, select: COLUMNS });
}

/** Marks an entry as released, once: a second release changes nothing and answers 0. */
export async function releaseEntry(t: TenantTx, id: string, by: string, now: Date): Promise<number> {
  const { count } = await t.db.listEntry.updateMany({
    where: { organizationId: t.org, id, releasedAt: null },
    data: { releasedAt: now, releasedBy: by },
  });
  return count;
}

export function listEntries(
  t: TenantTx,
  filter: {
    list: ListName | null;
    kind: ListableKind | null;
    key: bigint | null;
    inForceAt: Date | null;
    before: { createdAt: Date; id: string } | null;
    limit: number;
  },
) {
  const { before, inForceAt } = filter;
  return t.db.listEntry.findMany({
    where: {
      organizationId: t.org,
      ...(filter.list ? { list: filter.list } : {}),
      ...(filter.kind ? { kind: filter.kind } : {}),
      ...(filter.key === null ? {} : { key: filter.key }),
      AND: [
        inForceAt ? { releasedAt: null, OR: [{ expiresAt: null }, { expiresAt: { gt: inForceAt } }] } : {},
        before
          ? { OR: [{ createdAt: { lt: before.createdAt } }, { createdAt: before.createdAt, id: { lt: before.id } }] }
          : {},
      ],
    },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: filter.limit,
    select: COLUMNS,
  });
}

export type EntryRow = Awaited<ReturnType<typeof insertEntry>>;
