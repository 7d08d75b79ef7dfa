import "server-only";
import { v7 } from "uuid";
import type { UserActor } from "@/lib/access/actor";
import { recordAct } from "@/lib/access/audit-store";
import { addWithin, release } from "@/lib/lists/manage-entries";
import { type TenantTx, withTenant } from "@/lib/platform/tenant";
import { DomainError } from "@/lib/shared/domain-error";
import type { BlockBody, BlockResult, UnblockBody } from "./act-contract";
import { type CaseEventType, entriesMadeBy, type NewCaseEvent, storeCaseEvent } from "./act-store";
import { refuseCardNumber } from "./open-case";
import { type OrderIdentifier, orderIdentifiers } from "./order-identifiers";
import { readCase } from "./store";
import { storedDeliveries, storedOrder } from "./stored-order";

type At = { readonly now: Date; readonly requestId: string };

/**
 * Puts identifiers of a case's order on the blocklist, all or none. They are named, not sent: what is blocked is what the order
 * carries. Works on closed cases, too: proof may come late. Errors: `not_found`; `invalid_request` for a name that the order does
 * not have; `card_number_refused`.
 */
export async function blockIdentifiers(
  actor: UserActor,
  caseId: string,
  body: BlockBody,
  at: At,
): Promise<BlockResult> {
  refuseCardNumber(body.note ?? "");
  return withTenant(actor.organizationId, async (t) => {
    const chosen = await identifiersOf(t, caseId, body.refs);
    const entryIds: string[] = [];
    for (const { kind, value } of chosen) {
      const { entry, created } = await addWithin(
        t,
        actor,
        {
          list: "block",
          kind,
          value,
          target: "both",
          reason: body.reason,
          forcesOk: false,
          ...(body.note ? { note: body.note } : {}),
          ...(body.expiresAt ? { expiresAt: body.expiresAt } : {}),
        },
        at,
      );
      if (created) entryIds.push(entry.id);
    }
    if (entryIds.length > 0) await tell(t, actor, { caseId, type: "block", reasonCode: body.reason, entryIds }, at);
    return { entryIds, unchanged: chosen.length - entryIds.length };
  });
}

async function identifiersOf(t: TenantTx, caseId: string, refs: readonly string[]): Promise<OrderIdentifier[]> {
  const record = await readCase(t, caseId);
  if (!record) throw new DomainError("not_found");
  const known = orderIdentifiers(storedOrder.parse(record.order.document), storedDeliveries(record.order.deliveries));
  return [...new Set(refs)].map((ref, index) => {
    const found = known.find((one) => one.ref === ref);
    if (found) return found;
    throw new DomainError("invalid_request", {
      values: { count: 1 },
      errors: [{ pointer: `/refs/${index}`, code: "invalid" }],
    });
  });
}

/** Takes back entries that blocking from this case made; what was released meanwhile stays released. Error: `not_found`. */
export async function unblockIdentifiers(
  actor: UserActor,
  caseId: string,
  { entryIds }: UnblockBody,
  at: At,
): Promise<void> {
  const made = await withTenant(actor.organizationId, (t) => entriesMadeBy(t, caseId, entryIds));
  if (made.length !== new Set(entryIds).size) throw new DomainError("not_found");
  const released: string[] = [];
  for (const id of made) {
    const done = await release(actor, id, at).catch((error: unknown) => {
      if (error instanceof DomainError && error.code === "already_released") return null;
      throw error;
    });
    if (done) released.push(id);
  }
  if (released.length === 0) return;
  await withTenant(actor.organizationId, (t) =>
    tell(t, actor, { caseId, type: "unblock", reasonCode: "mistake", entryIds: released }, at),
  );
}

type Told = Pick<NewCaseEvent, "caseId" | "reasonCode"> & {
  readonly type: Extract<CaseEventType, "block" | "unblock">;
  readonly entryIds: readonly string[];
};

async function tell(
  t: TenantTx,
  actor: UserActor,
  { type, caseId, reasonCode, entryIds }: Told,
  at: At,
): Promise<void> {
  await storeCaseEvent(t, { id: v7(), caseId, type, reasonCode, entryIds, actorId: actor.userId, at: at.now });
  await recordAct(t, actor, at, `case.${type}`, ["case", caseId], { entryIds: [...entryIds] });
}
