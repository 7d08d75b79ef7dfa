"use client";

import { useEffect, useId } from "react";
import {
  Area,
  Bar,
  CartesianGrid,
  ComposedChart,
  Line,
  ReferenceArea,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import { Hatch } from "./hatch";

/** What a panel draws: bars that stand on one another, or a line with its interval. */
export type Mark<Row> =
  | {
      readonly kind: "bar";
      readonly name: string;
      readonly color: string;
      /** Its edge, where the bar is not solid. */
      readonly edge?: string;
      readonly value: (row: Row) => number;
    }
  | {
      readonly kind: "line";
      readonly name: string;
      readonly color: string;
      readonly wash: string;
      readonly value: (row: Row) => number | null;
      readonly interval: (row: Row) => [low: number, high: number] | null;
      /** Carries its name at its end, moved by so many pixels to stay clear of another's. */
      readonly label?: { readonly nudgePx: number };
    };

export type DayPanelProps<Row extends { readonly day: string }> = {
  readonly rows: readonly Row[];
  readonly marks: readonly Mark<Row>[];
  readonly heightPx: number;
  /** Highest value of the axis; what fits when absent. */
  readonly max?: number;
  readonly formatValue: (value: number) => string;
  readonly formatDay: (day: string) => string;
  /** Room for the names of lines at their ends; the same in all panels of a figure. */
  readonly labelPx?: number;
  /** Lines that the values are measured against. */
  readonly levels?: readonly { readonly value: number; readonly name: string }[];
  /** First and last day that are not final, both included; null = all are. */
  readonly hatched: readonly [from: string, to: string] | null;
  /** The lowest panel of a figure carries the days. */
  readonly withDays: boolean;
  /** Panels of one figure share their cursor by this name. */
  readonly figure: string;
  /** What the panel shows, in words; the panel of a figure that has it takes the arrow keys. */
  readonly label?: string;
  /** The day under the pointer, or chosen by arrow keys; null = none. */
  readonly onDay: (day: string | null) => void;
};

const GUTTER_PX = 44;

/** One panel of a figure over calendar days; the only place that knows the chart library. Arrow keys move from day to day. */
export function DayPanel<Row extends { readonly day: string }>(props: DayPanelProps<Row>) {
  const { rows, marks, heightPx, formatValue, formatDay, withDays } = props;
  const hatch = useId();
  const data = rows.map((row) => row);
  const height = heightPx + (withDays ? 24 : 0);
  return (
    // The library draws in the browser alone: its room is kept, so that nothing moves when it does.
    <div style={{ height }}>
      <ResponsiveContainer width="100%" height={height}>
        <ComposedChart
          data={data}
          syncId={props.figure}
          margin={{ top: 6, right: props.labelPx ?? 8, bottom: withDays ? 0 : 6, left: 0 }}
          barCategoryGap={rows.length > 120 ? 0 : "18%"}
          accessibilityLayer={props.label !== undefined}
          {...(props.label === undefined ? {} : { title: props.label })}
        >
          <Hatch id={hatch} />
          <CartesianGrid vertical={false} stroke="var(--line)" />
          <XAxis
            dataKey="day"
            hide={!withDays}
            height={24}
            tickFormatter={formatDay}
            tickLine={false}
            axisLine={{ stroke: "var(--ink)" }}
            tick={{ fill: "var(--ink-3)", fontSize: 11 }}
            minTickGap={36}
          />
          <YAxis
            width={GUTTER_PX}
            domain={[0, props.max ?? "auto"]}
            allowDataOverflow
            {...(props.max === undefined
              ? { allowDecimals: false, tickCount: 3 }
              : { ticks: [0, props.max / 2, props.max], interval: 0 })}
            tickFormatter={formatValue}
            tickLine={false}
            axisLine={false}
            tick={{ fill: "var(--ink-3)", fontSize: 11 }}
          />
          <Tooltip
            content={({ active, label }) => <Pointed day={active ? String(label) : null} onDay={props.onDay} />}
            cursor={{ stroke: "var(--ink)", strokeWidth: 1, fill: "transparent" }}
            isAnimationActive={false}
          />
          {marks.map((mark) => drawn(mark, rows.length - 1))}
          {props.levels?.map((level) => (
            <ReferenceLine
              key={level.name}
              y={level.value}
              stroke="var(--ink-2)"
              strokeDasharray="2 3"
              ifOverflow="extendDomain"
              label={{ value: level.name, position: "insideTopLeft", fill: "var(--ink-2)", fontSize: 11 }}
            />
          ))}
          {props.hatched ? (
            <ReferenceArea x1={props.hatched[0]} x2={props.hatched[1]} fill={`url(#${hatch})`} ifOverflow="hidden" />
          ) : null}
        </ComposedChart>
      </ResponsiveContainer>
    </div>
  );
}

/** Draws nothing: tells the figure which day is pointed at. */
function Pointed({ day, onDay }: { readonly day: string | null; readonly onDay: (day: string | null) => void }) {
  useEffect(() => onDay(day), [day, onDay]);
  return null;
}

function drawn<Row>(mark: Mark<Row>, last: number) {
  const still = { isAnimationActive: false } as const;
  if (mark.kind === "bar") {
    return (
      <Bar
        key={mark.name}
        {...still}
        name={mark.name}
        dataKey={mark.value}
        stackId="all"
        fill={mark.color}
        {...(mark.edge ? { stroke: mark.edge, strokeWidth: 1 } : {})}
      />
    );
  }
  return [
    <Area
      key={`${mark.name} interval`}
      {...still}
      dataKey={mark.interval}
      type="linear"
      stroke="none"
      fill={mark.wash}
      fillOpacity={1}
      activeDot={false}
    />,
    <Line
      key={mark.name}
      {...still}
      name={mark.name}
      dataKey={mark.value}
      type="linear"
      stroke={mark.color}
      strokeWidth={1.75}
      dot={false}
      activeDot={{ r: 3, fill: mark.color, stroke: "var(--paper)" }}
      {...(mark.label
        ? { label: <EndLabel name={mark.name} color={mark.color} last={last} nudgePx={mark.label.nudgePx} /> }
        : {})}
    />,
  ];
}

/** Drawn by the library at every point; says the line's name at the last one. */
function EndLabel({
  name,
  color,
  last,
  nudgePx,
  index,
  x,
  y,
}: {
  readonly name: string;
  readonly color: string;
  readonly last: number;
  readonly nudgePx: number;
  readonly index?: number;
  readonly x?: number | string;
  readonly y?: number | string;
}) {
  if (index !== last || x === undefined || y === undefined) return null;
  return (
    <text x={Number(x) + 6} y={Number(y) + nudgePx} dy="0.35em" fontSize={11} fill={color}>
      {name}
    </text>
  );
}
