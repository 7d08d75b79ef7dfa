import { cx } from "./cx";

/** A word of a machine inside a sentence: an id, a field, a code. It breaks rather than widen the page. */
export const Code = ({ children, className }: { readonly children: string; readonly className?: string }) => (
  <code className={cx("break-all font-mono text-[0.92em]", className)}>{children}</code>
);

/** Lines of a machine: JSON, a rule, a request. Scrolls by itself, and can be reached and scrolled by keyboard. */
export function CodeBlock({
  label,
  children,
  className,
}: {
  /** What it is, for screen readers. */
  readonly label: string;
  readonly children: string;
  readonly className?: string;
}) {
  return (
    <section
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable
      tabIndex={0}
      className={cx("max-h-[32rem] overflow-auto rounded-seal border border-line bg-sunk px-3 py-2", className)}
    >
      <pre className="w-max min-w-full font-mono text-xs leading-relaxed" style={{ tabSize: 2 }}>
        {children}
      </pre>
    </section>
  );
}
