"use client";

import { Columns3, Minus, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "./button";
import { Checkbox } from "./choice";
import { cx } from "./cx";
import { Popover } from "./popover";
import { type Column, isShown, type TableLayout, withShown, withWidth } from "./table-layout";

const STEP_PX = 24;

/** Which columns are shown, and how wide: what the head offers to the pointer, for the keyboard too. */
export function ColumnMenu<Row>({
  columns,
  layout,
  onChange,
  narrow,
}: {
  readonly columns: readonly Column<Row>[];
  readonly layout: TableLayout;
  readonly onChange: (layout: TableLayout | null) => void;
  /** There are no columns where there is little room. */
  readonly narrow: unknown;
}) {
  const t = useTranslations("ui.table");
  const changed = Object.keys(layout.widths).length + Object.keys(layout.shown).length > 0;
  return (
    <div className={cx("shrink-0", narrow !== undefined && "@max-2xl:hidden")}>
      <Popover
        align="end"
        title={t("shown")}
        trigger={
          <Button kind="quiet" size="sm" icon={<Columns3 aria-hidden="true" size={14} />}>
            {t("columns")}
          </Button>
        }
      >
        <ul className="grid min-w-56 gap-0.5">
          {columns.map((column) => (
            <li key={column.id} className="flex h-control-sm items-center justify-between gap-6">
              <Checkbox
                label={column.header}
                checked={isShown(column, layout)}
                disabled={column.hideable === false}
                onCheckedChange={(shown) => onChange(withShown(layout, column.id, shown))}
              />
              <Width column={column} layout={layout} onChange={onChange} />
            </li>
          ))}
        </ul>
        {changed ? (
          <Button kind="quiet" size="sm" className="mt-2" onClick={() => onChange(null)}>
            {t("reset")}
          </Button>
        ) : null}
      </Popover>
    </div>
  );
}

function Width<Row>({
  column,
  layout,
  onChange,
}: {
  readonly column: Column<Row>;
  readonly layout: TableLayout;
  readonly onChange: (layout: TableLayout) => void;
}) {
  const t = useTranslations("ui.table");
  const px = layout.widths[column.id] ?? column.width;
  const button = "grid size-6 place-items-center rounded-seal text-ink-3 hover:bg-sunk hover:text-ink";
  return (
    <span className="inline-flex">
      <button
        type="button"
        aria-label={t("narrower", { column: column.header })}
        className={button}
        onClick={() => onChange(withWidth(layout, column, px - STEP_PX))}
      >
        <Minus aria-hidden="true" size={12} />
      </button>
      <button
        type="button"
        aria-label={t("wider", { column: column.header })}
        className={button}
        onClick={() => onChange(withWidth(layout, column, px + STEP_PX))}
      >
        <Plus aria-hidden="true" size={12} />
      </button>
    </span>
  );
}
