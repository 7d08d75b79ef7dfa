import type { ReactNode } from "react";
import { cx } from "@/components/ui/cx";

/** One part of the gallery; tests find it by its id. */
export function Part({
  id,
  title,
  children,
}: {
  readonly id: string;
  readonly title: string;
  readonly children: ReactNode;
}) {
  return (
    <section id={id} className="mb-12 scroll-mt-16">
      <h2 className="mb-4 border-ink border-b pb-1 font-mincho font-semibold text-lg">{title}</h2>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6">{children}</div>
    </section>
  );
}

export const Row = ({ children, className }: { readonly children: ReactNode; readonly className?: string }) => (
  <div className={cx("flex flex-wrap items-center gap-x-4 gap-y-3", className)}>{children}</div>
);
