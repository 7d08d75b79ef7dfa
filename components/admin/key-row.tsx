"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Code } from "@/components/ui/code";
import { Tag } from "@/components/ui/tag";
import { adminKeys, revokeApiKey } from "@/lib/access/admin-client";
import type { ApiKeyView } from "@/lib/access/contract";
import { ConfirmAct } from "./confirm-act";
import { RecordRow } from "./record-list";
import { useAdminAct } from "./use-admin-act";

export function KeyRow({ apiKey, works }: { readonly apiKey: ApiKeyView; readonly works: boolean }) {
  const t = useTranslations("admin.keys");
  const format = useFormatter();
  const when = (at: string) => format.dateTime(new Date(at), "instant");
  const { name, hint, shopId, scopes, createdAt, lastUsedAt, expiresAt, revokedAt, rateLimitPerMinute } = apiKey;
  return (
    <RecordRow
      name={<bdi className="break-words">{name}</bdi>}
      under={
        <span className="flex flex-wrap gap-x-3">
          <Code>{hint}</Code>
          <span>{shopId ?? t("allShops")}</span>
          <span>{t("created", { time: format.dateTime(new Date(createdAt), "day") })}</span>
        </span>
      }
      past={!works}
      facts={
        <>
          <span className="flex flex-wrap gap-1">
            {scopes.map((scope) => (
              <Tag key={scope}>{t(`scope.${scope}`)}</Tag>
            ))}
          </span>
          <span>{lastUsedAt === null ? t("neverUsed") : t("lastUsed", { time: when(lastUsedAt) })}</span>
          {rateLimitPerMinute === null ? null : <span>{t("limit", { count: rateLimitPerMinute })}</span>}
          <Ending expiresAt={expiresAt} revokedAt={revokedAt} works={works} />
        </>
      }
      actions={works ? <Revocation apiKey={apiKey} /> : null}
    />
  );
}

function Ending({
  expiresAt,
  revokedAt,
  works,
}: Pick<ApiKeyView, "expiresAt" | "revokedAt"> & { readonly works: boolean }) {
  const t = useTranslations("admin.keys");
  const format = useFormatter();
  const when = (at: string) => format.dateTime(new Date(at), "instant");
  if (revokedAt !== null) return <span>{t("revokedAt", { time: when(revokedAt) })}</span>;
  if (expiresAt === null) return null;
  return <span>{t(works ? "expires" : "expired", { time: when(expiresAt) })}</span>;
}

function Revocation({ apiKey: { id, name, lastUsedAt } }: { readonly apiKey: ApiKeyView }) {
  const t = useTranslations("admin.keys");
  const format = useFormatter();
  const [open, setOpen] = useState(false);
  const act = useAdminAct({
    send: (_: null, how) => revokeApiKey(id, how),
    forget: [adminKeys.apiKeys(), adminKeys.shops()],
    said: () => t("revocation.done", { name }),
    onDone: () => setOpen(false),
  });
  return (
    <>
      <Button size="sm" kind="quiet" onClick={() => setOpen(true)} aria-label={`${t("revoke")}: ${name}`}>
        {t("revoke")}
      </Button>
      <ConfirmAct
        open={open}
        onClose={() => setOpen(false)}
        act={act}
        title={t("revocation.title", { name })}
        description={
          <>
            <p>{t("revocation.lead")}</p>
            {lastUsedAt === null ? null : (
              <p className="mt-2">
                {t("revocation.recent", { time: format.dateTime(new Date(lastUsedAt), "instant") })}
              </p>
            )}
          </>
        }
        confirmLabel={t("revocation.confirm")}
        kind="reject"
        onConfirm={() => act.run(null)}
      />
    </>
  );
}
