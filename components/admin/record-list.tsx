import type { ReactNode } from "react";
import { cx } from "@/components/ui/cx";

/** Things of a kind under one another, parted by hairlines. */
export const RecordList = ({
  label,
  bare = false,
  children,
}: {
  readonly label: string;
  /** Under a heading that has a line of its own. */
  readonly bare?: boolean;
  readonly children: ReactNode;
}) => (
  <ul aria-label={label} className={cx("divide-y divide-line border-line border-b", !bare && "border-t")}>
    {children}
  </ul>
);

/**
 * One of them: what it is called with a quieter line under it, what else is to know beside it, what can be done about it at the end.
 * On a phone the facts go under the name.
 */
export function RecordRow({
  name,
  under,
  facts,
  actions,
  past = false,
}: {
  readonly name: ReactNode;
  readonly under?: ReactNode;
  readonly facts?: ReactNode;
  readonly actions?: ReactNode;
  /** Over: closed, revoked, disabled. */
  readonly past?: boolean;
}) {
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-1 py-2.5 md:grid-cols-[minmax(0,1fr)_minmax(0,24rem)_auto]">
      <div className="min-w-0">
        <div className={cx("flex flex-wrap items-center gap-x-2 gap-y-1 font-medium", past && "text-ink-3")}>
          {name}
        </div>
        {under ? <div className="text-ink-3 text-xs">{under}</div> : null}
      </div>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1 text-ink-2 text-xs max-md:col-span-2 max-md:row-start-2">
        {facts}
      </div>
      <div className="flex min-w-10 items-center justify-end gap-1 max-md:col-start-2 max-md:row-start-1">
        {actions}
      </div>
    </li>
  );
}
