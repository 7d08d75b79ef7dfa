import "server-only";
import { prisma } from "@/lib/platform/db";

/** Every organisation of the installation; a policy of their table lets housekeeping read that, and nothing else. */
export async function organizationsToAsk(): Promise<string[]> {
  const rows = await prisma().$transaction(async (db) => {
    await db.$executeRaw`SELECT app_set_housekeeping()`;
    return db.$queryRaw<
      { id: string }[]
    >`SELECT organization_id::text AS id FROM organization ORDER BY organization_id`;
  });
  return rows.map(({ id }) => id);
}
