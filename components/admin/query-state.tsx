"use client";

import type { UseQueryResult } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { ErrorState, SkeletonRows, StaleLine } from "@/components/ui/state";
import { ConsoleProblem } from "@/lib/shared/ask-console";

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
  const common = useTranslations("common");
  if (!error) return <SkeletonRows rows={6} />;
  const problem = error instanceof ConsoleProblem ? error : null;
  return (
    <ErrorState
      title={t("title")}
      requestId={problem?.requestId ?? null}
      requestIdLabel={common("requestId")}
      action={
        <Button onClick={onRetry} busy={busy}>
          {common("action.retry")}
        </Button>
      }
    >
      {problem?.detail || common("failure.network")}
    </ErrorState>
  );
}
