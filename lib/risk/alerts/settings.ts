import { z } from "zod";
import { orEmpty } from "../or-empty";
import { ALERTS } from "./index";

/** What an administrator may change of a group signal; the defaults are the signal's own. */
function alertSettings<Params extends z.ZodType>(alert: { readonly params: Params }) {
  return orEmpty(z.strictObject({ enabled: z.boolean().default(true), params: orEmpty(alert.params) }));
}

type Any = (typeof ALERTS)[number];
type SettingsOf<A> = A extends { readonly params: infer Params extends z.ZodType }
  ? ReturnType<typeof alertSettings<Params>>
  : never;
type Shape = { [A in Any as A["code"]]: SettingsOf<A> };

function shapeOf(alerts: typeof ALERTS): Shape;
function shapeOf(alerts: readonly { readonly code: string; readonly params: z.ZodType }[]): Record<string, z.ZodType> {
  return Object.fromEntries(alerts.map((alert) => [alert.code, alertSettings(alert)]));
}

/** The part of the settings document about group signals. Any partial document parses to a full one. */
export const alertsDocument = orEmpty(z.strictObject(shapeOf(ALERTS)));
export type AlertSettings = z.output<typeof alertsDocument>;
