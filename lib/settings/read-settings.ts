import "server-only";
import { z } from "zod";
import type { UserActor } from "@/lib/access/actor";
import { decodeCursor, encodeCursor } from "@/lib/platform/http/cursor";
import { text } from "@/lib/platform/http/text";
import { type TenantTx, withTenant } from "@/lib/platform/tenant";
import { DEFAULT_RISK_SETTINGS, type RiskSettings, riskSettings, settingsByShop } from "@/lib/risk/settings";
import { headOf } from "@/lib/rules/read-ruleset";
import { currentRuleset, findRuleset } from "@/lib/rules/store";
import { DomainError } from "@/lib/shared/domain-error";
import type { Locale } from "@/lib/shared/vocabulary";
import type {
  SettingsChange,
  SettingsChangesQuery,
  SettingsChangesView,
  SettingsDocumentView,
  SettingsLimitsView,
  SettingsVersionPage,
} from "./contract";
import { describeLimit } from "./describe-limit";
import { diffSettings, type Json } from "./diff-settings";
import { allLimits, type PlacedLimit } from "./limits";
import { listSettingsVersions, shopNames } from "./store";

/** The settings of one version, or those in force: as published, and as orders are judged by them. Throws not_found. */
export function getSettingsDocument(actor: UserActor, version: number | null = null): Promise<SettingsDocumentView> {
  return withTenant(actor.organizationId, async (t) => {
    const row = await versionOf(t, version);
    const names = new Map((await shopNames(t)).map(({ code, name }) => [code, name]));
    const settings = readSettings(row.settings);
    const byShop = settings ? settingsByShop(settings) : null;
    return {
      ...(await headOf(t, row)),
      document: asJson(row.settings),
      defaults: ownPart(DEFAULT_RISK_SETTINGS),
      effective: settings ? ownPart(settings) : null,
      shops: Object.entries(shopsOf(row.settings)).map(([shopId, document]) => ({
        shopId,
        name: names.get(shopId) ?? shopId,
        document,
        effective: asJson(byShop?.get(shopId) ?? null),
      })),
    };
  });
}

async function versionOf(t: TenantTx, version: number | null) {
  const row = version === null ? await currentRuleset(t) : await findRuleset(t, version);
  if (!row) throw new DomainError("not_found");
  return row;
}

/** What a version changed. Throws not_found. */
export function getSettingsChanges(actor: UserActor, query: SettingsChangesQuery): Promise<SettingsChangesView> {
  return withTenant(actor.organizationId, async (t) => {
    const row = await versionOf(t, query.version ?? null);
    const since = query.since ?? (row.version > 1 ? row.version - 1 : null);
    const earlier = since === null ? {} : (await versionOf(t, since)).settings;
    return { ...(await headOf(t, row)), since, changes: changesBetween(earlier, row.settings) };
  });
}

const position = z.tuple([z.int().min(1)]);
const NEWEST = 2 ** 31 - 1;

/** Newest first. */
export function getSettingsVersions(
  actor: UserActor,
  page: { cursor: string | null; limit: number },
): Promise<SettingsVersionPage> {
  const [below] = page.cursor === null ? [NEWEST] : decodeCursor(page.cursor, position);
  return withTenant(actor.organizationId, async (t) => {
    const rows = await listSettingsVersions(t, below, page.limit);
    const shown = rows.slice(0, page.limit);
    const items = [];
    for (const { settings, before, ...row } of shown) {
      items.push({ ...(await headOf(t, row)), changes: changesBetween(before ?? {}, settings).length });
    }
    const last = shown.at(-1);
    return { items, nextCursor: rows.length > page.limit && last ? encodeCursor([last.version]) : null };
  });
}

/** Documents are compared by what they mean; one that this engine no longer reads, and what shops differ in, by what they say. */
export function changesBetween(before: unknown, after: unknown): SettingsChange[] {
  const [old, young] = [readSettings(before), readSettings(after)];
  if (old && young) return diffSettings(comparable(old, before), comparable(young, after));
  return diffSettings(asJson(before), asJson(after));
}

const comparable = (settings: RiskSettings, document: unknown): Json => ({
  ...ownPart(settings),
  shops: shopsOf(document),
});

function readSettings(document: unknown): RiskSettings | null {
  return riskSettings.safeParse(document).data ?? null;
}

const asObject = z.record(z.string(), z.json());
const shopsOf = (document: unknown) => asObject.parse(asObject.parse(asJson(document)).shops ?? {});
const ownPart = ({ shops: _, version: __, ...own }: RiskSettings) => asObject.parse(asJson(own));

/** As JSON writes it: what is undefined is left out. */
const asJson = (value: unknown): Json => JSON.parse(JSON.stringify(value));

/** What may stand at each place of a document. */
export function settingsLimits(locale: Locale): SettingsLimitsView {
  return { items: allLimits().map((placed) => limitView(placed, locale)) };
}

type LimitView = SettingsLimitsView["items"][number];

function limitView({ pointer, limit }: PlacedLimit, locale: Locale): LimitView {
  const { code, values } = describeLimit(limit);
  const least = "least" in limit ? limit.least : null;
  return {
    pointer,
    // Groups hold limits and are none themselves.
    kind: limit.kind === "group" ? "anything" : limit.kind,
    nullable: limit.isNullable,
    minimum: least?.value ?? null,
    minimumIncluded: least?.isIncluded ?? true,
    maximum: "most" in limit ? limit.most : null,
    values: [...wordsOf(limit)],
    text: text(locale, `fields.${code}`, values ?? {}),
  };
}

function wordsOf(limit: PlacedLimit["limit"]): readonly string[] {
  if (limit.kind === "choice") return limit.values;
  return limit.kind === "table" ? (limit.keys ?? []) : [];
}
