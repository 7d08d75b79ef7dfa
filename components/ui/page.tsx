import type { ReactNode } from "react";
import { cx } from "./cx";

/** The head of a page: its one h1, a line on what it shows, and what can be done here. */
export function PageHeader({
  title,
  lead,
  actions,
}: {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly actions?: ReactNode;
}) {
  return (
    <header className="mb-6 flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
      <div className="min-w-0">
        <h1 className="font-mincho font-semibold text-xl">{title}</h1>
        {lead ? <p className="mt-1 max-w-prose text-ink-2 text-sm">{lead}</p> : null}
      </div>
      {actions ? <div className="flex flex-wrap gap-2">{actions}</div> : null}
    </header>
  );
}

/** A part of a page under its own heading and a hairline. */
export function Section({
  title,
  aside,
  children,
  className,
}: {
  readonly title: string;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
  readonly className?: string;
}) {
  return (
    <section className={cx("mb-8", className)}>
      <div className="mb-3 flex flex-wrap items-baseline justify-between gap-x-4 border-ink border-b pb-1">
        <h2 className="font-semibold text-sm">{title}</h2>
        {aside ? <div className="text-ink-3 text-xs">{aside}</div> : null}
      </div>
      {children}
    </section>
  );
}
