import "server-only";
import type { z } from "zod";
import { REPORTING } from "@/lib/platform/http/zod-faults";
import { nearestName } from "@/lib/risk/rules/nearest-name";
import { type RiskSettings, riskSettings } from "@/lib/risk/settings";
import type { FieldError } from "@/lib/shared/domain-error";
import { pointer } from "@/lib/shared/pointer";
import { describeLimit } from "./describe-limit";
import { limitAt } from "./limits";

type Issue = z.core.$ZodIssue;
export type SettingsCheck =
  | { readonly ok: true; readonly settings: RiskSettings }
  | { readonly ok: false; readonly errors: readonly FieldError[] };

/** A document that is wrong throughout is understood by its first faults. */
const FAULTS_MAX = 100;
/** More names than this explain nothing. */
const NAMES_MAX = 16;

/**
 * Whether a document says what settings can say: each fault with its place in the document and what may stand there. `shops` are the
 * codes of the organisation's shops; differences of any other would never count, so they are a fault. Null: not looked at.
 */
export function checkSettings(document: unknown, shops: readonly string[] | null): SettingsCheck {
  const parsed = riskSettings.safeParse(document, REPORTING);
  const issues = [...(parsed.error?.issues ?? []), ...hiddenIssues(document, parsed.error)];
  const errors = [
    ...issues.flatMap((issue) => toFaults(issue, document)),
    ...strangers(document, shops).map((code) => strangeShop(code, shops ?? [])),
  ];
  if (parsed.success && errors.length === 0) return { ok: true, settings: parsed.data };
  return { ok: false, errors: errors.slice(0, FAULTS_MAX) };
}

/**
 * Faults of shops wait until the organisation's own part can be read. Here they are told at once, judged over the engine's own
 * settings, which leaves open whether they go together with the organisation's.
 */
function hiddenIssues(document: unknown, error: z.ZodError | undefined): readonly Issue[] {
  if (!error || error.issues.some(({ path }) => path[0] === "shops") || !isObject(document)) return [];
  const alone = riskSettings.safeParse({ shops: document.shops ?? {} }, REPORTING);
  return (alone.error?.issues ?? []).filter(({ code }) => code !== "custom");
}

function toFaults(issue: Issue, document: unknown): FieldError[] {
  const at = pointer(issue.path);
  switch (issue.code) {
    case "unrecognized_keys":
      return issue.keys.map((key) => unknownKey(at + pointer([key]), key, namesAt(issue.path)));
    case "invalid_key":
      return [invalidKey(at, issue.path)];
    case "custom":
      return [customFault(at, issue, document)];
    default:
      return [notAllowed(at, issue.path)];
  }
}

function notAllowed(at: string, path: readonly PropertyKey[]): FieldError {
  const limit = limitAt(path);
  return limit === null ? { pointer: at, code: "invalid" } : { pointer: at, ...describeLimit(limit) };
}

/** The names that an object may hold at that place; nothing where they are the administrator's own choice. */
function namesAt(path: readonly PropertyKey[]): readonly string[] {
  const limit = limitAt(path);
  if (path[0] === "shops" && path.length === 2) return namesAt([]).filter((name) => !NOT_OF_A_SHOP.includes(name));
  if (limit?.kind === "group") return [...limit.of.keys()];
  return limit?.kind === "table" ? (limit.keys ?? []) : [];
}
const NOT_OF_A_SHOP = ["version", "shops"];

function unknownKey(at: string, name: string, names: readonly string[]): FieldError {
  const suggestion = nearestName(name, names) ?? "none";
  const known = names.length > NAMES_MAX || names.length === 0 ? "none" : names.join(", ");
  return { pointer: at, code: "setting.unknown", values: { name, suggestion, known } };
}

function invalidKey(at: string, path: readonly PropertyKey[]): FieldError {
  const name = String(path.at(-1));
  if (path[0] === "shops" && path.length === 2) return { pointer: at, code: "setting.shop_code", values: { name } };
  const names = namesAt(path.slice(0, -1));
  if (names.length > 0) return unknownKey(at, name, names);
  return { pointer: at, code: "setting.currency", values: { name } };
}

function customFault(at: string, { message, path }: Issue, document: unknown): FieldError {
  if (message === "hold_above_ng") return { pointer: at, code: "setting.hold_above_ng" };
  if (message === "too_many_shops") return { pointer: at, code: "setting.too_many_shops" };
  return valueAt(document, path) === undefined ? { pointer: at, code: "invalid" } : notAllowed(at, path);
}

function strangers(document: unknown, shops: readonly string[] | null): string[] {
  if (shops === null || !isObject(document) || !isObject(document.shops)) return [];
  return Object.keys(document.shops).filter((code) => !shops.includes(code) && code !== "");
}

function strangeShop(code: string, shops: readonly string[]): FieldError {
  const { values, ...fault } = unknownKey(pointer(["shops", code]), code, shops);
  return { ...fault, code: "setting.unknown_shop", values: values ?? {} };
}

function valueAt(document: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce((node, step) => (isObject(node) ? node[String(step)] : undefined), document);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
