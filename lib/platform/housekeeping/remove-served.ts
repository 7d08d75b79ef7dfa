import "server-only";
import { prisma } from "../db";
import { log } from "../log";

/** A browser that comes back after this long finds its session gone rather than expired; nothing depends on the difference. */
const SESSION_DAYS = 7;
/** Failures as old as this no longer lock anybody out. */
const THROTTLE_DAYS = 2;

/**
 * Removes idempotency keys after their 24 hours, delivered webhooks after 30 days (both by policy of the database), sessions a week
 * after their end and old sign-in failures. Safe to run twice, and at any time.
 */
export async function handle(_payload: unknown, call: { readonly now: Date }): Promise<void> {
  const before = (days: number) => new Date(call.now.getTime() - days * 86_400_000);
  const removed = await prisma().$transaction(async (db) => {
    await db.$executeRaw`SELECT app_set_housekeeping()`;
    // No tenant is named here: the policies of these two tables let through what has served its time, and nothing else.
    const keys = await db.idempotencyKey.deleteMany({});
    const deliveries = await db.webhookDelivery.deleteMany({});
    const sessions = await db.userSession.deleteMany({ where: { expiresAt: { lt: before(SESSION_DAYS) } } });
    const throttles = await db.signInThrottle.deleteMany({ where: { lastAt: { lt: before(THROTTLE_DAYS) } } });
    return { keys: keys.count, deliveries: deliveries.count, sessions: sessions.count, throttles: throttles.count };
  });
  log().info({ event: "housekeeping.done", ...removed });
}
