import "server-only";
import { createHash } from "node:crypto";
import type { Actor } from "@/lib/access/actor";
import { DomainError } from "@/lib/shared/domain-error";
import { HOUR_MS } from "@/lib/shared/durations";
import { isSealed, openText, sealText } from "../sealed-text";
import { withTenant } from "../tenant";

const LIFETIME_HOURS = 24;
/** A first request that has not answered after this long is taken to have died with its server. */
const ABANDONED_SECONDS = 60;

export type Replay = { readonly status: number; readonly body: string };

const actorId = (actor: Actor): string => (actor.kind === "api_key" ? actor.apiKeyId : actor.userId);
/** Answers may hold what is shown once: a key, a secret, a link. They are kept sealed. */
const placeOf = (id: { organizationId: string; actorId: string; key: string }) => ({
  purpose: "idempotency",
  row: [id.organizationId, id.actorId, id.key],
});
const hashOf = (method: string, path: string, body: string) =>
  new Uint8Array(createHash("sha256").update(`${method} ${path}\n${body}`).digest());

/**
 * Runs `work` once per (actor, Idempotency-Key) within 24 hours. The same request again gets the stored answer; another request
 * under the same key is refused. Answers of 500 and above are not kept: they may be tried again.
 */
export async function once(
  actor: Actor,
  request: { key: string; method: string; path: string; body: string; now: Date },
  work: () => Promise<Replay>,
): Promise<Replay & { replayed: boolean }> {
  const requestHash = hashOf(request.method, request.path, request.body);
  const earlier = await reserve(actor, request.key, requestHash, request.now);
  if (earlier) return { ...earlier, replayed: true };
  try {
    const answer = await work();
    await settle(actor, request.key, answer.status < 500 ? answer : null);
    return { ...answer, replayed: false };
  } catch (error) {
    await settle(actor, request.key, null);
    throw error;
  }
}

async function reserve(
  actor: Actor,
  key: string,
  requestHash: Uint8Array<ArrayBuffer>,
  now: Date,
): Promise<Replay | null> {
  const id = { organizationId: actor.organizationId, actorId: actorId(actor), key };
  return withTenant(actor.organizationId, async ({ db }) => {
    const expired = new Date(now.getTime() - LIFETIME_HOURS * HOUR_MS);
    const abandoned = new Date(now.getTime() - ABANDONED_SECONDS * 1_000);
    await db.idempotencyKey.deleteMany({
      where: { ...id, OR: [{ createdAt: { lt: expired } }, { status: null, createdAt: { lt: abandoned } }] },
    });
    const created = await db.idempotencyKey.createMany({
      data: [{ ...id, requestHash, createdAt: now }],
      skipDuplicates: true,
    });
    if (created.count === 1) return null;
    const known = await db.idempotencyKey.findUnique({
      where: { organizationId_actorId_key: id },
      select: { requestHash: true, status: true, response: true },
    });
    if (!known || known.status === null || known.response === null) throw new DomainError("idempotency_in_progress");
    if (Buffer.compare(Buffer.from(known.requestHash), Buffer.from(requestHash)) !== 0) {
      throw new DomainError("idempotency_conflict");
    }
    const body = isSealed(known.response) ? openText(known.response, placeOf(id)) : known.response;
    // Sealed under a secret that has been replaced since: what was answered is lost, that it was answered is not.
    if (body === null) throw new DomainError("idempotency_conflict");
    return { status: known.status, body };
  });
}

async function settle(actor: Actor, key: string, answer: Replay | null): Promise<void> {
  const where = { organizationId: actor.organizationId, actorId: actorId(actor), key };
  const response = answer ? sealText(answer.body, placeOf(where)) : null;
  await withTenant(actor.organizationId, async ({ db }) => {
    if (answer) await db.idempotencyKey.updateMany({ where, data: { status: answer.status, response } });
    else await db.idempotencyKey.deleteMany({ where });
  });
}
