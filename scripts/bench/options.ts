import { parseArgs } from "node:util";
import { Problem } from "../lib/problem.mjs";

export const USAGE = `npm run bench [-- --history N] [--rounds N] [--seconds N] [--connections 1,4,16] [--only floor,screen,offered,engine,start,queue,growth]

Measures an installation of its own, with a durable database: floor (same HTTP stack, same parsing, one durable insert) and screen
(POST /api/v1/screenings) interleaved, screenings offered at a steady 100 a second, the engine alone, start-up and memory. queue (when
asked for) asks for the review queue under 100,000 orders and 2,000 open cases. growth
(minutes, only when asked for) compares one connection's median with 10,000 orders of history, with the given number, and on a hot
key. Prints JSON lines and writes bench/latest.json.

  --history N      orders before the measurement, at most 2000000: the first 1000 screened, the rest by COPY (default 10000;
                   growth: 1000000)
  --rounds N       rounds; figures are medians over them (default 5)
  --seconds N      of load per round, kind and number of connections (default 3)
  --connections    numbers of connections, comma-separated
  --only           parts to run, comma-separated`;

const USUAL = ["floor", "screen", "offered", "engine", "start"] as const;
const PARTS = [...USUAL, "queue", "growth"] as const;
export type Part = (typeof PARTS)[number];

export type Options = {
  /** Null where each part takes its own. */
  readonly history: number | null;
  readonly rounds: number;
  readonly seconds: number;
  readonly connections: readonly number[];
  readonly parts: ReadonlySet<Part>;
};

/**
 * Reads the command line; null when help was asked for.
 * @throws Problem that says what is wrong with it
 */
export function parseOptions(args: readonly string[]): Options | null {
  const { values } = parsed(args);
  if (values.help) return null;
  return {
    history: values.history === undefined ? null : number("--history", values.history, 0, 2_000_000),
    rounds: number("--rounds", values.rounds, 1, 100),
    seconds: number("--seconds", values.seconds, 1, 600),
    connections: values.connections.split(",").map((text) => number("--connections", text, 1, 256)),
    parts: new Set(values.only.split(",").map(part)),
  };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        history: { type: "string" },
        rounds: { type: "string", default: "5" },
        seconds: { type: "string", default: "3" },
        connections: { type: "string", default: "1,4,16" },
        only: { type: "string", default: USUAL.join(",") },
        help: { type: "boolean", short: "h", default: false },
      },
    });
  } catch (error) {
    throw new Problem(error instanceof Error ? error.message : String(error), USAGE);
  }
}

function number(name: string, text: string, min: number, max: number): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= min && value <= max) return value;
  throw new Problem(`${name} ${text} is not a whole number from ${min} to ${max}.`);
}

function part(text: string): Part {
  const found = PARTS.find((name) => name === text);
  if (found) return found;
  throw new Problem(`--only ${text} is no part of the benchmark.`, `It has ${PARTS.join(", ")}.`);
}
