"use client";

import { useTranslations } from "next-intl";
import { Field } from "@/components/ui/field";
import { NumberField } from "@/components/ui/number-field";
import { CACHE_HOURS_MAX, CAP_JPY_MAX, DEADLINE_MS, PRICE_JPY_MAX } from "@/lib/providers/contract";
import type { PartProps } from "./request-fields";

/** How long an order waits, how long an answer is kept, and what it may cost. */
export function TermsFields({ draft, onChange, fault }: Omit<PartProps, "kind" | "hasSecret">) {
  const t = useTranslations("outside.providers.form");
  const common = useTranslations("common");
  const at = (field: string) => fault?.at(`/document/${field}`) ?? null;
  return (
    <div className="grid gap-5 sm:grid-cols-2">
      <Field label={t("deadline")} hint={t("deadlineHint")} fault={at("deadlineMs")}>
        <NumberField
          value={draft.deadlineMs}
          onValueChange={(deadlineMs) => onChange({ deadlineMs })}
          min={DEADLINE_MS.min}
          max={DEADLINE_MS.max}
          step={10}
          unit={t("ms")}
        />
      </Field>
      <Field label={t("cache")} hint={t("cacheHint")} fault={at("cacheHours")}>
        <NumberField
          value={draft.cacheHours}
          onValueChange={(cacheHours) => onChange({ cacheHours })}
          min={0}
          max={CACHE_HOURS_MAX}
          unit={t("hours")}
        />
      </Field>
      <Field label={t("price")} hint={t("priceHint")} fault={at("pricePerCallJpy")}>
        <NumberField
          value={draft.priceJpy}
          onValueChange={(priceJpy) => onChange({ priceJpy })}
          min={0}
          max={PRICE_JPY_MAX}
          step={0.1}
          unit={t("yen")}
        />
      </Field>
      <Field label={t("cap")} hint={t("capHint")} optional={common("optional")} fault={at("dailySpendCapJpy")}>
        <NumberField
          value={draft.capJpy}
          onValueChange={(capJpy) => onChange({ capJpy })}
          min={0}
          max={CAP_JPY_MAX}
          step={100}
          unit={t("yen")}
        />
      </Field>
    </div>
  );
}
