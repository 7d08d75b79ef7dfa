"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useMemo, useRef, useState } from "react";
import { cx } from "@/components/ui/cx";
import { ChartExport } from "./chart-export";
import { type ChartProps, columnsOf, csvOf, nudgesOf, type Panel, type Series } from "./chart-model";
import { ChartTable } from "./chart-table";
import { DayPanel, type Mark } from "./day-panel";
import { lineColor, TONES } from "./tones";

export type { Panel } from "./chart-model";

/**
 * Figures over time: ink lines, intervals as a wash, what is not final hatched. Arrow keys move from point to point, and what is
 * pointed at is said; the same figures stand in a table under it, and can be taken along.
 */
export function Chart<Row>(props: ChartProps<Row>) {
  const { rows, at, panels, isFinal = always } = props;
  const t = useTranslations("ui.chart");
  const format = useFormatter();
  const figure = useRef<HTMLElement>(null);
  const [pointed, setPointed] = useState<string | null>(null);
  const placed = useMemo(() => rows.map((row) => ({ day: at(row), row })), [rows, at]);
  const columns = columnsOf(
    panels,
    {
      low: (name) => t("low", { name }),
      high: (name) => t("high", { name }),
      n: (name) => t("countOf", { name }),
    },
    (value) => format.number(value),
  );
  const nudges = useMemo(() => panels.map((panel) => nudgesOf(panel, rows)), [panels, rows]);
  const labelled = nudges.some(({ size }) => size > 0);
  const firstOpen = placed.find(({ row }) => !isFinal(row))?.day;
  const last = placed.at(-1)?.day;
  const shown = placed.find(({ day }) => day === pointed);
  return (
    <div>
      <div className="flex min-h-control-sm flex-wrap items-center justify-between gap-x-4">
        <Readout {...props} row={shown?.row ?? null} />
        <ChartExport
          figure={figure}
          name={props.name}
          title={props.title}
          csv={() => csvOf(columns, rows, { at, isFinal })}
        />
      </div>
      <figure ref={figure} className="grid gap-1">
        {panels.map((panel, index) => (
          <div key={panel.name} data-panel={panel.name}>
            <Heading panel={panel} rows={rows} />
            <DayPanel
              rows={placed}
              figure={props.name}
              marks={panel.series.map((series) => markOf(series, nudges[index]?.get(series.id)))}
              labelPx={labelled ? LABEL_PX : 8}
              heightPx={panel.heightPx}
              formatValue={panel.format}
              formatDay={(day) => props.formatAt(day, "short")}
              hatched={firstOpen === undefined || last === undefined ? null : [firstOpen, last]}
              withDays={index === panels.length - 1}
              onDay={setPointed}
              {...(panel.max === undefined ? {} : { max: panel.max })}
              {...(panel.levels ? { levels: panel.levels } : {})}
              {...(index === 0 ? { label: `${props.describe} ${t("hint")}` } : {})}
            />
          </div>
        ))}
      </figure>
      <ChartTable {...props} columns={columns} isFinal={isFinal} />
    </div>
  );
}

const always = () => true;
const LABEL_PX = 76;

type Placed<Row> = { readonly day: string; readonly row: Row };

function markOf<Row>({ kind, name, tone, value, interval }: Series<Row>, nudgePx?: number): Mark<Placed<Row>> {
  const { color, edge, wash } = TONES[tone];
  if (kind === "bar") {
    return { kind, name, color, value: ({ row }) => value(row) ?? 0, ...(edge ? { edge } : {}) };
  }
  return {
    kind,
    name,
    color: lineColor(tone),
    wash,
    value: ({ row }) => value(row),
    interval: ({ row }) => {
      const range = interval?.(row);
      return range ? [range[0], range[1]] : null;
    },
    ...(nudgePx === undefined ? {} : { label: { nudgePx } }),
  };
}

/** Names where the drawing is, and how many observations there are in all. */
function Heading<Row>({ panel, rows }: { readonly panel: Panel<Row>; readonly rows: readonly Row[] }) {
  const bars = panel.series.filter(({ kind }) => kind === "bar");
  return (
    <p className="mt-2 flex flex-wrap items-baseline gap-x-3 text-xs">
      <span className="font-semibold">{panel.name}</span>
      {panel.note ? <span className="text-ink-3">{panel.note}</span> : null}
      {bars.map((series) => (
        <span key={series.id} className="figures inline-flex items-baseline gap-1.5 text-ink-2">
          <span
            aria-hidden="true"
            className="inline-block size-2.5 border"
            style={{ background: TONES[series.tone].color, borderColor: lineColor(series.tone) }}
          />
          {series.name} {panel.format(rows.reduce((sum, row) => sum + (series.value(row) ?? 0), 0))}
        </span>
      ))}
    </p>
  );
}

/** What is pointed at, in figures, each with its interval and its n; read out to whoever moves by keys. */
function Readout<Row>({ row, at, formatAt, panels, isFinal = always }: ChartProps<Row> & { readonly row: Row | null }) {
  const t = useTranslations("ui.chart");
  return (
    <output className="figures flex min-h-[1lh] flex-wrap gap-x-3 text-ink-2 text-xs">
      {row === null ? null : (
        <>
          <span className="font-semibold text-ink">{formatAt(at(row), "whole")}</span>
          {panels.flatMap((panel) =>
            panel.series.map((series) => <Said key={series.id} series={series} row={row} format={panel.format} />),
          )}
          <span className={cx("text-ink-3", isFinal(row) && "hidden")}>{t("immature")}</span>
        </>
      )}
    </output>
  );
}

function Said<Row>({
  series,
  row,
  format,
}: {
  readonly series: Series<Row>;
  readonly row: Row;
  readonly format: (value: number) => string;
}) {
  const t = useTranslations("ui.chart");
  const value = series.value(row);
  const range = series.interval?.(row) ?? null;
  const n = series.n?.(row) ?? null;
  const beside = [
    range === null ? null : t("interval", { low: format(range[0]), high: format(range[1]) }),
    n === null ? null : t("n", { count: n }),
  ].filter((part) => part !== null);
  return (
    <span>
      {series.name} {value === null ? "—" : format(value)}
      {beside.length > 0 ? <span className="ml-1 text-ink-3">({beside.join(" · ")})</span> : null}
    </span>
  );
}
