import "server-only";
import type { TenantTx } from "@/lib/platform/tenant";
import { type AlertReading, type AlertSubject, type GroupInput, placedAfter } from "@/lib/risk/alerts/alert";
import type { AlertCode } from "@/lib/risk/alerts/index";
import type { AlertSettings } from "@/lib/risk/alerts/settings";
import type { ShopSettings } from "@/lib/risk/settings";

export type FiredReading = Extract<AlertReading, { state: "fired" }>;

/** A group as it is named to people, and told from others of its signal by `key`. */
export type Group = {
  readonly type: AlertSubject;
  readonly subject: string;
  /** Null: of several shops. */
  readonly shopId: string | null;
  readonly key: string;
};

/** A signal that fired about a group. `after` reads it again as if the group had begun so many seconds ago. */
export type Finding = {
  readonly code: AlertCode;
  readonly group: Group;
  readonly reading: FiredReading;
  readonly after: (ago: number) => AlertReading;
};

/** What a run of the signals is given. */
export type Run = {
  readonly t: TenantTx;
  readonly asOf: Date;
  /** The organisation's own settings, for groups of several shops. */
  readonly settings: AlertSettings;
  readonly shops: readonly RunShop[];
};
export type RunShop = {
  readonly id: string;
  readonly code: string;
  readonly alerts: AlertSettings;
  readonly signals: ShopSettings["signals"];
};

/** The finding of a reading that fired; nothing otherwise. */
export function findingOf<Input extends GroupInput, Params>(
  alert: { readonly code: AlertCode; readonly read: (input: Input, params: Params) => AlertReading },
  group: Group,
  input: Input,
  params: Params,
): readonly Finding[] {
  const reading = alert.read(input, params);
  if (reading.state !== "fired") return [];
  return [{ code: alert.code, group, reading, after: (ago) => alert.read(placedAfter(input, ago), params) }];
}

export function grouped<Row>(rows: readonly Row[], keyOf: (row: Row) => string): ReadonlyMap<string, readonly Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const known = groups.get(key);
    if (known) known.push(row);
    else groups.set(key, [row]);
  }
  return groups;
}
