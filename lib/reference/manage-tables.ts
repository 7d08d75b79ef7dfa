import "server-only";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { v7 as newId } from "uuid";
import type { UserActor } from "@/lib/access/actor";
import { recordAct } from "@/lib/access/audit-store";
import { type TenantTx, withTenant } from "@/lib/platform/tenant";
import { signalLabel } from "@/lib/screening/reason-texts";
import { DomainError } from "@/lib/shared/domain-error";
import { DAY_MS } from "@/lib/shared/durations";
import type { Locale } from "@/lib/shared/vocabulary";
import type { ActivationRequest, AgeLimitRequest, TableView, VersionView } from "./contract";
import { forgetTables } from "./current-tables";
import {
  activeVersionId,
  countVersions,
  insertActivation,
  lockTable,
  namesOf,
  saveAgeLimit,
  selectActivations,
  selectAgeLimits,
  selectSource,
  selectVersion,
  selectVersions,
} from "./store";
import { columnHint, columnLabel, tableDescription, tableLabel } from "./table-texts";
import { TABLES, type Table } from "./tables";
import { BUILT_IN_TABLES, TABLE_SIGNALS, type TableName } from "./vocabulary";

const VERSIONS_SHOWN = 100;
const unzip = promisify(gunzip);

type At = { readonly now: Date; readonly requestId: string };
type VersionRow = NonNullable<Awaited<ReturnType<typeof selectVersion>>>;

/** Every kind of table, with the version in force and its age. */
export async function listTables(actor: UserActor, now: Date, locale: Locale): Promise<TableView[]> {
  return withTenant(actor.organizationId, async (t) => {
    const activations = await selectActivations(t);
    const limits = await selectAgeLimits(t);
    const counts = await countVersions(t);
    const views: TableView[] = [];
    for (const table of TABLES) {
      const current = activations.find((one) => one.tableName === table.name);
      const ageDaysMax = limits.get(table.name) ?? table.ageDaysMax;
      const active = current?.versionId ? await activeView(t, current.versionId, current.activatedAt) : null;
      views.push({
        ...described(table, locale),
        active: active && { ...active, ...ageOf(active.dataAsOf, ageDaysMax, now) },
        ageDaysMax,
        versions: counts.get(table.name) ?? 0,
      });
    }
    return views;
  });
}

async function activeView(t: TenantTx, versionId: string, activatedAt: Date) {
  const row = await selectVersion(t, versionId);
  const [view] = row ? await versionViews(t, [row]) : [];
  return view ? { ...view, activatedAt: activatedAt.toISOString() } : null;
}

const described = (table: Table, locale: Locale) => ({
  name: table.name,
  label: tableLabel(locale, table.name),
  description: tableDescription(locale, table.name),
  columns: table.columns.map(({ name, required, aliases }) => ({
    name,
    label: columnLabel(locale, name),
    required,
    hint: columnHint(locale, table.name, name),
    aliases: [...aliases],
  })),
  signals: TABLE_SIGNALS[table.name].map((code) => ({ code, label: signalLabel(code, locale) })),
  builtIn: BUILT_IN_TABLES.includes(table.name),
});

function ageOf(dataAsOf: string, ageDaysMax: number, now: Date): { ageDays: number; stale: boolean } {
  const days = (now.getTime() - Date.parse(dataAsOf)) / DAY_MS;
  return { ageDays: Math.max(0, Math.floor(days)), stale: days > ageDaysMax };
}

async function versionViews(t: TenantTx, rows: readonly VersionRow[]): Promise<VersionView[]> {
  const names = await namesOf(
    t,
    rows.flatMap((row) => row.uploadedBy ?? []),
  );
  return rows.map((row) => ({
    id: row.id,
    version: row.version,
    rows: row.rowCount,
    dataAsOf: row.dataAsOf.toISOString(),
    uploadedAt: row.uploadedAt.toISOString(),
    uploadedBy: row.uploadedBy === null ? null : (names.get(row.uploadedBy) ?? null),
    note: row.note,
  }));
}

/** Newest first, the latest hundred. */
export async function listVersions(actor: UserActor, table: TableName): Promise<(VersionView & { active: boolean })[]> {
  return withTenant(actor.organizationId, async (t) => {
    const active = await activeVersionId(t, table);
    const views = await versionViews(t, await selectVersions(t, table, VERSIONS_SHOWN));
    return views.map((view) => ({ ...view, active: view.id === active }));
  });
}

/** Puts an earlier version in force again, or none. Throws not_found, reference_conflict. */
export async function activateVersion(actor: UserActor, request: ActivationRequest, at: At): Promise<void> {
  await withTenant(actor.organizationId, async (t) => {
    const version = request.versionId === null ? null : await selectVersion(t, request.versionId);
    if (request.versionId !== null && version?.tableName !== request.table) throw new DomainError("not_found");
    await lockTable(t, request.table);
    const current = await activeVersionId(t, request.table);
    if (current !== request.replaces)
      throw new DomainError("reference_conflict", { extra: { activeVersionId: current } });
    await insertActivation(t, {
      id: newId(),
      tableName: request.table,
      versionId: request.versionId,
      activatedAt: at.now,
      activatedBy: actor.userId,
    });
    await recordAct(t, actor, at, "reference_table.activate", ["reference_table", request.table], {
      version: version?.version ?? null,
    });
  });
  forgetTables(actor.organizationId);
}

export async function setAgeLimit(actor: UserActor, request: AgeLimitRequest, at: At): Promise<void> {
  await withTenant(actor.organizationId, async (t) => {
    await saveAgeLimit(t, request.table, request.ageDaysMax);
    await recordAct(t, actor, at, "reference_table.age_limit", ["reference_table", request.table], {
      ageDaysMax: request.ageDaysMax,
    });
  });
  forgetTables(actor.organizationId);
}

/** The file of a version, as it was uploaded. Throws not_found. */
export async function versionSource(actor: UserActor, id: string): Promise<{ name: string; csv: Buffer }> {
  const stored = await withTenant(actor.organizationId, (t) => selectSource(t, id));
  if (!stored) throw new DomainError("not_found");
  return { name: `${stored.tableName}-${stored.version}.csv`, csv: await unzip(stored.source) };
}
