"use client";

import { useMemo, useState } from "react";
import type { DataTableProps } from "./data-table-props";
import { type Column, isShown, NO_LAYOUT, parseLayout, widthOf, withWidth } from "./table-layout";
import { useStored } from "./use-stored";

export type Columns<Row> = ReturnType<typeof useColumns<Row>>;

/** The columns as this browser shows them, and what a drag makes of them before it is let go. */
export function useColumns<Row>({ name, columns }: Pick<DataTableProps<Row>, "name" | "columns">) {
  const [remembered, remember] = useStored(`table.${name}`, parseLayout);
  const stored = remembered ?? NO_LAYOUT;
  const [dragged, setDragged] = useState<{ readonly id: string; readonly px: number } | null>(null);
  const layout = useMemo(() => {
    const column = dragged && columns.find(({ id }) => id === dragged.id);
    return column ? withWidth(stored, column, dragged.px) : stored;
  }, [stored, dragged, columns]);
  const visible = useMemo(() => columns.filter((column) => isShown(column, layout)), [columns, layout]);
  const widths = visible.map((column) => widthOf(column, layout));
  // Somebody must take what is left of a wide screen.
  const elastic = widths.includes(null) ? widths.indexOf(null) : widths.length - 1;
  return {
    stored,
    remember,
    visible,
    /** Pixels by column; null = takes what is left. */
    widths: widths.map((width, index) => (index === elastic ? null : width)),
    leastPx: visible.reduce((sum, column, index) => sum + (widths[index] ?? column.minWidth ?? column.width), 0),
    drag: (column: Column<Row>, px: number) => setDragged({ id: column.id, px }),
    drop: (column: Column<Row>) => {
      if (dragged?.id === column.id) remember(withWidth(stored, column, dragged.px));
      setDragged(null);
    },
    resetWidth: (column: Column<Row>) => {
      const { [column.id]: _, ...widthsLeft } = stored.widths;
      remember({ ...stored, widths: widthsLeft });
    },
  };
}
