"use client";

import { useTranslations } from "next-intl";
import { useImperativeHandle, useRef } from "react";
import { Button } from "./button";
import { ColumnMenu } from "./column-menu";
import { cx } from "./cx";
import { DataTableHead } from "./data-table-head";
import type { DataTableProps, More } from "./data-table-props";
import { DataTableRow, GapRow } from "./data-table-row";
import { ProgressLine } from "./progress-line";
import { piecesOf } from "./row-window";
import { useColumns } from "./use-columns";
import { useRowFocus } from "./use-row-focus";
import { useRowWindow } from "./use-row-window";

export type { Sort, TableHandle } from "./data-table-props";
export type { Column } from "./table-layout";

/** Height of the head, which stays in sight; see `DataTableHead`. */
const HEAD_PX = 32;
/** Of the regular density. */
const USUAL_ROW_PX = 36;

/**
 * Many rows of one kind: drawn only where one looks, under a head that stays, in columns that can be dragged and hidden. Arrow keys,
 * Home, End and the page keys move a row's focus, Enter opens it, Space selects it. Sorting, filtering and paging are the server's.
 */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { rows, keyOf, more, selection } = props;
  const frame = useRef<HTMLDivElement>(null);
  const layout = useColumns(props);
  const { window, rowPx, bringIntoView } = useRowWindow(frame, rows.length, { headPx: HEAD_PX, usualPx: USUAL_ROW_PX });
  const focus = useRowFocus({ ...props, frame, bringIntoView, pageRows: Math.max(1, window.end - window.start - 16) });
  useImperativeHandle(props.handle, () => focus.handle, [focus.handle]);
  const pieces = piecesOf(window, rows.length, focus.active);
  const cells = layout.visible.length + (selection ? 1 : 0);
  return (
    <div className={cx("@container flex min-h-0 flex-col", props.className)}>
      <div className="flex min-h-control-sm items-center gap-2 pb-1">
        <div className="flex min-w-0 flex-1 flex-wrap items-center gap-2">{props.toolbar}</div>
        <ColumnMenu columns={props.columns} layout={layout.stored} onChange={layout.remember} narrow={props.narrow} />
      </div>
      <ProgressLine active={props.busy ?? false} label={props.caption} />
      <div
        ref={frame}
        onScroll={(event) => (nearEnd(event.currentTarget, rowPx) ? loadMore(more) : undefined)}
        className="relative min-h-0 overflow-auto overscroll-contain border-line border-b"
      >
        <table
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: rows take the focus and can be chosen
          role="grid"
          aria-label={props.caption}
          aria-rowcount={props.total === undefined || props.total === null ? -1 : props.total + 1}
          aria-busy={props.busy || undefined}
          {...(selection ? { "aria-multiselectable": true } : {})}
          style={{ minWidth: layout.leastPx }}
          className={cx(
            "w-full table-fixed border-separate border-spacing-0 text-left text-sm",
            props.narrow && "@max-2xl:min-w-0!",
          )}
        >
          <DataTableHead {...props} layout={layout} />
          <tbody onKeyDown={focus.onKeyDown}>
            {pieces.map((piece) => {
              if ("gap" in piece) return <GapRow key={`gap${piece.gap}`} px={piece.gap * rowPx} cells={cells} />;
              const row = rows[piece.row];
              if (row === undefined) return null;
              const key = keyOf(row);
              return (
                <DataTableRow
                  key={key}
                  row={row}
                  rowKey={key}
                  index={piece.row}
                  columns={layout.visible}
                  narrow={props.narrow}
                  name={props.nameOf?.(row) ?? key}
                  href={props.hrefOf?.(row) ?? null}
                  focusable={piece.row === (focus.active ?? 0)}
                  current={props.currentKey === key}
                  selected={selection ? selection.selected.has(key) : null}
                  onSelect={focus.toggle}
                  onOpen={focus.open}
                  onFocus={focus.take}
                />
              );
            })}
          </tbody>
        </table>
        <Foot more={more} count={rows.length} />
      </div>
    </div>
  );
}

const nearEnd = (frame: HTMLElement, rowPx: number): boolean =>
  frame.scrollHeight - frame.scrollTop - frame.clientHeight < 12 * rowPx;

const loadMore = (more: More | undefined): void => {
  if (more?.hasMore && !more.loading && !more.failed) more.load();
};

function Foot({ more, count }: { readonly more: More | undefined; readonly count: number }) {
  const t = useTranslations("ui.table");
  if (!more || count === 0) return null;
  return (
    <p className="sticky left-0 flex h-row items-center justify-center text-ink-3 text-xs">
      {more.hasMore ? (
        <Button kind="quiet" size="sm" busy={more.loading} onClick={more.load}>
          {t("more")}
        </Button>
      ) : (
        t("end", { count })
      )}
    </p>
  );
}
