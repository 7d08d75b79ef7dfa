import { parseArgs } from "node:util";
import { Problem } from "../lib/problem.mjs";

export const USAGE = `npm run bench [-- --large N] [--history N] [--rounds N] [--seconds N] [--connections 1,4,16] [--only floor,screen,offered,engine,start,queue,growth]

Measures installations of its own, each with a durable database: floor (same HTTP stack, same parsing, one durable insert) and screen
(POST /api/v1/screenings) interleaved, screenings offered at a steady 100 a second, the engine alone, start-up and memory; queue: the
review queue's API under 100,000 orders and 2,000 open cases; growth: one connection's median with 10,000 orders of history, beside it
with the large history, and there on a hot key, and 16 connections on the large history. Histories are loaded by COPY, which is
measured as well. Prints JSON lines and writes bench/latest.json. With --large 1000000 it takes some ten minutes more and 20 GB of disk.

  --large N        orders of the large history, at most 2000000 (default 100000)
  --history N      orders before floor, screen and offered: the first 1000 screened, the rest by COPY (default 10000)
  --rounds N       rounds; figures are medians over them (default 3)
  --seconds N      of load per round, kind and number of connections (default 3)
  --connections    numbers of connections, comma-separated
  --only           parts to run, comma-separated`;

const PARTS = ["floor", "screen", "offered", "engine", "start", "queue", "growth"] as const;
export type Part = (typeof PARTS)[number];

export type Options = {
  readonly history: number;
  readonly large: number;
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
    history: number("--history", values.history, 0, 2_000_000),
    large: number("--large", values.large, 1, 2_000_000),
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
        history: { type: "string", default: "10000" },
        large: { type: "string", default: "100000" },
        rounds: { type: "string", default: "3" },
        seconds: { type: "string", default: "3" },
        connections: { type: "string", default: "1,4,16" },
        only: { type: "string", default: PARTS.join(",") },
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
