import { mkdirSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { inRoot } from "../lib/paths.mjs";
import { run, step } from "../lib/report.mjs";
import { withCleanup } from "../lib/signals.mjs";
import { type ApiClient, apiClient } from "../replay/api-client";
import { type Installation, startInstallation } from "../replay/installation";
import { replay } from "../replay/replay";
import { serveAsChild } from "../replay/serve";
import { benchEngine } from "./engine";
import { FLOOR_TABLE, floorRoute } from "./floor-route";
import { BUSY_CONNECTIONS, benchGrowth } from "./growth";
import { fillHistory, TEMPLATES } from "./history/fill-history";
import { offer } from "./offered";
import { type Options, parseOptions, USAGE } from "./options";
import { OrderSupply, SHOPS } from "./orders";
import { residentMemory } from "./process-memory";
import { benchQueue } from "./queue";
import { sessionRoute } from "./queue-route";
import { measureRounds } from "./rounds";
import { benchStartUp } from "./start-up";
import { type Kind, summarise } from "./summarise";

const HISTORY_LANES = 8;
const SCREENED_HISTORY = 1_000;
const OFFERED_PER_SECOND = 100;

type Tell = (line: Record<string, unknown>) => void;

type Context = Parameters<Parameters<typeof withCleanup>[0]>[0];

async function main(context: Context, options: Options): Promise<number> {
  const results: Record<string, unknown>[] = [];
  const tell: Tell = (line) => {
    results.push(line);
    console.log(JSON.stringify(line));
  };
  const supply = new OrderSupply(new Date());
  if (options.parts.has("engine")) tell(await step("The engine alone", () => benchEngine(supply)));
  const kinds = (["floor", "screen"] as const).filter((kind) => options.parts.has(kind));
  const part = (work: (open: () => Promise<Installation>) => Promise<void>) => withInstallations(context, work);
  if (kinds.length > 0 || options.parts.has("offered") || options.parts.has("start")) {
    await part(async (open) => benchLoad(await open(), supply, kinds, options, tell));
  }
  if (options.parts.has("queue")) await part(async (open) => tell(await benchReview(await open(), supply)));
  if (options.parts.has("growth")) {
    await part(async (open) => benchLarge({ small: await open(), large: await open() }, supply, options, tell));
  }
  write(options, results);
  return results.some((line) => Number(line.failures ?? 0) > 0) ? 1 : 0;
}

/** Runs a part with installations of its own, which are gone when it has ended, and when it is interrupted. */
async function withInstallations(
  context: Context,
  work: (open: () => Promise<Installation>) => Promise<void>,
): Promise<void> {
  const undo: (() => unknown)[] = [];
  const close = async () => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  context.atEnd(close);
  const own = { guard: context.guard, atEnd: (step: () => unknown) => void undo.push(step) };
  await context.guard(
    work(async () => {
      const installation = await startInstallation(own, { bundle: "bench" });
      await prepare(installation);
      return installation;
    }),
  );
  await close();
}

async function prepare({ databaseUrl }: Installation): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query(FLOOR_TABLE).finally(() => client.end());
}

async function benchLoad(
  installation: Installation,
  supply: OrderSupply,
  kinds: readonly Kind[],
  options: Options,
  tell: Tell,
): Promise<void> {
  const client = apiClient(installation.url, installation.key, Math.max(...options.connections, HISTORY_LANES));
  try {
    const { history } = options;
    await preload(client, supply, Math.min(history, SCREENED_HISTORY));
    await fill(installation, supply, history - SCREENED_HISTORY, tell);
    const cells = await measureRounds({ installation, client, supply }, { kinds, options });
    for (const line of summarise(cells, kinds, options.connections)) tell({ ...line, history });
    if (options.parts.has("offered")) tell({ ...(await benchOffered(client, supply)), history });
    tellMemory(installation, tell, "API server after the load");
    if (options.parts.has("start")) tell(await step("Start-up", () => benchStartUp(installation.databaseUrl)));
  } finally {
    client.close();
  }
}

async function benchOffered(client: ApiClient, supply: OrderSupply): Promise<Record<string, unknown>> {
  const body = () => JSON.stringify(supply.live());
  const about = { path: "/api/v1/screenings", perSecond: OFFERED_PER_SECOND, seconds: 10, body };
  return {
    bench: "offered",
    perSecond: OFFERED_PER_SECOND,
    ...(await step("A steady rate", () => offer(client, about))),
  };
}

async function benchReview(installation: Installation, supply: OrderSupply) {
  const client = apiClient(installation.url, installation.key, 1);
  return benchQueue({ installation, client, supply }).finally(() => client.close());
}

async function benchLarge(
  sides: { readonly small: Installation; readonly large: Installation },
  supply: OrderSupply,
  options: Options,
  tell: Tell,
): Promise<void> {
  const setting = (installation: Installation) => {
    const client = apiClient(installation.url, installation.key, BUSY_CONNECTIONS);
    return { installation, client, supply };
  };
  const [small, large] = [setting(sides.small), setting(sides.large)];
  try {
    for (const line of await benchGrowth({ small, large }, options)) tell(line);
    tellMemory(sides.large, tell, `API server beside ${options.large} orders`);
  } finally {
    for (const { client } of [small, large]) client.close();
  }
}

function tellMemory({ serverPid }: Installation, tell: Tell, what: string): void {
  const { nowMiB, peakMiB } = residentMemory(serverPid);
  tell({ bench: "memory", what, residentMiB: nowMiB, peakMiB });
}

async function fill(installation: Installation, supply: OrderSupply, orders: number, tell: Tell): Promise<void> {
  if (orders <= 0) return;
  const like = supply.take(TEMPLATES);
  tell(
    await step(`Loading ${orders} orders of history`, () => fillHistory(installation, { orders, openCases: 0, like })),
  );
}

/** The newest of the history comes in as it would have: through the API. */
async function preload(client: ApiClient, supply: OrderSupply, orders: number): Promise<void> {
  if (orders === 0) return;
  await step(`Screening ${orders} orders of history`, async (note) => {
    const options = { client, concurrency: HISTORY_LANES, limit: Number.POSITIVE_INFINITY, now: Date.now() };
    const done = await replay(supply.history(orders), options);
    note(`${done.events} outcomes, ${(orders / (done.elapsedMs / 1_000)).toFixed(0)} orders/s`);
  });
}

function write(options: Options, results: readonly Record<string, unknown>[]): void {
  const machine = { node: process.version, platform: `${os.platform()}-${os.arch()}`, cpus: os.availableParallelism() };
  const content = {
    at: new Date().toISOString(),
    ...machine,
    options: { ...options, parts: [...options.parts] },
    results,
  };
  const file = inRoot("bench/latest.json");
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(content, null, 2)}\n`);
}

if (process.argv[2] === "serve") {
  await serveAsChild(SHOPS, [floorRoute, sessionRoute]);
} else {
  await run(async () => {
    const options = parseOptions(process.argv.slice(2));
    if (!options) return void console.log(USAGE);
    return withCleanup((context) => main(context, options));
  });
  process.exit();
}
