"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Switch } from "@/components/ui/choice";
import { Field, Input, Textarea } from "@/components/ui/field";
import type { PublishedRule } from "@/lib/rules/contract";
import { ConditionField } from "./condition-field";
import { EffectFields } from "./effect-fields";
import type { RuleChange } from "./ruleset-diff";

/** Matches the contract; longer is not accepted. */
const NAME_MAX = 120;
const DESCRIPTION_MAX = 1_000;

/** One rule of the draft, everything about it in sight. Each change is kept at once. */
export function RulePane({
  rule,
  change,
  onChange,
  onRevert,
  onRemove,
  onCopy,
}: {
  readonly rule: PublishedRule;
  readonly change: RuleChange["kind"] | null;
  readonly onChange: (part: Partial<PublishedRule>) => void;
  readonly onRevert: () => void;
  readonly onRemove: () => void;
  readonly onCopy: () => void;
}) {
  const t = useTranslations("rules.pane");
  const unnamed = rule.name.trim() === "";
  const [isNameLeft, setNameLeft] = useState(false);
  const name = useRef<HTMLInputElement>(null);
  const isNew = useRef(unnamed && rule.condition === "");
  useEffect(() => {
    if (isNew.current) name.current?.focus();
  }, []);
  return (
    <section aria-label={rule.name || t("newRule")} className="grid content-start gap-5">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <Switch
          checked={rule.enabled}
          onCheckedChange={(enabled) => onChange({ enabled })}
          label={rule.enabled ? t("enabled") : t("disabled")}
        />
        <span className="flex flex-wrap gap-1">
          {change === "changed" ? (
            <Button size="sm" kind="quiet" onClick={onRevert}>
              {t("revert")}
            </Button>
          ) : null}
          <Button size="sm" kind="quiet" onClick={onCopy}>
            {t("copy")}
          </Button>
          <Button size="sm" kind="quiet" onClick={onRemove}>
            {t("remove")}
          </Button>
        </span>
      </div>
      <Field label={t("name")} fault={unnamed && (isNameLeft || rule.condition !== "") ? t("nameMissing") : null}>
        <Input
          ref={name}
          value={rule.name}
          maxLength={NAME_MAX}
          onBlur={() => setNameLeft(true)}
          onChange={(event) => onChange({ name: event.target.value })}
        />
      </Field>
      <ConditionField key={rule.id} value={rule.condition} onChange={(condition) => onChange({ condition })} />
      <EffectFields effect={rule.effect} onChange={(effect) => onChange({ effect })} />
      <Field label={t("description")} hint={t("descriptionHint")}>
        <Textarea
          value={rule.description ?? ""}
          rows={2}
          maxLength={DESCRIPTION_MAX}
          onChange={(event) => onChange({ description: event.target.value })}
        />
      </Field>
      <p className="text-ink-3 text-xs">
        {t("id")} <code className="font-mono">{rule.id}</code>
      </p>
    </section>
  );
}
