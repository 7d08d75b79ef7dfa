"use client";

import { ArrowDown, ArrowUp } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { Checkbox } from "./choice";
import { cx } from "./cx";
import type { DataTableProps, Sort } from "./data-table-props";
import type { Column } from "./table-layout";
import type { Columns } from "./use-columns";

type Props<Row> = Pick<
  DataTableProps<Row>,
  "rows" | "keyOf" | "caption" | "selection" | "sort" | "onSort" | "narrow"
> & {
  readonly layout: Columns<Row>;
};

const CELL = "sticky top-0 z-10 h-8 border-ink border-b bg-paper p-0 font-medium text-ink-2 text-xs";

/** The names of the columns, which stay in sight, sort and can be dragged wider; 32 px high. */
export function DataTableHead<Row>({ rows, keyOf, caption, selection, sort, onSort, narrow, layout }: Props<Row>) {
  const t = useTranslations("ui.table");
  const hidden = narrow && "@max-2xl:hidden";
  const chosen = selection ? rows.filter((row) => selection.selected.has(keyOf(row))).length : 0;
  return (
    <>
      <colgroup>
        {selection ? <col className="w-9" /> : null}
        {layout.visible.map((column, index) => (
          <col key={column.id} className={cx(hidden)} style={{ width: layout.widths[index] ?? undefined }} />
        ))}
      </colgroup>
      <thead>
        <tr aria-rowindex={1} className="group/head">
          {selection ? (
            <th scope="col" className={cx(CELL, "px-2.5")}>
              <Checkbox
                ariaLabel={t("selectAll")}
                checked={rows.length > 0 && chosen === rows.length}
                indeterminate={chosen > 0 && chosen < rows.length}
                onCheckedChange={(all) => selection.onSelect(new Set(all ? rows.map(keyOf) : []))}
              />
            </th>
          ) : null}
          {narrow ? (
            <th scope="col" colSpan={layout.visible.length} className={cx(CELL, "px-1 @2xl:hidden")}>
              {caption}
            </th>
          ) : null}
          {layout.visible.map((column, index) => (
            <th
              key={column.id}
              scope="col"
              aria-sort={sort?.by === column.id ? SPOKEN[sort.direction] : undefined}
              className={cx(CELL, hidden)}
            >
              <Name column={column} sort={sort} onSort={onSort} />
              {layout.widths[index] === null ? null : <Grip column={column} layout={layout} />}
            </th>
          ))}
        </tr>
      </thead>
    </>
  );
}

const SPOKEN = { asc: "ascending", desc: "descending" } as const;

function Name<Row>({
  column,
  sort,
  onSort,
}: {
  readonly column: Column<Row>;
  readonly sort: Sort | undefined;
  readonly onSort: ((sort: Sort) => void) | undefined;
}) {
  const face = cx("flex h-full w-full items-center gap-1 px-cell", column.end && "justify-end");
  if (!column.sortable || !onSort) {
    return (
      <span className={face}>
        <span className="truncate">{column.header}</span>
      </span>
    );
  }
  const sorted = sort?.by === column.id ? sort.direction : null;
  const Arrow = sorted === "asc" ? ArrowUp : ArrowDown;
  return (
    <button
      type="button"
      onClick={() => onSort({ by: column.id, direction: sorted === "desc" ? "asc" : "desc" })}
      className={cx(face, "-outline-offset-2! hover:text-ink", sorted && "text-ink")}
    >
      {/* Before a right-aligned name, so that the name stands over its figures. */}
      <Arrow
        aria-hidden="true"
        size={12}
        className={cx("shrink-0", !sorted && "opacity-0", column.end ? "order-first" : "order-last")}
      />
      <span className="truncate">{column.header}</span>
    </button>
  );
}

/** The edge one drags; a double press gives the column its first width again. By keyboard, widths are set in the column menu. */
function Grip<Row>({ column, layout }: { readonly column: Column<Row>; readonly layout: Columns<Row> }) {
  const from = useRef<{ readonly x: number; readonly px: number } | null>(null);
  const end = () => {
    if (from.current) layout.drop(column);
    from.current = null;
  };
  return (
    <span
      aria-hidden="true"
      data-grip={column.id}
      className="absolute inset-y-1 right-0 z-10 w-2.5 cursor-col-resize touch-none after:absolute after:inset-y-0 after:right-0 after:w-px after:bg-line after:opacity-0 group-hover/head:after:opacity-100 hover:after:bg-indigo"
      onPointerDown={(event) => {
        event.preventDefault();
        event.currentTarget.setPointerCapture(event.pointerId);
        from.current = { x: event.clientX, px: event.currentTarget.parentElement?.offsetWidth ?? column.width };
      }}
      onPointerMove={(event) => {
        if (from.current) layout.drag(column, from.current.px + event.clientX - from.current.x);
      }}
      onPointerUp={end}
      onPointerCancel={end}
      onDoubleClick={() => layout.resetWidth(column)}
    />
  );
}
