import type { OrderInput } from "@/lib/risk/order";
import { dim, step } from "../lib/report.mjs";
import { median } from "../replay/metrics/quantile";
import { asAdministrator, type Filled, fillHistory, TEMPLATES } from "./history/fill-history";
import { heat, onHotKey } from "./hot-key";
import type { Options } from "./options";
import { describe, measure, measureRounds, type Setting, warmUp } from "./rounds";
import { type Cell, rounded, summarise } from "./summarise";

const SMALL = 10_000;
const HOT_SIGHTINGS = 100_000;
/** As many as share their round trips when a merchant is busy. */
export const BUSY_CONNECTIONS = 16;

const CASES = ["small", "large", "hot"] as const;
type Case = (typeof CASES)[number];
type Round = Readonly<Record<Case, Cell>>;

/**
 * How a screening's time grows with what lies behind it. Two installations side by side, one with 10,000 orders and one with the
 * large history: each round asks both in turn, the large one also for orders on a device and an IP that were seen 100,000 times within
 * a day, so that ratios come from the same minute of the same machine.
 */
export async function benchGrowth(
  sides: { readonly small: Setting; readonly large: Setting },
  options: Options,
): Promise<readonly Record<string, unknown>[]> {
  const { small, large } = sides;
  const orders = options.large;
  const like = small.supply.take(TEMPLATES);
  const loads = [await fill(small, SMALL, like), await fill(large, orders, like)];
  await step(`Making ${HOT_SIGHTINGS} sightings of one device and one IP`, () =>
    heat(asAdministrator(large.installation), HOT_SIGHTINGS),
  );
  await step("Warming both up", async () => {
    for (const side of [small, large]) await warmUp(side, "screen");
  });
  const rounds: Round[] = [];
  for (let round = 1; round <= options.rounds; round++) rounds.push(await measureRound(sides, options, round));
  const kinds = ["floor", "screen"] as const;
  const busy = await measureRounds(large, { kinds, options: { ...options, connections: [BUSY_CONNECTIONS] } });
  const lines = summarise(busy, kinds, [BUSY_CONNECTIONS]).map((line) => ({ ...line, history: orders }));
  return [...loads, ...growthLines(rounds, orders), ...lines];
}

function fill({ installation }: Setting, orders: number, like: readonly OrderInput[]): Promise<Filled> {
  return step(`Loading ${orders} orders`, () => fillHistory(installation, { orders, openCases: 0, like }));
}

/** One connection at a time; whoever goes first in one round goes last in the next. */
async function measureRound(
  { small, large }: { readonly small: Setting; readonly large: Setting },
  { seconds }: Options,
  round: number,
): Promise<Round> {
  const settings: Record<Case, Setting & { change?: (order: OrderInput) => OrderInput }> = {
    small,
    large,
    hot: { ...large, change: onHotKey },
  };
  const cells: Partial<Record<Case, Cell>> = {};
  for (const name of round % 2 === 1 ? CASES : CASES.toReversed()) {
    const { change, ...setting } = settings[name];
    const ask = { kind: "screen", connections: 1, seconds, ...(change ? { change } : {}) } as const;
    const cell = await measure(setting, ask);
    console.log(dim(`  round ${round}, ${name}, ${describe(cell)}`));
    cells[name] = cell;
  }
  const { small: first, large: second, hot: third } = cells;
  if (!first || !second || !third) throw new Error("a round has all of its cases");
  return { small: first, large: second, hot: third };
}

function growthLines(rounds: readonly Round[], orders: number): Record<string, unknown>[] {
  const times = (name: Case, to: Case) => ({
    p50: rounded(median(rounds.map((round) => p50(round[name]) / p50(round[to]))), 2),
    cpu: rounded(median(rounds.flatMap((round) => relation(cpu(round[name]), cpu(round[to])))), 2),
  });
  const figures = (name: Case) => {
    const cells = rounds.map((round) => round[name]);
    return {
      p50Ms: rounded(median(cells.map(p50)), 2),
      nodeCpuMs: rounded(median(cells.flatMap(({ cpuMs }) => cpuMs.node ?? [])), 2),
      postgresCpuMs: rounded(median(cells.flatMap(({ cpuMs }) => cpuMs.postgres ?? [])), 2),
      requests: cells.reduce((sum, { load }) => sum + load.requests, 0),
      failures: cells.reduce((sum, { load }) => sum + load.failures, 0),
    };
  };
  const about = { bench: "growth", connections: 1 } as const;
  const hotKey = { history: orders, hotKey: HOT_SIGHTINGS };
  return [
    { ...about, history: SMALL, ...figures("small") },
    { ...about, history: orders, ...figures("large"), timesSmall: times("large", "small") },
    { ...about, ...hotKey, ...figures("hot"), timesSmall: times("hot", "small"), timesLarge: times("hot", "large") },
  ];
}

/** Processor time of both sides: unlike latency it says the same on a busy machine. Null where the system does not tell. */
const cpu = ({ cpuMs: { node, postgres } }: Cell): number | null =>
  node === null || postgres === null ? null : node + postgres;

const relation = (of: number | null, to: number | null): readonly number[] =>
  of === null || to === null ? [] : [of / to];

const p50 = ({ load }: Cell): number => load.p50Ms ?? Number.NaN;
