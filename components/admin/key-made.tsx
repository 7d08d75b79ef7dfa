"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { CopyText } from "@/components/ui/copy-text";
import type { ShopView } from "@/lib/access/contract";
import type { IssuedKey } from "./issued-key";

/** One line that works when pasted: it screens an order where the key may, and reads some where it may not. */
function curlLine(origin: string, { made, request }: IssuedKey, shopId: string | undefined, orderedAt: string): string {
  const auth = `-H 'Authorization: Bearer ${made.key}'`;
  if (!request.scopes.includes("screen")) return `curl -s '${origin}/api/v1/orders?limit=5' ${auth}`;
  const order = { shopId: request.shopId ?? shopId, externalOrderId: "first-1", orderedAt, amountTotal: 12800 };
  return `curl -s ${origin}/api/v1/screenings ${auth} -H 'Content-Type: application/json' -d '${JSON.stringify(order)}'`;
}

/** The key, the one time it is known. */
export function KeyMade({
  issued,
  shops,
  onClose,
}: {
  readonly issued: IssuedKey;
  readonly shops: readonly ShopView[];
  readonly onClose: () => void;
}) {
  const t = useTranslations("admin");
  const [at] = useState(() => new Date().toISOString());
  const screens = issued.request.scopes.includes("screen");
  const shows = screens || issued.request.scopes.includes("read");
  return (
    <div>
      <CopyText label={t("keys.made.key")} copyLabel={t("keys.made.copyKey")} text={issued.made.key} />
      {shows ? (
        <CopyText
          label={t(screens ? "keys.made.curl" : "keys.made.curlRead")}
          copyLabel={t("keys.made.copyCurl")}
          text={curlLine(window.location.origin, issued, shops[0]?.shopId, at)}
        />
      ) : null}
      <div className="flex justify-end">
        <Button kind="act" onClick={onClose}>
          {t("once.done")}
        </Button>
      </div>
    </div>
  );
}
