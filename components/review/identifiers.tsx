"use client";

import { useTranslations } from "next-intl";
import { IdentifierChip } from "@/components/ui/identifier-chip";
import { Section } from "@/components/ui/page";
import type { Identifier } from "@/lib/review/act-contract";
import type { CaseDetail } from "@/lib/review/contract";

const SIDES = ["both", "buyer", "delivery", "order"] as const;

/** Every identifier of the order leads to all orders that share it. What the blocklist holds says so. */
export function Identifiers({
  detail,
  onReveal,
  revealing,
}: {
  readonly detail: Pick<CaseDetail, "identifiers" | "masked">;
  /** Absent where the reader may not see personal data. */
  readonly onReveal?: (() => void) | undefined;
  readonly revealing: boolean;
}) {
  const t = useTranslations("review.identifiers");
  if (detail.identifiers.length === 0) return null;
  const sides = SIDES.filter((side) => detail.identifiers.some((one) => one.side === side));
  return (
    <Section title={t("title")} aside={<span className="max-sm:hidden">{t("aside")}</span>}>
      <dl className="grid gap-2">
        {sides.map((side) => (
          <div key={side} className="grid grid-cols-[6.5rem_minmax(0,1fr)] gap-x-4 max-sm:grid-cols-1">
            <dt className="text-ink-3 text-xs leading-6">{t(`side.${side}`)}</dt>
            <dd className="flex flex-wrap gap-1.5">
              {detail.identifiers.map((one) =>
                one.side === side ? (
                  <Chip
                    key={one.ref}
                    identifier={one}
                    masked={detail.masked}
                    onReveal={onReveal}
                    revealing={revealing}
                  />
                ) : null,
              )}
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}

function Chip({
  identifier: { kind, shown, key, blocked },
  masked,
  onReveal,
  revealing,
}: {
  readonly identifier: Identifier;
  readonly masked: boolean;
  readonly onReveal: (() => void) | undefined;
  readonly revealing: boolean;
}) {
  const t = useTranslations("review.identifiers");
  const hidden = masked && kind !== "card";
  return (
    <span className="inline-flex min-w-0 items-center gap-1">
      <IdentifierChip
        kind={kind}
        text={shown}
        masked={hidden}
        revealing={revealing}
        href={`/orders?${new URLSearchParams({ kind, key })}`}
        {...(hidden && onReveal ? { onReveal } : {})}
      />
      {blocked ? <span className="font-semibold text-vermilion text-xs">{t("blocked")}</span> : null}
    </span>
  );
}
