"use client";

import { useTranslations } from "next-intl";
import { Table, Td, Th } from "@/components/ui/table";
import type { ChartColumn, ChartProps } from "./chart-model";

/** The chart in figures, latest first; not in the page before somebody opens it. */
export function ChartTable<Row>({
  title,
  rows,
  at,
  atName,
  formatAt,
  isFinal,
  columns,
}: Pick<ChartProps<Row>, "title" | "rows" | "at" | "atName" | "formatAt"> & {
  readonly isFinal: (row: Row) => boolean;
  readonly columns: readonly ChartColumn<Row>[];
}) {
  const t = useTranslations("ui.chart");
  return (
    <details className="mt-2">
      <summary className="w-fit text-indigo text-sm">{t("table")}</summary>
      <div className="relative mt-2 max-h-[28rem] overflow-y-auto">
        <Table caption={title}>
          <thead>
            <tr>
              <Th>{atName}</Th>
              {columns.map((column) => (
                <Th key={column.id} end>
                  {column.header}
                </Th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.toReversed().map((row) => (
              <tr key={at(row)} className={isFinal(row) ? "" : "text-ink-2"}>
                <Td className="whitespace-nowrap">
                  {formatAt(at(row), "whole")}
                  {isFinal(row) ? null : <span className="ml-2 text-ink-3 text-xs">{t("immature")}</span>}
                </Td>
                {columns.map((column) => (
                  <Td key={column.id} end>
                    {cell(column, row)}
                  </Td>
                ))}
              </tr>
            ))}
          </tbody>
        </Table>
      </div>
    </details>
  );
}

function cell<Row>(column: ChartColumn<Row>, row: Row): string {
  const value = column.value(row);
  return value === null ? "—" : column.text(value);
}
