import "server-only";
import { loadDemo } from "@/lib/demo/load-demo";
import { beginState, endState } from "@/lib/demo/state";
import { now } from "@/lib/platform/clock";
import { commitLazily, flushCommits } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { disposeSingletons } from "@/lib/platform/singleton";
import { warmTables } from "@/lib/screening/enrich/warm";

/** `npm start` runs this once, on an empty database: loads the demo data and writes demo.json. */
const REPORT_EVERY = 1_000;

const { SEKISHO_DATA_DIR: directory, PORT: port } = env();
const state = beginState(directory, now());
commitLazily();
warmTables();
let told = 0;
const keys = await loadDemo(state, (screened, expected) => {
  if (screened - told < REPORT_EVERY) return;
  told = screened;
  process.stdout.write(
    `  ${screened.toLocaleString("en")} of about ${expected.toLocaleString("en")} orders screened\n`,
  );
});
await flushCommits();
endState(directory, { state, url: `http://localhost:${port}`, keys });
await disposeSingletons();
