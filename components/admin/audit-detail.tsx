"use client";

import { useTranslations } from "next-intl";
import { Code, CodeBlock } from "@/components/ui/code";
import { Fact, Facts } from "@/components/ui/hairline-list";
import { Time } from "@/components/ui/time";
import type { AuditEventView } from "@/lib/access/audit-contract";
import { API_SCOPES, ROLES } from "@/lib/shared/vocabulary";

/** What an act consisted of, in words; the record itself last. */
export function AuditDetail({ event }: { readonly event: AuditEventView }) {
  const t = useTranslations("admin.audit");
  const say = useValueText();
  const { at, action, subjectId, detail, requestId } = event;
  const entries = isRecord(detail) ? Object.entries(detail) : [];
  return (
    <>
      <Facts>
        {entries.map(([name, value]) => (
          <Fact key={name} name={t.has(`field.${name}`) ? t(`field.${name}`) : name}>
            <bdi className="break-all">{say(value)}</bdi>
          </Fact>
        ))}
        <Fact name={t("at")}>
          <Time at={at} />
        </Fact>
        <Fact name={t("subjectId")}>
          <Code>{subjectId}</Code>
        </Fact>
        {requestId === null ? null : (
          <Fact name={t("requestId")}>
            <Code>{requestId}</Code>
          </Fact>
        )}
      </Facts>
      <details className="mt-3">
        <summary className="w-fit text-ink-3 text-xs">{t("raw")}</summary>
        <CodeBlock label={t("raw")} className="mt-1">
          {JSON.stringify({ action, detail }, null, 2)}
        </CodeBlock>
      </details>
    </>
  );
}

/** Words the reader knows for those of the record: roles, scopes, yes and no, before and after. */
function useValueText(): (value: unknown) => string {
  const t = useTranslations();
  const word = (text: string): string => {
    if (ROLES.some((role) => role === text)) return t(`common.role.${text}`);
    if (API_SCOPES.some((scope) => scope === text)) return t(`admin.keys.scope.${text}`);
    const outside = [`outside.providers.kind.${text}`, `outside.network.reason.${text}`].find((key) => t.has(key));
    if (outside !== undefined) return t(outside);
    if (text === "approve" || text === "reject") return t(`common.decision.${text}`);
    return text === "shop_archived" ? t("admin.audit.value.shop_archived") : text;
  };
  const say = (value: unknown): string => {
    if (value === null || value === "") return t("admin.audit.value.none");
    if (typeof value === "string") return word(value);
    if (typeof value === "boolean") return t(`admin.audit.value.${value ? "yes" : "no"}`);
    if (Array.isArray(value)) return value.map(say).join(", ") || t("admin.audit.value.none");
    if (isRecord(value) && "from" in value && "to" in value) {
      return t("admin.audit.value.change", { from: say(value.from), to: say(value.to) });
    }
    return isRecord(value) ? JSON.stringify(value) : String(value);
  };
  return say;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
