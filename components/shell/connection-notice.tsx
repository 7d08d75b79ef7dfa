"use client";

import { onlineManager } from "@tanstack/react-query";
import { WifiOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { useSyncExternalStore } from "react";
import { useOutboxState } from "./use-act";

const subscribe = (listener: () => void) => onlineManager.subscribe(listener);

/** Says that the server can't be reached, and what waits for it. */
export function ConnectionNotice() {
  const t = useTranslations("shell");
  const { waiting } = useOutboxState();
  const online = useSyncExternalStore(
    subscribe,
    () => onlineManager.isOnline(),
    () => true,
  );
  return (
    <div role="status" className="flex items-center">
      {online ? null : (
        <p
          data-notice
          title={t("offline")}
          className="flex items-center gap-2 bg-amber-wash px-3 py-1 text-xs max-lg:fixed max-lg:inset-x-0 max-lg:top-12 max-lg:h-(--notice) max-lg:border-amber max-lg:border-b lg:whitespace-nowrap lg:rounded-seal"
        >
          <WifiOff aria-hidden="true" size={14} className="shrink-0 text-amber" />
          {waiting > 0 ? t("waiting", { count: waiting }) : <Offline />}
        </p>
      )}
    </div>
  );
}

/** The short word where there is little room. */
function Offline() {
  const t = useTranslations("shell");
  return (
    <>
      <span className="lg:sr-only">{t("offline")}</span>
      <span aria-hidden="true" className="max-lg:hidden">
        {t("offlineShort")}
      </span>
    </>
  );
}
