"use client";

import { useTranslations } from "next-intl";
import { ConsoleProblem } from "@/lib/shared/ask-console";
import { Button } from "./button";
import { ErrorState } from "./state";

/** A question to the server that was not answered: what the server said of it, else that it can't be reached; and a way to ask again. */
export function FailedState({
  title,
  error,
  busy = false,
  onRetry,
}: {
  readonly title: string;
  readonly error: Error | null;
  readonly busy?: boolean;
  readonly onRetry: () => void;
}) {
  const t = useTranslations("common");
  const problem = error instanceof ConsoleProblem ? error : null;
  return (
    <ErrorState
      title={title}
      requestId={problem?.requestId ?? null}
      requestIdLabel={t("requestId")}
      action={
        <Button onClick={onRetry} busy={busy}>
          {t("action.retry")}
        </Button>
      }
    >
      {problem?.detail || t("failure.network")}
    </ErrorState>
  );
}
