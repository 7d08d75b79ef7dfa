import "server-only";
import { DAY_MS } from "@/lib/shared/durations";
import { prisma } from "../db";
import { forgetGivenUp } from "../jobs/queue";
import { log } from "../log";

/** A browser that comes back after this long finds its session gone rather than expired; nothing depends on the difference. */
const SESSION_DAYS = 7;
/** Failures as old as this no longer lock anybody out. */
const THROTTLE_DAYS = 2;
/** Long enough to see in the queue why a job was given up. */
const JOB_DAYS = 30;

/**
 * Removes idempotency keys after their 24 hours, delivered webhooks after 30 days, invitations 90 days and links for new passwords a
 * week after their end (all by policy of the database), sessions a week after their end, old sign-in failures, and jobs that were given up a
 * month ago. Safe to run twice, and at any time.
 */
export async function handle(_payload: unknown, call: { readonly now: Date }): Promise<void> {
  const before = (days: number) => new Date(call.now.getTime() - days * DAY_MS);
  const removed = await prisma().$transaction(async (db) => {
    await db.$executeRaw`SELECT app_set_housekeeping()`;
    // No tenant is named here: the policies of these four tables let through what has served its time, and nothing else.
    const keys = await db.idempotencyKey.deleteMany({});
    const deliveries = await db.webhookDelivery.deleteMany({});
    const invitations = await db.invitation.deleteMany({});
    const resets = await db.passwordReset.deleteMany({});
    const sessions = await db.userSession.deleteMany({ where: { expiresAt: { lt: before(SESSION_DAYS) } } });
    const throttles = await db.signInThrottle.deleteMany({ where: { lastAt: { lt: before(THROTTLE_DAYS) } } });
    return { keys, deliveries, invitations, resets, sessions, throttles };
  });
  const counts = Object.entries(removed).map(([name, { count }]) => [name, count]);
  const jobs = await forgetGivenUp(before(JOB_DAYS));
  log().info({ event: "housekeeping.done", ...Object.fromEntries(counts), jobs });
}
