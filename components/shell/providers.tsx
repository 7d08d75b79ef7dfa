"use client";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { LiveRegion } from "@/components/ui/live-region";
import { ToastProvider } from "@/components/ui/toast";

const makeClient = () =>
  new QueryClient({
    defaultOptions: { queries: { staleTime: 10_000, retry: 1, refetchOnWindowFocus: true } },
  });

/** What every signed-in page may use: queries, announcements, toasts. */
export function Providers({ children }: { readonly children: ReactNode }) {
  const t = useTranslations("common.action");
  const [client] = useState(makeClient);
  return (
    <QueryClientProvider client={client}>
      <LiveRegion>
        <ToastProvider dismissLabel={t("dismiss")}>{children}</ToastProvider>
      </LiveRegion>
    </QueryClientProvider>
  );
}
