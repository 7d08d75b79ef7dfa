import { useFormatter, useTranslations } from "next-intl";
import { Tag } from "@/components/ui/tag";
import type { NetworkReference } from "@/lib/review/contract";

/** What other merchants told of the order's identifiers. There is nothing to follow up: whose orders they were is not known here. */
export function NetworkReferences({ references }: { readonly references: readonly NetworkReference[] }) {
  const t = useTranslations("review.similar");
  if (references.length === 0) return null;
  return (
    <div className="mt-4">
      <h3 className="font-semibold text-sm">{t("network")}</h3>
      <p className="mt-0.5 max-w-prose text-ink-3 text-xs">{t("networkLead")}</p>
      <ul className="mt-1.5 divide-y divide-line border-line border-y text-sm" aria-label={t("network")}>
        {references.map((reference) => (
          <Row key={`${reference.sharedField} ${reference.negative}`} reference={reference} />
        ))}
      </ul>
    </div>
  );
}

function Row({ reference: { sharedField, negative, merchants, month } }: { readonly reference: NetworkReference }) {
  const t = useTranslations("review.similar");
  const format = useFormatter();
  return (
    <li className="flex flex-wrap items-baseline gap-x-4 gap-y-0.5 py-1.5">
      <span className="min-w-32 text-ink-2">{sharedField}</span>
      <Tag tone="bad">{negative}</Tag>
      <span className="figures font-semibold text-vermilion">{t("merchants", { merchants })}</span>
      {month === null ? null : (
        <span className="figures ml-auto text-ink-3 text-xs">
          {t("latest", {
            month: format.dateTime(new Date(`${month}-01T00:00:00+09:00`), { year: "numeric", month: "long" }),
          })}
        </span>
      )}
    </li>
  );
}
