"use client";

import type { UseQueryResult } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { FailedState } from "@/components/ui/failed-state";
import { SkeletonRows, StaleLine } from "@/components/ui/state";

type Asked<Data> = Pick<
  UseQueryResult<Data>,
  "data" | "error" | "dataUpdatedAt" | "isRefetchError" | "isFetching" | "refetch"
>;

/** What a question brought: rows to come, what went wrong, or the answer; an answer that could not be renewed says since when. */
export function QueryState<Data>({
  query,
  children,
}: {
  readonly query: Asked<Data>;
  readonly children: (data: Data) => ReactNode;
}) {
  const retry = () => void query.refetch();
  if (query.data === undefined) return <Waiting error={query.error} busy={query.isFetching} onRetry={retry} />;
  return (
    <>
      {query.isRefetchError ? (
        <StaleLine since={new Date(query.dataUpdatedAt)} onRetry={retry} busy={query.isFetching} className="mb-4" />
      ) : null}
      {children(query.data)}
    </>
  );
}

function Waiting({
  error,
  busy,
  onRetry,
}: {
  readonly error: Error | null;
  readonly busy: boolean;
  readonly onRetry: () => void;
}) {
  const t = useTranslations("admin.failure");
  if (!error) return <SkeletonRows rows={6} />;
  return <FailedState title={t("title")} error={error} busy={busy} onRetry={onRetry} />;
}
