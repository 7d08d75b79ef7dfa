"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { buttonClass } from "@/components/ui/button-class";
import { CopyText } from "@/components/ui/copy-text";
import type { SetupAnswer } from "@/lib/access/contract";

/** One line that works when pasted. */
function curlLine(origin: string, made: SetupAnswer, orderedAt: string): string {
  const order = { shopId: made.shopId, externalOrderId: "first-1", orderedAt, amountTotal: 12800 };
  return (
    `curl -s ${origin}/api/v1/screenings -H 'Authorization: Bearer ${made.apiKey.key}' ` +
    `-H 'Content-Type: application/json' -d '${JSON.stringify(order)}'`
  );
}

export function ShowKey({ made, origin }: { readonly made: SetupAnswer; readonly origin: string }) {
  const t = useTranslations("setup.key");
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section>
      <h2 ref={heading} tabIndex={-1} className="font-mincho font-semibold text-xl outline-none">
        {t("title")}
      </h2>
      <p className="mt-1 mb-6 text-base">{t("lead")}</p>
      <CopyText label={t("label")} copyLabel={t("copyKey")} text={made.apiKey.key} />
      <CopyText label={t("curl")} copyLabel={t("copyCurl")} text={curlLine(origin, made, new Date().toISOString())} />
      <p className="mt-8">
        <a href="/" className={buttonClass("act", "lg")}>
          {t("next")}
        </a>
      </p>
    </section>
  );
}
