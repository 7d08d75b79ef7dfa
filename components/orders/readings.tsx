"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { SearchKind } from "@/lib/orders/client";
import type { SearchReading } from "@/lib/orders/search-contract";
import { useCountText } from "./use-count-text";

const PART = "inline-flex h-6 items-center gap-1.5 rounded-seal border px-2 text-xs";

/** As what the text was read. Each reading can be made the only one. */
export function Readings({
  readings,
  onChoose,
}: {
  readonly readings: readonly SearchReading[];
  readonly onChoose: (reading: SearchReading) => void;
}) {
  const t = useTranslations("orders");
  const count = useCountText();
  if (readings.length === 0) return null;
  return (
    <ul aria-label={t("search.as")} className="flex flex-wrap gap-1.5">
      {readings.map((reading) => (
        <li key={`${reading.kind}${reading.key}`}>
          <button
            type="button"
            title={reading.canonical ?? ""}
            aria-label={`${t("search.asKind", { kind: t(`kind.${reading.kind}`), count: count(reading) })}. ${t("search.onlyThis", { kind: t(`kind.${reading.kind}`) })}`}
            onClick={() => onChoose(reading)}
            className={`${PART} border-line bg-sheet text-ink-2 hover:border-indigo hover:text-indigo`}
          >
            {t("search.asKind", { kind: t(`kind.${reading.kind}`), count: count(reading) })}
          </button>
        </li>
      ))}
    </ul>
  );
}

/** The identifier by which the orders are narrowed, and the way out of it. */
export function PivotTag({
  kind,
  value,
  onEnd,
}: {
  readonly kind: SearchKind;
  /** Null where a link carried the identifier without its text. */
  readonly value: string | null;
  readonly onEnd: () => void;
}) {
  const t = useTranslations("orders");
  const name = t(`kind.${kind}`);
  return (
    <p className={`${PART} max-w-full border-indigo bg-indigo-wash text-ink`}>
      <bdi className="truncate">
        {value ? t("search.pivotOf", { kind: name, value }) : t("search.pivot", { kind: name })}
      </bdi>
      <button
        type="button"
        aria-label={t("search.pivotEnd")}
        onClick={onEnd}
        className="-mr-1 grid size-5 shrink-0 place-items-center text-ink-2 hover:text-ink"
      >
        <X aria-hidden="true" size={13} />
      </button>
    </p>
  );
}
