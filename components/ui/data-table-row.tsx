"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { type MouseEvent, memo, type ReactNode } from "react";
import { Checkbox } from "./choice";
import { cx } from "./cx";
import type { Column } from "./table-layout";

type Props<Row> = {
  readonly row: Row;
  readonly rowKey: string;
  readonly index: number;
  readonly columns: readonly Column<Row>[];
  readonly narrow: ((row: Row) => ReactNode) | undefined;
  readonly name: string;
  readonly href: string | null;
  readonly focusable: boolean;
  readonly current: boolean;
  /** null = rows can't be selected here. */
  readonly selected: boolean | null;
  readonly onSelect: (key: string) => void;
  readonly onOpen: (key: string) => void;
  readonly onFocus: (key: string) => void;
};

const CELL = "h-row border-line border-b p-0";

function Row<Item>(props: Props<Item>) {
  const { row, rowKey, columns, narrow, href, current, selected } = props;
  const press = (event: MouseEvent<HTMLTableRowElement>) => {
    if (isOwnPress(event)) return;
    event.preventDefault();
    props.onOpen(rowKey);
  };
  return (
    <tr
      data-row={props.index}
      aria-rowindex={props.index + 2}
      aria-current={current ? "true" : undefined}
      aria-selected={selected ?? undefined}
      tabIndex={props.focusable ? 0 : -1}
      onClick={press}
      onFocus={() => props.onFocus(rowKey)}
      className={cx(
        "-outline-offset-2! group cursor-default hover:bg-sunk focus-visible:bg-sunk",
        (current || selected) && "bg-indigo-wash hover:bg-indigo-wash",
      )}
    >
      {selected === null ? null : (
        <SelectCell name={props.name} selected={selected} onSelect={() => props.onSelect(rowKey)} />
      )}
      {narrow ? (
        <td className={cx(CELL, "px-1 @2xl:hidden")} colSpan={columns.length}>
          <RowLink href={href} className="block py-2">
            {narrow(row)}
          </RowLink>
        </td>
      ) : null}
      {columns.map((column, index) => (
        <td
          key={column.id}
          className={cx(
            CELL,
            "truncate px-cell",
            column.end && "figures text-right",
            narrow && "@max-2xl:hidden",
            current && index === 0 && "shadow-[inset_2px_0_var(--indigo)]",
          )}
        >
          {index === 0 && href !== null ? <RowLink href={href}>{column.cell(row)}</RowLink> : column.cell(row)}
        </td>
      ))}
    </tr>
  );
}

/** Drawn anew only when something of it changed. */
export const DataTableRow = memo(Row) as typeof Row;

/** For the middle button, Ctrl, and those who walk from link to link; the keyboard walks from row to row. */
function RowLink({
  href,
  className,
  children,
}: {
  readonly href: string | null;
  readonly className?: string;
  readonly children: ReactNode;
}) {
  if (href === null) return <span className={className}>{children}</span>;
  return (
    <Link
      href={href}
      prefetch={false}
      tabIndex={-1}
      data-row-link=""
      className={cx("group-hover:text-indigo", className)}
    >
      {children}
    </Link>
  );
}

/** A press that belongs to something inside the row, to the browser, or to a selection of text. */
function isOwnPress(event: MouseEvent<HTMLElement>): boolean {
  if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return true;
  const target =
    event.target instanceof Element ? event.target.closest("a, button, input, label, [role=checkbox]") : null;
  if (target && !target.hasAttribute("data-row-link")) return true;
  return window.getSelection()?.type === "Range";
}

function SelectCell({
  name,
  selected,
  onSelect,
}: {
  readonly name: string;
  readonly selected: boolean;
  readonly onSelect: () => void;
}) {
  const t = useTranslations("ui.table");
  return (
    <td className={cx(CELL, "px-2.5")}>
      <Checkbox ariaLabel={t("select", { row: name })} checked={selected} onCheckedChange={onSelect} />
    </td>
  );
}

/** The height of rows that are not drawn. */
export const GapRow = ({ px, cells }: { readonly px: number; readonly cells: number }) => (
  // biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in it takes the focus
  <tr aria-hidden="true" style={{ height: px }}>
    <td colSpan={cells} className="p-0" />
  </tr>
);
