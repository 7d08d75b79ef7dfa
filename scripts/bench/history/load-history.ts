import { finished } from "node:stream/promises";
import pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import type { RecordRequest } from "@/lib/screening/record-store";
import { DAY_MS } from "@/lib/shared/durations";
import { COPY_HEADER, COPY_TRAILER } from "./copy-writer";
import type { Copy, Form } from "./form";
import { FormStore } from "./forms";
import { type Aside, putIndexesAside } from "./indexes";
import { TABLE_NAMES, TABLES, type Table } from "./tables";

/** Orders that travel together. */
const CHUNK = 2_000;
/** What is written side by side: one half of the work is the sightings. */
const LANES: readonly (readonly Table[])[] = [
  ["identifier_sighting"],
  TABLE_NAMES.filter((table) => table !== "identifier_sighting"),
];
const YEAR_MS = 365 * DAY_MS;

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
 * Fills the database with a year of screened orders, evenly spread and ending at `until`, by COPY. Autovacuum leaves the tables alone
 * until `settle`: it would go over them again and again while they grow.
 */
export async function loadHistory(plan: Plan): Promise<void> {
  const before = await withClient(plan.adminUrl, (client) => prepare(client, plan));
  const store = new FormStore(plan.templates);
  await Promise.all(
    LANES.map((tables) =>
      withClient(plan.adminUrl, async (client) => {
        await copyTables(client, { plan, store, tables, fresh: before.fresh });
        await client.query("SET maintenance_work_mem = '512MB'");
        const own = before.aside.filter(({ table }) => tables.includes(table));
        for (const { create } of own) await client.query(create);
      }),
    ),
  );
}

/** Has the database look at what was loaded, as autovacuum would in time, and write it to the disk. */
export async function settle(adminUrl: string): Promise<void> {
  await Promise.all(
    LANES.map((tables) =>
      withClient(adminUrl, async (client) => {
        for (const table of tables) {
          await client.query(`VACUUM (ANALYZE) ${table}`);
          await client.query(`ALTER TABLE ${table} RESET (autovacuum_enabled)`);
        }
      }),
    ),
  );
  await withClient(adminUrl, async (client) => {
    for (let segment = 0; segment < LOG_SEGMENTS; segment++) {
      await client.query("SELECT pg_logical_emit_message(false, 'history', ''), pg_switch_wal()");
    }
    await client.query("CHECKPOINT");
  });
}

/**
 * What days of orders leave behind to be written over. A database without them fills a new segment of its log with zeros every 1,200
 * orders, while all who commit wait for it.
 */
const LOG_SEGMENTS = 24;

type Before = {
  readonly aside: readonly Aside[];
  /** Tables that hold nothing and that nothing refers to. */
  readonly fresh: ReadonlySet<Table>;
};

/** Indexes stay where most of the rows are there already. */
async function prepare(client: pg.Client, { orders }: Plan): Promise<Before> {
  for (const table of TABLE_NAMES) await client.query(`ALTER TABLE ${table} SET (autovacuum_enabled = false)`);
  const { rows } = await client.query<{ count: string }>("SELECT count(*) FROM order_listing");
  const aside = Number(rows[0]?.count) < orders ? await putIndexesAside(client, TABLE_NAMES) : [];
  const fresh = new Set<Table>();
  for (const table of TABLE_NAMES) {
    const answer = await client.query<{ fresh: boolean }>(
      `SELECT NOT EXISTS (SELECT FROM ${table})
          AND NOT EXISTS (SELECT FROM pg_constraint WHERE confrelid = $1::regclass AND contype = 'f') AS fresh`,
      [table],
    );
    if (answer.rows[0]?.fresh) fresh.add(table);
  }
  return { aside, fresh };
}

type Lane = {
  readonly plan: Plan;
  readonly store: FormStore;
  readonly tables: readonly Table[];
  readonly fresh: ReadonlySet<Table>;
};

/** One transaction: rows of a table that is emptied in it are stored as if they had always been there, and are never written again. */
async function copyTables(client: pg.Client, { plan, store, tables, fresh }: Lane): Promise<void> {
  // References are held by what the rows are made from; to look each of them up takes as long as to store it.
  await client.query("SET session_replication_role = replica");
  await client.query("BEGIN");
  for (const table of tables) if (fresh.has(table)) await client.query(`TRUNCATE ${table}`);
  for (let from = 0; from < plan.orders; from += CHUNK) {
    const made = Array.from({ length: Math.min(CHUNK, plan.orders - from) }, (_, at) => {
      const { template, held, copy } = copyAt(plan, from + at);
      return { copy, forms: store.of(template, held) };
    });
    for (const table of tables) {
      const rows = made.map(({ copy, forms }) => ({ copy, form: forms.get(table) }));
      await copyRows(client, { table, frozen: fresh.has(table) }, rows);
    }
  }
  await client.query("COMMIT");
}

async function copyRows(
  client: pg.Client,
  { table, frozen }: { readonly table: Table; readonly frozen: boolean },
  made: readonly { readonly copy: Copy; readonly form: Form | undefined }[],
): Promise<void> {
  const length = made.reduce((sum, { form }) => sum + (form?.bytes.length ?? 0), 0);
  if (length === 0) return;
  const bytes = Buffer.allocUnsafe(COPY_HEADER.length + length + COPY_TRAILER.length);
  let at = COPY_HEADER.copy(bytes);
  for (const { copy, form } of made) if (form) at = form.copyInto(bytes, at, copy);
  COPY_TRAILER.copy(bytes, at);
  const columns = Object.keys(TABLES[table]).join(", ");
  const how = `FORMAT binary, FREEZE ${frozen}`;
  const stream = client.query(copyFrom(`COPY ${table} (${columns}) FROM STDIN (${how})`));
  stream.end(bytes);
  await finished(stream);
}

function copyAt({ templates, orders, openCases, until }: Plan, index: number) {
  const age = ((orders - index) / orders) * YEAR_MS;
  const atMs = Math.floor(until.getTime() - age);
  return {
    template: index % templates.length,
    held: orders - index <= openCases,
    // The newest copy is that of the very people who order next.
    copy: {
      number: Math.floor((orders - 1 - index) / templates.length),
      atMs,
      isoTime: new Date(atMs).toISOString(),
    },
  };
}

async function withClient<Result>(url: string, work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return work(client).finally(() => client.end());
}
