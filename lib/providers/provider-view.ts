import "server-only";
import { signalLabel } from "@/lib/screening/reason-texts";
import { tokyoDay } from "@/lib/shared/tokyo-day";
import type { Locale } from "@/lib/shared/vocabulary";
import { type ProviderList, type ProviderView, providerDocument } from "./contract";
import { healthOf } from "./health";
import type { ProviderRow, Spend } from "./store";
import { PROVIDER_FIELDS, PROVIDER_KINDS, PROVIDER_SIGNALS, type ProviderKind } from "./vocabulary";

/** Days whose calls and money are shown, today included. */
const DAYS_SHOWN = 14;

/** The days in Tokyo that are shown, oldest first. */
export const daysShown = (now: Date): readonly string[] =>
  Array.from({ length: DAYS_SHOWN }, (_, at) => tokyoDay(now, at + 1 - DAYS_SHOWN));

export function providerView(row: ProviderRow, spent: readonly Spend[], now: Date): ProviderView {
  const health = healthOf(row.id, row.version);
  const failure = health.lastFailure();
  const days = daysShown(now).map((day) => {
    const found = spent.find((one) => one.providerId === row.id && one.day.toISOString().startsWith(day));
    return { day, calls: found?.calls ?? 0, spentJpy: Number(found?.spentMilliJpy ?? 0n) / 1_000 };
  });
  const { calls, spentJpy } = days.at(-1) ?? { calls: 0, spentJpy: 0 };
  return {
    id: row.id,
    kind: kindOf(row),
    shopId: row.shopId,
    name: row.name,
    document: providerDocument.parse(row.document),
    hasSecret: row.secret !== null,
    enabled: row.enabled,
    version: row.version,
    updatedAt: row.updatedAt.toISOString(),
    circuit: health.state(),
    lastFailure: failure && { at: failure.at.toISOString(), why: failure.why },
    lastAnswerAt: health.lastAnswerAt()?.toISOString() ?? null,
    today: { calls, spentJpy },
    days,
  };
}

/** What can be asked, and what would come of it. */
export const providerKinds = (locale: Locale): ProviderList["kinds"] =>
  PROVIDER_KINDS.map((kind) => ({
    kind,
    signals: PROVIDER_SIGNALS[kind].map((code) => ({ code, label: signalLabel(code, locale) })),
    fields: [...PROVIDER_FIELDS[kind]],
  }));

export function kindOf(row: ProviderRow): ProviderKind {
  const kind = PROVIDER_KINDS.find((one) => one === row.kind);
  if (kind) return kind;
  throw new Error(`an unknown kind of provider is stored: ${row.kind}`);
}
