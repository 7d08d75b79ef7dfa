import { useFormatter } from "next-intl";
import { useMemo } from "react";
import { Chart, type Panel } from "@/components/charts/chart";
import { Part } from "./part";
import type { Samples, Say } from "./samples";

type Day = {
  readonly day: string;
  readonly ng: number;
  readonly hold: number;
  readonly hits: number;
  readonly n: number;
};

const LAST = Date.parse("2026-11-22T03:00:00Z");
const DAYS = 90;
const OPEN_DAYS = 21;

/** A course with a weekly beat and a wave of fraud, the same every time. */
const ROWS: readonly Day[] = Array.from({ length: DAYS }, (_, index) => {
  const wave = Math.exp(-(((index - 52) / 7) ** 2)) * 14;
  const ng = Math.round(3 + wave + 2 * Math.sin((index / 7) * 2 * Math.PI));
  const hold = Math.round(9 + wave / 2 + 4 * Math.cos((index / 7) * 2 * Math.PI));
  const n = ng + hold;
  return {
    day: new Date(LAST - (DAYS - 1 - index) * 86_400_000).toISOString().slice(0, 10),
    ng,
    hold,
    n,
    hits: Math.round(n * (0.42 + 0.2 * Math.sin(index / 13))),
  };
});

const isFinal = ({ day }: Day): boolean => Date.parse(day) < LAST - OPEN_DAYS * 86_400_000;
const at = ({ day }: Day): string => day;

function panelsOf(say: Samples, percent: (share: number) => string): readonly Panel<Day>[] {
  return [
    {
      name: say.chart.precision,
      heightPx: 130,
      max: 1,
      format: percent,
      levels: [{ value: 0.4, name: percent(0.4) }],
      series: [
        {
          id: "precision",
          name: say.chart.precision,
          kind: "line",
          tone: "ink",
          value: ({ hits, n }) => hits / n,
          interval: ({ hits, n }) => [
            Math.max(0, hits / n - 0.98 / Math.sqrt(n)),
            Math.min(1, hits / n + 0.98 / Math.sqrt(n)),
          ],
          n: ({ n }) => n,
        },
      ],
    },
    {
      name: say.chart.stopped,
      heightPx: 96,
      format: String,
      series: [
        { id: "ng", name: "NG", kind: "bar", tone: "vermilion", value: ({ ng }) => ng },
        { id: "hold", name: "HOLD", kind: "bar", tone: "amber", value: ({ hold }) => hold },
      ],
    },
    {
      name: say.chart.verdicts,
      heightPx: 96,
      format: String,
      series: [
        { id: "all", name: say.field.rows, kind: "line", tone: "indigo", value: ({ n }) => n },
        { id: "hits", name: say.chart.precision, kind: "line", tone: "vermilion", value: ({ hits }) => hits },
      ],
    },
  ];
}

export function Charts({ say }: Say) {
  const format = useFormatter();
  const panels = useMemo(() => panelsOf(say, (share) => format.number(share, "percent")), [say, format]);
  return (
    <Part id="charts" title={say.parts.charts}>
      <Chart
        title={say.chart.verdicts}
        describe={say.chart.describe}
        name="gallery"
        rows={ROWS}
        at={at}
        atName={say.columns.at}
        formatAt={(day, length) =>
          format.dateTime(new Date(`${day}T03:00:00Z`), length === "short" ? "shortDay" : "day")
        }
        isFinal={isFinal}
        panels={panels}
      />
    </Part>
  );
}
