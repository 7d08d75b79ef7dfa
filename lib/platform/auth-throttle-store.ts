import "server-only";
import { createHmac } from "node:crypto";
import { HOUR_MS } from "@/lib/shared/durations";
import { prisma } from "./db";
import { env } from "./env";

/** Failures that cost nothing, then a wait that doubles with each further one. */
export type Limit = {
  readonly freeFailures: number;
  readonly firstWaitSeconds: number;
  readonly waitSecondsMax: number;
};

/** One mail address: five tries, then 1, 2, 4, 8, 15 minutes. A person who forgot gets on; a guesser gets a hundred tries a day. */
export const PER_EMAIL: Limit = { freeFailures: 5, firstWaitSeconds: 60, waitSecondsMax: 900 };
/** One IP address, behind which a whole office may sit. */
export const PER_IP: Limit = { freeFailures: 30, firstWaitSeconds: 60, waitSecondsMax: 3_600 };
/** Failures older than this are forgotten. */
const FORGET_HOURS = 24;

/** Neither addresses nor what was typed by mistake into that field is stored. */
export const throttleKey = (kind: "email" | "ip", value: string): string =>
  `${kind}:${createHmac("sha256", env().NEXTAUTH_SECRET).update(`${kind}\n${value}`).digest("base64url")}`;

/**
 * Counts a try *before* the password is looked at, so that many tries at once get no more than one after another. Answers null when
 * the try may go on, else until when it is locked; a locked try is not counted. The try that uses up the last free failure goes on
 * and sets the lock.
 */
export async function countTry(key: string, limit: Limit, now: Date): Promise<Date | null> {
  const forgotten = new Date(now.getTime() - FORGET_HOURS * HOUR_MS);
  const rows = await prisma().$queryRaw<{ admitted: boolean; locked_until: Date | null }[]>`
    WITH counted AS (
      INSERT INTO sign_in_throttle AS s (key, failures, last_at, locked_until)
      VALUES (${key}, 1, ${now}, NULL)
      ON CONFLICT (key) DO UPDATE SET
        failures = CASE WHEN s.last_at < ${forgotten} THEN 1 ELSE s.failures + 1 END,
        last_at = ${now},
        locked_until = CASE
          WHEN s.last_at < ${forgotten} OR s.failures + 1 < ${limit.freeFailures}::int THEN NULL
          ELSE ${now}::timestamptz + make_interval(secs => least(
            ${limit.waitSecondsMax}::float8,
            ${limit.firstWaitSeconds}::float8 * power(2, least(s.failures + 1 - ${limit.freeFailures}::int, 20))))
        END
      WHERE s.locked_until IS NULL OR s.locked_until <= ${now}
      RETURNING true AS admitted, locked_until)
    SELECT admitted, locked_until FROM counted
    UNION ALL
    SELECT false, locked_until FROM sign_in_throttle WHERE key = ${key} AND NOT EXISTS (SELECT FROM counted)`;
  const row = rows[0];
  return row && !row.admitted ? row.locked_until : null;
}

/** A success takes back its own try, and the lock that it may have set. */
export async function takeBackTry(key: string): Promise<void> {
  await prisma().$executeRaw`
    UPDATE sign_in_throttle SET failures = greatest(failures - 1, 0), locked_until = NULL WHERE key = ${key}`;
}

export async function forgetTries(key: string): Promise<void> {
  await prisma().signInThrottle.deleteMany({ where: { key } });
}
