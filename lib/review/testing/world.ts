import { v7 } from "uuid";
import { z } from "zod";
import type { UserActor } from "@/lib/access/actor";
import { listOutcomes } from "@/lib/orders/listing-store";
import { type TenantTx, withTenant } from "@/lib/platform/tenant";
import { type OrganizationId, organizationId, userId } from "@/lib/shared/ids";
import type { OrderEventType, Role, Verdict } from "@/lib/shared/vocabulary";
import type { Prisma } from "@/prisma/generated/client";

/** An organisation with one shop and a published ruleset, as tests of review and reports need it. */
export type World = { readonly org: OrganizationId; readonly shopId: string };

export async function makeWorld(
  name = "テスト商事",
  reviewMinutes = 60,
  rules: Prisma.InputJsonArray = [],
): Promise<World> {
  const org = organizationId(v7());
  const shopId = v7();
  const at = new Date("2026-01-01T00:00:00Z");
  await withTenant(org, async ({ db }) => {
    await db.organization.create({ data: { organizationId: org, name, reviewMinutes, createdAt: at } });
    await db.shop.create({ data: { organizationId: org, id: shopId, code: "shop", name: "本店", createdAt: at } });
    await db.rulesetVersion.create({
      data: { organizationId: org, version: 1, rules, settings: {}, note: "", publishedAt: at },
    });
  });
  return { org, shopId };
}

export async function makeAnalyst({ org }: World, name: string, role: Role = "analyst"): Promise<UserActor> {
  const id = v7();
  await withTenant(org, ({ db }) =>
    db.user.create({
      data: { id, email: `${id}@example.jp`, name, passwordHash: "-", createdAt: new Date("2026-01-01T00:00:00Z") },
    }),
  );
  return { kind: "user", organizationId: org, userId: userId(id), sessionId: v7(), name, role };
}

const ASSESSMENT = {
  verdict: "HOLD",
  decidedBy: { step: "signal", by: ["C27"] },
  riskScore: 350,
  typologies: { impersonation: 350, resale: 0, nonpayment: 0, affiliate: 0, takeover: 0 },
  readings: [],
  reasons: [
    {
      code: "C27",
      action: "HOLD",
      typology: "impersonation",
      points: 350,
      touchpoints: ["buyer.email"],
      evidence: { domain: "mail.example" },
    },
  ],
  rulesFired: [],
  rulesUnknown: [],
  notEvaluated: { not_sent: ["C15"] },
  similarOrders: [],
  model: null,
} as const;

export type ScreenedOrder = {
  readonly orderedAt: Date;
  readonly externalOrderId?: string;
  readonly verdict?: Verdict;
  readonly amountTotal?: number;
  readonly scoreTenths?: number;
  readonly document?: Prisma.InputJsonObject;
  readonly deliveries?: readonly Prisma.InputJsonObject[];
  readonly assessment?: Prisma.InputJsonObject;
  readonly similarOrderIds?: readonly string[];
  /** As `identifier_sighting` holds them. */
  readonly identifiers?: readonly { kind: number; key: bigint }[];
  readonly events?: readonly { type: OrderEventType; at: Date; inHouse?: Verdict }[];
};

const sentMethod = z.object({ payment: z.object({ method: z.string() }) });
const sentVerdict = z.object({ inHouse: z.object({ verdict: z.string() }) });

/** An order with its screening, written as the engine leaves them. */
export async function makeOrder(world: World, order: ScreenedOrder): Promise<{ orderId: string; screeningId: string }> {
  const { org, shopId } = world;
  const [orderId, screeningId] = [v7(), v7()];
  const { orderedAt, verdict = "HOLD", scoreTenths = 3_500, identifiers = [] } = order;
  await withTenant(org, async (t) => {
    const { db } = t;
    await db.order.create({
      data: {
        organizationId: org,
        id: orderId,
        shopId,
        externalOrderId: order.externalOrderId ?? orderId,
        orderedAt,
        recordedAt: orderedAt,
        amountTotal: BigInt(order.amountTotal ?? 12_800),
        currency: "JPY",
        bodyHash: new Uint8Array(32),
        document: order.document ?? {},
        identifierKinds: identifiers.map(({ kind }) => kind),
        identifierKeys: identifiers.map(({ key }) => key),
      },
    });
    await makeSightings(t, orderId, order);
    for (const [position, document] of (order.deliveries ?? []).entries()) {
      await db.orderDelivery.create({ data: { organizationId: org, orderId, position, document } });
    }
    await db.screening.create({
      data: {
        organizationId: org,
        id: screeningId,
        orderId,
        shopId,
        orderedAt,
        screenedAt: orderedAt,
        verdict,
        riskScoreTenths: scoreTenths,
        rulesetVersion: 1,
        engineVersion: "test",
        facts: Buffer.from("{}"),
        assessment: order.assessment ?? ASSESSMENT,
        similarOrderIds: [...(order.similarOrderIds ?? [])],
        elapsedUs: 900,
      },
    });
    await db.orderListing.create({
      data: {
        organizationId: org,
        orderedAt,
        orderId,
        shopId,
        screeningId,
        verdict,
        firstVerdict: verdict,
        riskScoreTenths: scoreTenths,
        amountTotal: BigInt(order.amountTotal ?? 12_800),
        currency: "JPY",
        paymentMethod: sentMethod.safeParse(order.document).data?.payment.method ?? null,
        inHouseVerdict: sentVerdict.safeParse(order.document).data?.inHouse.verdict ?? null,
        signals: [],
      },
    });
    await makeEvents(t, orderId, order.events ?? []);
    await listOutcomes(t, [orderId]);
  });
  return { orderId, screeningId };
}

async function makeSightings({ db, org }: TenantTx, orderId: string, order: ScreenedOrder): Promise<void> {
  const { orderedAt: occurredAt, amountTotal = 12_800, identifiers = [] } = order;
  const about = { organizationId: org, orderId, occurredAt, amount: BigInt(amountTotal), currency: "JPY", flags: 0 };
  await db.identifierSighting.createMany({ data: identifiers.map((one) => ({ ...about, ...one })) });
}

async function makeEvents(
  { db, org }: TenantTx,
  orderId: string,
  events: NonNullable<ScreenedOrder["events"]>,
): Promise<void> {
  for (const { type, at, inHouse } of events) {
    await db.orderEvent.create({
      data: {
        organizationId: org,
        id: v7(),
        orderId,
        type,
        occurredAt: at,
        recordedAt: at,
        ...(inHouse ? { inHouse: { verdict: inHouse } } : {}),
      },
    });
  }
}

/** A held order waiting for review; its case's id. */
export async function makeCase(world: World, dueAt: Date, order: Partial<ScreenedOrder> = {}): Promise<string> {
  const orderedAt = order.orderedAt ?? new Date(dueAt.getTime() - 3_600_000);
  const { orderId, screeningId } = await makeOrder(world, { ...order, orderedAt });
  const id = v7();
  await withTenant(world.org, ({ db }) =>
    db.case.create({
      data: {
        organizationId: world.org,
        id,
        orderId,
        screeningId,
        shopId: world.shopId,
        riskScoreTenths: order.scoreTenths ?? 3_500,
        openedAt: orderedAt,
        dueAt,
        amountTotal: BigInt(order.amountTotal ?? 12_800),
        reasonCodes: ["C27"],
      },
    }),
  );
  return id;
}
