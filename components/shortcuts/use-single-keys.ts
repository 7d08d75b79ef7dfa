"use client";

import { usePreference } from "@/components/shell/use-preferences";

/** Whether single keys do something (WCAG 2.1.4): the person's own choice, kept with the others. */
export function useSingleKeys(): { singleKeys: boolean; setSingleKeys: (on: boolean) => void } {
  const [keys, setKeys] = usePreference("keys");
  return { singleKeys: keys === "on", setSingleKeys: (on) => setKeys(on ? "on" : "off") };
}
