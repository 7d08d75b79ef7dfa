import { expect, it } from "vitest";
import { columnsOf, csvOf, nudgesOf, type Panel } from "./chart-model";

type Day = { readonly day: string; readonly stopped: number; readonly share: readonly [number, number, number] | null };

const PANELS: readonly Panel<Day>[] = [
  {
    name: "Precision",
    heightPx: 100,
    format: (value) => `${value * 100}%`,
    series: [
      {
        id: "precision",
        name: "Precision",
        kind: "line",
        tone: "ink",
        value: ({ share }) => share?.[0] ?? null,
        interval: ({ share }) => (share ? [share[1], share[2]] : null),
        n: ({ stopped }) => stopped,
      },
    ],
  },
];
const WORDS = {
  low: (name: string) => `${name} low`,
  high: (name: string) => `${name} high`,
  n: (name: string) => `${name} n`,
};
const columns = columnsOf(PANELS, WORDS, String);

it("puts everything a chart shows into its table: value, interval and n", () => {
  expect(columns.map(({ header }) => header)).toEqual(["Precision", "Precision low", "Precision high", "Precision n"]);
});

it("exports plain numbers, and nothing where there is no figure", () => {
  const rows: readonly Day[] = [
    { day: "2026-11-21", stopped: 8, share: [0.5, 0.2, 0.8] },
    { day: "2026-11-22", stopped: 0, share: null },
  ];
  const csv = csvOf(columns, rows, { at: ({ day }) => day, isFinal: ({ share }) => share !== null });
  expect(csv).toBe(
    "at,final,precision,precision_low,precision_high,precision_n\r\n2026-11-21,1,0.5,0.2,0.8,8\r\n2026-11-22,0,,,,0\r\n",
  );
});

it("exports no formula, and keeps quotes and commas inside their cell", () => {
  const at = (day: string) =>
    csvOf([], [{ day, stopped: 0, share: null }], { at: () => day, isFinal: () => true }).split("\r\n")[1];
  expect(at('=HYPERLINK("http://example.com")')).toBe(`"'=HYPERLINK(""http://example.com"")",1`);
  expect(at("-12")).toBe("-12,1");
  expect(at("a,b")).toBe('"a,b",1');
});

it("keeps the names at the ends of lines apart, the higher line's name on top", () => {
  const line = (id: string, end: number) => ({ id, name: id, kind: "line", tone: "ink", value: () => end }) as const;
  const panel = {
    name: "",
    heightPx: 100,
    max: 100,
    format: String,
    series: [line("a", 20), line("b", 22), line("c", 90)],
  };
  const nudges = nudgesOf(panel, [{}]);
  const at = (id: string, end: number) => 100 - end + (nudges.get(id) ?? Number.NaN);
  expect(at("a", 20) - at("b", 22)).toBeGreaterThanOrEqual(12);
  expect(nudges.get("c")).toBe(0);
  expect(nudgesOf({ ...panel, series: [line("a", 20)] }, [{}]).size).toBe(0);
});
