import { Problem } from "../lib/problem.mjs";
import { dim, step } from "../lib/report.mjs";
import type { ApiClient } from "../replay/api-client";
import type { Installation } from "../replay/installation";
import { FLOOR_PATH } from "./floor-route";
import { load } from "./load";
import type { Options } from "./options";
import type { OrderSupply } from "./orders";
import { cpuOfTree } from "./process-cpu";
import type { Cell, Kind } from "./summarise";

/** Long enough for the compiler to have seen what is hot: a server that just started spends half its time on that. */
const WARM_UP_SECONDS = 8;
const WARM_UP_CONNECTIONS = 8;
/** Written ahead of each measurement, so that making orders costs the measurement nothing. */
const BODIES_PER_SECOND = 1_000;
const PATHS: Record<Kind, string> = { floor: FLOOR_PATH, screen: "/api/v1/screenings" };

type Setting = {
  readonly installation: Installation;
  readonly client: ApiClient;
  readonly supply: OrderSupply;
  readonly kinds: readonly Kind[];
  readonly options: Options;
};

/**
 * Every kind at every number of connections, round by round. Whoever goes first in one round goes last in the next, so that drift of
 * the machine falls on both.
 * @throws Problem when a request of the warm-up fails
 */
export async function measureRounds(setting: Setting): Promise<Cell[]> {
  const { kinds, options } = setting;
  await step("Warming up", async () => {
    for (const kind of kinds) {
      const { failures, firstFailure } = (await measure(setting, kind, WARM_UP_CONNECTIONS, WARM_UP_SECONDS)).load;
      if (failures > 0) throw new Problem(`${failures} requests of ${kind} failed, the first with ${firstFailure}`);
    }
  });
  const cells: Cell[] = [];
  for (let round = 1; round <= options.rounds; round++) {
    for (const connections of options.connections) {
      for (const kind of round % 2 === 1 ? kinds : kinds.toReversed()) {
        const cell = await measure(setting, kind, connections, options.seconds);
        cells.push(cell);
        console.log(dim(`  round ${round}, ${describe(cell)}`));
      }
    }
  }
  return cells;
}

async function measure(
  { installation, client, supply }: Setting,
  kind: Kind,
  connections: number,
  seconds: number,
): Promise<Cell> {
  const bodies = Array.from({ length: seconds * BODIES_PER_SECOND }, () => JSON.stringify(supply.live()));
  const body = () => bodies.shift() ?? JSON.stringify(supply.live());
  const before = cpu(installation);
  const measured = await load(client, { path: PATHS[kind], connections, seconds, body });
  const after = cpu(installation);
  const each = (from: number | null, to: number | null) =>
    from === null || to === null ? null : (to - from) / Math.max(1, measured.requests);
  const cpuMs = { node: each(before.node, after.node), postgres: each(before.postgres, after.postgres) };
  return { kind, connections, load: measured, cpuMs };
}

const cpu = ({ serverPid, postgresPid }: Installation) => ({
  node: cpuOfTree(serverPid),
  postgres: cpuOfTree(postgresPid),
});

function describe({ kind, connections, load: { perSecond, p99Ms }, cpuMs: { node, postgres } }: Cell): string {
  const ms = (value: number | null, digits: number) => (value === null ? "?" : value.toFixed(digits));
  const processor = `CPU ${ms(node, 2)} (Node) + ${ms(postgres, 2)} ms (PostgreSQL)`;
  return `${kind} × ${connections}: ${perSecond.toFixed(0)}/s, p99 ${ms(p99Ms, 0)} ms, ${processor}`;
}
