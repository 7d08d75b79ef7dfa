import { writeFileSync } from "node:fs";
import path from "node:path";
import { dim, run } from "../lib/report.mjs";
import { withCleanup } from "../lib/signals.mjs";
import { apiClient } from "./api-client";
import type { Fault } from "./entry";
import { startInstallation } from "./installation";
import { type Options, parseOptions, USAGE } from "./options";
import { reportLines } from "./print-report";
import { type Progress, replay } from "./replay";
import { reportOf } from "./report";
import { serveAsChild } from "./serve";
import { findFile } from "./source/open-file";
import { openSource } from "./source/open-source";

const PROGRESS_MS = 5_000;
const FAULTS_SHOWN = 20;

type Context = Parameters<Parameters<typeof withCleanup>[0]>[0];

/** npm runs a script in the package's folder; what the user typed is relative to theirs. */
const typedIn = (): string => process.env.INIT_CWD ?? process.cwd();

async function main(context: Context, options: Options): Promise<number> {
  const file = await findFile(options.file, typedIn());
  const source = await openSource(file);
  const { url, key } = options.target ?? (await startInstallation(context, { bundle: "replay" }));
  const client = apiClient(url, key, options.concurrency);
  context.atEnd(client.close);
  const progress = progressPrinter();
  context.atEnd(progress.stop);
  const replayed = await context.guard(
    replay(source, { ...options, client, now: Date.now(), onProgress: progress.note, onFault: faultPrinter() }),
  );
  progress.stop();
  const report = reportOf(options.file, source, replayed, Number.isFinite(options.limit));
  console.log(reportLines(report).join("\n"));
  if (options.json !== null)
    writeFileSync(path.resolve(typedIn(), options.json), `${JSON.stringify(report, null, 2)}\n`);
  return replayed.records.length > 0 ? 0 : 1;
}

function progressPrinter() {
  const startedAt = performance.now();
  let latest: Progress | null = null;
  let before = 0;
  const timer = setInterval(() => {
    if (!latest) return;
    const rate = ((latest.screened - before) / PROGRESS_MS) * 1_000;
    before = latest.screened;
    const elapsed = ((performance.now() - startedAt) / 1_000).toFixed(0);
    const upTo = new Date(latest.at).toISOString().slice(0, 16).replace("T", " ");
    console.log(
      dim(
        `  ${elapsed} s: ${latest.screened} orders, ${latest.events} outcomes, up to ${upTo}, ${rate.toFixed(0)} orders/s`,
      ),
    );
  }, PROGRESS_MS);
  return {
    note: (progress: Progress) => {
      latest = progress;
    },
    stop: () => clearInterval(timer),
  };
}

function faultPrinter(): (fault: Fault) => void {
  let shown = 0;
  return ({ line, why }) => {
    shown += 1;
    if (shown <= FAULTS_SHOWN) console.error(`  ${line > 0 ? `line ${line}: ` : ""}${why}`);
    if (shown === FAULTS_SHOWN) console.error("  … further ones are only counted");
  };
}

if (process.argv[2] === "serve") {
  await serveAsChild([{ code: "replay", name: "Replay" }]);
} else {
  await run(async () => {
    const options = parseOptions(process.argv.slice(2));
    if (!options) return void console.log(USAGE);
    return withCleanup((context) => main(context, options));
  });
  process.exit();
}
