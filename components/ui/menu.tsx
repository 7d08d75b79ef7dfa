"use client";

import { Menu as Base } from "@base-ui/react/menu";
import { Check } from "lucide-react";
import Link from "next/link";
import type { ReactElement, ReactNode } from "react";
import { cx } from "./cx";

const ITEM =
  "flex min-h-8 cursor-default items-center gap-2 px-3 text-sm outline-none data-highlighted:bg-indigo-wash data-disabled:opacity-55";

/** A list of actions that opens from a button. `trigger` is that button. */
export function Menu({
  trigger,
  align = "end",
  children,
}: {
  readonly trigger: ReactElement;
  readonly align?: "start" | "end";
  readonly children: ReactNode;
}) {
  return (
    <Base.Root modal={false}>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner sideOffset={6} align={align} className="z-50 outline-none">
          <Base.Popup className="max-h-(--available-height) min-w-52 max-w-80 overflow-y-auto rounded-seal border border-edge bg-sheet py-1 shadow-lift outline-none">
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

export const MenuItem = ({ children, onClick }: { readonly children: ReactNode; readonly onClick: () => void }) => (
  <Base.Item className={ITEM} onClick={onClick}>
    {children}
  </Base.Item>
);

/** An item that is a link: it can be opened in another tab, too. */
export const MenuLink = ({
  href,
  current = false,
  children,
}: {
  readonly href: string;
  readonly current?: boolean;
  readonly children: ReactNode;
}) => (
  <Base.LinkItem
    closeOnClick
    render={<Link href={href} aria-current={current ? "page" : undefined} />}
    className={cx(ITEM, current && "font-semibold")}
  >
    {children}
  </Base.LinkItem>
);

export const MenuSeparator = () => <Base.Separator className="my-1 h-px bg-line" />;

/** One of a few, chosen from inside the menu. */
export function MenuChoice<Value extends string>({
  label,
  value,
  options,
  onChange,
}: {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly onChange: (value: Value) => void;
}) {
  return (
    <Base.Group>
      <Base.GroupLabel className="px-3 pt-1.5 pb-0.5 text-ink-3 text-xs">{label}</Base.GroupLabel>
      <Base.RadioGroup value={value} onValueChange={(next: Value) => onChange(next)}>
        {options.map((option) => (
          <Base.RadioItem key={option.value} value={option.value} closeOnClick className={ITEM}>
            <span className="w-4 text-indigo">
              <Base.RadioItemIndicator>
                <Check aria-hidden="true" size={14} />
              </Base.RadioItemIndicator>
            </span>
            {option.label}
          </Base.RadioItem>
        ))}
      </Base.RadioGroup>
    </Base.Group>
  );
}
