import "server-only";
import type { OrganizationId, UserId } from "@/lib/shared/ids";
import { Prisma } from "@/prisma/generated/client";
import { prisma } from "./db";

export { Prisma };

declare const minted: unique symbol;

/**
 * A transaction in which the database itself refuses other tenants' rows. Stores ask for it, and only `withTenant` makes it, so a
 * query without a tenant does not compile. Stores still say `organizationId: t.org` in every query: the policy alone would ask
 * every shard of a distributed database.
 */
export type TenantTx = {
  readonly org: OrganizationId;
  readonly db: Prisma.TransactionClient;
  readonly [minted]: true;
};

export async function withTenant<T>(org: OrganizationId, work: (t: TenantTx) => Promise<T>): Promise<T> {
  return prisma().$transaction(async (db) => {
    await db.$executeRaw`SELECT app_set_org(${org}::uuid)`;
    return work({ org, db } as TenantTx);
  });
}

declare const personal: unique symbol;

/** A transaction that sees one person's memberships across organisations, and no other tenant data. */
export type PersonTx = { readonly user: UserId; readonly db: Prisma.TransactionClient; readonly [personal]: true };

export async function withPerson<T>(user: UserId, work: (p: PersonTx) => Promise<T>): Promise<T> {
  return prisma().$transaction(async (db) => {
    await db.$executeRaw`SELECT app_set_user(${user}::uuid)`;
    return work({ user, db } as PersonTx);
  });
}
