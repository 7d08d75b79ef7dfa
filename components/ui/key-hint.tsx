"use client";

import { useSyncExternalStore } from "react";
import { cx } from "./cx";
import { keyCaps } from "./key-caps";

/**
 * The key that does what stands beside it, as the registry spells it: `a`, `g q`, `Mod+k`.
 * Hidden where there is no keyboard; screen readers hear `aria-keyshortcuts` instead.
 */
export function KeyHint({ children, inherit = false }: { readonly children: string; readonly inherit?: boolean }) {
  const apple = useSyncExternalStore(never, isApple, () => false);
  return (
    <span aria-hidden="true" className="hidden items-center gap-0.5 pointer-fine:inline-flex">
      {keyCaps(children, apple).map((cap, index) => (
        <kbd
          // biome-ignore lint/suspicious/noArrayIndexKey: the same key may come twice
          key={index}
          className={cx(
            "inline-flex h-4.5 min-w-4.5 items-center justify-center rounded-seal border px-1 font-sans text-2xs leading-none",
            inherit ? "border-current/40" : "border-line bg-sunk text-ink-2",
          )}
        >
          {cap}
        </kbd>
      ))}
    </span>
  );
}

const never = () => () => undefined;
const isApple = () => /Mac|iPhone|iPad/.test(navigator.platform);
