import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import type { RecordRequest } from "@/lib/screening/record-store";
import { type Copy, rowsOf, TABLES, type Table } from "./rows";

/** Orders that travel together; each table's rows of them are one COPY. */
const CHUNK = 2_000;
const WRITERS = 2;
const YEAR_MS = 365 * 86_400_000;

type Plan = {
  /** As a role that policies do not bind: COPY refuses tables that have any. */
  readonly adminUrl: string;
  readonly templates: readonly RecordRequest[];
  readonly orders: number;
  /** How many of the newest wait for a decision. */
  readonly openCases: number;
  readonly until: Date;
};

/**
 * Fills the database with a year of screened orders, evenly spread and ending at `until`, by COPY; then has it look at what it
 * holds, as autovacuum would in time. Answers orders a second, without that look.
 */
export async function loadHistory(plan: Plan): Promise<number> {
  const startedAt = performance.now();
  let next = 0;
  await withClients(plan.adminUrl, WRITERS, async (client) => {
    for (;;) {
      const from = next;
      next += CHUNK;
      if (from >= plan.orders) return;
      await copyChunk(client, plan, from, Math.min(next, plan.orders));
    }
  });
  const perSecond = plan.orders / ((performance.now() - startedAt) / 1_000);
  await withClients(plan.adminUrl, 1, async (client) => void (await client.query("VACUUM (ANALYZE)")));
  return perSecond;
}

async function withClients(url: string, count: number, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const one = async () => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await work(client).finally(() => client.end());
  };
  await Promise.all(Array.from({ length: count }, one));
}

async function copyChunk(client: pg.Client, plan: Plan, from: number, to: number): Promise<void> {
  const lines: Record<Table, string[]> = {
    orders: [],
    order_delivery: [],
    order_item: [],
    identifier_sighting: [],
    screening: [],
    order_listing: [],
    review_case: [],
  };
  for (let index = from; index < to; index++) {
    const template = plan.templates[index % plan.templates.length];
    if (!template) throw new Error("a history needs templates");
    const rows = rowsOf(template, copyAt(plan, index));
    for (const table of tables) lines[table].push(...rows[table]);
  }
  await client.query("BEGIN");
  for (const table of tables) {
    if (lines[table].length === 0) continue;
    await pipeline(
      Readable.from([lines[table].join("")]),
      client.query(copyFrom(`COPY ${table} (${TABLES[table]}) FROM STDIN`)),
    );
  }
  await client.query("COMMIT");
}

const tables = Object.keys(TABLES).filter((name): name is Table => name in TABLES);

function copyAt({ templates, orders, openCases, until }: Plan, index: number): Copy {
  const age = ((orders - index) / orders) * YEAR_MS;
  return {
    // The newest copy is that of the very people who order next.
    number: Math.floor((orders - 1 - index) / templates.length),
    at: new Date(Math.floor(until.getTime() - age)),
    held: orders - index <= openCases,
  };
}
