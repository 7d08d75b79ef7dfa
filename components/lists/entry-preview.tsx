"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { type ReactNode, useEffect, useState } from "react";
import { useReaderLocale } from "@/components/shell/use-reader-locale";
import { Code } from "@/components/ui/code";
import { previewOptions } from "@/lib/lists/client";
import type { Preview, PreviewBody } from "@/lib/lists/console-contract";
import { shownValue } from "./shown-value";

const SETTLE_MS = 350;

/** In which form an identifier would be compared, and how many orders so far it would have met. */
export function EntryPreview({ list, kind, value }: PreviewBody) {
  const t = useTranslations("lists");
  const [rested, setRested] = useState(value.trim());
  useEffect(() => {
    const timer = setTimeout(() => setRested(value.trim()), SETTLE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  const { data, isFetching } = useQuery({
    ...previewOptions(useReaderLocale(), { list, kind, value: rested }),
    enabled: rested !== "",
  });
  return (
    <section
      aria-label={t("preview.label")}
      aria-live="polite"
      aria-busy={isFetching || undefined}
      className="min-h-18 border-indigo border-l-2 bg-sunk px-3 py-2 text-sm"
    >
      {rested === "" ? <p className="text-ink-3 text-xs">{t("preview.waiting")}</p> : null}
      {rested !== "" && !data ? <p className="text-ink-3 text-xs">{t("preview.checking")}</p> : null}
      {rested !== "" && data ? <Match match={data.match} kindName={t(`kind.${kind}`)} /> : null}
    </section>
  );
}

function Match({ match, kindName }: { readonly match: Preview["match"]; readonly kindName: string }) {
  const t = useTranslations("lists.preview");
  const format = useFormatter();
  if (!match) return <p className="text-vermilion">{t("unreadable", { kind: kindName })}</p>;
  const { kind, canonical, key, orders, existing } = match;
  return (
    <dl className="grid gap-1">
      <Line name={t("canonical")}>
        <Code>{shownValue(kind, canonical)}</Code>
      </Line>
      <Line name={t("orders")}>
        {orders.orders === 0 ? (
          <span className="text-ink-2">{t("none")}</span>
        ) : (
          <span className="flex flex-wrap gap-x-3">
            <span className="figures font-semibold">
              {t(orders.more ? "atLeast" : "count", { count: orders.orders })}
            </span>
            <Link
              href={`/orders?${new URLSearchParams({ kind, key })}`}
              prefetch={false}
              target="_blank"
              className="text-indigo underline underline-offset-4"
            >
              {t("show")}
            </Link>
          </span>
        )}
      </Line>
      {existing ? (
        <p className="font-medium text-amber">
          {t("existing", { day: format.dateTime(new Date(existing.createdAt), "day"), name: existing.createdBy })}
        </p>
      ) : null}
    </dl>
  );
}

const Line = ({ name, children }: { readonly name: string; readonly children: ReactNode }) => (
  <div className="grid grid-cols-[8.5rem_minmax(0,1fr)] gap-x-3 max-sm:grid-cols-1">
    <dt className="text-ink-3 text-xs leading-6">{name}</dt>
    <dd className="min-w-0">{children}</dd>
  </div>
);
