import "server-only";
import type { TenantTx } from "@/lib/platform/tenant";
import type { Attempt, DeliveryStatus } from "./contract";
import type { EventPayload } from "./render-event";

const ENDPOINT = {
  id: true,
  url: true,
  events: true,
  createdAt: true,
  disabledAt: true,
  previousSecretUntil: true,
  revision: true,
} as const;

export type EndpointRow = {
  readonly id: string;
  readonly url: string;
  readonly events: readonly string[];
  readonly createdAt: Date;
  readonly disabledAt: Date | null;
  readonly previousSecretUntil: Date | null;
  readonly revision: number;
};

/** `secret` is sealed. */

export async function insertEndpoint(
  t: TenantTx,
  row: { id: string; url: string; secret: string; events: readonly string[]; createdAt: Date },
): Promise<EndpointRow> {
  return t.db.webhookEndpoint.create({
    data: { ...row, organizationId: t.org, events: [...row.events] },
    select: ENDPOINT,
  });
}

/** All of them, disabled ones too: an organisation has a handful. Oldest first. */
export async function selectEndpoints(t: TenantTx): Promise<EndpointRow[]> {
  return t.db.webhookEndpoint.findMany({
    where: { organizationId: t.org },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: ENDPOINT,
  });
}

export async function selectEndpoint(t: TenantTx, id: string): Promise<EndpointRow | null> {
  return t.db.webhookEndpoint.findUnique({
    where: { organizationId_id: { organizationId: t.org, id } },
    select: ENDPOINT,
  });
}

/** Answers whether the endpoint still was what the caller saw. */
export async function updateEndpoint(
  t: TenantTx,
  id: string,
  seen: number,
  fields: { url: string; events: string[] } | { disabledAt: Date | null } | SecretTurn,
): Promise<boolean> {
  const { count } = await t.db.webhookEndpoint.updateMany({
    where: { organizationId: t.org, id, revision: seen },
    data: { ...fields, revision: { increment: 1 } },
  });
  return count === 1;
}

/** All of them sealed. */
type SecretTurn = {
  readonly secret: string;
  readonly previousSecret: string | null;
  readonly previousSecretUntil: Date | null;
};

export async function selectSecret(t: TenantTx, id: string): Promise<string | null> {
  const row = await t.db.webhookEndpoint.findUnique({
    where: { organizationId_id: { organizationId: t.org, id } },
    select: { secret: true },
  });
  return row?.secret ?? null;
}

/** Puts the sealed text of a secret in the place of the very text it was sealed from. */
export async function replaceSecret(t: TenantTx, id: string, stored: string, sealed: string): Promise<void> {
  await t.db.webhookEndpoint.updateMany({
    where: { organizationId: t.org, id, secret: stored },
    data: { secret: sealed },
  });
}

/** How many deliveries of each endpoint wait, and how many are dead; an endpoint without either is not named. */
export async function countUndelivered(t: TenantTx): Promise<{ endpointId: string; status: string; count: number }[]> {
  const rows = await t.db.webhookDelivery.groupBy({
    by: ["endpointId", "status"],
    where: { organizationId: t.org, status: { not: "delivered" } },
    _count: true,
  });
  return rows.map(({ _count, ...row }) => ({ ...row, count: _count }));
}

export async function selectSubscriptions(t: TenantTx): Promise<{ id: string; events: string[] }[]> {
  return t.db.webhookEndpoint.findMany({
    where: { organizationId: t.org, disabledAt: null },
    select: { id: true, events: true },
    orderBy: { id: "asc" },
  });
}

export type NewDelivery = {
  readonly id: string;
  readonly endpointId: string;
  readonly eventId: string;
  readonly eventType: string;
  readonly payload: EventPayload;
  readonly createdAt: Date;
};

/** One per endpoint and event; those that exist already stay as they are. */
export async function insertDeliveries(t: TenantTx, rows: readonly NewDelivery[]): Promise<void> {
  await t.db.webhookDelivery.createMany({
    data: rows.map((row) => ({ ...row, organizationId: t.org, status: "pending" })),
    skipDuplicates: true,
  });
}

const ATTEMPT = {
  id: true,
  endpointId: true,
  eventId: true,
  payload: true,
  status: true,
  attempts: true,
  attemptLog: true,
  endpoint: {
    select: { url: true, secret: true, previousSecret: true, previousSecretUntil: true, disabledAt: true },
  },
} as const;

export type DeliveryToAttempt = NonNullable<Awaited<ReturnType<typeof selectDeliveryToAttempt>>>;

export async function selectDeliveryToAttempt(t: TenantTx, id: string) {
  return t.db.webhookDelivery.findUnique({
    where: { organizationId_id: { organizationId: t.org, id } },
    select: ATTEMPT,
  });
}

export type AttemptOutcome = {
  readonly status: DeliveryStatus;
  readonly attempts: number;
  readonly lastStatus: number | null;
  readonly lastError: string | null;
  readonly attemptedAt: Date;
  readonly nextAttemptAt: Date | null;
  readonly attemptLog: Attempt[];
  readonly lastAnswer: string | null;
};

/** Only onto a delivery that still stands where the attempt began: of two workers on one delivery, one result counts. */
export async function recordAttempt(
  t: TenantTx,
  delivery: { id: string; attempts: number },
  outcome: AttemptOutcome,
): Promise<boolean> {
  const { count } = await t.db.webhookDelivery.updateMany({
    where: { organizationId: t.org, id: delivery.id, status: "pending", attempts: delivery.attempts },
    data: outcome,
  });
  return count === 1;
}

/** Back to the start of the schedule. Answers whether there is such a delivery. */
export async function resetDelivery(t: TenantTx, id: string): Promise<boolean> {
  const { count } = await t.db.webhookDelivery.updateMany({
    where: { organizationId: t.org, id },
    data: { status: "pending", attempts: 0, nextAttemptAt: null },
  });
  return count === 1;
}

const DELIVERY = {
  id: true,
  endpointId: true,
  eventId: true,
  eventType: true,
  status: true,
  attempts: true,
  lastStatus: true,
  lastError: true,
  createdAt: true,
  attemptedAt: true,
  nextAttemptAt: true,
} as const;

export type DeliveryRow = NonNullable<Awaited<ReturnType<typeof selectDelivery>>>;

export async function selectDelivery(t: TenantTx, id: string) {
  return t.db.webhookDelivery.findUnique({
    where: { organizationId_id: { organizationId: t.org, id } },
    select: DELIVERY,
  });
}

export async function selectDeliveryDetail(t: TenantTx, id: string) {
  return t.db.webhookDelivery.findUnique({
    where: { organizationId_id: { organizationId: t.org, id } },
    select: { ...DELIVERY, payload: true, attemptLog: true, lastAnswer: true },
  });
}

/** Newest first, those older than `before` when it is given. */
export async function selectDeliveries(
  t: TenantTx,
  filter: {
    endpointId: string;
    status: DeliveryStatus | null;
    event: string | null;
    before: { createdAt: Date; id: string } | null;
    limit: number;
  },
): Promise<DeliveryRow[]> {
  const { before } = filter;
  const older = before
    ? { OR: [{ createdAt: { lt: before.createdAt } }, { createdAt: before.createdAt, id: { lt: before.id } }] }
    : {};
  return t.db.webhookDelivery.findMany({
    where: {
      organizationId: t.org,
      endpointId: filter.endpointId,
      ...(filter.status ? { status: filter.status } : {}),
      ...(filter.event ? { eventType: filter.event } : {}),
      ...older,
    },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: filter.limit,
    select: DELIVERY,
  });
}
