import "server-only";
import { singleton } from "@/lib/platform/singleton";
import { type TenantTx, withTenant } from "@/lib/platform/tenant";
import { DAY_MS } from "@/lib/shared/durations";
import type { OrganizationId } from "@/lib/shared/ids";
import { FreshValues } from "./fresh-values";
import { indexOf } from "./index-cache";
import { selectActivations, selectAgeLimits } from "./store";
import type { TableIndex } from "./table-index";
import { TABLES } from "./tables";
import type { TableName } from "./vocabulary";

type Activation = {
  readonly versionId: string | null;
  readonly activatedAt: number;
  readonly dataAsOf: number;
};

/** Which versions counted from when, and how old each table may grow. */
export type TableCatalogue = {
  /** Newest first. */
  readonly activations: ReadonlyMap<string, readonly Activation[]>;
  readonly ageDaysMax: ReadonlyMap<string, number>;
};

/** A table as an order meets it. `absent`: nobody has uploaded one. `stale`: past its age limit, it no longer speaks. */
export type MetTable =
  | { readonly state: "absent" | "stale" }
  | { readonly state: "ready"; readonly index: TableIndex; readonly dataAsOf: number };

export async function readCatalogue(t: TenantTx): Promise<TableCatalogue> {
  const rows = await selectActivations(t);
  const activations = new Map<string, Activation[]>();
  for (const row of rows) {
    const known = activations.get(row.tableName) ?? [];
    activations.set(row.tableName, known);
    const dataAsOf = row.version?.dataAsOf.getTime() ?? 0;
    known.push({ versionId: row.versionId, activatedAt: row.activatedAt.getTime(), dataAsOf });
  }
  const limits = new Map<string, number>(TABLES.map((table) => [table.name, table.ageDaysMax]));
  for (const [name, days] of await selectAgeLimits(t)) limits.set(name, days);
  return { activations, ageDaysMax: limits };
}

const catalogues = () =>
  singleton(
    "reference.catalogues",
    () => new FreshValues<OrganizationId, TableCatalogue>((org) => withTenant(org, readCatalogue)),
  );

/** The organisation's catalogue: at once where it is known, and at most a few seconds behind other servers. */
export const catalogueOf = (org: OrganizationId): TableCatalogue | Promise<TableCatalogue> => catalogues().get(org);

/** To be called after a change, in the process that made it. */
export const forgetTables = (org: OrganizationId): void => catalogues().forget(org);

/**
 * A table as it stood at an instant: live orders see what is in force, orders of the past what was in force then. Its age counts from
 * when its data were true.
 */
export async function meetTable(
  org: OrganizationId,
  catalogue: TableCatalogue,
  name: TableName,
  at: Date,
): Promise<MetTable> {
  const active = catalogue.activations.get(name)?.find((one) => one.activatedAt <= at.getTime());
  if (!active?.versionId) return { state: "absent" };
  const ageDays = (at.getTime() - active.dataAsOf) / DAY_MS;
  if (ageDays > (catalogue.ageDaysMax.get(name) ?? 0)) return { state: "stale" };
  return { state: "ready", index: await indexOf(org, active.versionId), dataAsOf: active.dataAsOf };
}
