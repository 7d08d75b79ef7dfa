"use client";

import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useReaderLocale } from "@/components/shell/use-reader-locale";
import { Button } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page";
import { EmptyState } from "@/components/ui/state";
import { apiKeysOptions, shopsOptions } from "@/lib/access/admin-client";
import type { ApiKeyView } from "@/lib/access/contract";
import { KeyDialog } from "./key-dialog";
import { KeyRow } from "./key-row";
import { QueryState } from "./query-state";
import { RecordList } from "./record-list";

const hasEnded = (key: ApiKeyView, nowMs: number): boolean =>
  key.revokedAt !== null || (key.expiresAt !== null && Date.parse(key.expiresAt) <= nowMs);

/** The keys that work, and folded away those that don't any more. `now`: when the page was made. */
export function KeysPage({ now }: { readonly now: string }) {
  const t = useTranslations("admin.keys");
  const locale = useReaderLocale();
  const keys = useQuery(apiKeysOptions(locale));
  const shops = useQuery(shopsOptions(locale)).data?.items ?? [];
  const [creating, setCreating] = useState(false);
  const create = (
    <Button kind="act" icon={<Plus aria-hidden="true" size={15} />} onClick={() => setCreating(true)}>
      {t("create")}
    </Button>
  );
  const nowMs = Date.parse(now);
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} actions={create} />
      <QueryState query={keys}>
        {({ items }) => {
          const working = items.filter((key) => !hasEnded(key, nowMs));
          const ended = items.filter((key) => hasEnded(key, nowMs));
          return (
            <>
              {working.length === 0 ? (
                <EmptyState title={t("emptyTitle")}>{t("emptyBody")}</EmptyState>
              ) : (
                <KeyList label={t("list")} keys={working} works />
              )}
              {ended.length === 0 ? null : (
                <details className="mt-8">
                  <summary className="w-fit text-ink-2 text-sm">{t("ended", { count: ended.length })}</summary>
                  <div className="mt-2">
                    <KeyList label={t("ended", { count: ended.length })} keys={ended} works={false} />
                  </div>
                </details>
              )}
            </>
          );
        }}
      </QueryState>
      <KeyDialog open={creating} onOpenChange={setCreating} shops={shops.filter((shop) => shop.archivedAt === null)} />
    </>
  );
}

const KeyList = ({
  label,
  keys,
  works,
}: {
  readonly label: string;
  readonly keys: readonly ApiKeyView[];
  readonly works: boolean;
}) => (
  <RecordList label={label}>
    {keys.map((key) => (
      <KeyRow key={key.id} apiKey={key} works={works} />
    ))}
  </RecordList>
);
