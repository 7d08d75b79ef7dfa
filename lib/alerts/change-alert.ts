import "server-only";
import type { UserActor } from "@/lib/access/actor";
import { type AuditEntry, recordAct } from "@/lib/access/audit-store";
import { tellAlerts } from "@/lib/live/tell";
import { withTenant } from "@/lib/platform/tenant";
import { containsCardNumber } from "@/lib/screening/card-numbers";
import { DomainError } from "@/lib/shared/domain-error";
import type { JsonObject } from "@/lib/shared/json";
import type { AcknowledgeBody, Alert, CloseBody, ReopenBody } from "./contract";
import { findAlert } from "./listing-store";
import { shownAlert } from "./shown-alert";
import { changeState, type StateChange } from "./store";

type Call = { readonly now: Date; readonly requestId: string };
type Act = {
  readonly action: Extract<AuditEntry["action"], `alert.${string}`>;
  readonly detail: JsonObject;
  /** Null where it is in that state already. */
  readonly change: (before: Alert) => StateChange | null;
};

/** Somebody sees to it. Done already, it stays as it is. Throws not_found, alert_closed, changed_meanwhile, card_number_refused. */
export function acknowledgeAlert(actor: UserActor, id: string, body: AcknowledgeBody, call: Call): Promise<Alert> {
  const { note } = body;
  return change(actor, id, { seen: body.revision, note }, call, {
    action: "alert.acknowledge",
    detail: { noted: note !== undefined },
    change: ({ state }) => {
      if (state === "closed") throw new DomainError("alert_closed");
      if (state === "acknowledged") return null;
      const by = { acknowledgedAt: call.now, acknowledgedBy: actor.userId };
      return { state: "acknowledged", ...by, ...(note === undefined ? {} : { note }) };
    },
  });
}

/** It is over, and why. What comes after must be enough by itself to be raised anew. Throws as above. */
export function closeAlert(actor: UserActor, id: string, body: CloseBody, call: Call): Promise<Alert> {
  return change(actor, id, { seen: body.revision, note: body.note }, call, {
    action: "alert.close",
    detail: { reason: body.reason },
    change: ({ state }) => {
      if (state === "closed") throw new DomainError("alert_closed");
      return { state: "closed", closedAt: call.now, closedBy: actor.userId, closeReason: body.reason, note: body.note };
    },
  });
}

/** It was not over after all: it is open again, and grows again. Throws not_found, changed_meanwhile. */
export function reopenAlert(actor: UserActor, id: string, body: ReopenBody, call: Call): Promise<Alert> {
  return change(actor, id, { seen: body.revision, note: undefined }, call, {
    action: "alert.reopen",
    detail: {},
    change: ({ state }) => {
      if (state !== "closed") return null;
      const nobody = { acknowledgedAt: null, acknowledgedBy: null };
      return { state: "open", ...nobody, closedAt: null, closedBy: null, closeReason: null };
    },
  });
}

async function change(
  actor: UserActor,
  id: string,
  { seen, note }: { readonly seen: number; readonly note: string | undefined },
  call: Call,
  act: Act,
): Promise<Alert> {
  // Notes are kept for good: a card number must not get into one.
  if (note !== undefined && containsCardNumber(note)) {
    throw new DomainError("card_number_refused", { errors: [{ pointer: "/note", code: "card_number" }] });
  }
  const alert = await withTenant(actor.organizationId, async (t) => {
    const row = await findAlert(t, id);
    if (!row) throw new DomainError("not_found");
    const before = shownAlert(row);
    const after = act.change(before);
    if (after === null) return before;
    if (!(await changeState(t, id, seen, after))) {
      throw new DomainError("changed_meanwhile", { extra: { current: before } });
    }
    const { action, detail } = act;
    await recordAct(t, actor, call, action, ["alert", id], { code: before.code, ...detail });
    const changed = await findAlert(t, id);
    if (!changed) throw new DomainError("not_found");
    return shownAlert(changed);
  });
  tellAlerts(actor.organizationId);
  return alert;
}
