import "server-only";
import { IntlMessageFormat } from "intl-messageformat";
import en from "@/lib/i18n/messages/en/admin.json";
import ja from "@/lib/i18n/messages/ja/admin.json";
import type { Locale } from "@/lib/shared/vocabulary";
import { type AuditEventView, isAuditAction } from "./audit-contract";

const TEXTS = { ja: ja.audit, en: en.audit };

/** Spreadsheets open it in the right encoding only with this. */
const BYTE_ORDER_MARK = "\uFEFF";
const LINE_END = "\r\n";

/** A cell that a spreadsheet would run as a formula is marked as text; quotes, commas and line ends stay inside it. */
function csvCell(value: string): string {
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const line = (cells: readonly string[]): string => cells.map(csvCell).join(",") + LINE_END;

export function csvHead(locale: Locale): string {
  const head = TEXTS[locale].csv;
  const titles = [head.at, head.actor, head.actorId, head.action, head.code, head.subject, head.subjectId];
  return BYTE_ORDER_MARK + line([...titles, head.detail, head.requestId]);
}

/** Instants by the clock of Japan, as `2026-11-22 14:05:09`: what a spreadsheet takes for a date. */
const clock = new Intl.DateTimeFormat("sv-SE", { dateStyle: "short", timeStyle: "medium", timeZone: "Asia/Tokyo" });

export function csvLine(event: AuditEventView, locale: Locale): string {
  const actor = event.actorName ?? (event.actorType === "system" ? TEXTS[locale].actor.system : "");
  return line([
    clock.format(new Date(event.at)),
    actor,
    event.actorId ?? "",
    labelOf(event.action, locale),
    event.action,
    event.subjectName ?? "",
    event.subjectId,
    JSON.stringify(event.detail),
    event.requestId ?? "",
  ]);
}

function labelOf(action: string, locale: Locale): string {
  if (!isAuditAction(action)) return action;
  const [area, verb] = action.split(".");
  const areas: Readonly<Record<string, Readonly<Record<string, string>>>> = TEXTS[locale].action;
  const text = areas[area ?? ""]?.[verb ?? ""];
  return text === undefined ? action : String(new IntlMessageFormat(text, locale).format());
}
