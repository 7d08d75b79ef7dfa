import type { OrderInput } from "@/lib/risk/order";
import { Problem } from "../lib/problem.mjs";
import { dim, step } from "../lib/report.mjs";
import type { ApiClient } from "../replay/api-client";
import type { Installation } from "../replay/installation";
import { FLOOR_PATH } from "./floor-route";
import { load } from "./load";
import type { Options } from "./options";
import { type OrderSupply, placedNow } from "./orders";
import { cpuOfTree } from "./process-cpu";
import type { Cell, Kind } from "./summarise";

/** Enough for the compiler to have seen what is hot: until then a server spends up to half its time on that. */
const WARM_UP_REQUESTS = 7_500;
const WARM_UP_SECONDS = 4;
/** A machine that is so slow is measured as it is. */
const WARM_UPS_MAX = 8;
const WARM_UP_CONNECTIONS = 16;
/** Written ahead of each measurement, so that making orders costs the measurement nothing. */
const ORDERS_PER_SECOND = 1_000;
const PATHS: Record<Kind, string> = { floor: FLOOR_PATH, screen: "/api/v1/screenings" };

export type Setting = {
  readonly installation: Installation;
  readonly client: ApiClient;
  readonly supply: OrderSupply;
};

type Ask = {
  readonly kind: Kind;
  readonly connections: number;
  readonly seconds: number;
  /** What is done to each order before it is sent. */
  readonly change?: (order: OrderInput) => OrderInput;
};

/**
 * Every kind at every number of connections, round by round. Whoever goes first in one round goes last in the next, so that drift of
 * the machine falls on both.
 * @throws Problem when a request of the warm-up fails
 */
export async function measureRounds(
  setting: Setting,
  { kinds, options }: { readonly kinds: readonly Kind[]; readonly options: Options },
): Promise<Cell[]> {
  await step("Warming up", async () => {
    for (const kind of kinds) await warmUp(setting, kind);
  });
  const cells: Cell[] = [];
  for (let round = 1; round <= options.rounds; round++) {
    for (const connections of options.connections) {
      for (const kind of round % 2 === 1 ? kinds : kinds.toReversed()) {
        const cell = await measure(setting, { kind, connections, seconds: options.seconds });
        cells.push(cell);
        console.log(dim(`  round ${round}, ${describe(cell)}`));
      }
    }
  }
  return cells;
}

/** @throws Problem when a request fails */
export async function warmUp(setting: Setting, kind: Kind): Promise<void> {
  const about = { kind, connections: WARM_UP_CONNECTIONS, seconds: WARM_UP_SECONDS };
  let done = 0;
  for (let times = 0; times < WARM_UPS_MAX && done < WARM_UP_REQUESTS; times++) {
    const { failures, firstFailure, requests } = (await measure(setting, about)).load;
    if (failures > 0) throw new Problem(`${failures} requests of ${kind} failed, the first with ${firstFailure}`);
    done += requests;
  }
}

export async function measure({ installation, client, supply }: Setting, ask: Ask): Promise<Cell> {
  const { kind, connections, seconds, change = (order) => order } = ask;
  const orders = supply.take(seconds * ORDERS_PER_SECOND);
  const bodies = orders.map((order) => JSON.stringify(change(placedNow(order))));
  let used = 0;
  const body = () => bodies[used++] ?? JSON.stringify(change(supply.live()));
  const before = cpu(installation);
  const measured = await load(client, { path: PATHS[kind], connections, seconds, body });
  const after = cpu(installation);
  // The floor knows no order again.
  supply.giveBack(kind === "floor" ? orders : orders.slice(used));
  const each = (from: number | null, to: number | null) =>
    from === null || to === null ? null : (to - from) / Math.max(1, measured.requests);
  const cpuMs = { node: each(before.node, after.node), postgres: each(before.postgres, after.postgres) };
  return { kind, connections, load: measured, cpuMs };
}

const cpu = ({ serverPid, postgresPid }: Installation) => ({
  node: cpuOfTree(serverPid),
  postgres: cpuOfTree(postgresPid),
});

export function describe({ kind, connections, load: { perSecond, p99Ms }, cpuMs: { node, postgres } }: Cell): string {
  const ms = (value: number | null, digits: number) => (value === null ? "?" : value.toFixed(digits));
  const processor = `CPU ${ms(node, 2)} (Node) + ${ms(postgres, 2)} ms (PostgreSQL)`;
  return `${kind} × ${connections}: ${perSecond.toFixed(0)}/s, p99 ${ms(p99Ms, 0)} ms, ${processor}`;
}
