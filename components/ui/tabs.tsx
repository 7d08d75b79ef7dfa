"use client";

import { Tabs as Base } from "@base-ui/react/tabs";
import { useFormatter } from "next-intl";
import type { ReactNode } from "react";

export type Tab<Value extends string> = {
  readonly value: Value;
  readonly label: ReactNode;
  /** How many there are behind it. */
  readonly count?: number;
  readonly content: ReactNode;
};

/** Parts of one thing that share its place. Where each has an address of its own, use links. */
export function Tabs<Value extends string>({
  label,
  value,
  onValueChange,
  tabs,
}: {
  readonly label: string;
  readonly value: Value;
  readonly onValueChange: (value: Value) => void;
  readonly tabs: readonly Tab<Value>[];
}) {
  const { number } = useFormatter();
  return (
    <Base.Root value={value} onValueChange={(next: Value) => onValueChange(next)}>
      <Base.List aria-label={label} className="relative flex gap-6 overflow-x-auto border-line border-b">
        {tabs.map((tab) => (
          <Base.Tab
            key={tab.value}
            value={tab.value}
            className="-outline-offset-2! flex h-control items-center gap-1.5 whitespace-nowrap text-ink-2 text-sm hover:text-ink data-active:font-semibold data-active:text-ink"
          >
            {tab.label}
            {tab.count === undefined ? null : (
              <span className="figures font-normal text-ink-3 text-xs">{number(tab.count)}</span>
            )}
          </Base.Tab>
        ))}
        <Base.Indicator className="absolute bottom-0 left-0 h-0.5 w-(--active-tab-width) translate-x-(--active-tab-left) bg-ink transition-[translate,width] duration-100 ease-settle" />
      </Base.List>
      {tabs.map((tab) => (
        <Base.Panel key={tab.value} value={tab.value} className="pt-4 outline-none">
          {tab.content}
        </Base.Panel>
      ))}
    </Base.Root>
  );
}
