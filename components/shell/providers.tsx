"use client";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useState } from "react";
import { LiveRegion } from "@/components/ui/live-region";
import { ToastProvider } from "@/components/ui/toast";
import type { LiveCounts } from "@/lib/live/contract";
import { isRefusal } from "@/lib/shared/ask-console";
import { watchConnection } from "./connection";
import { LiveProvider } from "./live-provider";
import { OutboxProvider } from "./outbox-provider";

const RETRIES = 2;

/** What arrived is good for a moment; what the server refuses is not asked again; without a connection everything waits for it. */
const makeClient = () =>
  new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        retry: (failures, error) => failures < RETRIES && !isRefusal(error),
        refetchOnWindowFocus: true,
      },
      mutations: { retry: false },
    },
  });

/** What every signed-in page may use: queries, announcements, toasts, what waits to be sent, what the server tells. */
export function Providers({
  userId,
  organizationId,
  initialCounts,
  children,
}: {
  readonly userId: string;
  readonly organizationId: string;
  readonly initialCounts: LiveCounts | null;
  readonly children: ReactNode;
}) {
  const t = useTranslations("common");
  const [client] = useState(makeClient);
  const session = `${userId}.${organizationId}`;
  useEffect(watchConnection, []);
  return (
    <QueryClientProvider client={client}>
      <LiveRegion>
        <ToastProvider label={t("notices")} dismissLabel={t("action.dismiss")}>
          <OutboxProvider session={session}>
            <LiveProvider session={session} organizationId={organizationId} initialCounts={initialCounts}>
              {children}
            </LiveProvider>
          </OutboxProvider>
        </ToastProvider>
      </LiveRegion>
    </QueryClientProvider>
  );
}
