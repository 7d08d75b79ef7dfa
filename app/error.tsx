"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Mark } from "@/components/ui/mark";
import { ErrorState } from "@/components/ui/state";

/** `digest` is what Next logs on the server beside the error itself. */
export default function PageError({
  error,
  reset,
}: {
  readonly error: Error & { digest?: string };
  readonly reset: () => void;
}) {
  const t = useTranslations("common");
  return (
    <main id="main" className="mx-auto grid min-h-[70dvh] max-w-2xl content-center gap-7 px-6 py-16">
      <Mark className="size-10 text-ink-3" />
      <ErrorState
        title={t("failure.title")}
        requestId={error.digest ?? null}
        requestIdLabel={t("requestId")}
        action={<Button onClick={reset}>{t("action.retry")}</Button>}
      >
        {t("failure.body")}
      </ErrorState>
    </main>
  );
}
