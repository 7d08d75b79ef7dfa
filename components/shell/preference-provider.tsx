"use client";

import type { ReactNode } from "react";
import type { Preferences } from "@/lib/shared/preferences";
import { PreferenceContext, usePreferenceState } from "./use-preferences";

export function PreferenceProvider({
  initial,
  keep,
  children,
}: {
  readonly initial: Preferences;
  readonly keep: boolean;
  readonly children: ReactNode;
}) {
  return <PreferenceContext value={usePreferenceState(initial, keep)}>{children}</PreferenceContext>;
}
