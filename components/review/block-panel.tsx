"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from "react";
import { isImeEvent } from "@/components/shortcuts/command-for";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/choice";
import { Select } from "@/components/ui/select";
import type { BlockBody, Identifier } from "@/lib/review/act-contract";
import { BLOCK_REASONS, type BlockReason } from "@/lib/review/client";
import type { CaseDetail } from "@/lib/review/contract";
import { DAY_MS } from "@/lib/shared/durations";
import type { ListableKind, Typology } from "@/lib/shared/vocabulary";

/** What identifies a person or their means; a name or an address may be many people's. */
const STRONG: ReadonlySet<ListableKind> = new Set(["email", "phone", "device", "card", "member"]);

const REASON_OF: Readonly<Record<Typology, BlockReason>> = {
  impersonation: "stolen_card",
  resale: "resale",
  nonpayment: "deferred_unpaid",
  affiliate: "affiliate_fraud",
  takeover: "account_takeover",
};

const DAYS = ["30", "90", "365", "never"] as const;
type Days = (typeof DAYS)[number];
/** Which identifiers of the order go on the blocklist, why, and for how long. */
export function BlockPanel({
  detail,
  note,
  busy,
  onCancel,
  onBlock,
}: {
  readonly detail: Pick<CaseDetail, "identifiers" | "typologies">;
  readonly note: string;
  readonly busy: boolean;
  readonly onCancel: () => void;
  readonly onBlock: (body: BlockBody) => void;
}) {
  const t = useTranslations("review.block");
  const reasons = useTranslations("review.block.reasons");
  const strongest = detail.typologies.toSorted((a, b) => b.score - a.score)[0]?.typology;
  const open = detail.identifiers.filter(({ blocked }) => !blocked);
  const [chosen, setChosen] = useState(() => new Set(open.flatMap((one) => (STRONG.has(one.kind) ? [one.ref] : []))));
  const [reason, setReason] = useState<BlockReason>(strongest ? REASON_OF[strongest] : "overall_judgement");
  const [days, setDays] = useState<Days>("365");
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector<HTMLElement>("[role=checkbox]:not([data-disabled])")?.focus(), []);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (chosen.size === 0 || busy) return;
    const expires = days === "never" ? {} : { expiresAt: new Date(Date.now() + Number(days) * DAY_MS).toISOString() };
    onBlock({ refs: [...chosen], reason, ...(note.trim() === "" ? {} : { note: note.trim() }), ...expires });
  };
  const onKey = (event: KeyboardEvent) => {
    if (isImeEvent(event.nativeEvent)) return;
    if (event.key === "Escape") onCancel();
    else if (event.key === "Enter" && (event.target as Element).getAttribute("role") === "checkbox")
      form.current?.requestSubmit();
    else return;
    event.preventDefault();
  };
  const toggle = (ref: string) => (on: boolean) =>
    setChosen((last) => new Set(on ? [...last, ref] : [...last].filter((one) => one !== ref)));

  return (
    <form ref={form} onSubmit={submit} onKeyDown={onKey} noValidate className="mb-3">
      <fieldset className="min-w-0">
        <legend className="mb-2 font-mincho font-semibold text-base">{t("title")}</legend>
        {detail.identifiers.length === 0 ? <p className="text-ink-2 text-sm">{t("none")}</p> : null}
        <div className="-m-1 grid max-h-48 grid-cols-1 gap-x-6 gap-y-1 overflow-y-auto p-1 @2xl:grid-cols-2">
          {detail.identifiers.map((one) => (
            <Checkbox
              key={one.ref}
              checked={one.blocked || chosen.has(one.ref)}
              disabled={one.blocked}
              onCheckedChange={toggle(one.ref)}
              label={<Named identifier={one} />}
            />
          ))}
        </div>
      </fieldset>
      <div className="mt-3 flex flex-wrap items-center gap-2">
        <Select
          size="sm"
          ariaLabel={t("reason")}
          value={reason}
          onValueChange={setReason}
          options={BLOCK_REASONS.map((code) => ({ value: code, label: reasons(code) }))}
          className="w-auto! min-w-44"
        />
        <Select
          size="sm"
          ariaLabel={t("expiry")}
          value={days}
          onValueChange={setDays}
          options={DAYS.map((value) => ({ value, label: t(`days.${value}`) }))}
          className="w-auto! min-w-36"
        />
      </div>
      <div className="mt-3 flex flex-wrap items-center gap-x-3 gap-y-2">
        <Button type="submit" kind="reject" shortcut="Enter" busy={busy} disabled={chosen.size === 0}>
          {t("confirm", { count: chosen.size })}
        </Button>
        <Button kind="quiet" onClick={onCancel} shortcut="Esc">
          {t("cancel")}
        </Button>
        <p className="min-w-48 flex-1 text-ink-2 text-xs">{t("consequence")}</p>
      </div>
    </form>
  );
}

function Named({ identifier: { kind, side, shown, blocked } }: { readonly identifier: Identifier }) {
  const t = useTranslations("review.identifiers");
  return (
    <span className="flex min-w-0 items-baseline gap-2">
      <span className="shrink-0 text-ink-3 text-xs">
        {side === "delivery" ? t("ofDelivery", { kind: t(`kind.${kind}`) }) : t(`kind.${kind}`)}
      </span>
      <bdi className="min-w-0 truncate">{shown}</bdi>
      {blocked ? <span className="shrink-0 text-vermilion text-xs">{t("blocked")}</span> : null}
    </span>
  );
}
