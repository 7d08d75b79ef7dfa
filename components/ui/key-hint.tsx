import { cx } from "./cx";

/** The key that does what stands beside it. Hidden where there is no keyboard; screen readers hear `aria-keyshortcuts` instead. */
export function KeyHint({ children, inherit = false }: { readonly children: string; readonly inherit?: boolean }) {
  return (
    <span
      aria-hidden="true"
      className={cx(
        "hidden h-4.5 min-w-4.5 items-center justify-center rounded-seal border px-1 font-sans text-2xs leading-none",
        "pointer-fine:inline-flex",
        inherit ? "border-current/40" : "border-line bg-sunk text-ink-2",
      )}
    >
      {children}
    </span>
  );
}
