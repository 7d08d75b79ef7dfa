"use client";

import type { Layered } from "./late-layer";
import { Menu, MenuChoice } from "./menu";

type ChoiceMenuProps = {
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (value: string) => void;
};

/** A menu that is one choice. */
export function ChoiceMenu({ trigger, ...choice }: ChoiceMenuProps & Layered) {
  return (
    <Menu trigger={trigger}>
      <MenuChoice {...choice} />
    </Menu>
  );
}
