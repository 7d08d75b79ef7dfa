import "server-only";
import type { TenantTx } from "@/lib/platform/tenant";
import type { ListableKind, ListName } from "@/lib/shared/vocabulary";
import type { EntryState } from "./words-contract";

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
  releaseReason: true,
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

/** The same identifier in force on the same list, for whichever side. */
export function findInForceAnySide(t: TenantTx, entry: Pick<NewEntry, "list" | "kind" | "key">, now: Date) {
  return t.db.listEntry.findFirst({
    where: {
      organizationId: t.org,
      ...entry,
      releasedAt: null,
      OR: [{ expiresAt: null }, { expiresAt: { gt: now } }],
    },
    orderBy: { createdAt: "desc" },
    select: COLUMNS,
  });
}

export function findEntry(t: TenantTx, id: string) {
  return t.db.listEntry.findUnique({ where: { organizationId_id: { organizationId: t.org, id } }, select: COLUMNS });
}

/** Marks an entry as released, once: a second release changes nothing and answers 0. */
export async function releaseEntry(
  t: TenantTx,
  id: string,
  { by, reason, now }: { readonly by: string; readonly reason: string | null; readonly now: Date },
): Promise<number> {
  const { count } = await t.db.listEntry.updateMany({
    where: { organizationId: t.org, id, releasedAt: null },
    data: { releasedAt: now, releasedBy: by, releaseReason: reason },
  });
  return count;
}

/** Moves the end of an entry that is in force; 0 when it is not, or ends at another time than `expected`. */
export async function moveExpiry(
  t: TenantTx,
  id: string,
  { expected, expiresAt, now }: { readonly expected: Date | null; readonly expiresAt: Date | null; readonly now: Date },
): Promise<number> {
  const { count } = await t.db.listEntry.updateMany({
    where: {
      organizationId: t.org,
      id,
      releasedAt: null,
      expiresAt: expected,
      OR: [{ expiresAt: null }, { expiresAt: { gt: now } }],
    },
    data: { expiresAt },
  });
  return count;
}

/** Entries in force with one of these keys, for any list, kind and side. */
export function findKeysInForce(t: TenantTx, keys: readonly bigint[], now: Date) {
  return t.db.listEntry.findMany({
    where: {
      organizationId: t.org,
      key: { in: [...keys] },
      releasedAt: null,
      OR: [{ expiresAt: null }, { expiresAt: { gt: now } }],
    },
    select: { list: true, kind: true, key: true, target: true, subject: true },
  });
}

export async function insertEntries(t: TenantTx, entries: readonly NewEntry[]): Promise<void> {
  await t.db.listEntry.createMany({ data: entries.map((entry) => ({ organizationId: t.org, ...entry })) });
}

/** The key under which an entry is stored: what a released one is made again with. */
export function findKey(t: TenantTx, id: string) {
  return t.db.listEntry.findUnique({
    where: { organizationId_id: { organizationId: t.org, id } },
    select: { ...COLUMNS, key: true },
  });
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

export type EntryScope = {
  readonly list: ListName | null;
  readonly kind: ListableKind | null;
  /** Keys of which an entry must have one, each with the kind it is of. */
  readonly keys: readonly { readonly kind: ListableKind; readonly key: bigint }[] | null;
  readonly state: EntryState | "all";
  readonly now: Date;
  /** Until then an entry in force is about to end. */
  readonly soon: Date;
};

/** One page of entries, newest first. */
export function pageOfEntries(
  t: TenantTx,
  scope: EntryScope,
  page: { readonly before: { readonly createdAt: Date; readonly id: string } | null; readonly limit: number },
) {
  const { before } = page;
  return t.db.listEntry.findMany({
    where: {
      ...inScope(t, scope),
      ...(scope.list ? { list: scope.list } : {}),
      ...(before
        ? { OR: [{ createdAt: { lt: before.createdAt } }, { createdAt: before.createdAt, id: { lt: before.id } }] }
        : {}),
    },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: page.limit,
    select: COLUMNS,
  });
}

/** How many entries of each list there are, whatever list the scope names. */
export async function countEntries(t: TenantTx, scope: EntryScope): Promise<ReadonlyMap<string, number>> {
  const rows = await t.db.listEntry.groupBy({ by: ["list"], where: inScope(t, scope), _count: { _all: true } });
  return new Map(rows.map(({ list, _count }) => [list, _count._all]));
}

function inScope(t: TenantTx, { kind, keys, state, now, soon }: EntryScope) {
  return {
    organizationId: t.org,
    ...(kind ? { kind } : {}),
    AND: [standing(state, now, soon), keys ? holding(keys) : {}],
  };
}

/** An empty `OR` would be passed over: what can be no identifier is on no list. */
const holding = (keys: NonNullable<EntryScope["keys"]>) =>
  keys.length === 0 ? { id: { in: [] } } : { OR: keys.map(({ kind, key }) => ({ kind, key })) };

function standing(state: EntryScope["state"], now: Date, soon: Date) {
  switch (state) {
    case "all":
      return {};
    case "released":
      return { releasedAt: { not: null } };
    case "expired":
      return { releasedAt: null, expiresAt: { lte: now } };
    case "expiring":
      return { releasedAt: null, expiresAt: { gt: now, lte: soon } };
    case "in_force":
      return { releasedAt: null, OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] };
    default:
      return state satisfies never;
  }
}

const ACTS_MAX = 200;

/** What was done to an entry, oldest first, by the audit log. */
export function readEntryActs(t: TenantTx, id: string) {
  return t.db.$queryRaw<{ at: Date; action: string; actor: string | null; detail: unknown }[]>`
    SELECT a.at, a.action, coalesce(u.name, k.name) AS actor, a.detail FROM audit_event a
    LEFT JOIN app_user u ON a.actor_type = 'user' AND u.id = a.actor_id
    LEFT JOIN api_key k ON a.actor_type = 'api_key' AND k.organization_id = ${t.org}::uuid AND k.id = a.actor_id
    WHERE a.organization_id = ${t.org}::uuid AND a.subject_id = ${id} AND a.subject_type = 'list_entry'
    ORDER BY a.at, a.id LIMIT ${ACTS_MAX}`;
}

export type EntryRow = Awaited<ReturnType<typeof insertEntry>>;
