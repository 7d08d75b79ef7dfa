#!/usr/bin/env node
// Stands in for Prisma's native `schema-engine` executable, which Prisma's CLI would download from a host that many
// networks block. Speaks its JSON-RPC over stdio and runs the same engine, compiled to WebAssembly, over adapter-pg.
// Prisma finds it by PRISMA_SCHEMA_ENGINE_BINARY, which prisma.config.ts sets. TypedSQL is left out: nothing uses it.
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum, DriverAdapterError } from "@prisma/driver-adapter-utils";
import pg from "pg";

const wasmDir = path.dirname(createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm"));
const { values, positionals } = parseArgs({
  allowPositionals: true,
  strict: false,
  options: {
    datamodels: { type: "string", multiple: true, short: "d" },
    datasource: { type: "string" },
    version: { type: "boolean", short: "V" },
  },
});
const datasource = values.datasource ? JSON.parse(values.datasource) : {};

const quote = (name) => `"${name.replaceAll('"', '""')}"`;

/** Prisma's own parameters mean nothing to PostgreSQL's client. */
function parseUrl(text) {
  const url = new URL(text);
  const schema = url.searchParams.get("schema") ?? "public";
  for (const name of ["schema", "connection_limit", "pool_timeout", "pgbouncer"]) url.searchParams.delete(name);
  return { href: url.toString(), schema, database: decodeURIComponent(url.pathname.slice(1)) };
}

function withDatabase(text, database) {
  const url = new URL(parseUrl(text).href);
  url.pathname = `/${encodeURIComponent(database)}`;
  return url.toString();
}

async function withClient(url, work) {
  const client = new pg.Client({ connectionString: parseUrl(url).href, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

const onServer = (sql) => withClient(withDatabase(datasource.url, "postgres"), (client) => client.query(sql));

/** `schema-engine cli …`: small questions about the database itself, answered by exit code and a log line. */
async function runCli(command) {
  const codes = { "3D000": "P1003", "28P01": "P1000", 28000: "P1010", "42P04": "P1009" };
  const database = quote(parseUrl(datasource.url).database);
  const actions = {
    "can-connect-to-database": () => withClient(datasource.url, () => {}),
    "create-database": () => onServer(`CREATE DATABASE ${database}`),
    "drop-database": () => onServer(`DROP DATABASE ${database}`),
  };
  try {
    await actions[command]();
    return 0;
  } catch (error) {
    const fields = { message: error.message, error_code: codes[error.code] ?? "P1001", is_panic: false };
    process.stderr.write(`\n${JSON.stringify({ level: "ERROR", target: "schema_engine::logger", fields })}`);
    return 1;
  }
}

/** Types the adapter rejects, though the engine's catalogue queries select them: "char" and name[]. */
const CASTS = { 18: ["::text", ColumnTypeEnum.Character], 1003: ["::text[]", ColumnTypeEnum.TextArray] };

/** The engine takes the INCLUDE columns of an index for key columns, and would report drift for every covering key. */
const keyColumnsOnly = (sql) =>
  sql.includes("unnest(indkey) AS indkeyid")
    ? sql.replace(
        "WHERE schemainfo.nspname = ANY",
        `WHERE rawindex.indkeyidx < (SELECT i.indnkeyatts FROM pg_index i WHERE i.indexrelid = rawindex.indexrelid)
           AND schemainfo.nspname = ANY`,
      )
    : sql;

function databaseError(error) {
  return new DriverAdapterError({
    kind: "postgres",
    code: error.code ?? "N/A",
    severity: error.severity ?? "ERROR",
    message: error.message,
    detail: error.detail,
    column: error.column,
    hint: error.hint,
    originalCode: error.code,
    originalMessage: error.message,
  });
}

/** Mends what the adapter does not do for the schema engine. */
function mend(adapter) {
  const pool = adapter.underlyingDriver();
  const queryRaw = adapter.queryRaw.bind(adapter);
  adapter.queryRaw = async (asked) => {
    const query = { ...asked, sql: keyColumnsOnly(asked.sql) };
    try {
      return await queryRaw(query);
    } catch (error) {
      if (error?.cause?.kind !== "UnsupportedNativeDataType") throw error;
    }
    const { fields } = await pool.query({ text: query.sql, values: query.args, rowMode: "array" });
    const columns = fields.map((field) => `t.${quote(field.name)}${CASTS[field.dataTypeID]?.[0] ?? ""}`);
    const inner = query.sql.replace(/;\s*$/, "");
    const result = await queryRaw({ ...query, sql: `SELECT ${columns.join(", ")} FROM (${inner}) t` });
    result.columnTypes = result.columnTypes.map((type, index) => CASTS[fields[index].dataTypeID]?.[1] ?? type);
    return result;
  };
  // The adapter's own splits scripts at every semicolon, also inside functions and literals.
  adapter.executeScript = async (script) => {
    await pool.query(script).catch((error) => {
      throw databaseError(error);
    });
  };
  return adapter;
}

async function connect(url) {
  const { href, schema } = parseUrl(url);
  const config = { connectionString: href, max: 1, options: "-c timezone=UTC -c client_min_messages=warning" };
  return mend(await new PrismaPg(config, { schema }).connect());
}

/** A database for replaying migrations: the one given, emptied, or a new one that goes away afterwards. */
async function connectToShadow(url) {
  if (datasource.shadowDatabaseUrl) {
    const shadow = await connect(datasource.shadowDatabaseUrl);
    await shadow.executeScript("DROP SCHEMA IF EXISTS public CASCADE; CREATE SCHEMA public");
    return shadow;
  }
  const name = `prisma_migrate_shadow_db_${randomUUID()}`;
  await withClient(url, (client) => client.query(`CREATE DATABASE ${quote(name)}`));
  const shadow = await connect(withDatabase(url, name));
  const dispose = shadow.dispose.bind(shadow);
  shadow.dispose = async () => {
    await dispose();
    await withClient(url, (client) => client.query(`DROP DATABASE IF EXISTS ${quote(name)} WITH (FORCE)`));
  };
  return shadow;
}

function adapterFactory() {
  const url = datasource.url ?? "postgresql://nobody@127.0.0.1:1/none";
  return {
    provider: "postgres",
    adapterName: "@prisma/adapter-pg",
    connect: () => connect(url),
    connectToShadowDb: () => connectToShadow(url),
  };
}

/** @returns a function that makes engines: an instance gives its shadow-database factory away on first use */
async function loadEngine(onPanic) {
  const glue = await import(path.join(wasmDir, "schema_engine_bg.js"));
  const code = readFileSync(path.join(wasmDir, "schema_engine_bg.wasm"));
  const { instance } = await WebAssembly.instantiate(code, { "./schema_engine_bg.js": glue });
  glue.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  globalThis.PRISMA_WASM_PANIC_REGISTRY = { set_message: onPanic };
  const datamodels = values.datamodels?.map((file) => [file, readFileSync(file, "utf8")]);
  return () => glue.SchemaEngine.new({ datamodels }, () => {}, bindMigrationAwareSqlAdapterFactory(adapterFactory()));
}

const send = (message) => process.stdout.write(`${JSON.stringify({ jsonrpc: "2.0", ...message })}\n`);
let prints = 0;

async function call(newEngine, method, params) {
  if (method === "createDatabase") {
    const { database } = parseUrl(datasource.url);
    await onServer(`CREATE DATABASE ${quote(database)}`);
    return { databaseName: database };
  }
  if (method === "introspectSql") throw new Error("TypedSQL is not available in this project.");
  const engine = await newEngine();
  if (method === "getDatabaseVersion") return engine.version(params);
  if (method === "diff") {
    const { exitCode, stdout } = await engine.diff(params);
    if (stdout) send({ id: ++prints, method: "print", params: { content: stdout } });
    return { exitCode, stdout: null };
  }
  // These two only find the shadow-database factory on an engine that has used it before.
  if (method === "evaluateDataLoss" || method === "createMigration") {
    await engine.devDiagnostic({ migrationsList: params.migrationsList, filters: params.filters });
  }
  return (await engine[method](params)) ?? null;
}

function rpcError(error, panic) {
  return {
    code: 4466,
    message: "An error happened. Check the data field for details.",
    data: {
      is_panic: panic !== undefined,
      message: panic ?? String(error?.message ?? error),
      meta: error?.meta ?? null,
      error_code: error?.code ?? null,
    },
  };
}

async function serve() {
  let panic;
  const newEngine = await loadEngine((message) => {
    panic = message;
  });
  let last = Promise.resolve();
  const lines = createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY });
  lines.on("line", (line) => {
    const { id, method, params } = JSON.parse(line);
    if (!method) return; // the CLI's answer to a `print`
    last = last
      .then(() => call(newEngine, method, params))
      .then(
        (result) => send({ id, result }),
        (error) => send({ id, error: rpcError(error, panic) }),
      );
  });
  lines.on("close", () => last.then(() => process.exit(0)));
}

if (values.version) {
  const { version } = JSON.parse(readFileSync(path.join(wasmDir, "package.json"), "utf8"));
  console.log(`schema-engine-cli ${version.split(".").pop()} (wasm)`);
} else if (positionals[0] === "cli") {
  process.exit(await runCli(positionals[1]));
} else {
  await serve();
}
