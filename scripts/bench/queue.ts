import pg from "pg";
import { z } from "zod";
import { Problem } from "../lib/problem.mjs";
import { step } from "../lib/report.mjs";
import type { ApiClient } from "../replay/api-client";
import type { Installation } from "../replay/installation";
import { quantile } from "../replay/metrics/quantile";
import { asAdministrator, fillHistory, TEMPLATES } from "./history/fill-history";
import { SESSION_PATH } from "./queue-route";
import type { Setting } from "./rounds";

const ORDERS = 100_000;
const OPEN_CASES = 2_000;
const WARM_UP = 20;
const REQUESTS = 400;
/** As many analysts ask at the same time. */
const LANES = 4;

/** What analysts ask of the queue; `{reason}` is the most frequent one. */
const QUESTIONS: Readonly<Record<string, string>> = {
  all: "/cases",
  score: "/cases?sort=score",
  amount: "/cases?sort=amount&minAmount=5000",
  reason: "/cases?reason={reason}",
  due: "/cases?due=soon&who=free",
  name: `/cases?q=${encodeURIComponent("佐藤")}`,
  views: "/review-views",
};

const page = z.object({
  items: z.array(z.object({ caseId: z.uuid() })),
  counts: z.object({ open: z.number() }),
  reasons: z.array(z.object({ code: z.string() })),
});

/** The queue's API under 100,000 orders and 2,000 open cases, asked by several analysts at once. */
export async function benchQueue({ installation, client, supply }: Setting): Promise<Record<string, unknown>> {
  await step(`Loading ${ORDERS} orders, ${OPEN_CASES} of them held`, () =>
    fillHistory(installation, { orders: ORDERS, openCases: OPEN_CASES, like: supply.take(TEMPLATES) }),
  );
  const cookie = await sessionOf(installation, client);
  const ask = asker(installation.url, cookie);
  const first = page.parse(JSON.parse((await ask("/cases")).text));
  const reason = first.reasons[0]?.code ?? "C";
  const paths = Object.entries(QUESTIONS).map(([name, path]) => [name, path.replace("{reason}", reason)] as const);
  const times = await step("Asking for the queue", () => measure(ask, paths));
  const all = [...times.values()].flat();
  return {
    bench: "queue",
    orders: ORDERS,
    openCases: first.counts.open,
    requests: all.length,
    lanes: LANES,
    p50Ms: rounded(quantile(all, 0.5)),
    p95Ms: rounded(quantile(all, 0.95)),
    maxMs: rounded(Math.max(...all)),
    p95MsByQuestion: Object.fromEntries([...times].map(([name, own]) => [name, rounded(quantile(own, 0.95))])),
  };
}

type Ask = (path: string) => Promise<{ text: string; elapsedMs: number }>;

async function measure(ask: Ask, paths: readonly (readonly [string, string])[]): Promise<Map<string, number[]>> {
  const times = new Map<string, number[]>(paths.map(([name]) => [name, []]));
  for (let index = 0; index < WARM_UP; index++) await ask(paths[index % paths.length]?.[1] ?? "/cases");
  let next = 0;
  const lane = async () => {
    while (next < REQUESTS) {
      const [name, path] = paths[next++ % paths.length] ?? ["all", "/cases"];
      times.get(name)?.push((await ask(path)).elapsedMs);
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return times;
}

const asker =
  (base: string, cookie: string): Ask =>
  async (path) => {
    const from = performance.now();
    const response = await fetch(`${base}/api/console${path}`, { headers: { cookie, "accept-language": "ja" } });
    const text = await response.text();
    if (response.status !== 200)
      throw new Problem(`${path} was answered with ${response.status} ${text.slice(0, 200)}`);
    return { text, elapsedMs: performance.now() - from };
  };

async function sessionOf(installation: Installation, client: ApiClient): Promise<string> {
  const database = new pg.Client({ connectionString: asAdministrator(installation) });
  await database.connect();
  const { rows } = await database
    .query<{ id: string }>("SELECT user_id AS id FROM membership LIMIT 1")
    .finally(() => database.end());
  const answer = await client.post(SESSION_PATH, JSON.stringify({ userId: rows[0]?.id }));
  return z.object({ cookie: z.string() }).parse(JSON.parse(answer.text)).cookie;
}

const rounded = (ms: number | null): number | null => (ms === null ? null : Math.round(ms * 10) / 10);
