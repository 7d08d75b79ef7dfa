"use client";

import { Plus, X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/field";
import { Select, type SelectOption } from "@/components/ui/select";
import { type Pair, pairOf } from "./provider-draft";

/** Rows of two texts, added and taken away: headers, where an input goes, which word means which. */
export function PairRows({
  pairs,
  onChange,
  leftLabel,
  rightLabel,
  leftPlaceholder,
  rightOptions,
  add,
  faultOf,
  sign = "→",
}: {
  readonly pairs: readonly Pair[];
  readonly onChange: (pairs: readonly Pair[]) => void;
  readonly leftLabel: string;
  readonly rightLabel: string;
  readonly leftPlaceholder?: string;
  /** The right side is one of these; any text where absent. */
  readonly rightOptions?: readonly SelectOption<string>[];
  readonly add: string;
  readonly faultOf: (left: string) => string | null;
  readonly sign?: ReactNode;
}) {
  const t = useTranslations("outside.providers.form");
  const set = (key: string, part: Partial<Pair>) =>
    onChange(pairs.map((pair) => (pair.key === key ? { ...pair, ...part } : pair)));
  const first = rightOptions?.[0]?.value ?? "";
  return (
    <div className="grid gap-2">
      {pairs.map(({ key, left, right }) => (
        <div key={key} className="grid gap-1">
          <div className="flex items-center gap-2">
            <Input
              size="sm"
              aria-label={leftLabel}
              value={left}
              placeholder={leftPlaceholder}
              onChange={(event) => set(key, { left: event.target.value })}
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              className="min-w-0 flex-1 font-mono"
            />
            <span aria-hidden="true" className="text-ink-3">
              {sign}
            </span>
            {rightOptions ? (
              <Select
                size="sm"
                ariaLabel={rightLabel}
                value={right}
                onValueChange={(next) => set(key, { right: next })}
                options={rightOptions}
                className="min-w-0 flex-1"
              />
            ) : (
              <Input
                size="sm"
                aria-label={rightLabel}
                value={right}
                onChange={(event) => set(key, { right: event.target.value })}
                autoComplete="off"
                spellCheck={false}
                className="min-w-0 flex-1 font-mono"
              />
            )}
            <Button
              kind="quiet"
              size="sm"
              aria-label={t("removeRow", { name: left })}
              onClick={() => onChange(pairs.filter((pair) => pair.key !== key))}
              icon={<X aria-hidden="true" size={14} />}
            />
          </div>
          <p role="alert" className="text-vermilion text-xs empty:hidden">
            {left.trim() === "" ? null : faultOf(left.trim())}
          </p>
        </div>
      ))}
      <div>
        <Button
          size="sm"
          icon={<Plus aria-hidden="true" size={13} />}
          onClick={() => onChange([...pairs, pairOf("", first)])}
        >
          {add}
        </Button>
      </div>
    </div>
  );
}
