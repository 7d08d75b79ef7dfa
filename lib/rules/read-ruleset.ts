import "server-only";
import { z } from "zod";
import type { UserActor } from "@/lib/access/actor";
import { decodeCursor, encodeCursor } from "@/lib/platform/http/cursor";
import { type TenantTx, withTenant } from "@/lib/platform/tenant";
import { DomainError } from "@/lib/shared/domain-error";
import { parseStoredRules, type RulesetView, type VersionPage } from "./contract";
import { currentRuleset, findRuleset, listVersions, publisherNames } from "./store";

/** One version, or the ruleset in force. Throws not_found. */
export function getRuleset(actor: UserActor, version: number | null = null): Promise<RulesetView> {
  return withTenant(actor.organizationId, async (t) => {
    const row = version === null ? await currentRuleset(t) : await findRuleset(t, version);
    if (!row) throw new DomainError("not_found");
    return {
      ...(await headOf(t, row)),
      rules: [...parseStoredRules(row.rules)],
      settings: z.json().parse(row.settings),
    };
  });
}

type Head = { version: number; note: string; publishedAt: Date; publishedBy: string | null };

/** Who published a version, when and why. */
export async function headOf(t: TenantTx, { version, note, publishedAt, publishedBy }: Head) {
  const names = await publisherNames(t, [publishedBy]);
  const publishedByName = publishedBy === null ? null : (names.get(publishedBy) ?? null);
  return { version, note, publishedAt: publishedAt.toISOString(), publishedBy, publishedByName };
}

const position = z.tuple([z.int().min(1)]);
const NEWEST = 2 ** 31 - 1;

/** Newest first. */
export function getVersions(actor: UserActor, page: { cursor: string | null; limit: number }): Promise<VersionPage> {
  const [before] = page.cursor === null ? [NEWEST] : decodeCursor(page.cursor, position);
  return withTenant(actor.organizationId, async (t) => {
    const rows = await listVersions(t, before, page.limit);
    const items = rows.slice(0, page.limit);
    const names = await publisherNames(
      t,
      items.map((row) => row.publishedBy),
    );
    const last = items.at(-1);
    return {
      items: items.map((row) => ({
        ...row,
        publishedAt: row.publishedAt.toISOString(),
        publishedByName: row.publishedBy === null ? null : (names.get(row.publishedBy) ?? null),
      })),
      nextCursor: rows.length > page.limit && last ? encodeCursor([last.version]) : null,
    };
  });
}
