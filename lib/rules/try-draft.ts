import "server-only";
import { setImmediate } from "node:timers/promises";
import { z } from "zod";
import type { UserActor } from "@/lib/access/actor";
import { asSent } from "@/lib/orders/get-order";
import { log } from "@/lib/platform/log";
import { withTenant } from "@/lib/platform/tenant";
import { type Assessment, assess } from "@/lib/risk/assess";
import { unpackFacts } from "@/lib/risk/facts-record";
import { normaliseOrder } from "@/lib/risk/identity/normalise";
import { compileRuleset, type Rule, type Ruleset } from "@/lib/risk/ruleset";
import { decodeFacts } from "@/lib/screening/facts-bytes";
import { organizationConfig } from "@/lib/screening/organization-config";
import { LABELS, type TrialRequest, type TrialView } from "./contract";
import { refuseUnsound } from "./publish-ruleset";
import { labelsOf, type Position, type RecordedScreening, recordedScreenings } from "./replay-store";
import { currentRuleset } from "./store";
import { type Replayed, summariseTrial } from "./summarise-trial";

/** Between two batches others are served: judging a thousand orders takes about a second of CPU. */
const BATCH = 50;

/**
 * Judges the latest screenings again, by the published rules and by a draft of them, on the facts that were recorded when the
 * orders were placed. Nothing is stored. Throws invalid_request with the position of each fault of the draft.
 */
export async function tryDraft(actor: UserActor, request: TrialRequest): Promise<TrialView> {
  const { settings } = await withTenant(actor.organizationId, currentRuleset);
  refuseUnsound({ rules: request.rules, settings });
  const { ruleset: published, shopCodeById } = await organizationConfig(actor.organizationId);
  const judges = { published, draft: compiled(request.rules, settings) };
  const replayed: Replayed[] = [];
  let failed = 0;
  let before: Position | null = null;
  while (replayed.length + failed < request.last) {
    const limit = Math.min(BATCH, request.last - replayed.length - failed);
    const page: Batch = await readBatch(actor, before, limit);
    for (const recorded of page.rows) {
      const answer = replay(recorded, page.labels, judges);
      if (answer) replayed.push(answer);
      else failed += 1;
    }
    const last = page.rows.at(-1);
    if (!last || page.rows.length < limit) break;
    before = { orderedAt: last.orderedAt, id: last.id };
    await setImmediate();
  }
  return summariseTrial(replayed, { failed, ruleId: request.ruleId ?? null, rules: request.rules, shopCodeById });
}

type Batch = { readonly rows: readonly RecordedScreening[]; readonly labels: ReadonlyMap<string, string> };

const readBatch = (actor: UserActor, before: Position | null, limit: number): Promise<Batch> =>
  withTenant(actor.organizationId, async (t) => {
    const rows = await recordedScreenings(t, { before, limit });
    return { rows, labels: await labelsOf(t, rows) };
  });

function compiled(rules: readonly Rule[], settings: unknown): Ruleset {
  const result = compileRuleset({ version: "draft", rules, settings });
  if (result.ok) return result.ruleset;
  throw new Error("a draft that was found sound does not compile");
}

/** Null where the record can't be judged by today's engine: counted, logged, and shown as such. */
function replay(
  recorded: RecordedScreening,
  labels: Batch["labels"],
  judges: { published: Ruleset; draft: Ruleset },
): Replayed | null {
  const { order: stored, facts: _, ...row } = recorded;
  const judged = judgeBoth(recorded, judges);
  if (!judged) return null;
  return {
    ...row,
    externalOrderId: stored.externalOrderId,
    amountTotal: Number(stored.amountTotal),
    currency: stored.currency,
    label: z.enum(LABELS).parse(labels.get(row.orderId) ?? "open"),
    ...judged,
  };
}

function judgeBoth(
  { id, order: sent, facts: stored }: RecordedScreening,
  { published, draft }: { published: Ruleset; draft: Ruleset },
): { before: Assessment; after: Assessment } | null {
  try {
    const order = normaliseOrder(asSent(sent));
    const facts = unpackFacts(decodeFacts(stored));
    return { before: assess(order, facts, published), after: assess(order, facts, draft) };
  } catch (error) {
    log().warn({ event: "ruleset.trial.unreadable", screeningId: id, err: error });
    return null;
  }
}
